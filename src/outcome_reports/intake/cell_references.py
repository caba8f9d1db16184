"""References to cells of a sheet, such as B2:D9 (ECMA-376 part 1, 18.18.62), and their order."""

from __future__ import annotations

import re

from lxml import etree

from outcome_reports.intake.open_xml import Element
from outcome_reports.intake.regular_files import RefusedError

DAMAGED = ("the workbook is damaged", "open it in Excel and save it again")
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")


def area(reference: str | None) -> tuple[int, int, int, int]:
    """Return the first column and row of a reference such as "B2:D9", and how many of each it covers."""
    found = _AREA.fullmatch(reference or "")
    if not found:
        raise RefusedError(*DAMAGED)
    left, top = _column(found[1]), int(found[2])
    right, bottom = _column(found[3] or found[1]), int(found[4] or found[2])
    return left, top, abs(right - left) + 1, abs(bottom - top) + 1


def check_order(number: int, before: int, most: int | None = None) -> None:
    """Raise RefusedError for the number of a row or column that does not come after the one before it."""
    if number <= before or (most is not None and number > most):
        raise RefusedError(*DAMAGED)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column, counted from 1: "A", "Z", "AA"."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def link_each(links: Element, filled: set[tuple[int, int]]) -> None:
    """Give each cell with a text its own link: openpyxl would write the address into the empty ones."""
    for link in list(links):
        left, top, columns, rows = area(link.get("ref"))
        links.remove(link)
        for row in range(top, top + rows):
            for column in range(left, left + columns):
                if (column, row) in filled:
                    etree.SubElement(links, link.tag, {**link.attrib, "ref": f"{column_letters(column)}{row}"})
