"""Values of the attributes and styles of a drawing: programs draw what means nothing each in its own way, or not."""

from __future__ import annotations

import functools
import re
from itertools import takewhile

from lxml import etree

from outcome_reports.intake.drawing_costs import NUMBER

_MEASURE = re.compile(rf"{NUMBER.pattern}(?:px|p[tc]|[cm]m|in|r?em|ex|%|deg|g?rad|turn)?", re.IGNORECASE)
_WHOLE = re.compile(
    r"url\([^)]*\)|(?:rgb|hsl)a?\s*\([\d\s.,%/+-]*\)|#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})(?![\w-])|!\s*important",
    re.IGNORECASE,
)
"""References, colours, and the end of a style."""
_UNITS = "userSpaceOnUse objectBoundingBox"
_WORDS = {
    "clip-path mask marker marker-start marker-mid marker-end": "none",
    "clip-rule fill-rule": "nonzero evenodd",
    "clipPathUnits gradientUnits maskUnits maskContentUnits patternUnits patternContentUnits": _UNITS,
    "color-interpolation": "auto sRGB linearRGB",
    "color-rendering shape-rendering": "auto optimizeSpeed optimizeQuality crispEdges geometricPrecision",
    "display": "none inline block",
    "isolation": "auto isolate",
    "markerUnits": "strokeWidth userSpaceOnUse",
    "mask-type": "luminance alpha",
    "mix-blend-mode": "normal multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light "
    "difference exclusion hue saturation color luminosity",
    "overflow": "visible hidden scroll auto",
    "paint-order": "normal fill stroke markers",
    "preserveAspectRatio": "none meet slice "
    + " ".join(f"x{x}Y{y}" for x in ("Min", "Mid", "Max") for y in ("Min", "Mid", "Max")),
    "spreadMethod": "pad reflect repeat",
    "stroke-linecap": "butt round square",
    "stroke-linejoin": "miter round bevel arcs miter-clip",
    "vector-effect": "none non-scaling-stroke",
    "visibility": "visible hidden collapse",
}
_KNOWN = {key: frozenset(words.casefold().split()) for keys, words in _WORDS.items() for key in keys.split()}
_COLOURED = frozenset({"color", "fill", "stop-color", "stroke"})
_MEASURED_ATTRIBUTES = (
    "cx cy fill-opacity fr fx fy height markerHeight markerWidth offset opacity orient pathLength r refX refY rx ry "
    "stop-opacity stroke-dasharray stroke-dashoffset stroke-miterlimit stroke-opacity stroke-width transform-origin "
    "version width x x1 x2 y y1 y2"
)
_MEASURED = frozenset(_MEASURED_ATTRIBUTES.split())
_INSTEAD = frozenset({"auto", "auto-start-reverse", "none", "left", "center", "right", "top", "bottom"})
"""Words that may stand in the place of a number."""
_USUAL = frozenset({"inherit", "initial", "unset"})


def values_of(element: etree._Element) -> dict[str, str]:
    """Return the values of all attributes, and of the styles that outrank them, by name."""
    values = {str(key): str(value) for key, value in element.attrib.items()}
    styles = (one.partition(":") for one in values.pop("style", "").split(";"))
    return values | {name.strip().lower(): value.strip() for name, _, value in styles}


def is_hidden(shape: etree._Element) -> bool:
    """Return whether a shape, or a group around it, is not displayed."""
    groups = takewhile(lambda one: str(one.tag).endswith(("}g", "}svg")), shape.iterancestors())
    values = [values_of(one) for one in (shape, *groups)]
    seen = next((one["visibility"] for one in values if "visibility" in one), "")
    return seen in {"hidden", "collapse"} or any(one.get("display") == "none" for one in values)


def means_nothing(key: str, value: str) -> bool:
    """Return whether the attribute or style `key` has no such value."""
    words = [word for word in re.split(r"[\s,]+", _WHOLE.sub(" ", value).casefold()) if word not in _USUAL and word]
    if key in _COLOURED:
        return any(word not in _colours() for word in words)
    if key in _MEASURED:
        return any(word not in _INSTEAD and not _MEASURE.fullmatch(word) for word in words)
    return key in _KNOWN and any(word not in _KNOWN[key] for word in words)


@functools.cache
def _colours() -> frozenset[str]:
    from PIL.ImageColor import colormap

    return frozenset({*colormap, "none", "currentcolor", "transparent", "context-fill", "context-stroke"})
