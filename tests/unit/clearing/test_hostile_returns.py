"""Returned files that mean harm, or are broken: refused with clear words, or read with a warning."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from pathlib import Path

import pytest

from outcome_reports.api.exports.tables import as_csv
from outcome_reports.clearing.returned.suspicious import flags_of
from outcome_reports.clearing.returned.views import view
from outcome_reports.clearing.returned.word_files import read_word, word_file
from outcome_reports.clearing.sending.covering_notes import Dispatch
from outcome_reports.intake.regular_files import RefusedError
from tests.support.whole_messages import Whole

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def _file(folder: Path, body: str, **parts: str) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    file = folder / "x.docx"
    file.write_bytes(stream.getvalue())
    return file


def _p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_too_many_changes_are_refused_soon(whole: Whole, tmp_path: Path) -> None:
    change = '<w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>'
    start = time.monotonic()
    with whole.raises(RefusedError, match="tracked changes"):
        read_word(_file(tmp_path, f"<w:p>{change * 100_001}</w:p>"))
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<w:p>" + "<w:ins w:id='1'>" * 300 + "</w:ins>" * 300 + "</w:p>", "nested too deeply: do not put"),
        (_p("x") * 20_001, "more than 20,000 paragraphs"),
        ("<!DOCTYPE a []>", "has a document type declaration"),
    ],
)
def test_what_is_too_deep_too_long_or_broken_is_refused(whole: Whole, tmp_path: Path, body: str, message: str) -> None:
    with whole.raises(RefusedError, match=message):
        read_word(_file(tmp_path, body))


def test_a_bomb_is_refused(whole: Whole, tmp_path: Path) -> None:
    with whole.raises(RefusedError, match="unpacked"):
        read_word(_file(tmp_path, _p("x" * 70_000_000)))


@pytest.mark.parametrize(
    ("data", "words"), [(b"%PDF-1.7", "PDF"), (b"\xd0\xcf\x11\xe0", "password"), (b"PK", "damaged")]
)
def test_other_kinds_of_file_are_refused_with_a_hint(whole: Whole, tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    with whole.raises(RefusedError, match=words):
        read_word(tmp_path / "a.docx")


def test_what_a_file_refers_to_is_told_and_not_followed(whole: Whole, tmp_path: Path) -> None:
    relation = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="http://x/attachedTemplate" '
        'Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>'
    )
    parts = {"word___rels__document.xml.rels": relation, "word__vbaProject.bin": "x"}
    found = read_word(_file(tmp_path, _p("Hello"), **parts))
    assert [unit.text for unit in view(found.paragraphs, "after")] == ["Hello"]
    assert any("macros" in notice for notice in found.notices)
    assert any("outside itself" in notice for notice in found.notices)
    whole(*found.notices)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
_OVERRIDE = '<Override PartName="/{}" ContentType="{}"/>'
_BODY = f'<w:document xmlns:w="{_W}"><w:body>{{}}</w:body></w:document>'


@pytest.mark.parametrize(
    ("types", "words"),
    [
        ("", "standard"),
        (_OVERRIDE.format("x/main.xml", _WORD), "other"),
        (_OVERRIDE.format("x/main.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), "other"),
        (_OVERRIDE.format("x/main.xml", "application/xml"), "standard"),
        (_OVERRIDE.format("x/missing.xml", _WORD), "standard"),
        (_OVERRIDE.format("x/missing.xml", _WORD) + _OVERRIDE.format("x/main.xml", _WORD), "other"),
    ],
)
def test_the_text_is_in_the_part_that_the_file_names(types: str, words: str) -> None:
    parts = {"word/document.xml": _BODY.format(_p("standard")), "x/main.xml": _BODY.format(_p("other"))}
    parts["[Content_Types].xml"] = _TYPES.format(types)
    found = word_file({name: text.encode() for name, text in parts.items()})
    assert [unit.text for unit in view(found.paragraphs, "after")] == [words]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"word/document.xml": _BODY.format("")}, "this is not a Word file"),
        ({"[Content_Types].xml": _TYPES.format(""), "x/main.xml": _BODY}, "this is not a Word file"),
        ({"[Content_Types].xml": _TYPES.format(""), "word/document.xml": "<document/>"}, "the Word file has no text"),
    ],
)
def test_a_package_without_a_text_is_refused(whole: Whole, parts: dict[str, str], message: str) -> None:
    with whole.raises(RefusedError, match=message):
        word_file({name: text.encode() for name, text in parts.items()})


def test_nested_changes_moves_rows_and_marks_are_read_as_word_means_them(tmp_path: Path) -> None:
    def run(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

    body = (
        f'<w:p>{run("a ")}<w:ins w:id="1"><w:del w:id="2"><w:r><w:delText>never</w:delText></w:r></w:del>'
        f"{run('b')}</w:ins></w:p>"
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>'
        f"<w:p>{run('two')}</w:p>"
        '<w:tbl><w:tr><w:trPr><w:ins w:id="4"/></w:trPr><w:tc><w:p>'
        '<w:ins w:id="5"><w:r><w:t>new row</w:t></w:r></w:ins>'
        "</w:p></w:tc></w:tr></w:tbl>"
        f'<w:p><w:moveFrom w:id="6">{run("moved")}</w:moveFrom>{run("stays")}</w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r></w:p>'
    )
    paragraphs = read_word(_file(tmp_path, body)).paragraphs
    after = [unit.text for unit in view(paragraphs, "after")]
    before = [unit.text for unit in view(paragraphs, "before")]
    assert after == ["a b", "one two", "new row", "stays", "7"]
    assert before == ["a ", "one ", "two", "movedstays", "7"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ind\u043enesia", 1), ("Indonesia", 0), ("x\u202ey", 1), ("Цель", 0), ("\U0001d408", 1), ("\ufffd", 1)],
)
def test_letters_that_look_like_others_are_flagged(text: str, expected: int) -> None:
    assert len(list(flags_of(text))) == expected


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_cell_is_a_formula(value: str) -> None:
    rows = [Dispatch(name, *[""] * 9) for name in (value, "Fiji")]
    table = csv.DictReader(io.StringIO(as_csv(rows).decode("utf-8-sig"), newline=""))
    assert [row["key"] for row in table] == [f"'{value}", "Fiji"]


def test_addresses_are_those_of_links_in_the_text(tmp_path: Path) -> None:
    relation = '<Relationship Id="{}" Type="http://x/{}" Target="{}" TargetMode="{}"/>'
    links = [("r1", "hyperlink", "https://a.org", "External"), ("r2", "image", "https://b.org/i.png", "External")]
    links += [("r3", "hyperlink", "https://a.org/b", "External"), ("r4", "hyperlink", "x.xml", "Internal")]
    inside = "".join(relation.format(*link) for link in links)
    relations = f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'
    found = read_word(_file(tmp_path, _p("x"), word___rels__document_dot_xml_dot_rels=relations))
    assert found.addresses == {"https://a.org", "https://a.org/b"}
