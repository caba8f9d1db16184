"""The changes, comments and ticks of a returned file, each with its place in the sent copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, Field

ChangeKind = Literal["reworded", "removed", "added", "parted", "joined", "moved", "comment", "elsewhere"]
Whose = Literal["own", "another", "house", "registry", "form", "generated"]
"""Whose words are concerned: the sender's, another contributor's, the secretariat's own, names of the registry, the
form, or what the software wrote.
"""
Answer = Literal["cleared", "cleared_with_changes", "not_cleared"]


class Remark(BaseModel, frozen=True, extra="forbid"):
    """A comment: author and date as their program gives them, its words, the words it is on, and the replies to it."""

    author: str
    date: str
    text: str
    on: str = ""
    answers: tuple[Remark, ...] = ()
    done: bool = False


class Change(BaseModel, frozen=True, extra="forbid"):
    """A change of words, or a comment without a change.

    `key` is the sent paragraph concerned, or the one before new words; `before` and `after` are the words as they read.
    `flags` are warnings for people: letters that look like others, names of rows.
    """

    id: str
    kind: ChangeKind
    key: str
    place: str
    whose: Whose
    before: str
    after: str
    text: str = ""
    """Stable name of the text of the content, "" for none."""
    number: int = 0
    tracked: bool = True
    authors: tuple[str, ...] = ()
    date: str = ""
    remarks: tuple[Remark, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> frozenset[tuple[str, int]]:
        """The paragraphs of the content whose words it changes: the name of the text and the number in it."""
        if not self.text or self.kind in {"comment", "added"}:
            return frozenset()
        return frozenset((self.text, self.number + more) for more in range(1 + (self.kind == "joined")))


class FormAnswers(BaseModel, frozen=True, extra="forbid"):
    """The answers in the clearance form: the boxes ticked, and the words in its fields."""

    ticked: tuple[str, ...] = ()
    fields: dict[str, str] = {}

    @property
    def answer(self) -> str:
        """The answer, "" for none, "contradictory" for several."""
        return "contradictory" if len(self.ticked) > 1 else next(iter(self.ticked), "")


class Return(BaseModel, frozen=True, extra="forbid"):
    """The content of a returned file: its `sender`, the record of the copy (`sent`), changes, comments and form.

    `honest` is whether rejecting its tracked changes gives what was sent, except in the form. `formats` counts changes
    of formatting only; `notices` are warnings about the file.
    """

    digest: str
    name: str
    sender: str
    sent: str = Field(pattern=r"^\w*$")
    honest: bool
    answers: FormAnswers
    changes: tuple[Change, ...]
    formats: int = 0
    notices: tuple[str, ...] = ()

    @property
    def proposals(self) -> tuple[Change, ...]:
        """The changes of words, without comments."""
        return tuple(change for change in self.changes if change.kind != "comment")

    @property
    def status(self) -> str:
        """The answer: "cleared", "cleared with changes", "not cleared", "contradictory", or "returned" without one."""
        answer = self.answers.answer
        worded = any(change.whose not in {"form", "generated"} for change in self.proposals)
        if answer == "cleared" and worded:
            return "contradictory"
        return answer.replace("_", " ") or "returned"


def rivals_of(returns: Sequence[Return]) -> dict[str, tuple[Change, ...]]:
    """Return for each change, by its id, those of other senders that change words of the same paragraph."""
    every = [(found.sender, change) for found in returns for change in found.proposals if change.paragraphs]
    by_place: dict[tuple[str, int], list[tuple[str, Change]]] = {}
    for sender, change in every:
        for place in change.paragraphs:
            by_place.setdefault(place, []).append((sender, change))
    rivals: dict[str, tuple[Change, ...]] = {}
    for sender, change in every:
        others = (other for place in sorted(change.paragraphs) for whose, other in by_place[place] if whose != sender)
        if found := tuple({other.id: other for other in others}.values()):
            rivals[change.id] = found
    return rivals
