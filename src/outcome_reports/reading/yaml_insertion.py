"""Adding of items to a list in a YAML file, without changing any existing byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

_INDENT = 2


class InsertionError(ValueError):
    """A list to which no lines can be added: the message gives the reason; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def with_items(text: str, key: str, items: Sequence[Sequence[str]]) -> tuple[str, int]:
    """Return `text` with `items` at the end of the top-level list `key`, and the line (from 1) of the first.

    Each item consists of lines, the first beginning with "- " and the others indented below it. Items get the
    indentation of the list's items, and an empty line between them if the list has one. A missing list is added at the
    end. Raises InsertionError for a list in brackets, and for text that is not YAML.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n") if text.strip() else []
    found = _found(text, key)
    if found is None:
        lines += [*([""] if lines else []), f"{key}:"]
        at, indent, apart = len(lines), _INDENT, True
    else:
        name, node = found
        if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
            indent = node.value[0].start_mark.column - 2
            at = end_of_node(lines, node)
            while at < len(lines) and lines[at].strip().startswith("#") and _indent(lines[at]) > indent:
                # A comment within the last item.
                at += 1
            first = [begin_of(lines, item.start_mark.line) for item in node.value]
            apart = any(number and not lines[number - 1].strip() for number in first[1:]) or len(first) == 1
        elif not getattr(node, "value", None):
            # An empty list, or no value.
            line = lines[name.start_mark.line]
            lines[name.start_mark.line] = line[: name.end_mark.column] + ":"
            at, indent, apart = name.start_mark.line + 1, name.start_mark.column + _INDENT, True
        else:
            message = f"“{key}” is in brackets, and no lines can be added to it"
            raise InsertionError(name.start_mark.line + 1, message)
    new: list[str] = []
    for item in items:
        is_first = not new and (found is None or lines[at - 1].strip().endswith(":"))
        new += [*([""] if apart and not is_first else []), *(" " * indent + line if line else "" for line in item)]
    begin = at + 1 + (not new[0].strip()) if new else at
    return end.join([*lines[:at], *new, *lines[at:]]) + end, begin


def _found(text: str, key: str) -> tuple[Any, Any] | None:
    try:
        root = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InsertionError(mark.line + 1 if mark else 0, "the file has a mistake: correct that first") from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise InsertionError(1, "the file is not a list of keys with values")
    return next(((name, value) for name, value in (root.value if root else ()) if name.value == key), None)


def end_of_node(lines: Sequence[str], node: Any) -> int:
    """Return the line (from 0) after the last one of a value, excluding comments and empty lines below it: for libyaml
    a block ends where the next token begins.
    """
    while getattr(node, "value", None) and not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    at = min(int(node.end_mark.line + (node.end_mark.column > 0)), len(lines))
    start = node.start_mark.line + 1
    before = lines[start - 1][: node.start_mark.column].rstrip()
    # The lines of a block are indented more than its key, or than the dash of an item that is only a block.
    outer = len(before) - len(before.lstrip(" -")) if before.strip(" -") else before.rfind("-")
    is_block = getattr(node, "style", None) in {"|", ">"}
    while at > start and (not lines[at - 1].strip() or (is_block and _indent(lines[at - 1]) <= outer)):
        at -= 1
    return at


def end_of(text: str, line: int, column: int) -> int:
    """Return the line (from 0) after the last one of the value that begins at a place (from 0), excluding empty lines
    and comments below it.
    """
    lines = text.split("\n")
    waiting: list[Any] = [yaml.compose(text, yaml.CSafeLoader)]
    while waiting:
        node = waiting.pop()
        if (node.start_mark.line, node.start_mark.column) == (line, column):
            return end_of_node(lines, node)
        if not isinstance(node, yaml.ScalarNode):
            waiting += [inner for pair in node.value for inner in (pair if isinstance(pair, tuple) else (pair,))]
    return line + 1


def begin_of(lines: Sequence[str], number: int) -> int:
    """Return the line of an item with the comments above it."""
    while number and lines[number - 1].strip().startswith("#"):
        number -= 1
    return number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
