"""Fitting of covers and last pages to one sheet: first with less space above the words, then with smaller letters.

Word would continue on a second sheet, whose background is as white as the letters. Paragraphs are measured with the
brand's own font.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element, child_value, qname
from outcome_reports.writers.docx.oxml.measures import (
    COVER_BOTTOM,
    EMU_PER_MM,
    FULL_WIDTH,
    PAGE_HEIGHT,
    TOP,
    half_points,
    point_twips,
)
from outcome_reports.writers.docx.oxml.schema_order import RUN, place, spacing_of
from outcome_reports.writers.docx.oxml.wordml import add, put
from outcome_reports.writers.docx.styles.inherited import measure
from outcome_reports.writers.pull_quotes import Form, set_quote
from outcome_reports.writers.text_lines import columns

_POINT = 25.4 / 72
_WORDMARK = 18.0
"""Millimetres at the foot that the wordmark takes, and what keeps clear of it."""
_LEAST_ABOVE = 42.0
"""Points that stay free above the first words."""
_SCALES = (1.0, 0.85, 0.72, 0.6)
_SMALLEST = 7.5
"""Points of the smallest letters to be read on paper."""
_LINE = 1.26
"""Distance of lines of the usual families, as a share of the size of their letters."""
_SURE = 0.96
"""Share of a line that is filled: serif letters are wider than the ones that are measured."""


def fit_sheet(paragraphs: Sequence[Element], brand: Brand, *, wordmark: bool) -> bool:
    """Make the paragraphs of a cover or last page fit their sheet; return False if they cannot be read and fit."""
    room = (PAGE_HEIGHT - TOP - COVER_BOTTOM - (_WORDMARK if wordmark else 0)) / _POINT
    above = _spaces(paragraphs[0])[0] if paragraphs else 0.0
    least = min(above, _LEAST_ABOVE)
    for scale in _SCALES:
        needed = sum(_height(paragraph, brand, scale) for paragraph in paragraphs) - above
        if needed + least > room:
            continue
        if needed + above > room:
            put(spacing_of(paragraphs[0]), before=point_twips(room - needed))
        if scale < 1:
            for paragraph in paragraphs:
                _set_size(paragraph, _size(paragraph, brand, scale))
        return True
    return False


def _height(paragraph: Element, brand: Brand, scale: float) -> float:
    """Return the height of a paragraph, in points, with the space before and after it."""
    style, size = child_value(paragraph, "w:pPr/w:pStyle"), _size(paragraph, brand, scale)
    width = (FULL_WIDTH - (measure(style, "left") or 0) - (measure(style, "right") or 0)) * _SURE
    lines = sum(_lines(words, width / _POINT / size, brand) for words in _texts(paragraph))
    extents = [
        int(extent.get("cy", "0")) for extent in paragraph.findall(f".//{qname('wp:inline')}/{qname('wp:extent')}")
    ]
    drawn = max(extents, default=0) / EMU_PER_MM / _POINT
    return max(lines * size * _LINE * (measure(style, "line") or 1), drawn) + sum(_spaces(paragraph))


def _lines(words: str, width: float, brand: Brand) -> int:
    """Return the lines of `words`, whose letters have widths as shares of their size, as has the line: `width`."""
    form = Form(width * brand.size(0) * _POINT, 0)
    # A word that is longer than its line is alone on it, and broken.
    longest = (0.0 if " " in line else 0.6 * columns(line) for line in set_quote(words, form, brand).lines)
    return sum(max(1, math.ceil(length / width)) for length in longest) or 1


def _texts(paragraph: Element) -> list[str]:
    """Return the words of a paragraph, split at its breaks."""
    texts = [""]
    for element in paragraph.iter(qname("w:t"), qname("w:br")):
        if element.tag == qname("w:br"):
            texts.append("")
        else:
            texts[-1] += element.text or ""
    return texts


def _size(paragraph: Element, brand: Brand, scale: float) -> float:
    usual: float = brand.size(measure(child_value(paragraph, "w:pPr/w:pStyle"), "size") or 0)
    return max(usual * scale, min(usual, _SMALLEST))


def _spaces(paragraph: Element) -> tuple[float, float]:
    """Return the points before and after a paragraph."""
    style = child_value(paragraph, "w:pPr/w:pStyle")
    return measure(style, "before") or 0.0, measure(style, "after") or 0.0


def _set_size(paragraph: Element, points: float) -> None:
    for run in paragraph.iter(qname("w:r")):
        if run.find(qname("w:t")) is None:
            continue
        properties = run.find(qname("w:rPr"))
        if properties is None:
            properties = add(run, "w:rPr")
            run.insert(0, properties)
        for name in ("w:sz", "w:szCs"):
            place(properties, add(properties, name, half_points(points)), RUN)
