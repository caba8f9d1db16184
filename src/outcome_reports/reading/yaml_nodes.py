"""YAML as a tree of nodes with places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Sequence_
from dataclasses import dataclass, field

from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class Scalar:
    """A value as text. `line` and `column` count from 0; `style` is "|", ">", a quote or "" as in YAML.

    `indent` is the column at which the lines of a block scalar begin. `comment` is the text after " #" on the line.
    `source` is the lines of the file, and `end` is the line and column after the value unless it is a block; a
    spreadsheet cell, which is one place however long its text, has neither.
    """

    value: str
    line: int
    column: int
    style: str = ""
    indent: int = 0
    comment: str | None = None
    source: Sequence_[str] = field(default=(), repr=False, compare=False)
    end: tuple[int, int] = field(default=(0, 0), repr=False, compare=False)

    def position(self, line: int, column: int) -> tuple[int, int]:
        """Return the place in the file, counted from 1, of `line` and `column` (from 0) of the value."""
        if not self.source:
            return self.line + 1, self.column + 1
        if self.style == "|":
            return self.line + 2 + line, self.indent + column + 1
        # Folding and quoting change white space and escapes only, so a place is found by counting all other characters
        # before it. A space is behind the character before it.
        lines = self.value.split("\n")
        text = lines[line] if line < len(lines) else ""
        before = text[:column].rstrip() if text[column : column + 1].isspace() else ""
        left = len("".join("".join([*lines[:line], *(text[:column] for text in lines[line : line + 1])]).split()))
        first = self.line + (self.style == ">")
        start = self.column + (self.style in {"'", '"'}) if first == self.line else 0
        for number in range(first, len(self.source)):
            for character in _WRITTEN.get(self.style, _PLAIN).finditer(self.source[number], start):
                if character[1] and left == bool(before):
                    return number + 1, (character.end() + column - len(before) if before else character.start()) + 1
                left -= bool(character[1])
            start = 0
        return self.line + 1, self.column + 1


# One character of a value as written: itself, a doubled quotation mark, an escape (not of white space).
_PLAIN = re.compile(r"(\S)")
_WRITTEN = {
    "'": re.compile(r"(''|\S)"),
    '"': re.compile(r"\\(?:[ nrt_NLP]|$)|(\\(?:x..|u.{4}|U.{8}|.)|[^\s\\])"),
}


@dataclass(slots=True)
class Sequence:
    """A list; `flow` if in brackets."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    flow: bool = False


@dataclass(slots=True)
class Mapping:
    """Distinct keys with values, in the order of the file; `flow` if in brackets."""

    line: int
    column: int
    items: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    flow: bool = False


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> object:
    """Return the node as dicts, lists and str."""
    match node:
        case Scalar(value):
            return value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, (_, value) in node.items.items()}


def find(node: Node, path: tuple[str | int, ...]) -> tuple[Node, Scalar | None]:
    """Return the deepest node on `path`, and its key (None in a list or at the top)."""
    key: Scalar | None = None
    for step in path:
        match node:
            case Mapping() if isinstance(step, str) and step in node.items:
                key, node = node.items[step]
            case Sequence() if isinstance(step, int) and step < len(node.items):
                key, node = None, node.items[step]
            case _:
                break
    return node, key


def scalars_of(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    """Yield every value in `node`, which is at `path`, with its path, in the order of the file."""
    match node:
        case Scalar():
            yield path, node
        case Sequence():
            for index, item in enumerate(node.items):
                yield from scalars_of(item, (*path, index))
        case Mapping():
            for name, (_, value) in node.items.items():
                yield from scalars_of(value, (*path, name))
