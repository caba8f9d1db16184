"""Edits of a text of the content, as edits of the file that has it; the file read again must say exactly that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.rewording.word_edits import WordEdit, applied
from outcome_reports.errors import Problem
from outcome_reports.platform.text_edits import TextEdit, line_starts, offset_of, with_edits
from outcome_reports.reading.places import ModelPath
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Node, Scalar, find, plain

_BLOCK = frozenset({"|"})


def file_edits(text: str, scalar: Scalar, edits: Sequence[WordEdit]) -> list[TextEdit] | ForPerson:
    """Return `edits` of the value of `scalar` as edits of `text`, the file it was read from."""
    starts = line_starts(text)
    ending = "\r\n" if "\r\n" in text else "\n"
    found = []
    for edit in edits:
        if scalar.style not in _BLOCK and "\n" in edit.new:
            return ForPerson("new paragraphs in a text that is not a block of lines (|)")
        start = _place(starts, scalar, edit.start, after=edit.start == edit.end)
        end = _place(starts, scalar, edit.end, after=True) if edit.end > edit.start else start
        if start is None or end is None or end < start:
            return ForPerson("the place of the words in the file is not certain")
        found.append(TextEdit(start, text[start:end], _written(scalar, edit, ending)))
    return found


def _written(scalar: Scalar, edit: WordEdit, ending: str) -> str:
    """Return the new words of `edit` as the style of the scalar writes them."""
    new = edit.new
    match scalar.style:
        case "'":
            return new.replace("'", "''")
        case '"':
            return new.replace("\\", "\\\\").replace('"', '\\"')
        case "|":
            first, *rest = new.split("\n")
            goes_on = scalar.value[edit.end : edit.end + 1] not in {"", "\n"}
            indented = [
                " " * scalar.indent + line if line.strip() or (goes_on and number == len(rest) - 1) else line
                for number, line in enumerate(rest)
            ]
            return ending.join([first, *indented])
        case _:
            return new


def _place(starts: Sequence[int], scalar: Scalar, offset: int, *, after: bool) -> int | None:
    """Return the place in the file of `offset` of the value: of what begins there, or behind what ends there."""
    value = scalar.value
    if scalar.style in _BLOCK:
        return offset_of(starts, *scalar.position(*_line_and_column(value, offset)))
    if after and offset and not value[offset - 1].isspace():
        before = offset_of(starts, *scalar.position(*_line_and_column(value, offset - 1)))
        if before is None:
            return None
        if offset < len(value) and not value[offset].isspace():
            return offset_of(starts, *scalar.position(*_line_and_column(value, offset)))
        return before + (2 if scalar.style == "'" and value[offset - 1] == "'" else 1)
    if offset < len(value) and not value[offset].isspace():
        return offset_of(starts, *scalar.position(*_line_and_column(value, offset)))
    if offset and not value[offset - 1].isspace():
        return _place(starts, scalar, offset, after=True)
    return None


def _line_and_column(value: str, offset: int) -> tuple[int, int]:
    return value.count("\n", 0, offset), offset - (value.rfind("\n", 0, offset) + 1)


def rewritten(
    file: Path, text: str, wanted: Sequence[tuple[ModelPath, Scalar, Sequence[WordEdit]]]
) -> tuple[str, dict[ModelPath, ForPerson]]:
    """Return `text` of the YAML file `file` with the edits of several values, and why some of them were not made.

    `wanted` has the path of each value in the file. After every value the file is read again: it must have exactly the
    new words there, and what it had everywhere else.
    """
    refused: dict[ModelPath, ForPerson] = {}
    # From the end of the file, so that the places of the others stay.
    for path, scalar, edits in sorted(wanted, key=lambda one: (one[1].line, one[1].column), reverse=True):
        changes = file_edits(text, scalar, edits)
        if isinstance(changes, ForPerson):
            refused[path] = changes
            continue
        new, made = with_edits(text, changes)
        expected = applied(scalar.value, edits)
        if len(made) < len(changes) or not _says(file, text, new, path, expected):
            refused[path] = ForPerson("YAML would read the new words in another way")
            continue
        text = new
    return text, refused


def _says(file: Path, old: str, new: str, path: ModelPath, expected: str) -> bool:
    before, after = _parsed(file, old), _parsed(file, new)
    if before is None or after is None:
        return False
    there, _ = find(after, path)
    if not isinstance(there, Scalar) or _comparable(there.value, there.style) != _comparable(expected, there.style):
        return False
    return _with_value(before, path) == _with_value(after, path)


def _comparable(value: str, style: str) -> str:
    return value.rstrip() if style in _BLOCK else re.sub(r"\s+", " ", value).strip()


def _with_value(node: Node, path: ModelPath) -> object:
    data = plain(node)
    at: object = data
    for step in path[:-1]:
        at = at[step]  # type: ignore[index]
    at[path[-1]] = None  # type: ignore[index]
    return data


def _parsed(file: Path, text: str) -> Node | None:
    problems: list[Problem] = []
    node = parse_yaml(text.removeprefix("\ufeff").replace("\r\n", "\n"), file, problems)
    return None if problems else node
