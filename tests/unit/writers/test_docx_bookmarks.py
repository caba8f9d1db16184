"""Names of bookmarks: what Word accepts, the same for the same id, another for another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcome_reports.writers.docx.oxml.bookmarks import Bookmarks, bookmark_name
from outcome_reports.writers.docx.oxml.wordml import root

_ACCEPTED = re.compile(r"[a-z][a-z0-9_]{0,39}")
_IDS = st.one_of(st.text(st.sampled_from("abAB1-_ é"), min_size=1, max_size=60), st.text(min_size=1))


@pytest.mark.parametrize(("identifier", "name"), [("r2-3", "r2_3"), ("foreword", "foreword"), ("a" * 40, "a" * 40)])
def test_usual_ids_keep_their_words(identifier: str, name: str) -> None:
    assert bookmark_name(identifier) == name


@given(_IDS)
def test_word_accepts_every_name(identifier: str) -> None:
    assert _ACCEPTED.fullmatch(bookmark_name(identifier))


@given(_IDS, _IDS)
def test_different_ids_have_different_names(first: str, second: str) -> None:
    assert (bookmark_name(first) == bookmark_name(second)) == (first == second)


@pytest.mark.parametrize("pair", [("a-b", "a_b"), ("a-b", "A-B"), ("a--b", "a-b"), ("a" * 50, "a" * 51)])
def test_ids_that_look_alike_do_not_meet(pair: tuple[str, str]) -> None:
    assert bookmark_name(pair[0]) != bookmark_name(pair[1])


def test_an_id_that_is_there_already_does_not_keep_those_after_it_from_theirs() -> None:
    bookmarks, place = Bookmarks(), root("w:p")
    for identifier in ("a", "", "b"):
        bookmarks.announce(identifier)
    ends = [*bookmarks.open(place), *bookmarks.open_named(place, ("b", "a", "c"))]
    found = [{key.rpartition("}")[2]: value for key, value in start.attrib.items()} for start in place]
    assert found == [{"id": str(number), "name": name} for number, name in enumerate("abc", start=1)]
    assert [next(iter(end.attrib.values())) for end in ends] == ["1", "2", "3"]
