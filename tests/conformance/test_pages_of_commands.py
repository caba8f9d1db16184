"""Pages and Word files that commands write beside documents: valid, and accessible."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import outcome_reports as outr
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.reporting.status_table import written
from outcome_reports.importing.old_statement import import_docx
from outcome_reports.validating import axe, html, openxml, word_rules
from tests.conformance.judging import Record, expect_all_passed, judged_files
from tests.support.reviewers import paragraph, reworded, with_body, words_of
from tests.support.statement_sources import sample
from tests.support.word_layouts import LAYOUTS, write_layout

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """An import report, and the status, the matrices and the redlines of a round, by format."""
    place = tmp_path_factory.mktemp("commands")
    for name in ("third-2025", "registry"):
        shutil.copytree(CONTENT / name, place / "content" / name)
    old = write_layout(place / "old.docx", sample(), LAYOUTS["lead-ins plain"])
    report = import_docx(old, place / "content" / "imported")
    edition = place / "content" / "third-2025"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(LoadedEdition, "statement_pages", {})
        round_ = outr.clearance(edition)
        (sent,) = round_.send("IDN", deadline="2026-03-06")
    back = place / "back.docx"
    back.write_bytes(with_body(sent.data, _reviewed))
    for change in round_.read(back).proposals[:1]:
        round_.decide(change.id, "accept", reason="As asked")
    round_.apply()
    made = {"html": [report.page], "docx": [sent.path]}
    (place / "status.html").write_bytes(written(round_.status(), "html"))
    made["html"].append(place / "status.html")
    for format, listed in made.items():
        for name, write in _others(round_, edition):
            file = place / f"{name}.{format}"
            file.write_bytes(write(format))
            listed.append(file)
    return made


def _reviewed(root: etree._Element) -> None:
    for key in ("enforcement_and_borders_idn_p1", "enforcement_and_borders_idn"):
        one = paragraph(root, key)
        reworded(one, f"{words_of(one)} More is said here.", tracked=True)


def _others(round_: outr.ClearanceRound, edition: Path) -> list[tuple[str, Callable[[str], bytes]]]:
    excerpt = outr.redline(CONTENT / "third-2025", edition, document="excerpt", subject="IDN")
    return [("matrix", round_.matrix), ("redline", excerpt.to)]


def test_pages_are_valid_and_accessible(files: dict[str, list[Path]], record_property: Record) -> None:
    expect_all_passed(judged_files(html.validate_html, files["html"]), record_property)
    own = [file for file in files["html"] if file.stem != "matrix"]  # The matrix is a page like any document.
    expect_all_passed(judged_files(lambda given: axe.validate_axe(given, axe.SCREENS[:2]), own), record_property)


def test_word_files_are_valid_and_accessible(files: dict[str, list[Path]], record_property: Record) -> None:
    expect_all_passed(judged_files(openxml.validate_openxml, files["docx"]), record_property)
    # The copy that is sent ends with an empty paragraph, as Word wants it behind a table.
    expect_all_passed(judged_files(word_rules.validate_word_rules, files["docx"][1:]), record_property)
