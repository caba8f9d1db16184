from __future__ import annotations

import pytest

from outcome_reports.language.dictionary import Dictionary


class Speller:
    """Knows these words alone."""

    def __init__(self, *words: str) -> None:
        self._words = words

    def spell(self, word: str) -> bool:
        return word in self._words


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("organisation", True),
        ("organization", True),
        ("Organized", True),
        ("seize", True),
        ("seizing", True),
        ("sizing", False),
        ("organizatoin", False),
        ("organizzation", False),
    ],
)
def test_a_form_in_ize_is_known_where_that_in_ise_is(word: str, *, known: bool) -> None:
    """Debian 13's dictionary of British English has the latter alone."""
    assert Dictionary(Speller("organisation", "Organised", "seise", "seising", "sting")).knows(word) == known


def test_near_words_exchange_neighbours_first_and_keep_the_capital() -> None:
    assert Dictionary(Speller("form", "from", "for")).near("Fomr", frozenset()) == ["Form", "For"]
    assert Dictionary(Speller("form", "from", "for")).near("fro", frozenset()) == ["for", "from"]


@pytest.mark.parametrize(
    ("known", "word"),
    [
        ("abcd", "acbd"),  # neighbours exchanged
        ("abcd", "abdc"),
        ("abcd", "abxcd"),  # one too many
        ("abcd", "abcdx"),
        ("abcd", "abd"),  # one missing
        ("abcd", "abc"),
        ("abcd", "axcd"),  # one wrong
        ("abcd", "abcx"),
        ("abcd", "zbcd"),  # the first one wrong
    ],
)
def test_near_words_differ_by_one_mistake(known: str, word: str) -> None:
    assert Dictionary(Speller(known)).near(word, frozenset()) == [known]
    assert Dictionary(Speller()).near(word, frozenset({known})) == [known]


@pytest.mark.parametrize("word", ["abcdxx", "xbcdx", "bacdx", "ad", "bcd", "bacd"])
def test_words_that_differ_by_more_or_in_the_first_letter_are_not_near(word: str) -> None:
    assert Dictionary(Speller("abcd")).near(word, frozenset()) == []


def test_near_words_are_in_the_order_of_likelihood() -> None:
    spelled = Dictionary(Speller("acb", "ac", "abxc", "axc", "xbc"))
    assert spelled.near("abc", frozenset()) == ["acb", "ac", "abxc", "axc", "xbc"]


@pytest.mark.parametrize(("length", "found"), [(30, 1), (31, 0)])
def test_no_word_near_one_of_more_than_thirty_letters(length: int, found: int) -> None:
    assert len(Dictionary(Speller("a" * (length - 1))).near("a" * length, frozenset())) == found
