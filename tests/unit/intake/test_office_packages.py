"""Office files from outside: the exact limits of a package and of a workbook, and what is said beyond them."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from outcome_reports.intake import limits
from outcome_reports.intake.cell_references import DAMAGED, column_letters
from outcome_reports.intake.packages import parse_part, read_package, read_part, relationships
from outcome_reports.intake.slim_package import OFFICE
from outcome_reports.intake.workbooks import slim_workbook
from tests.support.refusals import refused_input

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
END = "</sheetData>"
SAVE = "open it in Excel and save it again"


def package(file: Path, parts: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file


def saved(fill: Callable[[Any], None], tmp_path: Path) -> dict[str, bytes]:
    """The parts of a workbook, as openpyxl writes it."""
    book: Any = openpyxl.Workbook()
    book.active.title = "One"
    fill(book)
    book.save(tmp_path / "a.xlsx")
    return read_package(tmp_path / "a.xlsx")


def cells(data: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def one_cell(book: Any) -> None:
    book.active["A1"] = "words"


# ---- packages


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (
            b"\xd0\xcf\x11\xe0rest",
            "the file has a password, or an old format (.doc, .xls)",
            "save it as .docx or .xlsx, without a password",
        ),
        (b"%PDF-1.7", "this is a PDF", "use the Word or Excel file that it was made from"),
        (b"\xff" * 9 + b"%PDF-1.7", "this is a PDF", "use the Word or Excel file that it was made from"),
        (b"", "the file is damaged or is not an office file", "open it and save it again"),
        (b"PK\x03\x04rest", "the file is damaged or is not an office file", "open it and save it again"),
    ],
)
def test_what_is_not_a_package_is_refused(data: bytes, message: str, hint: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    assert refused_input(lambda: read_package(tmp_path / "a.docx")) == (message, hint)


def test_only_xml_and_what_was_asked_for_is_unpacked(tmp_path: Path) -> None:
    parts = {"a.xml": "<a/>", "B.XML": "<b/>", "_rels/.rels": "<r/>", "media\\c.png": "png", "d.bin": "bin"}
    file = package(tmp_path / "a.docx", parts)  # type: ignore[arg-type]
    assert read_package(file) == {
        "a.xml": b"<a/>",
        "B.XML": b"<b/>",
        "_rels/.rels": b"<r/>",
        "media/c.png": b"",
        "d.bin": b"",
    }
    assert read_package(file, also=(".png",))["media/c.png"] == b"png"


@pytest.mark.parametrize(
    ("limit", "most", "message", "hint"),
    [
        ("PACKAGE_ENTRIES", 2, "the file has 2 parts", "at most 1: split it"),
        ("XML_BYTES", 20, "the file has 20 bytes unpacked", "at most 19: split it"),
        ("XML_ELEMENTS", 4, "the file has 4 elements of XML", "at most 3: split it, or copy its text into a new file"),
    ],
)
def test_a_package_may_have_as_much_as_a_limit_says(
    limit: str, most: int, message: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = package(tmp_path / "a.docx", {"a.xml": "<a><b/>x</a>", "b.rels": "<r><s/>?"})
    monkeypatch.setattr(limits, limit, most)
    assert len(read_package(file)) == 2
    monkeypatch.setattr(limits, limit, most - 1)
    assert refused_input(lambda: read_package(file)) == (message, hint)


@pytest.mark.parametrize("start", ["", "<?xml version='1.0'?>", "\ufeff<?xml version='1.0' encoding='UTF-8'?>"])
def test_a_document_type_declaration_is_refused(start: str, tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16-le") if "encoding" not in start else ("utf-8",):
        file = package(tmp_path / "a.docx", {"a.xml": f"{start}<!DOCTYPE a><a/>".encode(encoding)})
        assert refused_input(partial(read_package, file)) == (
            "part of the file has a document type declaration",
            "save it again with Word or Excel",
        )


def test_an_encoding_in_which_marks_are_others_is_refused(tmp_path: Path) -> None:
    for encoding, refused in (("UTF-7", True), ("EBCDIC-CP-US", True), ("utf-8", False), ("ISO-8859-1", False)):
        file = package(tmp_path / "a.docx", {"a.xml": f"<?xml version='1.0' encoding='{encoding}'?><a/>"})
        if refused:
            assert refused_input(partial(read_package, file)) == (
                "part of the file is not in UTF-8",
                "save it again with Word or Excel",
            )
        else:
            assert read_package(file)


@pytest.mark.parametrize("twin", ["a.xml", "/a.xml", "A.XML", "\\a.xml"])
def test_two_parts_with_one_name_are_refused(twin: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as made, warnings.catch_warnings(action="ignore"):
        for name in ("a.xml", "folder/a.xml", twin):
            made.writestr(name, "<a/>")
    expected = ("two parts of the file have the same name", "open it and save it again")
    assert refused_input(lambda: read_package(tmp_path / "a.docx")) == expected


def test_sheets_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = saved(lambda book: book.create_sheet("Two"), tmp_path)
    monkeypatch.setattr(limits, "SHEETS", 2)
    assert slim_workbook(parts)
    monkeypatch.setattr(limits, "SHEETS", 1)
    expected = ("the workbook has 2 sheets", "at most 1: copy one into a new file")
    assert refused_input(lambda: slim_workbook(parts)) == expected


def test_a_part_is_read_by_its_name_and_up_to_its_size(tmp_path: Path) -> None:
    file = package(tmp_path / "a.docx", {"/word\\a.png": b"12345"})
    assert read_part(file, "word/a.png", 5) == b"12345"
    missing = ("“word/a.png” is missing or larger than 4 bytes", "make it smaller")
    assert refused_input(lambda: read_part(file, "word/a.png", 4)) == missing
    assert refused_input(lambda: read_part(file, "a.png", 9))[0] == "“a.png” is missing or larger than 9 bytes"
    file.write_bytes(file.read_bytes().replace(b"12345", b"12346"))
    assert refused_input(lambda: read_part(file, "word/a.png", 5))[0] == "“word/a.png” is damaged"


@pytest.mark.parametrize(
    ("reference", "part", "inside"),
    [
        ("media/one.png", "word/media/one.png", True),
        ("/word/media/one.png", "word/media/one.png", True),
        ("../customXml/item1.xml", "customXml/item1.xml", True),
        ("media/a%20map.png", "word/media/a map.png", True),
        ("media/a%2520map.png", "word/media/a%20map.png", True),
        ("media/100%25.png", "word/media/100%25.png", True),
        ("https://example.org/a%20map", "https://example.org/a%20map", False),
    ],
)
def test_a_part_is_found_by_what_refers_to_it(reference: str, part: str, inside: bool) -> None:
    mode = "" if inside else ' TargetMode="External"'
    relation = f'<Relationship Id="rId7" Type="http://schemas.example.org/image" Target="{reference}"{mode}/>'
    name = "word/_rels/document.xml.rels"
    parts = {name: f"<Relationships>{relation}</Relationships>".encode(), part: b""}
    found = relationships("word/document.xml", parts, lambda name: parse_part(parts[name]))
    assert [tuple(one) for one in found] == [("image", part, "rId7", inside)]


def test_parts_are_parsed_without_comments_and_instructions_and_not_too_deep() -> None:
    assert len(parse_part(b"<a><!-- x --><b/></a>")) == 1
    assert parse_part(b"<a>one<?x y?>two<!-- x -->three</a>").text == "onetwothree"
    assert refused_input(lambda: parse_part(b"<a>")) == ("part of the file is damaged", "open it and save it again")
    assert refused_input(lambda: parse_part(b"<a>" * 300)) == (
        "the document is nested too deeply",
        "do not put tables and text boxes inside one another",
    )


# ---- workbooks


def test_cells_of_all_sheets_are_kept_and_formulas_are_not(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.active.append(["a", 1, "=1+1"])
        book.active.append([None, "é & <b>"])
        book.create_sheet("Two")["B2"] = "c"
        book.create_chartsheet("Chart")

    found = cells(slim_workbook(saved(fill, tmp_path)))
    assert found == {"One": [["a", 1, "=0"], [None, "é & <b>", None]], "Two": [[None, None], [None, "c"]]}


def sharing(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The same workbook with its texts where Excel has them; openpyxl writes each into its cell."""
    rels, sheet = "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"
    texts: list[bytes] = []

    def shared(cell: re.Match[bytes]) -> bytes:
        texts.append(cell[1])
        return b't="s"><v>%d</v>' % (len(texts) - 1)

    relation = f'<Relationship Id="rId9" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    changed = {
        sheet: re.sub(rb't="inlineStr"><is>(.*?)</is>', shared, parts[sheet]),
        rels: parts[rels].replace(b"</Relationships>", relation.encode()),
    }
    items = b"".join(b"<si>%s</si>" % text for text in texts)
    return parts | changed | {"xl/sharedStrings.xml": b'<sst xmlns="%s">%s</sst>' % (MAIN, items)}


