"""Every HTML file passes the W3C checker; each kind of page passes axe-core, light and dark, wide and narrow."""

from __future__ import annotations

import pytest

from outcome_reports.validating import Verdict, axe, html
from tests.conformance.conftest import Built
from tests.conformance.judging import DOCUMENTS, Record, expect_all_passed, expect_passed, judged, verdicts_by_set
from tests.conformance.library import SETS, Library

PAGES = (*DOCUMENTS, "third-2025-excerpt-FJI", "fourth-2026-excerpt-NOR")
"""With the smallest excerpts: pages that lack most parts."""


@pytest.fixture(scope="module")
def checker_verdicts(library: Library) -> dict[str, list[Verdict]]:
    return verdicts_by_set(html.validate_html, library, "html")


@pytest.mark.parametrize("name", SETS)
def test_the_w3c_checker_finds_nothing(
    name: str, checker_verdicts: dict[str, list[Verdict]], record_property: Record
) -> None:
    expect_all_passed(checker_verdicts[name], record_property)


@pytest.fixture(scope="module")
def axe_verdicts(built: Built) -> dict[tuple[str, str], Verdict]:
    return judged(axe.validate_axe, [built(name, "html") for name in PAGES])


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_light_dark_wide_and_narrow(
    name: str, axe_verdicts: dict[tuple[str, str], Verdict], record_property: Record
) -> None:
    verdict = axe_verdicts[name, axe.STANDARD]
    expect_passed(verdict, record_property)
    assert verdict.checks is not None
    assert verdict.checks > 20 * len(axe.SCREENS)


@pytest.mark.parametrize("name", ["fourth-2026"])
def test_axe_finds_nothing_in_the_index_of_excerpts(name: str, library: Library, record_property: Record) -> None:
    (index,) = (file for file in library(name, "html") if file.name == "index.html")
    (verdict,) = judged(axe.validate_axe, [index]).values()
    expect_passed(verdict, record_property)
