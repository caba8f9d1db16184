"""A dictionary in a process of its own answers as one in this process does."""

from __future__ import annotations

import errno
import sys
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


@pytest.mark.parametrize("ours", [True, False])
def test_a_process_is_started_by_the_command_line_alone(
    name: str, monkeypatch: pytest.MonkeyPatch, *, ours: bool
) -> None:
    monkeypatch.setattr(distant_dictionary, "is_ours", lambda: ours)
    with loading_usual_dictionary():
        assert isinstance(dictionary_at_hand(name), DistantDictionary) is ours
    assert isinstance(dictionary_at_hand(name), Dictionary)


def test_no_process_is_started_for_a_dictionary_that_is_missing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distant_dictionary, "is_ours", lambda: True)
    monkeypatch.setattr(distant_dictionary, "dictionary_folder", lambda _: None)
    with loading_usual_dictionary():
        assert isinstance(dictionary_at_hand(name), Dictionary)


def test_no_process_is_started_for_a_library_that_cannot_be_loaded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distant_dictionary, "is_ours", lambda: True)
    # Its import raises ImportError, as where a shared library of the system is missing.
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with loading_usual_dictionary():
        assert dictionary_at_hand(name) is None


def test_where_no_process_can_be_started_the_dictionary_is_loaded_here(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(distant_dictionary, "is_ours", lambda: True)
    monkeypatch.setattr(distant_dictionary, "started", refuse)
    with loading_usual_dictionary():
        assert isinstance(dictionary_at_hand(name), Dictionary)


def test_its_process_answers_as_the_dictionary_does(name: str) -> None:
    answers: list[object] = []
    distant_dictionary.serve(iter([("known", WORDS), ("near_each", ["Fomr"], NAMES)]), answers.append, [name])
    assert answers == [{"form", "from", "organisation", "café", "organization"}, {"Fomr": ["Form", "For"]}]
