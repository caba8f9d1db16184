"""Applying of accepted changes: tried on a copy of the edition, and written if the text reads as accepted."""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from outcome_reports.clearing.deciding.accepted_changes import Accepted, proposals_of
from outcome_reports.clearing.deciding.recomposed_texts import compared
from outcome_reports.clearing.deciding.shown_texts import Shown
from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.proposals import Proposal
from outcome_reports.clearing.rewording.reworded_files import Rewording, reword
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.rewording.word_edits import together
from outcome_reports.errors import ContentError
from outcome_reports.intake.input_folders import copy_inputs, find_registry
from outcome_reports.model import Edition
from outcome_reports.reading import read_edition_with_places
from outcome_reports.rewriting.content_files import EditError, replace_texts

_ROUNDS = 6
_WITH = " and "
"""Separator between the ids of merged changes."""


@dataclass(slots=True)
class Applied:
    """The result of applying: the changes `made`, those left to a person with the reason, the `diff` of the files, and
    texts that now read differently (`consequences`: place, before, after).
    """

    made: list[str] = field(default_factory=list)
    left: dict[str, ForPerson] = field(default_factory=dict)
    diff: str = ""
    consequences: list[tuple[str, str, str]] = field(default_factory=list)
    files: dict[Path, str] = field(default_factory=dict)


def apply_changes(folder: Path, accepted: Sequence[Accepted], *, dry_run: bool) -> Applied:
    """Apply the `accepted` changes to the edition in `folder` where the result is certain; `dry_run` writes nothing.

    Raises ContentError for an edition that cannot be read, and OSError.
    """
    result = Applied()
    wanted = list(_merged(accepted, result))
    edition, _, places = read_edition_with_places(folder)
    was, names = Shown(edition), NameReadings(edition.registry, edition.language)
    for _ in range(_ROUNDS):
        proposals, by_id = proposals_of(edition, wanted, result.left)
        rewording = reword(places, proposals, names)
        tried = _Trial(folder, lambda some: reword(places, some, names))
        wrong = tried.unreadable([one for one in proposals if one.id in rewording.made])
        if not wrong and tried.edition is not None:
            made = {id: by_id[id] for id in rewording.made}
            wrong, result.consequences = compared(was, Shown(tried.edition), made)
        if not wrong:
            break
        for id, reason in wrong.items():
            result.left[id] = reason
        wanted = [one for one in wanted if one.change.id not in wrong]
    else:
        rewording = Rewording()
    result.left = {part: why for id, why in (result.left | rewording.left).items() for part in id.split(_WITH)}
    result.made = _all_of(rewording.made, accepted)
    result.files = rewording.files
    result.diff = "".join(_diffs(folder, rewording))
    if not dry_run:
        _write(rewording, result)
    return result


def _write(rewording: Rewording, result: Applied) -> None:
    try:
        replace_texts({file: (rewording.before[file], text) for file, text in rewording.files.items()})
    except EditError:
        reason = ForPerson("the content was changed in the meantime, so nothing was written: apply again")
        result.left |= dict.fromkeys(result.made, reason)
        result.made, result.files, result.diff, result.consequences = [], {}, "", []


def _all_of(made: Iterable[str], accepted: Sequence[Accepted]) -> list[str]:
    """Return the ids of all changes made, including those merged into another."""
    whole = {part for id in made for part in id.split(_WITH)}
    return [one.change.id for one in accepted if one.change.id in whole]


def _merged(accepted: Sequence[Accepted], result: Applied) -> Iterator[Accepted]:
    """Yield the changes, merging those of several governments in the same paragraph if they do not touch."""
    by_place: dict[tuple[str, int, str], list[Accepted]] = {}
    for one in accepted:
        change = one.change
        if change.kind == "reworded" and change.text:
            by_place.setdefault((change.text, change.number, change.before), []).append(one)
        else:
            yield one
    for several in by_place.values():
        words = dict.fromkeys(one.words for one in several)
        first = several[0]
        merged = first.words if len(words) == 1 else together(first.change.before, list(words))
        if merged is None:
            for one in several:
                result.left[one.change.id] = ForPerson("several governments change the same words", one.words)
            continue
        id = _WITH.join(one.change.id for one in several)
        yield replace(first, change=first.change.model_copy(update={"id": id}), words=merged)


class _Trial:
    """Reads copies of the edition in `folder` with the files that `reworded` makes from proposals."""

    def __init__(self, folder: Path, reworded: Callable[[Sequence[Proposal]], Rewording]) -> None:
        self._folder = folder
        self._reworded = reworded
        self.edition: Edition | None = None
        """The copy that was read last."""

    def unreadable(self, proposals: Sequence[Proposal]) -> dict[str, ForPerson]:
        """Return those of `proposals` with which the edition cannot be read, and the reason; found by bisection."""
        problem = self._problem(self._reworded(proposals)) if proposals else ""
        if not problem:
            return {}
        middle = len(proposals) // 2
        alone = middle and self.unreadable(proposals[:middle]) | self.unreadable(proposals[middle:])
        return alone or {
            one.id: ForPerson(f"the content would be wrong: {problem}", "\n\n".join(one.words)) for one in proposals
        }

    def _problem(self, rewording: Rewording) -> str:
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / "content" / self._folder.resolve().name
            copy_inputs(self._folder, copy)
            registry = find_registry(self._folder)
            if registry is not None:
                copy_inputs(registry, copy.parent / "registry")
            for file, text in rewording.files.items():
                (copy / file.resolve().relative_to(self._folder.resolve())).write_bytes(text.encode())
            try:
                self.edition, _, _ = read_edition_with_places(copy)
            except ContentError as error:
                return error.problems[0].message if error.problems else "it cannot be read"
        return ""


def _diffs(folder: Path, rewording: Rewording) -> Iterator[str]:
    for file, text in sorted(rewording.files.items()):
        name = file.resolve().relative_to(folder.resolve()).as_posix()
        old = rewording.before[file].splitlines(keepends=True)
        new = text.splitlines(keepends=True)
        yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
