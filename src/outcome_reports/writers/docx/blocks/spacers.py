"""What is between a table or a box and the text below it."""

from __future__ import annotations

from outcome_reports.writers.docx.oxml.measures import point_twips
from outcome_reports.writers.docx.oxml.wordml import Element, add, put

BOX_TEXT = "BoxText"
"""The style of plain paragraphs in boxes."""


def add_spacer(parent: Element) -> None:
    """Put a low paragraph without words at the end of `parent`.

    Word makes one table of two that touch, and keeps nothing away from the frame of one.
    """
    properties = add(add(parent, "w:p"), "w:pPr")
    add(properties, "w:pStyle", "SectionEnd")
    put(add(properties, "w:spacing"), before=0, after=0, line=point_twips(10), lineRule="exact")
