"""The places of an edition's texts in its files, for later reports."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from pathlib import Path

from outcome_reports.intake.input_folders import find_registry
from outcome_reports.model.registry import REGISTRY_FILES
from outcome_reports.reading.source import read_source
from outcome_reports.reading.validation import place_of
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, find, scalars_of

ModelPath = tuple[str | int, ...]
Position = tuple[Path, int, int]
"""A file with line and column, counted from 1 (0 for the file as a whole)."""

_REGISTRY = "registry"
_MEANINGFUL = re.compile(r"""['"\\#:&*!|>%@`{}\[\]]""")


class Places:
    """The places of an edition that has been read from `folder`; files are read again only when needed."""

    def __init__(self, folder: Path, nodes: AnyMapping[ModelPath, tuple[Path, Node]]) -> None:
        self._folder = folder
        self._nodes = dict(nodes)
        self._lines: dict[Path, list[str]] = {}

    def parts_in(self, file: Path) -> list[ModelPath]:
        """Return the paths of the parts of the edition in `file`."""
        return [path for path, (found, _) in self._nodes.items() if found == file]

    def place(self, path: ModelPath, line: int = 0, column: int = 0) -> Position:
        """Return the place in the files of `line` and `column` (from 0) of the text at `path`; the nearest place above
        if there is no such text, and the folder if it is not in a file.
        """
        found = self._find(path)
        if found is None:
            return self._folder, 0, 0
        file, top, rest = found
        node, _ = find(top, rest)
        if not isinstance(node, Scalar):
            return file, *place_of(top, rest)
        return file, *node.position(line, column)

    def scalar(self, path: ModelPath) -> tuple[Path, ModelPath, Scalar] | None:
        """Return the text at `path` of the edition, its file and its path there; None if it is not in a file."""
        found = self._find(path)
        node = find(found[1], found[2])[0] if found else None
        return (found[0], found[2], node) if found and isinstance(node, Scalar) else None

    def can_replace(self, path: ModelPath, line: int, column: int, old: str, new: str) -> bool:
        """Return whether the file has exactly `old` at that place, on one line, and `new` can replace it verbatim.

        In quoted or plain YAML text, characters with a meaning in YAML may be neither added nor removed.
        """
        found = self.scalar(path)
        if found is None or found[0].suffix != ".yaml" or not old:
            return False
        node = found[2]
        if node.style not in {"|", ">"} and _MEANINGFUL.search(old + new):
            return False
        file, row, start = self.place(path, line, column)
        _, last_row, last = self.place(path, line, column + len(old) - 1)
        lines = self._source(file)
        in_one_line = (last_row, last) == (row, start + len(old) - 1) and row <= len(lines)
        return in_one_line and lines[row - 1].startswith(old, start - 1)

    def of_words(self, words: AnySequence[str], *, whole: bool = False) -> Iterator[Position]:
        """Yield every place of `words` in the texts of the edition and its registry, whatever the white space; if
        `whole`, none that is part of a longer word.
        """
        pattern = r"\s+".join(map(re.escape, words))
        wanted = re.compile(rf"(?<!\w){pattern}(?!\w)" if whole else pattern)
        registry = ((kind, self._registry_file(kind)) for kind in REGISTRY_FILES)
        files = (((_REGISTRY,), found) for _, found in registry if found)
        for path, (_, top) in (*self._nodes.items(), *files):
            for inner, scalar in scalars_of(top, path):
                for found_one in wanted.finditer(scalar.value):
                    before = scalar.value[: found_one.start()]
                    yield self.place(inner, before.count("\n"), len(before) - before.rfind("\n") - 1)

    def remarks(self) -> Iterator[tuple[ModelPath, str, Position]]:
        """Yield every full-line comment: the path of the value below it, its words without “#”, its place."""
        for path, (file, node) in self._nodes.items():
            if file.suffix != ".yaml":
                continue
            starts: dict[int, ModelPath] = {}
            inside: set[int] = set()
            lines = self._source(file)
            _walk(node, path, lines, starts, inside)
            for number, text in enumerate(lines):
                if number not in inside and text.lstrip().startswith("#"):
                    below = next((n for n in range(number + 1, len(lines)) if _says_something(lines[n])), None)
                    words = text.lstrip().lstrip("#").strip()
                    column = len(text) - len(text.lstrip()) + 1
                    yield starts.get(-1 if below is None else below, path), words, (file, number + 1, column)

    def _find(self, path: ModelPath) -> tuple[Path, Node, ModelPath] | None:
        if path[:1] == (_REGISTRY,) and len(path) > 1:
            top = self._registry_file(str(path[1]))
            return (*top, path[1:]) if top else None
        for length in range(len(path), -1, -1):
            if path[:length] in self._nodes:
                return (*self._nodes[path[:length]], path[length:])
        return None

    @functools.cached_property
    def _registry(self) -> dict[str, tuple[Path, Node] | None]:
        return {}

    def _registry_file(self, kind: str) -> tuple[Path, Node] | None:
        if kind not in self._registry:
            folder = find_registry(self._folder)
            file = (folder or self._folder) / f"{kind}.yaml"
            text = "\n".join(self._source(file)) if folder and file.is_file() else ""
            node = parse_yaml(text, file, []) if text else None
            self._registry[kind] = (file, node) if node is not None else None
        return self._registry[kind]

    def _source(self, file: Path) -> list[str]:
        if file not in self._lines:
            self._lines[file] = (read_source(file, file.parent, []) or "").split("\n")
        return self._lines[file]


def _walk(node: Node, path: ModelPath, lines: list[str], starts: dict[int, ModelPath], inside: set[int]) -> None:
    match node:
        case Scalar(style="|" | ">"):
            for number in range(node.line + 1, len(lines)):
                text = lines[number]
                if text.strip() and len(text) - len(text.lstrip(" ")) < node.indent:
                    break
                inside.add(number)
        case Sequence():
            for index, item in enumerate(node.items):
                starts.setdefault(item.line, (*path, index))
                _walk(item, (*path, index), lines, starts, inside)
        case Mapping():
            for name, (key, value) in node.items.items():
                starts.setdefault(key.line, (*path, name))
                _walk(value, (*path, name), lines, starts, inside)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
