"""Checks that the tables and charts of texts can be drawn, so that an edition that cannot be printed is refused on
reading, with the place of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from outcome_reports.errors import CompositionError
from outcome_reports.language.wording import Wording
from outcome_reports.model.leaves import Path, prose_of
from outcome_reports.reading.data_files import DataRows
from outcome_reports.tabulating.data_tables import data_table
from outcome_reports.tree import Table, blocks_of


def check_drawn(
    parts: Mapping[str, object],
    tables: Mapping[str, DataRows],
    wording: Wording,
    report: Callable[[Path, str, str, str], None],
) -> None:
    """Pass to `report` every table or chart of a text in `parts` that cannot be drawn, with the path of the text.

    Files that could not be read have no rows in `tables`, and are left out.
    """
    for name, part in parts.items():
        for path, prose in prose_of(part, (name,)):
            for block in blocks_of(prose.blocks):
                source = block.source if isinstance(block, Table) else None
                if source and (not source.file or tables.get(source.name)):
                    try:
                        data_table(block, tables, wording)  # type: ignore[arg-type]
                    except CompositionError as error:
                        message, _, hint = str(error).rpartition(": ")
                        report(path, message, hint, source.file)
