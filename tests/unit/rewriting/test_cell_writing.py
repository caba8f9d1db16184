"""A cell of a CSV file gets other words, and every other character of the file stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.reading.yaml_nodes import Scalar
from outcome_reports.rewriting.cell_writing import with_cell
from outcome_reports.rewriting.content_files import EditError
from tests.support.whole_messages import Whole

CSV = Path("a.CSV")


@pytest.mark.parametrize(
    ("text", "line", "column", "value", "made"),
    [
        ("a,b\nc,d\n", 1, 0, "new", "a,b\nnew,d\n"),
        ("a,b\nc,d", 1, 1, "new", "a,b\nc,new"),
        ("a,b\r\nc,d\r\n", 1, 1, "new", "a,b\r\nc,new\r\n"),
        ("a,b\rc,d\r", 1, 0, "new", "a,b\rnew,d\r"),
        ("\ufeffa,b\r\nc,d", 0, 0, "new", "\ufeffnew,b\r\nc,d"),
        ("a;b\nc;d\n", 1, 0, "x, y", 'a;b\n"x, y";d\n'),
        ("a,b\nc,d\n", 1, 0, 'say "x"', 'a,b\n"say ""x""",d\n'),
        ("a,b\nc,d\n", 1, 0, "x\ty", 'a,b\n"x\ty",d\n'),
        ('a,b\n"c, ""e""",d\n', 1, 0, "new", 'a,b\n"new",d\n'),
        ('a,b\r\n"c\r\ne",d\r\nf,g\r\n', 3, 1, "new", 'a,b\r\n"c\r\ne",d\r\nf,new\r\n'),
        ('a,b\r\n"c\r\ne",d\r\nf,g\r\n', 1, 0, "new", 'a,b\r\n"new",d\r\nf,g\r\n'),
        ("a,\n,d\n", 1, 0, "new", "a,\nnew,d\n"),
        ("a,b\r\nc,\r\n", 1, 1, "new", "a,b\r\nc,new\r\n"),
        ("a,b\r\n,d\r\n", 1, 0, "new", "a,b\r\nnew,d\r\n"),
        ('a,"b"\r\nc,d', 0, 1, "new", 'a,"new"\r\nc,d'),
        ('a,b\r\n"c\r\ne","d"\r\n', 1, 1, "new", 'a,b\r\n"c\r\ne","new"\r\n'),
        ("a,b\nc,d\n", 1, 1, "", "a,b\nc,\n"),
    ],
)
def test_one_cell_changes(text: str, line: int, column: int, value: str, made: str) -> None:
    assert with_cell(CSV, text, Scalar("", line, column), value) == made


@pytest.mark.parametrize(
    ("file", "text", "line", "column", "message"),
    [
        ("a.xlsx", "a", 0, 0, "the text is in an Excel workbook, which the software does not change"),
        ("a.csv", "e\u0301,b", 0, 0, "the file has letters in two parts (not NFC)"),
        ("a.csv", "a,b", 0, 2, "the place of the cell in the file is not certain"),
        ("a.csv", "a,b", 1, 0, "the place of the cell in the file is not certain"),
        ("a.csv", '"a\nb",c', 1, 0, "the place of the cell in the file is not certain"),
    ],
)
def test_a_cell_whose_place_is_not_certain_stays(
    whole: Whole, file: str, text: str, line: int, column: int, message: str
) -> None:
    with whole.raises(EditError) as caught:
        with_cell(Path(file), text, Scalar("", line, column), "new")
    assert str(caught.value) == message
