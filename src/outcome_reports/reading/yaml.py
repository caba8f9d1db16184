"""The YAML that content may use: a subset of YAML 1.2 in which nothing can be lost, copied or executed.

All scalars are text: `NO` is not a boolean and `012` not a number; the model gives the types.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outcome_reports.errors import Problem
from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.reading.yaml_mistakes import QUOTE, Mark, Mistake, diagnose, diagnose_without_place
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from ruamel.yaml.error import StringMark

MAX_DEPTH = 20
_DIFFERENT = re.compile("[\t\x85]")
_TRAILING_TAB = re.compile(r"[ \t]*\t[ \t]*$")


def parse_yaml(text: str, file: Path, problems: list[Problem]) -> Node | None:
    """Return the one document of `text`; None if it cannot be used: `problems` then gets the reasons, in `file`."""
    # Tabs at the end of a line are invisible and meaningless, but YAML rejects them.
    lines = [_TRAILING_TAB.sub("", line) for line in text.split("\n")]
    for number, line in enumerate(lines, start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = (number, indent.index("\t") + 1)
            problems.append(Problem(file, *place, "a tab at the start of a line", "indent with spaces, two per level"))
            return None
    return _Builder(lines, file, problems).build()


def _kind(event: object) -> str:
    """Return the name of an event's class, which is the same in both libraries."""
    return type(event).__name__


class _RefusedError(Exception):
    """Stops reading a file; the problem has already been noted."""


class _Builder:
    def __init__(self, lines: list[str], file: Path, problems: list[Problem]) -> None:
        self._lines = lines
        self._file = file
        self._problems = problems

    def build(self) -> Node | None:
        before = len(self._problems)
        try:
            self._refuse_directives()
            node = self._document()
        except _RefusedError:
            return None
        if len(self._problems) > before:
            return None
        if node is None or (isinstance(node, Scalar) and not node.value):
            self._note(0, 0, "the file is empty", "write it, or remove it")
            return None
        return node

    def _document(self) -> Node | None:
        """Return the document as libyaml reads it, or, if that finds a mistake, as ruamel does, whose messages are
        clearer.

        libyaml takes a tenth of the time. The two differ over tabs and NEL, so text with those is always left to
        ruamel.
        """
        import yaml

        text = "\n".join(self._lines)
        if yaml.__with_libyaml__ and not _DIFFERENT.search(text):
            before = len(self._problems)
            try:
                return self._first(yaml.parse(text, Loader=yaml.CBaseLoader))
            except (yaml.YAMLError, ValueError, OverflowError):
                del self._problems[before:]
        return self._document_in_words()

    def _document_in_words(self) -> Node | None:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            # The "rt" parser would insert control characters where folded texts were folded.
            return self._first(YAML(typ="base", pure=True).parse("\n".join(self._lines)))
        except MarkedYAMLError as error:
            self._syntax_error(error)
        except (YAMLError, ValueError, OverflowError) as error:
            self._mistake(diagnose_without_place(str(error), self._lines))
        raise _RefusedError

    def _first(self, events: Iterator[Any]) -> Node | None:
        node: Node | None = None
        for event in events:
            if _kind(event) != "DocumentStartEvent":
                continue
            if node is not None:
                raise self._refusal(event.start_mark, "a second document in one file", "delete the line “---”")
            node = self._node(next(events), events, 0)
        return node

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        mark, kind = event.start_mark, _kind(event)
        if kind == "AliasEvent":
            raise self._refusal(mark, "a value that begins with “*”", QUOTE)
        if event.anchor is not None:
            raise self._refusal(mark, "a value that begins with “&”", QUOTE)
        if getattr(event, "tag", None) is not None and str(event.tag) not in {"", "None"}:
            raise self._refusal(mark, "a value that begins with “!”", QUOTE)
        if depth > MAX_DEPTH:
            raise self._refusal(mark, f"nesting deeper than {MAX_DEPTH}", "put quotation marks around text in brackets")
        if kind == "ScalarEvent":
            return self._scalar(event)
        if kind == "SequenceStartEvent":
            sequence = Sequence(mark.line, mark.column, flow=bool(event.flow_style))
            while _kind(event := next(events)) != "SequenceEndEvent":
                sequence.items.append(self._node(event, events, depth + 1))
            return sequence
        assert kind == "MappingStartEvent"
        mapping = Mapping(mark.line, mark.column, flow=bool(event.flow_style))
        seen: dict[str, str] = {}
        while _kind(event := next(events)) != "MappingEndEvent":
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            self._add(mapping, seen, key, value)
        return mapping

    def _add(self, mapping: Mapping, seen: dict[str, str], key: Node, value: Node) -> None:
        line, column = key.line + 1, key.column + 1
        if not isinstance(key, Scalar):
            self._note(line, column, "brackets where a key is expected", QUOTE)
            raise _RefusedError
        folded = unicodedata.normalize("NFC", key.value).casefold()
        if folded in seen:
            message = f"the key “{key.value}” is given twice"
            if seen[folded] != key.value:
                message += f" (also as “{seen[folded]}”)"
            self._note(line, column, message, "the second would hide the first: delete one")
        elif key.value == "<<":
            self._note(line, column, "“<<” (a YAML merge) is not supported", "write the keys out")
        else:
            seen[folded] = key.value
            mapping.items[key.value] = (key, value)

    def _scalar(self, event: Any) -> Scalar:
        start, end, style = event.start_mark, event.end_mark, event.style or ""
        value = unicodedata.normalize("NFC", str(event.value))
        indent, comment = 0, None
        if style in {"|", ">"}:
            indent = self._indent(start.line + 1, value)
        elif style == '"':
            # Escapes (“\\u202E”) must not smuggle in characters that the file itself may not contain.
            for _, message in invisible_characters(value):
                raise self._refusal(start, f"an escape for {message}", "delete it")
        elif not style and value:
            if value in {"~", "null", "Null", "NULL"}:
                raise self._refusal(start, f"“{value}” would be printed as it is", "remove the key, or " + QUOTE)
            rest = self._lines[end.line][end.column :].strip() if end.line < len(self._lines) else ""
            comment = rest if rest.startswith("#") else None
        return Scalar(value, start.line, start.column, style, indent, comment, self._lines, (end.line, end.column))

    def _indent(self, first: int, value: str) -> int:
        """Return the column at which the lines of a block begin; further spaces before its first line are text."""
        for number in range(first, len(self._lines)):
            line = self._lines[number]
            if line.strip():
                begin = next((text for text in value.split("\n") if text.strip()), "")
                return len(line) - len(line.lstrip(" ")) - (len(begin) - len(begin.lstrip(" ")))
        return 0

    def _refuse_directives(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            if line.startswith("%"):
                self._note(number, 1, f"a directive, “{line.split()[0]}”", "delete the line")
                raise _RefusedError
            if line.strip() and not line.startswith("#"):
                return

    def _refusal(self, mark: StringMark, message: str, hint: str) -> _RefusedError:
        self._note(mark.line + 1, mark.column + 1, message, hint)
        return _RefusedError()

    def _note(self, line: int, column: int, message: str, hint: str) -> None:
        self._problems.append(Problem(self._file, line, column, message, hint))

    def _syntax_error(self, error: Any) -> None:
        problem = str(error.problem or error.context or "a mistake in the YAML")
        at, began = Mark.of(error.problem_mark or error.context_mark), Mark.of(error.context_mark)
        self._mistake(diagnose(problem, at or Mark(0, 0), began, self._lines))

    def _mistake(self, found: Mistake) -> None:
        self._note(found.line + 1, found.column + 1, found.message, found.hint)
