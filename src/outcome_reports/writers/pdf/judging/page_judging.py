"""Pages judged by the boxes of their layout: all text is visible, in its place, and does not cover anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from outcome_reports.branding.contrast import Channels
from outcome_reports.writers.pdf.judging.page_faults import PageFault
from outcome_reports.writers.pdf.judging.rectangles import TOLERANCE, Rectangle, common, cover, moved, within
from outcome_reports.writers.pdf.judging.visibility import WHITE, ground_after, why_unseen
from outcome_reports.writers.pdf.overlong_runs import BREAK, is_too_wide
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import PaintedPage, boxes, real_box

_ASCENT, _DESCENT = 0.7, 0.2
"""How far letters extend above and below their line, in font sizes: less than the fonts say, which leave room."""
_SHORTEN = "shorten it, or give it more room with your own stylesheet"
_RESTYLE = "change the stylesheet or the brand that causes this"


class _Context(NamedTuple):
    """The context of a box. `owned` is content of the document; `flows` is content broken into pages."""

    ground: Channels | None = None
    """The colour behind it, None if not a single colour."""
    opacity: float = 1.0
    clip: Rectangle | None = None
    matrix: Any = None
    owned: bool = True
    flows: bool = True
    column: bool = True
    """Whether its line is within its column."""
    positioned: bool = False


class _Ink(NamedTuple):
    """Something painted. `order` is its place among all boxes, `last` that of the last box inside it."""

    area: Rectangle
    box: Any
    order: int
    last: int
    positioned: bool


def judge_page(page: PaintedPage, block_of: Callable[[Any], str]) -> Iterator[PageFault]:
    """Yield unreadable or misplaced texts and pictures of a page; `block_of` names the block of an element."""
    judge = _Judge(page.box)
    judge.visit(page.box, _Context(ground_after(page.box, WHITE)), None)
    for box, what, remedy in (*judge.found, *judge.overlaps(), *judge.covered()):
        yield PageFault(what, remedy, _words(box), page.number + 1, block_of(box.element))


class _Judge:
    """Walks through the boxes of one page; `found` lists the faults: the box, the fault, the remedy."""

    def __init__(self, page: Any) -> None:
        self.found: list[tuple[Any, str, str]] = []
        self._page = page
        self._texts: list[_Ink] = []
        self._pictures: list[_Ink] = []
        self._sheets: list[_Ink] = []
        """Boxes painted over the flow, which hide the content under them."""
        self._order = 0

    def visit(self, box: Any, around: _Context, block: Any) -> None:
        box = real_box(box)
        self._order += 1
        if isinstance(box, boxes.TextBox):
            self._take_text(box, around)
            return
        inside = self._context(box, around)
        if isinstance(box, boxes.ReplacedBox):
            self._take_picture(box, inside)
            return
        if isinstance(box, boxes.LineBox):
            inside = inside._replace(column=block is None or not is_too_wide(box, block))
        elif isinstance(box, boxes.BlockContainerBox):
            block = box
        order = self._order
        for child in box.children:
            self.visit(child, inside, block)
        if box.style["position"] != "static" and ground_after(box, None) is not None and not _is_behind(box):
            area = moved(_border(box), inside.matrix)
            self._sheets.append(_Ink(area, box, order, self._order, positioned=True))

    def _context(self, box: Any, around: _Context) -> _Context:
        style = box.style
        ground = ground_after(box, around.ground)
        if ground is not around.ground:
            around = around._replace(ground=ground)
        if style["opacity"] < 1:
            around = around._replace(opacity=around.opacity * style["opacity"])
        if box.transformation_matrix:
            matrix = box.transformation_matrix
            around = around._replace(matrix=matrix @ around.matrix if around.matrix else matrix)
        for room in _rooms(box):
            around = around._replace(clip=common(moved(room, around.matrix), around.clip))
        if isinstance(box, boxes.MarginBox) or "::" in (box.element_tag or ""):
            around = around._replace(owned=False)
        if isinstance(box, boxes.MarginBox) or box.is_absolutely_positioned():
            around = around._replace(flows=False)
        if style["position"] != "static":
            around = around._replace(positioned=True)
        return around

    def _take_text(self, box: Any, around: _Context) -> None:
        if not box.text.strip() or not box.style["font_size"]:
            return
        size = box.style["font_size"]
        baseline = box.position_y + box.baseline
        area = (box.position_x, baseline - _ASCENT * size, box.position_x + box.width, baseline + _DESCENT * size)
        area = moved(area, around.matrix)
        self._texts.append(_Ink(area, box, self._order, self._order, around.positioned))
        if around.matrix is not None:
            size *= abs(around.matrix.determinant) ** 0.5
        if around.owned and (what := why_unseen(box.style, size, around.opacity, around.ground)):
            self.found.append((box, f"cannot be read: {what}", _RESTYLE))
        elif not around.column:
            self.found.append((box, "runs over the edge of its column", _SHORTEN))
        else:
            self._check_place(box, area, around)

    def _take_picture(self, box: Any, around: _Context) -> None:
        left, top = box.content_box_x(), box.content_box_y()
        area = moved((left, top, left + box.width, top + box.height), around.matrix)
        self._pictures.append(_Ink(area, box, self._order, self._order, around.positioned))
        if around.owned and (box.style["visibility"] != "visible" or min(box.width, box.height) < TOLERANCE):
            self.found.append((box, "cannot be seen", "give it a width and a height"))
        else:
            self._check_place(box, area, around)

    def _check_place(self, box: Any, area: Rectangle, around: _Context) -> None:
        page = self._page
        if not within(area, (0, 0, page.margin_width(), page.margin_height())):
            self.found.append((box, "leaves the page", _SHORTEN))
        elif around.flows and area[3] > page.content_box_y() + page.height + TOLERANCE:
            self.found.append((box, "runs into the margin at the foot of the page", _SHORTEN))
        elif around.clip and not within(area, around.clip):
            self.found.append((box, "is cut off by the box it is in", _SHORTEN))

    def overlaps(self) -> Iterator[tuple[Any, str, str]]:
        """Yield texts that are over texts or pictures."""
        ink = sorted((*self._texts, *self._pictures), key=lambda found: found.area[1])
        for place, one in enumerate(ink):
            for other in ink[place + 1 :]:
                if other.area[1] >= one.area[3]:
                    break
                first, second = sorted((one, other), key=lambda found: found.order)
                over, below = (first, second) if isinstance(first.box, boxes.TextBox) else (second, first)
                if isinstance(over.box, boxes.TextBox) and cover(over.area, below.area):
                    yield over.box, f"is drawn over “{_words(below.box)}”", _SHORTEN

    def covered(self) -> Iterator[tuple[Any, str, str]]:
        """Yield texts that are hidden under boxes that do not contain them."""
        for sheet in self._sheets:
            for text in self._texts:
                if sheet.order < text.order <= sheet.last or (text.positioned and text.order > sheet.order):
                    continue
                if cover(text.area, sheet.area):
                    yield text.box, "is hidden under another box", _RESTYLE


def _is_behind(box: Any) -> bool:
    depth = box.style["z_index"]
    return bool(depth != "auto" and depth < 0)


def _rooms(box: Any) -> Iterator[Rectangle]:
    """Yield the visible part of a box's contents, if it is not all."""
    if box.style["overflow"] != "visible" and not isinstance(box, boxes.PageBox):
        left, top = box.padding_box_x(), box.padding_box_y()
        yield left, top, left + box.padding_width(), top + box.padding_height()
    if box.is_absolutely_positioned() and box.style["clip"]:
        left, top, right, bottom = _border(box)
        sides = ((top, 0), (left, right - left), (top, bottom - top), (left, 0))
        lengths = (
            all_of if side == "auto" else side for side, (_, all_of) in zip(box.style["clip"], sides, strict=True)
        )
        above, after, below, before = (start + length for (start, _), length in zip(sides, lengths, strict=True))
        yield before, above, after, below


def _border(box: Any) -> Rectangle:
    left, top = box.border_box_x(), box.border_box_y()
    return left, top, left + box.border_width(), top + box.border_height()


def _words(box: Any) -> str:
    """Return the words of a text, or the alternative of a picture."""
    words = box.text if isinstance(box, boxes.TextBox) else box.element.get("alt", "")
    return " ".join(words.replace(BREAK, "").split())
