"""The pages of a template from outside: the section used for documents, and its headers and footers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from outcome_reports.intake.open_xml import R, W
from outcome_reports.intake.regular_files import RefusedError

_LEAST_TEXT, _MOST_PAGE = 3400, 31680
"""Twentieths of a point: text 60 mm wide, and the largest page of Word (22 inches)."""
_MARGINS = ("top", "right", "bottom", "left", "gutter", "header", "footer")


@dataclass(slots=True)
class Section:
    """A run of pages: its properties, how many paragraphs it has, and its headers and footers by part and kind."""

    properties: etree._Element
    paragraphs: int = 0
    furniture: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def has_first(self) -> bool:
        """Return whether its first page has its own header and footer."""
        mark = self.properties.find(f"{W}titlePg")
        return mark is not None and mark.get(f"{W}val", "1") not in {"0", "false", "off"}

    @property
    def is_upright(self) -> bool:
        """Return whether its paper is in portrait format."""
        size = self.properties.find(f"{W}pgSz")
        return size is None or _number(size, "h") >= _number(size, "w")


def sections_of(document: etree._Element, targets: Mapping[str, str]) -> Sequence[Section]:
    """Return the sections of a main part, at least one; `targets` are the parts to which its relationships lead.

    A section without a header or footer inherits that of the previous section (ECMA-376 part 1, 17.10.1).
    """
    found: list[Section] = []
    inherited: dict[tuple[str, str], str] = {}
    paragraphs = 0
    for element in document.iter(f"{W}p", f"{W}sectPr"):
        parent = element.getparent()
        if element.tag == f"{W}p":
            paragraphs += 1
        elif parent is not None and parent.tag in {f"{W}body", f"{W}pPr"}:
            for reference in element.iter(f"{W}headerReference", f"{W}footerReference"):
                part = "header" if reference.tag == f"{W}headerReference" else "footer"
                kind = reference.get(f"{W}type", "default")
                inherited[part, kind] = targets.get(reference.get(f"{R}id", ""), "")
            found.append(Section(element, paragraphs, dict(inherited)))
            paragraphs = 0
    return found or [Section(etree.Element(f"{W}sectPr"))]


def usual_section(sections: Sequence[Section]) -> Section:
    """Return the section used for documents: the portrait section with the most paragraphs.

    Raises RefusedError if its page leaves too little room.
    """
    upright = [section for section in sections if section.is_upright]
    chosen = max(upright, key=lambda section: section.paragraphs, default=sections[0])
    _check_page(chosen.properties)
    return chosen


def furniture_of(first: Section, chosen: Section) -> dict[tuple[str, str], str]:
    """Return the headers and footers of `chosen`; those of the first page come from the `first` section."""
    taken = {key: target for key, target in chosen.furniture.items() if key[1] != "first"}
    if first.has_first or first is not chosen:
        kind = "first" if first.has_first else "default"
        taken |= {(part, "first"): first.furniture.get((part, kind), "") for part in ("header", "footer")}
    return taken


def _check_page(properties: etree._Element) -> None:
    size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    if size is None or margins is None:
        return
    width, height = _number(size, "w"), _number(size, "h")
    top, right, bottom, left, gutter, *edges = (_number(margins, name) for name in _MARGINS)
    across, down = width - left - right - gutter, height - abs(top) - abs(bottom)
    if max(width, height) > _MOST_PAGE or min(across, down) < _LEAST_TEXT or min(left, right, gutter, *edges) < 0:
        message = f"the page of the template leaves {across / 56.7:.0f} by {down / 56.7:.0f} mm for text"
        raise RefusedError(message, "at least 60 mm each way: change its paper or margins")


def _number(element: etree._Element, name: str) -> int:
    """Return a measure in twentieths of a point."""
    try:
        return round(float(element.get(f"{W}{name}", "0")))
    except (ValueError, OverflowError):
        raise RefusedError("the page of the template has no size", "set its paper and margins again") from None
