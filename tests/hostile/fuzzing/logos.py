"""Logos of brands: drawings in SVG, which are drawn too, and pictures."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from outcome_reports.branding.brand_marks import Logo
from outcome_reports.reading.logos import clean_logo
from outcome_reports.writers.docx.oxml.rasterising import rasterised
from tests.hostile.drawings import EXPONENTIAL, PLAIN, svg
from tests.hostile.fuzzing import pictures
from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.xml_changes import changed_xml

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

RICH = svg(
    '<defs><symbol id="s" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></symbol><clipPath id="c"><ellipse cx="50" '
    'cy="30" rx="40" ry="20"/></clipPath><radialGradient id="e0" cx="50%" fx=".2" gradientTransform="rotate(9)"><stop '
    'offset="0" stop-color="#135" stop-opacity=".5"/><stop offset="100%" style="stop-color:red"/></radialGradient>'
    '</defs><g transform="translate(3 4) scale(1.5) skewX(3)" clip-path="url(#c)" opacity=".9"><path d="M1 1c2 3 4'
    " 5 6 7s1 2 3 4q1 2 3 4t5 6"
    'a9 4 30 1 0 5 5l3 3H7V9z" fill="url(#e0)" fill-rule="evenodd"/><polygon points="1,2 3,4 5,1"/></g>'
    '<line x1="1" y1="2" x2="30" y2="40" stroke="#012" stroke-width="3" stroke-linecap="round" stroke-dasharray="3 1"/>'
    '<polyline points="0 0 5 5 9 1" fill="none" stroke="currentColor"/><rect rx="3" width="10%" height="20"/>',
    'preserveAspectRatio="xMidYMid slice"',
)


@functools.cache
def samples() -> list[bytes]:
    return [RICH, *PLAIN.values(), *list(EXPONENTIAL.values())[-6:], RICH, RICH, pictures.samples()[4]]


def spoil(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    if source.random() < 0.3 or data.startswith(b"\x89PNG"):
        return damaged(data, others, source)
    return changed_xml(data, source)


def take(data: bytes, _: Path) -> object:
    name = "logo.png" if data.startswith(b"\x89PNG") else "logo.svg"
    logo = clean_logo(Logo(file=name, alt="Our Office", width=20), data)
    return rasterised(logo.picture, 20) if name.endswith(".svg") else logo.picture


KIND = Kind(samples, spoil, take, runs=60)
