"""Where each character of a text that readers see comes from in its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outcome_reports.checking.text.paragraph import Paragraph, title_paragraph
from outcome_reports.checking.text.readable import readable

_OBJECT = "\ufffc"
"""Stands for the words of a mention, which depend on the text around it (OBJECT REPLACEMENT CHARACTER)."""
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
MENTION = re.compile(r"\[\[[^\[\]\n]*\]\]")


@dataclass(frozen=True, slots=True)
class From:
    """Where a shown character comes from: `offset` in the source, and the number of the `mention` or the `note` whose
    words it belongs to (-1 for neither).
    """

    offset: int
    mention: int = -1
    note: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is one of several characters that the source says with one mention or mark."""
        return self.mention >= 0 or self.note


@dataclass(frozen=True, slots=True)
class Traced:
    """A shown text with where each of its characters comes from: `shown[n]` from `origins[n]` of `source`."""

    source: str
    paragraph: Paragraph
    shown: str
    origins: tuple[From, ...]
    is_markdown: bool

    def place_before(self, at: int) -> int:
        """Return the place in the source of what begins at character `at` of the shown text."""
        return self.origins[at].offset

    def place_after(self, at: int) -> int:
        """Return the place in the source behind the character before `at`; a mention and a note mark are whole."""
        last = self.origins[at - 1]
        if last.mention >= 0:
            return _end(MENTION, self.source, last.offset)
        return _end(_NOTE, self.source, last.offset) if last.note else last.offset + 1


def _end(pattern: re.Pattern[str], source: str, at: int) -> int:
    match = pattern.match(source, at)
    return match.end() if match else at + 1


def paragraphs_of(source: str, *, is_markdown: bool) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text of the content, each mention as one character of its own."""
    if not is_markdown:
        return (title_paragraph(source),)
    return tuple(readable(source, lambda _key, _form, _before: _OBJECT))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a paragraph of the source may read as: literal words, with any words where mentions and note marks are."""

    source: str
    paragraph: Paragraph
    pattern: re.Pattern[str]
    items: tuple[From, ...]
    literal: str
    """The longest stretch of literal words, which the shown text must have."""
    is_markdown: bool

    def trace(self, shown: str) -> Traced | None:
        """Return where the characters of `shown` come from, None if the paragraph cannot read like that."""
        if self.literal not in shown:
            return None
        match = self.pattern.fullmatch(shown)
        if match is None:
            return None
        origins: list[From] = []
        group = 0
        for item in self.items:
            if not item.is_whole:
                origins.append(item)
                continue
            group += 1
            origins += [item] * len(match[group])
        return Traced(self.source, self.paragraph, shown, tuple(origins), self.is_markdown)


def readings_of(source: str, *, is_markdown: bool) -> tuple[Reading, ...]:
    """Return how each paragraph of a text may read."""
    return tuple(
        _reading(source, paragraph, is_markdown=is_markdown)
        for paragraph in paragraphs_of(source, is_markdown=is_markdown)
    )


def _reading(source: str, paragraph: Paragraph, *, is_markdown: bool) -> Reading:
    items: list[From] = []
    pieces: list[str] = []
    literals = [""]
    mention = 0
    offsets = paragraph.offsets
    for at, (character, offset) in enumerate(zip(paragraph.text, offsets, strict=True)):
        if character == " " and pieces and pieces[-1] == " ":
            # White space is shown as one space.
            continue
        if character == _OBJECT:
            items.append(From(offset, mention))
            mention += 1
            pieces.append("(.+?)")
            literals.append("")
        else:
            items.append(From(offset))
            pieces.append(" " if character.isspace() else re.escape(character))
            literals[-1] += " " if character.isspace() else character
        if is_markdown and (note := _note_after(source, paragraph, at)) is not None:
            items.append(From(note, note=True))
            pieces.append(r"(\d+)")
            literals.append("")
    return Reading(source, paragraph, re.compile("".join(pieces)), tuple(items), max(literals, key=len), is_markdown)


def _note_after(source: str, paragraph: Paragraph, at: int) -> int | None:
    """Return where a footnote mark is in the source behind character `at`, None if there is none."""
    offset = paragraph.offsets[at]
    start = _end(MENTION, source, offset) if paragraph.text[at] == _OBJECT else offset + 1
    end = paragraph.offsets[at + 1] if at + 1 < len(paragraph.offsets) else len(source)
    gap = source[start:end]
    match = _NOTE.search(gap.split("\n\n")[0])
    return start + match.start() if match and not gap.startswith("[^", match.end()) else None


def collapsed(text: str) -> str:
    """Return the words of `text` with one space between them; no-break spaces count as spaces, joiners as nothing."""
    return " ".join(text.replace("\u200d", "").split())
