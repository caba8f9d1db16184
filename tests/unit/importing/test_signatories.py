"""Names with their offices below a foreword."""

from __future__ import annotations

import pytest

from outcome_reports.importing.mapping.foreword_mapping import _paired


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
