"""What is left to do in an edition: placeholders, facts to confirm, recommendations nobody has looked into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outcome_reports.founding.report import Progress, Todo, TodoKind
from outcome_reports.founding.skeleton import count_words
from outcome_reports.markup import PLACEHOLDER, placeholders_in
from outcome_reports.problems import Problem
from outcome_reports.reading.edition import PARTS
from outcome_reports.reading.folder import chapter_files, part_files
from outcome_reports.reading.nodes import Mapping, Node, Scalar, Sequence, find
from outcome_reports.reading.source import read_source
from outcome_reports.reading.yaml import parse_yaml

UNPLACED_GUIDE = "that all of it stands where it belongs; then delete the file"
"""What is to be done with the file that an import from Word leaves."""


def remaining(folder: Path) -> list[Todo]:
    """What is left to do in the edition in `folder`, in the order of its files and lines.

    Works on an edition that has mistakes too; a file that cannot be read at all has nothing to list. Reading the
    edition tells what is wrong with it.
    """
    todos = [todo for file in content_files(folder) for todo in _todos(file, folder)]
    return todos + [Todo(file, 1, 1, "confirm", UNPLACED_GUIDE) for file in _unplaced(folder)]


def progress(folder: Path) -> list[Progress]:
    """How far each file of the edition in `folder` is, in the order of the files."""
    rows = [_progress(file, folder) for file in content_files(folder)]
    return rows + [Progress(file, write=0, confirm=1, answer=0, written=0, missing=0) for file in _unplaced(folder)]


def content_files(folder: Path) -> list[Path]:
    """The files of an edition that are read: `edition.yaml`, the other parts by name, then the chapters in order."""
    ignored: list[Problem] = []
    files = [folder / "edition.yaml", *part_files(folder, PARTS, ignored), *chapter_files(folder, ignored)]
    return [file for file in files if file.is_file()]


def _unplaced(folder: Path) -> list[Path]:
    return [file for file in (folder / "unplaced.md",) if file.is_file()]


def _read(file: Path, folder: Path) -> tuple[str, Node | None]:
    problems: list[Problem] = []
    text = read_source(file, folder, problems)
    return text or "", parse_yaml(text, file, problems) if text is not None else None


def _todos(file: Path, folder: Path) -> list[Todo]:
    text, node = _read(file, folder)
    todos = []
    for found in placeholders_in(text):
        kind: TodoKind = "confirm" if found.guide.startswith("Confirm:") else "write"
        todos.append(Todo(file, found.line + 1, found.column + 1, kind, found.guide.partition(": ")[2], found.words))
    if file.name == "open-recommendations.yaml" and node is not None:
        todos += _unanswered(file, node)
    return sorted(todos, key=lambda todo: (todo.line, todo.column))


def _unanswered(file: Path, node: Node) -> Iterator[Todo]:
    entries, _ = find(node, ("recommendations",))
    for entry in entries.items if isinstance(entries, Sequence) else ():
        if not isinstance(entry, Mapping):
            continue
        answer, question = find(entry, ("still_open",))[0], find(entry, ("question",))[0]
        open_ = answer.value == "unknown" if isinstance(answer, Scalar) else "still_open" not in entry.items
        if open_:
            guide = question.value if isinstance(question, Scalar) else "still open?"
            yield Todo(file, answer.line + 1, answer.column + 1, "answer", guide)


def _progress(file: Path, folder: Path) -> Progress:
    todos = _todos(file, folder)
    _, node = _read(file, folder)
    return Progress(
        file=file,
        write=sum(todo.kind == "write" for todo in todos),
        confirm=sum(todo.kind == "confirm" for todo in todos),
        answer=sum(todo.kind == "answer" for todo in todos),
        written=sum(count_words(PLACEHOLDER.sub("", text)) for text in _texts(node)) if node is not None else 0,
        missing=sum(todo.words or 0 for todo in todos),
    )


def _texts(node: Node) -> Iterator[str]:
    """Texts of several lines: what takes time to write."""
    match node:
        case Scalar(style="|" | ">"):
            yield node.value
        case Sequence():
            for item in node.items:
                yield from _texts(item)
        case Mapping():
            for _, value in node.items.values():
                yield from _texts(value)
        case Scalar():
            return
