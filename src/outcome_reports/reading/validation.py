"""Validation of nodes by the model: pydantic's errors, in the words and places of the file."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar, get_args
from urllib.parse import unquote

from pydantic import BaseModel, ValidationError

from outcome_reports.errors import Problem, counted
from outcome_reports.markup import MarkupError
from outcome_reports.model import KnownKeys, Prose
from outcome_reports.model.base import Line
from outcome_reports.reading.schema_classes import model_in
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, find, plain

Model = TypeVar("Model", bound=BaseModel)
Path_ = tuple[str | int, ...]

_UNION = "union"
_ADDRESS = re.compile(r"(?<=<)[^<>\n]+(?=>)|[^\s()<>]+")
_TYPE = re.compile(r"str|(?:dict|list)\[.*\]")
MAX_PROBLEMS = 300
"""Number of problems of one file after which others are only counted: no one reads more, and finding suggestions
takes time."""


def validate(
    cls: type[Model], node: Node, file: Path, problems: list[Problem], keys: KnownKeys | None = None
) -> Model | None:
    """Return the model object that `node` describes; None if it is invalid: `problems` then gets every problem."""
    before = len(problems)
    _check_comments(node, "", _text_fields(cls), file, problems)
    if not isinstance(node, Mapping):
        from outcome_reports.reading.explaining import keys_hint

        problems.append(
            Problem(file, node.line + 1, node.column + 1, "keys with values are expected here", keys_hint(cls))
        )
        return None
    try:
        model = cls.model_validate(plain(node), context={"keys": keys})
    except ValidationError as error:
        errors = _once_for_each_union(error.errors(include_url=False, include_input=False))
        places = {e["loc"] for e in errors}
        others = 0
        for count, found in enumerate(errors, start=1):
            loc = found["loc"]
            if found["type"] == "too_short" and any(p[: len(loc)] == loc and p != loc for p in places):
                continue
            problems.extend(_problems_of(cls, found, node, file, keys))
            if len(problems) - before > MAX_PROBLEMS:
                others = len(errors) - count
                break
        problems[before:] = cut_short(problems[before:], others)
        return None
    return model if len(problems) == before else None


def cut_short(problems: Iterable[Problem], others: int = 0) -> list[Problem]:
    """Return the first problems of each file with a place, all without, and the number of the rest with `others`."""
    found = [*dict.fromkeys(problems)]
    of_files: dict[Path, list[Problem]] = {}
    for problem in found:
        if problem.line:
            of_files.setdefault(problem.file, []).append(problem)
    for file, placed in of_files.items():
        if more := len(placed[MAX_PROBLEMS:]) + others:
            rest = {*placed[MAX_PROBLEMS:], *(one for one in found if one.unlisted and one.file == file)}
            more += sum(one.unlisted for one in rest)
            what = f"and {counted(more, 'more problem')} in this file"
            hint = "correct the first ones: the others may disappear with them"
            found = [*(problem for problem in found if problem not in rest), Problem(file, 0, 0, what, hint, more)]
    return found


def _once_for_each_union(errors: list[Any]) -> list[Any]:
    """Return the errors, those of all kinds that a value may have as one: pydantic names them in the path, as types."""
    found: dict[Path_, Any] = {}
    for error in errors:
        loc = error["loc"]
        of_union = error["type"] in {"string_type", "dict_type"} and loc and _TYPE.fullmatch(str(loc[-1]))
        path = (loc[:-1], _UNION) if of_union else (loc, error["type"], len(found))
        found.setdefault(path, error | {"loc": loc[:-1], "type": _UNION} if of_union else error)
    return list(found.values())


def place_of(node: Node, path: Path_, at: str = "") -> tuple[int, int]:
    """Return line and column, counted from 1, of the value at `path` below `node`, or of the nearest one above it; in a
    text that contains `at`, the place where it first does.
    """
    found, key = find(node, path)
    if at and isinstance(found, Scalar) and found.value != at and (start := _first(found.value, at)) >= 0:
        *lines, last = found.value[:start].split("\n")
        return found.position(len(lines), len(last))
    if isinstance(found, Scalar) or key is None:
        return found.line + 1, found.column + 1
    return key.line + 1, key.column + 1


def _first(text: str, at: str) -> int:
    """Return where `text` first contains `at`, or an address that means it (RFC 3986, 2.1); -1 if nowhere."""
    addresses = (one for one in _ADDRESS.finditer(text) if unicodedata.normalize("NFC", unquote(one[0])) == at)
    return text.find(at) if at in text else next((one.start() for one in addresses), -1)


def _problems_of(cls: type[BaseModel], found: Any, node: Node, file: Path, keys: KnownKeys | None) -> list[Problem]:
    from outcome_reports.reading.explaining import Wrong, explain

    context = found.get("ctx", {})
    loc: Path_ = (*found["loc"], context["entry"]) if "entry" in context else tuple(found["loc"])
    target, _ = find(node, loc)
    error = context.get("error")
    wrong = Wrong(cls, loc, target, keys)
    if isinstance(error, MarkupError) and isinstance(target, Scalar):
        cannot_go = wrong.required and not target.value.strip()
        return [
            Problem(file, *target.position(p.line, p.column), p.message, "write it" if cannot_go else p.hint)
            for p in error.problems
        ]
    if found["type"] == _UNION:
        message, hint = f"“{loc[-1]}” cannot be a list", "write a text, or keys below it with a text each"
    else:
        message, hint = explain(found["type"], found["msg"], context, wrong)
    line, column = place_of(node, loc)
    if found["type"] == "extra_forbidden":
        parent, _ = find(node, loc[:-1])
        if isinstance(parent, Mapping) and loc[-1] in parent.items:
            line, column = parent.items[str(loc[-1])][0].line + 1, parent.items[str(loc[-1])][0].column + 1
    return [Problem(file, line, column, message, hint)]


@functools.cache
def _text_fields(cls: type[BaseModel]) -> frozenset[str]:
    """Return the names of all fields at and below `cls` that contain words for readers."""
    names: set[str] = set()
    for name, field in cls.model_fields.items():
        if inner := model_in(field.annotation):
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
                hint = "put quotation marks around the whole text, or move the comment to a separate line"
                problems.append(Problem(file, node.line + 1, node.column + 1, message, hint))
        case Sequence():
            for item in node.items:
                _check_comments(item, name, text_fields, file, problems)
        case Mapping():
            for key, (_, value) in node.items.items():
                _check_comments(value, key, text_fields, file, problems)
