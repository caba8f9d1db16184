"""Helpers for the macros of tables and lists: widths, breakable rows, labels and links of cells, bars, numbers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.chart_looks import INKS, mirrored
from outcome_reports.writers.figure_sizes import fitting_steps
from outcome_reports.writers.html.attributes import Rules, attribute
from outcome_reports.writers.html.chart_svg import chart_svg
from outcome_reports.writers.html.labels import LabelAnswers

_CHARACTERS_ACROSS = 108
"""Characters in a line of table text as wide as the page."""
_CAPTION_WIDTH = 145.0
"""Millimetres of a caption that is shown again: with “continued” it is one line, clear of the running head."""
_LINES_TO_KEEP = 18
"""Lines up to which a row stays on one page: it takes less than 40 % of it, and all its cells end there."""
_LINES_TO_KEEP_AT_FIRST = 10
"""The same for the first row, which takes the heading of the section and of the table along."""
_LINES_TOO_FEW = 8
"""Lines up to which a last row stays with the row before it."""
_FEW_COLUMNS = 2
"""Columns up to which a table fits the narrowest screens."""
_LONGEST_BAR = 82
"""Percent of the width of a cell that the longest bar takes; the number comes after it."""
_FIGURE_COLUMNS = {1: 1, 2: 2, 3: 3, 5: 3, 6: 3, 9: 3}
"""Columns of key figures by their number, as in the stylesheet; four for any other."""
_FIGURES_ACROSS, _FIGURE_GAP, _BESIDE = 174.0, 7.0, 42.0
"""Widths in millimetres: of all columns of key figures, between two of them, of the column beside a text."""
_SIZES_ACROSS = {5.0: "", 3.0: "long", 1.0: "longer"}
_SIZES_BESIDE = {3.0: "", 2.0: "beside-2xl", 1.0: "beside-xl", 0.0: "beside-m", -1.0: "beside-xs"}
"""Classes of key figures in columns and beside a text, by the step of the brand's scale at which they fit."""
_MANY_NAMES = 9
_SHORT_NAME = 20
"""The number of names, each of at most this many characters, from which a list has three columns instead of two."""


