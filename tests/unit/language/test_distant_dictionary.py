"""A dictionary in a process of its own answers as one in this process does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from outcome_reports.language import distant_dictionary
from outcome_reports.language.dictionary import USUAL, Dictionary, load_dictionary
from outcome_reports.language.distant_dictionary import (
    DistantDictionary,
    dictionary_at_hand,
    loading_usual_dictionary,
)

pytest.importorskip("hunspell")
WORDS = ("form", "from", "organisation", "café", "Fomr", "organization", "fromm", "naïve")
NAMES = frozenset({"forum"})


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A dictionary of five words."""
    (tmp_path / f"{USUAL}.aff").write_text("SET UTF-8\n", "utf-8")
    (tmp_path / f"{USUAL}.dic").write_text("5\nform\nfrom\norganisation\ncafé\nfor\n", "utf-8")
    monkeypatch.setenv("OUTCOME_REPORTS_DICTIONARIES", str(tmp_path))
    load_dictionary.cache_clear()
    yield USUAL
    load_dictionary.cache_clear()


def test_it_answers_the_same_even_when_its_process_has_ended(name: str) -> None:
    here = load_dictionary(name)
    assert isinstance(here, Dictionary)
    expected = (here.known(WORDS), here.near_each(WORDS, NAMES))
    assert expected[0] == {"form", "from", "organisation", "café", "organization"}
    assert expected[1]["Fomr"] == ["Form", "For"]
    distant = DistantDictionary(name)
    assert (distant.known(WORDS), distant.near_each(WORDS, NAMES)) == expected
    distant._process.kill()
    distant._process.wait()
    assert (distant.known(WORDS), distant.near_each(WORDS, NAMES)) == expected
    distant.close()


@pytest.mark.parametrize(
    ("wanted", "ours", "distant"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_a_process_is_started_by_the_command_line_alone_and_if_words_are_looked_up(
    name: str, monkeypatch: pytest.MonkeyPatch, *, wanted: bool, ours: bool, distant: bool
) -> None:
    monkeypatch.setattr(distant_dictionary, "is_ours", lambda: ours)
    with loading_usual_dictionary(wanted=wanted):
        assert isinstance(dictionary_at_hand(name), DistantDictionary) is distant
    assert isinstance(dictionary_at_hand(name), Dictionary)


def test_no_process_is_started_for_a_dictionary_that_is_missing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distant_dictionary, "is_ours", lambda: True)
    monkeypatch.setattr(distant_dictionary, "dictionary_folder", lambda _: None)
    with loading_usual_dictionary(wanted=True):
        assert isinstance(dictionary_at_hand(name), Dictionary)
