"""What nodes, parts of an edition, looks and options are where nobody says otherwise: scripts and files rely on it."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

import outcome_reports
from outcome_reports.intake import limits

ROOMS = ("api", "branding", "building", "checking", "errors", "model", "naming", "new_edition", "tree", "writers")
Golden = Callable[[str, str], None]


def test_defaults(golden: Golden) -> None:
    golden("defaults.txt", "\n".join(sorted(set(_lines()))) + "\n")


def test_limits(golden: Golden) -> None:
    """What users' files may have: no limit becomes lower or higher by accident."""
    found = ((name, value) for name, value in vars(limits).items() if isinstance(value, int))
    golden("limits.txt", "".join(f"{name} = {value:,}\n" for name, value in sorted(found)))


def _lines() -> Iterator[str]:
    for found in pkgutil.walk_packages(outcome_reports.__path__, "outcome_reports."):
        name = found.name.removeprefix("outcome_reports.")
        if name.partition(".")[0] not in ROOMS or name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for cls_name, cls in sorted(vars(module).items()):
            if inspect.isclass(cls) and cls.__module__ == found.name and not cls_name.startswith("_"):
                for field, default in _defaults(cls):
                    if not field.startswith("_"):
                        yield f"{cls_name}.{field} = {default!r}"


def _defaults(cls: Any) -> Iterator[tuple[str, object]]:
    if dataclasses.is_dataclass(cls):
        for field in dataclasses.fields(cls):
            if field.default is not dataclasses.MISSING:
                yield field.name, field.default
            elif field.default_factory is not dataclasses.MISSING:
                yield field.name, field.default_factory()
    elif issubclass(cls, BaseModel):
        for name, field in cls.model_fields.items():
            default = field.get_default(call_default_factory=True, validated_data={})
            if default is not PydanticUndefined and not field.is_required():
                yield name, default
