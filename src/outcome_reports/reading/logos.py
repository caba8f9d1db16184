"""The logo of a brand: a picture of pixels, or a drawing in SVG that asks for nothing outside itself."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

from lxml import etree

from outcome_reports.branding.brand import Logo
from outcome_reports.reading.images import ImageError, cleaned_image, read_bytes

MAX_BYTES = 200_000
"""A logo is in every document and every web page."""
MAX_SVG_BYTES = 40_000
MAX_HEIGHT = 45.0
"""Millimetres on paper: below it, words of the cover begin."""
_DOTS_PER_INCH = 200
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
_REFUSED = frozenset({"script", "foreignObject", "image", "style", "text", "use", "a", "animate", "set"})
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)


def read_logo(folder: Path, logo: Logo) -> Logo:
    """`logo` with its picture, cleaned of what does not show. Raises ImageError for what cannot be used."""
    data = read_bytes(folder, logo.file, most=MAX_BYTES, of="brand file")
    if logo.file.lower().endswith(".svg"):
        data, width, height = _drawing(logo.file, data)
    else:
        data, width, height = _pixels(logo, data)
    if logo.width * height / width > MAX_HEIGHT:
        message = f"“{logo.file}” would be {logo.width * height / width:.0f} mm high"
        raise ImageError(message, f"make `width` {int(MAX_HEIGHT * width / height)} or less")
    return logo.model_copy(update={"data": base64.b64encode(data).decode("ascii")})


def _pixels(logo: Logo, data: bytes) -> tuple[bytes, float, float]:
    from PIL import Image

    data = cleaned_image(logo.file, data)
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
    needed = round(logo.width / 25.4 * _DOTS_PER_INCH)
    if width < needed:
        message = f"“{logo.file}” is {width} points wide, too few for {logo.width:g} mm on paper"
        raise ImageError(message, f"export it {needed} points wide or more, or as SVG")
    return data, width, height


def _drawing(name: str, data: bytes) -> tuple[bytes, float, float]:
    if len(data) > MAX_SVG_BYTES:
        raise ImageError(f"“{name}” is larger than {MAX_SVG_BYTES:,} bytes", "simplify it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ImageError(f"“{name}” is no SVG ({error.msg})", "export it again") from None
    declared = root.getroottree().docinfo.internalDTD
    if root.tag != f"{_SVG}svg" or (declared is not None and any(declared.iterentities())):
        raise ImageError(f"“{name}” is no plain SVG", "export it as “plain” or “optimised” SVG")
    _strip(root)
    for element in root.iter():
        kind = str(element.tag).removeprefix(_SVG)
        if kind in _REFUSED:
            hint = "export it as plain SVG, text as outlines, colours as attributes"
            raise ImageError(f"“{name}” has an element “{kind}”, which not all programs draw alike", hint)
        for key, value in element.attrib.items():
            if str(key) in _HREF and not str(value).startswith("#"):
                raise ImageError(f"“{name}” asks for “{str(value)[:60]}”", "a logo is one file")
            if str(key).startswith("on") or _ADDRESS.search(str(value)):
                raise ImageError(f"“{name}” does more than show a drawing (“{key}”)", "export it as plain SVG")
    width, height = _size(name, root)
    return etree.tostring(root), width, height


def _strip(root: etree._Element) -> None:
    """Takes out what drawing programs leave of themselves: metadata, and what is not SVG."""
    for element in [found for found in root.iter() if found is not root]:
        is_svg = str(element.tag).startswith(_SVG)
        hidden = {f"{_SVG}{kind}" for kind in ("metadata", "title", "desc")}
        if (not is_svg or element.tag in hidden) and (parent := element.getparent()) is not None:
            parent.remove(element)
    for element in root.iter():
        for key in [key for key in element.attrib if str(key).startswith("{") and str(key) not in _HREF]:
            del element.attrib[key]
    etree.cleanup_namespaces(root)


def _size(name: str, root: etree._Element) -> tuple[float, float]:
    box = str(root.get("viewBox", "")).replace(",", " ").split()
    try:
        width, height = float(box[2]), float(box[3])
    except (IndexError, ValueError):
        width = height = 0.0
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise ImageError(f"“{name}” has no viewBox", "export it with one, so that its size is known")
    # Without a size of its own, programs take it for as wide as the page.
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return width, height
