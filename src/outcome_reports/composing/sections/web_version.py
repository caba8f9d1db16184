"""The link from paper to the web: the address as text and as a QR code (ISO/IEC 18004)."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing.composer import Composer
from outcome_reports.markup import encoded
from outcome_reports.tree import Asset, Block, Image, Link, Paragraph, Role, Section, Text

QR_WIDTH = 28.0
"""Size in millimetres: large enough for a phone held over a table."""
_QUIET = 4
"""Width of the quiet zone in modules, which readers need (ISO/IEC 18004, 6.3.8)."""
_PIXELS = 12


def web_version(composer: Composer) -> Iterator[Block]:
    """Yield the web address of the statement; nothing if the edition has none."""
    address = composer.edition.web
    if address is None:
        return
    name = "web-version.svg"
    composer.assets[name] = qr_code(address)
    yield Section(
        (
            Image(name, composer.wording.label("qr_code", address=address), QR_WIDTH, id="web-version-code"),
            replace(web_address(composer, address), role=Role.WEB_ADDRESS, id="web-version-address"),
        ),
        id="web-version",
        role=Role.WEB_VERSION,
    )


def web_address(composer: Composer, address: str) -> Paragraph:
    """Return the line with the web address of the statement."""
    shown = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    before, after = (Text(words) for words in composer.wording.around("web_version", "address", shown))
    return Paragraph((before, Link(address, (Text(shown),)), *([after] if after.value else [])))


@functools.lru_cache(maxsize=32)
def qr_code(address: str) -> Asset:
    """Return the QR code of `address`, black on white, as SVG and PNG; deterministic."""
    import segno

    code = segno.make_qr(encoded(address), error="m")
    vector, raster = io.BytesIO(), io.BytesIO()
    code.save(
        vector,
        kind="svg",
        border=_QUIET,
        dark="#000",
        light="#fff",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    code.save(raster, kind="png", border=_QUIET, scale=_PIXELS)
    return Asset(vector.getvalue(), "image/svg+xml", raster.getvalue())
