"""Files that texts draw tables from: their rows, the exact limits, and what is said beyond them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from outcome_reports.errors import Problem
from outcome_reports.reading import data_files
from outcome_reports.reading.data_files import DataRows, read_all_data, read_data
from outcome_reports.tree import DataSource
from tests.support.folders import CHAPTER, EditionFolder
from tests.support.refusals import refused_input


def rows(folder: Path, data: str, file: str = "a.csv", sheet: str = "") -> DataRows:
    (folder / file).write_text(data)
    problems: list[Problem] = []
    found = read_data(folder, DataSource(file, sheet, "", ""), problems)
    assert not problems
    return found


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("a,b\n1,2\n", (("a", "b"), ("1", "2"))),
        ("a,b\n 1  x ,2\n,\n\n", (("a", "b"), ("1 x", "2"))),
        ("a,b\n1\n,\n,2\n", (("a", "b"), ("1", ""), ("", "2"))),
    ],
)
def test_rows_are_cells_without_superfluous_spaces_and_empty_rows(data: str, found: DataRows, tmp_path: Path) -> None:
    assert rows(tmp_path, data) == found


@pytest.mark.parametrize("data", ["", "\n\n", ",\n ,\n"])
def test_an_empty_table_has_no_rows_and_is_a_problem_of_its_file(data: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(data)
    problems: list[Problem] = []
    assert read_data(tmp_path, DataSource("a.csv", "", "", ""), problems) == ()
    assert [(one.file, one.message) for one in problems] == [(tmp_path / "a.csv", "the table is empty")]


def test_names_in_a_data_file_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('State,[x]\n\n[[IDN]],1\n[IDN],[ [IDN] ]\n,"see\n[[the FJI|lead]]"\n[[]],2\n')
    problems: list[Problem] = []
    assert read_data(tmp_path, DataSource("a.csv", "", "", ""), problems)
    assert [(one.line, one.column, one.message, one.hint) for one in problems] == [
        (line, column, f"cell {cell}: “{what}” would be printed as it is: a data file holds plain words", hint)
        for hint in ["write the name itself"]
        for line, column, cell, what in [(3, 1, "A3", "[[IDN]]"), (5, 2, "B5", "[[the FJI|lead]]")]
    ]


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        ("a,b\n", "“a.csv” has no rows below its headings", "fill it, or delete the block"),
        (
            "a,b\n" + "1,2\n" * 4,
            "“a.csv” has 4 rows: at most 3 can be printed",
            "take those that matter, and give readers a link to the file",
        ),
        (
            "a,b,c,d,e\n1,2,3,4,5\n",
            "“a.csv” has 5 columns: at most 4 can be read on a page",
            "take those that matter, or turn columns into rows",
        ),
    ],
)
def test_a_table_that_no_page_can_show_is_refused(
    data: str, message: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_files, "DATA_ROWS", 3)
    monkeypatch.setattr(data_files, "DATA_COLUMNS", 4)
    assert refused_input(lambda: rows(tmp_path, data)) == (message, hint)
    assert len(rows(tmp_path, "a,b,c,d\n" + "1,2,3,4\n" * 3)) == 4


def test_sheets_are_those_of_excel(tmp_path: Path) -> None:
    book: Any = openpyxl.Workbook()
    book.active.append(["a"])
    book.active.append([1])
    book.create_sheet("Two").append(["b"])
    book["Two"].append(["x"])
    book.save(tmp_path / "a.xlsx")
    problems: list[Problem] = []
    assert read_data(tmp_path, DataSource("a.xlsx", "Two", "", ""), problems) == (("b",), ("x",))
    assert problems == []
    assert refused_input(lambda: rows(tmp_path, "a\n1\n", "A.CSV", "Two")) == (
        "“A.CSV” has no sheets",
        "remove sheet=…, or name an Excel file",
    )


def test_each_file_is_read_once_and_what_is_wrong_is_said_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a\n1\n")
    said: list[tuple[object, ...]] = []
    sources = [DataSource(file, "", "", "") for file in ("a.csv", "b.csv", "a.csv", "b.csv")]
    drawn = [(("chapters", number), source) for number, source in enumerate(sources)]
    found = read_all_data(tmp_path, drawn, [], lambda *about: said.append(about))
    assert found == {"a.csv": (("a",), ("1",)), "b.csv": ()}
    hint = "did you mean “a.csv”?"
    assert said == [(("chapters", 1), "the file “b.csv” does not exist", hint, "b.csv")]


def test_a_chart_that_cannot_be_drawn_is_a_problem_of_its_text(folder: EditionFolder) -> None:
    folder.write("a.csv", "Time,Calls\n2026,many\n")
    chart = '\n  ::: chart {data="a.csv" title="Use"}\n  :::\n'
    folder.write("chapters/1-labour.yaml", CHAPTER + chart)
    (problem,) = folder.problems()
    assert (folder.name_of(problem), problem.line, problem.column) == ("chapters/1-labour.yaml", 6, 20)
    assert (problem.message, problem.hint) == (
        "the row “2026”, column “Calls” of the chart “a.csv” has “many”",
        "write a number up to 1,000,000,000,000,000, or nothing",
    )
