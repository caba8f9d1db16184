"""Workbooks as openpyxl opens them, and the sheet that is meant."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from outcome_reports.errors import Problem

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

BROKEN = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    OSError,
    EOFError,
    SyntaxError,  # what lxml and ElementTree raise for malformed XML
    zipfile.BadZipFile,
    zlib.error,
)
"""Exceptions that openpyxl raises for damaged workbooks."""


def loaded_workbook(data: bytes, *, values: bool) -> Any:
    """Return a workbook with the values of its formulas, or with the formulas and the formatting of its text."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # It warns about features it ignores (drop-down lists, conditional colours), which are not text.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=values, rich_text=not values, keep_links=False)


def chosen_sheet(data: bytes, names: Iterable[str], file: Path, problems: list[Problem]) -> Worksheet | None:
    """Return the sheet with one of `names`, or the only visible one; None, with a problem, if there is neither."""
    shown = [sheet for sheet in loaded_workbook(data, values=False).worksheets if sheet.sheet_state == "visible"]
    wanted = {name.casefold() for name in names}
    chosen = [sheet for sheet in shown if sheet.title.strip().casefold() in wanted] or shown
    if len(chosen) != 1:
        found = ", ".join(f"“{sheet.title[:40]}”" for sheet in shown[:12]) or "none that is visible"
        hint = f"name the sheet to be read “{next(iter(names))}”"
        problems.append(Problem(file, 0, 0, f"it is not clear which sheet to read: there are {found}", hint))
        return None
    return cast("Worksheet", chosen[0])
