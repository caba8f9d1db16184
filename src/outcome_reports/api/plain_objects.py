"""Editions from Python objects, without a folder: from a database, a web form, a data frame."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from outcome_reports import model
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.api.templated_brands import in_template
from outcome_reports.branding.brand import Brand
from outcome_reports.composing.given_rows import frame_rows
from outcome_reports.errors import ArgumentTypeError, ContentError, Problem
from outcome_reports.platform.plain_faults import plain_fault
from outcome_reports.reading import read_brand, read_brand_file
from outcome_reports.reading.registry_files import read_registry

_OF_UNION = re.compile(r"(?:dict|list|union)\[.*\]")
"""The types that pydantic adds to the path of a value that may be of several."""


def edition(
    content: Mapping[str, Any] | BaseModel,
    *,
    registry: model.Registry | Mapping[str, Any] | str | Path | None = None,
    brand: Brand | str | Path = "rso",
    reference_doc: str | Path | None = None,
) -> LoadedEdition:
    """Return the edition made from `content`, which has the keys of the YAML files: `series`, `chapters`,
    `looking_ahead`, ….

    Texts are Markdown as plain str, and lists are lists; a list of entries may also be a data frame whose columns are
    the keys. Missing values in it (None, NaN) are left out. A pydantic object may replace any mapping. `registry` has
    the names that the content refers to: a Registry, a mapping with `entities`, `groups` and `terms`, or a folder; by
    default it is part of `content`. `brand` is a Brand, the name of one of ours, or a brand file. `reference_doc` is a
    Word template, as in `load`.

    Raises ContentError with every problem, with a path in the content ("chapters.0.title") instead of a file;
    ArgumentTypeError for content or a brand of another type.
    """
    plain = _plain(content)
    if not isinstance(plain, dict):
        raise ArgumentTypeError(f"the content of an edition is a mapping or a pydantic object, not {content!r:.80}")
    names = _registry(plain.pop("registry", None) if registry is None else registry)
    plain.setdefault("id", "edition")
    context = {"keys": names.known_keys}
    try:
        read = model.Edition.model_validate(plain | {"registry": names}, context=context)
    except ValidationError as error:
        raise _as_content_error(error, "content") from None
    return LoadedEdition(read, in_template(_brand(brand), reference_doc))


def _registry(given: object) -> model.Registry:
    if isinstance(given, model.Registry):
        return given
    if isinstance(given, str | Path):
        problems: list[Problem] = []
        found, _ = read_registry(Path(given), problems)
        if found is None or problems:
            raise ContentError(problems)
        return found
    try:
        return model.Registry.model_validate(_plain(given) if given is not None else {})
    except ValidationError as error:
        raise _as_content_error(error, "registry") from None


def _brand(given: object) -> Brand:
    match given:
        case Brand():
            return given
        case Path():
            return read_brand_file(given)
        case str():
            return read_brand_file(Path(given)) if given.endswith((".yaml", ".yml")) else read_brand(given)
        case _:
            raise ArgumentTypeError(f"a brand is a Brand, a name or a file, not {given!r:.80}")


def _plain(value: Any) -> Any:
    """Return `value` as dicts and lists, as read from a file."""
    if isinstance(value, BaseModel):
        return _plain(value.model_dump(exclude_unset=True, round_trip=True, warnings=False))
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if (frame := frame_rows(value)) is not None:
        head, rows = frame
        return [{key: _plain(item) for key, item in zip(head, row, strict=True) if _is_there(item)} for row in rows]
    if hasattr(value, "to_dict"):
        return _plain({key: item for key, item in value.to_dict().items() if _is_there(item)})
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray | model.Prose):
        return [_plain(item) for item in value]
    # NumPy numbers are not subclasses of Python's.
    return value.item() if hasattr(value, "item") else value


def _is_there(value: Any) -> bool:
    """Return False for None, NaN, and pandas's missing dates and values."""
    if value is None or type(value).__name__ in {"NaTType", "NAType"}:
        return False
    return not (isinstance(value, float) and math.isnan(value))


def _as_content_error(error: ValidationError, root: str) -> ContentError:
    problems = []
    errors = error.errors(include_url=False, include_input=False)
    places = {found["loc"] for found in errors}
    unions = {loc[:at] for loc in places for at, step in enumerate(loc) if _OF_UNION.fullmatch(str(step))}
    for found in errors:
        loc = found["loc"]
        # A list whose entries were refused is empty for that reason alone.
        if found["type"] == "too_short" and any(place[: len(loc)] == loc and place != loc for place in places):
            continue
        if loc[-1:] == ("str",) and loc[:-1] in unions:
            continue
        place = ".".join(step for step in map(str, loc) if not _OF_UNION.fullmatch(step)) or root
        hint = str(found.get("ctx", {}).get("hint", ""))
        problems.append(Problem(Path(place), 0, 0, plain_fault(found), hint))
    return ContentError(problems)
