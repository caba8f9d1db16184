"""Documents of another kind: inside a Word document, or turned into one by LibreOffice."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from outcome_reports.errors import ContentError
from outcome_reports.importing import document_reading
from outcome_reports.importing.document_reading import read_document
from outcome_reports.importing.word.chunk_html import html_blocks
from outcome_reports.importing.word.chunk_reading import chunk_blocks
from outcome_reports.importing.word.word_content import Block, Paragraph, Story, Table, table_text
from outcome_reports.importing.word.word_reading import _Package
from outcome_reports.intake import libreoffice
from tests.support.whole_messages import Whole
from tests.unit.importing.word_file import R, paragraph, write_word


def shown(blocks: list[Block] | None) -> list[str]:
    return [
        table_text(b) if isinstance(b, Table) else f"{'#' * b.level}{'-' * bool(b.listing)}{b.text}"
        for b in blocks or []
    ]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<h1>Title</h1><p>One <b>two</b>.</p>", ["#Title", "One two."]),
        ("<p>Open<p>and open", ["Open", "and open"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<ul><li>one<ul><li>deep</ul><li>two</ul>", ["-one", "-deep", "-two"]),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", ["A | B\n1 | 2"]),
        ("<table><tr><td><table><tr><td>in</table></table>after", ["in", "after"]),
        ("<style>p{}</style><script>alert(1)</script><title>x</title>words", ["xwords"]),
        ("caf&eacute; &lt;x&gt; a\u200b b", ["café <x> a b"]),
        ("</table></td></li>end", ["end"]),
        ("<table><tr><td>1</td><td>2</td></tr><tr><th>3</th></tr></table>after", ["1 | 2\n3", "after"]),
        ("<table><td>a", ["a"]),
        ("<table><tr><td>a<table><tr><td>b", ["a / b"]),
        ("<table><tr></tr></table>after", ["after"]),
        ("<ol><li>one</ol>and<li>two", ["-one", "and", "-two"]),
        ("a<template>b</template>c</script>d", ["acd"]),
        ("", []),
        ("12 of 10<sup>6</sup>, CO<sub>2</sub>, the 27<sup>th</sup>", ["12 of 10⁶, CO₂, the 27th"]),
        ("<p>m<sup>2</p><p>x<sup>3</sup></p><p>4", ["m²", "x³", "4"]),
        ("<html><head><title>x</title><p>One</p>two", ["One", "two"]),
        ("<head><title>x</title></head>One", ["One"]),
        ("<head><meta charset=utf-8><body>One", ["One"]),
    ],
)
def test_elements_of_a_web_page_become_blocks(html: str, blocks: list[str]) -> None:
    assert shown(html_blocks(html, Story())) == blocks


@pytest.mark.parametrize("tag", ["body", "ul", "ol", "p", "div", "h2", "table"])
def test_a_head_that_is_not_closed_ends_where_the_body_begins(tag: str) -> None:
    assert shown(html_blocks(f"<head><title>x</title><{tag}>One", Story())) in (["One"], ["##One"])
    assert shown(html_blocks("<head><title>x</title><b>One", Story())) == []


@pytest.mark.parametrize(("tables", "deep"), [(49, 49), (50, 50), (51, 50)])
def test_tables_within_tables_have_an_end(tables: int, deep: int) -> None:
    blocks, depth = html_blocks("<table><tr><td>" * tables + "words", Story()), 0
    while isinstance(table := blocks[0], Table):
        blocks, depth = table.rows[-1].cells[-1].blocks, depth + 1
    assert (depth, shown(blocks)) == (deep, ["words"])


def test_bold_italic_and_links_of_a_web_page_are_kept() -> None:
    (first,) = html_blocks('<p><b>Bold</b> <i>slant</i> <a href="https://a.org/">link</a><br>next', Story())
    assert isinstance(first, Paragraph)
    assert [(run.text, run.bold, run.italic, run.link) for run in first.runs if run.text.strip()] == [
        ("Bold", True, False, ""),
        ("slant", False, True, ""),
        ("link", False, False, "https://a.org/"),
        ("next", False, False, ""),
    ]


@pytest.mark.parametrize(("written", "span"), [("2", 2), ("0", 1), ("200", 200), ("201", 200), ("x", 1), ("12345", 1)])
def test_cells_of_a_web_page_span_columns(written: str, span: int) -> None:
    (found,) = html_blocks(f"<table><tr><td colspan={written}>a</td><td>b</td></table>", Story())
    assert isinstance(found, Table)
    assert [cell.span for row in found.rows for cell in row.cells] == [span, 1]


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", [None, None]),
        ("<ol start=4><li>a<li>b</ol>", [4, None]),
        ("<ol><li value=7>a<li>b<li value=9>c</ol>", [7, None, 9]),
        ("<ol start=x><li>a</ol><ul start=3><li>b</ul>", [None, None]),
    ],
)
def test_numbers_of_lists_in_html(html: str, numbers: list[int | None]) -> None:
    assert [item.number for item in html_blocks(html, Story()) if isinstance(item, Paragraph)] == numbers


def test_struck_words_of_html_are_deleted_and_listed() -> None:
    story = Story()
    html = "<p>Not <del>new <b>old</b></del> words, <s>gone</s>.</p><p><strike>All of it</strike></p><p>End"
    assert shown(html_blocks(html, story)) == ["Not words, .", "End"]
    assert story.struck == [("new old gone", "Not words, ."), ("All of it", "")]


def test_raised_words_of_html_are_said() -> None:
    story = Story()
    assert shown(html_blocks("x<sup>Zürich</sup>", story)) == ["xZürich"]
    assert story.remarks == ["superscript “Zürich” is written on the line"]


@pytest.mark.parametrize(
    ("name", "data", "blocks"),
    [
        ("a.txt", b"One\ntwo\n\nthree", ["One two", "three"]),
        ("a.txt", "Été".encode("cp1252"), ["Été"]),
        ("a.html", "<meta charset=cp1251><p>Привет".encode("cp1251"), ["Привет"]),
        ("a.htm", "<p>Été".encode("utf-16"), ["Été"]),
        ("a.txt", b"\xe9t\x81", ["ét\ufffd"]),
        ("a.html", b"<meta charset=nobody-has-it><p>\xe9", ["é"]),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>One</p>", ["One"]),
        ("a.mht", b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nz\n--x--", None),
        ("a.docx", b"PK", None),
        ("a.bin", b"", None),
    ],
)
def test_kinds_of_chunks(name: str, data: bytes, blocks: list[str] | None) -> None:
    found = chunk_blocks(name, data, Story())
    assert (shown(found) if found is not None else None) == blocks


def with_chunk(folder: Path, name: str, data: str) -> Path:
    file = write_word(folder / "a.docx", f'{paragraph("Before.")}<w:altChunk r:id="C1"/>{paragraph("After.")}')
    with zipfile.ZipFile(file) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    relations = "word/_rels/document.xml.rels"
    chunk = f'<Relationship Id="C1" Type="{R}/aFChunk" Target="{name}"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", chunk.encode())
    with zipfile.ZipFile(file, "w") as archive:
        for part, content in (parts | {f"word/{name}": data.encode()}).items():
            archive.writestr(part, content)
    return file


def test_a_chunk_is_read_where_it_is(tmp_path: Path) -> None:
    story = read_document(with_chunk(tmp_path, "chunk.html", "<p>In between.</p>"))
    assert shown(story.blocks) == ["Before.", "In between.", "After."]
    story = read_document(with_chunk(tmp_path, "chunk.rtf", "{\\rtf1 x}"))
    assert shown(story.blocks) == ["Before.", "After."]
    assert [what for what, _ in story.beside] == ["other document inside"]


OASIS = "urn:oasis:names:tc:opendocument:xmlns"
TYPE = "application/vnd.oasis.opendocument.text"
CONTENT = f"""<office:document-content xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0"
office:version="1.2">
<office:body><office:text><text:h text:outline-level="1">Foreword</text:h><text:p>It was good.</text:p></office:text>
</office:body></office:document-content>"""
MANIFEST = f"""<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def open_document(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("content.xml", CONTENT)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return file


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_an_open_document_is_read_through_libreoffice(whole: Whole, tmp_path: Path) -> None:
    story = read_document(open_document(tmp_path / "a.odt"))
    assert shown(story.blocks) == ["#Foreword", "It was good."]
    assert any("LibreOffice" in remark for remark in story.remarks)
    (tmp_path / "b.odt").write_bytes(b"no document")
    with whole.raises(ContentError):
        read_document(tmp_path / "b.odt")


def test_without_libreoffice_there_is_a_clear_word(
    whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    for kind in ("odt", "doc", "rtf"):
        with whole.raises(ContentError, match=rf"kind \.{kind}\n\s+open it and save it as \.docx"):
            read_document(open_document(tmp_path / f"a.{kind}"))


def test_a_fault_of_what_was_converted_is_one_of_the_document(
    whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 x}")
    monkeypatch.setattr(document_reading, "converted", lambda *_: b"no document")
    with whole.raises(ContentError) as caught:
        read_document(tmp_path / "a.rtf")
    assert [problem.file for problem in caught.value.problems] == [tmp_path / "a.rtf"]


def test_a_document_has_a_greatest_number_of_paragraphs(
    whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_reading, "WORD_PARAGRAPHS", 1_002)
    cells = "".join(f"<w:tr><w:tc>{paragraph('x') * 2}</w:tc></w:tr>" for _ in range(501))
    file = write_word(tmp_path / "a.docx", f"<w:tbl>{cells}</w:tbl>")
    assert len(read_document(file).blocks) == 1
    write_word(file, f"<w:tbl>{cells}</w:tbl>{paragraph('One more.')}")
    with whole.raises(ContentError, match="the document has 1,003 paragraphs"):
        read_document(file)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_a_conversion_that_does_not_end_is_ended(whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_SECONDS", 0.01)
    with whole.raises(ContentError, match="had not converted it"):
        read_document(open_document(tmp_path / "a.odt"))


def test_links_lead_out_of_a_document_and_parts_are_inside() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    inside = (
        f'<Relationship Id="r1" Type="{kind}hyperlink" Target="https://a.org" TargetMode="External"/>'
        f'<Relationship Id="r2" Type="{kind}image" Target="media/a.png"/>'
        f'<Relationship Id="r3" Type="{kind}hyperlink" Target="x.xml"/>'
    )
    relations = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
    package = _Package({"word/document.xml": b"<x/>", "word/_rels/document.xml.rels": relations.encode()})
    assert package.links("word/document.xml") == {"r1": "https://a.org"}
    assert [one.id for one in package.related("word/document.xml")] == ["r2", "r3"]
