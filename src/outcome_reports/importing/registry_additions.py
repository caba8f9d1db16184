"""Adding of names and terms to the registry that an import proposed and a person has checked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.markup.placeholders import placeholders_in
from outcome_reports.model.registry import REGISTRY_FILES
from outcome_reports.platform.files import replace_file
from outcome_reports.platform.records import record
from outcome_reports.reading.registry_files import read_registry
from outcome_reports.reading.source import read_source
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_insertion import InsertionError, with_items
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar, find
from outcome_reports.reading.yaml_nodes import Sequence as NodeList


@record(frozen=True, slots=True)
class Addition:
    """An entry added, or to be added: its `key`, the registry `file`, its `line` in that, and its lines."""

    key: str
    file: Path
    line: int
    lines: tuple[str, ...]


@record(frozen=True, slots=True)
class _Entry:
    key: str
    line: int
    column: int
    numbers: tuple[int, ...]
    """The lines (from 0) of the entry in the file of proposals."""
    lines: tuple[str, ...]


def add_to_registry(
    proposals: str | Path, registry: str | Path | None = None, *, dry_run: bool = False
) -> list[Addition]:
    """Add the entries of the file `proposals` to the registry, and return what was added; `dry_run` writes nothing.

    `registry` is the folder of the registry, by default that of the edition that contains `proposals`. Existing lines
    do not change. All entries are added or none.

    Raises ContentError, with file and line, for marks still to be confirmed, keys already in the registry, and entries
    with which the registry could not be read; OSError.
    """
    file = Path(proposals)
    folder = Path(registry) if registry is not None else find_registry(file.parent)
    if folder is None or not folder.is_dir():
        hint = "name the folder of the registry with --registry"
        raise ContentError([Problem(folder or file, 0, 0, "there is no registry here", hint)])
    problems: list[Problem] = []
    text = read_source(file, file.parent, problems)
    root = parse_yaml(text, file, problems) if text is not None else None
    if text is None or not isinstance(root, Mapping):
        raise ContentError(
            problems or [Problem(file, 0, 0, "the file has no entries", f"keys are {', '.join(REGISTRY_FILES)}")]
        )
    for mark in placeholders_in(text):
        hint = "check it, correct the entry if it is wrong, and delete the mark"
        problems.append(Problem(file, mark.line + 1, mark.column + 1, f"still to be decided: {mark.guide}", hint))
    for name, (place, _) in root.items.items():
        if name not in REGISTRY_FILES:
            hint = f"keys are {', '.join(REGISTRY_FILES)}"
            problems.append(Problem(file, place.line + 1, place.column + 1, f"unknown key “{name}”", hint))
    entries = {kind: [*_entries(root, kind, text.split("\n"), file, problems)] for kind in REGISTRY_FILES}
    problems += _taken(folder, file, [entry for kind in REGISTRY_FILES for entry in entries[kind]])
    if problems:
        raise ContentError(problems)
    made = [*_added(folder, entries)]
    _try(folder, file, made)
    if not dry_run:
        for target, whole, _ in made:
            replace_file(target, whole.encode())
    return [addition for _, _, additions in made for addition, _ in additions]


_Made = tuple[Path, str, list[tuple[Addition, _Entry]]]


def _entries(root: Node, kind: str, lines: Sequence[str], file: Path, problems: list[Problem]) -> Iterator[_Entry]:
    node, key = find(root, (kind,))
    if key is None or (isinstance(node, Scalar) and not node.value):
        return
    if not isinstance(node, NodeList):
        problems.append(Problem(file, node.line + 1, node.column + 1, f"“{kind}” is not a list", "write “- key: …”"))
        return
    starts = [item.line for item in node.items]
    after = [entry.line for entry, _ in root.items.values()] if isinstance(root, Mapping) else []
    for number, item in enumerate(node.items):
        name, _ = find(item, ("key",))
        if not isinstance(item, Mapping) or not isinstance(name, Scalar):
            problems.append(Problem(file, item.line + 1, item.column + 1, "the entry has no key", "write “- key: …”"))
            continue
        ends = [line for line in (*starts[number + 1 :], *after, len(lines)) if line > item.line]
        numbers = [at for at in range(item.line, min(ends)) if lines[at].strip() and not _is_comment(lines[at])]
        dash = lines[item.line].index("-")
        yield _Entry(
            name.value, name.line + 1, name.column + 1, tuple(numbers), tuple(lines[at][dash:] for at in numbers)
        )


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _taken(folder: Path, file: Path, entries: Sequence[_Entry]) -> Iterator[Problem]:
    """Yield a problem for each key already in the registry, with its place there."""
    known: dict[str, tuple[Path, int]] = {}
    for kind in REGISTRY_FILES:
        place = folder / f"{kind}.yaml"
        problems: list[Problem] = []
        text = read_source(place, folder, problems) if place.exists() else None
        root = parse_yaml(text, place, problems) if text is not None else None
        yield from problems
        items = find(root, (kind,))[0] if root is not None else None
        for item in items.items if isinstance(items, NodeList) else ():
            key, _ = find(item, ("key",))
            if isinstance(key, Scalar):
                known.setdefault(key.value, (place, key.line + 1))
    for entry in entries:
        if entry.key in known:
            place, line = known[entry.key]
            hint = f"it is in {place}:{line}: delete it here, or give it another key"
            yield Problem(file, entry.line, entry.column, f"the registry has the key “{entry.key}” already", hint)
        known.setdefault(entry.key, (file, entry.line))


def _added(folder: Path, entries: dict[str, list[_Entry]]) -> Iterator[_Made]:
    for kind, wanted in entries.items():
        if not wanted:
            continue
        target = folder / f"{kind}.yaml"
        # Read as bytes first, to keep the line ends.
        old = target.read_bytes().decode() if target.exists() else ""
        try:
            text, line = with_items(old, kind, [entry.lines for entry in wanted])
        except InsertionError as error:
            hint = "put each entry on a line of its own, with “- ” before it"
            raise ContentError([Problem(target, error.line, 1 if error.line else 0, str(error), hint)]) from None
        lines = text.replace("\r\n", "\n").split("\n")
        additions = []
        for entry in wanted:
            while not lines[line - 1].strip():
                line += 1
            additions.append((Addition(entry.key, target, line, entry.lines), entry))
            line += len(entry.lines)
        yield target, text, additions


def _try(folder: Path, file: Path, made: Sequence[_Made]) -> None:
    """Read the registry with the new entries. Raises ContentError, with lines of `file`, if that fails."""
    with TemporaryDirectory() as place:
        trial = Path(place) / "registry"
        trial.mkdir()
        for kind in REGISTRY_FILES:
            if (folder / f"{kind}.yaml").exists():
                shutil.copy(folder / f"{kind}.yaml", trial)
        lines: dict[tuple[str, int], tuple[int, int]] = {}
        for target, text, additions in made:
            (trial / target.name).write_bytes(text.encode())
            for addition, entry in additions:
                for offset, number in enumerate(entry.numbers):
                    lines[target.name, addition.line + offset] = (number + 1, offset)
        problems: list[Problem] = []
        registry, _ = read_registry(trial, problems)
        if registry is None:
            raise ContentError(_back(problem, folder, file, lines) for problem in problems)


def _back(problem: Problem, folder: Path, file: Path, lines: dict[tuple[str, int], tuple[int, int]]) -> Problem:
    """Convert a problem of the trial into one of the file of proposals, or of the registry itself."""
    known = lines.get((problem.file.name, problem.line))
    if known is None:
        return Problem(folder / problem.file.name, problem.line, problem.column, problem.message, problem.hint)
    return Problem(file, known[0], problem.column, problem.message, problem.hint)
