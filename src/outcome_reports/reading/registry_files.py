"""Reading of the registry's three files into the model."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from outcome_reports.errors import Problem
from outcome_reports.model import EntityFile, GroupFile, KnownKeys, Registry, TermFile
from outcome_reports.model.base import Content
from outcome_reports.model.registry import REGISTRY_FILES
from outcome_reports.model.registry_consistency import problems_between_entries
from outcome_reports.reading.source import read_source
from outcome_reports.reading.validation import place_of, validate
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Node, Scalar, Sequence, find

File = TypeVar("File", bound=Content)


def read_registry(folder: Path, problems: list[Problem]) -> tuple[Registry | None, KnownKeys | None]:
    """Return the registry in `folder` and its keys; None if it cannot be used: `problems` then gets the reasons.

    The keys are returned, without names, even if the registry has a mistake elsewhere, so that mistakes in other files
    are found at the same time.
    """
    before = len(problems)
    nodes: dict[str | int, tuple[Path, Node]] = {}
    entities = _read(EntityFile, folder / "entities.yaml", nodes, problems, required=True)
    groups = _read(GroupFile, folder / "groups.yaml", nodes, problems)
    terms = _read(TermFile, folder / "terms.yaml", nodes, problems)
    if len(problems) > before:
        known = [_keys(nodes, kind) for kind in REGISTRY_FILES]
        readable = len(nodes) == sum((folder / f"{kind}.yaml").exists() for kind in REGISTRY_FILES)
        return None, KnownKeys(known[0], known[1], known[2]) if readable and known[0] else None
    registry = Registry.model_construct(
        None,
        entities=entities.entities if entities else (),
        groups=groups.groups if groups else (),
        terms=terms.terms if terms else (),
    )
    for found in problems_between_entries(registry):
        file, node = nodes[found.path[0]]
        problems.append(Problem(file, *place_of(node, found.path), found.message, found.hint))
    return registry if len(problems) == before else None, registry.known_keys


def _keys(nodes: dict[str | int, tuple[Path, Node]], kind: str) -> frozenset[str]:
    """Return the keys of the entries, even of entries with mistakes."""
    if kind not in nodes:
        return frozenset()
    entries, _ = find(nodes[kind][1], (kind,))
    keys = (find(entry, ("key",))[0] for entry in entries.items) if isinstance(entries, Sequence) else ()
    return frozenset(key.value for key in keys if isinstance(key, Scalar))


def _read(
    cls: type[File],
    file: Path,
    nodes: dict[str | int, tuple[Path, Node]],
    problems: list[Problem],
    *,
    required: bool = False,
) -> File | None:
    if not (file.exists() or file.is_symlink() or required):
        return None
    text = read_source(file, file.parent, problems)
    node = parse_yaml(text, file, problems) if text is not None else None
    if node is None:
        return None
    nodes[file.stem] = (file, node)
    return validate(cls, node, file, problems)
