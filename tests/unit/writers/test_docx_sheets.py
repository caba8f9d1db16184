"""Covers and last pages in Word hold all their words, or the build says that they are too many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.tree import Text
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.docx.pages import sheet_fitting
from tests.support.sample_tree import p
from tests.unit.writers.docx_reading import W, body_of

TITLE, THEME, NOTICE = "Migration Security and Protection ", "A theme that goes on ", "A notice that goes on. "


def covered(sample: tree.Document, title: int = 1, theme: int = 1, notice: int = 1) -> tree.Document:
    """The sample with a cover whose parts are said so many times."""
    words = {"theme": THEME * theme, "notice": NOTICE * notice}

    def longer(block: tree.Block) -> tree.Block:
        if isinstance(block, tree.Heading):
            return replace(block, children=(Text((TITLE * title).strip()),))
        if isinstance(block, tree.Paragraph) and block.role in words:
            return replace(block, children=(Text(words[block.role].strip()),))
        return block

    cover = sample.blocks[0]
    assert isinstance(cover, tree.Section)
    return replace(sample, blocks=(replace(cover, blocks=tuple(map(longer, cover.blocks))), *sample.blocks[1:]))


def look(document: tree.Document, brand: Brand) -> tuple[int | None, int | None]:
    """The space above the first paragraph in twips, and the size of the title in half-points, where not the style's."""
    body = body_of(write_docx(document, brand))
    spacing = next(body.iter(f"{W}p")).find(f"{W}pPr/{W}spacing")
    title = next(
        paragraph
        for paragraph in body.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='Title']") is not None
    )
    size = title.find(f"{W}r/{W}rPr/{W}sz")
    return (
        None if spacing is None else int(spacing.get(f"{W}before", "0")),
        None if size is None else int(size.get(f"{W}val", "0")),
    )


@pytest.mark.parametrize("cover", [(1, 1, 1), (2, 1, 2), (1, 4, 4)])
def test_a_usual_cover_is_as_its_styles_have_it(
    cover: tuple[int, int, int], sample: tree.Document, brand: Brand
) -> None:
    assert look(covered(sample, *cover), brand) == (None, None)


def test_longer_words_take_the_room_above_them_first(sample: tree.Document, brand: Brand) -> None:
    spaces = [look(covered(sample, title, 4, 6), brand) for title in (4, 5)]
    assert [size for _, size in spaces] == [None, None]
    above = [space for space, _ in spaces]
    assert above[0] is not None
    assert above[1] is not None
    assert 42 * 20 <= above[1] < above[0] < 262 * 20


def test_then_letters_are_smaller(sample: tree.Document, brand: Brand) -> None:
    sizes = [look(covered(sample, *cover), brand)[1] for cover in ((9, 10, 20), (12, 15, 40))]
    assert sizes[0] is not None
    assert sizes[1] is not None
    assert 24 <= sizes[1] <= sizes[0] < 2 * brand.size(5.8)


@pytest.mark.parametrize("cover", [(60, 1, 1), (1, 300, 1), (1, 1, 600), (1, 1, 4000)])
def test_what_fits_at_no_size_is_refused_with_its_length(
    cover: tuple[int, int, int], sample: tree.Document, brand: Brand
) -> None:
    document = covered(sample, *cover)
    count = sum(map(len, tree.lines_of(document.blocks[:1])))
    with pytest.raises(RenderError, match=rf"#cover: its {count:,} characters do not fit one page in Word"):
        write_docx(document, brand)


def test_the_last_page_is_judged_too(sample: tree.Document, brand: Brand) -> None:
    contact = next(block for block in sample.blocks if isinstance(block, tree.Section) and block.role == "contact")
    long = replace(contact, blocks=(*contact.blocks, *(p(NOTICE * 10) for _ in range(30))))
    blocks = tuple(long if block is contact else block for block in sample.blocks)
    with pytest.raises(RenderError, match=r"#contact: its .* characters do not fit one page in Word"):
        write_docx(replace(sample, blocks=blocks), brand)


@pytest.mark.parametrize(
    ("words", "lines"), [("", 1), ("one", 1), ("one two", 1), ("a word " * 20, 4), ("x" * 100, 3), ("骨" * 60, 4)]
)
def test_lines_are_counted_with_the_brands_letters(words: str, lines: int, brand: Brand) -> None:
    assert sheet_fitting._lines(words, 20.0, brand) == lines
