"""Blocks to the Markdown that content is written in; what would not read back as the same words is told."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from outcome_reports.importing.word.word_content import Block, Paragraph, Run, Table, table_text, text_of
from outcome_reports.markup import MarkupError, parse_markup
from outcome_reports.model import Prose
from outcome_reports.tree import words_of

WIDTH = 108
"""How long the lines of a text are at most."""
DEEPEST = 6
"""How deep lists go; deeper items become items of this level."""

_SPECIAL = re.compile(r"[\\*\[\]<]|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(?:([-+>])(?=\s|$|>)|(\d{1,9})([.)])(?=\s|$))")
_LINK = re.compile(r"(?:https?://[^/\s]+\S*|mailto:[^@\s]+@[^@\s]+)$", re.IGNORECASE)


class MarkdownWriter:
    """Writes texts; `notes` are the document's footnotes, `lost` is told what no Markdown could be found for."""

    def __init__(self, notes: Mapping[str, Sequence[Block]], lost: Callable[[str, str], None]) -> None:
        self._notes = notes
        self._lost = lost
        self.used: set[str] = set()

    def text(self, blocks: Iterable[Block]) -> str:
        """Return the Markdown of `blocks`, "" if there is nothing to say; tables and what fails go to `lost`.

        The result can be read as content: it is tried.
        """
        chunks: list[str] = []
        keys: list[str] = []
        for chunk in _chunks(blocks):
            if isinstance(chunk, Table):
                self._lost("table", table_text(chunk))
                continue
            source = self._chunk(chunk)
            if source is None:
                self._lost("text", text_of(chunk))
                continue
            chunks.append(source)
            keys += [run.note for paragraph in chunk for run in paragraph.runs if run.note]
        notes = [f"[^{_label(key)}]: {note}" for key in dict.fromkeys(keys) if (note := self._note(key))]
        source = "\n\n".join([*chunks, *notes])
        if not source:
            return ""
        try:
            Prose(source)
        except ValueError:
            # Each chunk is fine; together they are too much (links, say), or a footnote has no place.
            self._lost("text", "\n".join([*chunks, *notes]))
            return ""
        self.used.update(keys)
        return source

    def _note(self, key: str) -> str:
        words = " ".join(text_of(self._notes.get(key, ())).split())
        return escaped(words) or "…"

    def _chunk(self, paragraphs: Sequence[Paragraph]) -> str | None:
        """Return the Markdown of a paragraph, or of a list; the first way of writing it that reads back as the same
        words.
        """
        expected = text_of(paragraphs).split()
        ways: tuple[tuple[bool, bool], ...] = ((True, True), (True, False), (False, True), (False, False))
        for rich, wrapped in ways:
            if _words(self._written(paragraphs, rich=rich, wrapped=wrapped, notes=False)) == expected:
                return self._written(paragraphs, rich=rich, wrapped=wrapped, notes=True)
        return None

    def _written(self, paragraphs: Sequence[Paragraph], *, rich: bool, wrapped: bool, notes: bool) -> str:
        if paragraphs[0].listing is None:
            (paragraph,) = paragraphs
            source = self._inline(paragraph, rich=rich, notes=notes)
            mark = "> " if paragraph.style.endswith("quote") else ""
            return _indented(_wrapped(source, mark) if wrapped else source, mark, mark)
        return "\n".join(self._items(paragraphs, rich=rich, wrapped=wrapped, notes=notes))

    def _items(self, paragraphs: Sequence[Paragraph], *, rich: bool, wrapped: bool, notes: bool) -> Iterator[str]:
        open_: list[tuple[str | None, int, int]] = []  # kind, number, indent of what is inside
        for item in paragraphs:
            depth = min(item.depth, len(open_), DEEPEST)
            del open_[depth + 1 :]
            number = 1
            if len(open_) > depth:
                kind, before, _ = open_.pop()
                number = before + 1 if kind == item.listing else 1
            indent = open_[-1][2] if open_ else 0
            mark = "- " if item.listing == "bullet" else f"{number}. "
            open_.append((item.listing, number, indent + len(mark)))
            source = self._inline(item, rich=rich, notes=notes)
            inside = " " * (indent + len(mark))
            yield _indented(_wrapped(source, inside) if wrapped else source, " " * indent + mark, inside)

    def _inline(self, paragraph: Paragraph, *, rich: bool, notes: bool) -> str:
        runs = [run for run in paragraph.runs if notes or not run.note]
        if not rich:
            runs = [Run(run.text, note=run.note) for run in runs]
        pieces = []
        for (bold, italic, link, note), group in groupby(
            runs, key=lambda run: (run.bold, run.italic, run.link, run.note)
        ):
            text = "".join(run.text for run in group)
            pieces.append(f"[^{_label(note)}]" if note else _marked(text, bold=bold, italic=italic, link=link))
        shown = [re.sub(r"[ \t]+", " ", line).strip(" ") for line in "".join(pieces).split("\n")]
        return "\\\n".join(_LINE_START.sub(_escape_start, line) for line in shown if line)


def _label(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", key)


def escaped(text: str) -> str:
    """Return `text` so that Markdown reads it as it stands; line starts are not looked at."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)


def _marked(text: str, *, bold: bool, italic: bool, link: str) -> str:
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


def _chunks(blocks: Iterable[Block]) -> Iterator[Table | list[Paragraph]]:
    """Table one by one, paragraphs one by one, and the items of a list together."""
    listed: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.listing:
            listed.append(block)
            continue
        if listed:
            yield listed
            listed = []
        yield block if isinstance(block, Table) else [block]
    if listed:
        yield listed


def _words(source: str) -> list[str]:
    try:
        return words_of(parse_markup(source)) if source else []
    except MarkupError:
        return []


def _wrapped(source: str, inside: str) -> str:
    width = max(WIDTH - len(inside), 40)
    return "\n".join(
        line
        for part in source.split("\n")
        for line in textwrap.wrap(
            part, width, break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False
        )
    )


def _indented(source: str, first: str, others: str) -> str:
    lines = source.split("\n")
    return "\n".join([first + lines[0], *(others + line for line in lines[1:])])
