"""Every HTML file passes the W3C checker and axe-core, and works without scripts, enlarged, printed and by keyboard."""

from __future__ import annotations

import pytest

from outcome_reports.validating import Verdict, axe, html
from tests.conformance.conftest import Built
from tests.conformance.judging import DOCUMENTS, Record, expect_passed, judged

Verdicts = dict[tuple[str, str], Verdict]


@pytest.fixture(scope="module")
def checker_verdicts(built: Built) -> Verdicts:
    return judged(html.validate_html, [built(name, "html") for name in DOCUMENTS])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_w3c_checker_finds_nothing(name: str, checker_verdicts: Verdicts, record_property: Record) -> None:
    expect_passed(checker_verdicts[name, html.STANDARD], record_property)


@pytest.fixture(scope="module")
def axe_verdicts(built: Built) -> Verdicts:
    return judged(axe.validate_axe, [built(name, "html") for name in DOCUMENTS])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_axe_finds_nothing_light_dark_wide_and_narrow(
    name: str, axe_verdicts: Verdicts, record_property: Record
) -> None:
    verdict = axe_verdicts[name, axe.STANDARD]
    expect_passed(verdict, record_property)
    assert verdict.checks is not None
    assert verdict.checks > 20 * len(axe.SCREENS)
