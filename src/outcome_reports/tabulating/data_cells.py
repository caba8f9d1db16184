"""Data cells: their numbers, and their printed form."""

from __future__ import annotations

import re
from decimal import Decimal

from outcome_reports.language.wording import Wording
from outcome_reports.tree import Cell, Paragraph, Text

MISSING = frozenset({"", "-", "\u2013", "\u2014", "n/a", "N/A", "n.a."})
"""Representations of a missing value."""
NUMBER = re.compile(r"[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[ \xa0\u202f]?%?")


def number_in(text: str) -> Decimal | None:
    """Return the number in a cell, for a percentage the number before its sign; None for anything else."""
    if not NUMBER.fullmatch(text):
        return None
    return Decimal(text.rstrip("%").strip().replace(",", "").replace("\u2212", "-"))


def decimal_places(text: str) -> int:
    """Return the number of decimals in a cell."""
    return len(text.rstrip("%").strip().partition(".")[2]) if NUMBER.fullmatch(text) else 0


def shown_number(value: Decimal, places: int, wording: Wording, *, percent: bool) -> str:
    """Return a number in the format of the language, with `decimals` decimals."""
    figure = wording.figure(value, places)
    return wording.label("percent", number=figure) if percent else figure


def cell_of(text: str, *, header: bool = False) -> Cell:
    """Return a cell with these words, or without any."""
    return Cell((Paragraph((Text(text),)),) if text else (), header=header)
