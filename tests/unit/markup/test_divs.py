"""Blocks between lines of colons."""

from __future__ import annotations

import pytest

from outcome_reports.markup import MarkupError, parse_markup, reference_marks, slices
from outcome_reports.tree import Block, Mention, Paragraph, Quotation, Role, Section, lines_of


def one(source: str) -> Block:
    (found,) = parse_markup(source)
    return found


@pytest.mark.parametrize("opening", ["::: box", ":::box", ":::: box", "::: {.box}", "::: box {lang=fr}"])
def test_a_box_holds_blocks(opening: str) -> None:
    box = one(f"{opening}\na\n\n- b\n:::")
    assert isinstance(box, Section)
    assert (box.role, list(lines_of([box]))) == (Role.BOX, ["a", "b"])


def test_titles_may_have_names_and_emphasis() -> None:
    box = one('::: box {#port title="At *sea* with [[IDN]]"}\na\n:::')
    assert isinstance(box, Section)
    assert box.id == "port"
    assert box.blocks[0].role == Role.BOX_TITLE
    assert list(lines_of([box])) == ["At sea with IDN", "a"]


@pytest.mark.parametrize(
    ("by", "said", "keys"),
    [
        ('by="IDN"', "IDN", ["IDN"]),
        ("by=WG-4", "WG-4", ["WG-4"]),
        ('by="A. Person, Chief of [[IOM]]"', "A. Person, Chief of IOM", ["IOM"]),
        ("by='A. Person'", "A. Person", []),
    ],
)
def test_speakers_are_people_or_keys(by: str, said: str, keys: list[str]) -> None:
    source = f"::: quote {{{by}}}\nWords.\n:::"
    quotation = one(source)
    assert isinstance(quotation, Quotation)
    last = quotation.blocks[-1]
    assert isinstance(last, Paragraph)
    assert (last.role, list(lines_of([last]))) == (Role.ATTRIBUTION, [said])
    assert [inline.key for inline in last.children if isinstance(inline, Mention)] == keys
    assert [mark.key for mark in reference_marks(source)] == keys


def test_a_quotation_without_speaker_is_one() -> None:
    assert one("::: quote\nWords.\n:::") == one("> Words.")


@pytest.mark.parametrize(
    ("source", "columns"),
    [
        ("::: columns\n::: column\na\n:::\n::: column\nb\n\nc\n:::\n:::", [["a"], ["b", "c"]]),
        ("::: columns\na\n\nb\n\nlonger than both\n:::", [["a", "b"], ["longer than both"]]),
        ("::: columns\nalone\n:::", [["alone"]]),
    ],
)
def test_blocks_are_shared_out_among_columns(source: str, columns: list[list[str]]) -> None:
    section = one(source)
    assert isinstance(section, Section)
    assert [(block.role, list(lines_of([block]))) for block in section.blocks] == [("column", c) for c in columns]


@pytest.mark.parametrize(
    ("source", "line", "message", "hint"),
    [
        ("a\n\n::: bx\nb\n:::", 2, "“::: bx” is not a kind of block", "did you mean “box”?"),
        ("::: sidebar-thing\nb\n:::", 0, "is not a kind of block", "use one of box, "),
        ('::: box {titel="x"}\nb\n:::', 0, "“titel” means nothing for “::: box”", "did you mean “title”?"),
        ("::: box {title=two words}\nb\n:::", 0, "“words” between the braces cannot be read", "quotation marks"),
        ("::: box {title=“two words”}\nb\n:::", 0, "cannot be read", "straight quotation marks"),
        ("::: box {title=a title=b}\nb\n:::", 0, "“title” is given twice", "delete one"),
        ("::: box {#The_port}\nb\n:::", 0, "“#The_port” cannot be an id", "lower-case letters"),
        ("::: box with words\nb\n:::", 0, "“::: box with words” does not open a block", "a name, then attributes"),
        ("::: box {lang=jp}\nb\n:::", 0, "“jp” is not a language tag", "ja"),
        ("::: box\n\n:::", 0, "with nothing in it", "write something"),
        ("::: box\nb", 0, "begins a block and is not ended", "end it with a line"),
        ("::: box\n::: takeaways\n::: box\nb\n:::\n:::\n:::", 0, "boxes in boxes in boxes", "at most 2"),
        ("::: box\n## A\n\nb\n:::", 0, "a heading in a box", "title="),
        ("::: box\n==b==\n:::", 1, "a pull quote", "plain sentence"),
        ("::: columns\na\n\n::: column\nb\n:::\n:::", 0, "columns with something outside", "“::: column”"),
        ("::: columns\n" + "::: column\na\n:::\n" * 4 + ":::", 0, "4 columns side by side", "at most 3"),
        ("> ::: box\n> b\n> :::", 0, "", ""),
        (
            "::: chart {title=a}\n|a|b|\n|-|-|\n|c|12[^1]|\n:::\n\n[^1]: d",
            0,
            "a footnote in a chart",
            "the text around",
        ),
        (
            "::: chart {title=a}\n|a[^1]|b|\n|-|-|\n|c|12|\n:::\n\n[^1]: d",
            0,
            "a footnote in a chart",
            "the text around",
        ),
    ],
)
def test_what_is_wrong_with_a_block(source: str, line: int, message: str, hint: str) -> None:
    if not message:
        assert list(lines_of(parse_markup(source))) == ["::: box b :::"]
        return
    with pytest.raises(MarkupError) as caught:
        parse_markup(source)
    assert any(
        problem.line == line and message in problem.message and hint in problem.hint
        for problem in caught.value.problems
    )


@pytest.mark.parametrize("count", [100, 20_000])
def test_many_boxes_are_a_problem_in_no_time(count: int) -> None:
    for source in ("::: box\n" * count + "a\n" + ":::\n" * min(count, 100), ":::\n" * count):
        with pytest.raises(
            MarkupError, match=r"boxes in boxes in boxes|that does not end a block|more than 400 lines of colons"
        ):
            parse_markup(source[:100_000])


def test_boxes_are_taken_whole_and_columns_block_by_block() -> None:
    source = "a\n\n::: box\nb\n\nc\n:::\n\n::: columns\n::: column\nd\n\n- e\n- f\n:::\n::: column\ng\n:::\n:::\n\nh"
    assert [(part.block, part.source) for part in slices(source)] == [
        (1, "a"),
        (2, "::: box\nb\n\nc\n:::"),
        (3, "d"),
        (3, "- e"),
        (3, "- f"),
        (3, "g"),
        (4, "h"),
    ]
