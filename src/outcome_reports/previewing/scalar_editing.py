"""One value of a YAML file is written anew; every other byte of the file stays."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from outcome_reports.errors import OutcomeError
from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import plain
from outcome_reports.reading.yaml_writing import yaml_scalar

YamlPath = tuple[str | int, ...]
_LINE_END = re.compile(r"\r\n|\n|\r")


class EditError(OutcomeError, ValueError):
    """A value that cannot be written: the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class WrittenScalar:
    """A value as it is written in a file: the characters from `start` to `end`, which are `raw`, mean `value`.

    `indent` is the column at which its lines begin if it is, or becomes, a block of several; -1 in a list in brackets,
    where there can be none.
    """

    raw: str
    value: str
    start: int
    end: int
    style: str
    indent: int


def find_scalar(text: str, path: YamlPath) -> WrittenScalar:
    """Return how the value at `path` is written in `text`. Raises EditError if it is not there, or is no text."""
    try:
        node: Any = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        raise EditError("the file has a mistake: mend that first") from None
    indent, in_brackets = 0, False
    for step in path:
        in_brackets = in_brackets or bool(getattr(node, "flow_style", False))
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == step), None)
            indent = found[0].start_mark.column + 2 if found else 0
            node = found[1] if found else None
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            indent = node.start_mark.column
        else:
            node = None
    if not isinstance(node, yaml.ScalarNode):
        raise EditError("this text is no longer where it was: open it again")
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    start = starts[node.start_mark.line] + node.start_mark.column
    end = starts[node.end_mark.line] + node.end_mark.column if node.end_mark.line < len(starts) else len(text)
    if node.style in {"|", ">"}:
        end, indent = _end_of_block(text, starts, node.start_mark.line + 1, indent)
    return WrittenScalar(text[start:end], node.value, start, end, node.style or "", -1 if in_brackets else indent)


def _end_of_block(text: str, starts: list[int], first: int, least: int) -> tuple[int, int]:
    """Return where the last line with words of a block ends, and the column at which its lines begin."""
    end, indent = starts[first] if first < len(starts) else len(text), 0
    for number in range(first, len(starts)):
        line = _LINE_END.split(text[starts[number] :], maxsplit=1)[0]
        if not line.strip():
            continue
        begins = len(line) - len(line.lstrip(" "))
        if not indent:
            if begins < least - 1:
                break
            indent = begins
        if begins < indent:
            break
        end = starts[number] + len(line)
    return end, indent or least


def with_value(text: str, path: YamlPath, new: str) -> str:
    """Return `text` with `new` as the value at `path`. Raises EditError if that cannot be done.

    What comes out is read again: it says `new` there and all else as before, or nothing is changed.
    """
    new = _LINE_END.sub("\n", new).strip("\n").rstrip()
    # Spaces before the first word mean nothing in Markdown, and would need a sign of YAML's own in the file.
    new = new.lstrip(" \t")
    if not new:
        raise EditError("a text cannot be empty: to take it out, delete its key in the file")
    for _, message in invisible_characters(new):
        raise EditError(f"{message}: delete it")
    found = find_scalar(text, path)
    written = text[: found.start] + _written(text, found, new) + text[found.end :]
    before, after = _meaning(text), _meaning(written)
    _put(before, path, new)
    if _put(after, path, str(_at(after, path)).rstrip()) is None or before != after:
        raise EditError("this text cannot be written into the file here: change it in an editor")
    return written


def _written(text: str, found: WrittenScalar, new: str) -> str:
    goes_on = bool(_LINE_END.split(text[found.end :], maxsplit=1)[0].strip())
    if found.style == "|" or ("\n" in new and found.indent >= 0 and not goes_on):
        line_end = next(iter(_LINE_END.findall(text)), "\n")
        head = _LINE_END.split(found.raw, maxsplit=1)[0] if found.style == "|" else "|"
        lines = (f"{' ' * found.indent}{line}" if line.strip() else "" for line in new.split("\n"))
        return line_end.join([head, *lines])
    if found.style == "'" and "\n" not in new:
        return "'" + new.replace("'", "''") + "'"
    if found.style == '"' or found.indent < 0 or found.style == ">" or "\n" in new:
        simple = found.indent < 0 and not found.style and re.fullmatch(r"[A-Z][A-Z0-9-]*", new)
        return new if simple and new not in {"Y", "N"} else json.dumps(new, ensure_ascii=False)
    return yaml_scalar(new)


def _meaning(text: str) -> Any:
    node = parse_yaml(_LINE_END.sub("\n", text), Path("text"), [])
    return plain(node) if node is not None else None


def _at(value: Any, path: YamlPath) -> Any:
    try:
        for step in path:
            value = value[step]
    except (KeyError, IndexError, TypeError):
        return None
    return value


def _put(value: Any, path: YamlPath, new: str) -> Any:
    """Put `new` at `path` of `value`; return what it is in, None if there is no such place."""
    around = _at(value, path[:-1])
    if around is None or _at(value, path) is None:
        return None
    around[path[-1]] = new
    return around
