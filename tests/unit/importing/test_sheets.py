"""Tables of Excel and CSV as people have them become participants and recommendations."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink

import outcome_reports as outr
from outcome_reports.errors import ContentError
from outcome_reports.importing import add_sheet
from outcome_reports.importing.sheets.shown_values import shown_date, shown_number
from tests.support.whole_messages import Whole
from tests.unit.cli.test_commands import run
from tests.unit.importing.test_additions import edition, unplaced

__all__ = ["edition"]
DAY, AT_NINE = datetime.fromisoformat("2026-01-07"), datetime.fromisoformat("2026-01-07T09:05")


def workbook(folder: Path, rows: Sequence[Sequence[Any]], title: str = "Sheet") -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(folder / "table.xlsx")
    return folder / "table.xlsx"


def participants(edition: Path) -> dict[str, tuple[str, ...]]:
    found = outr.load(edition).content.participation
    return {of.title: tuple(of.participants) for of in found.lists} if found else {}


@pytest.mark.parametrize(
    ("rows", "lists"),
    [
        ([["Country"], ["Indonesia"], ["The Philippines"]], {"Participants": ("IDN", "PHL")}),
        ([["No.", "State", "Head of delegation"], [1, "Republic of Indonesia", "Mr X"]], {"Participants": ("IDN",)}),
        ([["Name", "Delegation", "Category"], ["Ms A", "Indonesia", "States"], ["Mr B", "IOM", "Bodies"]],
         {"States": ("IDN",), "Bodies": ("IOM",)}),
        ([["Type", "Organisation"], ["Bodies", "IOM"], [None, "OSCE"]], {"Bodies": ("IOM", "OSCE")}),
        ([["Pays"], ["Indonesia"]], {"Participants": ("IDN",)}),
        ([["Indonesia"], ["Australia"]], {"Participants": ("IDN", "AUS")}),
    ],
)  # fmt: skip
def test_rows_of_a_sheet_become_participants(
    edition: Path, rows: Sequence[Sequence[Any]], lists: dict[str, tuple[str, ...]]
) -> None:
    add_sheet(workbook(edition.parent, rows), edition, "participants")
    assert participants(edition) == lists


def test_who_is_not_known_is_left_with_sheet_and_row(edition: Path) -> None:
    report = add_sheet(workbook(edition.parent, [["State"], ["Indonesia"], [], ["Atlantis"]]), edition, "participants")
    assert [(entry.where, entry.text) for entry in report.unplaced] == [("sheet “Sheet”, row 4", "Atlantis")]
    assert "Atlantis" in (edition / "registry-proposals.yaml").read_text(encoding="utf-8")


def test_a_hidden_row_is_taken_and_named(edition: Path) -> None:
    file = workbook(edition.parent, [["State"], ["Indonesia"], ["Australia"]])
    book = openpyxl.load_workbook(file)
    book.active.row_dimensions[3].hidden = True  # type: ignore[union-attr]
    book.save(file)
    report = add_sheet(file, edition, "participants")
    assert participants(edition) == {"Participants": ("IDN", "AUS")}
    assert report.notes[:1] == ("sheet “Sheet”, cell A3: its row is hidden in Excel",)


def test_a_hidden_column_is_taken_and_named_once(edition: Path) -> None:
    file = workbook(edition.parent, [["State", "Note"], ["Indonesia", ""], ["Australia", "late"]])
    book = openpyxl.load_workbook(file)
    book.active.column_dimensions["B"].hidden = True  # type: ignore[union-attr]
    book.save(file)
    report = add_sheet(file, edition, "participants")
    assert participants(edition) == {"Participants": ("IDN", "AUS")}
    assert [note for note in report.notes if "hidden" in note] == [
        "sheet “Sheet”, cell B1: its column is hidden in Excel"
    ]


THREADED = b"""<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<threadedComment ref="A2" id="{1}"><text>Is it a member?</text></threadedComment></ThreadedComments>"""
DRAWING = b"""<wsDr xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><sp><txBody>
<a:p><a:r><a:t>As of </a:t></a:r><a:r><a:t>2026</a:t></a:r></a:p><a:p><a:r><a:t>Final</a:t></a:r></a:p>
</txBody></sp><sp/></wsDr>"""


def test_words_that_are_in_no_cell_are_left_for_a_person(edition: Path) -> None:
    file = workbook(edition.parent, [["State"], ["Indonesia"]])
    book = openpyxl.load_workbook(file)
    sheet: Any = book.active
    sheet["A1"].comment = Comment("Ask the [[chair]].", "A")
    sheet["A2"].comment = Comment("[Threaded comment]\n\nYour version allows you to read it. Is it a member?", "A")
    book.save(file)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("xl/threadedComments/threadedComment1.xml", THREADED)
        package.writestr("xl/drawings/drawing9.xml", DRAWING)
        package.writestr("xl/drawings/drawing10.xml", b"<damaged")
    report = add_sheet(file, edition, "participants")
    assert participants(edition) == {"Participants": ("IDN",)}
    texts = {entry.what: entry.text for entry in report.unplaced}
    assert texts["comment"] == "Ask the [[chair]].\n\nIs it a member?"
    assert texts["drawn text"] == "As of 2026\nFinal"


RECOMMENDATIONS = [
    ["No.", "Delegation", "Addressed to", "Background", "Proposed action"],
    ["1", "Indonesia", "Members", "Officers met.", "Meet again."],
    ["2", "", "", "Australia reported on boats.", "Members may act."],
]


def test_rows_of_a_sheet_become_recommendations(edition: Path) -> None:
    add_sheet(workbook(edition.parent, RECOMMENDATIONS), edition, "recommendations", "chapters/1")
    rows = outr.load(edition).content.chapters[0].recommendations
    assert [(row.id, row.by, row.to, str(row.recommendation)) for row in rows] == [
        ("R1.1", ("IDN",), ("members",), "Meet again."),
        ("R1.2", ("AUS",), ("members",), "Members may act."),
    ]
    text = (edition / "chapters/1-crime.yaml").read_text(encoding="utf-8")
    assert "# From sheet “Sheet”, row 3" in text
    add_sheet(workbook(edition.parent, RECOMMENDATIONS), edition, "recommendations", "chapters/1")
    assert (edition / "chapters/1-crime.yaml").read_text(encoding="utf-8") == text


def test_the_only_chapter_need_not_be_named(edition: Path) -> None:
    (edition / "chapters" / "2-new.yaml").unlink()
    report = add_sheet(workbook(edition.parent, RECOMMENDATIONS), edition, "recommendations")
    assert report.placed == ("chapter 1: recommendations",)
    assert [row.id for row in outr.load(edition).content.chapters[0].recommendations] == ["R1.1", "R1.2"]


def test_a_sheet_without_recommendations_is_left(edition: Path) -> None:
    file = edition.parent / "table.csv"
    file.write_text("Recommendation\n", encoding="utf-8")
    assert add_sheet(file, edition, "recommendations", "chapters/1").unplaced == ()
    file.write_text(",\n", encoding="utf-8")
    report = add_sheet(file, edition, "recommendations", "chapters/1")
    assert (report.placed, report.unplaced) == (("chapter 1: recommendations",), ())


def test_looks_are_kept_and_guesses_are_said(edition: Path) -> None:
    file = workbook(edition.parent, [["Context", "Recommendation"]])
    book = openpyxl.load_workbook(file)
    sheet: Any = book.active
    raised, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
    died = TextBlock(struck, " died\n of  it")
    pieces: list[str | TextBlock] = ["One of 10", TextBlock(raised, "6"), " people", died]
    sheet["A2"] = CellRichText(pieces)
    sheet["B2"] = "First line\nsecond line"
    sheet["A3"], sheet["B3"] = date(2026, 1, 27), 0.275
    sheet["A3"].number_format, sheet["B3"].number_format = "d mmmm yyyy", "0.0%"
    sheet["A4"], sheet["B4"] = '="x"', "A link"
    sheet["B4"].hyperlink = "https://example.org/a"
    sheet["A5"], sheet["B5"] = "Over two rows", "One"
    sheet["B6"] = "Two"
    sheet.merge_cells("A5:A6")
    book.save(file)
    report = add_sheet(file, edition, "recommendations", "chapters/1")
    text = (edition / "chapters/1-crime.yaml").read_text(encoding="utf-8")
    for words in (
        "One of 10⁶ people\n",
        "First line\\\n",
        "27 January 2026",
        "27.5%",
        "[A link](https://example.org/a)",
    ):
        assert words in text
    assert text.count("Over two rows") == 2
    assert "died of it (in: sheet “Sheet”, cell A2 …)" in unplaced(edition)
    assert report.notes[:2] == (
        "sheet “Sheet”, cell A3: a date, taken as “27 January 2026”",
        "sheet “Sheet”, cell A4: a formula without a value",
    )


def test_signs_of_symbol_fonts_are_those_that_are_seen(edition: Path) -> None:
    file = workbook(edition.parent, [["Context", "Recommendation"], ["Many agreed", "Go on"], ["ü done", "Next"]])
    book = openpyxl.load_workbook(file)
    sheet: Any = book.active
    pieces: list[str | TextBlock] = ["At ", TextBlock(InlineFont(rFont="Symbol"), "\u00b3 a"), " of ten"]
    sheet["A2"] = CellRichText(pieces)
    sheet["A3"].font = Font(name="Wingdings")
    book.save(file)
    report = add_sheet(file, edition, "recommendations", "chapters/1")
    text = (edition / "chapters/1-crime.yaml").read_text(encoding="utf-8")
    assert "At \u2265 \u03b1 of ten" in text
    assert "✓" in text
    assert "ü" not in text
    assert "sheet “Sheet”, cell A3: “d” of the font Wingdings was left out: look it up in Excel" in report.notes


def test_looks_of_numbers_count_as_those_of_words(edition: Path) -> None:
    file = workbook(edition.parent, [["Context", "Recommendation"], [6, "Go on"], [417, "Next"], [2030, "By then"]])
    book = openpyxl.load_workbook(file)
    sheet: Any = book.active
    sheet["A2"].font, sheet["A3"].font = Font(vertAlign="superscript"), Font(strike=True)
    sheet["A4"].hyperlink = "https://example.org/a"
    book.save(file)
    add_sheet(file, edition, "recommendations", "chapters/1")
    text = (edition / "chapters/1-crime.yaml").read_text(encoding="utf-8")
    assert "⁶" in text
    assert "417" not in text
    assert "417" in unplaced(edition)
    assert "[2030](https://example.org/a)" in text


@pytest.mark.parametrize(
    ("target", "location", "written"),
    [
        ("https://example.org/a b", "top", "[w](https://example.org/a%20b#top)"),
        ("https://bücher.example/ä", None, "[w](https://bücher.example/ä)"),
        ("file:///C:/a.docx", None, "its link to “file:///C:/a.docx” was left out: it begins with neither https://"),
        ("https://example.org/\u202egpj", None, "its link to “https://example.org/gpj” was left out"),
        ("#Sheet2.A1", None, "w"),
    ],
)
def test_links_are_kept_or_said_to_be_left_out(edition: Path, target: str, location: str | None, written: str) -> None:
    book: Any = openpyxl.Workbook()
    book.active.title = "a\u202eb"
    book.active.append(["Context", "Recommendation"])
    book.active.append(["w", "r"])
    book.active["A2"].hyperlink = Hyperlink(ref="A2", target=target, location=location)
    book.save(edition.parent / "table.xlsx")
    report = add_sheet(edition.parent / "table.xlsx", edition, "recommendations", "chapters/1")
    (row,) = outr.load(edition).content.chapters[0].recommendations
    assert "sheet “ab”" in next((edition / "chapters").glob("1-*.yaml")).read_text("utf-8")
    assert written in row.context.source or any(written in note for note in report.notes)


def test_csv_as_excel_writes_it(edition: Path) -> None:
    file = edition.parent / "table.csv"
    file.write_bytes('État;Nom\r\nIndonesia;"Mme Léa; chef"\r\n'.encode("cp1252"))
    report = add_sheet(file, edition, "participants")
    assert participants(edition) == {"Participants": ("IDN",)}
    assert "Windows-1252" in report.notes[0]
    assert "Mme Léa; chef" in (edition / "participation.yaml").read_text(encoding="utf-8")


def test_a_list_that_is_there_and_empty_is_filled(edition: Path) -> None:
    (edition / "participation.yaml").write_text(
        "title: Who came\nlists:\n  - title: States\n    id: states\n    participants: []\n", encoding="utf-8"
    )
    add_sheet(workbook(edition.parent, [["List", "State"], ["States", "Indonesia"]]), edition, "participants")
    assert participants(edition) == {"States": ("IDN",)}


def test_places_and_files_that_do_not_fit(whole: Whole, edition: Path) -> None:
    file = workbook(edition.parent, RECOMMENDATIONS)
    for kind, into in (("recommendations", ""), ("recommendations", "foreword"), ("participants", "chapters/1")):
        with whole.raises(ContentError, match="not a place for"):
            add_sheet(file, edition, kind, into)
    file.write_bytes(b"PK\x03\x04no")
    with whole.raises(ContentError, match="the file is damaged or is not an office file"):
        add_sheet(file, edition, "participants")
    csv = edition.parent / "long.csv"
    csv.write_text(f"State\n{'x' * 131_073}\n", encoding="utf-8")
    add_sheet(csv, edition, "participants")
    for data in (b'State\nIndonesia\n"Fiji\nTonga\n', b"PK\x03\x04no", "State\nFiji\n".encode("utf-16")):
        csv.write_bytes(data)
        with whole.raises(ContentError, match="row 3: a quotation mark that is never closed|workbook|UTF-16"):
            add_sheet(csv, edition, "participants")
    broken = workbook(edition.parent, [["State"], [7]])
    with zipfile.ZipFile(broken) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(broken, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b"<v>7</v>", b"<v>x</v>"))
    with whole.raises(ContentError, match="the workbook cannot be read"):
        add_sheet(broken, edition, "participants")
    assert run("import", str(file), "--to", str(edition)).exit_code == 2
    assert run("import", "a.docx", "--to", str(edition), "--as", "participants").exit_code == 2


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (DAY, "d/m/yy", "7/1/26"),
        (DAY, "dddd, dd mmm yyyy", "Wednesday, 07 Jan 2026"),
        (DAY, "mm-dd-yy", "07/01/2026"),
        (AT_NINE, "yyyy-mm-dd hh:mm", "2026-01-07 09:05"),
        (date(2026, 1, 7), 'd" of "mmmm;@', "7 of January"),
        (time(9, 5), "h:mm", "9:05"),
        (DAY, "[$-809]d mmmm yyyy", "7 January 2026"),
        (datetime.fromisoformat("2026-01-27"), "General", "2026-01-27"),
        (datetime.fromisoformat("2026-01-27T09:30"), "General", "2026-01-27T09:30:00"),
        (time(9, 30), "@", "09:30:00"),
        (timedelta(hours=37, minutes=30), "[h]:mm", "37:30"),
        (timedelta(hours=37, minutes=30), "[hh]:mm:ss", "37:30:00"),
        (timedelta(hours=37, minutes=30), "h:mm", "13:30"),
        (timedelta(hours=1, seconds=5), "[mm]:ss", "60:05"),
        (timedelta(minutes=2, seconds=3), "[s]", "123"),
        (timedelta(minutes=-5), '[m]" minutes"', "-5 minutes"),
        (timedelta(days=2), "[h]", "48"),
        (timedelta(days=2), "@", "2 days, 0:00:00"),
    ],
)
def test_dates_as_shown(value: Any, form: str, shown: str) -> None:
    assert shown_date(value, form) == shown


@pytest.mark.parametrize(
    ("value", "form", "shown", "is_sure"),
    [
        (27, "General", "27", True),
        (27.0, "General", "27", True),
        (0.1 + 0.2, "General", "0.3", True),
        (1 / 3, "General", "0.333333333333333", False),
        (-0.123456789, "General", "-0.123456789", True),
        (0.1234567891, "General", "0.1234567891", False),
        (12345678901, "General", "12345678901", True),
        (0.275, "0%", "28%", True),
        (12000, "#,##0", "12,000", True),
        (12000.5, "#,##0.00", "12,000.50", True),
        (3.14159, "0.0", "3.1", True),
        (0.125, "0%", "13%", True),
        (0.285, "0%", "29%", True),
        (2.5, "0", "3", True),
        (-2.5, "0", "-3", True),
        (0.124999, "0.00", "0.12", True),
        (12345.675, "#,##0.00", "12,345.68", True),
        (1e25, "0", "1" + "0" * 25, True),
        (5, '"US$" 0', "5", False),
        (float("inf"), "General", "inf", False),
        (float("-inf"), "0", "-inf", False),
    ],
)
def test_numbers_as_shown(value: float, form: str, shown: str, *, is_sure: bool) -> None:
    assert shown_number(value, form) == (shown, is_sure)
