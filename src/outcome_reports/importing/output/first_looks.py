"""The places to look at first after an import: doubtful names, then unplaced passages, longest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from outcome_reports.errors import counted
from outcome_reports.importing.output.import_report import Look, Unplaced
from outcome_reports.markup.placeholders import placeholders_in

_BEGINNING = 60


def first_looks(
    folder: Path, files: Mapping[str, str], unplaced: Sequence[Unplaced], before: str = ""
) -> tuple[Look, ...]:
    """Return the places to look at, the most important first: `files` are those of the edition in `folder`.

    Marks on lines that were in the files `before` are left out.
    """
    known = frozenset(before.split("\n"))
    found = [*_marks(folder, files, "by ", known), *_unplaced(folder, unplaced)]
    found += [look for look in _marks(folder, files, "", known) if look not in found]
    return tuple(found)


def _marks(folder: Path, files: Mapping[str, str], start: str, known: frozenset[str]) -> Iterator[Look]:
    for name, text in files.items():
        lines = text.split("\n")
        for mark in placeholders_in(text):
            guide = mark.guide.removeprefix("Confirm: ")
            if mark.kind == "confirm" and guide.startswith(start) and lines[mark.line] not in known:
                yield Look(folder / name, mark.line + 1, guide)


def _unplaced(folder: Path, unplaced: Sequence[Unplaced]) -> Iterator[Look]:
    for entry in sorted(unplaced, key=lambda entry: -len(entry.text.split())):
        words = " ".join(entry.text.split())
        shown = words if len(words) <= _BEGINNING else words[:_BEGINNING].rsplit(" ", 1)[0] + " …"
        count = counted(len(entry.text.split()), "word")
        yield Look(folder / "unplaced.md", 0, f"{count} not placed: {entry.what}, {entry.where}: {shown}")
