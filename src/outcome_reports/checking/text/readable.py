"""Markdown as a reader sees it, each character with its place in the source.

The parser of `markup` decides what a text means; it keeps no places. This reading of the same part of CommonMark keeps
them, and a test holds the two against each other.
"""

from __future__ import annotations

import re

from outcome_reports.checking.text.inline_markup import is_foreign, read_inlines
from outcome_reports.checking.text.paragraph import NameOf, Paragraph
from outcome_reports.markup import FENCE_CLOSING, FENCE_OPENING

_START = re.compile(
    r"(?P<quotes>[ ]{0,3}(?:>[ ]?)*)(?P<indent>[ ]*)(?P<items>(?:(?:[-+*]|\d{1,9}[.)])[ ]+)*)"
    r"(?P<note>\[\^[^\]\s]+\]:[ ]*)?"
)


def readable(source: str, name_of: NameOf) -> list[Paragraph]:
    """Return the paragraphs of a Markdown text that has passed the parser, in the order of the source."""
    found: list[Paragraph] = []
    lines: list[tuple[str, int]] = []
    at = 0
    foreign = False
    for line in source.split("\n"):
        if (opening := FENCE_OPENING.match(line)) or FENCE_CLOSING.match(line):
            _close(found, lines, name_of, foreign=foreign)
            foreign = opening is not None and is_foreign(opening[1])
            at += len(line) + 1
            continue
        match = _START.match(line)
        assert match is not None
        start = match.end()
        if not line[start:].strip():
            _close(found, lines, name_of, foreign=foreign)
        elif lines and not _interrupts(match, found[-1]):
            start = len(match["quotes"]) + len(match["indent"])
            lines.append((line[start:], at + start))
        else:
            _close(found, lines, name_of, foreign=foreign)
            found.append(_opened(match, found))
            lines.append((line[start:], at + start))
        at += len(line) + 1
    _close(found, lines, name_of, foreign=foreign)
    return [paragraph for paragraph in found if paragraph.text]


def _interrupts(match: re.Match[str], current: Paragraph) -> bool:
    """Return whether a line begins a block of its own though no blank line stands before it (CommonMark 0.31, 5.2)."""
    items = match["items"]
    if items and items[0].isdigit() and not items.startswith(("1.", "1)")) and current.kind != "item":
        return False
    return bool(items or match["note"]) or (">" in match["quotes"] and current.kind != "quotation")


def _opened(match: re.Match[str], found: list[Paragraph]) -> Paragraph:
    quoted = ">" in match["quotes"]
    depth = len(match["quotes"]) + len(match["indent"])
    if match["items"]:
        return Paragraph("quotation" if quoted else "item", depth=depth)
    if match["note"]:
        return Paragraph("note")
    if quoted:
        return Paragraph("quotation")
    if depth >= 2 and found and found[-1].kind in {"item", "note"}:
        return Paragraph(found[-1].kind, depth=found[-1].depth, first=False)
    return Paragraph("paragraph")


def _close(found: list[Paragraph], lines: list[tuple[str, int]], name_of: NameOf, *, foreign: bool) -> None:
    if lines:
        raw = "\n".join(line for line, _ in lines)
        places: list[int] = []
        for line, at in lines:
            places.extend(range(at, at + len(line) + 1))
        read_inlines(raw, places, found[-1], name_of)
        paragraph = found[-1]
        stripped = len(paragraph.text.rstrip())
        paragraph.text, paragraph.offsets = paragraph.text[:stripped], paragraph.offsets[:stripped]
        if foreign:
            paragraph.foreign = [(0, stripped)]
        lines.clear()
