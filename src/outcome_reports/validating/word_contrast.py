"""Contrast of text in a DOCX file, as WCAG 2.2, success criterion 1.4.3 (AA), defines it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from outcome_reports.intake.open_xml import NAMESPACES, qname
from outcome_reports.validating.word_styles import Styles, fill_of
from outcome_reports.validating.word_xml import is_on, number, text_of, value

MINIMUM, MINIMUM_LARGE = 4.5, 3.0
# Large text is 18 points, or 14 and bold (WCAG 2.2, "large-scale"); Word counts half points.
_LARGE, _LARGE_BOLD, _DEFAULT_SIZE = 36, 28, 20
_HEX = re.compile(r"[0-9a-f]{6}")


def faint_runs(root: Element, styles: Styles) -> Iterator[tuple[Element, str]]:
    """Yield the runs of a part whose contrast is too low, each with a sentence that says how low."""
    yield from _walk(root, styles, "ffffff", None)


def _walk(element: Element, styles: Styles, background: str, table: Element | None) -> Iterator[tuple[Element, str]]:
    for child in element:
        if child.tag == qname("w:tbl"):
            yield from _walk(child, styles, background, child)
        elif child.tag == qname("w:tr") and table is not None:
            first = child is table.find("w:tr", NAMESPACES)
            fill = fill_of(table.find("w:tblPr/w:shd", NAMESPACES)) or styles.table_fill(table, first_row=first)
            yield from _walk(child, styles, fill or background, table)
        elif child.tag == qname("w:tc"):
            fill = fill_of(child.find("w:tcPr/w:shd", NAMESPACES))
            yield from _walk(child, styles, fill or background, None)
        elif child.tag == qname("w:p"):
            yield from _faint_in_paragraph(child, styles, background)
        elif child.tag not in {qname("w:tblPr"), qname("w:tcPr"), qname("w:sectPr")}:
            yield from _walk(child, styles, background, table)


def _faint_in_paragraph(paragraph: Element, styles: Styles, background: str) -> Iterator[tuple[Element, str]]:
    around = fill_of(styles.paragraph_property(paragraph, "w:shd")) or background
    for run in paragraph.iter(qname("w:r")):
        if not text_of(run).strip() or is_on(styles.run_property(run, paragraph, "w:vanish")):
            continue
        behind = fill_of(styles.run_property(run, paragraph, "w:shd")) or around
        colour = (value(styles.run_property(run, paragraph, "w:color")) or "auto").lower()
        # Word draws automatic text black, or white where that is easier to read.
        if not (_HEX.fullmatch(colour) and _HEX.fullmatch(behind)):
            continue
        ratio, needed = _contrast(colour, behind), _needed(run, paragraph, styles)
        if ratio < needed:
            yield run, f"contrast of #{colour} on #{behind} is {ratio:.2f} to 1, less than {needed} to 1"


def _needed(run: Element, paragraph: Element, styles: Styles) -> float:
    size = number(styles.run_property(run, paragraph, "w:sz")) or _DEFAULT_SIZE
    bold = is_on(styles.run_property(run, paragraph, "w:b"))
    return MINIMUM_LARGE if size >= _LARGE or (bold and size >= _LARGE_BOLD) else MINIMUM


def _contrast(first: str, second: str) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
