"""What the macro of tables asks: widths, rows that may break, labels of cells, keys of rows."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.writers.html.attributes import Rules

_CHARACTERS_ACROSS = 108
"""Characters in a line of table text as wide as the page."""
_LINES_TO_KEEP = 28
"""Lines from which a row may be parted between pages: half a page."""


class TableAnswers:
    """The part of NodeWriter that is about tables."""

    medium: str
    rules: Rules

    def width_class(self, share: float) -> str:
        """A class that makes a column `share` of its table wide."""
        return self.rules.add(f"w{round(share * 1000)}", f"width:{share * 100:.4g}%")

    def row_class(self, table: tree.Table, row: tree.Row) -> str:
        """The class "long" for a row that may be parted between pages, else ""."""
        for column, cell in zip(table.columns, row.cells, strict=True):
            across = max(1.0, column.width * _CHARACTERS_ACROSS)
            if sum(1 + len(line) // across for line in tree.lines_of(cell.blocks)) > _LINES_TO_KEEP:
                return "long"
        return ""

    def cell_class(self, cell: tree.Cell) -> str:
        """The class "nothing" for a cell with but a dash, so that it can step back."""
        return "nothing" if "".join(tree.lines_of(cell.blocks)).strip() in {"", "–", "—", "-"} else ""

    def cell_label(self, table: tree.Table, position: int) -> Markup:
        """`data-label`, the words of the column's header, for narrow screens where cells stand below each other."""
        if self.medium != "screen" or not table.head:
            return Markup("")
        words = " ".join(tree.lines_of(table.head[-1].cells[position].blocks))
        return Markup(' data-label="{}"').format(words) if words else Markup("")

    def row_keys(self, row: tree.Row) -> Markup:
        """`data-keys`: the entities that the row is about, and those that it names."""
        named = (
            inline.key
            for block in tree.blocks_of(row.cells)
            if isinstance(block, tree.Paragraph)
            for inline in tree.inlines_of(block.children)
            if isinstance(inline, tree.Span) and inline.key is not None
        )
        return self.keys_attribute((*row.keys, *named))

    def keys_attribute(self, keys: Iterable[str]) -> Markup:
        """`data-keys` for the filter on screen, "" on paper and where there are none."""
        names = " ".join(dict.fromkeys(keys))
        return Markup(' data-keys="{}"').format(names) if names and self.medium == "screen" else Markup("")
