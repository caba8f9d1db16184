"""Blocks of Word become Markdown, and what a text cannot hold is said with its words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from outcome_reports.importing.output import content_markdown
from outcome_reports.importing.output.content_markdown import MarkdownWriter
from outcome_reports.importing.output.markdown_lines import HeadingRanks, label
from outcome_reports.importing.output.pictures_of import captioned
from outcome_reports.importing.output.pipe_tables_of import why_none
from outcome_reports.importing.word.word_content import Block, Cell, Paragraph, Picture, Row, Run, Table
from outcome_reports.markup.problems import MAX_LINKS

TOO_LONG = "text that is too long for one place of an edition"
SHOWN = Paragraph([], pictures=(Picture("images/a.png", "A port"),))


def p(text: str, style: str = "normal", level: int = 0) -> Paragraph:
    return Paragraph([Run(text)], style, level)


def table(*rows: Sequence[str]) -> Table:
    return Table([Row([Cell([p(text)]) for text in row]) for row in rows])


def written(blocks: Sequence[Block], *, rich: bool = True) -> tuple[str, list[tuple[str, str]], set[str]]:
    lost: list[tuple[str, str]] = []
    writer = MarkdownWriter({"footnote1": [p("A note.")]}, lambda what, text: lost.append((what, text)))
    return writer.text(blocks, rich=rich), lost, writer.used


@pytest.mark.parametrize(("most", "fit"), [(34, 3), (33, 2), (22, 2), (21, 1), (10, 1), (9, 0)])
def test_what_is_too_long_for_a_text_is_lost_from_its_end(most: int, fit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_markdown, "MAX_TEXT", most)
    texts = ["a" * 10, "b" * 10, "c" * 10]
    rest = "\n\n".join(texts[fit:])
    assert written([p(text) for text in texts]) == ("\n\n".join(texts[:fit]), [(TOO_LONG, rest)] if rest else [], set())


@pytest.mark.parametrize("count", [MAX_LINKS, MAX_LINKS + 1])
def test_what_has_too_many_links_for_a_text_is_lost_from_its_end(count: int) -> None:
    links = [Paragraph([Run(f"n{n}", link="https://a.org/")]) for n in range(count)]
    text, lost, _ = written(links)
    assert text.split("\n\n") == [f"[n{n}](https://a.org/)" for n in range(MAX_LINKS)]
    assert lost == ([(TOO_LONG, f"n{MAX_LINKS}")] if count > MAX_LINKS else [])


def test_notes_follow_the_text_that_refers_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    noted = Paragraph([Run("Word"), Run(note="footnote1")])
    assert written([p("a"), noted]) == ("a\n\nWord[^footnote1]\n\n[^footnote1]: A note.", [], {"footnote1"})
    monkeypatch.setattr(content_markdown, "MAX_TEXT", 10)
    assert written([p("a"), noted]) == ("a", [(TOO_LONG, "Word")], set())


def test_a_place_for_paragraphs_takes_no_pictures_and_tables() -> None:
    rows = table(("a", "b"), ("c", "d"))
    assert written([SHOWN, p("Words."), rows]) == (
        "![A port](images/a.png)\n\nWords.\n\n| a | b |\n| --- | --- |\n| c | d |",
        [],
        set(),
    )
    why = "table in a place that takes only paragraphs and lists"
    assert written([SHOWN, p("Words."), rows], rich=False) == ("Words.", [(why, "a | b\nc | d")], set())


def test_looks_that_markdown_cannot_have_are_left_off() -> None:
    # Bold that ends with a mark goes on where a letter follows.
    apart = Paragraph([Run("One.", bold=True), Run("two")])
    assert written([apart]) == ("One.two", [], set())
    linked = Paragraph([*apart.runs, Run(" and "), Run("three", bold=True, link="https://a.org/")])
    assert written([linked]) == ("One.two and [three](https://a.org/)", [], set())
    grid = Table([Row([Cell([apart]), Cell([Paragraph([Run("b", bold=True)])])])] * 2)
    assert written([grid]) == ("| One.two | b |\n| --- | --- |\n| One.two | b |", [], set())


@pytest.mark.parametrize(
    ("columns", "rich", "why"),
    [
        (2, False, "table in a place that takes only paragraphs and lists"),
        (12, True, "table that would not read the same in a text"),
        (13, True, "table of 13 columns: a text has room for 12"),
    ],
)
def test_it_is_said_why_a_table_has_no_place(columns: int, rich: bool, why: str) -> None:
    assert why_none(table(*[tuple("ab"[n % 2] for n in range(columns))] * 2), rich=rich) == why


def test_a_table_whose_numbers_do_not_fit_is_told_by_them() -> None:
    rows = table(*[["1,000,000,000,000"] * 12] * 2)
    assert why_none(rows, rich=True) == "table of 12 columns, whose numbers do not fit a page"


def test_headings_of_a_text_have_two_ranks_by_what_is_above_them() -> None:
    ranks = HeadingRanks()
    levels = [3, 4, 6, 4, 3, 2, 0, 3, 4, 1, 2]
    assert [ranks.mark(p("Words", level=level)) for level in levels] == [
        *("## ", "### ", "", "### ", "## ", "## ", "", "### ", "", "## ", "### "),
    ]
    assert ranks.mark(p("", level=1)) == ""


LONG = "Figure 1: " + "word " * 78
CAPTIONED: dict[str, tuple[Sequence[Block], Sequence[str]]] = {
    "below": ([SHOWN, p("Figure 1: A port"), p("Figure 2: Another")], ["*Figure 1: A port", "Figure 2: Another"]),
    "below, by style": ([SHOWN, p("A port", "caption")], ["*A port"]),
    "above, by style": ([p("A port", "caption"), SHOWN, p("Words")], ["*A port", "Words"]),
    "above, by words": ([p("Figure 1: A port"), SHOWN], ["Figure 1: A port", "*"]),
    "one for two": ([p("A port", "caption"), SHOWN, SHOWN], ["*A port", "*"]),
    "no words of a caption": ([SHOWN, p("Figures show more.")], ["*", "Figures show more."]),
    "a heading": ([SHOWN, p("Figure 1: A port", level=2)], ["*", "Figure 1: A port"]),
    "an item": ([SHOWN, Paragraph([Run("Figure 1: A")], listing="bullet")], ["*", "Figure 1: A"]),
    "a note in it": ([SHOWN, Paragraph([Run("Figure 1: A"), Run(note="footnote1")])], ["*", "Figure 1: A"]),
    "long": ([SHOWN, p(LONG)], [f"*{LONG.strip()}"]),
    "too long": ([SHOWN, p(f"{LONG}more")], ["*", f"{LONG}more"]),
    "a table between": ([SHOWN, table(("a",)), p("Figure 1: A")], ["*", "table", "Figure 1: A"]),
}


@pytest.mark.parametrize("name", CAPTIONED)
def test_a_picture_takes_the_caption_beside_it(name: str) -> None:
    blocks, expected = CAPTIONED[name]
    found = captioned(blocks)
    shown = [f"{'*' * len(b.pictures)}{b.text}" if isinstance(b, Paragraph) else "table" for b in found]
    assert shown == list(expected)
    assert all(b.pictures in {(), SHOWN.pictures} for b in found if isinstance(b, Paragraph))


@pytest.mark.parametrize(("key", "name"), [("1", "1"), ("e-12", "e12"), ("aZ é_9", "aZ9"), ("*", "")])
def test_footnotes_are_called_by_letters_and_figures(key: str, name: str) -> None:
    assert label(key) == name
