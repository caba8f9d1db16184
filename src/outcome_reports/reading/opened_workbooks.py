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
    sheets = loaded_workbook(data, values=False).worksheets
    wanted = {name.casefold() for name in names}
    named = [sheet for sheet in sheets if sheet.title.strip().casefold() in wanted]
    chosen = [sheet for sheet in named or sheets if sheet.sheet_state == "visible"]
    if len(chosen) == 1:
        return cast("Worksheet", chosen[0])
    if chosen:
        found = ", ".join(f"“{sheet.title[:40]}”" for sheet in chosen[:12])
        message, hint = f"it is not clear which sheet to read: there are {found}", "name the sheet to be read “{}”"
    else:
        message = f"the sheet “{named[0].title}” is hidden" if named else "all its sheets are hidden"
        hint = "show the sheet to be read in Excel (Unhide), and name it “{}”"
    problems.append(Problem(file, 0, 0, message, hint.format(next(iter(names)))))
    return None
