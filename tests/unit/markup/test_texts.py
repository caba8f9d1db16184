"""Headings, tables and definitions in texts, and what of them would be lost or misread."""

from __future__ import annotations

import pytest

from outcome_reports.markup import MarkupError, parse_markup, reference_marks, slices
from outcome_reports.tree import Heading, ItemList, Mention, Paragraph, Quotation, Role, Table, inline_text, lines_of


def table(source: str) -> Table:
    (found,) = [block for block in parse_markup(source) if isinstance(block, Table)]
    return found


def problems(source: str) -> list[tuple[int, str]]:
    with pytest.raises(MarkupError) as caught:
        parse_markup(source)
    return [(problem.line, problem.message) for problem in caught.value.problems]


# ---- headings


@pytest.mark.parametrize(
    ("source", "ranks"),
    [
        ("## A\n\nx", [1]),
        ("##### A\n\nx\n\n##### B", [1, 1]),
        ("# A\n\n### B\n\n# C", [1, 2, 1]),
        ("### A ###\n#### B\n\nx", [1, 2]),
    ],
)
def test_headings_have_ranks_by_the_levels_that_a_text_uses(source: str, ranks: list[int]) -> None:
    headings = [block for block in parse_markup(source) if isinstance(block, Heading)]
    assert [heading.level for heading in headings] == ranks
    assert all(heading.role == Role.SUBHEADING for heading in headings)


@pytest.mark.parametrize("source", ["#one", "\\# one", "a # b", "####### seven", "one\n---", "one\n==="])
def test_what_only_looks_like_a_heading_is_text(source: str) -> None:
    assert all(isinstance(block, Paragraph) for block in parse_markup(source))


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("### A\n\n## B", 0, "a heading “###” before any “##”"),
        ("# A\n\n## B\n\n### C", 4, "headings of 3 levels in one text"),
        ("x\n## A", 1, "a heading that begins in the middle of a paragraph"),
        ("- ## A", 0, "a heading in a list, a quotation or a footnote"),
        ("> ## A", 0, "a heading in a list, a quotation or a footnote"),
        ("a[^1]\n\n[^1]: # B", 2, "a heading in a list, a quotation or a footnote"),
        ("a\n\n##", 2, "a heading without words"),
    ],
)
def test_headings_that_no_outline_holds_are_problems(source: str, line: int, message: str) -> None:
    assert (line, message) in problems(source)


# ---- tables


def test_a_table_has_its_cells_and_the_sides_of_its_columns() -> None:
    found = table("| a | *b* | c |\n|:--|--:|:-:|\n| 1 | | x \\| y |\n| [[IDN]] |")
    assert [column.align for column in found.columns] == ["start", "end", "center"]
    assert abs(sum(column.width for column in found.columns) - 1) < 1e-9
    assert list(lines_of(found.head)) == ["a", "b", "c"]
    assert [list(lines_of(row.cells)) for row in found.body] == [["1", "x | y"], ["IDN"]]
    assert [len(row.cells) for row in (*found.head, *found.body)] == [3, 3, 3]


@pytest.mark.parametrize(
    ("source", "captions"),
    [
        ("Table: C\n\n|a|\n|-|\n|1|", ["C"]),
        ("|a|\n|-|\n|1|\n\n: C *d*", ["C d"]),
        (": C\n\n|a|\n|-|\n|1|", ["C"]),
        ("Table: C\n\n|a|\n|-|\n|1|\n\nTable: D\n\n|b|\n|-|\n|2|", ["C", "D"]),
        ("|a|\n|-|\n|1|\n\n: C\n\n|b|\n|-|\n|2|\n\n: D", ["C", "D"]),
        ("Table:\n\n|a|\n|-|\n|1|", [""]),
        ("Tables: C\n\n|a|\n|-|\n|1|", [""]),
        ("Table: C\n\nx\n\n|a|\n|-|\n|1|", [""]),
        ("> Table: C\n>\n> |a|\n> |-|\n> |1|", []),
    ],
)
def test_a_line_marked_as_caption_is_that_of_the_table_beside_it(source: str, captions: list[str]) -> None:
    blocks = parse_markup(source)
    assert [inline_text(block.caption) for block in blocks if isinstance(block, Table)] == captions
    quoted = [block for block in blocks if isinstance(block, Quotation)]
    assert all(isinstance(block.blocks[0], Table) and block.blocks[0].caption for block in quoted)


