"""The cost of a drawing: how many shapes it draws, counted as often as patterns, markers and masks repeat them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from outcome_reports.intake.limits import DRAWING_COST

HREF = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
ADDRESS = re.compile(r"url\(\s*['\"]?\s*([^)'\"]*)", re.IGNORECASE)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS_A_SHAPE = 20
_DEEPEST = 60


def names_in(key: object, value: object) -> Iterator[str]:
    """Yield the ids that an attribute refers to."""
    for name in [str(value)] if key in HREF else ADDRESS.findall(str(value)):
        yield name.strip().removeprefix("#")


def _line_of(element: etree._Element) -> str:
    return str(element.get("d") or element.get("points") or "")


def _corners(line: str) -> int:
    """Return at most how many corners a line has: H and V take one number for each, and Z none."""
    return len(NUMBER.findall(line)) + line.lower().count("z")


class Costs:
    """An upper bound for the number of shapes drawn for an element and everything it refers to."""

    def __init__(self, root: etree._Element) -> None:
        self._by_id = {str(element.get("id")): element for element in root.iter() if element.get("id")}
        self._known: dict[etree._Element, int] = {}

    def of(self, element: etree._Element, depth: int = 0) -> int:
        """Return the cost of `element`; more than the limit if it refers to itself or is nested too deeply."""
        if element not in self._known:
            self._known[element] = DRAWING_COST + 1
            if depth < _DEEPEST:
                self._known[element] = self._counted(element, depth + 1)
        return self._known[element]

    def _counted(self, element: etree._Element, depth: int) -> int:
        cost = 1 + len(NUMBER.findall(_line_of(element))) // _NUMBERS_A_SHAPE
        for child in element:
            cost += self.of(child, depth)
        shapes = [*map(_line_of, element.iter())]
        for target, is_marker in self._targets(element):
            # Shapes inherit paint, and each corner of a line may have a marker.
            corners = sum(map(_corners, shapes)) if is_marker else 0
            cost += (len(shapes) + corners) * self.of(target, depth)
        return min(cost, DRAWING_COST + 1)

    def _targets(self, element: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
        for key, value in element.attrib.items():
            for name in names_in(key, value):
                if (target := self._by_id.get(name)) is not None:
                    yield target, "marker" in str(key) or (key == "style" and "marker" in str(value))
