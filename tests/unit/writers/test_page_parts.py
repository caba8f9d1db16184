"""A part of a document that has pages to itself looks, laid out alone, as it does in the whole document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from outcome_reports import tree
from outcome_reports.writers.page_parts import PagePart, begins_alone, changed_parts, is_alone, parts_of
from outcome_reports.writers.pdf.drafting import Draft, draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from outcome_reports.branding.brand import Brand


def _pictures(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=1).to_pil().convert("RGB").tobytes() for page in document]
    finally:
        document.close()


def _changed(document: tree.Document, place: int, words: str) -> tree.Document:
    """The document with a word more at the end of each paragraph directly in a text of one of its blocks."""

    def visit(block: tree.AnyBlock) -> tree.AnyBlock:
        if isinstance(block, tree.Paragraph) and block.id:
            return replace(block, children=(*block.children, tree.Text(words)))
        return tree.rebuilt(block, visit, tuple)

    blocks = list(document.blocks)
    blocks[place] = tree.rebuilt(blocks[place], visit, tuple)
    return replace(document, blocks=tuple(blocks))


_NUMBERED = {"contents", "insights"}


def _prints_numbers(document: tree.Document, part: PagePart) -> bool:
    return any(block.role in _NUMBERED for block in document.blocks[part.first : part.end])


def _pictures_in(blocks: Iterable[tree.Block]) -> set[str]:
    return {block.asset for block in tree.blocks_of(blocks) if isinstance(block, tree.Image)}


@pytest.fixture(scope="module")
def whole(sample: tree.Document, brand: Brand) -> Draft:
    return draft(sample, brand)


def test_each_part_alone_is_drawn_as_in_the_whole_document(sample: tree.Document, brand: Brand, whole: Draft) -> None:
    pictures = _pictures(whole.data)
    alone = [part for part in whole.parts if begins_alone(sample, part) and not _prints_numbers(sample, part)]
    assert {block.role for part in alone for block in sample.blocks[part.first : part.end]} >= {"cover", "chapter"}
    for part in alone:
        end = next((other.page for other in whole.parts if other.page > part.page), len(pictures) + 1)
        assert _pictures(draft(sample, brand, part).data) == pictures[part.page - 1 : end - 1]


def test_a_changed_chapter_alone_is_drawn_as_when_all_is_laid_out_again(
    sample: tree.Document, brand: Brand, whole: Draft
) -> None:
    place = next(n for n, block in enumerate(sample.blocks) if block.role == "chapter")
    after = _changed(sample, place, " More.")
    (part,) = changed_parts(sample, after, whole.parts) or ()
    assert part.first <= place < part.end
    again = draft(after, brand)
    assert [one.page for one in again.parts if one.first <= place] == [
        one.page for one in whole.parts if one.first <= place
    ]
    alone = _pictures(draft(after, brand, part).data)
    assert alone == _pictures(again.data)[part.page - 1 :][: len(alone)]
    assert alone != _pictures(whole.data)[part.page - 1 :][: len(alone)]


def test_what_is_around_a_part_calls_for_the_whole(sample: tree.Document, whole: Draft) -> None:
    more = replace(sample, blocks=(*sample.blocks, sample.blocks[0]))
    marked = replace(sample, metadata=replace(sample.metadata, mark="Draft 9"))
    assert changed_parts(sample, more, whole.parts) is None
    assert changed_parts(sample, marked, whole.parts) is None
    assert changed_parts(sample, replace(sample), whole.parts) == ()


def test_another_picture_of_the_same_name_changes_the_parts_that_show_it(sample: tree.Document, whole: Draft) -> None:
    name = min(_pictures_in(sample.blocks) & sample.assets.keys())
    other = replace(sample, assets={**sample.assets, name: replace(sample.assets[name], data=b"other")})
    changed = changed_parts(sample, other, whole.parts) or ()
    showing = [part for part in whole.parts if name in _pictures_in(sample.blocks[part.first : part.end])]
    assert list(changed) == showing != []


@pytest.mark.parametrize(
    ("pages", "parts"),
    [
        ([((0,), True), ((1,), True), ((1,), False)], [PagePart(0, 1, 1), PagePart(1, 2, 2)]),
        # What begins a page only because there was no more room depends on what is before it.
        ([((0,), True), ((1,), False)], [PagePart(0, 2, 1)]),
        ([((0,), True), ((0, 1), False), ((2,), True)], [PagePart(0, 2, 1), PagePart(2, 3, 3)]),
        ([((0,), True), ((), False), ((1,), True)], []),
        ([((0,), True), ((2,), True)], []),
        ([((0,), True)], []),
        ([], []),
    ],
)
def test_a_part_begins_where_a_page_is_forced(pages: list[tuple[tuple[int, ...], bool]], parts: list[PagePart]) -> None:
    count = 3 if any(2 in blocks for blocks, _ in pages) else 2
    assert list(parts_of(pages, count)) == parts


def test_what_prints_the_pages_of_others_is_alone_as_long_as_it_has_not_changed(
    sample: tree.Document, brand: Brand, whole: Draft
) -> None:
    found = [part for part in whole.parts if begins_alone(sample, part) and _prints_numbers(sample, part)]
    assert found
    for part in found:
        assert is_alone(sample, sample, part)
        for place in range(part.first, part.end):
            other = replace(sample.blocks[place], lang="fr")
            after = replace(sample, blocks=(*sample.blocks[:place], other, *sample.blocks[place + 1 :]))
            assert is_alone(sample, after, part) is (other.role not in _NUMBERED)
    # Only the numbers are missing.
    part = found[0]
    following = (other.page for other in whole.parts if other.page > part.page)
    assert len(_pictures(draft(sample, brand, part).data)) == next(following) - part.page
