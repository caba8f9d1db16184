"""The source of a text, block by block, so that a part of it can stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outcome_reports.markup.list_shapes import number_after, number_of
from outcome_reports.markup.parsing import markdown_parser

_NOTE_START = re.compile(r"^\[\^([^\]\s]+)\]:")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")


@dataclass(frozen=True, slots=True)
class Slice:
    """The source of one top-level block, or of one item of a top-level list; footnotes it refers to follow it.

    `block` is the number of the top-level block, counted from 1.
    """

    source: str
    block: int


def slices(source: str) -> Iterator[Slice]:
    """Yield the top-level blocks of `source` in order; a list gives a slice for each of its items."""
    lines = source.split("\n")
    notes = _notes(lines)
    for start, end, block, mark, number in _spans(source):
        text = "\n".join(_numbered(lines[start:end], number)).rstrip()
        yield Slice(_with_notes(f"::: {{{mark}}}\n{text}\n:::" if mark else text, notes), block)


def _spans(source: str) -> Iterator[tuple[int, int, int, str, int]]:
    """First line, line after the last, number of the block, mark of the language around it, number of a list item."""
    in_list = block = base = number = 0
    mark = ""
    for token in markdown_parser().parse(source, {}):
        if token.type == "footnote_block_open":
            return
        if token.type in {"foreign_block_open", "foreign_block_close"}:
            base, mark = (1, token.info) if token.nesting > 0 else (0, "")
            continue
        level = token.level - base
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            in_list += level == 0
            number = 0 if level == 0 else number
        if token.type in {"bullet_list_close", "ordered_list_close"}:
            in_list -= level == 0
        if token.map is None or token.nesting < 0:
            continue
        block += level == 0 and token.type.endswith("_open")
        top_block = level == 0 and token.type in {"paragraph_open", "blockquote_open"}
        if top_block:
            yield token.map[0], token.map[1], block, mark, 0
        elif level == 1 and in_list and token.type == "list_item_open":
            typed = number_of(token)
            number = number_after(number, typed)
            yield token.map[0], token.map[1], block, mark, number if typed == 1 else 0


def _numbered(lines: list[str], number: int) -> list[str]:
    """Return the lines of a list item that was typed “1.” with the number that it has in its list (0: as they are)."""
    if number < 2:
        return lines
    first = lines[0].replace("1", str(number), 1)
    # What is in the item is indented by the width of its number.
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
