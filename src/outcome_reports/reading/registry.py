"""The registry's three files to the model."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from outcome_reports.model import EntityFile, GroupFile, Registry, TermFile
from outcome_reports.model.base import Content
from outcome_reports.problems import Problem
from outcome_reports.reading.nodes import Node
from outcome_reports.reading.source import read_source
from outcome_reports.reading.validation import place_of, validate
from outcome_reports.reading.yaml import parse_yaml

File = TypeVar("File", bound=Content)


def find_registry(edition: Path) -> Path | None:
    """The registry of an edition: the folder `registry` beside the edition's folder, None if there is none."""
    folder = edition.parent / "registry"
    return folder if folder.is_dir() else None


def read_registry(folder: Path, problems: list[Problem]) -> Registry | None:
    """The registry in `folder`; None if it cannot be used, and `problems` says why."""
    before = len(problems)
    entities, entity_node = _read(EntityFile, folder / "entities.yaml", problems, required=True)
    groups, group_node = _read(GroupFile, folder / "groups.yaml", problems)
    terms, term_node = _read(TermFile, folder / "terms.yaml", problems)
    group_keys = {group.key for group in groups.groups} if groups else set()
    seen: dict[str, str] = {}
    for file, node, field, entries in (
        ("entities.yaml", entity_node, "entities", entities.entities if entities else ()),
        ("terms.yaml", term_node, "terms", terms.terms if terms else ()),
        ("groups.yaml", group_node, "groups", groups.groups if groups else ()),
    ):
        if field == "groups":
            seen = {}
        for index, entry in enumerate(entries):
            assert node is not None
            if (folded := entry.key.casefold()) in seen:
                place = place_of(node, (field, index, "key"))
                message = f"the key “{entry.key}” is given twice in the registry (also in {seen[folded]})"
                problems.append(Problem(folder / file, *place, message, "keys are distinct: change or remove one"))
            seen[folded] = file
    if groups and entities and entity_node:
        for index, entity in enumerate(entities.entities):
            for number, key in enumerate(entity.groups):
                if key not in group_keys:
                    place = place_of(entity_node, ("entities", index, "groups", number))
                    hint = "groups are: " + ", ".join(sorted(group_keys))
                    problems.append(Problem(folder / "entities.yaml", *place, f"there is no group “{key}”", hint))
    if len(problems) > before or entities is None:
        return None
    return Registry(
        entities=entities.entities,
        groups=groups.groups if groups else (),
        terms=terms.terms if terms else (),
    )


def _read(
    cls: type[File], file: Path, problems: list[Problem], *, required: bool = False
) -> tuple[File | None, Node | None]:
    if not file.exists() and not required:
        return None, None
    text = read_source(file, file, problems)
    node = parse_yaml(text, file, problems) if text is not None else None
    return (validate(cls, node, file, problems), node) if node is not None else (None, None)
