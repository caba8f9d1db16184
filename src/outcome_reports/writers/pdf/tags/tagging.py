"""The tag tree from the boxes of a layout: one element for each element of the document, over any number of pages.

WeasyPrint 70 makes a tree for each page by itself: a table, list or paragraph that continues on another page is split,
the header of a table is read again on each page, and leaders and running heads count as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from outcome_reports.writers.directions import runs_right_to_left
from outcome_reports.writers.font_fallback import is_complex
from outcome_reports.writers.pdf.overlong_runs import BREAK, unbroken
from outcome_reports.writers.pdf.tags.elements import GROUPS, Annotation, Element, Mark
from outcome_reports.writers.pdf.tags.structure_types import new_element
from outcome_reports.writers.pdf.tags.word_breaks import WordBreaks
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import PaintedPage, boxes, real_box

_SORTED = frozenset({"Art", "Div", "Document", "Sect"})
"""Elements whose children are not all painted one after another."""
_POINTS = 0.75  # of a CSS pixel (CSS Values and Units 4, 6.2)


class Tagger:
    """Makes the tag tree of one document, whose root is `document`, from its pages.

    `page_label` is the word before page numbers when they are read aloud.
    """

    def __init__(self, pages: Iterable[PaintedPage], page_label: str) -> None:
        self.document = Element("Document")
        self.artifacts: dict[Mark, str] = {}
        """Content that is painted but not to be read, with its kind of artifact (ISO 32000-1, 14.8.2.2)."""
        self.spelled: dict[Mark, str] = {}
        """The words that glyphs do not spell one by one: scripts that join letters or change their order."""
        self.ended: dict[Mark, str] = {}
        """Texts that end with a word and a line but without a space."""
        self.surplus: list[Annotation] = []
        """Annotations inside others that lead to the same place."""
        self._page_label = page_label
        self._elements: dict[int, Element] = {}
        self._heads: dict[int, int] = {}
        self._html: dict[int, Any] = {}
        self._turned: dict[Mark, Element] = {}
        self._order: dict[int, int] = {}
        self._breaks = WordBreaks()
        for page in pages:
            self._page = page
            self._visit(page.box, self.document, linked=False)
        self._put_in_order(self.document)
        self.document.prune()

    def _visit(self, box: Any, parent: Element, *, linked: bool) -> None:
        box = real_box(box)
        if isinstance(box, boxes.MarginBox):
            self._discard(box, "Header" if box.at_keyword.startswith("@top") else "Footer")
        elif isinstance(box, boxes.TextBox):
            self._add_text(box, parent)
        elif isinstance(box, boxes.LineBox):
            self._visit_all(box.children, parent, linked=linked)
            self._end_word(box, parent)
        elif box.element is None or isinstance(box, boxes.PageBox):
            self._visit_all(box.children, parent, linked=linked)
        elif "::" in box.element_tag:
            self._visit_generated(box, parent, linked=linked)
        elif box.element_tag.endswith("}svg") or (box.element_tag in {"thead", "tfoot"} and self._is_repeated(box)):
            self._discard(box, "")
        else:
            self._visit_element(box, parent, linked=linked)

    def _put_in_order(self, element: Element) -> None:
        """Sort the children of `element` into the order of the document.

        A side-head that continues on another page is painted after the beginning of the text beside it.
        """
        places: dict[int, int] = {}
        last = -1
        for kid in element.kids:
            if isinstance(kid, Element):
                self._put_in_order(kid)
                last = self._order.get(id(self._html.get(id(kid))), last)
            places[id(kid)] = last
        if element.tag in _SORTED:
            element.kids.sort(key=lambda kid: places[id(kid)])

    def _end_word(self, line: Any, parent: Element) -> None:
        html = self._html.get(id(parent))
        ended = self._breaks.ended_by(line, html, self._mark) if html is not None else None
        if ended and ended[0] in self._turned:
            self._turned[ended[0]].spoken += " "
        elif ended:
            self.ended[ended[0]] = ended[1]

    def _visit_all(self, children: Iterable[Any], parent: Element, *, linked: bool) -> None:
        for child in children:
            self._visit(child, parent, linked=linked)

    def _visit_element(self, box: Any, parent: Element, *, linked: bool) -> None:
        # The parts of an element on its lines and pages, and the anonymous boxes in it, are one element.
        element = self._elements.get(id(box.element))
        if box.element_tag == "html" and not self._order:
            self._order = {id(html): place for place, html in enumerate(box.element.iter())}
        if element is None:
            element = self._elements[id(box.element)] = new_element(box, parent)
            # Number, words and page of an entry of the contents are separate links.
            self._html.setdefault(id(element), self._html.get(id(parent)) if element.tag == "Link" else box.element)
            if element.tag == "Link" and box.element_tag == "a":
                words = "".join(box.element.itertext()).replace(BREAK, "")
                element.words.append(box.element.get("aria-label") or " ".join(words.split()))
        linked = self._add_link(box, element, linked=linked)
        if isinstance(box, boxes.ReplacedBox):
            self._add_picture(box, element)
        else:
            self._visit_all(box.children, element, linked=linked)

    def _visit_generated(self, box: Any, parent: Element, *, linked: bool) -> None:
        """Tag content added by stylesheets: numbers of items and pages are read, everything else is decoration."""
        label = self._elements[id(box.element)].label
        if label is not None and box.element_tag in {"li::before", "li::marker"}:
            label.kids += map(self._mark, _texts(box))
        elif linked and parent.tag == "Link":
            self._add_link(box, parent, linked=True)
            for child in box.children:
                self._add_page_number(child, parent)
        else:
            self._discard(box, "")

    def _is_repeated(self, box: Any) -> bool:
        """Return whether a table's header was on an earlier page."""
        return self._heads.setdefault(id(box.element), self._page.number) != self._page.number

    def _add_page_number(self, box: Any, link: Element) -> None:
        """Read "page 7" where a leader or an arrow and "7" are painted."""
        texts = list(_texts(box))
        number = "".join(character for text in texts for character in text.text if character.isdecimal())
        if box.is_leader or not number:
            self._discard(box, "")
            return
        span = link.child("Span")
        span.spoken = f"{self._page_label} {number}"
        span.kids += map(self._mark, texts)

    def _add_text(self, box: Any, parent: Element) -> None:
        if parent.tag not in GROUPS and (runs_right_to_left(box.text) or box.element.attrib == {"dir": "ltr"}):
            # Glyphs are in the order of the line. Programs that rely on glyphs reorder them themselves, and would
            # reorder ActualText too; the tag tree is for programs that rely on it.
            span = parent.child("Span")
            span.spoken = unbroken(box)
            span.kids.append(mark := self._mark(box))
            self._turned[mark] = span
        elif parent.tag not in GROUPS:
            parent.kids.append(self._mark(box))
        elif box.text.strip():
            parent.child("P").kids.append(self._mark(box))
        else:
            self._discard(box, "")

    def _add_picture(self, box: Any, element: Element) -> None:
        left, top = box.content_box_x(), self._page.height - box.content_box_y()
        element.alt = box.element.get("alt", "")
        sides = (left, top - box.height, left + box.width, top)
        element.box = tuple(round(side * _POINTS, 2) for side in sides)
        element.kids.append(self._mark(box))

    def _add_link(self, box: Any, element: Element, *, linked: bool) -> bool:
        """Give a link its sensitive rectangle; WeasyPrint gives one to the boxes inside it too, to the same place."""
        if not box.link_annotation:
            return linked
        annotation = Annotation(self._page.number, box.link_annotation)
        if linked or element.tag != "Link":
            self.surplus.append(annotation)
        else:
            element.kids.append(annotation)
        return True

    def _discard(self, box: Any, kind: str) -> None:
        """Make artifacts of everything painted in a box."""
        for text in _texts(box):
            self.artifacts[self._mark(text)] = kind
        for inner in _boxes(box):
            if inner.link_annotation:
                self.surplus.append(Annotation(self._page.number, inner.link_annotation))

    def _mark(self, box: Any) -> Mark:
        mark = Mark(self._page.number, self._page.mark(box))
        if isinstance(box, boxes.TextBox) and is_complex(box.text) and not runs_right_to_left(box.text):
            self.spelled[mark] = unbroken(box)
        return mark


def _boxes(box: Any) -> Iterator[Any]:
    box = real_box(box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


def _texts(box: Any) -> Iterator[Any]:
    return (inner for inner in _boxes(box) if isinstance(inner, boxes.TextBox | boxes.ReplacedBox))
