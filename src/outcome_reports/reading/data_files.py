"""Data files for tables and charts in texts: CSV and Excel, as rows of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from outcome_reports.errors import Problem, counted
from outcome_reports.intake.limits import DATA_COLUMNS, DATA_ROWS, PACKAGE_BYTES
from outcome_reports.intake.named_files import read_named
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.reading.csv_tables import read_csv
from outcome_reports.tree import DataSource

_REFERENCE = re.compile(r"\[\[[^\[\]]+\]\]")

DataRows = tuple[tuple[str, ...], ...]


def read_all_data(
    folder: Path,
    drawn: Iterable[tuple[ModelPath, DataSource]],
    problems: list[Problem],
    report: Callable[[ModelPath, str, str, str], None],
) -> dict[str, DataRows]:
    """Return the rows of every data file that texts use, by name; `report` gets problems with the block in a text, by
    the path of the text.
    """
    found: dict[str, DataRows] = {}
    for path, source in drawn:
        if source.name not in found:
            try:
                found[source.name] = read_data(folder, source, problems)
            except RefusedError as error:
                found[source.name] = ()
                report(path, error.message, error.hint, source.file)
    return found


def read_data(folder: Path, source: DataSource, problems: list[Problem]) -> DataRows:
    """Return the rows of a file in the folder of an edition, headings first, without empty rows at the end.

    Raises RefusedError for a missing file, and for more rows or columns than a page can show; problems inside the file
    are added to `problems`, with their places.
    """
    read_named(folder, source.file, PACKAGE_BYTES)
    file = folder / source.file
    if source.file.lower().endswith(".csv"):
        if source.sheet:
            raise RefusedError(f"“{source.file}” has no sheets", "remove sheet=…, or name an Excel file")
        table = read_csv(file, folder, problems)
    else:
        from outcome_reports.reading.workbook import read_workbook

        table = read_workbook(file, folder, [source.sheet] if source.sheet else [], problems)
    rows = [tuple(" ".join(cell.value.split()) for cell in row) for row in table.rows] if table else []
    if not rows or table is None:
        return ()
    for cell in (cell for row in table.rows for cell in row):
        if found := _REFERENCE.search(cell.value):
            message = f"“{found[0]}” would be printed as it is: a data file holds plain words"
            problems.append(
                table.named(Problem(file, cell.line + 1, cell.column + 1, message, "write the name itself"))
            )
    name = source.name
    if len(rows) - 1 > DATA_ROWS:
        what = f"“{name}” has {counted(len(rows) - 1, 'row')}: at most {DATA_ROWS:,} can be printed"
        raise RefusedError(what, "take those that matter, and give readers a link to the file")
    if len(rows[0]) > DATA_COLUMNS:
        what = f"“{name}” has {counted(len(rows[0]), 'column')}: at most {DATA_COLUMNS} can be read on a page"
        raise RefusedError(what, "take those that matter, or turn columns into rows")
    if len(rows) < 2:
        raise RefusedError(f"“{name}” has no rows below its headings", "fill it, or delete the block")
    return tuple(rows)
