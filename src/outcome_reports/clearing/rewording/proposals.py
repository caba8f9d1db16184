"""Proposed words for texts of an edition, and the files that say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.paragraph_patching import insert_after, join, remove, split
from outcome_reports.clearing.rewording.provenance import paragraphs_of, readings_of
from outcome_reports.clearing.rewording.source_patching import ForPerson, patch
from outcome_reports.clearing.rewording.word_edits import carried
from outcome_reports.markup import MarkupError
from outcome_reports.model import Prose
from outcome_reports.reading.places import ModelPath, Places
from outcome_reports.reading.spreadsheet_rows import CELL
from outcome_reports.reading.yaml_nodes import Scalar
from outcome_reports.rewriting.cell_writing import with_cell
from outcome_reports.rewriting.content_files import EditError, text_of
from outcome_reports.rewriting.text_edits import WordEdit, applied
from outcome_reports.rewriting.verifying import Change, rewritten
from outcome_reports.rewriting.word_placing import change_of_words

ProposalKind = Literal["reworded", "removed", "added", "parted", "joined"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words proposed for paragraph `number` of a text that read as `shown` when its source was `source`.

    `words` are those that are to be read: one text where words changed, several where the paragraph is parted, none
    where it is taken out, the new paragraph where one is added behind it. A paragraph is joined with the one after it.
    """

    id: str
    kind: ProposalKind
    path: ModelPath
    now: str
    source: str
    is_markdown: bool
    number: int
    shown: str
    words: tuple[str, ...]
    follows: str = ""
    """How the paragraph after it read, where the two are joined."""


_Changes = list[tuple[Proposal, list[WordEdit]]]


