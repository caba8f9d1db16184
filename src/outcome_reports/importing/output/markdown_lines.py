"""Lines of Markdown: escaping, marks, and line breaks."""

from __future__ import annotations

import re
import textwrap

from outcome_reports.importing.word.word_content import Paragraph
from outcome_reports.markup import MarkupError, parse_markup
from outcome_reports.markup.subheadings import MAX_RANKS
from outcome_reports.tree import words_of

WIDTH = 108
"""Maximum length of the lines of a text."""

_SPECIAL = re.compile(r"[\\*\[\]<]|=(?==)|(?<==)=|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(?:([-+>:~]|#{1,6}|=+$)(?=\s|$|>)|(\d{1,9})([.)])(?=\s|$))")
_LINK = re.compile(r"(?:https?://[^/\s]+\S*|mailto:[^@\s]+@[^@\s]+)$", re.IGNORECASE)


def label(key: str) -> str:
    """Return the name of a footnote in Markdown."""
    return re.sub(r"[^A-Za-z0-9]", "", key)


def escaped(text: str) -> str:
    """Return `text` escaped for Markdown, except at the start of lines."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)


def marked(text: str, *, bold: bool, italic: bool, link: str) -> str:
    """Return words with the marks of their formatting and their link."""
    words = text.strip()
    if not words or "\n" in words:
        return escaped(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    source = escaped(words)
    if link and _LINK.match(link):
        target = (
            link if not re.search(r"[()<>\\\s]", link) else re.sub(r"[()<>\\\s]", lambda m: f"%{ord(m[0]):02X}", link)
        )
        source = f"[{source}]({target})"
    mark = "*" * (2 * bold + italic)
    return f"{before}{mark}{source}{mark}{after}"


def _escape_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def in_lines(source: str, inside: str) -> str:
    """Return a text in lines of at most `WIDTH`, less the prefix of each (`inside`)."""
    width = max(WIDTH - len(inside), 40)
    return "\n".join(
        line
        for part in source.split("\n")
        for line in textwrap.wrap(
            part, width, break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False
        )
    )


def indented(source: str, first: str, others: str) -> str:
    """Return lines prefixed with `first`, later ones with `others`."""
    lines = source.split("\n")
    return "\n".join([first + lines[0], *(others + line for line in lines[1:])])


def words_read(source: str) -> list[str]:
    """Return the words of Markdown read as content, none if it cannot be read."""
    try:
        return words_of(parse_markup(source)) if source else []
    except MarkupError:
        return []


def safe_start(line: str) -> str:
    """Return a line with its beginning escaped for Markdown."""
    return _LINE_START.sub(_escape_start, line)


class HeadingRanks:
    """The headings of one text: two levels, the higher one first; others are paragraphs in bold."""

    def __init__(self) -> None:
        self._levels: list[int] = []

    def mark(self, paragraph: Paragraph) -> str:
        """Return the mark of a heading, "" for any other paragraph."""
        if not paragraph.level or not paragraph.text:
            return ""
        while self._levels and self._levels[-1] > paragraph.level:
            self._levels.pop()
        if not self._levels or self._levels[-1] < paragraph.level:
            self._levels.append(paragraph.level)
        return "#" * (len(self._levels) + 1) + " " if len(self._levels) <= MAX_RANKS else ""
