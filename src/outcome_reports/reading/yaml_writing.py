"""Writing of texts as YAML that reads back as the same texts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

SCHEMAS = "schemas"
"""The folder of JSON Schemas beside the editions."""

_PLAIN = re.compile(r"[A-Za-z](?:[\w’(),./@–-]|:(?=\S)| (?=[^\s:#]))*")
_MEANS_SOMETHING = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def yaml_scalar(text: str) -> str:
    """Return `text` as a YAML scalar: plain if unambiguous, otherwise in quotation marks."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _MEANS_SOMETHING:
        return text
    return json.dumps(text, ensure_ascii=False)


def schema_comment(edition: Path, file: str, schema: str) -> str:
    """Return the first line of `file` (a path in the folder `edition`), by which editors find its schema.

    Empty if the schemas are not beside the edition.
    """
    if not (edition.parent / SCHEMAS).is_dir():
        return ""
    up = "../" * (file.count("/") + 1)
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{schema}.json\n"


def yaml_block(key: str, text: str, indent: int = 0) -> str:
    """Return the lines of `key` with a multi-line text as a block scalar; the text must not begin with a space."""
    lines = (f"{' ' * (indent + 2)}{line.rstrip()}".rstrip() for line in text.strip().split("\n"))
    return "\n".join([f"{' ' * indent}{key}: |", *lines]) + "\n"


def yaml_keys(keys: Sequence[str], *, several: bool = False) -> str:
    """Return registry keys as a YAML value: a single key without a list, unless `several`."""
    return yaml_scalar(keys[0]) if len(keys) == 1 and not several else f"[{', '.join(map(yaml_scalar, keys))}]"


def yaml_comment(text: str, indent: int = 0) -> str:
    """Return a comment of one line."""
    return f"{' ' * indent}# {' '.join(text.split())}\n"
