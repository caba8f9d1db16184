"""Names with their offices below a foreword."""

from __future__ import annotations

import pytest

from outcome_reports.importing.mapping.foreword_mapping import _paired, _signatories
from outcome_reports.importing.word.word_content import Paragraph, Run


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ana Silva", "Minister of Justice"], [("Ana Silva", "Minister of Justice")]),
        (["Ana Silva, Minister of Justice"], [("Ana Silva", "Minister of Justice")]),
        (
            ["Ana Silva, Minister of Justice", "Ben Tan, Director of Borders"],
            [("Ana Silva", "Minister of Justice"), ("Ben Tan", "Director of Borders")],
        ),
        (
            ["Ana Silva", "Minister of Justice", "Ben Tan", "Director of Borders"],
            [("Ana Silva", "Minister of Justice"), ("Ben Tan", "Director of Borders")],
        ),
        (["Ana Silva", "Minister of Justice", "Co-chair"], [("Ana Silva", "Minister of Justice, Co-chair")]),
        # A name without an office, an office without a name.
        (["Ana Silva"], []),
        (["Ana Silva", "Minister of Justice", "Ben Tan"], []),
        ([], []),
    ],
)
def test_names_and_offices_are_paired(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(signed.name, signed.office) for signed in _paired(lines)] == expected


@pytest.mark.parametrize(
    ("office", "count"),
    [
        ("Minister of Ports" + " and Seas" * 5 + " too", 2),
        ("Minister of Ports" + " and Seas" * 6, 0),
        ("Minister of Ports;", 0),
        ("We thank the Minister.", 0),
    ],
)
def test_a_sentence_below_a_name_is_no_office(office: str, count: int) -> None:
    blocks = [Paragraph([Run(text)]) for text in ("We met.", "Ana Silva", office)]
    assert _signatories(blocks)[1] == count
