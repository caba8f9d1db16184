"""A fault planted in a PDF is found by veraPDF or our own rules, under its clause and with its block."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from outcome_reports.validating import Verdict, lines_of, pdf_rules, verapdf
from tests.conformance.judging import expect_only, judged

# ISO 14289-1, 5 asks for the identification, ISO 19005-3, 6.6.2.3 for a description of its schema.
IDENTIFICATION = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def _png() -> str:
    file = BytesIO()
    Image.new("RGB", (8, 8), "#114477").save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


PAGE = f"""<html lang="en"><head><title>A sound document</title>
<style>img {{ image-rendering: crisp-edges }}</style></head><body>
<h1 id="title">A sound document</h1>
<h2 id="part">A part</h2><p id="words">Words with <a href="https://example.org/">a link</a>.</p>
<h3 id="detail">A detail</h3><p id="picture"><img alt="A blue square" src="data:image/png;base64,{_png()}"></p>
<h2 id="figures">Figures</h2>
<table id="table"><thead><tr><th>Year</th><th>Meetings</th></tr></thead>
<tbody><tr><th scope="row">2026</th><td>4</td></tr></tbody></table>
</body></html>"""


@dataclass(frozen=True)
class Fault:
    """A change to the sound page or to its metadata, and the verdict it must bring about."""

    standard: str
    clause: str
    block: str | None = None
    page: tuple[str, str] = ("", "")
    metadata: tuple[str, str] = ("", "")
    without: tuple[str, str] = ("", "")
    """A kind of object, and the entry that those have lost."""


HEADING = '<h3 id="detail">A detail</h3>'
HEAD = "<tr><th>Year</th><th>Meetings</th></tr>"
PROPERTY = "<pdfaProperty:name>part<"

FAULTS = {
    "heading-jump": Fault("PDF/UA-1", "7.4.2", "detail", page=(HEADING, HEADING.replace("h3", "h5"))),
    "no-alternative-text": Fault("PDF/UA-1", "7.3", "picture", page=('alt="A blue square" ', "")),
    "no-title": Fault("PDF/UA-1", "7.1", page=("<title>A sound document</title>", "")),
    "wrong-part": Fault("PDF/UA-1", "5", metadata=('pdfuaid:part="1"', 'pdfuaid:part="2"')),
    "no-identification": Fault("PDF/UA-1", "5", metadata=('pdfuaid:part="1"', "")),
    "wrong-conformance": Fault("PDF/A-3a", "6.6.4", metadata=('pdfaid:conformance="A"', 'pdfaid:conformance="Z"')),
    "undescribed-schema": Fault("PDF/A-3a", "6.6.2.3", metadata=(PROPERTY, PROPERTY.replace("part", "port"))),
    "smoothed-image": Fault("PDF/A-3a", "6.2.8", page=("crisp-edges", "auto")),
    "metadata-not-well-formed": Fault("PDF/A-3a", "6.6", metadata=("</rdf:RDF>", "</rdf:RFD>")),
    "link-says-nothing": Fault("PDF/UA-1", "7.18", "words", without=("/Annot", "Contents")),
    "no-language": Fault("PDF/UA-1", "7.2", without=("/Catalog", "Lang")),
    "no-tags": Fault("PDF/A-3a", "6.7.3.3", without=("/Catalog", "StructTreeRoot")),
    "no-header-cells": Fault("Tagged PDF", "table header", page=(HEAD, HEAD.replace("th>", "td>"))),
}


def _write(file: Path, fault: Fault | None) -> Path:
    from weasyprint import HTML

    page = PAGE.replace(*fault.page) if fault else PAGE
    identification = IDENTIFICATION

    def finish(_: object, pdf: Any) -> None:
        stream = next(item for item in pdf.objects if getattr(item, "extra", {}).get("Subtype") == "/XML")
        text = b"".join(stream.stream).decode().replace("</rdf:RDF>", f"{identification}</rdf:RDF>")
        if fault is not None and fault.metadata[0]:
            assert fault.metadata[0] in text
            text = text.replace(*fault.metadata)
        stream.stream = [text.encode()]
        if fault is not None:
            kind, entry = fault.without
            for item in pdf.objects:
                if isinstance(item, dict) and item.get("Type") == kind:
                    del item[entry]

    if fault is not None and fault.page[0]:
        assert page != PAGE
    finisher: Callable[[object, Any], None] = finish
    HTML(string=page).write_pdf(file, pdf_variant="pdf/a-3a", finisher=finisher)
    return file


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    folder = tmp_path_factory.mktemp("faulty-pdf")
    cases: dict[str, Fault | None] = {"sound": None, **FAULTS}
    files = [_write(folder / f"{name}.pdf", fault) for name, fault in cases.items()]
    broken = folder / "broken.pdf"
    broken.write_bytes(files[0].read_bytes()[:2000])
    return judged(verapdf.validate_pdf, [*files, broken]) | judged(pdf_rules.validate_pdf_rules, [*files, broken])


@pytest.mark.parametrize("standard", [*verapdf.STANDARDS.values(), pdf_rules.STANDARD])
def test_without_a_fault_nothing_is_found(standard: str, verdicts: dict[tuple[str, str], Verdict]) -> None:
    verdict = verdicts["sound", standard]
    assert verdict.outcome == "passed", "\n".join(lines_of(verdict))


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_found(name: str, verdicts: dict[tuple[str, str], Verdict]) -> None:
    fault = FAULTS[name]
    expect_only(verdicts[name, fault.standard], fault.clause, fault.block)


@pytest.mark.parametrize("standard", [*verapdf.STANDARDS.values(), pdf_rules.STANDARD])
def test_a_broken_file_fails_and_leaves_the_others_their_verdicts(
    standard: str, verdicts: dict[tuple[str, str], Verdict]
) -> None:
    assert verdicts["broken", standard].outcome == "failed"
