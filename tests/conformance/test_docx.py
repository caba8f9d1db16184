"""Every DOCX is valid for Office 2019 and Microsoft 365, and Word's accessibility checker has nothing to say."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree

from outcome_reports.validating import Verdict, openxml, word_rules
from tests.conformance.judging import Record, expect_all_passed, judged_files, verdicts_by_set
from tests.conformance.library import SETS, Library

NEWEST = list(openxml.VERSIONS)[-1]
EXCERPTS = "excerpts"


def names_in(file: Path) -> set[str]:
    """The names of all elements and attributes: versions differ in which of them there are."""
    with zipfile.ZipFile(file) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    elements = [element for part in parts for element in etree.fromstring(part).iter(etree.Element)]
    return {str(name) for element in elements for name in (element.tag, *element.attrib)}


def validate(files: Sequence[Path]) -> list[Verdict]:
    """Verdict on each file for the newest version, and for both wherever a file has a name that none before it has.

    Of the excerpts without such a name it is each third one: the validator takes one file at a time.
    """
    seen: set[str] = set()
    new: list[Path] = []
    others: list[Path] = []
    for number, file in enumerate(sorted(files, key=lambda file: file.parent.name == EXCERPTS)):
        if names := names_in(file) - seen:
            new.append(file)
            seen |= names
        elif file.parent.name != EXCERPTS or number % 3 == 0:
            others.append(file)
    return openxml.validate_openxml(new) + openxml.validate_openxml(others, [NEWEST])


@pytest.fixture(scope="module")
def verdicts(library: Library) -> dict[str, list[Verdict]]:
    return verdicts_by_set(validate, library, "docx")


@pytest.mark.parametrize("name", SETS)
def test_open_xml_sdk_finds_nothing(
    name: str, verdicts: dict[str, list[Verdict]], library: Library, record_property: Record
) -> None:
    found = [verdict.file for verdict in verdicts[name] if verdict.standard == openxml.VERSIONS[NEWEST]]
    files = library(name, "docx")
    assert {file for file in files if file.parent.name != EXCERPTS} <= set(found)
    assert len(found) >= len(files) / 4
    expect_all_passed(verdicts[name], record_property)


def test_whatever_occurs_is_looked_at_for_every_version(verdicts: dict[str, list[Verdict]]) -> None:
    of: dict[str, set[str]] = {standard: set() for standard in openxml.VERSIONS.values()}
    for verdict in (verdict for found in verdicts.values() for verdict in found):
        of[verdict.standard] |= names_in(verdict.file)
    older, newest = of.values()
    assert older == newest


@pytest.mark.parametrize("name", SETS)
def test_word_would_find_it_accessible(name: str, library: Library, record_property: Record) -> None:
    files: list[Path] = library(name, "docx")
    expect_all_passed(judged_files(word_rules.validate_word_rules, files), record_property)
