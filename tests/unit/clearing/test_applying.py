"""Accepted changes: which are merged, which are left to a person, and what is said if a file changed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from outcome_reports.clearing.deciding.accepted_changes import Accepted, proposals_of
from outcome_reports.clearing.deciding.applying import Applied, _all_of, _merged, _write
from outcome_reports.clearing.returned.changes import Change
from outcome_reports.clearing.rewording.proposals import Proposal
from outcome_reports.clearing.rewording.reworded_files import Rewording
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.sending.sent_records import SentParagraph, SentRecord, SentText
from outcome_reports.model import Edition
from tests.support.parts import HEAD, chapter
from tests.support.registry import registry

RECORD = SentRecord(edition="e", version="1", document="statement", subject=(), covers=(), paragraphs=(), texts={})
SENT = "They met in May and left in June."


def accepted(id: str, words: str, before: str = SENT, **about: Any) -> Accepted:
    fields = {"kind": "reworded", "key": "k", "place": "p", "whose": "own", "after": words, "text": "t", "number": 1}
    return Accepted(Change.model_validate({"id": id, "before": before} | fields | about), words, RECORD)


def merged(*changes: Accepted) -> tuple[list[tuple[str, str]], dict[str, ForPerson]]:
    result = Applied()
    return [(one.change.id, one.words) for one in _merged(changes, result)], result.left


def test_changes_of_the_same_words_are_one_where_they_do_not_touch() -> None:
    first = accepted("a-1", "They met in April and left in June.")
    second = accepted("b-1", "They met in May and left in July.")
    assert merged(first, second) == ([("a-1 and b-1", "They met in April and left in July.")], {})
    assert merged(first, accepted("b-1", first.words)) == ([("a-1 and b-1", first.words)], {})
    assert merged(first) == ([("a-1", first.words)], {})


def test_two_that_change_the_same_words_are_left_with_the_words_of_each() -> None:
    first = accepted("a-1", "They met in April and left in June.")
    second = accepted("b-1", "They met in March and left in June.")
    made, left = merged(first, second)
    assert made == []
    assert left == {
        one.change.id: ForPerson("several governments change the same words", one.words) for one in (first, second)
    }


@pytest.mark.parametrize(
    "other", [{"number": 2}, {"text": "other"}, {"before": "They met."}, {"kind": "removed"}, {"kind": "added"}]
)
def test_changes_of_other_words_stay_apart(other: dict[str, Any]) -> None:
    made, left = merged(accepted("a-1", "They met in April."), accepted("b-1", "They met in March.", **other))
    assert sorted(made) == [("a-1", "They met in April."), ("b-1", "They met in March.")]
    assert left == {}


def test_what_was_merged_counts_for_each_in_the_order_of_the_accepted() -> None:
    changes = [accepted(id, "x") for id in ("c-1", "a-1", "b-1", "d-1")]
    assert _all_of(["a-1 and b-1", "c-1"], changes) == ["c-1", "a-1", "b-1"]


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ({"kind": "moved"}, "a paragraph was moved"),
        ({"whose": "registry", "text": ""}, "the words come from the registry or the glossary: change them there"),
        ({"text": ""}, "the words are not in a text of the content, or are in a new row"),
        ({"kind": "elsewhere"}, "the words are not in a text of the content, or are in a new row"),
    ],
)
def test_a_change_that_belongs_to_no_text_is_left_with_the_reason(about: dict[str, Any], reason: str) -> None:
    left: dict[str, ForPerson] = {}
    edition = Edition.model_validate(HEAD | {"registry": registry()})
    assert proposals_of(edition, [accepted("a-1", "Words.", **about)], left) == ([], {})
    assert left == {"a-1": ForPerson(reason, "Words.")}


TITLE = "chapters/a/title"
EDITION = Edition.model_validate(HEAD | {"registry": registry(), "chapters": [chapter("a")]})
SENT_RECORD = SentRecord(
    edition="e",
    version="1",
    document="statement",
    subject=(),
    covers=(),
    paragraphs=(
        SentParagraph(key="k", words="1 Title", prefix="1 ", text=TITLE, number=0),
        SentParagraph(key="l", words="After it."),
    ),
    texts={TITLE: SentText(source="Title", is_markdown=False), "gone": SentText(source="Gone", is_markdown=True)},
)


def proposed(words: str, **about: Any) -> Proposal | ForPerson:
    """What becomes of one accepted change of the first paragraph that was sent."""
    left: dict[str, ForPerson] = {}
    fields: dict[str, Any] = {"text": TITLE, "number": 0} | about
    change = replace(accepted("a-1", words, **fields), record=SENT_RECORD)
    found, by_id = proposals_of(EDITION, [change], left)
    if left:
        assert (found, by_id) == ([], {})
        return left["a-1"]
    assert by_id == {"a-1": change}
    return found[0]


def test_an_accepted_change_is_a_proposal_for_the_text_of_today() -> None:
    about = (("chapters", 0, "title"), "T", "Title", False, 0, "Title")
    assert proposed("1 Heading") == Proposal("a-1", "reworded", *about, ("Heading",))
    assert proposed("", key="l") == Proposal("a-1", "removed", *about[:-1], "After it.", ())
    assert proposed("1 One\n\n Two ", kind="parted") == Proposal("a-1", "parted", *about, ("1 One", "Two"))
    assert proposed("New.", kind="added") == Proposal("a-1", "added", *about, ("New.",))
    assert proposed("Both", kind="joined") == Proposal("a-1", "joined", *about, ("Both",), "After it.")


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ({}, "the number of a heading changed"),
        ({"text": "gone"}, "the text is no longer in the content"),
        ({"text": "unknown"}, "the words are not in a text of the content, or are in a new row"),
        ({"key": "unknown"}, "the words are not in a text of the content, or are in a new row"),
    ],
)
def test_what_is_no_proposal_goes_to_a_person(about: dict[str, Any], reason: str) -> None:
    assert proposed("2 Heading", **about) == ForPerson(reason, "2 Heading")


def test_nothing_is_written_over_a_file_that_somebody_changed(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text("one")
    second.write_text("changed")
    rewording = Rewording({first: "new", second: "new"}, {first: "one", second: "two"}, ["a-1", "b-1"])
    result = Applied(["a-1", "b-1"], {"c-1": ForPerson("why")}, "diff", [("p", "x", "y")], dict(rewording.files))
    _write(rewording, result)
    why = ForPerson("the content was changed in the meantime, so nothing was written: apply again")
    assert result == Applied(left={"c-1": ForPerson("why"), "a-1": why, "b-1": why})
    assert (first.read_text(), second.read_text()) == ("one", "changed")


def test_files_that_nobody_changed_are_written(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("one")
    result = Applied(["a-1"], diff="diff", files={file: "new"})
    _write(Rewording({file: "new"}, {file: "one"}, ["a-1"]), result)
    assert file.read_text() == "new"
    assert (result.made, result.diff) == (["a-1"], "diff")
