"""The place in the source of each character that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports import tree
from outcome_reports.checking.text.paragraph import Paragraph, title_paragraph
from outcome_reports.checking.text.readable import readable
from outcome_reports.clearing.rewording.word_edits import NOTE_MARK
from outcome_reports.platform.records import record

_OBJECT = "\ufffc"
"""Stands for the words of a mention, which depend on the text around it (OBJECT REPLACEMENT CHARACTER)."""
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
MENTION = re.compile(r"\[\[[^\[\]\n]*\]\]")


@record(frozen=True, slots=True)
class From:
    """The origin of a shown character: its `offset` in the source, and the number of the `mention` or the `note` whose
    words it belongs to (-1 for neither).
    """

    offset: int
    mention: int = -1
    note: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is one of several characters from a single mention or mark in the source."""
        return self.mention >= 0 or self.note


@record(frozen=True, slots=True)
class Traced:
    """A shown text with the origin of each character: `shown[n]` comes from `origins[n]` of `source`."""

    source: str
    paragraph: Paragraph
    shown: str
    origins: tuple[From, ...]
    is_markdown: bool

    def place_before(self, at: int) -> int:
        """Return the place in the source of character `at` of the shown text."""
        return self.origins[at].offset

    def place_after(self, at: int) -> int:
        """Return the place in the source after the character before `at`; mentions and note marks are indivisible."""
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


@record(frozen=True, slots=True)
class Reading:
    """The possible readings of a paragraph of the source: literal words, with any words for mentions and note marks."""

    source: str
    paragraph: Paragraph
    pattern: re.Pattern[str]
    items: tuple[From, ...]
    literal: str
    """The longest stretch of literal words, which the shown text must contain."""
    is_markdown: bool

    def trace(self, shown: str) -> Traced | None:
        """Return the origins of the characters of `shown`, None if the paragraph cannot read like that."""
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
    """Return the possible readings of each paragraph of a text."""
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
        for note in _notes_after(source, paragraph, at) if is_markdown else ():
            items.append(From(note, note=True))
            pieces.append(f"({NOTE_MARK})")
            literals.append("")
    return Reading(source, paragraph, re.compile("".join(pieces)), tuple(items), max(literals, key=len), is_markdown)


def _notes_after(source: str, paragraph: Paragraph, at: int) -> Iterator[int]:
    """Yield the places in the source of the footnote marks after character `at`."""
    offset = paragraph.offsets[at]
    start = _end(MENTION, source, offset) if paragraph.text[at] == _OBJECT else offset + 1
    end = paragraph.offsets[at + 1] if at + 1 < len(paragraph.offsets) else len(source)
    gap = source[start:end]
    match = _NOTE.search(gap.split("\n\n")[0])
    while match:
        yield start + match.start()
        match = _NOTE.match(gap, match.end())


def shown_words(block: tree.AnyBlock) -> str:
    """Return the words of `block` itself as clearance compares them: collapsed, with footnote marks in brackets."""
    return collapsed(tree.inline_text(map(_bracketed, tree.own_inlines(block))))


def _bracketed(inline: tree.Inline) -> tree.Inline:
    if isinstance(inline, tree.NoteReference):
        return tree.Text(f"[{inline.number}]")
    return tree.with_inner(inline, lambda inner: tuple(map(_bracketed, inner)))


def collapsed(text: str) -> str:
    """Return the words of `text` with single spaces; no-break spaces count as spaces."""
    return " ".join(text.split())
