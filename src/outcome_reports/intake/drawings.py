"""SVG drawings that refer to nothing outside themselves, run no scripts, and are not costly to draw."""

from __future__ import annotations

import re

from lxml import etree

from outcome_reports.intake.drawing_costs import ADDRESS, HREF, NUMBER, Costs, names_in
from outcome_reports.intake.drawing_values import is_hidden, means_nothing, values_of
from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.intake.limits import DRAWING_BYTES, DRAWING_COST
from outcome_reports.intake.regular_files import RefusedError

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_KINDS = "svg g defs symbol linearGradient radialGradient stop clipPath mask pattern marker"
_TAKEN = _SHAPES.union(_KINDS.split())
_ATTRIBUTES = (
    "clip-path clip-rule clipPathUnits color color-interpolation color-rendering cx cy d display fill fill-opacity "
    "fill-rule fr fx fy gradientTransform gradientUnits height href id marker-end marker-mid marker-start markerHeight "
    "markerUnits markerWidth mask mask-type maskContentUnits maskUnits offset opacity orient overflow paint-order "
    "pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio r refX refY rx ry "
    "shape-rendering spreadMethod stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style transform transform-origin vector-effect "
    "version viewBox visibility width x x1 x2 y y1 y2"
)
_SHOWN = frozenset(_ATTRIBUTES.split())
"""The attributes by which a drawing looks as it does; others would only carry what nobody sees."""
_IN_STYLE = _SHOWN - {"id", "d", "style"} | {"isolation", "marker", "mix-blend-mode"}
_FUNCTIONS = frozenset(
    {"url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewx", "skewy"}
)
_CALLED = re.compile(r"(?<![\w-])([\w-]+)\s*\(|(?<![\w\s-])\s*(\()|(/\*|@|//)")
"""Functions of CSS, of which others may fetch files (image-set, src), and what hides them. A word is looked at once."""
_GAP, _SIDE = r"(?:\s*,\s*|\s+)", r"([.\deE]+)"
_BOX = re.compile(rf"\s*[-+.\deE]+{_GAP}[-+.\deE]+{_GAP}{_SIDE}{_GAP}{_SIDE}\s*", re.ASCII)
_TRANSFORM = re.compile(r"(?:matrix|translate|scale|rotate|skew[XY]|[\s,()])*")
_BESIDE_NUMBERS = {
    "d": re.compile(r"\s*(?:[Mm][MLHVCSQTAZ\s,]*)?", re.IGNORECASE),
    **dict.fromkeys(("points", "viewBox"), re.compile(r"[\s,]*")),
    **dict.fromkeys(("transform", "gradientTransform", "patternTransform"), _TRANSFORM),
}
"""What an attribute has besides numbers: NaN and half a path are drawn differently by every program."""
_NAME = re.compile(r"#[\w.-]+")
"""A colour or the id of an element: not numbers, though "#12e456" could be read as one."""
_LARGEST = 1_000_000
_DASHES = 2_000
"""Maximum number of dashes across the width of a drawing."""


def clean_drawing(name: str, data: bytes) -> tuple[bytes, float, float]:
    """Return the drawing in `data`, which messages call `name`, without invisible parts, and its width and height.

    Raises RefusedError for anything but plain SVG: elements that programs draw differently, scripts, addresses, text
    with invisible characters, and references that draw one thing over and over (patterns within patterns).
    """
    root = _parsed(name, data)
    _strip(root)
    ids = {element.get("id") for element in root.iter()}
    for element in root.iter():
        kind = str(element.tag).removeprefix(_SVG)
        if kind not in _TAKEN:
            hint = "export it as plain SVG, text as outlines, colours as attributes"
            raise RefusedError(f"“{name}” has an element “{kind}”, which programs draw differently", hint)
        for key, value in element.attrib.items():
            if str(key) in HREF and not str(value).startswith("#"):
                raise RefusedError(f"“{name}” refers to “{str(value)[:60]}”", "a logo is one file")
            foreign = any(not address.startswith("#") for address in ADDRESS.findall(str(value)))
            odd = any(called[0].lower() not in _FUNCTIONS for called in _CALLED.findall(str(value)))
            if str(key).lower().startswith("on") or foreign or odd or "\\" in str(value):
                raise RefusedError(f"“{name}” does more than show a drawing (“{key}”)", "export it as plain SVG")
            if missing := [id for id in names_in(key, value) if id not in ids]:
                raise RefusedError(f"“{name}” refers to “#{missing[0][:60]}”, which it has not", "export it again")
        if senseless := next((key for key, value in values_of(element).items() if means_nothing(key, value)), ""):
            raise RefusedError(f"“{name}” has a value that means nothing in “{senseless}”", "export it again")
    width, height = _size(name, root)
    _check_numbers(name, root, width)
    if Costs(root).of(root) > DRAWING_COST:
        hint = "expand patterns, markers and masks, and export it as plain SVG"
        raise RefusedError(f"“{name}” draws the same thing too many times", hint)
    return etree.tostring(root), width, height


