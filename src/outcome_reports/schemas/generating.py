"""Generation of the JSON Schema (draft 2020-12) of a model's YAML file, as an editor sees the file.

Editors read YAML by the core schema of YAML 1.2, in which `2026` is a number, `2026-01-27` a text and `true` a boolean.
Our reader takes every scalar as text and lets the model decide the type. The schema allows what both understand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from outcome_reports.model import Registry
from outcome_reports.model.keys import KEY_KIND
from outcome_reports.platform.attribute_docstrings import attribute_docstrings

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_ORDER = ("$schema", "$id", "title", "description", "$ref", "type", "enum", "anyOf", "format", "pattern")
_LANGUAGE = {"lang": "en-GB", "dir": "ltr"}
_KEY_NAMES = {"entity": "entity-key", "actor": "actor-key"}


def schema_of(model: type[BaseModel], name: str, registry: Registry | None = None) -> Schema:
    """Return the schema of the file `name` that `model` reads; with a `registry`, editors offer its keys.

    The reader refuses keys that are not in the registry, which may be newer than the schema.
    """
    raw = model.model_json_schema(mode="validation")
    definitions: Schema = raw.pop("$defs", {})
    used: set[str] = set()
    schema = _simplified(raw, used)
    definitions = {key: _simplified(value, used) for key, value in definitions.items()}
    for cls in classes_of(model):
        target = schema if cls is model else definitions[cls.__name__]
        for field, words in attribute_docstrings(cls).items():
            if field in target["properties"]:
                target["properties"][field] = _ordered(
                    {**target["properties"][field], "description": _described(words)}
                )
        for field, example in example_of(cls).items():
            target["properties"][field]["examples"] = [example]
    definitions |= {_KEY_NAMES[kind]: _key(kind, registry) for kind in sorted(used)}
    schema |= {"$schema": DIALECT, "$id": f"{name}.json", "title": f"{name}.yaml", "examples": [example_of(model)]}
    if definitions:
        schema["$defs"] = {key: _ordered(definitions[key]) for key in sorted(definitions)}
    return _ordered(schema)


def classes_of(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Return every class that `model` is made of, itself first."""
    found = [model]
    # The list grows while it is read.
    for cls in found:
        inner = (one for field in cls.model_fields.values() for one in _models_in(field.annotation))
        found += (one for one in inner if one not in found)
    return found


def example_of(cls: type[BaseModel]) -> dict[str, Any]:
    """Return an example of `cls` with every possible key."""
    own = getattr(cls, "_EXAMPLE", {})
    found = {name: own[name] if name in own else _example(name, field) for name, field in cls.model_fields.items()}
    return {name: value for name, value in found.items() if value or value is False}


def _example(name: str, field: FieldInfo) -> Any:
    if inner := _models_in(field.annotation):
        return [example_of(inner[0])] if "tuple" in str(field.annotation) else example_of(inner[0])
    if name in _LANGUAGE or field.is_required():
        return _LANGUAGE.get(name)
    return list(field.default) if isinstance(field.default, tuple) else field.default


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [cls for argument in getattr(annotation, "__args__", ()) for cls in _models_in(argument)]


def _simplified(schema: Schema, used: set[str]) -> Schema:
    """Return the schema without parts meaningless to authors: generated titles, null for "left out"."""
    if kind := schema.pop(KEY_KIND, None):
        used.add(kind)
        kept: Schema = {name: schema[name] for name in ("description", "default") if name in schema}
        return {"$ref": f"#/$defs/{_KEY_NAMES[kind]}", **kept}
    schema = {name: value for name, value in schema.items() if name != "title"}
    if "anyOf" in schema:
        choices = [choice for choice in schema.pop("anyOf") if choice != {"type": "null"}]
        # A missing value is simply left out; the reader accepts no null.
        schema = {**choices[0], **schema} if len(choices) == 1 else {"anyOf": choices, **schema}
        if len(choices) == 1:
            schema.pop("title", None)
            if KEY_KIND in schema:
                return _simplified(schema, used)
    if schema.get("default", ...) in (None, [], ()):
        del schema["default"]
    if "description" in schema:
        schema["description"] = _described(schema["description"])
    if schema.get("type") == "string":
        _widen(schema)
    for name, value in schema.items():
        if name in {"properties", "$defs"}:
            schema[name] = {key: _ordered(_simplified(inner, used)) for key, inner in value.items()}
        elif name == "items":
            schema[name] = _simplified(value, used)
        elif name == "anyOf":
            schema[name] = [_simplified(choice, used) for choice in value]
    return _ordered(schema)


def _widen(schema: Schema) -> None:
    """Allow texts that editors read as numbers: `title: 2027`, `version: 1.0`."""
    pattern = schema.get("pattern")
    if "enum" in schema or "const" in schema or schema.get("format"):
        return
    if pattern is None or re.search(pattern, "1.5"):
        schema["type"] = ["string", "number"]


def _described(text: str) -> str:
    """Return the sentences of a docstring that are for authors, on one line, without code marks."""
    first = " ".join(text.split("\n\n", maxsplit=1)[0].split()).replace("`", "")
    return re.sub(r"\s*\bRaises? .*$", "", first) or first


def _key(kind: str, registry: Registry | None) -> Schema:
    what = "an entity of the registry" if kind == "entity" else "an entity or a group of the registry"
    form = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", "maxLength": 40}
    schema: Schema = {"description": f"The key of {what}."}
    names = _names(kind, registry) if registry else {}
    if not names:
        return {**schema, **form}
    offered = {"enum": list(names), "enumDescriptions": list(names.values())}
    return {**schema, "anyOf": [offered, form]}


def _names(kind: str, registry: Registry) -> Mapping[str, str]:
    names = {entity.key: entity.formal_name for entity in registry.entities}
    if kind == "actor":
        names = {group.key: group.name for group in registry.groups} | names
    return dict(sorted(names.items()))


def _ordered(schema: Schema) -> Schema:
    first = {name: schema[name] for name in _ORDER if name in schema}
    return first | {name: value for name, value in schema.items() if name not in first}
