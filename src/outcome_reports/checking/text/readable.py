"""Markdown as a reader sees it, each character with its place in the source.

The parser of `markup` decides the meaning of a text but keeps no places. This second reader of the same subset of
CommonMark keeps them, and a test compares the two.
"""

from __future__ import annotations

import re

from outcome_reports.checking.text.inline_markup import is_foreign, read_inlines
from outcome_reports.checking.text.paragraph import Kind, NameOf, Paragraph
from outcome_reports.markup import FENCE_CLOSING, FENCE_OPENING, SPEAKER_KEY, attributes_of_fence

_START = re.compile(
    r"(?P<quotes>[ ]{0,3}(?:>[ ]?)*)(?P<indent>[ ]*)(?P<items>(?:(?:[-+*]|\d{1,9}[.)])[ ]+)*)"
    r"(?P<note>\[\^[^\]\s]+\]:[ ]*)?"
)


_PICTURE = re.compile(r"""(?<!\\)!\[[^\]]*\](?P<address>\([^()"]*(?:"[^"]*"\s*)?\))(?:\{[^{}]*\})?""")
_PRINTED = re.compile(r"""(?:^|\s|\bcredit=)"(?P<words>[^"]+)"|\bcredit='(?P<single>[^']+)'""")
"""The caption and the credit of a picture."""
_WORDS = re.compile(rf"""\b(title|caption|by(?!=["']?{SPEAKER_KEY}["']?[\s}}]))=(["']?)(.*?)\2(?=[\s}}])""")
"""Attributes that are printed, except keys of speakers."""
_HEADING = re.compile(r" {0,3}#{1,6}[ ]+(?P<words>.*?)(?:[ ]+#+)?[ ]*$")
_DELIMITERS = re.compile(r"[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_CELL = re.compile(r"(?:[^|\\]|\\.)+")
_CAPTION = re.compile(r"(?:Table)?:[ ]+(?=\S)")
_DEFINITION = re.compile(r"[ ]{0,3}[:~][ ]+(?=\S)")


def readable(source: str, name_of: NameOf) -> list[Paragraph]:
    """Return the paragraphs of a Markdown text that has passed the parser, in the order of the source.

    Headings, and the cells and captions of tables, are special kinds of paragraphs.
    """
    return _Reading(source, name_of).paragraphs()


class _Reading:
    """Reads one text line by line."""

    def __init__(self, source: str, name_of: NameOf) -> None:
        self._source = source.split("\n")
        self._name_of = name_of
        self._found: list[Paragraph] = []
        self._lines: list[tuple[str, int]] = []
        self._around: list[tuple[bool, bool]] = []
        """Of each fence around the line: whether its words are in another language, whether they are quoted."""
        self._in_table = self._after_table = False

    def paragraphs(self) -> list[Paragraph]:
        at = 0
        for number, line in enumerate(self._source):
            self._read(line, at, number)
            at += len(line) + 1
        self._close()
        return [paragraph for paragraph in self._found if paragraph.text]

    def _read(self, line: str, at: int, number: int) -> None:
        if (opening := FENCE_OPENING.match(line)) or FENCE_CLOSING.match(line):
            self._close()
            self._fence(line, at, opening)
        elif self._is_table(line, number):
            self._row(line, at, number)
        elif heading := _HEADING.match(line):
            self._alone("title", heading["words"], at + heading.start("words"))
        elif not self._lines and self._found and (definition := _DEFINITION.match(line)) and not self._after_table:
            self._alone("item", line[definition.end() :], at + definition.end(), more=True)
        elif self._lines and (definition := _DEFINITION.match(line)):
            self._found[-1].kind = "title"
            self._alone("item", line[definition.end() :], at + definition.end(), more=True)
        else:
            self._line(line, at, number)

    def _fence(self, line: str, at: int, opening: re.Match[str] | None) -> None:
        """Read the words among the attributes of a fence, and whether its contents are in another language."""
        if opening is None:
            self._around.pop()
            return
        marks = attributes_of_fence(opening)
        foreign = is_foreign(marks) and (opening["name"] is None or "lang=" in marks)
        self._around.append((foreign, opening["name"] == "quote"))
        for value in _WORDS.finditer(line):
            self._alone("cell" if value[1] == "caption" else "title", value[3], at + value.start(3))

    def _line(self, line: str, at: int, number: int) -> None:
        match = _START.match(line)
        assert match is not None
        start = match.end()
        if pictures := list(_PICTURE.finditer(line)):
            for picture in pictures:
                for words in _PRINTED.finditer(line, picture.start("address"), picture.end()):
                    self._alone("cell", words[words.lastindex or 0], at + words.start(words.lastindex or 0))
        elif not line[start:].strip():
            self._close()
        elif self._lines and not _interrupts(match, self._found[-1]):
            start = len(match["quotes"]) + len(match["indent"])
            self._lines.append((line[start:], at + start))
        else:
            self._close()
            self._found.append(_opened(match, self._found, quoted=any(quoted for _, quoted in self._around)))
            caption = _CAPTION.match(line, start)
            if caption and (self._after_table or self._is_before_table(number)):
                self._found[-1].kind, start = "cell", caption.end()
            self._after_table = False
            self._lines.append((line[start:], at + start))

    def _is_table(self, line: str, number: int) -> bool:
        """Return whether a line is the head of a table, or one of the lines below it."""
        following = self._source[number + 1] if number + 1 < len(self._source) else ""
        is_head = _is_head(line, following)
        self._in_table = is_head or (self._in_table and bool(line.strip(" >")))
        return self._in_table

    def _is_before_table(self, number: int) -> bool:
        """Return whether the paragraph of a line directly precedes a table."""
        rest = self._source[number:]
        end = next((n for n, line in enumerate(rest) if not line.strip()), len(rest))
        head = next((n for n in range(end, len(rest)) if rest[n].strip()), len(rest))
        return head + 1 < len(rest) and _is_head(rest[head], rest[head + 1])

    def _row(self, line: str, at: int, number: int) -> None:
        self._after_table = True
        if number and _DELIMITERS.match(line) and "|" in self._source[number - 1]:
            return
        match = _START.match(line)
        for cell in _CELL.finditer(line, match.end() if match else 0):
            if cell[0].strip():
                self._alone("cell", cell[0].rstrip(), at + cell.start())

    def _alone(self, kind: Kind, words: str, at: int, *, more: bool = False) -> None:
        """Begin a new paragraph; `more` if other lines may belong to it."""
        self._close()
        self._found.append(Paragraph(kind))
        skipped = len(words) - len(words.lstrip())
        self._lines.append((words[skipped:], at + skipped))
        if not more:
            self._close()

    def _close(self) -> None:
        if self._lines:
            _close(self._found, self._lines, self._name_of, foreign=any(foreign for foreign, _ in self._around))


def _is_head(line: str, following: str) -> bool:
    """Return whether a line is the head of a table: below it is a line of dashes with as many cells."""
    return "|" in line and _DELIMITERS.match(following) is not None and _columns(line) == _columns(following)


def _columns(line: str) -> int:
    match = _START.match(line)
    cells = line[match.end() if match else 0 :].strip().removeprefix("|").removesuffix("|")
    return len(re.findall(r"(?<!\\)\|", cells)) + 1


def _interrupts(match: re.Match[str], current: Paragraph) -> bool:
    """Return whether a line begins a new block without a blank line before it (CommonMark 0.31, 5.2)."""
    items = match["items"]
    if items and items[0].isdigit() and not items.startswith(("1.", "1)")) and current.kind != "item":
        return False
    return bool(items or match["note"]) or (">" in match["quotes"] and current.kind != "quotation")


def _opened(match: re.Match[str], found: list[Paragraph], *, quoted: bool) -> Paragraph:
    quoted = quoted or ">" in match["quotes"]
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