def _parsed(name: str, data: bytes) -> etree._Element:
    if len(data) > DRAWING_BYTES:
        raise RefusedError(f"“{name}” is larger than {DRAWING_BYTES:,} bytes", "simplify it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RefusedError(f"“{name}” is not SVG ({error.msg})", "export it again") from None
    declared = root.getroottree().docinfo.internalDTD
    if root.tag != f"{_SVG}svg" or (declared is not None and any(declared.iterentities())):
        raise RefusedError(f"“{name}” is not plain SVG", "export it as “plain” or “optimised” SVG")
    for _, message in invisible_characters(etree.tostring(root, encoding="unicode")):
        raise RefusedError(f"“{name}” has {message}", "delete it")
    return root


def _strip(root: etree._Element) -> None:
    """Remove leftovers of drawing programs: metadata, text between elements, and anything that is not SVG."""
    hidden = {f"{_SVG}{kind}" for kind in ("metadata", "title", "desc")}
    for element in [found for found in root.iter() if found is not root]:
        is_svg = isinstance(element.tag, str) and element.tag.startswith(_SVG)
        if (not is_svg or element.tag in hidden) and (parent := element.getparent()) is not None:
            parent.remove(element)
    for element in root.iter():
        for key in [key for key in element.attrib if _is_left_out(str(key))]:
            del element.attrib[key]
        said = str(element.attrib.pop("style", "")).split(";")
        if style := ";".join(one for one in said if one.partition(":")[0].strip().lower() in _IN_STYLE):
            element.set("style", style)
        element.text = None if (element.text or "").strip() else element.text
        element.tail = None if (element.tail or "").strip() else element.tail
    for shape in list(root.iter(*(f"{_SVG}{kind}" for kind in _SHAPES))):
        if is_hidden(shape) and (parent := shape.getparent()) is not None:
            parent.remove(shape)
    # Programs name elements after layers, files and people.
    named = {name for element in root.iter() for key, value in element.attrib.items() for name in names_in(key, value)}
    for element in root.iter():
        if element.get("id") not in named:
            element.attrib.pop("id", None)
    etree.cleanup_namespaces(root)


def _is_left_out(key: str) -> bool:
    if key.startswith("{"):
        return key not in HREF
    # Handlers of events are refused, not left out.
    return key not in _SHOWN and not key.lower().startswith("on")


def _size(name: str, root: etree._Element) -> tuple[float, float]:
    box = _BOX.fullmatch(str(root.get("viewBox", "")))
    try:
        width, height = (float(box[1]), float(box[2])) if box else (0.0, 0.0)
    except ValueError:
        width = height = 0.0
    if not (0 < width < _LARGEST and 0 < height < _LARGEST):
        raise RefusedError(f"“{name}” has no viewBox", "export it with one, so that its size is known")
    # Without a size, programs make it as wide as the page.
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return width, height


def _check_numbers(name: str, root: etree._Element, width: float) -> None:
    """Refuse numbers that no real drawing has, and dashes that look like a solid line."""
    for element in root.iter():
        for key, value in element.attrib.items():
            numbers = [float(number) for number in NUMBER.findall(_NAME.sub("", str(value)))] if key != "id" else []
            beside = _BESIDE_NUMBERS.get(str(key))
            if beside is not None and not beside.fullmatch(NUMBER.sub("", str(value))):
                raise RefusedError(f"“{name}” has what is no number or path in “{key}”", "export it again")
            if any(abs(number) > _LARGEST for number in numbers):
                raise RefusedError(f"“{name}” has a number that is far too large or small (“{key}”)", "export it again")
            dashed = key == "stroke-dasharray" or (key == "style" and "dasharray" in str(value))
            if dashed and 0 < sum(map(abs, numbers)) < width / _DASHES:
                raise RefusedError(f"“{name}” has dashes too short to be seen", "draw a solid line instead")
