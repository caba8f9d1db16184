"""Table rows that go on over a page, changed between layout and painting."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from weasyprint.layout.background import layout_box_backgrounds

from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import boxes, boxes_of, page_box


def show_row_names_again(pages: Iterable[Any]) -> None:
    """Repeat the first line of a row's header on pages on which the row continues: the number would be far away.

    To be called between layout and painting. CSS cannot do this, so there is no issue to wait for. The copy counts as
    generated content, which the tag tree leaves out, so nobody hears it twice.
    """
    heads: dict[int, Any] = {}
    for page in pages:
        for row in list(boxes_of(page)):
            if isinstance(row, boxes.TableRowBox) and row.children and row.children[0].element_tag == "th":
                _name(row.children[0], heads)


def end_rows_at_their_text(pages: Iterable[Any]) -> None:
    """End a row that goes on over a page where its text ends, with a rule: WeasyPrint fills the page with it.

    To be called between layout and painting. The standard asks for what WeasyPrint does (CSS Fragmentation 3, 5.4), so
    there is no issue to wait for.
    """
    before: dict[int, tuple[Any, Any]] = {}
    earlier = None
    for page in pages:
        now: dict[int, tuple[Any, Any]] = {}
        for table in [box for box in boxes_of(page) if isinstance(box, boxes.TableBox)]:
            for group in (group for group in table.children if not group.is_header):
                now |= {id(row.element): (table, row) for row in group.children if row.element is not None}
        for key in before.keys() & now.keys():
            _end_at_text(*before[key], earlier)
        before, earlier = now, page_box(page)


def _end_at_text(table: Any, row: Any, page: Any) -> None:
    lines = [box for cell in row.children for box in cell.descendants() if isinstance(box, boxes.LineBox)]
    padding = min((cell.padding_bottom for cell in row.children), default=0)
    end = max((line.position_y + line.height for line in lines), default=math.inf) + padding
    if end >= row.position_y + row.height:
        return
    for cell in row.children:
        # A cell that is shorter than its row has the rest as padding.
        cell.padding_bottom = padding
        cell.height = end - padding - cell.content_box_y()
        # Its ground was measured with the page, and is a colour.
        layout_box_backgrounds(page, cell, None, layout_children=False)
    row.height = end - row.position_y
    table.skip_cell_border_bottom = False


def _name(head: Any, heads: dict[int, Any]) -> None:
    if first := next((box for box in head.descendants() if _holds_lines(box)), None):
        heads.setdefault(id(head.element), first)
    elif id(head.element) in heads:
        head.children = (*head.children, _copied(heads[id(head.element)], head))


def _holds_lines(box: Any) -> bool:
    return isinstance(box, boxes.BlockContainerBox) and any(isinstance(child, boxes.LineBox) for child in box.children)


def _copied(found: Any, head: Any) -> Any:
    line = next(child for child in found.children if isinstance(child, boxes.LineBox))
    copy = found.copy_with_children([line.deepcopy()])
    copy.element_tag = f"{found.element_tag}::continued"
    copy.translate(head.content_box_x() - found.position_x, head.content_box_y() - found.position_y)
    return copy
