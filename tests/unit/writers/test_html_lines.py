"""Help for line breaking never changes the words."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.html.html_writer import print_page
from outcome_reports.writers.html.line_breaking import joined_at_end, spaces_moved_inside
from outcome_reports.writers.html.link_annotations import with_link_inside

_words = st.sampled_from(["a", "a ", " ", "b c ", " d"])
_leaf = st.builds(tree.Text, _words) | st.builds(tree.Abbreviation, st.text("AB", min_size=1), st.just("All"))
_inlines = st.recursive(
    _leaf | st.just(tree.LineBreak()),
    lambda inner: st.builds(tree.Emphasis, st.tuples(inner, inner)) | st.builds(tree.Span, st.tuples(inner)),
    max_leaves=6,
)


@given(st.lists(_inlines, max_size=6))
def test_spaces_move_without_loss(inlines: list[tree.Inline]) -> None:
    moved = list(spaces_moved_inside(inlines))
    assert tree.inline_text(moved) == tree.inline_text(inlines)
    for first, second in itertools.pairwise(moved):
        if isinstance(first, tree.Text) and isinstance(second, tree.Span | tree.Emphasis | tree.Abbreviation):
            assert not first.value.endswith(" ")


@given(st.lists(_inlines, max_size=6))
def test_links_hold_nothing_but_text(inlines: list[tree.Inline]) -> None:
    split = list(with_link_inside(inlines, "#x"))
    assert tree.inline_text(split) == tree.inline_text(inlines)
    for inline in tree.inlines_of(split):
        if isinstance(inline, tree.Link):
            assert all(isinstance(child, tree.Text) for child in inline.children)


@pytest.mark.parametrize(
    ("title", "last_line"),
    [
        ("A shared picture: exchanging information in time to act on it", "act on it"),
        ("Fourth RSO Constructive Dialogue", "Constructive Dialogue"),
        ("Collaborative Approaches for Resilient Systems", "Resilient Systems"),
        ("Foreword", "Foreword"),
    ],
)
def test_short_last_words_stay_together(title: str, last_line: str) -> None:
    joined = joined_at_end(title)
    assert joined.split(" ")[-1].replace("\N{NO-BREAK SPACE}", " ") == last_line
    assert joined.split() == title.split()


def test_no_more_is_joined_than_fits_a_line() -> None:
    assert joined_at_end("Fourth RSO Constructive Dialogue", 18) == "Fourth RSO Constructive Dialogue"


@pytest.mark.parametrize(
    ("title", "short", "running"),
    [
        ("Aligning efforts", "Efforts", "Aligning efforts"),
        (f"Aligning efforts: {'how ' * 15}", "Efforts", "Aligning efforts"),
        (f"Aligning efforts {'so ' * 20}: how", "Efforts", "Efforts"),
        (f"Aligning efforts {'so ' * 20}", None, f"Aligning efforts {'so ' * 20}"),
    ],
)
def test_running_heads_say_what_fits_a_line(
    sample: tree.Document, brand: Brand, title: str, short: str | None, running: str
) -> None:
    heading = tree.Heading(2, (tree.Text(title),), id="h", number="3", short=short)
    section = tree.Section((heading,), id="c", role="chapter")
    assert f'data-running="3  {running}"' in print_page(replace(sample, blocks=(section,)), brand, None)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Outcome statement: Fourth RSO Constructive Dialogue", "Outcome statement: Fourth RSO Constructive Dialogue"),
        # One word more would reach beyond the 42 per cent of the page's width that it has, by a hair.
        (
            "Outcome statement: Fifth Constructive Dialogue of the Office",
            "Outcome statement: Fifth Constructive Dialogue of…",
        ),
    ],
)
def test_the_title_over_a_page_is_one_line(sample: tree.Document, brand: Brand, title: str, kept: str) -> None:
    section = tree.Section((tree.Heading(2, (tree.Text("A"),), id="h"),), id="c", role="chapter")
    about = replace(sample.metadata, running_title=title)
    assert f'data-book="{kept}"' in print_page(replace(sample, metadata=about, blocks=(section,)), brand, None)
