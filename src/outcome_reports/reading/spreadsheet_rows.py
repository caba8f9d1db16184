"""A spreadsheet beside the YAML, as rows of texts with places."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from outcome_reports.errors import Problem, near_names
from outcome_reports.platform.records import record
from outcome_reports.reading.folder import CHAPTERS, OWN_PARTS, leads_out
from outcome_reports.reading.yaml_nodes import Scalar

CELL = "cell"
"""The style of a Scalar that is a cell: one place, however many lines its text has."""

SUFFIXES = (".csv", ".xlsx")
_TITLE_ROWS = 6
"""Rows searched for the column names, to report where they are; only the first row may have them."""
_OTHER_KINDS = (".xls", ".xlsm", ".xlsb", ".ods", ".tsv")

Row = list[Scalar]


@record(frozen=True, slots=True)
class Table:
    """The non-empty rows of `file`, headings first. `sheet` is None for a CSV file.

    The places of a row are its lines in the file; `numbers` maps lines to rows of the table where the two differ (a CSV
    text may span several lines). `links` are the addresses of linked cells, by line and column.
    """

    file: Path
    sheet: str | None
    rows: tuple[Row, ...]
    numbers: Mapping[int, int] = field(default_factory=dict)
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def named(self, problem: Problem) -> Problem:
        """Return `problem` with sheet and cell (“C7”) in its message, as the spreadsheet program shows them."""
        if not problem.line:
            return problem
        from outcome_reports.intake.cell_references import column_letters

        sheet = f"sheet “{self.sheet}”, " if self.sheet else ""
        row = self.numbers.get(problem.line, problem.line)
        where = f"{sheet}cell {column_letters(problem.column)}{row}"
        return replace(problem, message=f"{where}: {problem.message}")

    def records(
        self, columns: Mapping[str, tuple[str, ...]], required: Iterable[str], problems: list[Problem]
    ) -> list[dict[str, Scalar]]:
        """Return the rows below the headings, each as its cells by column.

        `columns` maps each column to its possible headings; messages use the first. Headings that are unknown, missing
        or repeated, and cells without a heading, are problems.
        """
        place = Problem(self.file, self.rows[0][0].line + 1, 1, "")
        by_heading = {_folded(name): column for column, names in columns.items() for name in (column, *names)}
        if below := self._headings_below(by_heading, tuple(required)):
            problems.append(replace(place, message="this is not the row with the column names", hint=below))
            return []
        found: dict[str, int] = {}
        for index, cell in enumerate(self.rows[0]):
            if not cell.value:
                continue
            column = by_heading.get(_folded(cell.value))
            if column is None:
                near = near_names(_folded(cell.value), by_heading)
                hint = f"did you mean “{by_heading[near[0]]}”?" if near else f"columns are: {', '.join(columns)}"
                problems.append(self._problem(cell, f"unknown column “{cell.value}”", hint))
            elif column in found:
                problems.append(self._problem(cell, f"the column “{column}” is repeated", "delete one"))
            else:
                found[column] = index
        for column in required:
            if column not in found:
                hint = f"write the column names in the first row: {', '.join(columns)}"
                problems.append(replace(place, message=f"the column “{column}” is missing", hint=hint))
        if any(problem.file == self.file for problem in problems):
            return []
        for row in self.rows[1:]:
            for index, cell in enumerate(row):
                if cell.value and index not in found.values():
                    commas = "" if self.sheet else ", or put quotation marks around a cell that has commas"
                    hint = f"name the column, or delete the text{commas}"
                    problems.append(self._problem(cell, "a text without a heading above it", hint))
        return [{column: row[index] for column, index in found.items()} for row in self.rows[1:]]

    def _headings_below(self, by_heading: Mapping[str, str], required: tuple[str, ...]) -> str:
        """Return the remedy if the column names are further down, below a title; otherwise ""."""
        for row in self.rows[:_TITLE_ROWS]:
            if set(required) <= {by_heading.get(_folded(cell.value)) for cell in row}:
                if row is self.rows[0]:
                    return ""
                number = self.numbers.get(row[0].line + 1, row[0].line + 1)
                return f"they are in row {number}: delete the rows above it"
        return ""

    def _problem(self, cell: Scalar, message: str, hint: str) -> Problem:
        return Problem(self.file, cell.line + 1, cell.column + 1, message, hint)


def padded(grid: Iterable[Row]) -> tuple[Row, ...]:
    """Return `grid` without empty rows, each row as long as the longest."""
    rows = [row for row in grid if any(cell.value for cell in row)]
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        line = row[0].line
        row += [Scalar("", line, column, CELL) for column in range(len(row), width)]
    return tuple(rows)


def stray_tables(folder: Path, named: Container[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each spreadsheet of an edition that does not belong to any part and so would not be read.

    `named` are those used for tables and charts in texts.
    """
    inner = [
        file for name in (CHAPTERS, OWN_PARTS) if not leads_out(folder, name) for file in (folder / name).glob("*.*")
    ]
    for file in sorted([*folder.glob("*.*"), *inner]):
        suffix = file.suffix.casefold()
        # Excel keeps a "~$name.xlsx" while a workbook is open.
        if suffix not in {*SUFFIXES, *_OTHER_KINDS} or file.name.startswith(("~$", ".")):
            continue
        if file.relative_to(folder).as_posix() in named:
            continue
        if suffix in _OTHER_KINDS:
            yield Problem(file, 0, 0, f"a spreadsheet of the kind {suffix}", "save it as .xlsx or .csv")
        elif file.suffix != suffix:
            yield Problem(file, 0, 0, f"its name ends in {file.suffix}, so it is not read", f"rename it: {suffix}")
        elif file.parent == folder and file.stem == "participation":
            if not (folder / "participation.yaml").is_file():
                yield Problem(file, 0, 0, "participation.yaml is missing", "add it, with a line “title: …”")
        elif file.parent.name == CHAPTERS and file.stem.endswith(".recommendations"):
            chapter = file.with_name(file.stem.removesuffix(".recommendations") + ".yaml")
            if not chapter.is_file():
                yield Problem(file, 0, 0, f"there is no chapter file {chapter.name}", "name it after a chapter’s file")
        else:
            hint = "names are participation.xlsx and, beside a chapter, 1-name.recommendations.xlsx (or .csv)"
            yield Problem(file, 0, 0, "no part of the edition has a spreadsheet of this name", hint)


def _folded(heading: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", heading.casefold()))
