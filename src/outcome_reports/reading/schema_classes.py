"""Which class of the model each place in a file belongs to."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel


def classes_at(cls: type[BaseModel], loc: tuple[str | int, ...]) -> list[type[BaseModel]]:
    """Return the classes on the way from `cls` to the field that `loc` ends in; the last is the one that has it."""
    classes = [cls]
    for step in loc[:-1]:
        field = classes[-1].model_fields.get(step) if isinstance(step, str) else None
        if field is not None and (inner := model_in(field.annotation)):
            classes.append(inner)
    return classes


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the class of the model that a field holds one or several of; None for any other field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if found := model_in(argument):
            return found
    return None
