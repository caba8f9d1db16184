"""Tables of two columns (what it rests on, what is recommended) or three (with a number) to recommendations."""

from __future__ import annotations

import re

from outcome_reports.importing.mapping.import_context import ImportContext
from outcome_reports.importing.word.word_content import Block, Row, Table, table_text, text_of
from outcome_reports.reading.yaml_writing import yaml_comment

_NUMBER = re.compile(r"R?\s*([1-9]\d?)\.([1-9]\d?)\.?", re.IGNORECASE)
_HEADING = re.compile(r"context|recommend|background|issue|action|opportunit|no\.?$|number|#|what", re.IGNORECASE)
_MAX_HEADING_WORDS = 14


class RecommendationRows:
    """Collects the recommendations of one chapter; `count` is how many there are."""

    def __init__(self, context: ImportContext, chapter: int) -> None:
        self._desk = context
        self._chapter = chapter
        self._rows: list[tuple[str, list[Block], list[Block]]] = []

    @property
    def count(self) -> int:
        """How many recommendations there are."""
        return len(self._rows)

    def fits(self, table: Table) -> bool:
        """Return True for a table in which each row has two columns, or three with a number in the first."""
        widths = {sum(cell.span for cell in row.cells) for row in table.rows}
        if widths == {2}:
            return True
        return widths == {3} and all(len(text_of(row.cells[0].blocks)) <= 12 for row in table.rows)

    def add(self, table: Table) -> None:
        """Take the rows of `table`; one of another shape goes to what could not be placed."""
        if not self.fits(table):
            self._desk.lose("table", table_text(table))
            return
        for index, row in enumerate(table.rows):
            if (row.header or index == 0) and self._is_heading(row):
                self._desk.lose("headings of a table", table_text(Table([row])))
            elif len(row.cells) < 2:
                self._desk.lose("row of a table", table_text(Table([row])))
            else:
                self._add(row)

    def _add(self, row: Row) -> None:
        *number, context, recommendation = (cell.blocks for cell in row.cells)
        if row.cells[-2].merged_down and not text_of(context) and self._rows:
            # One context for several recommendations.
            self._rows[-1][2].extend(recommendation)
            return
        if text_of(context) or text_of(recommendation) or any(map(text_of, number)):
            self._rows.append((" ".join(map(text_of, number)), context, recommendation))

    def _is_heading(self, row: Row) -> bool:
        texts = [text_of(cell.blocks) for cell in row.cells]
        short = all(len(text.split()) <= _MAX_HEADING_WORDS for text in texts)
        return short and any(_HEADING.search(text) for text in texts)

    def yaml(self) -> str:
        """Return the entries of `recommendations:`, "" for none. Numbers of this chapter stay as they are."""
        given = [self._number(text) for text, _, _ in self._rows]
        taken = {number for number in given if number and given.count(number) == 1}
        entries = []
        free = (number for number in range(1, 1000) if number not in taken)
        for (text, context, recommendation), number in zip(self._rows, given, strict=True):
            own = number if number in taken else next(free)
            id = f"R{self._chapter}.{own}"
            entry = yaml_comment(f"In the document: {text}", 2) if text and text != id else ""
            entry += f"  - id: {id}\n    by: []\n    to: {self._desk.names.addressees()}\n"
            entry += self._desk.text("context", context, "what it rests on", 4)
            entry += self._desk.text("recommendation", recommendation, "what is recommended", 4)
            entries.append(entry)
        return "\n".join(entries)

    def _number(self, text: str) -> int | None:
        match = _NUMBER.fullmatch(text)
        return int(match[2]) if match and int(match[1]) == self._chapter else None
