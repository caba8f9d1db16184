"""What came back is beside its text, and is decided through the ledger that `clear decide` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

import outcome_reports as outr
from outcome_reports.errors import ArgumentError, UnknownNameError
from outcome_reports.previewing.live_clearance import Clearance, _pieces
from tests.support.small_round import came_back
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outcome_reports.previewing.live_edition import LiveEdition
    from tests.support.folders import EditionFolder

WORDS = "An introduction."
NEW = "A long introduction."


@pytest.fixture
def told() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def clearance(live: LiveEdition, told: list[dict[str, Any]]) -> Iterator[Clearance]:
    made = Clearance(live, told.append)
    yield made
    made.close()


def test_changes_are_beside_their_text(clearance: Clearance, folder: EditionFolder, told: list[dict[str, Any]]) -> None:
    came_back(folder.path, "chapters/borders/introduction", WORDS, NEW)
    clearance.look()
    wait_until(lambda: told)
    change, comment = told[0]["changes"]
    assert (change["id"], change["sender"], change["path"]) == ("IDN-1", "IDN", ("chapters", 1, "introduction"))
    assert change["pieces"] == [("gone", "An"), ("new", "A long"), ("", " introduction.")]
    assert (comment["kind"], comment["comments"], comment["on"]) == ("comment", "A. Reader: Is this right?", ["An"])
    assert clearance.message == told[0]


def test_a_decision_is_in_the_ledger_and_told(
    clearance: Clearance, folder: EditionFolder, told: list[dict[str, Any]]
) -> None:
    came_back(folder.path, "chapters/borders/introduction", WORDS, NEW)
    clearance.decide("IDN-1", "amend", reason="Shorter", by="Ann", words="A short introduction.")
    decided = outr.clearance(folder.path).state.decisions["IDN-1"]
    assert (decided.decision, decided.reason, decided.by, decided.words) == (
        "amend",
        "Shorter",
        "Ann",
        "A short introduction.",
    )
    wait_until(lambda: told and told[-1]["changes"][0]["decision"] == "amend")
    # What another program decides is told as well.
    outr.clearance(folder.path).decide("IDN-2", "reject", reason="It is", by="Ben")
    clearance.look()
    wait_until(lambda: told[-1]["changes"][1]["by"] == "Ben")


@pytest.mark.parametrize(
    ("change", "decision", "reason", "words", "error"),
    [
        ("IDN-9", "accept", "As proposed", "", UnknownNameError),
        ("IDN-1", "maybe", "As proposed", "", ArgumentError),
        ("IDN-1", "accept", " ", "", ArgumentError),
        ("IDN-1", "amend", "Shorter", "", ArgumentError),
    ],
)
def test_the_engine_refuses_what_it_refuses_elsewhere(
    change: str,
    decision: str,
    reason: str,
    words: str,
    error: type[Exception],
    clearance: Clearance,
    folder: EditionFolder,
) -> None:
    came_back(folder.path, "chapters/borders/introduction", WORDS, NEW)
    with pytest.raises(error):
        clearance.decide(change, decision, reason=reason, by="", words=words)
    assert not outr.clearance(folder.path).state.decisions


def test_accepted_changes_are_put_into_the_text(clearance: Clearance, folder: EditionFolder) -> None:
    came_back(folder.path, "chapters/borders/introduction", WORDS, NEW)
    clearance.decide("IDN-1", "accept", reason="As proposed", by="", words="")
    assert clearance.apply("Ann") == {"made": ["IDN-1"], "left": {}}
    assert NEW in (folder.path / "chapters/2-borders.yaml").read_text("utf-8")


def test_a_ledger_that_cannot_be_read_is_said(
    clearance: Clearance, folder: EditionFolder, told: list[dict[str, Any]]
) -> None:
    came_back(folder.path, "chapters/borders/introduction", WORDS, NEW).ledger.file.write_text("no event\n")
    clearance.look()
    wait_until(lambda: told)
    assert "ledger" in told[0]["problem"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "New words."), ("Old words.", ""), ("One two three.", "One 2 three four."), ("Same.", "Same."), ("", "")],
)
def test_the_pieces_are_both_versions(before: str, after: str) -> None:
    pieces = list(_pieces(before, after))
    assert "".join(words for kind, words in pieces if kind != "new") == before
    assert "".join(words for kind, words in pieces if kind != "gone") == after


def test_closing_ends_the_reading(clearance: Clearance) -> None:
    clearance._newest.close()
    clearance._newest = newest = MagicMock()
    clearance.close()
    newest.close.assert_called_once_with()
