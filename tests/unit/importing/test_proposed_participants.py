"""Lines of a list of participants that the registry lacks: which are proposed as names, and which are sentences."""

from __future__ import annotations

import pytest

from outcome_reports.importing.mapping.participation_mapping import may_be_name


@pytest.mark.parametrize(
    "line",
    [
        "Atlantis",
        "International Organization for Unheard-of Things",
        "Ministry of Justice of Fiji (by video)",
        "Blue Sea Shipping Co., Ltd.",
        "the Border Forum",
        "ASEAN-ACT",
        "iMMAP",
        "Universität der Künste",
        "กระทรวงยุติธรรม",
        "Group of 77",
    ],
)
def test_names_may_be_proposed(line: str) -> None:
    assert may_be_name(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Participants came from all over the region.",
        "The Ministers were welcomed by the Host",
        "Delegates from Atlantis will join later",
        "and others",
        "see the full list in the annex:",
        "The list is not complete",
        "Speakers in order of appearance",
        "Who has the floor?",
        "All " + "Names " * 15,
    ],
)
def test_sentences_are_not(line: str) -> None:
    assert not may_be_name(line)
