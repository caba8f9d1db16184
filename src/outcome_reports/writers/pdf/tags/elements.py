"""The tag tree of a PDF before it is written: elements and their content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

GROUPS = frozenset(
    ("Art", "BlockQuote", "Div", "Document", "L", "LI", "Note", "Sect", "TBody", "TFoot", "THead", "TOC", "TOCI", "TR",
     "Table")
)  # fmt: skip
"""Elements that contain only elements (ISO 32000-1, 14.8.4): white space between those belongs to none of them."""

_EMPTY = frozenset({"TD", "TH"})


class Mark(NamedTuple):
    """A piece of a page's content, under the number it is marked with."""

    page: int
    number: int


class Annotation(NamedTuple):
    """The sensitive rectangle of a link on a page: the object that WeasyPrint made for it."""

    page: int
    object: Any


@dataclass(eq=False)
class Element:
    """One structure element (ISO 32000-1, 14.7.2). `tag` is its standard structure type."""

    tag: str
    kids: list[Element | Mark | Annotation] = field(default_factory=list)
    id: str = ""
    lang: str = ""
    label: Element | None = None
    """The label before the body of a list item."""
    words: list[str] = field(default_factory=list)
    """The words of a link, in pieces."""
    alt: str = ""
    """The alternative text of a picture."""
    spoken: str = ""
    """The text read instead of the content (ActualText)."""
    expansion: str = ""
    """The expansion of an abbreviation."""
    scope: Literal["", "Column", "Row"] = ""
    """The scope of a header cell."""
    numbering: Literal["", "Decimal", "Disc"] = ""
    """The kind of label before the items of a list."""
    spans: tuple[int, int] = (1, 1)
    """Columns and rows of a cell."""
    box: tuple[float, float, float, float] | None = None
    """The rectangle of a picture on its page, in points from the lower left."""

    def child(self, tag: str) -> Element:
        """Return a new last child."""
        new = Element(tag)
        self.kids.append(new)
        return new

    def last(self, tag: str) -> Element:
        """Return the last child if that is a `tag`, else a new one."""
        if self.kids and isinstance(kid := self.kids[-1], Element) and kid.tag == tag:
            return kid
        return self.child(tag)

    def prune(self) -> bool:
        """Remove empty elements below, except cells; return whether to keep this element."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in _EMPTY
