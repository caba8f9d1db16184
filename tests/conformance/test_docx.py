"""Every DOCX is valid for Office 2019 and Microsoft 365, and Word's accessibility checker has nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.validating import Verdict, openxml, word_rules
from tests.conformance.judging import Record, expect_all_passed, judged_files, verdicts_by_set
from tests.conformance.library import SETS, Library


@pytest.fixture(scope="module")
def verdicts(library: Library) -> dict[str, list[Verdict]]:
    """Of both versions on every file."""
    return verdicts_by_set(openxml.validate_openxml, library, "docx")


@pytest.mark.parametrize("name", SETS)
def test_open_xml_sdk_finds_nothing(
    name: str, verdicts: dict[str, list[Verdict]], library: Library, record_property: Record
) -> None:
    assert len(verdicts[name]) == len(library(name, "docx")) * len(openxml.VERSIONS)
    expect_all_passed(verdicts[name], record_property)


@pytest.mark.parametrize("name", SETS)
def test_word_would_find_it_accessible(name: str, library: Library, record_property: Record) -> None:
    files: list[Path] = library(name, "docx")
    expect_all_passed(judged_files(word_rules.validate_word_rules, files), record_property)
