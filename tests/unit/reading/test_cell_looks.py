"""What cells look like and mean: raised figures, links, lines; what cannot be kept is refused at its cell."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink

import outcome_reports as outr
from outcome_reports.errors import ContentError
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.intake.slim_package import relation_part
from outcome_reports.intake.workbooks import slim_workbook
from outcome_reports.reading.cell_texts import linked
from outcome_reports.tree import LineBreak, Link, Paragraph, blocks_of, inline_text, inlines_of
from tests.support.small_registry import write_small_registry
from tests.support.whole_messages import Whole

HEAD = (
    "series: Dialogue\nnumber: 1\ndates: {start: 2027-01-27, end: 2027-01-28}\npublished: 2027-02-20\norganiser: RSO\n"
)
CHAPTER = "id: sharing\ntitle: Sharing\nintroduction: About sharing.\n"
HEADINGS = ["id", "by", "to", "context", "recommendation"]
ROW = ["R1.1", "IDN", "members", "What it rests on.", "Members may share."]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    write_small_registry(tmp_path / "registry")
    folder = tmp_path / "edition"
    (folder / "chapters").mkdir(parents=True)
    (folder / "edition.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "chapters" / "1-sharing.yaml").write_text(CHAPTER, encoding="utf-8")
    return folder


def write(edition: Path, change: Callable[[Any], None]) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Recommendations"
    for row in (HEADINGS, ROW):
        sheet.append(row)
    change(sheet)
    book.save(edition / "chapters" / "1-sharing.recommendations.xlsx")


def context(edition: Path) -> list[Paragraph]:
    (row,) = outr.load(edition).content.chapters[0].recommendations
    return [block for block in blocks_of(row.context.blocks) if isinstance(block, Paragraph)]


def words(edition: Path) -> list[str]:
    return [inline_text(paragraph.children) for paragraph in context(edition)]


def problems(edition: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        outr.load(edition)
    return [f"{p.message} | {p.hint}" for p in caught.value.problems]


def rich(*pieces: Any) -> CellRichText:
    """A text in pieces, some with a look: ("6", "superscript")."""
    return CellRichText(*(p if isinstance(p, str) else TextBlock(InlineFont(vertAlign=p[1]), p[0]) for p in pieces))


UP, DOWN = "superscript", "subscript"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (rich("10", ("6", UP), " people on 5 km", ("2", UP)), "10⁶ people on 5 km²"),
        (rich("10", ("−12", UP), " and 10", ("-3", UP)), "10⁻¹² and 10⁻³"),
        (rich("CO", ("2", DOWN), " and x", ("i", DOWN)), "CO₂ and xᵢ"),
        (rich("the 27", ("th", UP), " and 1", ("ST", UP)), "the 27th and 1ST"),
        (rich("Safe Travel", ("TM", UP), " app"), "Safe Travel™ app"),
        (rich("n", ("n", UP), " ways"), "nⁿ ways"),
        (rich("10", ("⁶", UP), " people"), "10⁶ people"),
        (rich("plain ", ("words", "baseline")), "plain words"),
    ],
)
def test_raised_and_lowered_figures_are_kept(edition: Path, value: CellRichText, expected: str) -> None:
    write(edition, lambda sheet: sheet.__setitem__("D2", value))
    assert words(edition) == [expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (rich("Côte 1", ("er", UP), " rang"), "cell D2: “er” is in superscript, which would be lost"),
        (rich("N", ("o", UP), " 5"), "cell D2: “o” is in superscript"),
        (rich("a", ("1,2", UP)), "cell D2: “1,2” is in superscript"),
        (rich("H", ("2O", DOWN)), "cell D2: “2O” is in subscript"),
        (rich("words", (" th", UP)), "cell D2: “ th” is in superscript"),
    ],
)
def test_others_are_refused_where_they_are(whole: Whole, edition: Path, value: CellRichText, expected: str) -> None:
    write(edition, lambda sheet: sheet.__setitem__("D2", value))
    found = problems(edition)
    assert expected in "\n".join(found)
    whole(*found)


def test_a_cell_that_is_raised_as_a_whole(edition: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["D2"] = 2
        sheet["D2"].font = Font(vertAlign="superscript")
        sheet["E2"] = "all words"
        sheet["E2"].font = Font(vertAlign="subscript")

    write(edition, change)
    assert any("cell E2: “all words” is in subscript" in problem for problem in problems(edition))


def link(cell: str, target: str | None, location: str | None = None) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        first = sheet[cell.partition(":")[0]]
        first.hyperlink = Hyperlink(ref=cell, target=target, location=location)
        first.hyperlink.ref = cell

    return change


def links(edition: Path) -> list[tuple[str, str]]:
    found = [inline for paragraph in context(edition) for inline in inlines_of(paragraph.children)]
    return [(inline_text(one.children), one.target) for one in found if isinstance(one, Link)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (link("D2", "https://www.baliprocess.net/report"), "https://www.baliprocess.net/report"),
        (link("D2", "https://x.org/a b(c)"), "https://x.org/a%20b%28c%29"),
        (link("D2", "https://x.org/a", "part-2"), "https://x.org/a#part-2"),
        (link("D2", "mailto:info@x.org"), "mailto:info@x.org"),
        (link("D2:D9", "https://x.org/range"), "https://x.org/range"),
        (link("C1:E2", "https://x.org/range"), None),
    ],
)
def test_links_of_cells_are_kept(
    whole: Whole, edition: Path, change: Callable[[Any], None], expected: str | None
) -> None:
    write(edition, change)
    if expected is None:
        found = problems(edition)
        assert "cell C2: a link in a cell that takes only words" in "\n".join(found)
        whole(*found)
    else:
        assert links(edition) == [("What it rests on.", expected)]


def formula(text: str, result: str) -> Callable[[Path], None]:
    """A workbook in which Excel has saved the result of a formula, as openpyxl cannot."""

    def change(file: Path) -> None:
        import zipfile

        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        name = "xl/worksheets/sheet1.xml"
        old = parts[name][parts[name].index('<c r="D2"') :]
        old = old[: old.index("</c>") + 4]
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        parts[name] = parts[name].replace(old, f'<c r="D2" t="str"><f>{escaped}</f><v>{result}</v></c>')
        with zipfile.ZipFile(file, "w") as archive:
            for part, data in parts.items():
                archive.writestr(part, data)

    return change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('HYPERLINK("https://x.org/a","the page")', "https://x.org/a"),
        ('hyperlink( "https://x.org/b" , "the page" )', "https://x.org/b"),
        ('HYPERLINK("https://x.org/c";"the page")', "https://x.org/c"),
        ('HYPERLINK(A1&"/x","the page")', None),
        ('IF(A1="","",HYPERLINK("https://x.org/c","the page"))', None),
    ],
)
def test_links_of_formulas_are_kept(whole: Whole, edition: Path, text: str, expected: str | None) -> None:
    write(edition, lambda _: None)
    formula(text, "the page")(edition / "chapters" / "1-sharing.recommendations.xlsx")
    if expected is None:
        found = problems(edition)
        assert "cell D2: a link whose address is calculated" in "\n".join(found)
        whole(*found)
    else:
        assert links(edition) == [("the page", expected)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (link("D2", "https://www.x..net"), "cell D2: the link to “https://www.x..net” cannot be used"),
        (link("D2", "file:///C:/report.pdf"), "cell D2: the link to “file:///C:/report.pdf” cannot be used"),
        (link("D2", "report.pdf"), "cell D2: the link to “report.pdf” cannot be used"),
        (link("D2", None, "Sheet2!A1"), "cell D2: a link to a place in the workbook"),
        (link("B2", "https://x.org"), "cell B2: a link in a cell that takes only words"),
    ],
)
def test_links_that_cannot_be_kept_are_refused(
    whole: Whole, edition: Path, change: Callable[[Any], None], expected: str
) -> None:
    write(edition, change)
    found = problems(edition)
    assert expected in "\n".join(found)
    whole(*found)


def test_a_link_on_an_empty_cell_adds_no_words(edition: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["B2"] = None
        sheet["F2"]._hyperlink = Hyperlink(ref="F2:F4", target="https://x.org/empty")
        sheet._hyperlinks.append(sheet["F2"]._hyperlink)

    write(edition, change)
    assert words(edition) == ["What it rests on."]


def test_a_link_on_several_lines_is_refused(whole: Whole, edition: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["D2"] = "one\ntwo"
        link("D2", "https://x.org")(sheet)

    write(edition, change)
    found = problems(edition)
    assert "cell D2: a link on a text that has several lines" in "\n".join(found)
    whole(*found)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("text", "paragraphs", "breaks"),
    [
        ("First line\nsecond line", ["First line\nsecond line"], 1),
        ("First\n\nSecond\nthird", ["First", "Second\nthird"], 1),
        ("Members may:\n- share\n- learn", ["Members may:", "share", "learn"], 0),
        ("Members may:\n1. share\nmore\n2. learn", ["Members may:", "share\nmore", "learn"], 1),
        ("One line", ["One line"], 0),
    ],
)
def test_lines_stay_lines(edition: Path, kind: str, text: str, paragraphs: list[str], breaks: int) -> None:
    if kind == "xlsx":
        write(edition, lambda sheet: sheet.__setitem__("D2", text))
    else:
        quoted = ['"' + cell.replace('"', '""') + '"' for cell in (*ROW[:3], text, ROW[4])]
        lines = [",".join(HEADINGS), ",".join(quoted)]
        file = edition / "chapters" / "1-sharing.recommendations.csv"
        file.write_bytes("\r\n".join(lines).encode())
    assert words(edition) == paragraphs
    found = [inline for paragraph in context(edition) for inline in inlines_of(paragraph.children)]
    assert sum(isinstance(inline, LineBreak) for inline in found) == breaks


def number(value: float, form: str = "General") -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet["D2"] = value
        sheet["D2"].number_format = form

    return change


@pytest.mark.parametrize(("value", "shown"), [(12, "12"), (12.0, "12"), (0.5, "0.5"), (-3.25, "-3.25")])
def test_numbers_that_excel_shows_as_they_are(edition: Path, value: float, shown: str) -> None:
    write(edition, number(value))
    assert words(edition) == [shown]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (number(100 / 3), "cell D2: the number 33.33333333333334, of which Excel shows only part"),
        (number(1e-9), "cell D2: the number 1e-09, of which Excel shows only part"),
        (number(123456789012), "cell D2: the number 123456789012, of which Excel shows only part"),
        (number(2.7, "0"), "cell D2: a number displayed as “0”"),
        (number(0.27, "0%"), "cell D2: a number displayed as “0%”"),
    ],
)
def test_numbers_that_excel_shows_otherwise_are_refused(
    whole: Whole, edition: Path, change: Callable[[Any], None], expected: str
) -> None:
    write(edition, change)
    found = problems(edition)
    assert expected in "\n".join(found)
    whole(*found)


def test_a_text_that_is_shown_with_more_is_refused(whole: Whole, edition: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["D2"].number_format = '"Context: "@'

    write(edition, change)
    found = problems(edition)
    assert 'cell D2: a text displayed as “"Context: "@”' in "\n".join(found)
    whole(*found)


def test_a_sheet_whose_cells_are_all_refused_is_not_called_empty(whole: Whole, edition: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.delete_rows(1, 2)
        for cell in ("A1", "B1", "C2"):
            sheet[cell] = 0.5
            sheet[cell].number_format = "0%"

    write(edition, change)
    found = problems(edition)
    whole(*found)
    assert len(found) == 3
    assert not any("empty" in problem for problem in found)
    assert all("sheet “Recommendations”, cell " in problem for problem in found)


@pytest.mark.parametrize(("value", "expected"), [(6, "⁶"), (-12, "⁻¹²"), (2026, "²⁰²⁶")])
def test_a_number_that_is_raised_as_a_whole(edition: Path, value: int, expected: str) -> None:
    def change(sheet: Any) -> None:
        sheet["D2"] = value
        sheet["D2"].font = Font(vertAlign="superscript")

    write(edition, change)
    assert words(edition) == [expected]


@pytest.mark.parametrize("font", ["Symbol", "Wingdings 2", "webdings", "ZapfDingbats", "Symbol MT"])
def test_letters_that_look_like_other_signs_are_refused(edition: Path, font: str) -> None:
    def change(sheet: Any) -> None:
        sheet["D2"] = CellRichText("of an ", TextBlock(InlineFont(rFont=font), "a"), " or more")
        sheet["E2"].font = Font(name=font)
        sheet["D3"] = 5
        sheet["D3"].font = Font(name=font)

    write(edition, change)
    found = "\n".join(problems(edition))
    for cell in ("D2", "E2", "D3"):
        assert f"cell {cell}: a text in the font {font}, which shows other signs" in found


@pytest.mark.parametrize("font", ["Calibri", "Segoe UI Symbol", "Symbola", "Noto Sans Symbols"])
def test_letters_of_other_fonts_are_letters(edition: Path, font: str) -> None:
    write(edition, lambda sheet: setattr(sheet["D2"], "font", Font(name=font)))
    assert words(edition) == ["What it rests on."]


@pytest.mark.parametrize("form", [";;;", '0;-0;0;"none"', '"by "@'])
def test_a_format_that_hides_or_changes_a_text_is_refused(edition: Path, form: str) -> None:
    write(edition, lambda sheet: setattr(sheet["D2"], "number_format", form))
    assert f"cell D2: a text displayed as “{form}”" in "\n".join(problems(edition))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a_x000A_b", ["a\\\nb"]),
        ("a_x000D_\nb", ["a\\\nb"]),
        ("a_x000d_b", ["a\\\nb"]),
        ("a_x005F_x000D_b", ["a_x000D_b"]),
        ("a_x00E9__x0041_", ["aéA"]),
        ("a_x005F_x0041_", ["a_x0041_"]),
        ("_xD83D__xDE00_", ["\U0001f600"]),
        ("a_x41_ and _x004G_", ["a_x41_ and _x004G_"]),
    ],
)
def test_characters_that_excel_escapes(edition: Path, typed: str, expected: list[str]) -> None:
    write(edition, lambda _: None)
    formula("0", typed)(edition / "chapters" / "1-sharing.recommendations.xlsx")
    (row,) = outr.load(edition).content.chapters[0].recommendations
    assert [row.context.source] == expected


@pytest.mark.parametrize(("typed", "code"), [("a_x0007_", "U+0007"), ("a_xD800_", "U+D800"), ("a_xFFFF_", "U+FFFF")])
def test_escaped_control_characters_are_refused(edition: Path, typed: str, code: str) -> None:
    write(edition, lambda _: None)
    formula("0", typed)(edition / "chapters" / "1-sharing.recommendations.xlsx")
    where = "sheet “Recommendations”, cell D2"
    assert problems(edition) == [f"{where}: after “a” there is the control character {code} | delete it"]


@pytest.mark.parametrize("value", ["a_x0007_", CellRichText("b", TextBlock(InlineFont(b=True), "a_x0007_"))])
def test_shared_texts_with_control_characters_are_told_at_their_cell(edition: Path, value: Any) -> None:
    write(edition, lambda sheet: setattr(sheet["D2"], "value", value))
    (problem,) = problems(edition)
    assert problem.startswith("sheet “Recommendations”, cell D2: after “a” there is the control character U+0007")


def changed(file: Path, change: Callable[[dict[str, bytes]], None], *, flags: int = 0) -> None:
    """Change the parts of a workbook; `flags` are set for each of them."""
    import zipfile

    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    raw = bytearray(file.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= flags
            at = raw.find(mark, at + 4)
    file.write_bytes(bytes(raw))


def test_a_workbook_whose_parts_are_encrypted_is_said_to_have_a_password(edition: Path) -> None:
    write(edition, lambda _: None)
    changed(edition / "chapters" / "1-sharing.recommendations.xlsx", lambda _: None, flags=1)
    assert problems(edition) == ["the file has a password | save it without one"]


@pytest.mark.parametrize("value", ["1e999", "-1e999"])
def test_numbers_that_no_program_can_hold_are_refused(edition: Path, value: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        start = parts[name].index(b'<c r="D2"')
        end = parts[name].index(b"</c>", start) + len(b"</c>")
        parts[name] = parts[name][:start] + f'<c r="D2"><v>{value}</v></c>'.encode() + parts[name][end:]

    write(edition, lambda _: None)
    changed(edition / "chapters" / "1-sharing.recommendations.xlsx", change)
    assert any("cell D2: a number that is too large" in problem for problem in problems(edition))


@pytest.mark.parametrize(("count", "refused"), [(65_490, False), (65_491, True)])
def test_more_formats_than_excel_can_have_are_refused(count: int, refused: bool) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    styles = f'<styleSheet xmlns="{main}"><cellXfs count="1">{"<xf/>" * count}</cellXfs></styleSheet>'
    with contextlib.nullcontext() if not refused else pytest.raises(RefusedError, match="more than 65,490 formats"):
        slim_workbook(
            {
                "_rels/.rels": relation_part([("officeDocument", "xl/workbook.xml", "rId1")], "Internal"),
                "xl/workbook.xml": f'<workbook xmlns="{main}"><sheets/></workbook>'.encode(),
                "xl/_rels/workbook.xml.rels": relation_part([("styles", "styles.xml", "rId1")], "Internal"),
                "xl/styles.xml": styles.encode(),
            }
        )


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("words", "[words](https://example.org/a%20b)"),
        ("see [words](https://example.org/a%20b)", "see [words](https://example.org/a%20b)"),
        ("see [words](https://example.org/a b)", "see [words](https://example.org/a b)"),
        ("see [words](https://example.org/c)", None),
        ("two\nlines", None),
    ],
)
def test_a_cell_with_an_address_is_a_link_if_it_can_be(text: str, link: str | None) -> None:
    assert linked(text, "https://example.org/a b") == link


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://bücher.example/ä?ö=ü", "https://bücher.example/ä?ö=ü"),
        ("https://ไทย.example/e\u0301", "https://ไทย.example/e\u0301"),
        ("https://example.org/%C3%A9_(b)<c>", "https://example.org/%C3%A9_%28b%29%3Cc%3E"),
        ('https://example.org/"\\^`{|}\x7f', "https://example.org/%22%5C%5E%60%7B%7C%7D%7F"),
        ("mailto:a@example.org?subject=b c", "mailto:a@example.org?subject=b%20c"),
    ],
)
def test_what_could_end_an_address_is_encoded_and_other_letters_are_not(address: str, written: str) -> None:
    assert linked("words", address) == f"[words]({written})"
