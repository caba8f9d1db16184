"""Documents in a house's own Word template are as valid and accessible as ours, whatever the template is like."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.validating import openxml, word_rules
from outcome_reports.writers.docx import DocxOptions, write_docx
from tests.conformance.judging import Record, expect_all_passed, judged_files
from tests.support.sample_tree import sample_document
from tests.support.word_templates import TEMPLATES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", TEMPLATES)
def test_documents_in_a_template_are_valid_and_accessible(name: str, tmp_path: Path, record_property: Record) -> None:
    template = TEMPLATES[name](tmp_path / name)
    edition = outr.load(ROOT / "content" / "third-2025", reference_doc=template)
    excerpt = edition.excerpt("AUS", pages={})
    files = {
        "brief": write_docx(edition.make("brief").tree, edition.brand),
        "copy": write_docx(excerpt.tree, edition.brand, DocxOptions(review=True, properties={"x": "y"})),
        "sample": write_docx(sample_document(), edition.brand),
    }
    made = tmp_path / "made"
    made.mkdir()
    for stem, data in files.items():
        (made / f"{stem}.docx").write_bytes(data)
    paths = sorted(made.iterdir())
    # Both versions judge all that is ours; what is new here is in the older one.
    older = functools.partial(openxml.validate_openxml, versions=["Office2019"])
    expect_all_passed(judged_files(older, paths), record_property)
    # A copy for comments may end in an empty paragraph, without which LibreOffice shows a change.
    finished = [path for path in paths if path.stem != "copy"]
    expect_all_passed(word_rules.validate_word_rules(finished), record_property)
