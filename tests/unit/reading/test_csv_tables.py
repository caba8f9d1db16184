"""CSV files: as spreadsheet programs write them, and where they break."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.errors import Problem
from outcome_reports.reading.csv_tables import cell_span, read_csv
from tests.support.whole_messages import Whole


def read(folder: Path, data: bytes) -> tuple[list[list[str]], list[str]]:
    file = folder / "table.csv"
    file.write_bytes(data)
    problems: list[Problem] = []
    table = read_csv(file, folder, problems)
    rows = [[cell.value for cell in row] for row in table.rows] if table else []
    return rows, [f"{p.line}:{p.column} {table.named(p).message if table else p.message} | {p.hint}" for p in problems]


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a;b\nc;d", [["a", "b"], ["c", "d"]]),
        ("a\tb\rc\td", [["a", "b"], ["c", "d"]]),
        ("\ufeffa,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("sep=;\na;b,c\n", [["a", "b,c"]]),
        ('"a ""quoted"" word","b\nc"\nd,e', [['a "quoted" word', "b\nc"], ["d", "e"]]),
        ('a,""\n"","b,c"', [["a", ""], ["", "b,c"]]),
        ('say "yes",b', [['say "yes"', "b"]]),
        ("a,b,\n\n ,,\nc", [["a", "b", ""], ["c", "", ""]]),
        ("a\n" + '"' + "x" * 300_000 + '"', [["a"], ["x" * 300_000]]),
    ],
)
def test_csv_files_of_spreadsheet_programs_are_read(tmp_path: Path, data: str, rows: list[list[str]]) -> None:
    assert read(tmp_path, data.encode()) == (rows, [])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("id,context\nR1.1,Café".encode("cp1252"), "2:2 cell B2: the letter with the byte 0xe9 is not UTF-8"),
        ('id;context\n"a\nb";x\ny;Café'.encode("cp1252"), "4:2 cell B3: the letter with the byte 0xe9"),
        ('id,context\ny,"Long\nCafé"'.encode("cp1252"), "2:2 cell B2: the letter with the byte 0xe9"),
        ("ไทย,a".encode("cp874"), "1:1 cell A1: the letter with the byte 0xe4"),
        ("id,context\nÉtat,x".encode("cp1252"), "2:1 cell A2: the letter with the byte 0xc9"),
        ('id,context\r\n\r\n"x\r\ny",z\r\n"É",x'.encode("cp1252"), "5:1 cell A4: the letter with the byte 0xc9"),
        ("a,b\n".encode("utf-16"), "1:1 the file is UTF-16"),
        ("a,b\n".encode("utf-16-le"), "1:1 the file is UTF-16"),
    ],
)
def test_older_encodings_are_reported_at_their_cell(whole: Whole, tmp_path: Path, data: bytes, expected: str) -> None:
    rows, (problem,) = read(tmp_path, data)
    assert not rows
    assert problem.startswith(expected)
    whole(problem)
    assert "“CSV UTF-8" in problem


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('a,b\nc,"d\ne', "2:2 cell B2: a quotation mark that is never closed"),
        ('a,b\nc, "d,e"', "2:2 cell B2: a space before a quotation mark"),
        ("a,b\n" + "," * 200, "2:1 the table is too large | at most 20,000 rows and 200 columns"),
        ("list,participant\na,b\0c", "2:2 cell B2: an invisible character, U+0000 control character"),
        ('a,b\n"c" d,e', "2:1 cell A2: words after a closing quotation mark"),
        ('a,b\n"x\ny",z\nc,"d"e', "4:2 cell B3: words after a closing quotation mark"),
        ("a,b\nc,d\u202ee", "2:2 cell B2: an invisible character, U+202E"),
        ("a,b\nc,d\x01e", "2:2 cell B2: an invisible character, U+0001"),
    ],
)
def test_faults_are_reported_at_their_cell(whole: Whole, tmp_path: Path, data: str, expected: str) -> None:
    _, (problem,) = read(tmp_path, data.encode())
    assert problem.startswith(expected)
    whole(problem)


@pytest.mark.parametrize("data", [b"", b"\r\n", b",,\n,", b"\xef\xbb\xbf"])
def test_a_table_without_words_is_empty(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data) == ([], ["0:0 the table is empty | fill it, or remove the file"])


@pytest.mark.parametrize(
    ("text", "line", "column", "cell"),
    [
        ("a,b\nc,d\n", 0, 0, "a"),
        ("a,b\nc,d\n", 1, 1, "d"),
        ("a,b\nc,d", 1, 1, "d"),
        ("a,\nc,d", 0, 1, ""),
        ('a,"b\nx"\nc,d', 2, 0, "c"),
        ('a,"b ""x"""\nc,d', 0, 1, '"b ""x"""'),
        ("sep=;\na;b,c", 1, 1, "b,c"),
        # No row begins there, or it has no such cell; what ends with its last line has no row after it.
        ("a,b\nc,d\n", 2, 0, None),
        ("a,b\nc,d", 0, 2, None),
        ('a,"b\nx"\nc,d', 1, 0, None),
        ("", 1, 0, None),
    ],
)
def test_a_cell_is_where_its_row_begins(text: str, line: int, column: int, cell: str | None) -> None:
    span = cell_span(text, line, column)
    assert (span and text[slice(*span)]) == cell


def test_a_file_that_cannot_be_read_is_a_problem_of_the_file(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_csv(tmp_path / "none.csv", tmp_path, problems) is None
    assert [(one.file, one.line, one.column, one.message) for one in problems] == [
        (tmp_path / "none.csv", 0, 0, "the file does not exist")
    ]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + b"\0" * 60, b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 60]
)
def test_a_workbook_with_the_name_of_a_csv_file_is_called_one(tmp_path: Path, data: bytes) -> None:
    rows, (problem,) = read(tmp_path, data)
    assert not rows
    assert problem.startswith(
        "1:1 the file is a workbook, though its name ends in .csv | in Excel, save it as “CSV UTF-8"
    )
