"""Every DOCX is valid for Office 2019 and Microsoft 365, and Word's accessibility checker has nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.validating import Verdict, openxml, word_rules
from tests.conformance.judging import Record, expect_all_passed, judged_files, verdicts_by_set
from tests.conformance.library import SETS, Library

OFFICE_2019, MICROSOFT_365 = openxml.VERSIONS


@pytest.fixture(scope="module")
def verdicts_2019(library: Library) -> dict[str, list[Verdict]]:
    return verdicts_by_set(lambda files: openxml.validate_openxml(files, [OFFICE_2019]), library, "docx")


@pytest.mark.parametrize("name", SETS)
def test_open_xml_sdk_finds_nothing(
    name: str, verdicts_2019: dict[str, list[Verdict]], record_property: Record
) -> None:
    expect_all_passed(verdicts_2019[name], record_property)


@pytest.mark.parametrize("name", SETS)
def test_open_xml_sdk_finds_nothing_for_microsoft_365(name: str, library: Library, record_property: Record) -> None:
    """It knows all that Office 2019 knows and more, so that one excerpt stands for the others."""
    files = library(name, "docx")
    excerpts = [file for file in files if file.parent.name == "excerpts"]
    files = [file for file in files if file not in excerpts[1:]]
    expect_all_passed(
        judged_files(lambda given: openxml.validate_openxml(given, [MICROSOFT_365]), files), record_property
    )


@pytest.mark.parametrize("name", SETS)
def test_word_would_find_it_accessible(name: str, library: Library, record_property: Record) -> None:
    files: list[Path] = library(name, "docx")
    expect_all_passed(judged_files(word_rules.validate_word_rules, files), record_property)
