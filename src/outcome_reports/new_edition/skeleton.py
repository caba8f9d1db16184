"""Skeleton files: the templates of `templates/edition/`, filled so that the result is YAML whatever the values."""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.markup.placeholders import confirm, write_here
from outcome_reports.model import Prose
from outcome_reports.platform.records import record
from outcome_reports.platform.resources import templates
from outcome_reports.reading.yaml_writing import yaml_scalar


@record(frozen=True, slots=True)
class _Raw:
    """Characters that are YAML already."""

    text: str


def fill(name: str, values: Mapping[str, object]) -> str:
    """Return the skeleton `name` ("chapter.yaml") with `values`.

    In the templates, `write(guide, last)` is a placeholder in quotation marks, `block(guide, last)` one on a line of a
    block text, and `confirm(guide)` one for a comment; `last` is last year's text, or several of them, whose length is
    shown. Every other value is written as a YAML scalar.
    """
    return fill_from((templates() / "edition",), f"{name}.j2", values)


def fill_from(folders: Sequence[Path], name: str, values: Mapping[str, object]) -> str:
    """Return the template `name` of the first of `folders` that has it, filled as by `fill`.

    Templates may be a user's: they are sandboxed. Raises ContentError for one that cannot be filled.
    """
    from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        # The output is YAML, and `finalize` quotes for YAML.
        autoescape=False,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"write": _write, "block": _block, "confirm": _confirm}
    try:
        return environment.get_template(name).render(values)
    except (
        TemplateError,
        TypeError,
        ValueError,
        AttributeError,
        ArithmeticError,
        LookupError,
        RecursionError,
    ) as error:
        # Jinja has put the lines of templates into the traceback.
        places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
        if isinstance(error, TemplateSyntaxError):
            places.append((error.filename or "", error.lineno))
        ours = [(Path(file), line) for file, line in places if file.endswith(".j2")]
        file, line = ours[-1] if ours else (folders[0] / name, 0)
        hint = "correct the template: docs/own-parts.md lists what it may use"
        raise ContentError([Problem(file, line, min(line, 1), f"cannot be filled: {error}", hint)]) from None


def _write(guide: str, last: object = None) -> _Raw:
    return _Raw(yaml_scalar(write_here(guide, _lengths(last))))


def _block(guide: str, last: object = None) -> _Raw:
    return _Raw(write_here(guide, _lengths(last)))


def _confirm(guide: str) -> _Raw:
    return _Raw(confirm(guide))


def _lengths(last: object) -> list[int]:
    """Return the number of words of last year's text, or of each of several."""
    texts = last if isinstance(last, tuple) else () if last is None else (last,)
    return [count_words(str(text)) for text in texts]


def count_words(text: str) -> int:
    """Return the number of words in a text: runs between white space that contain a letter or figure."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def _finalize(value: object) -> str:
    match value:
        case _Raw(text):
            return text
        case int() | date():
            return str(value)
        case str() | Prose():
            return yaml_scalar(str(value))
        case Mapping():
            return f"{{{', '.join(f'{_finalize(key)}: {_finalize(item)}' for key, item in value.items())}}}"
        case tuple() | list():
            return f"[{', '.join(_finalize(item) for item in value)}]"
    # To read a name that is not defined is the error that says so.
    str(value)
    raise TypeError("the value is not a text, number, date or list")
