"""Writing, changing and removing of a key with a short value (a line, a list of keys, figures) in a YAML file."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from typing import Any

from outcome_reports.reading.places import ModelPath
from outcome_reports.reading.yaml_insertion import end_of
from outcome_reports.reading.yaml_nodes import Mapping, find, plain
from outcome_reports.reading.yaml_writing import yaml_keys, yaml_scalar
from outcome_reports.rewriting.content_files import EditError
from outcome_reports.rewriting.scalar_writing import line_end_of
from outcome_reports.rewriting.text_edits import BOM
from outcome_reports.rewriting.verifying import parsed

Value = str | bool | Sequence[str] | Sequence[AnyMapping[str, str]]
"""A line, yes or no, registry keys, or figures with their labels; an empty value is removed."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^']|'')*'")
_COMMENT = re.compile(r"(?:^|\s)#")


def entry_of(text: str, path: ModelPath, key: str) -> object:
    """Return the value of `key` at `path` in the file, None if there is none. Raises EditError."""
    items = _mapping(text, path).items
    return plain(items[key][1]) if key in items else None


def with_entry(text: str, path: ModelPath, key: str, value: Value, order: Sequence[str]) -> str:
    """Return `text` of a YAML file with `value` for `key` in the mapping at `path`, and every other byte unchanged.

    A new key follows those before it in `order`. The result is read again to prove that nothing else changed. Raises
    EditError if the change is impossible, or a comment within the old value would be lost.
    """
    mapping = _mapping(text, path)
    end = line_end_of(text)
    mark = BOM if text.startswith(BOM) else ""
    lines = text.removeprefix(BOM).replace("\r\n", "\n").split("\n")
    indent = next(name.column for name, _ in mapping.items.values())
    new = [f"{' ' * indent}{line}" for line in _lines(key, value)]
    if key in mapping.items:
        first, last = _extent(lines, mapping, key)
        if any(_COMMENT.search(_QUOTED.sub("", line)) for line in lines[first:last]):
            raise EditError("there is a comment in it, which would be lost: change it in an editor")
        head = lines[first][:indent]
        if head.strip() and not new:
            raise EditError("it is the first key of an entry of a list: take it out in an editor")
        lines[first:last] = [head + new[0][indent:], *new[1:]] if new else []
    else:
        before = [name for name in order[: order.index(key)] if name in mapping.items] if key in order else []
        # In the order of the file, since comments and empty lines are between keys.
        behind = max(_extent(lines, mapping, name)[1] for name in before or [next(iter(mapping.items))])
        lines[behind:behind] = new
    made = mark + end.join(lines)
    if not _says(text, made, path, key, value):
        raise EditError("this cannot be written into the file here: change it in an editor")
    return made


def _mapping(text: str, path: ModelPath) -> Mapping:
    node = parsed(text)
    if node is None:
        raise EditError("the file has a mistake: correct that first")
    found, _ = find(node, path)
    if not isinstance(found, Mapping) or not found.items or found.flow:
        raise EditError("this is no longer where it was, or in brackets: change it in an editor")
    return found


def _extent(lines: Sequence[str], mapping: Mapping, key: str) -> tuple[int, int]:
    name, value = mapping.items[key]
    return name.line, end_of("\n".join(lines), value.line, value.column)


def _lines(key: str, value: Value) -> list[str]:
    if isinstance(value, bool):
        return [f"{key}: {str(value).lower()}"]
    if isinstance(value, str):
        return [f"{key}: {yaml_scalar(value)}"] if value.strip() else []
    if not value:
        return []
    if all(isinstance(one, str) for one in value):
        return [f"{key}: {yaml_keys([str(one) for one in value])}"]
    found = [f"{key}:"]
    for one in value:
        assert isinstance(one, AnyMapping)
        pairs = [f"{name}: {yaml_scalar(words)}" for name, words in one.items()]
        found += [f"  {'- ' if not number else '  '}{pair}" for number, pair in enumerate(pairs)]
    return found


def _says(before: str, after: str, path: ModelPath, key: str, value: Value) -> bool:
    old, new = parsed(before), parsed(after)
    if old is None or new is None:
        return False
    expected: Any = plain(old)
    there = expected
    for step in path:
        there = there[step]
    there.pop(key, None)
    got: Any = plain(new)
    inner = got
    for step in path:
        inner = inner[step]
    written = inner.pop(key, None)
    return bool(got == expected) and written == _as_written(value, is_list=isinstance(written, list))


def _as_written(value: Value, *, is_list: bool) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value if value.strip() else None
    found = [dict(one) if isinstance(one, AnyMapping) else one for one in value]
    return found if is_list else (found[0] if found else None)
