"""What an import makes of documents and tables that have a little of everything: each file, and the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.hyperlink import Hyperlink

from outcome_reports.importing import ImportReport, import_docx
from outcome_reports.importing.sheets.sheet_reading import read_sheet
from outcome_reports.importing.word.word_content import Paragraph, Story, Table
from tests.support.small_registry import write_small_registry
from tests.unit.importing.word_file import paragraph, run, table, write_word

BOLD, ITALIC = "<w:b/>", "<w:i/>"


def line(*runs: str, style: str = "Normal", more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{"".join(runs)}</w:p>'


def item(text: str, number: int = 1, depth: int = 0) -> str:
    level = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return line(run(text), more=level)


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def field(code: str, text: str) -> str:
    kinds = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = kinds
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{run(text)}{end}"


FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    f'<w:footnote w:id="1">{paragraph("A *note* that is used.")}</w:footnote>'
    f'<w:footnote w:id="2">{paragraph("A note that nothing refers to.")}</w:footnote>'
)
STYLED = (
    paragraph("Outcome Statement: Twelfth Dialogue of the Office", "Title")
    + paragraph("Working together", "Subtitle")
    + paragraph("Bangkok, 3 to 4 March 2031")
    + paragraph("The Regional Support Office and the IOM")
    + paragraph("1 Foreword 3", "Toc")
    + paragraph("Foreword", "H1")
    + line(run("Plain "), run("bold ", BOLD), run("both", BOLD + ITALIC), run(" and italic", ITALIC), note(1), run("."))
    + line(
        f'<w:hyperlink r:id="L0">{run("A link")}</w:hyperlink>',
        run(", "),
        field('HYPERLINK "https://b.org/x"', "a field"),
    )
    + paragraph("3. Not a list, [brackets], under_score, _start and 2 < 3 * 4.")
    + item("one")
    + item("deeper", 2, 1)
    + item("still deeper", 2, 1)
    + item("two")
    + item("a number", 2)
    + line(run("A quotation of some words."), style="Quote")
    + paragraph("word " * 40)
    + table(("a table", "in the foreword"))
    + paragraph("Background", "H1")
    + paragraph("How it was built.")
    + paragraph("2. Workshops", "H2")
    + paragraph("They met.")
    + paragraph("In the morning", "H3")
    + paragraph("Early.")
    + paragraph("Key insights of the Dialogue", "H1")
    + paragraph("Before the first insight.")
    + paragraph("1. Sharing", "H2")
    + paragraph("Sharing matters.")
    + paragraph("Another thing", "H2")
    + paragraph("It matters too.")
    + paragraph("Chapter 1: Sharing", "Chapter")
    + paragraph("About sharing.")
    + paragraph("A heading of its own", "H2")
    + paragraph("More about it.")
    + table(("only", "two columns"), ("Why it is so.", "Members may agree."))
    + paragraph("Spotlight on States", "H2")
    + paragraph("Indonesia and New Zealand", "H3")
    + paragraph("Member States")
    + paragraph("They reported.")
    + paragraph("the Philippines", "H3")
    + paragraph("It reported.")
    + paragraph("the Philippines", "H3")
    + paragraph("It reported again.")
    + paragraph("Atlantis", "H3")
    + paragraph("It rose.")
    + paragraph("Recommendations", "H2")
    + paragraph("Words beside the table.")
    + "<w:tbl>"
    + row(cell("No."), cell("Context"), cell("Recommendation"), properties="<w:tblHeader/>")
    + row(cell("1.7"), cell("Officers met."), cell("Meet again."))
    + row(cell("R2.1"), cell("Officers parted."), cell("Part."))
    + row(cell(""), cell("", "<w:vMerge/>"), cell("And part well."))
    + row(cell("1.7"), cell("Twice."), cell("A number given twice."))
    + row(cell("", '<w:gridSpan w:val="3"/>'))
    + "</w:tbl>"
    + table(("a", "b", "c", "d"))
    + paragraph("Recommendations", "H2")
    + table(("Context", "Action"), ("Late.", "Come earlier."))
    + paragraph("Capacity", "Chapter")
    + paragraph("About capacity.")
    + paragraph("Updates from members", "H2")
    + line(run("Indonesia", BOLD), run(" trained officers."))
    + paragraph("It will train more.")
    + paragraph("AUSTRALIA helped.")
    + paragraph("IOM is too short.")
    + paragraph("Nobody in particular", "Chapter")
    + paragraph("Way forward", "H1")
    + paragraph("More will follow.")
    + paragraph("List of participants", "H1")
    + paragraph("Who was there.")
    + item("Australia")
    + paragraph("States", "H2")
    + item("Indonesia; New Zealand")
    + item("Indonesia")
    + item("Atlantis")
    + paragraph("Others", "H2")
    + item("OSCE")
    + paragraph("Contact us", "H1")
    + paragraph("Regional Support Office")
    + paragraph("Bangkok")
    + paragraph("Glossary", "H1")
    + paragraph("An acronym: its meaning.")
    + line(
        run("Seen", ""),
        run("hidden away", "<w:vanish/>"),
        "<w:del><w:r><w:delText>three deleted words</w:delText></w:r></w:del>",
    )
    + '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r><w:r><w:t>after\u200ba sign</w:t></w:r></w:p>'
    + '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A port"/></wp:inline></w:drawing></w:r></w:p>'
)
BY_LOOKS = (
    paragraph("Third Dialogue")
    + paragraph("INTRODUCTION")
    + paragraph("Opening words of it.")
    + line(run("A bold line", BOLD))
    + paragraph("Text below it.")
    + line(run("1. Sharing information", BOLD))
    + paragraph("About sharing.")
    + line(run("Recommendations", BOLD))
    + table(("Why.", "Do."))
    + line(run("Bold, but a sentence.", BOLD))
    + paragraph("CRIME")
    + paragraph("About crime.")
    + line(run("Conclusion", BOLD))
    + paragraph("That was it.")
    + paragraph("KEY MESSAGES")
    + paragraph("First message")
    + paragraph("A long enough sentence that says what the message is.")
    + item("with an item")
    + paragraph("“Another sentence, which stands by itself.”")
)
ONE_TITLE = (
    paragraph("Report of the meeting", "H1")
    + paragraph("31 April 2031, later 5 and 6 May, 2031")
    + paragraph("Atlantis and the Sunken Isles", "H2")
    + paragraph("Spotlight on members", "H2")
    + paragraph("The Organiser", "H3")
    + paragraph("Nothing.")
    + paragraph("Republic of Nowhere", "H3")
    + paragraph("It reported.")
    + paragraph("x" * 121, "H3")
    + paragraph("Long.")
    + paragraph("Crime", "H2")
    + paragraph("About crime.")
    + paragraph("Recommendations", "H3")
    + table(("Why.", "Do."))
)
RAISED, LOWERED, STRUCK = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>', "<w:strike/>"
SHOWN = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A port"/></wp:inline></w:drawing></w:r>'
ODD = (
    paragraph("Fourth Dialogue", "Title")
    + paragraph("Contents", "Toc")
    + paragraph("Words before any heading, long enough to be a sentence of the text.")
    + paragraph("Annexed notes", "H1")
    + paragraph("About them.")
    + line(run("Water is H"), run("2", LOWERED), run("O, 10"), run("6", RAISED), run(" km, a"), run("\u0431", RAISED))
    + line(run("Kept "), run("struck out", STRUCK), run(" kept too."))
    + "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:noBreakHyphen/></w:r></w:p>"
    + '<w:p><w:r><w:pict><v:shape><v:textpath string="DRAWN WORDS"/></v:shape></w:pict></w:r></w:p>'
    + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Click here')}</w:sdtContent></w:sdt>"
    + f"<w:p><w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom>{run('Moved.')}</w:p>"
    + table(*[tuple(f"c{row}.{column}" for column in range(13)) for row in range(3)])
    + paragraph("Key insights", "H1")
    + paragraph("Insight", "H2")
    + f"<w:p>{SHOWN}</w:p>"
    + paragraph("It holds.")
    + paragraph("Chapter 1: Ports", "Chapter")
    + paragraph("About ports.")
    + paragraph("Indonesia and New Zealand", "H2")
    + paragraph("They reported on ports.")
    + paragraph("Quays", "H3")
    + paragraph("Of stone.")
    + paragraph("A heading of its own", "H2")
    + paragraph("The Philippines", "H3")
    + paragraph("It reported under another heading.")
    + paragraph("Country updates", "H2")
    + table(("Indonesia", "It built."), ("New Zealand", "It dug."), ("Atlantis", "It sank."))
    + table(("Indonesia",), ("One cell",))
    + paragraph("Recommendations", "H3")
    + table(("Context", "Recommendation"), ("Under a report.", "Dig."))
    + paragraph("Recommendations", "H2")
    + paragraph("Members are encouraged to:")
    + item("build more quays")
    + item("dig deeper")
    + table(("1", "2", "3", "4", "5"), ("a", "b", "c", "d", "e"))
    + paragraph("To members", "H3")
    + table(
        ("No", "Addressed to", "Proposed by", "Context", "Action"), ("1.9", "Indonesia", "Atlantis", "Wet.", "Dry.")
    )
    + table(("Context", "Recommendation", "By whom"), ("Wet again.", "Members should dry it.", "New Zealand"))
    + paragraph("the Philippines", "H3")
    + paragraph("It reported below the recommendations.")
    + paragraph("Chapter 2: Ports", "Chapter")
    + paragraph("The same title again.")
    + paragraph("Participation", "H1")
    + paragraph("States", "H2")
    + paragraph("Attended by Indonesia, New Zealand and Atlantis.")
    + table(("Indonesia", "two officers"), ("the Philippines", "one"))
    + paragraph("Glossary", "H1")
    + paragraph("IOM: International Office of Migrants")
    + paragraph("XQZ – the Exquisite Zone")
    + paragraph("Agenda", "H1")
    + paragraph("9.00 Opening")
    + paragraph("Contact", "H1")
    + paragraph("The Office")
    + paragraph("1 Harbour Road")
    + paragraph("info@example.org, +66 2 343 9477, https://example.org")
    + "<w:altChunk/>"
    + "<w:p><w:r><w:object/></w:r></w:p>"
)
PARTS = {
    "footnotes": FOOTNOTES,
    "header": paragraph("A page header"),
    "comments": f'<w:comment w:id="0">{paragraph("A comment")}</w:comment>',
}
DOCUMENTS: Mapping[str, tuple[str, Mapping[str, Any], bool]] = {
    "styled": (STYLED, PARTS, True),
    "by-looks": (BY_LOOKS, {}, True),
    "no-registry": (ONE_TITLE, {}, False),
    "odd": (ODD, {"header": paragraph("A head")}, True),
}


def described(report: ImportReport, root: Path, *, with_registry: bool) -> str:
    """Every file that was made, and what the report says."""
    made = sorted(file for file in root.rglob("*") if file.is_file() and file.suffix != ".docx")
    made = [file for file in made if with_registry or file.parent.name != "registry"]
    made = [file for file in made if file.stem != "import-report"]
    text = [f"==== {file.relative_to(root).as_posix()}\n{file.read_text('utf-8')}" for file in made]
    text.append("==== the report")
    text += [f"placed: {placed}" for placed in report.placed]
    text += [f"unplaced: {entry.what}, {entry.where}" for entry in report.unplaced]
    text += [f"note: {note}" for note in report.notes]
    text += [f"problem: {problem}" for problem in report.problems]
    text += [f"file: {file.relative_to(report.folder).as_posix()}" for file in report.files]
    text.append(f"deleted: {report.deleted_words}")
    text += [
        f"{p.status}: {p.kind}{p.level or ''} {p.text[:40]} | {p.file}:{p.line} {p.path} {p.why}"
        for p in report.placements
    ]
    return "\n".join(text).replace(str(root), "…") + "\n"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_import(name: str, golden: Callable[[str, str], None], tmp_path: Path) -> None:
    body, parts, has_registry = DOCUMENTS[name]
    if has_registry:
        write_small_registry(tmp_path / "content" / "registry")
    file = write_word(tmp_path / "old.docx", body, links=("https://a.org/(x) y",), **parts)
    report = import_docx(file, tmp_path / "content" / "old")
    golden(f"imports/{name}.txt", described(report, tmp_path, with_registry=not has_registry))


def everything(sheet: Any) -> None:
    """Fill a sheet with every kind of cell, format and look that people have."""
    sheet.title = "All"
    sheet.append(["Text", " e\u0301 ", "a\u200bb_x000D_", "one\ntwo\n\nthree", "", None])
    numbers = ((1, "General"), (1234.5, "#,##0.00"), (0.5, "0%"), (2, "0.0_);(0.0)"), (3, "0.00E+00"), (7, '0 "km"'))
    for column, (value, form) in enumerate(numbers, start=1):
        sheet.cell(2, column, value).number_format = form
    moment = datetime.fromisoformat("2026-01-07T09:05:03")
    forms = ("yyyy-mm-dd", "d mmm yy", "dddd, dd mmmm yyyy", "h:mm AM/PM", "hh:mm:ss", 'd\\.m\\."x"')
    for column, form in enumerate(forms, start=1):
        sheet.cell(3, column, moment).number_format = form
    sheet.append([True, "#DIV/0!", "=1+1", '="x"', False, "#N/A"])
    strong, raised = InlineFont(b=True, i=True), InlineFont(vertAlign="superscript")
    lowered, struck = InlineFont(vertAlign="subscript"), InlineFont(strike=True)
    pieces: list[str | TextBlock] = [
        "H",
        TextBlock(lowered, "2"),
        "O ",
        TextBlock(strong, "bold"),
        TextBlock(struck, "gone"),
        " ^",
    ]
    sheet["A5"] = CellRichText([*pieces, TextBlock(raised, "\u0431")])
    sheet["B5"] = "a link"
    sheet["B5"].hyperlink = "https://example.org/"
    sheet["C5"] = "a place in the sheet"
    sheet["C5"].hyperlink = Hyperlink("C5", location="All!A1")
    sheet["A7"], sheet["D7"], sheet["A10"] = "over columns and rows", "right of it", "over the end"
    for area in ("A7:C8", "A10:G11"):
        sheet.merge_cells(area)
    sheet["E8"] = "below"


CSV = 'sep=;\r\nName;Words\r\n;\r\nFiji;"one\r\ntwo; ""three"""\r\nCôte d’Ivoire;caf\u00e9\r\n'


def rows_of(story: Story) -> Iterator[str]:
    for block in story.blocks:
        assert isinstance(block, Table)
        for row in block.rows:
            yield f"{row.place} (before: {row.before})"
            for cell in row.cells:
                shown = [
                    "".join(f"{'*' * run.bold}{'/' * run.italic}{{{run.text}}}{run.link}" for run in inner.runs)
                    for inner in cell.blocks
                    if isinstance(inner, Paragraph)
                ]
                yield f"    {cell.span}{' goes on' if cell.merged_down else ''}: {shown}"
    yield from (f"struck: {text} ({where})" for text, where in story.struck)
    yield from (f"remark: {remark}" for remark in story.remarks)


def test_tables(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    book = Workbook()
    everything(book.active)
    book.create_sheet("Hidden").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.csv").write_bytes(CSV.encode())
    (tmp_path / "old.csv").write_bytes(CSV.encode("cp1252"))
    (tmp_path / "empty.csv").write_bytes(b"\n , \n")
    said = [
        line
        for name in ("a.xlsx", "a.csv", "old.csv", "empty.csv")
        for line in (f"==== {name}", *rows_of(read_sheet(tmp_path / name, ())))
    ]
    golden("imports/tables.txt", "\n".join(said) + "\n")
