"""A fault planted in a DOCX is found by the Open XML SDK or by Word's rules, under its clause and with its block."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from lxml import etree
from PIL import Image

from outcome_reports.validating import Verdict, lines_of, openxml, word_rules
from tests.conformance.judging import expect_only, judged

pytestmark = pytest.mark.xdist_group("faulty-docx")

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
NAMES = {"w": WORD, "wp": DRAWING, "dc": "http://purl.org/dc/elements/1.1/"}


def _w(name: str) -> str:
    return f"{{{WORD}}}{name}"


def _bookmark(paragraph: etree._Element, number: int, name: str) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    paragraph.append(start)
    paragraph.append(end)


def _sound() -> bytes:
    """A DOCX that is sound by every rule, made without our writer."""
    document = Document()
    document.core_properties.title = "A sound document"
    for number, (text, level) in enumerate((("A sound document", 1), ("A part", 2), ("A detail", 3))):
        heading = document.add_heading(text, level)
        heading.runs[0].font.color.rgb = RGBColor(0x11, 0x22, 0x44)
        _bookmark(heading._p, number, text.lower().replace(" ", "_"))
    words = document.add_paragraph("Words with ")
    link = parse_xml(
        f'<w:hyperlink {nsdecls("w")} w:anchor="a_part"><w:r><w:t>the part on sound documents</w:t></w:r></w:hyperlink>'
    )
    words._p.append(link)
    picture = BytesIO()
    Image.new("RGB", (8, 8), "#114477").save(picture, "PNG")
    document.add_picture(BytesIO(picture.getvalue()))
    document.element.body.find(f".//{{{DRAWING}}}docPr").set("descr", "A blue square")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Year", "Meetings", "2026", "4"), strict=True
    ):
        cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


Edit = Callable[[bytes], bytes]


def _in_tree(change: Callable[[etree._Element], None]) -> Edit:
    def edit(part: bytes) -> bytes:
        root = etree.fromstring(part)
        change(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return edit


def _find(root: etree._Element, path: str) -> etree._Element:
    found = root.find(path, NAMES)
    assert found is not None
    return found


def _set(path: str, attribute: str, value: str) -> Edit:
    return _in_tree(lambda root: _find(root, path).set(attribute, value))


def _drop(path: str) -> Edit:
    def change(root: etree._Element) -> None:
        element = _find(root, path)
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return _in_tree(change)


def _append(path: str, xml: str) -> Edit:
    return _in_tree(
        lambda root: _find(root, path).append(etree.fromstring(xml.replace("/>", f' xmlns:w="{WORD}"/>', 1)))
    )


def _insert_after(path: str, xml: str) -> Edit:
    return _in_tree(lambda root: _find(root, path).addnext(etree.fromstring(f'<w:p xmlns:w="{WORD}">{xml}</w:p>')))


DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
LEVEL_3 = ".//w:pStyle[@w:val='Heading3']"

# Name: part, edit, clause, block.
OPENXML_FAULTS: dict[str, tuple[str, Edit, str, str | None]] = {
    "unknown-element": (DOCUMENT, _append(".//w:body/w:p", "<w:bogus/>"), "Schema", "a_sound_document"),
    "unknown-value": (DOCUMENT, _set(".//w:tbl//w:tcW", _w("type"), "furlongs"), "Schema", "a_detail"),
    "not-well-formed": (DOCUMENT, lambda part: part[:-20], "", None),
    "no-such-relation": (DOCUMENT, lambda part: part.replace(b'r:embed="rId', b'r:embed="rId9'), "Semantic", "a_detail"),
}  # fmt: skip
RULE_FAULTS: dict[str, tuple[str, Edit, str, str | None]] = {
    "not-well-formed": (DOCUMENT, lambda part: part[:-20], "well-formed XML", None),
    "no-alternative-text": (DOCUMENT, _set(".//wp:docPr", "descr", ""), "alternative text", "a_detail"),
    "no-header-row": (DOCUMENT, _drop(".//w:trPr"), "table header", "a_detail"),
    "merged-cells": (DOCUMENT, _append(".//w:tcPr", '<w:gridSpan w:val="2"/>'), "simple table", "a_detail"),
    "blank-paragraph": (DOCUMENT, _insert_after(".//w:body/w:p", ""), "blank paragraph", "a_sound_document"),
    "blanks-as-space": (DOCUMENT, _insert_after(".//w:body/w:p", "<w:r><w:t>so    far</w:t></w:r>"), "repeated blanks", "a_sound_document"),
    "heading-jump": (DOCUMENT, _set(LEVEL_3, _w("val"), "Heading5"), "heading levels", "a_detail"),
    "vague-link": (DOCUMENT, lambda part: part.replace(b"the part on sound documents", b"Click here"), "link text", "a_detail"),
    "address-as-link": (DOCUMENT, lambda part: part.replace(b"the part on sound documents", b"https://example.org/x"), "link text", "a_detail"),
    "pale-text": (DOCUMENT, lambda part: part.replace(b"112244", b"AABBCC", 1), "contrast", "a_sound_document"),
    "dark-cell": (DOCUMENT, _append(".//w:tcPr", '<w:shd w:val="clear" w:color="112244" w:fill="112244"/>'), "", None),
    "no-title": (CORE, lambda part: part.replace(b"A sound document", b" "), "document title", None),
    "no-language": (STYLES, _drop(".//w:docDefaults//w:lang"), "document language", None),
}  # fmt: skip
# Text of automatic colour turns white on a dark cell, as Word draws it.
HARMLESS = {"dark-cell"}


def _write(folder: Path, name: str, part: str | None = None, edit: Edit | None = None) -> Path:
    file = folder / f"{name}.docx"
    with zipfile.ZipFile(BytesIO(_sound())) as sound, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as faulty:
        for entry in sound.infolist():
            content = sound.read(entry)
            if entry.filename == part and edit is not None:
                changed = edit(content)
                assert changed != content
                content = changed
            faulty.writestr(entry, content)
    return file


@pytest.fixture(scope="module")
def openxml_verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    folder = tmp_path_factory.mktemp("openxml")
    files = [_write(folder, name, part, edit) for name, (part, edit, _, _) in OPENXML_FAULTS.items()]
    return judged(openxml.validate_openxml, [_write(folder, "sound"), *files])


@pytest.fixture(scope="module")
def rule_verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    folder = tmp_path_factory.mktemp("rules")
    files = [_write(folder, name, part, edit) for name, (part, edit, _, _) in RULE_FAULTS.items()]
    no_archive = folder / "no-archive.docx"
    no_archive.write_bytes(b"words")
    return judged(word_rules.validate_word_rules, [_write(folder, "sound"), no_archive, *files])


@pytest.mark.parametrize("standard", openxml.VERSIONS.values())
def test_without_a_fault_the_open_xml_sdk_finds_nothing(
    standard: str, openxml_verdicts: dict[tuple[str, str], Verdict]
) -> None:
    verdict = openxml_verdicts["sound", standard]
    assert verdict.outcome == "passed", "\n".join(lines_of(verdict))


@pytest.mark.parametrize("standard", openxml.VERSIONS.values())
@pytest.mark.parametrize("name", OPENXML_FAULTS)
def test_the_open_xml_sdk_finds_the_fault(
    name: str, standard: str, openxml_verdicts: dict[tuple[str, str], Verdict]
) -> None:
    _, _, clause, block = OPENXML_FAULTS[name]
    expect_only(openxml_verdicts[name, standard], clause, block)


def test_without_a_fault_word_has_nothing_to_say(rule_verdicts: dict[tuple[str, str], Verdict]) -> None:
    verdict = rule_verdicts["sound", word_rules.STANDARD]
    assert verdict.outcome == "passed", "\n".join(lines_of(verdict))


@pytest.mark.parametrize("name", [name for name in RULE_FAULTS if name not in HARMLESS])
def test_the_fault_is_found(name: str, rule_verdicts: dict[tuple[str, str], Verdict]) -> None:
    _, _, clause, block = RULE_FAULTS[name]
    expect_only(rule_verdicts[name, word_rules.STANDARD], clause, block)


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_what_only_looks_like_a_fault_is_none(name: str, rule_verdicts: dict[tuple[str, str], Verdict]) -> None:
    assert rule_verdicts[name, word_rules.STANDARD].outcome == "passed"


def test_a_file_that_is_no_docx_fails(rule_verdicts: dict[tuple[str, str], Verdict]) -> None:
    expect_only(rule_verdicts["no-archive", word_rules.STANDARD], "readable file")
