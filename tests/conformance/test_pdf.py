"""Every PDF is PDF/A-3a and PDF/UA-1 at once, says veraPDF, and is tagged as our own rules ask."""

from __future__ import annotations

import pytest

from outcome_reports.validating import Verdict, pdf_rules, verapdf
from tests.conformance.judging import Record, expect_all_passed, verdicts_by_set
from tests.conformance.library import SETS, Library


@pytest.fixture(scope="module")
def verapdf_verdicts(library: Library) -> dict[str, list[Verdict]]:
    return verdicts_by_set(verapdf.validate_pdf, library, "pdf")


@pytest.mark.parametrize("standard", verapdf.STANDARDS.values())
@pytest.mark.parametrize("name", SETS)
def test_verapdf_finds_nothing(
    name: str, standard: str, verapdf_verdicts: dict[str, list[Verdict]], record_property: Record
) -> None:
    verdicts = [verdict for verdict in verapdf_verdicts[name] if verdict.standard == standard]
    expect_all_passed(verdicts, record_property)
    # A validator that looked at nothing finds nothing.
    assert all(verdict.checks is not None and verdict.checks > 1000 for verdict in verdicts)


@pytest.fixture(scope="module")
def rule_verdicts(library: Library) -> dict[str, list[Verdict]]:
    return verdicts_by_set(pdf_rules.validate_pdf_rules, library, "pdf")


@pytest.mark.parametrize("name", SETS)
def test_tables_have_header_cells_and_headings_have_bookmarks(
    name: str, rule_verdicts: dict[str, list[Verdict]], record_property: Record
) -> None:
    expect_all_passed(rule_verdicts[name], record_property)
