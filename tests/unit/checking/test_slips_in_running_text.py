"""In a text with every kind of slip each one is found, with the words at fault, and nothing else."""

from __future__ import annotations

import pytest

from outcome_reports.checking import Example, Finding, check_edition
from tests.unit.checking.samples import SamplePlaces, sample_edition, sample_profile
from tests.unit.checking.slips import PARAGRAPHS, marked


def findings(text: str) -> list[Finding]:
    example = Example(text)
    return check_edition(sample_edition(example), places=SamplePlaces(example), profile=sample_profile(example))


def said(found: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.rule, finding.excerpt.casefold()) for finding in found}


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_each_slip_is_found_and_nothing_that_is_right(paragraph: str) -> None:
    one = marked(paragraph)
    assert said(findings(one.text)) == one.slips
