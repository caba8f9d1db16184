"""The registry of `tests.support.folders` as a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from outcome_reports.model import Registry
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import plain
from tests.support.folders import ENTITIES, GROUPS, TERMS

if TYPE_CHECKING:
    from outcome_reports.errors import Problem


def registry() -> Registry:
    """The registry."""
    data: dict[str, Any] = {}
    problems: list[Problem] = []
    for text in (ENTITIES, GROUPS, TERMS):
        node = parse_yaml(text, Path("registry"), problems)
        assert node is not None, problems
        content = plain(node)
        assert isinstance(content, dict)
        data |= content
    return Registry.model_validate(data)
