"""Recommendations of one chapter, from tables of one to five columns, or from lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from outcome_reports.importing.mapping.import_context import ImportContext, mark
from outcome_reports.importing.mapping.recommendation_sources import source_of
from outcome_reports.importing.mapping.table_columns import NUMBER, Columns, columns_of
from outcome_reports.importing.word.table_grid import GridRow, grid_of
from outcome_reports.importing.word.word_content import Block, Paragraph, Run, Table, paragraphs_of, text_of
from outcome_reports.markup.placeholders import confirm
from outcome_reports.reading.yaml_writing import yaml_comment, yaml_keys

MOST = 99
"""Numbers have two figures: people cite R1.99, and no R1.100."""

_TYPED = re.compile(r"((?:R(?:ec(?:ommendation|\.)?)?\s*)?\d{1,2}(?:\.\d{1,3})?)[.):]?\s+(?:[–—-]\s+)?(?=\S)")
_ASKED = re.compile(
    r"\b(?:may|should|shall|must|encouraged?|invited?|urged?|recommend\w*|consider|called? (?:up)?on|call for)\b"
)


@dataclass(slots=True)
class _Row:
    number: str
    context: list[Block]
    recommendation: list[Block]
    by: str = ""
    to: str = ""
    extra: list[Block] = field(default_factory=list)
    place: str = ""


class RecommendationRows:
    """Collects the recommendations of one chapter; `count` is their number."""

    def __init__(self, context: ImportContext, chapter: int) -> None:
        self._desk = context
        self._chapter = chapter
        self._rows: list[_Row] = []

    @property
    def count(self) -> int:
        """How many recommendations there are."""
        return len(self._rows)

    def take(self, table: Table, *, is_announced: bool) -> bool:
        """Take the rows of `table`; False, without taking any, for any other kind of table."""
        rows = grid_of(table)
        columns, skipped = columns_of(rows, self._desk.names, is_announced=is_announced)
        if columns is None:
            return False
        for row in rows[:skipped]:
            self._desk.make_anew("headings of a table", " | ".join(row.text(column) for column in row.cells))
        for row in rows[skipped:]:
            if row.is_across and len(columns) > 1:
                if any(row.text(column) for column in row.cells):
                    with self._desk.at(row.place):
                        self._desk.lose("row across all columns of a table", row.text(min(row.cells)))
            elif not (skipped and self._is_repeated(row, rows[skipped - 1])):
                self._add(row, columns)
        return True

    def take_list(self, blocks: Sequence[Block]) -> list[Block]:
        """Take the items of lists and numbered paragraphs; return the rest."""
        context: list[Block] = []
        left: list[Block] = []
        has_rows = False
        listed = any(isinstance(b, Paragraph) and (b.listing or _TYPED.match(b.text)) for b in blocks)
        for block in blocks:
            if isinstance(block, Paragraph) and block.listing and block.depth and has_rows:
                self._rows[-1].recommendation.append(block)
            elif isinstance(block, Paragraph) and self._is_item(block, listed=listed):
                number, item = _without_number(block)
                self._rows.append(_Row(number, list(context), [item]))
                has_rows = True
            elif isinstance(block, Paragraph):
                if has_rows:
                    context, has_rows = [], False
                context.append(block)
                left.append(block)
            else:
                left.append(block)
        used = {id(block) for row in self._rows for block in row.context}
        return [block for block in left if id(block) not in used]

    def _is_item(self, paragraph: Paragraph, *, listed: bool) -> bool:
        if paragraph.listing or _TYPED.match(paragraph.text):
            return True
        return not listed and _ASKED.search(paragraph.text) is not None and not paragraph.is_bold

    def _is_repeated(self, row: GridRow, heads: GridRow) -> bool:
        """Return whether a row only repeats the headings, as on a new page."""
        return all(row.text(column).casefold() == heads.text(column).casefold() for column in row.cells)

    def _add(self, row: GridRow, columns: Columns) -> None:
        made = _Row("", [], [], place=row.place)
        for column, blocks in row.cells.items():
            meaning = columns.get(column, "")
            match meaning:
                case "number":
                    made.number = row.text(column) if column in row.fresh else ""
                case "by" | "to":
                    setattr(made, meaning, row.text(column))
                case "context" | "recommendation":
                    getattr(made, meaning).extend(blocks)
                case _ if text_of(blocks):
                    label = [Paragraph([Run(f"{meaning}:")])] if meaning else []
                    made.extra += [*label, *blocks]
        if text_of([*made.context, *made.recommendation, *made.extra]) or made.number:
            self._rows.append(made)

    def yaml(self) -> str:
        """Return the entries of `recommendations:`, "" for none. Numbers of this chapter stay as they are."""
        for row in self._rows[MOST:]:
            what = f"recommendation beyond the {MOST} that one chapter can number"
            self._desk.lose(
                what, " | ".join(text_of(part) for part in (row.context, row.recommendation, row.extra) if part)
            )
        rows = self._rows[:MOST]
        given = [self._number(row.number) for row in rows]
        taken = {number for number in given if number and given.count(number) == 1}
        free = (number for number in range(1, 1000) if number not in taken)
        ids = [own if own in taken else next(free) for own in given]
        return "\n".join(self._entry(row, f"R{self._chapter}.{id}") for row, id in zip(rows, ids, strict=True))

    def _entry(self, row: _Row, id: str) -> str:
        desk = self._desk
        entry = yaml_comment(f"In the document: {row.number}", 2) if row.number and row.number != id else ""
        entry += yaml_comment(f"From {row.place}", 2) if row.place else ""
        by, doubt = self._by(row)
        to, addressed = self._to(row)
        entry += f"  - id: {id}\n    by: {yaml_keys(by, several=True)}\n"
        entry += yaml_comment(confirm(addressed), 4) if addressed else ""
        entry += f"    to: {yaml_keys(to)}\n"
        context = [*([mark(by, doubt)] if doubt else []), *(row.context if text_of(row.context) else [])]
        entry += desk.text("context", context, "what it is based on", 4, rich=False)
        entry += desk.text("recommendation", [*row.recommendation, *row.extra], "what is recommended", 4, rich=False)
        return entry

    def _by(self, row: _Row) -> tuple[tuple[str, ...], str]:
        if row.by:
            keys, rest = self._desk.names.addressed(row.by)
            self._desk.make_anew("whom a recommendation came from", row.by)
            return keys, f"the table says “{row.by}”" if rest or not keys else ""
        names = self._desk.names
        return source_of(paragraphs_of(row.context), paragraphs_of(row.recommendation), names)

    def _to(self, row: _Row) -> tuple[tuple[str, ...], str]:
        names = self._desk.names
        if row.to:
            keys, rest = names.addressed(row.to)
            default = (names.addressees(),)
            self._desk.make_anew("whom a recommendation addresses", row.to)
            return keys or default, f"to whom? The table says “{row.to}”" if rest or not keys else ""
        for text in (paragraph.text for paragraph in paragraphs_of(row.recommendation)):
            if keys := names.asked(text):
                return keys, ""
        return (names.addressees(),), f"to {names.addressees()}? It is not certain whom the text addresses"

    def _number(self, text: str) -> int | None:
        match = NUMBER.fullmatch(text)
        if not match or match[2] is None:
            return None
        return int(match[2]) if int(match[1]) == self._chapter and int(match[2]) <= MOST else None


def _without_number(paragraph: Paragraph) -> tuple[str, Paragraph]:
    """Return the typed number or list number of a recommendation, and the rest of it."""
    number = paragraph.number if paragraph.listing == "number" else None
    item = Paragraph(list(paragraph.runs), paragraph.style)
    if match := _TYPED.match(paragraph.text):
        return match[1], item.without_first(len("".join(paragraph.text[: match.end()].split())))
    return str(number) if number else "", item
