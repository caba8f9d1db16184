"""The class of the model to which each place in a file belongs."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel


def classes_at(cls: type[BaseModel], loc: tuple[str | int, ...]) -> list[type[BaseModel]]:
    """Return the classes on the path from `cls` to the field at `loc`; the last one has the field."""
    classes = [cls]
    for step in loc[:-1]:
        field = classes[-1].model_fields.get(step) if isinstance(step, str) else None
        if field is not None and (inner := model_in(field.annotation)):
            classes.append(inner)
    return classes


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model class of a field that contains one or several of its objects; None for any other field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if found := model_in(argument):
            return found
    return None