class TableAnswers(LabelAnswers, ABC):
    """The part of NodeWriter that is about tables and lists."""

    medium: str
    brand: Brand | None
    rules: Rules
    room = 1.0
    """The part of the width of a page that tables have."""

    @abstractmethod
    def inlines(self, inlines: Iterable[tree.Inline]) -> Markup:
        """Return the inlines, with nothing between them."""

    @abstractmethod
    def flow(self, blocks: Sequence[tree.Block]) -> Markup:
        """Return the blocks of a cell."""

    @abstractmethod
    def address(self, target: str) -> str:
        """Return the address of a link."""

    def table_class(self, table: tree.Table) -> str:
        """Return the class "stacks" for a table whose cells are stacked on narrow screens; on paper, "crowded"."""
        if self.medium == "print":
            return "crowded" if table.role == tree.Role.DATA and tree.is_crowded(table, self.room) else ""
        stacks = table.head and table.role != tree.Role.CHART and len(table.columns) > _FEW_COLUMNS
        return "stacks" if stacks else ""

    def width_class(self, share: float) -> str:
        """Return a class that makes a column `share` of its table wide."""
        return self.rules.add(f"w{round(share * 1000)}", f"width:{share * 100:.4g}%")

    def align_class(self, table: tree.Table, position: int) -> str:
        """Return the class for the alignment of a column; "" for the default."""
        return {"start": "", "center": "to-center", "end": "to-end"}[table.columns[position].align]

    def step_class(self, items: tree.ItemList, step: int) -> str:
        """Return, for paper, a class for an item whose number is not the next one: WeasyPrint 70 ignores `value`."""
        if self.medium != "print" or not items.ordered or step == 1:
            return ""
        return self.rules.add(f"step-{step}", f"counter-increment:list-item {step}")

    def in_columns(self, items: tree.ItemList) -> bool:
        """Return whether the items of a list are side by side."""
        return tree.layout_of(items.role).columns > 1

    def names_class(self, items: tree.ItemList) -> str:
        """On paper, the class "in-three" for a list of many short names, such as those of States."""
        if self.medium != "print" or items.role != tree.Role.NAMES or len(items.items) < _MANY_NAMES:
            return ""
        names = (line for item in items.items for line in tree.lines_of(item.blocks))
        return "in-three" if all(len(name) <= _SHORT_NAME for name in names) else ""

    def figures_class(self, items: tree.ItemList) -> str:
        """On paper, classes for key figures one of which would be broken at the usual size: in columns across the page,
        "long" or "longer"; beside a text, "beside-xl" and the like, by the name of the size that fits.
        """
        if self.medium != "print" or items.role != tree.Role.KEY_FIGURES or self.brand is None:
            return ""
        column = _FIGURES_ACROSS / _FIGURE_COLUMNS.get(len(items.items), 4) - _FIGURE_GAP
        across = _SIZES_ACROSS[fitting_steps(items, column, tuple(_SIZES_ACROSS), self.brand)]
        beside = _SIZES_BESIDE[fitting_steps(items, _BESIDE, tuple(_SIZES_BESIDE), self.brand)]
        return " ".join(filter(None, (across, beside)))

    def row_class(self, table: tree.Table, row: tree.Row) -> str:
        """Return "long" for a row that may be split between pages, "short" for a last row that must not be alone."""
        if self.medium != "print":
            return ""
        lines = max(
            sum(1 + len(line) // max(1.0, column.width * _CHARACTERS_ACROSS) for line in tree.lines_of(cell.blocks))
            for column, cell in zip(table.columns, row.cells, strict=True)
        )
        if lines > (_LINES_TO_KEEP_AT_FIRST if row is table.body[0] else _LINES_TO_KEEP):
            return "long"
        return "short" if row is table.body[-1] and lines <= _LINES_TOO_FEW else ""

    def continued(self, table: tree.Table) -> Markup:
        """Return the line above the table on the pages on which it continues, for paper."""
        if self.medium != "print" or "continued" not in self.document.labels:
            return Markup("")
        caption = self.one_line(tree.inline_text(table.caption, marks=False), _CAPTION_WIDTH)
        told = (
            self.label("continued_caption").format(caption=caption) if caption else self.label("continued").capitalize()
        )
        return attribute("data-continued", told)

    def cell_class(self, cell: tree.Cell) -> str:
        """Return the class "nothing" for a cell with only a dash, so that it can be less prominent."""
        return "nothing" if "".join(tree.lines_of(cell.blocks)).strip() in {"", "–", "—", "-"} else ""

    def bar_class(self, cell: tree.Cell) -> str:
        """Return the classes that draw the bar of a cell; "" for a cell without one."""
        if cell.bar is None:
            return ""
        bar = cell.bar
        length = self.rules.add(f"bar-{round(bar.share * 1000)}", f"--length:{bar.share * _LONGEST_BAR:.4g}%")
        unit = self.rules.add(f"units-{bar.units}", f"--unit:{100 / bar.units:.6g}%") if bar.units else ""
        start = (
            self.rules.add(f"inset-{round(bar.start * 1000)}", f"--start:{bar.start * _LONGEST_BAR:.4g}%")
            if bar.start
            else ""
        )
        look = "units" if unit else "hollow" if bar.hollow else "filled"
        return " ".join(filter(None, ("bar", look, length, unit, start)))

    def drawn_words(self, cell: tree.Cell) -> Markup:
        """Return the words of a cell with its drawing before, above or below them."""
        if cell.drawing is None:
            return self.flow(cell.blocks)
        drawing = mirrored(cell.drawing) if self.document.dir == "rtl" else cell.drawing
        colours = self.brand.light if self.medium == "print" and self.brand else None
        svg = chart_svg(drawing, {ink: getattr(colours, ink) for ink in INKS} if colours else {})
        return self.flow(cell.blocks) + svg if drawing.place == "below" else svg + self.flow(cell.blocks)

    def cell_label(self, table: tree.Table, position: int) -> Markup:
        """Return `data-label`, the words of the column's header, for narrow screens, where cells are stacked."""
        if self.medium != "screen" or not table.head:
            return Markup("")
        words = " ".join(tree.lines_of(table.head[-1].cells[position].blocks, marks=False))
        return attribute("data-label", words) if words else Markup("")

    def cell_words(self, table: tree.Table, row: tree.Row, position: int) -> Markup:
        """Return the words of a cell. A lone link in the matrix also gets the names of its row and column."""
        cell = row.cells[position]
        match cell.blocks:
            case (tree.Paragraph(children=(tree.Link(target, words),)),) if (
                self.medium == "screen" and table.role == tree.Role.MATRIX and table.head
            ):
                of_row, of_column = (
                    " ".join(tree.lines_of(one.blocks)) for one in (row.cells[0], table.head[-1].cells[position])
                )
                name = self.label("cell_of").format(words=tree.inline_text(words), row=of_row, column=of_column)
                link = Markup('<a href="{}" aria-label="{}">{}</a>')
                return link.format(self.address(target), name, self.inlines(words))
        return self.flow(cell.blocks)
