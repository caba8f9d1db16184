"""Explanations of YAML mistakes for people who are not programmers.

A parser stops where it cannot continue, which may be lines after the mistake, and names the token it expected. People
make few kinds of mistake, which can be recognised in the surrounding lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from outcome_reports.platform.records import record

QUOTE = "put quotation marks around the text, or set it as a block: “text: |” and the text indented on the next line"
"""The remedy for text that YAML reads as something else."""
_LEVELS = "keys of one level begin in the same column; a text goes on indented below “key: |”"

_KEY = r"\s*(?:- +)*[\w-]+:"
_VALUE = re.compile(rf"(?:{_KEY}\s+|\s*(?:- +)+|\s*)(?P<value>\S.*)")
_SPACE_MISSING = re.compile(r"\s*(?:- +)*[A-Za-z][\w-]*(?P<sign>:)[^\s:/]|\s*(?P<hyphen>-)[^\s-]")
_HARD_SPACE = re.compile(rf"[ \xa0]*\xa0(?=\S)|{_KEY}[ \xa0]*\xa0|\s*-[ \xa0]*\xa0")

_BEYOND_UNICODE = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")


@record(frozen=True, slots=True)
class Mark:
    """A place, counted from 0."""

    line: int
    column: int

    @classmethod
    def of(cls, mark: Any) -> Mark | None:
        """Return the place of a ruamel.yaml mark."""
        return cls(mark.line, mark.column) if mark else None


@record(frozen=True, slots=True)
class Mistake:
    """A mistake: its place, counted from 0, what it is, and the remedy."""

    line: int
    column: int
    message: str
    hint: str


def diagnose(problem: str, at: Mark, began: Mark | None, lines: Sequence[str]) -> Mistake:
    """Return the mistake in `lines` that caused the `problem` of ruamel.yaml, which was found `at` a place in a node
    that `began` at another.
    """
    line = lines[at.line] if at.line < len(lines) else ""
    if found := _hard_space(at, lines):
        return found
    if "mapping values are not allowed" in problem:
        return _colon(at, line, lines)
    if "could not find expected ':'" in problem and began is not None:
        return _no_key(began, lines)
    if "expected <block end>" in problem and (found := _quotation(at, lines)):
        return found
    if "end of stream" in problem or "<stream end>" in problem:
        place = began if began is not None and lines[began.line][began.column :][:1] in set("\"'[{") else at
        return Mistake(place.line, place.column, "a quotation mark or bracket is not closed", "close it")
    message, hint = _words(problem, line)
    return Mistake(at.line, at.column, message, hint)


def diagnose_without_place(problem: str, lines: Sequence[str]) -> Mistake:
    """Return the mistake in `lines` that caused a `problem` of which a parser does not say where it is: the escape of a
    code beyond those of Unicode, or one of the file as a whole, with line and column -1.
    """
    for number, line in enumerate(lines):
        if found := _BEYOND_UNICODE.search(line):
            message = f"“{found[0]}” is the escape of no character"
            return Mistake(number, found.start(), message, "write the character itself")
    return Mistake(-1, -1, f"this is not YAML: {problem}", "compare it with the examples")


def _words(problem: str, line: str) -> tuple[str, str]:
    if "undefined alias" in problem or "alphabetic or numeric character" in problem:
        return "a value that begins with “*” or “&”", QUOTE
    if "found character '\\t'" in problem:
        return "a tab where a word is expected", "replace it with spaces"
    if "found character" in problem and "cannot start any token" in problem:
        return "a value begins with a character that YAML reserves (@, `, %)", QUOTE
    if "expected a comment or a line break" in problem:
        return "a text begins on the line of its “|”", "begin it on the next line, indented by two spaces"
    if "expected <block end>" in problem or "could not find expected ':'" in problem:
        return "the indentation or a “key:” is wrong here", _LEVELS
    return f"this is not YAML: {problem}", f"look at the line “{line.strip()[:60]}” and the one before it"


def _before(number: int, lines: Sequence[str]) -> int | None:
    """Return the number of the last line above `number` that is neither empty nor a comment; None if there is none."""
    above = range(min(number, len(lines)) - 1, -1, -1)
    return next((n for n in above if lines[n].strip() and not lines[n].lstrip().startswith("#")), None)


def _hard_space(at: Mark, lines: Sequence[str]) -> Mistake | None:
    for number in (at.line, _before(at.line, lines)):
        if number is not None and number < len(lines) and (found := _HARD_SPACE.match(lines[number])):
            message = "a non-breaking space, which only looks like a space (Word makes them)"
            return Mistake(number, found.end() - 1, message, "replace it with an ordinary space")
    return None


def _colon(at: Mark, line: str, lines: Sequence[str]) -> Mistake:
    """Return a colon that cannot follow a key here: the key is indented too far, or the colon belongs to a text."""
    above = _before(at.line, lines)
    indent = len(line) - len(line.lstrip())
    is_key = re.fullmatch(rf"{_KEY}", line[: at.column + 1])
    if is_key and above is not None and re.match(rf"{_KEY}\s+\S", lines[above]):
        return Mistake(
            at.line, indent, f"“{line[indent : at.column]}” is indented further than the key above it", _LEVELS
        )
    value = _VALUE.match(line)
    if value and value["value"][0] in "“”‘’„":
        hint = 'put straight ones around the whole text: "…"; inside it, Word’s may stay'
        return Mistake(
            at.line, at.column, "a colon inside a text with Word’s quotation marks, which YAML does not know", hint
        )
    return Mistake(at.line, at.column, "a colon inside a text", QUOTE)


def _no_key(began: Mark, lines: Sequence[str]) -> Mistake:
    """Return a line that should be “key: value” but is not."""
    line = lines[began.line]
    if found := _SPACE_MISSING.match(line):
        sign = "sign" if found["sign"] else "hyphen"
        what = "colon" if sign == "sign" else "hyphen"
        return Mistake(began.line, found.end(sign), f"a space is missing after the {what}", "put one there")
    message = "a line that is neither “key: value” nor indented as part of a text"
    return Mistake(began.line, began.column, message, _LEVELS)


def _quotation(at: Mark, lines: Sequence[str]) -> Mistake | None:
    """Return a value in quotation marks or brackets that is followed by text, or closed only lines below."""
    value = _VALUE.match(lines[at.line]) if at.line < len(lines) else None
    if value and value["value"][0] in "\"'" and value.start("value") + 1 < at.column:
        hint = "include it too; inside a text, use typographic quotation marks and apostrophes: “ ” ’"
        return Mistake(at.line, at.column, "words after the closing quotation mark of a text", hint)
    if value and value["value"][0] == "[" and value.start("value") < at.column:
        return Mistake(at.line, value.start("value"), "a text that begins with a square bracket", QUOTE)
    for number in range(at.line - 1, -1, -1):
        opened = _VALUE.match(lines[number])
        if opened and (quote := opened["value"][0]) in "\"'":
            if quote in opened["value"][1:] or not any(quote in line for line in lines[number + 1 : at.line + 1]):
                return None
            message = "a quotation mark is not closed"
            return Mistake(number, opened.start("value"), message, f"end the text with the same mark: {quote}")
    return None
