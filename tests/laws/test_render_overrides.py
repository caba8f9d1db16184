"""Builds in another overrides: brand files, templates and print options count as inputs like any other."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

import outcome_reports as outr
from outcome_reports.building import BuildReport
from outcome_reports.errors import ContentError
from outcome_reports.writers.output_options import Printing
from tests.support.word_templates import bare, renamed

ROOT = Path(__file__).resolve().parents[2]
EDITION = ROOT / "content" / "third-2025"
BRAND = ROOT / "examples" / "brand" / "coastal-forum.yaml"


def build(out: Path, format: str = "html", **overrides: object) -> BuildReport:
    return outr.build(EDITION, out, formats=[format], documents=["summary"], **overrides)  # type: ignore[arg-type]


def test_a_brand_file_is_an_input(tmp_path: Path) -> None:
    brand = Path(shutil.copy(BRAND, tmp_path / "ours.yaml"))
    assert len(build(tmp_path / "out").made) == 1
    assert len(build(tmp_path / "out", brand=brand).made) == 1
    assert len(build(tmp_path / "out", brand=brand).made) == 0
    page = (tmp_path / "out" / "summary.html").read_text("utf-8")
    assert "--primary:#143d2f" in page
    brand.write_text(brand.read_text("utf-8").replace("#143d2f", "#143d30"), "utf-8")
    assert len(build(tmp_path / "out", brand=brand).made) == 1
    assert "--primary:#143d30" in (tmp_path / "out" / "summary.html").read_text("utf-8")


def test_a_word_template_is_an_input(tmp_path: Path) -> None:
    template = bare(tmp_path / "house.docx")
    made = build(tmp_path / "out", "docx", reference_doc=template)
    assert len(made.made) == 1
    assert made.lacks_styles.startswith("house.docx has no styles “")
    assert len(build(tmp_path / "out", "docx", reference_doc=template).made) == 0
    renamed(template)
    assert len(build(tmp_path / "out", "docx", reference_doc=template).made) == 1
    assert b"Verdana" in ZipFile(tmp_path / "out" / "summary.docx").read("word/styles.xml")


def test_the_word_template_of_a_brand_file_is_an_input(tmp_path: Path) -> None:
    brand = Path(shutil.copy(BRAND, tmp_path / "ours.yaml"))
    brand.write_text(f"{brand.read_text('utf-8')}\nreference_doc: house.docx\n", "utf-8")
    bare(tmp_path / "house.docx")
    assert len(build(tmp_path / "out", "docx", brand=brand).made) == 1
    renamed(tmp_path / "house.docx")
    assert len(build(tmp_path / "out", "docx", brand=brand).made) == 1


def test_templates_are_an_input(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "css" / "screen" / "90-own.css"
    own.parent.mkdir(parents=True)
    own.write_text("h2 { letter-spacing: 0.5em }", "utf-8")
    assert len(build(tmp_path / "out", templates=tmp_path / "templates").made) == 1
    assert len(build(tmp_path / "out", templates=tmp_path / "templates").made) == 0
    assert "letter-spacing: 0.5em" in (tmp_path / "out" / "summary.html").read_text("utf-8")
    own.write_text("h2 { letter-spacing: 0.6em }", "utf-8")
    assert len(build(tmp_path / "out", templates=tmp_path / "templates").made) == 1
    assert "letter-spacing: 0.6em" in (tmp_path / "out" / "summary.html").read_text("utf-8")
    own.rename(own.with_name("20-types.css"))
    with pytest.raises(ContentError, match=r"did you mean “20-type\.css”"):
        build(tmp_path / "out", templates=tmp_path / "templates")


def test_print_options_are_an_input(tmp_path: Path) -> None:
    def trimmed() -> bool:
        page = PdfReader(io.BytesIO((tmp_path / "out" / "summary.pdf").read_bytes())).pages[0]
        return bool(page.mediabox == page.trimbox)

    assert len(build(tmp_path / "out", "pdf").made) == 1
    assert trimmed()
    assert len(build(tmp_path / "out", "pdf", printing=Printing(3, crop_marks=True)).made) == 1
    assert not trimmed()
