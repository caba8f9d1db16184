"""Files of an edition in which texts read as proposed; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.proposals import Proposal, source_edits
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.rewording.word_edits import carried
from outcome_reports.reading.places import ModelPath, Places
from outcome_reports.reading.spreadsheet_rows import CELL
from outcome_reports.reading.yaml_nodes import Scalar
from outcome_reports.rewriting.cell_writing import with_cell
from outcome_reports.rewriting.content_files import EditError, text_of
from outcome_reports.rewriting.text_edits import WordEdit, applied
from outcome_reports.rewriting.verifying import Change, rewritten
from outcome_reports.rewriting.word_placing import change_of_words

_Changes = list[tuple[Proposal, list[WordEdit]]]


@dataclass(slots=True)
class Rewording:
    """Proposals as files: new texts, texts `before`, the ids `made`, and the reasons why others are `left`."""

    files: dict[Path, str] = field(default_factory=dict)
    before: dict[Path, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    left: dict[str, ForPerson] = field(default_factory=dict)


def reword(places: Places, proposals: Iterable[Proposal], names: NameReadings) -> Rewording:
    """Return the files in which the texts read as proposed, and the proposals left; nothing is written."""
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
    """Return the changes of a text that do not conflict; conflicting ones are all left to a person."""
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
    """Return whether edits overlap or touch; equal edits do not, nor does a new paragraph after changed words."""
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
            found.left |= dict.fromkeys(ids, ForPerson("the text is not in a file, or comes from several"))
            continue
        by_file.setdefault(scalar[0], []).append((scalar[1], scalar[2], [edit.moved(at) for edit in edits], ids))
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
    """Return a YAML file with the edits of several values, by path, and the reasons why some were not made."""
    refused: dict[ModelPath, ForPerson] = {}
    changes: list[Change] = []
    for path, scalar, edits in wanted:
        try:
            changes.append(change_of_words(text, path, scalar, edits))
        except EditError as error:
            refused[path] = ForPerson(str(error))
    text, misread = rewritten(text, changes)
    return text, refused | dict.fromkeys(misread, ForPerson("YAML would read the new words differently"))
