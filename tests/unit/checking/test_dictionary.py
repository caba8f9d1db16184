from __future__ import annotations

import pytest

from outcome_reports.checking.text.dictionary import Dictionary


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
