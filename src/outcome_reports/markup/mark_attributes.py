"""Attributes in braces after a mark, in pandoc's syntax: `{#id .name key=value other="two words"}`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from outcome_reports.errors import did_you_mean

_PIECE = re.compile(
    r"""\s*(?:\#(?P<id>[^\s{}="']+)|\.(?P<name>[A-Za-z][\w-]*)"""
    r"""|(?P<key>[A-Za-z-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'“”]+)))(?=\s|$)"""
)
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Attributes:
    """The attributes of a mark: its `id` and `name` ("" for none) and its `values` by key."""

    id: str = ""
    name: str = ""
    values: dict[str, str] = field(default_factory=dict)


def read_mark(text: str) -> tuple[Attributes, tuple[str, str] | None]:
    """Return the attributes between the braces of a mark, and the problem (message and hint) or None."""
    found, at = Attributes(), 0
    while piece := _PIECE.match(text, at):
        at = piece.end()
        if piece["id"] is not None:
            if not _ID.fullmatch(piece["id"]):
                return found, (
                    f"“#{piece['id']}” cannot be an id",
                    "use lower-case letters, digits and hyphens: #the-port",
                )
            found.id = piece["id"]
        elif piece["name"]:
            found.name = piece["name"]
        elif piece["key"] in found.values:
            return found, (f"“{piece['key']}” is given twice", "delete one")
        else:
            found.values[piece["key"]] = next(
                value for value in (piece["double"], piece["single"], piece["bare"]) if value is not None
            )
    if rest := text[at:].strip():
        hint = 'write key=value, or key="two words" in straight quotation marks'
        return found, (f"“{rest}” between the braces cannot be read", hint)
    return found, None


def unknown_key(marks: Attributes, known: frozenset[str], of: str) -> tuple[str, str] | None:
    """Return the problem with the name and keys of a mark, whose valid keys are `known`, None for none."""
    if marks.name:
        return f"“.{marks.name}” means nothing for {of}", "delete it"
    for key in marks.values:
        if key not in known:
            listed = ", ".join(sorted(known))
            return f"“{key}” means nothing for {of}", did_you_mean(key, known) or f"use one of {listed}"
    return None
