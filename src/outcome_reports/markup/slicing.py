"""Slicing of a text's source into blocks that can be used separately."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from outcome_reports.markup.list_shapes import number_after, number_of
from outcome_reports.markup.parsing import markdown_parser
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE_START = re.compile(r"^\[\^([^\]\s]+)\]:")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")


@record(frozen=True, slots=True)
class Slice:
    """The source of one top-level block, or of one part of a top-level list or table: an item, a term with its
    definition, a row with the head and the caption. The footnotes it refers to follow.

    `block` is the number of the top-level block, counted from 1.
    """

    source: str
    block: int


def slices(source: str) -> Iterator[Slice]:
    """Yield the top-level blocks of `source` in order; a list or table gives a slice for each of its items or rows."""
    lines = source.split("\n")
    notes = _notes(lines)
    for span in _spans(source):
        text = "\n".join(_numbered([lines[at] for part in span.lines for at in part], span.number)).strip("\n")
        text = text.rstrip()
        yield Slice(_with_notes(f"::: {{{span.mark}}}\n{text}\n:::" if span.mark else text, notes), span.block)


@record(frozen=True, slots=True)
class _Span:
    """The `lines` of a slice, the number of its block, the mark of the language around it, the number of an item."""

    lines: tuple[range, ...]
    block: int
    mark: str
    number: int = 0


def _spans(source: str) -> Iterator[_Span]:
    tokens = markdown_parser().parse(source, {})
    around: list[Token] = []
    block = 0
    for at, token in enumerate(tokens):
        if token.type == "footnote_block_open":
            return
        if token.level > len(around) or not token.type.endswith(("_open", "_close")):
            continue
        if token.type == "div_close":
            if token.level < len(around):
                around.pop()
        elif token.type.endswith("_open"):
            # Columns are one block of the text, but their contents can be used separately.
            is_apart = not any(map(_name_of, around))
            if token.type == "div_open" and _name_of(token) in {"", "columns", "column"}:
                block += is_apart and bool(_name_of(token))
                around.append(token)
                continue
            block += is_apart
            end = next(n for n in range(at, len(tokens)) if tokens[n].level == token.level and tokens[n].nesting < 0)
            mark = next((outer.info for outer in reversed(around) if outer.info and not _name_of(outer)), "")
            for lines, number in _parts(tokens[at:end]):
                yield _Span(lines, block, mark, number)


def _name_of(div: Token) -> str:
    return str(div.meta["name"])


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[tuple[range, ...], int]]:
    """Yield the lines of each separately usable part of a block, and the number of an item typed “1.”."""
    whole = range(*(tokens[0].map or (0, 0)))
    inner = [token for token in tokens[1:] if token.nesting > 0]
    match tokens[0].type:
        case "bullet_list_open" | "ordered_list_open":
            number = 0
            for item in inner:
                if item.level == tokens[0].level + 1:
                    typed = number_of(item)
                    number = number_after(number, typed)
                    yield (_lines(item),), number if typed == 1 else 0
        case "dl_open":
            starts = [
                _lines(term).start for term in inner if term.type == "dt_open" and term.level == tokens[0].level + 1
            ]
            for start, end in itertools.pairwise([*starts, whole.stop]):
                yield (range(start, end),), 0
        case "table_open":
            head, body = (_lines(next(token for token in inner if token.type == f"t{part}_open")) for part in _PARTS)
            before, after = range(whole.start, head.start + 2), range(body.stop, whole.stop)
            for row in inner:
                if row.type == "tr_open" and _lines(row).start >= body.start:
                    yield (before, _lines(row), after), 0
        case _:
            yield (whole,), 0


_PARTS = ("head", "body")


def _lines(token: Token) -> range:
    return range(*(token.map or (0, 0)))


def _numbered(lines: list[str], number: int) -> list[str]:
    """Return the lines of a list item typed “1.” with its number in the list (0: unchanged)."""
    if number < 2:
        return lines
    first = lines[0].replace("1", str(number), 1)
    # The contents of the item are indented by the width of its number.
    wider = " " * (len(first) - len(lines[0]))
    return [first, *(wider + line if line.startswith(" ") else line for line in lines[1:])]


def _notes(lines: list[str]) -> dict[str, str]:
    """Return the source of each footnote by its label."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    after_blank = False
    for line in lines:
        if match := _NOTE_START.match(line):
            current = found.setdefault(match[1], [])
        elif current is not None and after_blank and line.strip() and not line.startswith("    "):
            current = None
        if current is not None:
            current.append(line)
        after_blank = not line.strip()
    return {label: "\n".join(text).rstrip() for label, text in found.items()}


def _with_notes(text: str, notes: dict[str, str]) -> str:
    wanted: dict[str, None] = {}
    queue = _NOTE_MARK.findall(text)
    while queue:
        label = queue.pop(0)
        if label in notes and label not in wanted:
            wanted[label] = None
            queue += _NOTE_MARK.findall(notes[label])
    return "\n\n".join([text, *(notes[label] for label in wanted)])
