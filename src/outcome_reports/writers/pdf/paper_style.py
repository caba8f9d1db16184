"""The stylesheet of a brand for paper, with its fonts, as WeasyPrint reads them; kept for the documents that follow."""

from __future__ import annotations

import atexit
import functools
import threading
import weakref
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.brand_fonts import font_files
from outcome_reports.writers.font_fallback import Lettering, font_rules, font_stacks
from outcome_reports.writers.html.chapter_colours import CHANGED
from outcome_reports.writers.html.stylesheets import brand_properties, stylesheet, with_brand
from outcome_reports.writers.pdf.decorations import shapes
from outcome_reports.writers.pdf.fetching import Files, MemoryFetcher

_FONT_ADDRESS = "memory:font/"
_kept: weakref.WeakKeyDictionary[threading.Thread, tuple[Brand, FontConfiguration, weasyprint.CSS]]
_kept = weakref.WeakKeyDictionary()
"""Fonts and stylesheet that each thread used last."""
# Font maps that go after the libraries which made them end the process with a segmentation fault.
atexit.register(_kept.clear)


@functools.lru_cache(maxsize=8)
def brand_files(brand: Brand) -> Files:
    """Return the fonts and shapes of a brand by the addresses that its stylesheet has."""
    fonts = {_FONT_ADDRESS + file.path.name: (file.path.read_bytes(), "font/ttf") for file in font_files(brand)}
    return {**fonts, **shapes(brand)}


def style_of(
    brand: Brand, lettering: Lettering, overrides: Path | None, messages: list[str]
) -> tuple[FontConfiguration, weasyprint.CSS]:
    """Return the fonts and the stylesheet of a brand; those of the last brand are kept, for each thread by itself.

    Pango's font maps belong to one thread. A user's stylesheets are read again each time. A stylesheet that gave rise
    to `messages` is not kept, because it would give none the second time; nor is one with fonts for one document.
    """
    thread = threading.current_thread()
    kept = _kept.get(thread)
    plain = overrides is None and not lettering
    if plain and kept is not None and kept[0] == brand:
        return kept[1], kept[2]
    files = dict(brand_files(brand))

    def address(name: str, font: bytes) -> str:
        place = _FONT_ADDRESS + name.replace(" ", "-")
        files[place] = (font, "font/otf" if font.startswith(b"OTTO") else "font/ttf")
        return place

    faces = [file.css(_FONT_ADDRESS + file.path.name) for file in font_files(brand)]
    others = [font_rules(lettering, address, same_numbers=True), font_stacks(lettering, brand)] if lettering else []
    rules = with_brand("\n".join([*others, stylesheet("print", overrides)]), brand, CHANGED if brand.chapters else ())
    source = "\n".join([*faces, brand_properties(brand, "print"), rules])
    fonts = FontConfiguration()
    try:
        style = weasyprint.CSS(string=source, font_config=fonts, url_fetcher=MemoryFetcher(files))
    except (RecursionError, SyntaxError):
        # Python's own errors: selectors are compiled to it.
        raise RenderError(["a stylesheet for paper is nested too deeply: simplify its rules"]) from None
    if plain and not messages:
        _kept[thread] = (brand, fonts, style)
    return fonts, style
