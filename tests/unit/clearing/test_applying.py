"""Accepted changes: which are merged, which are left to a person, and what is said if a file changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from outcome_reports.clearing.deciding.accepted_changes import Accepted, proposals_of
from outcome_reports.clearing.deciding.applying import Applied, _all_of, _merged, _Trial, _write
from outcome_reports.clearing.deciding.recomposed_texts import _reads, compared
from outcome_reports.clearing.returned.changes import Change
from outcome_reports.clearing.rewording.proposals import Proposal
from outcome_reports.clearing.rewording.reworded_files import Rewording
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.sending.sent_records import SentParagraph, SentRecord, SentText
from outcome_reports.model import Edition
from tests.support.folders import CHAPTER, EditionFolder
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


def proposal(id: str) -> Proposal:
    return Proposal(id, "reworded", (), "", "", True, 0, "", (f"Words of {id}.", "And more."))


@pytest.mark.parametrize("wrong", [set(), {"c"}, {"a"}, {"a", "d"}, {"b", "c"}, {"a", "b", "c", "d", "e"}])
def test_what_makes_an_edition_unreadable_is_found_by_bisection(wrong: set[str], tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    file = folder.write("chapters/1-labour.yaml", CHAPTER)

    def reworded(some: Sequence[Proposal]) -> Rewording:
        bad = any(one.id in wrong for one in some)
        return Rewording(files={file: CHAPTER.replace("title:", "titel:" if bad else "title:")})

    tried = _Trial(folder.path, reworded)
    found = tried.unreadable([proposal(id) for id in "abcde"])
    why = "the content would be wrong: the key “title” is missing"
    assert found == {id: ForPerson(why, f"Words of {id}.\n\nAnd more.") for id in wrong}
    assert (tried.edition is not None) == (wrong != set("abcde"))
    assert file.read_text("utf-8") == CHAPTER
    assert tried.unreadable([]) == {}


def test_what_is_wrong_only_together_is_left_together(tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    file = folder.write("chapters/1-labour.yaml", CHAPTER)
    bad = CHAPTER.replace("title:", "titel:")
    tried = _Trial(folder.path, lambda some: Rewording(files={file: bad if len(some) > 1 else CHAPTER}))
    why = "the content would be wrong: the key “title” is missing"
    assert tried.unreadable([proposal("a"), proposal("b")]) == {
        id: ForPerson(why, f"Words of {id}.\n\nAnd more.") for id in "ab"
    }


class Becomes:
    """What is asked of the documents of the changed edition: one hides a paragraph."""

    def __init__(self, hidden: str = "") -> None:
        self._hidden = hidden

    def hides(self, name: str, words: str, _shown: object) -> bool:
        return (name, words) == ("t", self._hidden)


@pytest.mark.parametrize(
    ("kind", "words", "old", "new", "hidden", "reads"),
    [
        ("reworded", "New.", [SENT], ["New."], "", True),
        ("reworded", "1 New.", [SENT], ["New."], "", True),
        ("reworded", "New.", [SENT], ["Other."], "", False),
        ("reworded", "New.", [SENT], [], "New.", True),
        ("reworded", "New.", [SENT], [], "Other.", False),
        # The content had changed since: both changes are read.
        ("reworded", "They met in May and left in July.", ["They met in April and left in June."],
         ["They met in April and left in July."], "", True),
        ("reworded", "They met in May and left in July.", [SENT], ["They met in April and left in July."], "", False),
        ("removed", "", [SENT, SENT], [SENT], "", True),
        ("removed", "", [SENT], [], "", True),
        ("removed", "", [SENT], [SENT], "", False),
        ("removed", "", [], [], "", True),
        ("removed", "", [], [SENT], "", False),
        ("joined", "One. Two.", [SENT], ["One.Two.", "Three."], "", True),
        ("joined", "One. Two.", [SENT], ["One.", "Two."], "", False),
        ("parted", "One.\n\nTwo.", [SENT], ["One.", "Two."], "", True),
        ("parted", "One.\n\nTwo.", [SENT], ["One."], "", False),
        ("added", "One.", [SENT], [SENT, "One."], "", True),
    ],
)  # fmt: skip
def test_what_was_made_reads_as_accepted(
    kind: str, words: str, old: list[str], new: list[str], hidden: str, reads: bool
) -> None:
    paragraph = SentParagraph(key="k", words=f"1 {SENT}", prefix="1 ", text="t", number=1)
    record = RECORD.model_copy(update={"paragraphs": (paragraph,)})
    one = replace(accepted("a-1", words, kind=kind), record=record)
    assert _reads(new, old, one, Becomes(hidden)) is reads  # type: ignore[arg-type]


class Composed:
    """The documents of an edition: the paragraphs of its texts, and the names in their sources."""

    def __init__(self, texts: dict[str, list[str]], mentions: dict[str, set[str]]) -> None:
        self.texts = lambda _record: texts
        self.mentions = lambda name: mentions.get(name, set())
        self.hides = lambda *_: False


def test_names_that_a_change_takes_out_are_told_with_what_reads_differently_elsewhere() -> None:
    paragraph = SentParagraph(key="k", words=SENT, prefix="", text="t", number=1)
    record = RECORD.model_copy(update={"paragraphs": (paragraph,)})
    made = {"a-1": replace(accepted("a-1", "They left."), record=record)}
    named = {"t": {"[[IDN]]", "[[TON]]", "[[FJI]]"}, "u": {"[[KEN]]"}}
    was = Composed({"t": [SENT], "u": ["Tonga spoke."]}, named)
    becomes = Composed({"t": ["They left."], "u": ["The Kingdom of Tonga spoke."]}, {"t": {"[[FJI]]"}})
    assert compared(was, becomes, made) == (  # type: ignore[arg-type]
        {},
        [
            ("t", "[[IDN]]", "no longer named here"),
            ("t", "[[TON]]", "no longer named here"),
            ("u", "Tonga spoke.", "The Kingdom of Tonga spoke."),
        ],
    )


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
