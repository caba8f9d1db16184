"""Every address that content may have makes files that validators and Office open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from outcome_reports import tree
from outcome_reports.markup import plain_address
from outcome_reports.validating import html, openxml
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.html import write_html
from tests.conformance.judging import judged_files
from tests.support.addresses import GOOD_MAIL, GOOD_WEB
from tests.support.sample_tree import h, p, s, sample_document, t
from tests.unit.writers.docx_reading import BARE, BRAND

TARGETS = [
    *map(plain_address, GOOD_WEB),
    *(f"mailto:{address}" for address in GOOD_MAIL),
    "mailto:a@x.org?subject=Hello%20there",
]


def _document(*targets: str) -> tree.Document:
    paragraphs = [p(tree.Link(target, (t(f"the address {target}"[:100]),))) for target in targets]
    body = (h(1, "title", "Addresses"), s("main", None, *paragraphs))
    return replace(sample_document(), blocks=body)


def test_word_files(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(write_docx(_document(*TARGETS), BRAND, BARE))
    bad.write_bytes(write_docx(_document("https://www.x..net"), BRAND, BARE))
    verdicts = judged_files(openxml.validate_openxml, [good, bad])
    # The SDK mends what it has found wrong in an address, so that it fails once.
    assert {verdict.file for verdict in verdicts if verdict.outcome == "failed"} == {bad}


def test_web_pages(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_bytes(write_html(_document(*TARGETS), BRAND))
    bad.write_bytes(write_html(_document("https://[x/"), BRAND))
    verdicts = judged_files(html.validate_html, [good, bad])
    assert {verdict.file: verdict.outcome for verdict in verdicts} == {good: "passed", bad: "failed"}
