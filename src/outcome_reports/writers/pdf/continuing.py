"""What goes on over a page: rows show their name again, list items do not show their bullet again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weasyprint.formatting_structure import boxes


def mend_continuations(pages: Iterable[Any]) -> None:
    """Goes through the pages of a layout, before they are painted.

    On pages on which a row goes on, the first line of its header stands again: a number would be far away. The copy
    counts as generated content, which the tag tree leaves out, so nobody hears it twice. What goes on of a list item
    has no bullet: WeasyPrint 70 paints the background of each part, and readers would take it for another item.
    """
    heads: dict[int, Any] = {}
    items: set[int] = set()
    for page in pages:
        # There is no public way to it; the version is pinned.
        found = list(page._page_box.descendants())
        here = [box for box in found if isinstance(box, boxes.BlockBox) and box.element_tag == "li"]
        for box in here:
            if id(box.element) in items:
                box.background = None
        items.update(id(box.element) for box in here)
        for row in found:
            if isinstance(row, boxes.TableRowBox) and row.children and row.children[0].element_tag == "th":
                _name(row.children[0], heads)


def _name(head: Any, heads: dict[int, Any]) -> None:
    if first := next((box for box in head.descendants() if _holds_lines(box)), None):
        heads.setdefault(id(head.element), first)
    elif id(head.element) in heads:
        head.children = (*head.children, _copied(heads[id(head.element)], head))


def _holds_lines(box: Any) -> bool:
    return isinstance(box, boxes.BlockContainerBox) and any(isinstance(child, boxes.LineBox) for child in box.children)


def _copied(block: Any, head: Any) -> Any:
    line = next(child for child in block.children if isinstance(child, boxes.LineBox))
    copy = block.copy_with_children([line.deepcopy()])
    copy.element_tag = f"{block.element_tag}::continued"
    copy.translate(head.content_box_x() - block.position_x, head.content_box_y() - block.position_y)
    return copy