def test_a_table_without_words_in_its_head_has_none() -> None:
    assert (table("| | |\n|-|-|\n| a | b |").head, table("|x| |\n|-|-|\n| a | b |").head) != ((), ())
    assert table("| | |\n|-|-|\n| a | b |").head == ()


@pytest.mark.parametrize(
    ("source", "line", "start"),
    [
        ("|a|\n|-|\n|1|2|", 2, "a row of 2 cells in a table of 1 column"),
        ("a|b\n-|-\n1|2|3|", 2, "a row of 3 cells in a table of 2 columns"),
        ("|a|\n|-|\n|1|\n: C", 3, "the caption of a table that touches its last row"),
        ("|a|\n|-|", 0, "a table without rows"),
        ("|a" * 60 + "|\n" + "|-" * 60 + "|\n|1|", 0, "a table of 60 columns"),
    ],
)
def test_what_a_table_would_lose_is_a_problem(source: str, line: int, start: str) -> None:
    assert [(at, message.startswith(start)) for at, message in problems(source)] == [(line, True)]


@pytest.mark.parametrize("source", ["| a | b |", "a | b\nc | d", "|a|b|\n|-|\n|1|2|"])
def test_lines_with_pipes_alone_are_text(source: str) -> None:
    assert all(isinstance(block, Paragraph) for block in parse_markup(source))


@pytest.mark.parametrize("form", ["[[IDN\\|formal]]", "[[IDN]]"])
def test_names_in_cells_may_have_a_form(form: str) -> None:
    ((cell,),) = (row.cells for row in table(f"|a|\n|-|\n|{form}|").body)
    (words,) = cell.blocks
    assert isinstance(words, Paragraph)
    assert words.children == (Mention("IDN", "formal" if "formal" in form else "auto"),)
    assert [(mark.key, mark.form) for mark in reference_marks(form)] == [("IDN", words.children[0].form)]


@pytest.mark.parametrize("source", ["## ==A==", "|==a==|\n|-|\n|1|", "|a|\n|-|\n|1|\n\n: ==c==", "==a==\n: b"])
def test_pull_quotes_are_of_plain_paragraphs(source: str) -> None:
    assert [message for _, message in problems(source)] == ["a pull quote (==…==) that is not in a plain paragraph"]


# ---- definitions


def test_definitions_are_items_that_begin_with_their_term() -> None:
    (found,) = parse_markup("One *term*\n: What it is.\n\n  - and\n\nOther\n: a\n: b")
    assert isinstance(found, ItemList)
    assert found.role == Role.DEFINITIONS
    assert [list(lines_of(item.blocks)) for item in found.items] == [
        ["One term", "What it is.", "and"],
        ["Other", "a", "b"],
    ]
    assert [item.blocks[0].role for item in found.items] == [Role.TERM, Role.TERM]


@pytest.mark.parametrize("source", ["At 10:30\n:smile", "Note: this", ": alone", "a\n\nb: c"])
def test_colons_alone_define_nothing(source: str) -> None:
    assert all(isinstance(block, Paragraph) for block in parse_markup(source))


# ---- parts that stand alone


def test_rows_and_definitions_are_slices_of_their_own() -> None:
    source = "## A\n\nTable: C\n\n|a|b|\n|-|-|\n|1|2[^n]|\n|3|4|\n\nTerm\n: is\n\nOther\n: was\n\n[^n]: Note."
    assert [(part.block, part.source) for part in slices(source)] == [
        (1, "## A"),
        (2, "Table: C\n\n|a|b|\n|-|-|\n|1|2[^n]|\n\n[^n]: Note."),
        (2, "Table: C\n\n|a|b|\n|-|-|\n|3|4|"),
        (3, "Term\n: is"),
        (3, "Other\n: was"),
    ]
