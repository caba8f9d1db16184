"""Values in skeletons stay what they are, whatever they hold."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from outcome_reports.markup import placeholders_in
from outcome_reports.markup.placeholders import confirm, write_here
from outcome_reports.new_edition.skeleton import count_words
from outcome_reports.reading.yaml_writing import yaml_scalar

LINE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff"), min_size=1
)


@given(LINE)
def test_a_scalar_reads_as_the_text_it_was_made_from(text: str) -> None:
    loaded = YAML(typ="base", pure=True).load(io.StringIO(f"key: {yaml_scalar(text)}\n"))
    assert loaded["key"] == text


@pytest.mark.parametrize("text", ["NO", "yes", "012", "2026-01-27", "a: b", "a #b", "- a", "null", "~", "a:", "*a*"])
def test_what_yaml_could_take_for_something_else_is_quoted(text: str) -> None:
    assert yaml_scalar(text).startswith('"')


@pytest.mark.parametrize(
    "text", ["RSO Constructive Dialogue", "https://www.example.org", "name@example.org", "Côte d’Ivoire"]
)
def test_plain_names_stay_plain(text: str) -> None:
    assert yaml_scalar(text) == text


@pytest.mark.parametrize(
    ("last", "words", "end"),
    [
        ("one", 1, "last year 1 word⟧"),
        ("one two – three", 3, "last year 3 words⟧"),
        (("a b", "a b c d"), 6, "last year 2 texts of 3 words⟧"),
        (("a b",), 2, "last year 2 words⟧"),
        (" ".join("w" * 1200), 1200, "last year 1,200 words⟧"),
    ],
)
def test_a_placeholder_tells_the_length(last: str | tuple[str, ...], words: int, end: str) -> None:
    text = write_here("the guide", [count_words(one) for one in (last if isinstance(last, tuple) else (last,))])
    assert text.endswith(end)
    (found,) = placeholders_in(f"first line\nsecond {text}")
    assert (found.line, found.column, found.words) == (1, 7, words)


def test_a_placeholder_says_what_is_to_be_done() -> None:
    text = f"{write_here('the foreword')} {confirm('the date')} ⟦the end⟧"
    assert [found.kind for found in placeholders_in(text)] == ["write", "confirm", "write"]


def test_a_bracket_alone_is_a_placeholder_too() -> None:
    assert [found.guide for found in placeholders_in("a ⟦b\nc⟧ d⟧ ⟦e")] == ["b c", "", "e"]
