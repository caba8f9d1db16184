"""Recommendations and participants from a spreadsheet beside the YAML (columns: docs/spreadsheets.md)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from outcome_reports.errors import Problem
from outcome_reports.model import Chapter, KnownKeys, ParticipantList, Participation, Recommendation
from outcome_reports.model.base import Content
from outcome_reports.reading.cell_names import CellNames
from outcome_reports.reading.cell_texts import linked, with_lines
from outcome_reports.reading.csv_tables import read_csv
from outcome_reports.reading.row_nodes import copy_of, is_filled, new_list, row_mapping, value_of, with_item
from outcome_reports.reading.spreadsheet_rows import CELL, SUFFIXES, Table
from outcome_reports.reading.validation import cut_short, validate
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar, Sequence

RECOMMENDATION_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("no", "number"),
    "by": ("from", "came from"),
    "to": ("addressed to", "addressees"),
    "context": (),
    "recommendation": ("actionable recommendation",),
    "lang": ("language",),
}
_TEXTS = frozenset({"context", "recommendation"})
"""Columns whose words are printed unchanged."""
PARTICIPANT_COLUMNS: dict[str, tuple[str, ...]] = {"list": ("kind",), "participant": ("key", "name", "participants")}


@dataclass(slots=True)
class Rows:
    """A part with the content of its spreadsheet: `node` is the part, `places` the place of each value in `table`."""

    table: Table
    node: Mapping
    places: dict[tuple[str | int, ...], Node] = field(default_factory=dict)


def rows_beside(
    cls: type[Content], file: Path, node: Node, root: Path, keys: KnownKeys | None, problems: list[Problem]
) -> Rows | None:
    """Return the part in `file`, read as `node`, with the content of its spreadsheet; None if there is none.

    Problems in the spreadsheet are added to `problems`, with sheet, row and column.
    """
    if cls not in {Chapter, Participation} or not isinstance(node, Mapping):
        return None
    stem = f"{file.stem}.recommendations" if cls is Chapter else file.stem
    candidates = (file.with_name(stem + suffix) for suffix in SUFFIXES)
    # A broken link counts as present: its target would be silently left out. A name too long for any file does not.
    files = [beside for beside in candidates if os.path.lexists(beside)]
    if len(files) == 2:
        problems.append(Problem(files[0], 0, 0, f"there is also {files[1].name}", "keep one of the two"))
    if len(files) != 1:
        return None
    names = ("Recommendations",) if cls is Chapter else ("Participants", "Participation")
    found: list[Problem] = []
    if files[0].suffix == ".csv":
        table = read_csv(files[0], root, found)
    else:
        from outcome_reports.reading.workbook import read_workbook

        table = read_workbook(files[0], root, names, found)
    rows = None
    if table is not None and table.rows and not found and keys is not None:
        reader = _Reader(table, keys, found)
        rows = reader.recommendations(node) if cls is Chapter else reader.participants(node)
    problems += [
        table.named(problem) if table and problem.file == table.file else problem for problem in cut_short(found)
    ]
    return rows if not found else None


class _Reader:
    """Makes nodes from the rows of one table."""

    def __init__(self, table: Table, keys: KnownKeys, problems: list[Problem]) -> None:
        self._table = table
        self._keys = keys
        self._problems = problems
        self._names = CellNames(keys)

    def recommendations(self, part: Mapping) -> Rows | None:
        required = ("id", "to", "context", "recommendation")
        records = self._table.records(RECOMMENDATION_COLUMNS, required, self._problems)
        if "recommendations" in part.items and is_filled(part.items["recommendations"][1]):
            self._report_twice("recommendations")
        rows = Sequence(self._table.rows[0][0].line, 0)
        among = self._keys.entities | self._keys.groups
        for record in records:
            row = row_mapping(record)
            for name, cell in record.items():
                if name not in _TEXTS:
                    self._refuse_links([cell])
                value = (
                    self._actors(cell, among) if name in {"by", "to"} else self._text(cell) if name in _TEXTS else cell
                )
                if name != "lang" or cell.value:
                    row.items[name] = (Scalar(name, cell.line, cell.column, CELL), value)
            validate(Recommendation, row, self._table.file, self._problems, self._keys)
            rows.items.append(row)
        return Rows(self._table, with_item(part, "recommendations", rows), {("recommendations",): rows})

    def participants(self, part: Mapping) -> Rows | None:
        records = self._table.records(PARTICIPANT_COLUMNS, ("list", "participant"), self._problems)
        lists = part.items["lists"][1] if "lists" in part.items else None
        given = [item for item in lists.items if isinstance(item, Mapping)] if isinstance(lists, Sequence) else []
        merged = [copy_of(item) for item in given]
        by_name = {value_of(item, name).casefold(): item for item in merged for name in ("title", "id")}
        places: dict[tuple[str | int, ...], Node] = {}
        filled: dict[int, Sequence] = {}
        for record in records:
            self._refuse_links(record.values())
            cell = record["list"]
            if not cell.value:
                self._problem(cell, "the list has no name", "write the title of the list on each row")
                continue
            target = by_name.get(cell.value.casefold())
            if target is None:
                target = new_list(cell)
                by_name[cell.value.casefold()] = target
                places["lists", len(merged)] = target
                merged.append(target)
            if id(target) not in filled:
                if "participants" in target.items and is_filled(target.items["participants"][1]):
                    self._report_twice(f"the list “{cell.value}”")
                filled[id(target)] = Sequence(record["participant"].line, record["participant"].column)
                target.items["participants"] = (
                    Scalar("participants", cell.line, cell.column, CELL),
                    filled[id(target)],
                )
            filled[id(target)].items += self._actors(record["participant"], self._keys.entities).items
        for place in places.values():
            validate(ParticipantList, place, self._table.file, self._problems, self._keys)
        return Rows(self._table, with_item(part, "lists", Sequence(part.line, part.column, [*merged])), places)

    def _actors(self, cell: Scalar, among: frozenset[str]) -> Sequence:
        """Return the keys that a cell names, by key or by name."""
        names, strange = self._names.split(cell.value, among)
        found = Sequence(cell.line, cell.column, [Scalar(key, cell.line, cell.column, CELL) for key in names])
        for text in strange:
            self._problem(cell, f"“{text}” is not in the registry", self._keys.nearest(text, among))
        if strange and not found.items and among != self._keys.entities:
            # A placeholder replaces unknown names, so that the list of a recommendation is not empty.
            found.items.append(Scalar(min(among), cell.line, cell.column, CELL))
        return found

    def _text(self, cell: Scalar) -> Scalar:
        """Return a cell whose words are printed, with its lines and its link."""
        address = self._table.links.get((cell.line, cell.column))
        text = linked(cell.value, address) if address and cell.value else cell.value
        if text is None:
            self._problem(cell, "a link on a text that has several lines or other links", "write [words](https://…)")
            return cell
        return replace(cell, value=with_lines(text))

    def _refuse_links(self, cells: Iterable[Scalar]) -> None:
        for cell in cells:
            if (cell.line, cell.column) in self._table.links:
                self._problem(cell, "a link in a cell that takes only words", "remove it (Remove Hyperlink)")

    def _report_twice(self, what: str) -> None:
        message = f"the YAML file also has {what}"
        self._problems.append(Problem(self._table.file, 0, 0, message, "keep it in one of the two"))

    def _problem(self, cell: Scalar, message: str, hint: str) -> None:
        self._problems.append(Problem(self._table.file, cell.line + 1, cell.column + 1, message, hint))
