from __future__ import annotations

import pytest

from outcome_reports.markup import MarkupError, MarkupProblem, parse_markup


def problems(source: str) -> tuple[MarkupProblem, ...]:
    with pytest.raises(MarkupError) as caught:
        parse_markup(source)
    return caught.value.problems


@pytest.mark.parametrize(
    ("source", "line", "column", "message", "hint"),
    [
        ("a [b](javascript:alert(1))", 0, 4, "javascript:alert(1)", "use https://"),
        ("a\nb [c](file:///etc/passwd)", 1, 4, "file:///etc/passwd", "use https://"),
        ("a [b](//host/x)", 0, 4, "//host/x", "use https://"),
        ("a [b](data:text/html,x)", 0, 4, "data:text/html,x", "use https://"),
        ("a [b](page.html)", 0, 4, "page.html", "use https://"),
        ("a [b](http://)", 0, 4, "http://", "use https://"),
        ("a [b](#)", 0, 4, "“#”", "use https://"),
        ("a [b](mailto:nobody)", 0, 4, "mailto:nobody", "use https://"),
        ("a <ftp://x.org>", 0, 2, "ftp://x.org", "use https://"),
        ("a [b]()", 0, 4, "a link without an address", "use https://"),
        ("a [](https://x.org)", 0, 3, "has no words", "[words](address)"),
        ("a\n[b](“https://x.org”)", 1, 2, "the link to ““https://x.org”” cannot be used", "use https://…"),
        ("a [b](C:\\x\\y.pdf)", 0, 4, "the link to “C:\\x\\y.pdf” cannot be used", "use https://…"),
        ("a [b](x%20y)", 0, 4, "the link to “x%20y” cannot be used", "use https://…"),
        ("a\n\n![b](c d.png)", 2, 0, "a picture that cannot be read", "between < and >"),
        ("a ![b](c (1).png)", 0, 2, "a picture that cannot be read", "between < and >"),
        ("![b] (c.png)", 0, 0, "a picture that cannot be read", "write ![what it shows]"),
        ("![b][c.png]", 0, 0, "a picture that cannot be read", "write ![what it shows]"),
        ("![b](<c.png)", 0, 0, "a picture that cannot be read", "write ![what it shows]"),
        ("![a *b*](c d.png)", 0, 0, "a picture that cannot be read", "between < and >"),
        ("a [ ](https://x.org)", 0, 4, "has no words", "[words](address)"),
        ('a [b](https://x.org "title")', 0, 4, "“title” after an address would be lost", "in the text"),
        ("a ![b](b.png)", 0, 2, "a picture in a line of words", "a paragraph of its own"),
        ("a\n\n- b\n- [c](x)", 3, 4, "the link to “x”", "use https://"),
        ("[1]: note", 0, 0, "“[1]:”", "[^1]:"),
        ("a\n\n   [x]: https://x.org", 2, 3, "“[x]:”", "[words](https://…)"),
        ("a [[]]", 0, 2, "names nobody", "[[IDN]]"),
        ("a\nb [[IDN|loud]]", 1, 2, "“loud” is not a form of a name", "lead, formal, short, full, acronym, adjective"),
        ("a [[IDN\nb]]", 0, 2, "“[[” without “]]”", "close it"),
        ("a [[IDN]", 0, 2, "“[[” without “]]”", "close it"),
        ("a [^1]", 0, 2, "footnote “1” has no text", "[^1]: …"),
        ("a\n\n[^1]: b", 2, 0, "nothing refers to footnote “1”", "put [^1]"),
        ("a\n\n[^1]: b [^1]", 2, 0, "nothing refers to footnote “1”", "put [^1]"),
        ("a [^1]\n\n[^1]: b\n\n[^1]: c", 4, 0, "footnote “1” has two texts", "different label"),
        ("a\n\n" + "x" * 201, 2, 0, "a word of 201 characters", "at most 200"),
        ("a " + "x" * 20_000, 0, 2, "a word of 20000 characters", "at most 200"),
        ("a\n" + "> " * 9 + "b", 1, 0, "nested too deeply", "at most 8"),
        ("**a " * 9 + "b" + "**" * 9, 0, 0, "emphasis and links nested too deeply", "at most 8"),
        ("[ " * 1001, 0, 2000, "more than 1000 opening brackets", "split"),
        ("a b " * 30_000, 0, 0, "a text of 120,000 characters", "at most 100,000"),
        (" ".join(f"[a](https://x.org/{n})" for n in range(401)), 0, 9092, "too many links", "at most 400"),
    ],
)
def test_what_is_refused(source: str, line: int, column: int, message: str, hint: str) -> None:
    found = [p for p in problems(source) if message in p.message]
    assert len(found) == 1, problems(source)
    assert (found[0].line, found[0].column) == (line, column)
    assert hint in found[0].hint


def test_all_problems_of_a_text_come_at_once_and_in_order() -> None:
    source = "[1]: x\n\na [b](c) [[]]\n\nd [^9] " + "y" * 300
    assert [(p.line, p.column) for p in problems(source)] == [(0, 0), (2, 4), (2, 9), (4, 2), (4, 7)]


def test_the_error_says_its_lines() -> None:
    with pytest.raises(MarkupError, match=r"line 3: .*“x”"):
        parse_markup("a\n\n[b](x)")


def test_an_exclamation_mark_before_a_bracket_is_no_picture() -> None:
    for text in (
        "Stop! [sic]",
        "Stop![sic] (they said)",
        "Stop![[IDN]]",
        r"\!\[a](b c)",
        "a![^1]\n\n[^1]: b",
        "a!\\[b",
    ):
        parse_markup(text)


def test_sixty_nested_lists_are_refused() -> None:
    source = "\n".join("  " * level + "- a" for level in range(60))
    (problem,) = problems(source)
    assert "nested too deeply" in problem.message
    assert problem.line == 8


def test_addresses_may_be_long_and_join_no_words() -> None:
    address = "https://x.org/" + "y" * 1000
    parse_markup(f"a [b]({address}) c <{address}> d")
    (problem,) = problems(f"{'x' * 150}[b]({address}){'x' * 250}")
    assert problem.message == "a word of 250 characters"


def test_words_of_the_greatest_length_and_other_scripts_are_taken() -> None:
    parse_markup("x" * 200)
    parse_markup("ไทย" * 66)


def test_scripts_that_break_without_spaces_have_no_words_that_are_too_long() -> None:
    for text in ("ไทย" * 100, "骨" * 300, "각" * 300, "ភ្នំពេញ\u200b" * 50):
        parse_markup(text)
    (problem,) = problems("ភ្នំពេញ" * 50)
    assert problem.message == "a word of 350 characters"


@pytest.mark.parametrize("depth", [50, 400, 2000])
def test_deep_emphasis_is_refused_and_does_not_overflow(depth: int) -> None:
    found = problems("**a " * depth + "b** " * depth)
    assert {p.message for p in found} == {"emphasis and links nested too deeply"}
