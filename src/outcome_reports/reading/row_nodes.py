"""Nodes made from spreadsheet rows, for the nodes of a YAML file."""

from __future__ import annotations

import re

from outcome_reports.reading.spreadsheet_rows import CELL
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar


def row_mapping(record: dict[str, Scalar]) -> Mapping:
    """Return an empty mapping at the place of a row."""
    first = min(record.values(), key=lambda cell: cell.column)
    return Mapping(first.line, first.column)


def new_list(cell: Scalar) -> Mapping:
    """Return a list of participants that is not in the YAML file, with the title in `cell`."""
    slug = "-".join(re.findall(r"[a-z0-9]+", cell.value.casefold()))
    slug = slug if slug[:1].isalpha() else f"list-{slug}".rstrip("-")
    new = Mapping(cell.line, cell.column)
    for name, value in (("id", slug[:80].rstrip("-")), ("title", cell.value)):
        new.items[name] = (Scalar(name, cell.line, cell.column, CELL), Scalar(value, cell.line, cell.column, CELL))
    return new


def with_item(part: Mapping, name: str, value: Node) -> Mapping:
    """Return a copy of `part` with `value` under `name`."""
    new = copy_of(part)
    key = part.items[name][0] if name in part.items else Scalar(name, part.line, part.column)
    new.items[name] = (key, value)
    return new


def copy_of(mapping: Mapping) -> Mapping:
    """Return a copy of `mapping` to which keys can be added."""
    return Mapping(mapping.line, mapping.column, dict(mapping.items))


def value_of(mapping: Mapping, name: str) -> str:
    """Return the text under `name`, "" if there is none."""
    node = mapping.items[name][1] if name in mapping.items else None
    return node.value if isinstance(node, Scalar) else ""


def is_filled(node: Node) -> bool:
    """Return whether a node has any content."""
    return bool(node.value if isinstance(node, Scalar) else node.items)
