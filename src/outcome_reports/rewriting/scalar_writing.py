"""Values as written in a YAML file, and their replacement."""

from __future__ import annotations

import json
import re

from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.platform.records import record
from outcome_reports.reading.places import ModelPath
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar, Sequence
from outcome_reports.reading.yaml_writing import yaml_scalar
from outcome_reports.rewriting.content_files import EditError
from outcome_reports.rewriting.text_edits import LINE_END, TextEdit, line_starts
from outcome_reports.rewriting.verifying import Change, parsed, rewritten

BLOCKS = frozenset({"|", ">"})


@record(frozen=True, slots=True)
class WrittenScalar:
    """A value as written in a file: the characters from `start` to `end`, which are `raw`, mean `value`.

    `indent` is the column at which its lines begin if it is, or becomes, a block; -1 in a list in brackets, where
    blocks are not allowed.
    """

    raw: str
    value: str
    start: int
    end: int
    style: str
    indent: int


def in_style(style: str, words: str, indent: int = 0, line_end: str = "\n", *, goes_on: bool = False) -> str:
    """Return `words` as written in a scalar of `style`; in a block, the first line is already indented.

    `goes_on` means that other words follow on their last line.
    """
    match style:
        case "'":
            return words.replace("'", "''")
        case '"':
            return json.dumps(words, ensure_ascii=False)[1:-1]
        case "|":
            first, *rest = words.split("\n")
            last = len(rest) - 1
            lines = [
                " " * indent + line if line.strip() or (goes_on and number == last) else ""
                for number, line in enumerate(rest)
            ]
            return line_end.join([first, *lines])
        case _:
            return words


def line_end_of(text: str) -> str:
    """Return the line ending of `text`."""
    found = LINE_END.search(text)
    return found[0] if found else "\n"


def find_scalar(text: str, path: ModelPath) -> WrittenScalar:
    """Return the value at `path` as written in `text`. Raises EditError if it is missing, or is not text."""
    node = parsed(text)
    if node is None:
        raise EditError("the file has a mistake: correct that first")
    scalar, indent = _scalar(node, path)
    starts = line_starts(text)
    start, (line, column) = starts[scalar.line] + scalar.column, scalar.end
    end = starts[line] + column if line < len(starts) else len(text)
    if scalar.style in BLOCKS:
        end = _end_of_block(text, starts, scalar)
        indent = scalar.indent or indent
    return WrittenScalar(text[start:end], scalar.value, start, end, scalar.style, indent)


def _scalar(node: Node, path: ModelPath) -> tuple[Scalar, int]:
    """Return the value at `path`, and the column for the lines of a block in its place, -1 if not allowed."""
    indent, in_brackets = 0, False
    found: Node | None = node
    for step in path:
        match found:
            case Mapping() if isinstance(step, str) and step in found.items:
                in_brackets = in_brackets or found.flow
                key, found = found.items[step]
                indent = key.column + 2
            case Sequence() if isinstance(step, int) and step < len(found.items):
                in_brackets = in_brackets or found.flow
                found = found.items[step]
                indent = found.column
            case _:
                found = None
                break
    if not isinstance(found, Scalar):
        raise EditError("this text is no longer where it was: open it again")
    return found, -1 if in_brackets else indent


def _end_of_block(text: str, starts: list[int], scalar: Scalar) -> int:
    """Return the end of the last non-empty line of a block."""
    end = starts[scalar.line] + len(_line(text, starts[scalar.line]))
    for start in starts[scalar.line + 1 :]:
        line = _line(text, start)
        if not line.strip():
            continue
        if not scalar.indent or len(line) - len(line.lstrip(" ")) < scalar.indent:
            break
        end = start + len(line)
    return end


def _line(text: str, start: int) -> str:
    found = LINE_END.search(text, start)
    return text[start : found.start() if found else len(text)]


def with_value(text: str, path: ModelPath, new: str) -> str:
    """Return `text` with `new` as the value at `path`. Raises EditError if that cannot be done.

    The result is read again: it must have `new` there and everything else unchanged, or nothing is changed.
    """
    new = LINE_END.sub("\n", new).strip("\n").rstrip()
    # Spaces before the first word are meaningless in Markdown, and would need an indentation indicator in YAML.
    new = new.lstrip(" \t")
    if not new:
        raise EditError("a text cannot be empty: to take it out, delete its key in the file")
    for _, message in invisible_characters(new):
        raise EditError(f"{message}: delete it")
    found = find_scalar(text, path)
    return with_raw(text, path, found, _written(text, found, new), new)


def with_raw(text: str, path: ModelPath, found: WrittenScalar, raw: str, value: str) -> str:
    """Return `text` with `raw`, which means `value`, for what was `found` at `path`. Raises EditError if misread."""
    written, refused = rewritten(text, [Change(path, [TextEdit(found.start, found.raw, raw)], value)])
    if refused:
        raise EditError("this text cannot be written into the file here: change it in an editor")
    return written


def _written(text: str, found: WrittenScalar, new: str) -> str:
    goes_on = bool(_line(text, found.end).strip())
    if found.style == "|" or ("\n" in new and found.indent >= 0 and not goes_on):
        head = _line(found.raw, 0) if found.style == "|" else "|"
        return head + in_style("|", f"\n{new}", found.indent, line_end_of(text))
    if found.style == "'" and "\n" not in new:
        return "'" + in_style("'", new) + "'"
    if found.style == '"' or found.indent < 0 or found.style == ">" or "\n" in new:
        simple = found.indent < 0 and not found.style and re.fullmatch(r"[A-Z][A-Z0-9-]*", new)
        return new if simple and new not in {"Y", "N"} else '"' + in_style('"', new) + '"'
    return yaml_scalar(new)
