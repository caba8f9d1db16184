"""Draws the pictures of the gallery (docs/gallery.md): real pages of the sample editions, side by side.

.venv/bin/python tools/draw_gallery.py [NAME…]

The same content gives the same bytes. Run it when the look of documents has changed; `git diff --stat` shows what did.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

import outcome_reports as outr

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
FOURTH, THIRD, FORUM = (ROOT / "content" / name for name in ("fourth-2026", "third-2025", "coastal-forum-2026"))
FORUM_BRAND = ROOT / "examples" / "brand" / "coastal-forum.yaml"
WIDTH, GAP = 300, 12
"""Pixels of a page, and between pages."""
GROUND = "#dfe9e9"
COLOURS = 96
"""Enough for a page without photographs, and a third of the bytes of all."""

Pages = Sequence[tuple[bytes, int]]
"""A PDF and the number of a page in it, from 1."""


def _pages(document: outr.OutcomeDocument, *numbers: int) -> Pages:
    pdf = document.to_pdf()
    return [(pdf, number) for number in numbers]


def covers() -> Pages:
    """Return the covers of one summary: two brands, and the house's with two other drawings."""
    edition = outr.load(THIRD)
    house = edition.brand.model_dump()
    motifs = [house["motif"] | {"kind": kind} for kind in ("ripples", "strings")]
    drawn = [outr.Brand.model_validate(house | {"motif": motif}) for motif in motifs]
    made: list[tuple[bytes, int]] = []
    for brand in (edition.brand, outr.load(THIRD, brand=FORUM_BRAND).brand, *drawn):
        edition.brand = brand
        made += _pages(edition.summary(), 1)
    return made


SHEETS: dict[str, Callable[[], Pages]] = {
    "statement": lambda: _pages(outr.load(FOURTH).statement(), 1, 7, 16, 18, 21),
    "brief": lambda: _pages(outr.load(FOURTH).make("brief"), 1, 2, 3),
    "summary": lambda: _pages(outr.load(THIRD).summary(), 1, 2, 3),
    "excerpt": lambda: _pages(outr.load(THIRD).excerpt("IDN"), 1, 2, 3),
    "forum": lambda: _pages(outr.load(FORUM).statement(), 1, 3, 4, 5, 6),
    "brands": covers,
}
"""The pictures by their names: which pages of which document."""


def sheet(pages: Pages) -> bytes:
    """Return a PNG of `pages` in a row."""
    drawn = [_drawn(pdf, number) for pdf, number in pages]
    height = max(page.height for page in drawn)
    row = Image.new("RGB", (GAP + len(drawn) * (WIDTH + GAP), height + 2 * GAP), GROUND)
    for place, page in enumerate(drawn):
        row.paste(page, (GAP + place * (WIDTH + GAP), GAP))
    out = io.BytesIO()
    row.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _drawn(pdf: bytes, number: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number - 1]
        picture: Image.Image = page.render(scale=WIDTH / page.get_width() * 2).to_pil()
        page.close()
    finally:
        document.close()
    return picture.convert("RGB").resize(
        (WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS
    )


if __name__ == "__main__":
    for name in sys.argv[1:] or SHEETS:
        file = PICTURES / f"{name}.png"
        file.write_bytes(sheet(SHEETS[name]()))
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")
