"""Nodes to the model: what pydantic finds, told in the words and places of the file."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from outcome_reports.markup import MarkupError
from outcome_reports.model import KnownKeys, Prose
from outcome_reports.model.base import Line
from outcome_reports.model.keys import strange_letter
from outcome_reports.problems import Problem
from outcome_reports.reading.nodes import Mapping, Node, Scalar, Sequence, find, plain

Model = TypeVar("Model", bound=BaseModel)
Path_ = tuple[str | int, ...]

MAX_PROBLEMS = 300
"""Problems told of one file: nobody reads more, and finding what was meant takes its time."""


def validate(
    cls: type[Model], node: Node, file: Path, problems: list[Problem], keys: KnownKeys | None = None
) -> Model | None:
    """The model that `node` means; None if it is not one, and `problems` lists everything that is wrong with it."""
    before = len(problems)
    _check_comments(node, "", _text_fields(cls), file, problems)
    if not isinstance(node, Mapping):
        problems.append(
            Problem(file, node.line + 1, node.column + 1, "keys with values are expected here", _keys_hint(cls))
        )
        return None
    try:
        model = cls.model_validate(plain(node), context={"keys": keys})
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        places = {e["loc"] for e in errors}
        for count, found in enumerate(errors, start=1):
            loc = found["loc"]
            if found["type"] == "too_short" and any(p[: len(loc)] == loc and p != loc for p in places):
                continue
            problems.extend(_problems_of(cls, found, node, file))
            if len(problems) - before > MAX_PROBLEMS and count < len(errors):
                what = f"and {len(errors) - count:,} more problems in this file"
                problems.append(Problem(file, 0, 0, what, "mend the first ones: the others may go with them"))
                break
        return None
    return model if len(problems) == before else None


def place_of(node: Node, path: Path_) -> tuple[int, int]:
    """Line and column, counted from 1, of what stands on `path` below `node`, or of the nearest thing above it."""
    found, key = find(node, path)
    if isinstance(found, Scalar) or key is None:
        return found.line + 1, found.column + 1
    return key.line + 1, key.column + 1


def _problems_of(cls: type[BaseModel], found: Any, node: Node, file: Path) -> list[Problem]:
    loc: Path_ = tuple(found["loc"])
    kind, context = found["type"], found.get("ctx", {})
    target, _ = find(node, loc)
    line, column = place_of(node, loc)
    error = context.get("error")
    if isinstance(error, MarkupError) and isinstance(target, Scalar):
        return [Problem(file, *target.position(p.line, p.column), p.message, p.hint) for p in error.problems]
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    inside = (*loc, "") if kind == "model_type" else loc
    message, hint = _explain(kind, found["msg"], context, name, _model_at(cls, inside))
    if kind == "extra_forbidden":
        parent, _ = find(node, loc[:-1])
        if isinstance(parent, Mapping) and name in parent.items:
            line, column = parent.items[name][0].line + 1, parent.items[name][0].column + 1
    return [Problem(file, line, column, message, hint)]


_SAYS_ALL = {
    "string_type": ("must be a text", "write one text, not a list or keys"),
    "tuple_type": ("must be a list", "begin each entry with “- ”"),
    "too_short": ("is empty", "give at least one entry, or take the key away"),
    "string_too_short": ("is empty", "write it, or take the key away"),
}
"""What is wrong, and what to do, by the kind of pydantic's error; the name of the key goes before it."""


