"""A fault planted in a DOCX is found by the Open XML SDK or by Word's rules, under its clause and with its block."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from lxml import etree
from PIL import Image

from outcome_reports.validating import Verdict, lines_of, openxml, word_rules
from tests.conformance.judging import expect_only, judged

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
NAMES = {"w": WORD, "wp": DRAWING, "dc": "http://purl.org/dc/elements/1.1/"}


def _w(name: str) -> str:
    return f"{{{WORD}}}{name}"


def _bookmark(paragraph: Any, number: int, name: str) -> None:
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
    link: Any = parse_xml(
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


def _element(xml: str) -> etree._Element:
    """One element of WordprocessingML."""
    return etree.fromstring(f'<w:body xmlns:w="{WORD}">{xml}</w:body>')[0]


def _append(path: str, xml: str) -> Edit:
    return _in_tree(lambda root: _find(root, path).append(_element(xml)))


def _insert_after(path: str, xml: str) -> Edit:
    return _in_tree(lambda root: _find(root, path).addnext(_element(xml)))


def _replace(old: str, new: str) -> Edit:
    return lambda part: part.replace(old.encode(), new.encode(), 1)


def _cut(part: bytes) -> bytes:
    return part[:-20]


@dataclass(frozen=True)
class Fault:
    """A change to a part of the sound file, and what must be said of it: a clause, and the block that has the fault."""

    edit: Edit
    clause: str
    block: str | None = None
    part: str = "word/document.xml"


FIRST = ".//w:body/w:p"
HEADING_3 = ".//w:pStyle[@w:val='Heading3']"
LINK = "the part on sound documents"
DARK = '<w:shd w:val="clear" w:color="112244" w:fill="112244"/>'
TITLE, DETAIL = "a-sound-document", "a-detail"

OPENXML_FAULTS = {
    "unknown-element": Fault(_append(FIRST, "<w:bogus/>"), "Schema", TITLE),
    "unknown-value": Fault(_set(".//w:tbl//w:tcW", _w("type"), "furlongs"), "Schema", DETAIL),
    "no-such-relation": Fault(_replace('r:embed="rId', 'r:embed="rId9'), "Semantic", DETAIL),
    "not-well-formed": Fault(_cut, "readable file"),
}
RULE_FAULTS = {
    "no-alternative-text": Fault(_set(".//wp:docPr", "descr", ""), "alternative text", DETAIL),
    "no-header-row": Fault(_drop(".//w:trPr"), "table header", DETAIL),
    "merged-cells": Fault(_append(".//w:tcPr", '<w:gridSpan w:val="2"/>'), "simple table", DETAIL),
    "blank-paragraph": Fault(_insert_after(FIRST, "<w:p/>"), "blank paragraph", TITLE),
    "blanks-as-space": Fault(
        _insert_after(FIRST, "<w:p><w:r><w:t>so    far</w:t></w:r></w:p>"), "repeated blanks", TITLE
    ),
    "heading-jump": Fault(_set(HEADING_3, _w("val"), "Heading5"), "heading levels", DETAIL),
    "vague-link": Fault(_replace(LINK, "Click here"), "link text", DETAIL),
    "address-as-link": Fault(_replace(LINK, "https://example.org/x"), "link text", DETAIL),
    "pale-text": Fault(_replace("112244", "AABBCC"), "contrast", TITLE),
    "dark-on-dark": Fault(_replace("</w:pPr>", f"{DARK}</w:pPr>"), "contrast", TITLE),
    "no-title": Fault(_replace("A sound document", " "), "document title", part="docProps/core.xml"),
    "no-language": Fault(_drop(".//w:docDefaults//w:lang"), "document language", part="word/styles.xml"),
    "not-well-formed": Fault(_cut, "well-formed XML"),
}


def _write(folder: Path, name: str, fault: Fault | None = None) -> Path:
    file = folder / f"{name}.docx"
    with zipfile.ZipFile(BytesIO(_sound())) as sound, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as faulty:
        for entry in sound.infolist():
            content = sound.read(entry)
            if fault is not None and entry.filename == fault.part:
                changed = fault.edit(content)
                assert changed != content
                content = changed
            faulty.writestr(entry, content)
    return file


@pytest.fixture(scope="module")
def openxml_verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    folder = tmp_path_factory.mktemp("openxml")
    files = [_write(folder, name, fault) for name, fault in OPENXML_FAULTS.items()]
    return judged(openxml.validate_openxml, [_write(folder, "sound"), *files])


@pytest.fixture(scope="module")
def rule_verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    folder = tmp_path_factory.mktemp("rules")
    files = [_write(folder, name, fault) for name, fault in RULE_FAULTS.items()]
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
    fault = OPENXML_FAULTS[name]
    expect_only(openxml_verdicts[name, standard], fault.clause, fault.block)


def test_without_a_fault_word_has_nothing_to_say(rule_verdicts: dict[tuple[str, str], Verdict]) -> None:
    verdict = rule_verdicts["sound", word_rules.STANDARD]
    assert verdict.outcome == "passed", "\n".join(lines_of(verdict))


@pytest.mark.parametrize("name", RULE_FAULTS)
def test_the_fault_is_found(name: str, rule_verdicts: dict[tuple[str, str], Verdict]) -> None:
    fault = RULE_FAULTS[name]
    expect_only(rule_verdicts[name, word_rules.STANDARD], fault.clause, fault.block)


def test_automatic_colour_is_white_on_a_dark_cell_as_word_draws_it(tmp_path: Path) -> None:
    file = _write(tmp_path, "dark-cell", Fault(_append(".//w:tcPr", DARK), ""))
    (verdict,) = word_rules.validate_word_rules([file])
    assert verdict.outcome == "passed", "\n".join(lines_of(verdict))


def test_a_file_that_is_not_docx_fails(rule_verdicts: dict[tuple[str, str], Verdict]) -> None:
    expect_only(rule_verdicts["no-archive", word_rules.STANDARD], "readable file")
