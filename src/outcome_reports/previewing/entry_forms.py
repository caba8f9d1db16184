"""Forms for the short values beside a text (titles, keys of speakers, figures), made from the schema of its class."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from outcome_reports.model import Edition
from outcome_reports.model.leaves import value_at
from outcome_reports.platform.plain_faults import plain_fault
from outcome_reports.schemas.generating import schema_of

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from outcome_reports.model.leaves import Path as ModelPath

# Numbers and ids that people cite and link to never change; pictures are files, which this page does not accept.
_LEFT_OUT = frozenset({"id", "picture"})
Field = dict[str, Any]


def around(edition: Edition, path: ModelPath) -> BaseModel | None:
    """Return the part of the edition that directly contains the text at `path`, None if there is none."""
    value = value_at(edition, path[:-1])
    return value if isinstance(value, BaseModel) and not isinstance(value, Edition) else None


def fields_of(part: BaseModel) -> list[Field]:
    """Return the short values of `part`, in the order of its schema: name, description, kind and value of each.

    A `kind` is "line", "check", "choice" (with `choices`), "keys" or "rows" (with the names of their `columns`).
    """
    found = []
    schema, parts = _schema(type(part))
    for name, about in schema.items():
        kind = _kind(about, parts)
        if kind is None or is_prose(type(part).model_fields[name]) or name in _LEFT_OUT:
            continue
        words = {"label": name.replace("_", " ").capitalize(), "about": about.get("description", "")}
        found.append({"name": name, **words, **kind, "value": _plain(getattr(part, name, None))})
        found[-1]["required"] = type(part).model_fields[name].is_required()
    return found


def lists_of(part: BaseModel) -> dict[str, type[BaseModel]]:
    """Return the lists of `part` whose entries have their own texts, by name, with the class of an entry."""
    found = {}
    for name, field in type(part).model_fields.items():
        for cls in getattr(field.annotation, "__args__", ()):
            if isinstance(cls, type) and issubclass(cls, BaseModel) and any(map(is_prose, cls.model_fields.values())):
                found[name] = cls
    return found


def refusal(edition: Edition, path: ModelPath, text: str) -> str:
    """Return why the field at `path` does not accept `text`, such as a box in a cell of a table; "" if it does."""
    part = around(edition, path) if path else None
    field = type(part).model_fields.get(str(path[-1])) if part else None
    if field is None or not is_prose(field):
        return ""
    judge: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
    try:
        judge.validate_python(text)
    except ValidationError as error:
        return plain_fault(error.errors()[0])
    return ""


def is_prose(field: FieldInfo) -> bool:
    """Return whether a field contains a text with markup."""
    return "Prose" in str(field.annotation)


def _plain(value: object) -> object:
    match value:
        case BaseModel():
            return {
                name: str(inner) for name in type(value).model_fields if (inner := getattr(value, name)) is not None
            }
        case tuple() | list():
            return [_plain(one) for one in value]
        case bool() | None:
            return value
    return str(value)


def _kind(about: Mapping[str, Any], parts: Mapping[str, Any]) -> dict[str, Any] | None:
    choices = about.get("anyOf", [about])
    names = {str(one.get("items", one).get("$ref", "")).rpartition("/")[2] for one in choices}
    if names <= {"entity-key", "actor-key"}:
        return {"kind": "keys", "several": any(one.get("type") == "array" for one in choices)}
    if about.get("type") == "boolean":
        return {"kind": "check"}
    if "enum" in about:
        return {"kind": "choice", "choices": about["enum"]}
    if about.get("type") == "array":
        row = parts.get(next(iter(names)), {}).get("properties", {})
        columns = [{"name": name, "about": one.get("description", "")} for name, one in row.items()]
        is_short = row and all("string" in str(one.get("type")) for one in row.values())
        return {"kind": "rows", "columns": columns} if is_short and "id" not in row else None
    return {"kind": "line"} if "string" in str(about.get("type")) else None


@cache
def _schema(cls: type[BaseModel]) -> tuple[dict[str, Any], dict[str, Any]]:
    schema = schema_of(cls, cls.__name__)
    return schema.get("properties", {}), schema.get("$defs", {})
