"""Every PDF is PDF/A-3a and PDF/UA-1 at once, says veraPDF, and is tagged as our own rules ask."""

from __future__ import annotations

import pytest

from outcome_reports.validating import Verdict, pdf_rules, verapdf
from tests.conformance.conftest import Built
from tests.conformance.judging import DOCUMENTS, Record, expect_passed, judged

Verdicts = dict[tuple[str, str], Verdict]


@pytest.fixture(scope="module")
def verapdf_verdicts(built: Built) -> Verdicts:
    return judged(verapdf.validate_pdf, [built(name, "pdf") for name in DOCUMENTS])


@pytest.mark.parametrize("standard", verapdf.STANDARDS.values())
@pytest.mark.parametrize("name", DOCUMENTS)
def test_verapdf_finds_nothing(name: str, standard: str, verapdf_verdicts: Verdicts, record_property: Record) -> None:
    verdict = verapdf_verdicts[name, standard]
    expect_passed(verdict, record_property)
    # A validator that looked at nothing finds nothing.
    assert verdict.checks is not None
    assert verdict.checks > 1000


@pytest.fixture(scope="module")
def rule_verdicts(built: Built) -> Verdicts:
    return judged(pdf_rules.validate_pdf_rules, [built(name, "pdf") for name in DOCUMENTS])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_tables_have_header_cells_and_headings_have_bookmarks(
    name: str, rule_verdicts: Verdicts, record_property: Record
) -> None:
    expect_passed(rule_verdicts[name, pdf_rules.STANDARD], record_property)