def _explain(kind: str, text: str, context: dict[str, Any], name: str, cls: type[BaseModel]) -> tuple[str, str]:
    if kind in _SAYS_ALL:
        message, hint = _SAYS_ALL[kind]
        return f"“{name}” {message}", hint
    match kind:
        case "extra_forbidden":
            near = difflib.get_close_matches(name.casefold(), cls.model_fields, n=2, cutoff=0.6)
            hint = f"did you mean “{'” or “'.join(near)}”?" if near else _keys_hint(cls)
            return f"the key “{name}” is not known here", strange_letter(name) + hint
        case "missing":
            return f"the key “{name}” is missing", _description(cls, name)
        case "unknown_key":
            return text, str(context["hint"])
        case "literal_error":
            return f"“{name}” has a value that is not allowed", f"use one of {context['expected']}"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"“{name}” must have keys of its own", _keys_hint(cls)
        case "too_long":
            return f"“{name}” has too many entries", f"at most {context['max_length']}"
        case "string_too_long":
            return f"“{name}” is too long", f"at most {context['max_length']} characters"
        case "string_pattern_mismatch":
            return f"“{name}” does not have the form it must have", _pattern_hint(context["pattern"])
        case "value_error":
            message, _, hint = str(context["error"]).partition(": ")
            return message, hint
    if kind.startswith(("date", "int", "bool", "float", "decimal")):
        return f"“{name}” is not right: {text[0].lower()}{text[1:]}", _type_hint(kind)
    return f"“{name}” is not right: {text[0].lower()}{text[1:]}", ""


def _type_hint(kind: str) -> str:
    if kind.startswith("date"):
        return "write a date that exists, as year-month-day: 2026-01-27"
    if kind.startswith("bool"):
        return "write true or false"
    return "write a number in figures"


def _pattern_hint(pattern: str) -> str:
    hints = {
        r"^R[1-9]": "write R, the number of the chapter, a full stop and the number of the row: R2.3",
        r"^[a-z][a-z0-9]*(-": "use small letters, digits and single hyphens: labour-mobility",
        r"^[A-Za-z][A-Za-z0-9]*(-": "use letters, digits and single hyphens: IDN, WG-TIP",
        r"^https?": "write the whole address: https://www.example.org",
        r"^[a-z]{2,3}(-": "write a language tag: en-GB, fr, ar",
        r"^[0-9]+(": "write a version in figures: 0.3",
        r"^[^@": "write an e-mail address: name@example.org",
        r"^\d{4}": "write a date: 2026-01-27",
    }
    return next((hint for start, hint in hints.items() if pattern.startswith(start)), f"the form is {pattern}")


def _keys_hint(cls: type[BaseModel]) -> str:
    required = [name for name, field in cls.model_fields.items() if field.is_required()]
    others = [name for name in cls.model_fields if name not in required]
    return "keys are: " + ", ".join(required) + (f"; if wanted: {', '.join(others)}" if others else "")


def _description(cls: type[BaseModel], name: str) -> str:
    field = cls.model_fields.get(name)
    description = re.sub(r"\s+", " ", field.description or "") if field else ""
    return f"add it: {description}" if description else "add it"


def _model_at(cls: type[BaseModel], loc: Path_) -> type[BaseModel]:
    """The model class whose field `loc` ends in."""
    for step in loc[:-1]:
        field = cls.model_fields.get(step) if isinstance(step, str) else None
        if field is not None and (inner := _model_in(field.annotation)):
            cls = inner
    return cls


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if found := _model_in(argument):
            return found
    return None


def _text_fields(cls: type[BaseModel]) -> frozenset[str]:
    """The names of all fields at and below `cls` that hold words for readers."""
    names: set[str] = set()
    for name, field in cls.model_fields.items():
        if inner := _model_in(field.annotation):
            names |= _text_fields(inner)
        elif _is_text(field.annotation) or _is_text(field.rebuild_annotation()):
            names.add(name)
    return frozenset(names)


def _is_text(annotation: Any) -> bool:
    return annotation is Prose or annotation == Line or any(_is_text(argument) for argument in get_args(annotation))


def _check_comments(node: Node, name: str, text_fields: frozenset[str], file: Path, problems: list[Problem]) -> None:
    match node:
        case Scalar(comment=comment):
            if comment is not None and name in text_fields:
                message = f"YAML drops “{comment[:40]}”: “ #” begins a comment"
                hint = "put quotation marks around the whole text, or move the comment to a line of its own"
                problems.append(Problem(file, node.line + 1, node.column + 1, message, hint))
        case Sequence():
            for item in node.items:
                _check_comments(item, name, text_fields, file, problems)
        case Mapping():
            for key, (_, value) in node.items.items():
                _check_comments(value, key, text_fields, file, problems)
