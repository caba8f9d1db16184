"""The YAML that content may use: a plain part of YAML 1.2 in which nothing can be lost, copied or executed.

All scalars are text: `NO` is no boolean and `012` no number; the model gives the types.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outcome_reports.problems import Problem
from outcome_reports.reading.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from ruamel.yaml.error import StringMark

MAX_DEPTH = 20


def parse_yaml(text: str, file: Path, problems: list[Problem]) -> Node | None:
    """The one document of `text`; None if it cannot be used, and `problems` says why. `file` is named in them."""
    for number, line in enumerate(text.split("\n")):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = (number + 1, indent.index("\t") + 1)
            problems.append(Problem(file, *place, "a tab at the start of a line", "indent with spaces, two a level"))
            return None
    builder = _Builder(text, file, problems)
    return builder.build()


class _RefusedError(Exception):
    """Stops the reading of a file; the problem is already noted."""


class _Builder:
    def __init__(self, text: str, file: Path, problems: list[Problem]) -> None:
        self._lines = text.split("\n")
        self._text = text
        self._file = file
        self._problems = problems

    def build(self) -> Node | None:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError
        from ruamel.yaml.events import DocumentStartEvent

        parser = YAML(typ="rt", pure=True)
        node: Node | None = None
        before = len(self._problems)
        try:
            events: Iterator[Any] = parser.parse(self._text)
            for event in events:
                if not isinstance(event, DocumentStartEvent):
                    continue
                if event.version or event.tags:
                    raise self._refusal(event.start_mark, "a %YAML or %TAG directive", "take the line out")
                if node is not None:
                    raise self._refusal(event.start_mark, "a second document in one file", "take out the line “---”")
                node = self._node(next(events), events, 0)
        except _RefusedError:
            return None
        except MarkedYAMLError as error:
            self._syntax_error(error)
            return None
        except (YAMLError, ValueError, OverflowError) as error:
            self._problems.append(
                Problem(self._file, 0, 0, f"this is no YAML: {error}", "compare it with the examples")
            )
            return None
        if len(self._problems) > before:
            return None
        if node is None or (isinstance(node, Scalar) and not node.value):
            self._problems.append(Problem(self._file, 0, 0, "the file is empty", "write it, or take it away"))
            return None
        return node

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        from ruamel.yaml.events import (
            AliasEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        mark = event.start_mark
        if isinstance(event, AliasEvent):
            raise self._refusal(mark, "a value that begins with “*”", _QUOTE)
        if event.anchor is not None:
            raise self._refusal(mark, "a value that begins with “&”", _QUOTE)
        if getattr(event, "tag", None) is not None and str(event.tag) not in {"", "None"}:
            raise self._refusal(mark, "a value that begins with “!”", _QUOTE)
        if depth > MAX_DEPTH:
            raise self._refusal(mark, f"nesting deeper than {MAX_DEPTH}", "put quotation marks around text in brackets")
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            sequence = Sequence(mark.line, mark.column)
            while not isinstance(event := next(events), SequenceEndEvent):
                sequence.items.append(self._node(event, events, depth + 1))
            return sequence
        assert isinstance(event, MappingStartEvent)
        mapping = Mapping(mark.line, mark.column)
        seen: dict[str, str] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            self._add(mapping, seen, key, value)
        return mapping

    def _add(self, mapping: Mapping, seen: dict[str, str], key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            place = Problem(self._file, key.line + 1, key.column + 1, "brackets where a key is expected", _QUOTE)
            self._problems.append(place)
            raise _RefusedError
        folded = unicodedata.normalize("NFC", key.value).casefold()
        if folded in seen:
            message = f"the key “{key.value}” is given twice"
            if seen[folded] != key.value:
                message += f" (also as “{seen[folded]}”)"
            self._problems.append(
                Problem(
                    self._file, key.line + 1, key.column + 1, message, "the second would hide the first: take one out"
                )
            )
            return
        if key.value == "<<":
            self._problems.append(
                Problem(
                    self._file, key.line + 1, key.column + 1, "“<<” (a YAML merge) is not taken", "write the keys out"
                )
            )
            return
        seen[folded] = key.value
        mapping.items[key.value] = (key, value)

    def _scalar(self, event: Any) -> Scalar:
        line, column, style = event.start_mark.line, event.start_mark.column, event.style or ""
        if style in {"|", ">"}:
            indent = 0
            for text in self._lines[line + 1 :]:
                if text.strip():
                    indent = len(text) - len(text.lstrip(" "))
                    break
            return Scalar(str(event.value), line, column, style, indent)
        rest = (
            self._lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.line < len(self._lines) else ""
        )
        comment = rest.strip() if not style and event.value and rest.lstrip().startswith("#") else None
        return Scalar(str(event.value), line, column, style, comment=comment)

    def _refusal(self, mark: StringMark, message: str, hint: str) -> _RefusedError:
        self._problems.append(Problem(self._file, mark.line + 1, mark.column + 1, message, hint))
        return _RefusedError()

    def _syntax_error(self, error: Any) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        text = self._lines[mark.line] if mark and mark.line < len(self._lines) else ""
        problem = str(error.problem or error.context or "a mistake in the YAML")
        message, hint = _explain(problem, text)
        self._problems.append(Problem(self._file, line, column, message, hint))


_QUOTE = "put quotation marks around the text, or set it as a block: “text: |” and the text indented on the next line"


def _explain(problem: str, line: str) -> tuple[str, str]:
    if "mapping values are not allowed" in problem:
        return "a colon inside a text", _QUOTE
    if "undefined alias" in problem or "alphabetic or numeric character" in problem:
        return "a value that begins with “*” or “&”", _QUOTE
    if "found character" in problem and "cannot start any token" in problem:
        return "a value begins with a character that YAML keeps for itself (@, `, %)", _QUOTE
    if "expected <block end>" in problem or "could not find expected ':'" in problem:
        return (
            "the indentation or a “key:” is not right here",
            "keys of one level begin in the same column; a text goes on indented below “key: |”",
        )
    if "unexpected end of stream" in problem:
        return "a quotation mark or bracket is opened and not closed", "close it"
    return f"this is no YAML: {problem}", f"look at the line “{line.strip()[:60]}” and the one before it"