def test_texts_that_cells_share_are_theirs_and_count_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(book: Any) -> None:
        book.active.append(["a", "é & <b>"])

    parts = sharing(saved(fill, tmp_path))
    assert cells(slim_workbook(parts)) == {"One": [["a", "é & <b>"]]}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<v>0</v>", b"<v> 1 </v>")
    assert cells(slim_workbook(parts)) == {"One": [["é & <b>", "é & <b>"]]}
    monkeypatch.setattr(limits, "SHEET_CHARACTERS", 14)
    assert slim_workbook(parts)
    monkeypatch.setattr(limits, "SHEET_CHARACTERS", 13)
    assert "more than 13 characters" in refused_input(lambda: slim_workbook(parts))[0]
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s"/>' % MAIN
    assert refused_input(lambda: slim_workbook(parts)) == ("the workbook is damaged", SAVE)


def test_links_stay_with_the_cells_that_have_words(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.active["A1"] = book.active["B2"] = "words"
        book.active["A1"].hyperlink = "https://example.org/?a=1&b=2"
        book.active["A1"].hyperlink.ref = "A1:B3"

    book = openpyxl.load_workbook(io.BytesIO(slim_workbook(saved(fill, tmp_path))))
    links = {
        cell.coordinate: cell.hyperlink.target for row in book["One"].iter_rows() for cell in row if cell.hyperlink
    }
    assert links == dict.fromkeys(("A1", "B2"), "https://example.org/?a=1&b=2")


@pytest.mark.parametrize(
    ("limit", "most", "message", "hint"),
    [
        (
            "SHEET_ROWS",
            3,
            "the sheet “One” has 3 rows and 2 columns",
            "at most 2 and 100, and 100 cells: delete the empty ones at the end",
        ),
        (
            "SHEET_COLUMNS",
            2,
            "the sheet “One” has 3 rows and 2 columns",
            "at most 100 and 1, and 100 cells: delete the empty ones at the end",
        ),
        (
            "SHEET_CELLS",
            6,
            "the sheet “One” has 3 rows and 2 columns",
            "at most 100 and 100, and 5 cells: delete the empty ones at the end",
        ),
        ("SHEET_CHARACTERS", 10, "the sheet “One” has more than 9 characters", "split it"),
    ],
)
def test_a_sheet_may_have_as_much_as_a_limit_says(
    limit: str, most: int, message: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(book: Any) -> None:
        book.active["A1"], book.active["B3"] = "words", "words"

    parts = saved(fill, tmp_path)
    for name in ("SHEET_ROWS", "SHEET_COLUMNS", "SHEET_CELLS", "SHEET_CHARACTERS"):
        monkeypatch.setattr(limits, name, 100)
    monkeypatch.setattr(limits, limit, most)
    assert slim_workbook(parts)
    monkeypatch.setattr(limits, limit, most - 1)
    assert refused_input(lambda: slim_workbook(parts)) == (message, hint)


def test_cells_that_are_merged_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(book: Any) -> None:
        one_cell(book)
        book.active.merge_cells("A1:C4")

    parts = saved(fill, tmp_path)
    written = parts["xl/worksheets/sheet1.xml"].count(b"<c ")
    monkeypatch.setattr(limits, "SHEET_CELLS", written + 12)
    assert slim_workbook(parts)
    monkeypatch.setattr(limits, "SHEET_CELLS", written + 11)
    assert refused_input(lambda: slim_workbook(parts)) == (
        f"the sheet “One” has more than {written + 11} cells",
        "copy the table into a new file; merge and link only a few cells",
    )


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("xl/workbook.xml", None, "this is not an Excel workbook", "open it in Excel and save it as .xlsx"),
        ("workbook", "worksheet", "this is not an Excel workbook", "open it in Excel and save it as .xlsx"),
        (
            "schemas.openxmlformats.org/spreadsheetml/2006/main",
            "purl.oclc.org/ooxml/spreadsheetml/main",
            "the workbook’s format is “Strict Open XML”",
            "save it as “Excel Workbook (.xlsx)”",
        ),
        ("xl/worksheets/sheet1.xml", None, "the sheet “One” is missing from the file", SAVE),
        ("xl/worksheets/sheet1.xml", b"", "a part of the workbook has an unexpected name", SAVE),
        ('r="A1"', 'r="A"', "the workbook is damaged", SAVE),
        ('r="A1"', 'r="ABCD1"', "the workbook is damaged", SAVE),
        ('r="A1"', 'r="A1048576"', "the workbook is damaged", SAVE),
        ('<row r="1"', '<row r="-1"', "the workbook is damaged", SAVE),
        ("</row>", '<c r="A1"/></row>', "the workbook is damaged", SAVE),
        ("</sheetData>", '<row r="1"/></sheetData>', "the workbook is damaged", SAVE),
        # What openpyxl would take for a cell, a merged range or a link, wherever it is.
        ("</row>", '<x r="XFD1048576"/></row>', "the workbook is damaged", SAVE),
        ("</row>", '<y:c xmlns:y="y" r="XFD1048576"/></row>', "the workbook is damaged", SAVE),
        ("</sheetData>", '<y:row xmlns:y="y" r="1048576"/></sheetData>', "the workbook is damaged", SAVE),
        (END, f'{END}<mergeCells><y:mergeCell xmlns:y="y" ref="A1:XFD1048576"/></mergeCells>', DAMAGED[0], SAVE),
        (END, f'{END}<hyperlinks><x ref="A1:XFD1048576" location="x"/></hyperlinks>', DAMAGED[0], SAVE),
        ("xl/worksheets/sheet1.xml", b"<html><body/></html>", "the workbook is damaged", SAVE),
        # Texts that cells share.
        ("<v>0</v>", "<v>-1</v>", "the workbook is damaged", SAVE),
        ("<v>0</v>", "<v>1</v>", "the workbook is damaged", SAVE),
        ("<v>0</v>", "<v>0.0</v>", "the workbook is damaged", SAVE),
        ("<v>0</v>", "<v>\u0660</v>", "the workbook is damaged", SAVE),
        ("<si>", "<si><si><t>x</t></si>", "the workbook is damaged", SAVE),
        ("<si>", "<si><r><t>x</t></r>", "the workbook is damaged", SAVE),
    ],
)
def test_what_is_not_a_workbook_is_refused(
    old: str, new: str | bytes | None, message: str, hint: str, tmp_path: Path
) -> None:
    parts = saved(one_cell, tmp_path)
    if old in {"<v>0</v>", "<si>"}:
        parts = sharing(parts)
    if isinstance(new, str):
        parts = {name: data.replace(old.encode(), new.encode()) for name, data in parts.items()}
    elif new is None:
        del parts[old]
    else:
        parts[old] = new
    assert refused_input(lambda: slim_workbook(parts)) == (message, hint)


def test_columns_have_letters() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 52, 53, 702, 703)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
