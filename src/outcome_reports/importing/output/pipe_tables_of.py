"""Conversion of a document's tables to Markdown, in which each cell is one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from outcome_reports.importing.word.table_grid import GridRow, grid_of
from outcome_reports.importing.word.word_content import Block, Paragraph, Table, paragraphs_of, text_of
from outcome_reports.markup.pipe_tables import MAX_COLUMNS
from outcome_reports.tree import fits_page

_BETWEEN = " / "
"""Separator of the paragraphs in a cell."""


def pipe_table(table: Table, inline: Callable[[Paragraph], str]) -> str | None:
    """Return the Markdown of `table`, with its first row as the head; `inline` converts a paragraph.

    None for a table of one row or column, which is only a frame around text, and for columns or numbers that do not
    fit on a page.
    """
    rows, columns = _filled(table)
    if len(rows) < 2 or not 2 <= len(columns) <= MAX_COLUMNS:
        return None
    # A cell merged with the one above or before it repeats nothing.
    cells = [[_cell(row.cells[c], inline) if c in row.fresh else "" for c in columns] for row in rows]
    if not fits_page(cells, len(columns)):
        return None
    lines = [f"| {' | '.join(row)} |" for row in cells]
    lines.insert(1, f"|{' --- |' * len(columns)}")
    return "\n".join(lines)


def why_none(table: Table, *, rich: bool) -> str:
    """Return the name of an unplaced table, with the reason why a text, `rich` or without tables, cannot contain it."""
    if not rich:
        return "table in a place that takes only paragraphs and lists"
    rows, places = _filled(table)
    columns = len(places)
    if columns > MAX_COLUMNS:
        return f"table of {columns} columns: a text has room for {MAX_COLUMNS}"
    texts = [[text_of(row.cells[place]) if place in row.fresh else "" for place in places] for row in rows]
    if not fits_page(texts, columns):
        return f"table of {columns} columns, whose numbers do not fit a page"
    return "table that would not read the same in a text"


def _filled(table: Table) -> tuple[list[GridRow], list[int]]:
    """Return the rows and the columns of a table that have words."""
    rows = [row for row in grid_of(table) if any(text_of(blocks) for blocks in row.cells.values())]
    columns = sorted({column for row in rows for column in row.cells})
    return rows, [c for c in columns if any(text_of(row.cells.get(c, [])) for row in rows)]


def table_words(table: Table) -> list[str]:
    """Return the words that the Markdown of `table` has, in order."""
    return [
        word
        for row in grid_of(table)
        for column in sorted(row.fresh)
        for word in _BETWEEN.join(p.text for p in paragraphs_of(row.cells[column]) if p.text).split()
    ]


def unframed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, replacing tables that are only frames by their contents."""
    for block in blocks:
        if isinstance(block, Table) and (len(block.rows) == 1 or all(len(row.cells) == 1 for row in block.rows)):
            yield from unframed(_framed(block))
        else:
            yield block


def _framed(table: Table) -> list[Block]:
    """Return the contents of a table that is only a frame, in order."""
    return [block for row in table.rows for cell in row.cells for block in cell.blocks]


def _cell(blocks: Iterable[Block], inline: Callable[[Paragraph], str]) -> str:
    pieces = (inline(p).replace("\\\n", " ").replace("|", "\\|") for p in paragraphs_of(blocks) if p.text)
    return _BETWEEN.join(piece for piece in pieces if piece)
