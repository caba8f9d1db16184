"""References to cells, and the order of rows and columns: both sides of each limit."""

from __future__ import annotations

import pytest

from outcome_reports.intake.cell_references import DAMAGED, area, check_order
from outcome_reports.intake.regular_files import RefusedError


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("A1", (1, 1, 1, 1)),
        ("b2", (2, 2, 1, 1)),
        ("B2:D9", (2, 2, 3, 8)),
        ("$B$2:$D$9", (2, 2, 3, 8)),
        ("D9:B2", (4, 9, 3, 8)),
        ("AA10:ab11", (27, 10, 2, 2)),
        ("XFD1048576", (16384, 1048576, 1, 1)),
        ("ZZZ9999999", (18278, 9999999, 1, 1)),
    ],
)
def test_a_reference_covers_columns_and_rows(reference: str, found: tuple[int, int, int, int]) -> None:
    assert area(reference) == found


@pytest.mark.parametrize(
    "reference",
    [None, "", "A", "1", "1A", "AAAA1", "A12345678", "A1:", ":B2", "A1:B", "A1:2", "A-1", "A1 ", "Ä1", "A1:B2:C3"],
)
def test_what_is_no_reference_is_damage(reference: str | None) -> None:
    with pytest.raises(RefusedError) as caught:
        area(reference)
    assert str(caught.value) == ": ".join(DAMAGED)


@pytest.mark.parametrize(
    ("number", "before", "most", "fits"),
    [
        (1, 0, None, True),
        (1, 1, None, False),
        (0, 1, None, False),
        (9, 1, 9, True),
        (10, 1, 9, False),
        (1, 0, 0, False),
    ],
)
def test_numbers_only_rise_to_the_most(number: int, before: int, most: int | None, *, fits: bool) -> None:
    if fits:
        check_order(number, before, most)
        return
    with pytest.raises(RefusedError, match=f"^{DAMAGED[0]}"):
        check_order(number, before, most)
