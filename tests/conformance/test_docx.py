"""Every DOCX is valid for Office 2019 and Microsoft 365, and Word's accessibility checker has nothing to say."""

from __future__ import annotations

import pytest

from outcome_reports.validating import Verdict, openxml, word_rules
from tests.conformance.conftest import Built
from tests.conformance.judging import DOCUMENTS, Record, expect_passed, judged

Verdicts = dict[tuple[str, str], Verdict]


@pytest.fixture(scope="module")
def openxml_verdicts(built: Built) -> Verdicts:
    return judged(openxml.validate_openxml, [built(name, "docx") for name in DOCUMENTS])


@pytest.mark.parametrize("standard", openxml.VERSIONS.values())
@pytest.mark.parametrize("name", DOCUMENTS)
def test_open_xml_sdk_finds_nothing(
    name: str, standard: str, openxml_verdicts: Verdicts, record_property: Record
) -> None:
    expect_passed(openxml_verdicts[name, standard], record_property)


@pytest.fixture(scope="module")
def rule_verdicts(built: Built) -> Verdicts:
    return judged(word_rules.validate_word_rules, [built(name, "docx") for name in DOCUMENTS])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_word_would_find_it_accessible(name: str, rule_verdicts: Verdicts, record_property: Record) -> None:
    expect_passed(rule_verdicts[name, word_rules.STANDARD], record_property)
