"""What pydantic says of a wrong value, in words for people who are not programmers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_SAID = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "invalid_key": "has a name that is not a text",
    "string_too_short": "is empty",
    "too_short": "is empty",
    "string_too_few": "is shorter than {min_length} characters",
    "too_few": "has too few entries: at least {min_length}",
    "string_too_long": "is longer than {max_length} characters",
    "too_long": "has too many entries: at most {max_length}",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
    "string_pattern_mismatch": "must have the form {pattern}",
    "finite_number": "must be a number that is not infinite",
}
_QUOTED = re.compile("'([^']*)'")
_TYPES = {
    "string": "a text",
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "bool": "true or false",
    "datetime": "a time such as 2026-01-27T09:00:00Z",
    "date": "a date such as 2026-01-27",
    "list": "a list",
    "tuple": "a list",
    "set": "a list",
    "frozen_set": "a list",
    "dict": "keys with values",
    "mapping": "keys with values",
    "model": "keys with values",
    "path": "the name of a file",
}


def plain_fault(found: Mapping[str, Any]) -> str:
    """Return what is wrong, as the end of a sentence about the value; `found` is one of pydantic's `errors()`.

    The messages of our own validators stay as they are.
    """
    kind, context = str(found["type"]), found.get("ctx", {})
    if kind.endswith("too_short") and context.get("min_length", 1) > 1:
        kind = kind.replace("short", "few")
    if kind in _SAID:
        return _QUOTED.sub("“\\1”", _SAID[kind].format(**context))
    expected = next((what for name, what in _TYPES.items() if kind == name or kind.startswith(f"{name}_")), None)
    if expected is not None:
        return f"must be {expected}"
    return str(found["msg"]).removeprefix("Value error, ")
