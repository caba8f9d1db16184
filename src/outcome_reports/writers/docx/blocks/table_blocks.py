"""Tables: fixed grid, header rows that repeat, rows that are not split, one cell for each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.blocks.bars import add_drawing, carry_bar, carry_key
from outcome_reports.writers.docx.blocks.cell_grounds import fill_head, is_tinted
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.oxml.measures import FULL_WIDTH, point_twips, twips
from outcome_reports.writers.docx.oxml.wordml import add, keep_with_next, put
from outcome_reports.writers.docx.review_finish import add_answer
from outcome_reports.writers.docx.story import AddBlocks, Scope, Story
from outcome_reports.writers.docx.styles.fills import add_fill
from outcome_reports.writers.docx.styles.table_styles import ROLE_STYLES, cell_margin

_LETTERS_ACROSS = 108
"""Letters in a line of table text across our page."""
_LINES_TOGETHER = 14
"""Maximum lines of a row that stays on one page: a quarter of it."""
_LINES_TOGETHER_AT_END = 24
"""The same for the last row, whose end would be alone on a page."""
_LINES_TOGETHER_ALONE = 30
"""The same for a row with a cell that is much shorter than another, and would be empty after the break."""
_MUCH_SHORTER = 0.8
_ROWS_TOGETHER: Mapping[str, int] = {tree.Role.GLOSSARY: 5, tree.Role.MATRIX: 8, tree.Role.DATA: 2}
"""How many of the first rows, and of the last, stay on one page, by the role of a table of short rows."""
_FEW_ROWS = 4
"""The number of rows, including the header, that are too few to be separated from the others."""
_ALIGNS = {"end": "right", "center": "center"}
_ANSWER_HEIGHT = 13.0
"""Room to write an answer by hand, in millimetres."""


def add_table(story: Story, parent: Element, block: tree.Table, scope: Scope, add_blocks: AddBlocks) -> None:
    """Put a table, its caption above it, at the end of `parent`; `add_blocks` writes the content of its cells."""
    scope = scope.within(block)
    if block.caption:
        with story.paragraph(
            parent, "ChartTitle" if scope.text_style == "ChartTitle" else "Caption", scope
        ) as paragraph:
            add_inlines(story, paragraph, block.caption, scope.format)
    elif len(parent) and parent[-1].tag == qname("w:tbl"):
        # Word joins adjacent tables.
        add(add(add(parent, "w:p"), "w:pPr"), "w:pStyle", "SectionEnd")
    # Word measures the indent of a table from the start of its rows, LibreOffice from the left: a right-to-left one
    # keeps to the column of the text.
    hangs = scope.at_page and scope.direction == "ltr"
    widths = _column_widths(block, twips(story.paper.full_width if hangs else scope.width))
    table = add(parent, "w:tbl")
    room = min((tree.layout_of(outer).room for outer in scope.roles), default=1.0)
    role = tree.Role.MATRIX if block.role == tree.Role.DATA and tree.is_crowded(block, room) else block.role
    if role != block.role:
        scope = replace(scope, roles=(*scope.roles, tree.Role.MATRIX))
    identifier, _ = ROLE_STYLES.get(role, ROLE_STYLES[None])
    _add_properties(table, block, scope, identifier, sum(widths), indent=-twips(story.paper.hang) if hangs else 0)
    grid = add(table, "w:tblGrid")
    for width in widths:
        put(add(grid, "w:gridCol"), w=width)
    padding = 2 * point_twips(cell_margin(identifier))
    inner = replace(scope, text_style="TableText", depth=0, at_page=False, in_table=True)
    columns = tuple(zip(widths, block.columns, strict=True))
    last = block.body[-1] if block.body else None
    for is_head, rows in ((True, block.head), (False, block.body)):
        # A head row has the colour of the cover.
        with story.on("heading" if is_head else "cover" if story.ground == "cover" else "cell"):
            for row in rows:
                properties = _add_row(story, table, row, columns, inner, add_blocks, head=is_head, padding=padding)
                most = _LINES_TOGETHER_AT_END if row is last else _LINES_TOGETHER
                if not _is_long(row, widths, most):
                    add(properties, "w:cantSplit")
    if block.role == tree.Role.DATA:
        story.keep_away()
    if together := _ROWS_TOGETHER.get(block.role or ""):
        _keep_together(table.findall(qname("w:tr")), len(block.head), together)


def _keep_together(rows: Sequence[Element], heads: int, count: int) -> None:
    """Keep the first `count` rows below the head on one page, and the last ones, or all of a short table.

    Word decides by the paragraphs of all of them but the last.
    """
    first = max(0, len(rows) - count)
    kept = rows[:-1] if first <= _FEW_ROWS else [*rows[: heads + count - 1], *rows[first:-1]]
    for row in kept:
        for paragraph in row.iter(qname("w:p")):
            keep_with_next(paragraph)


def _column_widths(block: tree.Table, total: int) -> list[int]:
    """Whole twips by column that sum to `total`, so that the grid and the cells agree."""
    edges = [0.0]
    for column in block.columns:
        edges.append(edges[-1] + column.width)
    places = [round(total * edge / edges[-1]) for edge in edges]
    return [after - before for before, after in pairwise(places)]


def _add_properties(
    table: Element, block: tree.Table, scope: Scope, identifier: str, width: int, *, indent: int
) -> None:
    properties = add(table, "w:tblPr")
    add(properties, "w:tblStyle", identifier)
    if scope.direction == "rtl":
        add(properties, "w:bidiVisual")
    put(add(properties, "w:tblW"), w=width, type="dxa")
    put(add(properties, "w:tblInd"), w=indent, type="dxa")
    put(add(properties, "w:tblLayout"), type="fixed")
    named = block.role != tree.Role.DATA or any(row.cells[0].header for row in block.body)
    put(
        add(properties, "w:tblLook"),
        val=f"{0x0400 | 0x20 * bool(block.head) | 0x80 * named:04X}",
        firstRow=int(bool(block.head)),
        lastRow=0,
        firstColumn=int(named),
        lastColumn=0,
        noHBand=0,
        noVBand=1,
    )
    if block.caption:
        add(properties, "w:tblCaption", tree.inline_text(block.caption, marks=False))


def _add_row(
    story: Story,
    table: Element,
    row: tree.Row,
    columns: Sequence[tuple[int, tree.Column]],
    scope: Scope,
    add_blocks: AddBlocks,
    *,
    head: bool,
    padding: int,
) -> Element:
    """Add a row, and return its properties (w:trPr)."""
    story.bookmarks.announce(row.id)
    scope = scope.within(row)
    element = add(table, "w:tr")
    properties = add(element, "w:trPr")
    if tree.Role.FORM in scope.roles and not head:
        put(add(properties, "w:trHeight", twips(_ANSWER_HEIGHT)), hRule="atLeast")
    if head:
        add(properties, "w:tblHeader")
    for cell, (width, column) in zip(row.cells, columns, strict=True):
        story.bookmarks.announce(cell.id)
        place = add(element, "w:tc")
        cell_properties = add(place, "w:tcPr")
        put(add(cell_properties, "w:tcW"), w=width, type="dxa")
        if head:
            fill_head(story, cell_properties, cell, scope)
            above = cell.drawing is not None and cell.drawing.place == "above"
            add(cell_properties, "w:vAlign", "top" if above else "bottom")
        elif is_tinted(cell, row) and story.fills_cells:
            add_fill(cell_properties, "tint", story.brand)
        room = (width - padding) / twips(1)
        inner = replace(scope, text_style=_text_style(cell, scope, head=head), width=room).within(cell)
        if align := _ALIGNS.get(column.align):
            inner = replace(inner, align=align)
        if cell.bar:
            carry_bar(story, cell.bar, room)
        drawing = cell.drawing
        if drawing and drawing.place == "before":
            carry_key(story, drawing)
        elif drawing and drawing.place == "above":
            add_drawing(story, place, drawing, inner)
        add_blocks(story, place, cell.blocks, inner)
        if drawing and drawing.place == "below":
            add_drawing(story, place, drawing, inner)
        if place[-1].tag != qname("w:p"):
            # A cell ends in a paragraph (CT_Tc), so one without any text has to have an empty one.
            with story.paragraph(place, inner.text_style, inner) as paragraph:
                if tree.Role.FORM in scope.roles and row.id and story.options.review:
                    add_answer(paragraph, row.id)
    return properties


def _is_long(row: tree.Row, widths: list[int], most: int) -> bool:
    """Return whether a row has more than `most` lines, so that a page break inside it is better than a gap."""
    counts = []
    for cell, width in zip(row.cells, widths, strict=True):
        across = max(1.0, width / twips(FULL_WIDTH) * _LETTERS_ACROSS)
        counts.append(sum(1 + len(line) // across for line in tree.lines_of(cell.blocks)))
    texts = [count for cell, count in zip(row.cells, counts, strict=True) if count and not cell.header]
    is_uneven = bool(texts) and min(texts) < _MUCH_SHORTER * max(texts)
    return max(counts) > (max(most, _LINES_TOGETHER_ALONE) if is_uneven else most)


def _text_style(cell: tree.Cell, scope: Scope, *, head: bool) -> str:
    if head:
        return "ChartLabel" if tree.Role.CHART in scope.roles else "TableHeading"
    if tree.Role.CHART in scope.roles:
        return "ChartText" if cell.header else "ChartNumber"
    if cell.header:
        return "MatrixName" if tree.Role.MATRIX in scope.roles else "TableRowHeading"
    return "TableMark" if tree.Role.MATRIX in scope.roles else "TableText"
