"""A section is added to the list of an edition.yaml, and every other byte stays."""

from __future__ import annotations

import pytest

from outcome_reports.model import STANDARD_SECTIONS
from outcome_reports.reading.section_lists import with_section

*_MOST, _LAST = STANDARD_SECTIONS
STANDARD = f"[{', '.join((*_MOST, 'agenda', _LAST))}]"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("number: 4\n\n", f"number: 4\nsections: {STANDARD}\n"),
        ("sections:\nnumber: 4\n", f"sections: {STANDARD}\nnumber: 4\n"),
        ("sections: [] # none\n", f"sections: {STANDARD} # none\n"),
        ("sections: [cover, contact] # two\n", "sections: [cover, agenda, contact] # two\n"),
        ("sections: [agenda, contact]\n", "sections: [agenda, contact]\n"),
        ("sections:\n- cover\n- contact\nnumber: 4\n", "sections:\n- cover\n- agenda\n- contact\nnumber: 4\n"),
        ("sections:\n  - contact # last\n", "sections:\n  - agenda\n  - contact # last\n"),
        ("sections:\n  -   cover\n  -   agenda\n", "sections:\n  -   cover\n  -   agenda\n"),
    ],
)
def test_a_section_comes_before_the_last_one(before: str, after: str) -> None:
    assert with_section(before, "agenda") == after
