"""A part of a Word file as an outline that a person can read: a line for each paragraph, run, row and section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
_LINES = {
    "p",
    "tbl",
    "tr",
    "tc",
    "hyperlink",
    "txbxContent",
    "style",
    "lvl",
    "abstractNum",
    "num",
    "wsp",
    "anchor",
    "inline",
}
"""Elements that have a line of their own, and what is inside them on lines below it."""
_TRANSPARENT = {"body", "document", "AlternateContent", "Choice", "graphic", "graphicData", "pic", "txbx"}
_POINTS = 4
"""Commands of a path from which it is shown by its number and the box that it fills."""


def word_outline(xml: bytes) -> str:
    """The outline of one part."""
    return "\n".join(_lines(etree.fromstring(xml), 0)) + "\n"


def _lines(element: etree._Element, depth: int) -> Iterator[str]:
    name = _name(element)
    if name == "wgp":
        yield from (f"{'  ' * depth}{line}" for line in _shapes(element))
        return
    if name in _TRANSPARENT:
        for child in element:
            yield from _lines(child, depth)
        return
    if name in ("r", "drawing") and any(_name(part) in _LINES | {"wgp"} for part in element.iterdescendants()):
        for child in element:
            yield from _lines(child, depth)
        return
    below = [child for child in element if _has_lines(child)]
    own = [child for child in element if not _has_lines(child)] if below or name in _LINES else None
    if own is None:
        yield "  " * depth + _inline(element)
        return
    # Runs come below their paragraph in their order; properties belong to its line.
    runs = [child for child in element if _name(child) in {"r", "bookmarkStart", "bookmarkEnd"} or child in below]
    about = [_inline(child) for child in element if child not in runs]
    yield "  " * depth + " ".join([name + _attributes(element), *about])
    for child in runs:
        yield from _lines(child, depth + 1)


def _shapes(group: etree._Element) -> Iterator[str]:
    """A group of shapes: of those of one form and paint the first, and their number."""
    sizes = [tuple(part.attrib.values()) for part in group.iterfind("{*}grpSpPr/{*}xfrm/*")]
    yield f"group {' '.join('×'.join(map(str, size)) for size in sizes)}"
    alike: dict[str, list[str]] = {}
    for shape in group.iterfind("{*}wsp"):
        look = shape[2]
        place = " ".join("×".join(map(str, part.attrib.values())) for part in look[0])
        rest = " ".join(_inline(part) for part in look[1:]).replace(
            "avLst gdLst ahLst cxnLst rect[l=0 t=0 r=r b=b] ", ""
        )
        form = re.sub(r"\(alpha=\d+\)|path.*?\]\(.*?\)", "", rest)
        alike.setdefault(form, []).append(f"{_attributes(shape[0])} at {place}: {rest}")
    for shapes in alike.values():
        yield (
            f"  {len(shapes)} shapes, the first {shapes[0]}, the last {shapes[-1]}"
            if shapes[1:]
            else f"  shape {shapes[0]}"
        )


def _has_lines(element: etree._Element) -> bool:
    return _name(element) in _LINES | {"r", "wgp"} or any(_has_lines(child) for child in element)


def _inline(element: etree._Element) -> str:
    name = _name(element)
    if name == "t":
        return repr(element.text or "")
    if name == "docPr" and element.find(".//{*}decorative") is not None:
        return f"decoration{_attributes(element)}"
    if name == "path" and len(element) >= _POINTS:
        return name + _attributes(element) + _path(element)
    inner = " ".join(_inline(child) for child in element)
    words = repr(element.text) if element.text and element.text.strip() else ""
    attributes = _attributes(element)
    if name == "r":
        return f"r {inner}".rstrip()
    return name + attributes + (f"({words}{inner})" if inner or words else "")


def _attributes(element: etree._Element) -> str:
    pairs = [(_short(key), value) for key, value in element.attrib.items()]
    if [key for key, _ in pairs] == ["val"]:
        return f"={pairs[0][1]}"
    return f"[{' '.join(f'{key}={value}' for key, value in pairs)}]" if pairs else ""


def _path(element: etree._Element) -> str:
    """How many commands a path has, and the box of its points."""
    points = [(int(point.get("x", 0)), int(point.get("y", 0))) for point in element.iter("{*}pt")]
    across, down = zip(*points, strict=True)
    kinds = [_name(child) for child in element]
    counts = " ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    return f"({counts} from {min(across)},{min(down)} to {max(across)},{max(down)})"


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _short(key: str) -> str:
    found = re.fullmatch(r"(?:\{(.*)\})?(.*)", key)
    assert found
    return _PREFIXES.get(found[1] or "", "") + found[2]
