"""JSON from outside, checked before it is used."""

from __future__ import annotations

import json
import re
from typing import Any

from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.intake.limits import JSON_DEPTH
from outcome_reports.intake.regular_files import RefusedError

_HALF = re.compile("[\ud800-\udfff]")


def read_json(data: bytes, *, invisible: bool = False) -> Any:
    """Return the value of the JSON in `data` (RFC 8259); its texts may have `invisible` characters, but no halves,
    if they are kept as they came and not printed.

    Raises RefusedError for data that is not JSON, is nested too deeply, repeats a key in one object, or has invisible
    characters in a text; the message gives the place.
    """
    try:
        value = json.loads(data, object_pairs_hook=_object, parse_constant=_no_number)
    except RecursionError:
        raise RefusedError("it is nested too deeply", f"at most {JSON_DEPTH} levels") from None
    except RefusedError:
        raise
    except ValueError:
        # The offset of the error would not help the user.
        raise RefusedError("it is not JSON", "use an unchanged copy") from None
    _check(value, invisible=invisible)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RefusedError("a key is repeated", "delete one")
    return found


def _no_number(name: str) -> float:
    raise RefusedError(f"{name} is not a JSON number", "delete it")


_Place = tuple["_Place", str | int] | None
"""The place of a value: the place of its container, and its key or index there."""


def _check(value: Any, *, invisible: bool) -> None:
    waiting: list[tuple[Any, _Place, int]] = [(value, None, 0)]
    while waiting:
        found, place, depth = waiting.pop()
        if depth > JSON_DEPTH:
            raise RefusedError("it is nested too deeply", f"at most {JSON_DEPTH} levels")
        if isinstance(found, str):
            if not (found.isascii() and found.isprintable()):
                # Half a character, which JSON can have as an escape, is in no file that anyone can write.
                seen = "".join(_HALF.findall(found)) if invisible else found
                for _, message in invisible_characters(seen):
                    raise RefusedError(f"“{_named(place)}” has {message}", "delete it")
        elif isinstance(found, dict):
            for key, inner in found.items():
                waiting += [(key, (place, key), depth + 1), (inner, (place, key), depth + 1)]
        elif isinstance(found, list):
            waiting += [(inner, (place, number), depth + 1) for number, inner in enumerate(found)]


def _named(place: _Place) -> str:
    steps: list[str] = []
    while place is not None:
        place, step = place
        steps.append(f".{step}" if isinstance(step, str) else f"[{step}]")
    return "".join(reversed(steps)).lstrip(".")
