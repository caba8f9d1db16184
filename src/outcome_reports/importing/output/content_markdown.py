"""Conversion of blocks to content Markdown; text that would not read back as the same words is reported."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from outcome_reports.importing.output.markdown_lines import (
    HeadingRanks,
    escaped,
    in_lines,
    indented,
    label,
    marked,
    safe_start,
    words_read,
)
from outcome_reports.importing.output.pictures_of import captioned, picture
from outcome_reports.importing.output.pipe_tables_of import pipe_table, table_words, unframed, why_none
from outcome_reports.importing.word.word_content import Block, Paragraph, Run, Table, paragraphs_of, table_text, text_of
from outcome_reports.markup.problems import MAX_TEXT
from outcome_reports.model import Prose
from outcome_reports.platform.records import record

_TOO_MUCH = "text that is too long for one place of an edition"
DEEPEST = 6
"""Maximum nesting of lists; deeper items become items of this level."""


@record(frozen=True, slots=True)
class _Piece:
    """A paragraph, list or table: its Markdown, its plain text, and the keys of its footnotes."""

    source: str
    text: str
    notes: tuple[str, ...]


class MarkdownWriter:
    """Writes texts; `notes` are the document's footnotes, `lost` gets blocks that have no Markdown form."""

    def __init__(self, notes: Mapping[str, Sequence[Block]], lost: Callable[[str, str], None]) -> None:
        self._notes = notes
        self._lost = lost
        self.used: set[str] = set()

    def text(self, blocks: Iterable[Block], *, rich: bool = True) -> str:
        """Return the Markdown of `blocks`, "" if empty; blocks that fail go to `lost`.

        The result is tested to read as content. Without `rich` it has no headings and tables, as in cells.
        """
        pieces: list[_Piece] = []
        ranks = HeadingRanks()
        for chunk in _chunks(captioned(unframed(blocks))):
            source: str | None
            if isinstance(chunk, Table):
                source = self._table(chunk) if rich else None
                text, inside = table_text(chunk), list(paragraphs_of([chunk]))
            elif not rich and not chunk[0].text and chunk[0].pictures:
                continue
            else:
                source = self._chunk(chunk, ranks.mark(chunk[0]) if rich else None)
                text, inside = text_of(chunk), list(chunk)
            if source is None:
                what = why_none(chunk, rich=rich) if isinstance(chunk, Table) else "text"
                self._lost(_TOO_MUCH if len(text) > MAX_TEXT else what, text)
            else:
                notes = tuple(run.note for paragraph in inside for run in paragraph.runs if run.note)
                pieces.append(_Piece(source, text, notes))
        count = self._fitting(pieces)
        if rest := pieces[count:]:
            self._lost(_TOO_MUCH, "\n\n".join(piece.text for piece in rest))
        self.used.update(key for piece in pieces[:count] for key in piece.notes)
        return self._joined(pieces[:count])

    def _fitting(self, pieces: Sequence[_Piece]) -> int:
        """Return how many of the first pieces fit into one text, within the limits on size, links and notes."""
        # Most that do not fit are too long, which is seen without reading them.
        short = bisect_right(range(len(pieces) + 1), MAX_TEXT, key=lambda count: len(self._joined(pieces[:count]))) - 1
        if self._is_text(pieces[:short]):
            return short
        return bisect_right(range(1, short), 0, key=lambda count: not self._is_text(pieces[:count]))

    def _is_text(self, pieces: Sequence[_Piece]) -> bool:
        source = self._joined(pieces)
        try:
            Prose(source or "…")
        except ValueError:
            return False
        return True

    def _joined(self, pieces: Sequence[_Piece]) -> str:
        keys = dict.fromkeys(key for piece in pieces for key in piece.notes)
        notes = [f"[^{label(key)}]: {note}" for key in keys if (note := self._note(key))]
        return "\n\n".join([*(piece.source for piece in pieces), *notes])

    def _note(self, key: str) -> str:
        words = " ".join(text_of(self._notes.get(key, ())).split())
        return escaped(words) or "…"

    def _table(self, table: Table) -> str | None:
        """Return the Markdown of a table, if it reads back as the same words."""
        for rich in (True, False):
            plain = pipe_table(table, functools.partial(self._inline, rich=rich, notes=False))
            if plain and words_read(plain) == table_words(table):
                return pipe_table(table, functools.partial(self._inline, rich=rich, notes=True))
        return None

    def _chunk(self, paragraphs: Sequence[Paragraph], mark: str | None) -> str | None:
        """Return the Markdown of a paragraph or list, in the first form that reads back as the same words. `mark` is
        that of a heading, None where headings and pictures are not allowed.
        """
        if mark is not None and paragraphs[0].pictures:
            return picture(paragraphs[0])
        if mark:
            (heading,) = paragraphs
            source = mark + self._inline(Paragraph([Run(heading.text)]), rich=False, notes=False)
            if words_read(source) == heading.text.split():
                return source
        expected = text_of(paragraphs).split()
        # Emphasis within a word may have no Markdown form; links do not go with it.
        bare = [replace(p, runs=[replace(run, bold=False, italic=False) for run in p.runs]) for p in paragraphs]
        for inside, rich, wrapped in (
            (inside, rich, wrapped)
            for inside, rich in ((paragraphs, True), (bare, True), (bare, False))
            for wrapped in (True, False)
        ):
            if words_read(self._written(inside, rich=rich, wrapped=wrapped, notes=False)) == expected:
                return self._written(inside, rich=rich, wrapped=wrapped, notes=True)
        return None

    def _written(self, paragraphs: Sequence[Paragraph], *, rich: bool, wrapped: bool, notes: bool) -> str:
        if paragraphs[0].listing is None:
            (paragraph,) = paragraphs
            source = self._inline(paragraph, rich=rich, notes=notes)
            mark = "> " if paragraph.style.endswith("quote") else ""
            return indented(in_lines(source, mark) if wrapped else source, mark, mark)
        return "\n".join(self._items(paragraphs, rich=rich, wrapped=wrapped, notes=notes))

    def _items(self, paragraphs: Sequence[Paragraph], *, rich: bool, wrapped: bool, notes: bool) -> Iterator[str]:
        open_: list[tuple[str | None, int, int]] = []  # kind, number, indent of what is inside
        for item in paragraphs:
            depth = min(item.depth, len(open_), DEEPEST)
            del open_[depth + 1 :]
            number = max(item.number if item.number is not None else 1, 0)
            if len(open_) > depth:
                kind, before, _ = open_.pop()
                if kind == item.listing and (item.number is None or item.number <= before):
                    number = before + 1
            indent = open_[-1][2] if open_ else 0
            mark = "- " if item.listing == "bullet" else f"{number}. "
            open_.append((item.listing, number, indent + len(mark)))
            source = self._inline(item, rich=rich, notes=notes)
            inside = " " * (indent + len(mark))
            yield indented(in_lines(source, inside) if wrapped else source, " " * indent + mark, inside)

    def _inline(self, paragraph: Paragraph, *, rich: bool, notes: bool) -> str:
        runs = [run for run in paragraph.runs if notes or not run.note]
        if not rich:
            runs = [Run(run.text, note=run.note) for run in runs]
        pieces = []
        for (bold, italic, link, note), group in groupby(
            runs, key=lambda run: (run.bold, run.italic, run.link, run.note)
        ):
            text = "".join(run.text for run in group)
            pieces.append(f"[^{label(note)}]" if note else marked(text, bold=bold, italic=italic, link=link))
        shown = [re.sub(r"[ \t]+", " ", line).strip(" ") for line in "".join(pieces).split("\n")]
        return "\\\n".join(safe_start(line) for line in shown if line)


def _chunks(blocks: Iterable[Block]) -> Iterator[Table | list[Paragraph]]:
    """Yield tables and paragraphs one by one, and the items of a list together."""
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
