"""Words end in the file where they end for readers, on whatever line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.pdf import write_pdf
from outcome_reports.writers.pdf.tags import word_breaks
from tests.support.marked_text import spelled_by_mark
from tests.support.tag_tree import tags_of

Read = Callable[..., list[str]]


@pytest.fixture
def read(short: tree.Document, brand: Brand) -> Read:
    """What readers are given that guess no spaces, after the title."""

    def words(*children: tree.Inline, lang: str | None = None) -> list[str]:
        title = tree.Heading(1, (tree.Text("T"),), id="title")
        blocks = (tree.Section((title,), id="cover", role="cover"), tree.Paragraph(children, lang=lang))
        data = write_pdf(replace(short, blocks=blocks, assets={}), brand).data
        return tags_of(data, spelled_by_mark(data)).words[1:]

    return words


def test_words_come_apart_at_the_ends_of_lines_and_compounds_do_not(read: Read) -> None:
    # Of compounds of many lengths some end a line at their hyphen.
    text = " ".join(f"{'x' * n} self-assessment pre- and post-arrival 2025–2026" for n in range(1, 30))
    assert read(tree.Text(text)) == text.split()


def test_they_do_where_lines_end_within_marks_and_at_breaks_of_lines(read: Read) -> None:
    many = " ".join(["word"] * 40)
    link = tree.Link("https://example.org", (tree.Text(f"a {many}"),))
    children = (tree.Text(f"{many} "), tree.Strong((tree.Text(many),)), tree.LineBreak(), tree.Text("on "), link)
    assert read(*children) == f"{many} {many} on a {many}".split()


@pytest.mark.parametrize(("lang", "word"), [("ar", "كلمة"), ("he", "מילה"), ("hi", "शब्द")])
def test_they_do_in_scripts_whose_glyphs_do_not_spell(read: Read, lang: str, word: str) -> None:
    text = " ".join([word] * 60)
    assert read(tree.Text(text), lang=lang) == text.split()


def test_an_address_that_is_broken_stays_whole(read: Read) -> None:
    address = "https://example.org/" + "/".join(["path"] * 30)
    assert read(tree.Link(address, (tree.Text(address),))) == [address]


@pytest.mark.parametrize(
    ("bitmap", "glyphs", "space"),
    [(False, {3: "a", 4: " "}, 4), (False, {3: "a"}, None), (False, {3: "\u00a0"}, None), (True, {4: " "}, None)],
)
def test_a_font_has_a_space_or_not(bitmap: bool, glyphs: dict[int, str], space: int | None) -> None:
    assert word_breaks._space(SimpleNamespace(bitmap=bitmap, to_unicode=glyphs)) == space
