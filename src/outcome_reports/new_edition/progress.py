"""The tasks left in an edition: placeholders, facts to confirm, open questions about recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outcome_reports.errors import Problem
from outcome_reports.markup import PLACEHOLDER, placeholders_in
from outcome_reports.new_edition.creation_report import Progress, Todo
from outcome_reports.new_edition.skeleton import count_words
from outcome_reports.platform.records import record
from outcome_reports.reading.folder import chapter_files, own_part_files, part_files
from outcome_reports.reading.source import read_source
from outcome_reports.reading.unplaced_words import UNPLACED
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, find

UNPLACED_GUIDE = "that everything in it is where it belongs; then delete the file"
"""The task for the file that an import from Word leaves."""


def remaining(folder: Path) -> list[Todo]:
    """Return the tasks left in the edition in `folder`, in the order of its files and lines.

    This also works for an edition with mistakes; a file that cannot be read at all has no tasks. Reading the edition
    reports its problems.
    """
    todos = [todo for entry in _looked_into(folder) for todo in entry.todos]
    return todos + [Todo(file, 1, 1, "confirm", UNPLACED_GUIDE) for file in _unplaced(folder)]


def progress(folder: Path) -> list[Progress]:
    """Return the progress of each file of the edition in `folder`, in the order of the files."""
    return [*map(_counted, _looked_into(folder)), *_unplaced_progress(folder)]


def unfinished(folder: Path) -> list[Progress]:
    """Return the rows of `progress` for files with something left to do; others are not parsed, to save time."""
    return [_counted(entry) for entry in _looked_into(folder) if entry.todos] + _unplaced_progress(folder)


def content_files(folder: Path) -> list[Path]:
    """Return the files of an edition that are read: `edition.yaml`, parts by name, chapters in order, its own parts."""
    ignored: list[Problem] = []
    files = [
        folder / "edition.yaml",
        *part_files(folder, ignored),
        *chapter_files(folder, ignored),
        *own_part_files(folder, ignored),
    ]
    return [file for file in files if file.is_file()]


def _unplaced(folder: Path) -> list[Path]:
    return [file for file in (folder / UNPLACED,) if file.is_file()]


@record(frozen=True, slots=True)
class _Entry:
    """A file with its text, the tasks in it, and its values if it had to be parsed for that."""

    file: Path
    text: str
    todos: list[Todo]
    node: Node | None = None


def _looked_into(folder: Path) -> Iterator[_Entry]:
    for file in content_files(folder):
        text = read_source(file, folder, []) or ""
        node = parse_yaml(text, file, []) if file.name == "open-recommendations.yaml" else None
        yield _Entry(file, text, _todos(file, text, node), node)


def _todos(file: Path, text: str, node: Node | None) -> list[Todo]:
    todos = list(_unanswered(file, node)) if node is not None else []
    for found in placeholders_in(text):
        todos.append(
            Todo(file, found.line + 1, found.column + 1, found.kind, found.guide.partition(": ")[2], found.words)
        )
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


def _counted(entry: _Entry) -> Progress:
    node = entry.node or parse_yaml(entry.text, entry.file, [])
    return Progress(
        file=entry.file,
        write=sum(todo.kind == "write" for todo in entry.todos),
        confirm=sum(todo.kind == "confirm" for todo in entry.todos),
        answer=sum(todo.kind == "answer" for todo in entry.todos),
        written=sum(count_words(PLACEHOLDER.sub("", text)) for text in _texts(node)) if node is not None else 0,
        missing=sum(todo.words or 0 for todo in entry.todos),
    )


def _unplaced_progress(folder: Path) -> list[Progress]:
    return [Progress(file, write=0, confirm=1, answer=0, written=0, missing=0) for file in _unplaced(folder)]


def _texts(node: Node) -> Iterator[str]:
    """Yield texts of several lines, which take time to write."""
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
