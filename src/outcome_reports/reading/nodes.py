"""YAML as a tree of nodes that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as text. `line` and `column` count from 0; `style` is "|", ">", a quote or "" as in YAML, or "cell".

    `indent` is the column at which the lines of a block scalar begin. `comment` is what follows " #" on the line.
    """

    value: str
    line: int
    column: int
    style: str = ""
    indent: int = 0
    comment: str | None = None

    def position(self, line: int, column: int) -> tuple[int, int]:
        """The place in the file, counted from 1, of `line` and `column` (from 0) of the value."""
        if self.style == "cell":
            return self.line + 1, self.column + 1
        if self.style in {"|", ">"}:
            return self.line + 2 + line, self.indent + column + 1
        if line:
            return self.line + 1 + line, 1
        return self.line + 1, self.column + column + 1 + (self.style in {"'", '"'})


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with values, in the order of the file; keys are distinct."""

    line: int
    column: int
    items: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> object:
    """The node as dicts, lists and str."""
    match node:
        case Scalar(value):
            return value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, (_, value) in node.items.items()}


def find(node: Node, path: tuple[str | int, ...]) -> tuple[Node, Scalar | None]:
    """The deepest node on `path`, and the key it stands under (None in a list or at the top)."""
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
