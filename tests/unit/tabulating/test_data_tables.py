"""Tables of data from files: numbers that fit no page are refused."""

from __future__ import annotations

import pytest

from outcome_reports.errors import CompositionError
from outcome_reports.language.wording import wording_for
from outcome_reports.tabulating.data_tables import data_table
from outcome_reports.tree import DataSource, Inline, Role, Table, Text


def filled(columns: int, number: str, caption: tuple[Inline, ...] = (Text("Calls"),)) -> Table:
    table = Table((), (), (), caption, role=Role.DATA, source=DataSource("calls.csv", "", "", ""))
    rows = [["Head"] * columns, [number] * columns, [number] * columns]
    made = data_table(table, {table.source.name: rows} if table.source else {}, wording_for("en"))
    assert isinstance(made, Table)
    return made


@pytest.mark.parametrize(("columns", "number"), [(12, "12345678901"), (10, "123456789.25"), (9, "-1234567890.5")])
@pytest.mark.parametrize(("caption", "name"), [((Text("Calls"),), "Calls"), ((), "calls.csv")])
def test_numbers_that_fit_no_page_are_an_error(
    columns: int, number: str, caption: tuple[Inline, ...], name: str
) -> None:
    with pytest.raises(CompositionError, match=f"^the table “{name}” has {columns} columns whose numbers are too long"):
        filled(columns, number, caption)


@pytest.mark.parametrize(("columns", "number"), [(12, "2026"), (12, "12345"), (6, "12345678901"), (2, "1" * 24)])
def test_numbers_that_fit_are_kept(columns: int, number: str) -> None:
    assert len(filled(columns, number).columns) == columns
