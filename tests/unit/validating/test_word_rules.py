"""The rules of Word's accessibility checker, on files that break one each, and on their near misses."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from outcome_reports.validating.verdicts import Failure
from outcome_reports.validating.word_rules import validate_word_rules
from outcome_reports.validating.word_xml import Unreadable, WordFile
from tests.support.whole_messages import Whole
from tests.unit.validating.small_word_files import SPACES, STYLES, paragraph, write_docx

HEADING = paragraph("A title", style="H1")


def found(tmp_path: Path, body: str, whole: Whole | None = None, **parts: str) -> list[tuple[str, str | None]]:
    (verdict,) = validate_word_rules([write_docx(tmp_path / "a.docx", body, **parts)])
    if whole and verdict.failures:
        whole(*(f"{one.clause}: {one.message} | {one.place} | {one.block}" for one in verdict.failures))
    return [(failure.clause, failure.block) for failure in verdict.failures]


def drawing(attributes: str = "", inside: str = "", kind: str = "inline") -> str:
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:docPr id="1" name="x" {attributes}>{inside}</wp:docPr></wp:{kind}>'
        "</w:drawing></w:r>"
    )


DECORATIVE = (
    '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" {value}/>'  # as Word writes it
)


def table(*rows: str, header: bool = True, cell: str = "") -> str:
    marks = ["<w:trPr><w:tblHeader/></w:trPr>" if header else "", *("" for _ in rows[1:])]
    return "<w:tbl>{}</w:tbl>".format(
        "".join(
            f"<w:tr>{mark}<w:tc><w:tcPr>{cell}</w:tcPr>{row}</w:tc></w:tr>"
            for mark, row in zip(marks, rows, strict=True)
        )
    )


def link(text: str, inside: str = "") -> str:
    return paragraph(inside=f'<w:hyperlink w:anchor="x"><w:r><w:t>{text}</w:t></w:r>{inside}</w:hyperlink>')


@pytest.mark.parametrize(
    ("body", "clauses"),
    [
        (paragraph(inside=drawing()), ["alternative text"]),
        (paragraph(inside=drawing('descr=" "')), ["alternative text"]),
        (paragraph(inside=drawing('descr="A map"')), []),
        (paragraph(inside=drawing(inside=DECORATIVE.format(value='val="1"'))), []),
        (paragraph(inside=drawing(inside=DECORATIVE.format(value='val="0"'))), ["alternative text"]),
        (paragraph(inside=drawing('descr="A map"', kind="anchor")), ["object inline"]),
        (paragraph(inside=drawing(inside=DECORATIVE.format(value='val="1"'), kind="anchor")), []),
        (
            paragraph(inside='<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt=" "/></w:pict></w:r>'),
            ["alternative text"],
        ),
        (
            paragraph(
                inside='<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="A map"/></w:pict></w:r>'
            ),
            [],
        ),
        (paragraph(inside="<w:r><w:drawing><wp:inline/></w:drawing></w:r>"), ["alternative text"]),
        ("<w:tbl/>", ["table header"]),
        ("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc/></w:tr></w:tbl>", []),
        (table(paragraph("a"), cell="<w:hMerge/>"), ["simple table"]),
        (
            paragraph("x", style="H2") + paragraph("w" * 61, style="H1") + paragraph("y" * 70, style="H3"),
            ["heading levels"],
        ),
        (table(paragraph("a"), paragraph("b")), []),
        (table(paragraph("a"), paragraph("b"), header=False), ["table header"]),
        (table(paragraph("a"), cell='<w:gridSpan w:val="2"/>'), ["simple table"]),
        (table(paragraph("a"), cell='<w:gridSpan w:val="1"/>'), []),
        (table(paragraph("a"), cell="<w:vMerge/>"), ["simple table"]),
        (table(table(paragraph("a")) + paragraph("b")), ["simple table"]),
        (paragraph(), ["blank paragraph"]),
        (paragraph("  "), ["blank paragraph"]),
        (
            table(paragraph("a")) + paragraph() + paragraph() + table(paragraph("b")),
            ["blank paragraph", "blank paragraph"],
        ),
        (paragraph(inside='<w:r><w:br w:type="page"/></w:r>'), []),
        (paragraph(inside="<w:r><w:sym/></w:r>"), []),
        # An empty cell must have a paragraph, and one is enough.
        (table(paragraph()), []),
        (table(paragraph() + paragraph()), ["blank paragraph", "blank paragraph"]),
        (paragraph("a   b"), ["repeated blanks"]),
        (paragraph("a \u00a0 b"), ["repeated blanks"]),
        (paragraph("a  b"), []),
        (paragraph("x", style="H2") + paragraph("y", style="H3"), []),
        (paragraph("x", style="H3"), ["heading levels"]),
        (paragraph("x", style="Body"), []),
        (paragraph("x", style="Round"), []),
        (paragraph("x", style="Nowhere"), []),
        (link("here"), ["link text"]),
        (link("Click here …"), ["link text"]),
        (link("https://www.example.org/x"), ["link text"]),
        (link(""), ["blank paragraph", "link text"]),
        (link("", drawing('descr="The map"')), []),
        (link("the report on labour"), []),
        (paragraph("x", run='<w:color w:val="999999"/>'), ["contrast"]),
        (paragraph("x", run='<w:color w:val="999999"/><w:sz w:val="48"/>'), ["contrast"]),
        (paragraph("x", run='<w:color w:val="888888"/><w:sz w:val="48"/>'), []),
        (paragraph("x", run='<w:color w:val="888888"/><w:sz w:val="28"/>'), ["contrast"]),
        (paragraph("x", run='<w:color w:val="888888"/><w:b/><w:sz w:val="28"/>'), []),
        (paragraph("x", run='<w:color w:val="auto"/>'), []),
        (paragraph("x", run='<w:color w:val="ffffff"/><w:vanish/>'), []),
        (paragraph("x", run='<w:color w:val="ffffff"/><w:shd w:fill="000000"/>'), []),
        # What a file may have there although it must not is as if it were not there.
        (paragraph("x", run='<w:sz w:val="12pt"/><w:color w:val="red"/>'), []),
        (paragraph("x", run='<w:color w:val="888888"/><w:sz w:val="-48"/>'), ["contrast"]),
        # Word writes 1 and 0, the standard also has these words.
        (paragraph(inside=drawing(inside=DECORATIVE.format(value='val="true"'))), []),
        (paragraph(inside=drawing(inside=DECORATIVE.format(value='val="false"'))), ["alternative text"]),
        # A level of its own counts more than that of its style.
        (paragraph("x", style="H3", own='<w:outlineLvl w:val="0"/>') + paragraph("y", style="H2"), []),
        (
            paragraph("x", style="H1")
            + paragraph("y", style="H2", own='<w:outlineLvl w:val="9"/>')
            + paragraph("z", style="H3"),
            ["heading levels"],
        ),
    ],
)
def test_each_rule_finds_its_fault_and_lets_its_near_misses_pass(
    whole: Whole, body: str, clauses: list[str], tmp_path: Path
) -> None:
    assert [clause for clause, _ in found(tmp_path, HEADING + body, whole)] == clauses


@pytest.mark.parametrize(
    ("text", "says"),
    [
        *((words, False) for words in ("click", "Click here", "details", "here", "learn more", "link", "more")),
        *((words, False) for words in ("More info …", "read more", "See here.", "this", "this link")),
        *((words, False) for words in ("http://x.org", "www.x.org/a")),
        *(
            (words, True)
            for words in ("www.x.org", "here it is", "the link", "info", "see https://x.org", "ftp://x.org/a")
        ),
    ],
)
def test_a_link_says_where_it_leads(text: str, says: bool, tmp_path: Path) -> None:
    assert bool(found(tmp_path, HEADING + link(text))) is not says


def test_a_fault_names_the_bookmark_that_it_is_in_or_after(tmp_path: Path) -> None:
    body = HEADING + paragraph("a   b") + paragraph("c   d", bookmark="one_two") + paragraph("e   f")
    body += paragraph("g   h", bookmark="_Toc1")
    assert [block for _, block in found(tmp_path, body)] == [None, "one-two", "one-two", "one-two"]


@pytest.mark.parametrize(
    ("parts", "clauses"),
    [
        ({"core": ""}, ["document title"]),
        ({"core": "<x/>"}, ["document title"]),
        ({"styles": ""}, ["heading levels", "document language"]),
        ({"styles": STYLES.replace("<w:lang", "<w:other")}, ["document language"]),
        ({"styles": STYLES.replace('outlineLvl w:val="0"', 'outlineLvl w:val="first"')}, ["heading levels"]),
        ({"core": "<"}, ["well-formed XML"]),
    ],
)
def test_properties_and_styles_are_looked_at(
    whole: Whole, parts: dict[str, str], clauses: list[str], tmp_path: Path
) -> None:
    assert [clause for clause, _ in found(tmp_path, HEADING, whole, **parts)] == clauses


def test_a_document_needs_a_heading(tmp_path: Path) -> None:
    assert found(tmp_path, paragraph("x")) == [("heading levels", None)]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 and no more"])
def test_what_is_not_a_word_file_is_a_failure(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    (verdict,) = validate_word_rules([file])
    assert [failure.clause for failure in verdict.failures] == ["readable file"]


def test_a_file_without_its_main_part_is_a_failure(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("other.xml", "<x/>")
    (verdict,) = validate_word_rules([tmp_path / "a.docx"])
    assert [failure.message for failure in verdict.failures] == ["the file has no part word/document.xml"]


@pytest.mark.parametrize("broken", ['<w:style w:type="paragraph"/>', '<w:style w:styleId="Other"/>'])
def test_a_style_without_an_id_or_a_type_is_none(broken: str, tmp_path: Path) -> None:
    styles = STYLES.replace(
        '<w:style w:type="paragraph" w:styleId="H1"', f'{broken}<w:style w:type="paragraph" w:styleId="H1"'
    )
    assert found(tmp_path, HEADING, styles=styles) == found(tmp_path, HEADING)


def test_a_file_without_a_body_or_a_main_part_is_unreadable(tmp_path: Path) -> None:
    file = write_docx(tmp_path / "a.docx", "")
    parts = {
        f"<w:document {SPACES}/>": Failure("readable file", "the document has no body", "/word/document.xml"),
        "": Failure("readable file", "the file has no part word/document.xml"),
        "<w:document": Failure("well-formed XML", "unclosed token: line 1, column 0", "/word/document.xml"),
    }
    for text, failure in parts.items():
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("word/document.xml" if text else "other.xml", text)
        with pytest.raises(Unreadable) as error:
            _ = WordFile(file).body
        assert (error.value.failure, str(error.value)) == (failure, failure.message)


@pytest.mark.parametrize(
    ("part", "xpath", "block"),
    [
        ("/word/document.xml", "/w:document[1]/w:body[1]/w:p[1]", None),
        ("/word/document.xml", "/w:document[1]/w:body[1]/w:p[2]", "b"),
        ("word/document.xml", "/w:document[1]/w:body[1]/w:p[3]/w:r[1]/w:t[1]", "b"),
        ("/word/document.xml", "/w:document[1]/w:body[1]/w:p[3]/w:r[2]", "b"),
        ("/word/document.xml", "/w:document[1]/w:body[1]/w:p[3]/x:r[1]", "b"),
        ("/word/styles.xml", "/w:document[1]/w:body[1]/w:p[2]", None),
    ],
)
def test_a_place_is_in_the_block_above_it(part: str, xpath: str, block: str | None, tmp_path: Path) -> None:
    body = paragraph("One") + paragraph("Two", bookmark="b") + paragraph("Three")
    assert WordFile(write_docx(tmp_path / "a.docx", body)).block_at(part, xpath) == block
    assert WordFile(tmp_path / "none.docx").block_at(part, xpath) is None
