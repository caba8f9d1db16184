"""Recommendations and participants from Excel and CSV: the same as from YAML, and errors with sheet, row and column."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date as day
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

import outcome_reports as outr
from outcome_reports.errors import ContentError
from outcome_reports.reading import workbook
from outcome_reports.reading.hidden_cells import HiddenCells
from outcome_reports.reading.yaml_nodes import Scalar
from tests.support.small_registry import write_small_registry
from tests.support.whole_messages import Whole

CONTENT = Path(__file__).parents[3] / "content"
HEAD = """\
series: Dialogue
number: 1
dates: {start: 2027-01-27, end: 2027-01-28}
published: 2027-02-20
organiser: RSO
"""
CHAPTER = "id: sharing\ntitle: Sharing\nintroduction: About sharing.\n"
HEADINGS = ["id", "by", "to", "context", "recommendation"]
ROW = ["R1.1", "IDN; New Zealand", "members", "What it rests on.", "Members may:\n\n- share\n- learn."]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    write_small_registry(tmp_path / "registry")
    folder = tmp_path / "edition"
    (folder / "chapters").mkdir(parents=True)
    (folder / "edition.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "chapters" / "1-sharing.yaml").write_text(CHAPTER, encoding="utf-8")
    return folder


def write_csv(file: Path, rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    file.write_bytes(out.getvalue().encode(encoding))


def write_xlsx(
    file: Path, rows: list[list[Any]], title: str = "Recommendations", change: Callable[[Any], None] | None = None
) -> None:
    book = openpyxl.Workbook()
    book.active.title = title  # type: ignore[union-attr]
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    if change:
        change(book)
    book.save(file)


def problems(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        outr.load(folder)
    return [f"{p.file.name}:{p.line}:{p.column}: {p.message} | {p.hint}" for p in caught.value.problems]


CSV, XLSX = "1-sharing.recommendations.csv", "1-sharing.recommendations.xlsx"


@pytest.mark.parametrize("kind", ["csv", "semicolons", "tabs", "bom", "xlsx"])
def test_recommendations_from_a_spreadsheet(edition: Path, kind: str) -> None:
    rows = [
        ["No.", "From", "Addressed to", "Context", "Recommendation"],
        ROW,
        ["", "", "", "", ""],
        ["R1.2", "", "RSO", "C", "R"],
    ]
    folder = edition / "chapters"
    match kind:
        case "xlsx":
            write_xlsx(folder / XLSX, rows)
        case "semicolons":
            write_csv(folder / CSV, rows, ";")
        case "tabs":
            write_csv(folder / CSV, rows, "\t")
        case _:
            write_csv(folder / CSV, rows, encoding="utf-8-sig" if kind == "bom" else "utf-8")
    (chapter,) = outr.load(edition).content.chapters
    first, second = chapter.recommendations
    assert (first.id, first.by, first.to) == ("R1.1", ("IDN", "NZL"), ("members",))
    assert str(first.recommendation) == "Members may:\n\n- share\n- learn."
    assert (second.id, second.by, second.to, str(second.context)) == ("R1.2", (), ("RSO",), "C")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_participants_from_a_spreadsheet(edition: Path, kind: str) -> None:
    yaml = "lists:\n  - {id: states, title: Member States}\n  - {id: others, title: Others, participants: [OSCE]}\n"
    (edition / "participation.yaml").write_text(yaml, encoding="utf-8")
    rows = [
        ["List", "Participant"],
        ["Member States", "Indonesia"],
        ["Member States", "the Philippines"],
        ["Organisations & Co.", "International Organization for Migration"],
        ["states", "nzl"],
    ]
    if kind == "csv":
        write_csv(edition / "participation.csv", rows)
    else:
        write_xlsx(edition / "participation.xlsx", rows, "Participants")
    participation = outr.load(edition).content.participation
    assert participation is not None
    assert [(group.id, group.title, group.participants) for group in participation.lists] == [
        ("states", "Member States", ("IDN", "PHL", "NZL")),
        ("others", "Others", ("OSCE",)),
        ("organisations-co", "Organisations & Co.", ("IOM",)),
    ]


def unwrapped(prose: object) -> str:
    """A text as it is typed into a cell, where a new line is one: without the line ends of the YAML file."""
    return re.sub(r"(?<=\S)\n[ ]*(?=[^\s>-])", " ", str(prose))


def printed(edition: outr.LoadedEdition) -> object:
    return edition.statement().tree


def test_a_spreadsheet_gives_the_same_document_as_the_yaml(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    folder = tmp_path / "content" / "fourth-2026"
    before = outr.load(folder)
    for number, chapter in enumerate(before.content.chapters, start=1):
        file = next((folder / "chapters").glob(f"{number}-*.yaml"))
        text = file.read_text(encoding="utf-8")
        start = text.index("\nrecommendations:")
        file.write_text(text[: start + 1], encoding="utf-8")
        rows = [HEADINGS] + [
            [r.id, "; ".join(r.by), "; ".join(r.to), unwrapped(r.context), unwrapped(r.recommendation)]
            for r in chapter.recommendations
        ]
        target = file.with_name(file.stem + ".recommendations")
        if number % 2:
            write_xlsx(target.with_name(target.name + ".xlsx"), rows)
        else:
            write_csv(target.with_name(target.name + ".csv"), rows)
    assert printed(outr.load(folder)) == printed(before)


@pytest.mark.parametrize("cell", ["Indonesia and New Zealand", "Indonesia, and the New Zealand", "IDN and NZL"])
def test_names_may_have_and_between_them(edition: Path, cell: str) -> None:
    write_csv(edition / "chapters" / CSV, [HEADINGS, [ROW[0], cell, *ROW[2:]]])
    assert outr.load(edition).content.chapters[0].recommendations[0].by == ("IDN", "NZL")


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("A", "R7", "cell A3: “id” cannot be “R7”"),
        ("A", "", "cell A3: “id” is empty"),
        ("B", "Indonesa", "cell B3: “Indonesa” is not in the registry | did you mean IDN"),
        ("C", "", "cell C3: “to” is empty"),
        ("C", "IDN; ; nobody at all", "cell C3: “nobody at all” is not in the registry"),
        ("C", "nobody at all", "cell C3: “nobody at all” is not in the registry"),
        ("C", "Indonesia and nobody", "cell C3: “nobody” is not in the registry"),
        ("D", "", "cell D3: the text is empty"),
        ("D", "one\n\n[two](javascript:x)", "cell D3: the link to “javascript:x”"),
        ("E", "[[NOBODY]] may act", "cell E3: “[[NOBODY]]” is not in the registry"),
        ("E", "zero\u200bwidth", "U+200B"),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_errors_name_sheet_row_and_column(
    whole: Whole, edition: Path, kind: str, column: str, value: str, expected: str
) -> None:
    wrong = ["R1.2", "RSO", "members", "C", "R"]
    wrong[ord(column) - ord("A")] = value
    rows = [HEADINGS, ROW, wrong]
    if kind == "csv":
        write_csv(edition / "chapters" / CSV, rows)
    else:
        write_xlsx(edition / "chapters" / XLSX, rows)
    (found,) = problems(edition)
    whole(found)
    if kind == "xlsx":
        expected = (
            expected
            if expected == "U+200B"
            else f"{XLSX}:3:{'ABCDE'.index(column) + 1}: sheet “Recommendations”, {expected}"
        )
    assert expected in found


def test_numbers_of_another_chapter_and_ids_given_twice_are_reported_at_the_cell(whole: Whole, edition: Path) -> None:
    write_xlsx(edition / "chapters" / XLSX, [HEADINGS, ROW, ["R2.1", *ROW[1:]], ROW])
    first, second = problems(edition)
    whole(first, second)
    assert f"{XLSX}:3:1: sheet “Recommendations”, cell A3: “R2.1” is in chapter 1" in first
    assert f"{XLSX}:4:1: sheet “Recommendations”, cell A4: the number R1.1 is given twice" in second


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["id", "from", "to", "context", "recomendation"], ROW],
            "cell E1: unknown column “recomendation” | did you mean “recommendation”?",
        ),
        ([["id", "by", "to", "context"], ROW[:4]], "the column “recommendation” is missing"),
        ([[*HEADINGS, "ID"], [*ROW, ""]], "cell F1: the column “id” is repeated"),
        ([HEADINGS, [*ROW, "astray"]], "cell F2: a text without a heading above it"),
        ([HEADINGS, ROW, HEADINGS], "cell A3: “id” cannot be “id”"),
        (
            [["Recommendations of chapter 1"], HEADINGS, ROW],
            "this is not the row with the column names | they are in row 2: delete the rows above it",
        ),
        ([], "is empty"),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_headings(whole: Whole, edition: Path, kind: str, rows: list[list[str]], expected: str) -> None:
    if kind == "csv":
        write_csv(edition / "chapters" / CSV, rows)
    else:
        write_xlsx(edition / "chapters" / XLSX, rows)
    found = problems(edition)
    assert expected in "\n".join(found)
    whole(*found)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["States", "IDN"], ["States", "PHL"], ["States", "Indonesia"]],
            ["4:2: cell B4: “IDN” is in this list twice"],
        ),
        ([["States", "IDN"], ["Others", "IDN; OSCE, IDN"]], ["3:2: cell B3: “IDN” is in this list twice"]),
        (
            [["States", "Atlantis"], ["States", "Utopia; IDN"]],
            ["2:2: cell B2: “Atlantis” is not in", "3:2: cell B3: “Utopia” is not in"],
        ),
        ([["States", "IDN", "PHL"]], ["2:3: cell C2: a text without a heading above it | name the column, or delete"]),
    ],
)
def test_participants_are_refused_at_their_cells(edition: Path, rows: list[list[str]], expected: list[str]) -> None:
    (edition / "participation.yaml").write_text("title: Participants\n", encoding="utf-8")
    write_csv(edition / "participation.csv", [["List", "Participant"], *rows])
    found = problems(edition)
    assert len(found) == len(expected)
    assert all(f"participation.csv:{one}" in problem for one, problem in zip(expected, found, strict=True))


def merge(book: Any) -> None:
    book.active.merge_cells("D2:D3")


def strike(book: Any) -> None:
    book.active["D2"].font = Font(strike=True)


def strike_a_word(book: Any) -> None:
    book.active["D2"] = CellRichText("What ", TextBlock(InlineFont(strike=True), "it rests"), " on.")


def formula(book: Any) -> None:
    book.active["D2"] = '="a"&"b"'


def date(book: Any) -> None:
    book.active["D2"] = day(2027, 1, 27)


def percent(book: Any) -> None:
    book.active["D2"] = 0.27
    book.active["D2"].number_format = "0%"


def boolean(book: Any) -> None:
    book.active["D2"] = True


def failing(book: Any) -> None:
    book.active["D2"] = "#N/A"


def second_sheet(book: Any) -> None:
    book.active.title = "One"
    book.create_sheet("Two").append(["x"])


def last_row(book: Any) -> None:
    book.active.cell(1_048_576, 1, "R1.9")


def hide_row(book: Any) -> None:
    book.active.row_dimensions[2].hidden = True


def hide_sheet(book: Any) -> None:
    book.active.sheet_state = "hidden"
    book.create_sheet("Table 1")


def hide_columns(book: Any) -> None:
    book.active.column_dimensions.group("D", "Z", hidden=True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (hide_row, "cell A2: words in a hidden row | show it"),
        (hide_sheet, "the sheet “Recommendations” is hidden | show the sheet to be read in Excel"),
        (hide_columns, "cell D1: words in a hidden column"),
        (merge, "cell D2: merged cells (D2:D3)"),
        (strike, "cell D2: text that is struck through"),
        (strike_a_word, "cell D2: text that is struck through"),
        (formula, "cell D2: a formula without a result"),
        (date, "cell D2: a date where a text is expected"),
        (percent, "cell D2: a number displayed as “0%”"),
        (boolean, "cell D2: TRUE or FALSE where a text is expected"),
        (failing, "cell D2: the error #N/A where a text is expected | correct the formula"),
        (second_sheet, "it is not clear which sheet to read: there are “One”, “Two”"),
        (last_row, "has 1,048,576 rows"),
    ],
)
def test_what_cannot_be_read_faithfully_is_refused(
    whole: Whole, edition: Path, change: Callable[[Any], None], expected: str
) -> None:
    write_xlsx(edition / "chapters" / XLSX, [HEADINGS, ROW], change=change)
    found = problems(edition)
    assert expected in "\n".join(found)
    whole(*found)


def test_rows_without_height_and_columns_without_width_are_hidden() -> None:
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    sheet.row_dimensions[2].ht = 0
    sheet.column_dimensions["B"].width = 0
    sheet.column_dimensions["B"].min = sheet.column_dimensions["B"].max = 2
    hidden = HiddenCells(sheet)
    rows = [[Scalar(word, line, column) for column, word in enumerate("ab")] for line in range(3)]
    found = [[(cell.value, message) for cell, message in hidden.among(row)] for row in rows]
    assert found == [[("b", "words in a hidden column")], [("a", "words in a hidden row")], []]


def test_hidden_rows_and_columns_without_words_do_no_harm(edition: Path) -> None:
    def change(book: Any) -> None:
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["G"].hidden = True
        book.active.row_dimensions[2].height = 5

    write_xlsx(edition / "chapters" / XLSX, [HEADINGS, ROW], change=change)
    assert len(outr.load(edition).content.chapters[0].recommendations) == 1


def test_the_sheet_with_the_name_counts_and_hidden_ones_do_not(edition: Path) -> None:
    def change(book: Any) -> None:
        book.create_sheet("Notes").append(["to self"])

    write_xlsx(edition / "chapters" / XLSX, [HEADINGS, ROW], change=change)
    assert len(outr.load(edition).content.chapters[0].recommendations) == 1

    def hide(book: Any) -> None:
        change(book)
        book.active.title = "Table 1"
        book["Notes"].sheet_state = "hidden"

    write_xlsx(edition / "chapters" / XLSX, [HEADINGS, ROW], change=hide)
    assert len(outr.load(edition).content.chapters[0].recommendations) == 1


def test_a_workbook_of_hidden_sheets_is_refused(whole: Whole, edition: Path) -> None:
    file = edition / "chapters" / XLSX
    write_xlsx(file, [HEADINGS, ROW], change=lambda book: setattr(book.active, "title", "Table 1"))
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(file, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part.replace(b'state="visible"', b'state="hidden"'))
    found = problems(edition)
    assert "all its sheets are hidden | show the sheet to be read in Excel" in "\n".join(found)
    whole(*found)


def test_bold_words_keep_their_text(edition: Path) -> None:
    def change(book: Any) -> None:
        book.active["D2"] = CellRichText("What ", TextBlock(InlineFont(b=True), "it"), " rests on.")

    write_xlsx(edition / "chapters" / XLSX, [HEADINGS, ROW], change=change)
    assert str(outr.load(edition).content.chapters[0].recommendations[0].context) == "What it rests on."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("participation.csv", "participation.yaml is missing"),
        ("participants.xlsx", "no part of the edition has a spreadsheet"),
        ("chapters/2-other.recommendations.csv", "there is no chapter file 2-other.yaml"),
        ("chapters/1-sharing.csv", "no part of the edition has a spreadsheet"),
        ("chapters/1-sharing.recommendations.ods", "a spreadsheet of the kind .ods"),
        ("chapters/1-sharing.recommendations.XLSX", "its name ends in .XLSX, so it is not read"),
        ("chapters/1-sharing.recommendations.Csv", "its name ends in .Csv, so it is not read"),
    ],
)
def test_a_spreadsheet_that_would_not_be_read_is_a_problem(
    whole: Whole, edition: Path, name: str, expected: str
) -> None:
    (edition / name).write_text("list,participant\n", encoding="utf-8")
    found = problems(edition)
    assert expected in "\n".join(found)
    whole(*found)


def test_what_excel_leaves_about_is_not_read(edition: Path) -> None:
    (edition / "chapters" / "~$1-sharing.recommendations.xlsx").write_bytes(b"lock")
    assert outr.load(edition).content.chapters[0].recommendations == ()


def test_two_sources_of_one_thing_are_a_problem(whole: Whole, edition: Path) -> None:
    folder = edition / "chapters"
    write_csv(folder / CSV, [HEADINGS, ROW])
    write_xlsx(folder / XLSX, [HEADINGS, ROW])
    found = problems(edition)
    assert "there is also 1-sharing.recommendations.xlsx" in "\n".join(found)
    whole(*found)
    (folder / XLSX).unlink()
    more = "recommendations:\n  - {id: R1.1, to: members, context: C, recommendation: R}\n"
    (folder / "1-sharing.yaml").write_text(CHAPTER + more, encoding="utf-8")
    found = problems(edition)
    assert "the YAML file also has recommendations" in "\n".join(found)
    whole(*found)


def bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)


def entities(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda file: file.write_bytes(b"PK\x03\x04half"), "damaged or is not an office file"),
        (lambda file: file.write_bytes(b""), "damaged or is not an office file"),
        (lambda file: file.write_bytes(b"%PDF-1.7 x"), "this is a PDF"),
        (lambda file: file.write_bytes(b"\xd0\xcf\x11\xe0old"), "has a password, or an old format"),
        (lambda file: file.mkdir(), "not a regular file"),
        (os.mkfifo, "not a regular file"),
        (bomb, "bytes unpacked"),
        (entities, "document type declaration"),
    ],
)
def test_files_that_are_not_workbooks(whole: Whole, edition: Path, make: Callable[[Path], Any], expected: str) -> None:
    make(edition / "chapters" / XLSX)
    found = problems(edition)
    assert expected in "\n".join(found)
    whole(*found)


def test_a_csv_of_the_old_kind_is_reported_where_it_breaks(whole: Whole, edition: Path) -> None:
    write_csv(edition / "chapters" / CSV, [HEADINGS, [*ROW[:4], "Côte d’Ivoire"]], encoding="cp1252")
    (found,) = problems(edition)
    whole(found)
    assert f"{CSV}:2:5: cell E2: the letter with the byte 0xf4 is not UTF-8" in found
    assert "“CSV UTF-8" in found


def test_rows_are_counted_as_the_spreadsheet_program_counts_them(whole: Whole, edition: Path) -> None:
    """A text of three lines is one row, though the file has three lines."""
    write_csv(edition / "chapters" / CSV, [HEADINGS, ROW, ["R1.2", "", "", "C", "R"]])
    (found,) = problems(edition)
    whole(found)
    assert found.startswith(f"{CSV}:6:3: cell C3: ")


def test_placeholders_of_a_final_edition_are_found_in_cells(whole: Whole, edition: Path) -> None:
    (edition / "edition.yaml").write_text(HEAD + "status: final\n", encoding="utf-8")
    write_xlsx(edition / "chapters" / XLSX, [HEADINGS, [*ROW[:4], "⟦Write here: R⟧"]])
    (found,) = problems(edition)
    whole(found)
    assert "sheet “Recommendations”, cell E2: a final edition still has a placeholder here" in found


def test_what_a_program_left_behind_is_not_read(edition: Path) -> None:
    for name in ("~$participation.xlsx", ".participation.csv", "notes.txt"):
        (edition / name).write_bytes(b"x")
    assert outr.load(edition).content.participation is None


def test_a_list_without_a_name_and_participants_in_two_places_are_reported(edition: Path) -> None:
    (edition / "participation.yaml").write_text(
        "title: Who\nlists:\n  - {id: states, title: States, participants: [IDN]}\n", encoding="utf-8"
    )
    write_csv(
        edition / "participation.csv", [["list", "participant"], ["", "IDN"], ["STATES", "PHL"], ["States", "RSO"]]
    )
    found = [problem.partition("participation.")[2] for problem in problems(edition)]
    assert found == [
        "csv:0:0: the YAML file also has the list “STATES” | keep it in one of the two",
        "csv:2:1: cell A2: the list has no name | write the title of the list on each row",
    ]


def test_a_broken_workbook_is_to_be_saved_again(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_xlsx(edition / "chapters" / XLSX, [HEADINGS, ROW])
    monkeypatch.setattr(workbook, "chosen_sheet", MagicMock(side_effect=KeyError("xl/styles.xml")))
    (found,) = problems(edition)
    assert found.endswith("recommendations.xlsx:0:0: the workbook cannot be read | open it in Excel and save it again")