@dataclass(slots=True)
class Rewording:
    """What became of proposals: the new text of each file and what it was made from (`before`), the ids of those
    `made`, and why others were not.
    """

    files: dict[Path, str] = field(default_factory=dict)
    before: dict[Path, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    left: dict[str, ForPerson] = field(default_factory=dict)


def source_edits(proposal: Proposal, names: NameReadings) -> list[WordEdit] | ForPerson:
    """Return the edits of the source by which it reads as proposed, or why a person has to make them."""
    edits = _edits(proposal, names)
    if isinstance(edits, ForPerson):
        return edits
    problem = _problem(applied(proposal.source, edits), is_markdown=proposal.is_markdown)
    return ForPerson(f"the text would be wrong: {problem}", "\n\n".join(proposal.words)) if problem else edits


def _problem(source: str, *, is_markdown: bool) -> str:
    """Return what is wrong with a text of the content, "" for nothing."""
    if not is_markdown:
        return "“[[” has no meaning in a title" if "[[" in source else ""
    try:
        Prose(source)
    except MarkupError as error:
        return error.problems[0].message
    except ValueError as error:
        return str(error)
    return ""


def _edits(proposal: Proposal, names: NameReadings) -> list[WordEdit] | ForPerson:
    readings = readings_of(proposal.source, is_markdown=proposal.is_markdown)
    traced = readings[proposal.number].trace(proposal.shown) if proposal.number < len(readings) else None
    if traced is None:
        return ForPerson("where the words are in the content is not certain", "\n\n".join(proposal.words))
    if proposal.kind == "reworded":
        return patch(traced, proposal.words[0], names)
    if not proposal.is_markdown:
        return ForPerson("a line is added to a text of one line, or taken out of it", "\n\n".join(proposal.words))
    paragraphs = paragraphs_of(proposal.source, is_markdown=True)
    change: WordEdit | ForPerson
    if proposal.kind == "removed":
        change = remove(proposal.source, paragraphs, proposal.number)
    elif proposal.kind == "added":
        change = insert_after(proposal.source, paragraphs, proposal.number, proposal.words[0])
    elif proposal.kind == "parted":
        at = len(proposal.words[0])
        if len(proposal.words) != 2 or " ".join(proposal.words) != proposal.shown:
            return ForPerson("a paragraph was parted and its words changed", "\n\n".join(proposal.words))
        change = split(proposal.source, traced.paragraph, traced.place_before(at + 1))
    else:
        if proposal.number + 1 >= len(paragraphs) or not _same_letters(proposal):
            return ForPerson("paragraphs were joined and their words changed", "\n\n".join(proposal.words))
        change = join(proposal.source, paragraphs, proposal.number)
    return change if isinstance(change, ForPerson) else [change]


def _same_letters(proposal: Proposal) -> bool:
    """Return whether joined paragraphs have the letters of both; a space between them is often forgotten."""
    return "".join(proposal.words[0].split()) == "".join(f"{proposal.shown}{proposal.follows}".split())


def reword(places: Places, proposals: Iterable[Proposal], names: NameReadings) -> Rewording:
    """Return the files in which the texts read as proposed, with what was not possible; nothing is written."""
    found = Rewording()
    by_text: dict[ModelPath, _Changes] = {}
    for proposal in proposals:
        edits = source_edits(proposal, names)
        if isinstance(edits, ForPerson):
            found.left[proposal.id] = edits
            continue
        now = carried(edits, proposal.source, proposal.now)
        if now is None:
            reason = "the words have changed since they were sent"
            found.left[proposal.id] = ForPerson(reason, "\n\n".join(proposal.words))
        else:
            by_text.setdefault(proposal.path, []).append((proposal, now))
    _write(places, {path: _apart(changes, found) for path, changes in by_text.items()}, found)
    return found


def _apart(changes: _Changes, found: Rewording) -> _Changes:
    """Return the changes of a text that do not meet; those that do are left to a person, all of them."""
    meeting = [
        proposal
        for proposal, edits in changes
        if any(_meet(edits, others) for other, others in changes if other is not proposal)
    ]
    for proposal in meeting:
        reason = "another change is accepted for the same words"
        found.left[proposal.id] = ForPerson(reason, "\n\n".join(proposal.words))
    return [(proposal, edits) for proposal, edits in changes if proposal not in meeting]


def _meet(edits: Sequence[WordEdit], others: Sequence[WordEdit]) -> bool:
    """Return whether two people's edits overlap or touch. The same edit is not a conflict, nor is a new paragraph
    behind changed words.
    """
    return any(
        one != other
        and one.start <= other.end
        and other.start <= one.end
        and not _follows(one, other)
        and not _follows(other, one)
        for one in edits
        for other in others
    )


def _follows(one: WordEdit, other: WordEdit) -> bool:
    return one.new.startswith("\n\n") and other.start < other.end == one.start == one.end


def _write(places: Places, by_text: Mapping[ModelPath, _Changes], found: Rewording) -> None:
    by_file: dict[Path, list[tuple[ModelPath, Scalar, list[WordEdit], list[str]]]] = {}
    for path, changes in by_text.items():
        ids = [proposal.id for proposal, _ in changes]
        edits = list(dict.fromkeys(edit for _, own in changes for edit in own))
        scalar = places.scalar(path) if changes else None
        at = scalar[2].value.find(changes[0][0].now) if scalar else -1
        if scalar is None or at < 0:
            found.left |= dict.fromkeys(ids, ForPerson("the text is in no file, or is made of several"))
            continue
        moved = [WordEdit(edit.start + at, edit.end + at, edit.new) for edit in edits]
        by_file.setdefault(scalar[0], []).append((scalar[1], scalar[2], moved, ids))
    for file, wanted in by_file.items():
        _write_file(file, wanted, found)


def _write_file(
    file: Path, wanted: Sequence[tuple[ModelPath, Scalar, list[WordEdit], list[str]]], found: Rewording
) -> None:
    try:
        old = text_of(file) if file.suffix.casefold() in {".yaml", ".csv"} else ""
    except EditError as error:
        found.left |= {id: ForPerson(str(error)) for _, _, _, ids in wanted for id in ids}
        return
    if any(scalar.style == CELL for _, scalar, _, _ in wanted):
        text, refused = _with_cells(file, old, wanted)
    else:
        text, refused = with_words(old, [(path, scalar, edits) for path, scalar, edits, _ in wanted])
    for path, _, _, ids in wanted:
        if path in refused:
            found.left |= dict.fromkeys(ids, refused[path])
        else:
            found.made += ids
    if text != old:
        found.files[file], found.before[file] = text, old


def _with_cells(
    file: Path, text: str, wanted: Sequence[tuple[ModelPath, Scalar, list[WordEdit], list[str]]]
) -> tuple[str, dict[ModelPath, ForPerson]]:
    refused: dict[ModelPath, ForPerson] = {}
    for path, cell, edits, _ in sorted(wanted, key=lambda one: (one[1].line, one[1].column), reverse=True):
        value = applied(cell.value, edits)
        try:
            text = with_cell(file, text, cell, value)
        except EditError as error:
            refused[path] = ForPerson(str(error), value)
    return text, refused


def with_words(
    text: str, wanted: Sequence[tuple[ModelPath, Scalar, Sequence[WordEdit]]]
) -> tuple[str, dict[ModelPath, ForPerson]]:
    """Return `text` of a YAML file with the edits of several values, each with its path in the file, and why some of
    them were not made.
    """
    refused: dict[ModelPath, ForPerson] = {}
    changes: list[Change] = []
    for path, scalar, edits in wanted:
        try:
            changes.append(change_of_words(text, path, scalar, edits))
        except EditError as error:
            refused[path] = ForPerson(str(error))
    text, misread = rewritten(text, changes)
    return text, refused | dict.fromkeys(misread, ForPerson("YAML would read the new words in another way"))
