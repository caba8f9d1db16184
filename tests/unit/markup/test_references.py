from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outcome_reports.markup import MarkupError, ReferenceMark, parse_markup, reference_marks
from outcome_reports.tree import Mention, Paragraph, blocks_of, inlines_of


def mentions(source: str) -> list[tuple[str, str]]:
    paragraphs = (block for block in blocks_of(parse_markup(source)) if isinstance(block, Paragraph))
    return [(i.key, i.form) for p in paragraphs for i in inlines_of(p.children) if isinstance(i, Mention)]


def test_marks_say_where_they_are() -> None:
    source = "a [[IDN]]\n[[ PHL | short ]] \\[[no]] [[open\n[[]]"
    assert list(reference_marks(source)) == [
        ReferenceMark(0, 2, "IDN", "auto"),
        ReferenceMark(1, 0, "PHL", "short"),
        ReferenceMark(1, 26, None, "auto"),
        ReferenceMark(2, 0, "", "auto"),
    ]


@given(st.lists(st.sampled_from(["[[IDN]]", "[[A-1|short]]", "[", "]", "\\", "*", "a", " ", "(", ")", "\n", "|", "^"])))
def test_marks_are_exactly_the_mentions_that_the_parser_finds(pieces: list[str]) -> None:
    # Were a mention not among the marks, its key would not be checked, and composing would fail.
    source = "".join(pieces)
    try:
        found = mentions(source)
    except MarkupError:
        return
    assert sorted(found) == sorted((str(mark.key), mark.form) for mark in reference_marks(source))
