"""Keys and names in a spreadsheet cell, separated by commas, “and”, “&” or line breaks."""

from __future__ import annotations

import re

from outcome_reports.model import KnownKeys
from outcome_reports.model.name_index import comparable_name

_BETWEEN = re.compile(r"(\s*[;\n]\s*(?:and\s+)?|\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|^\s*and\s+)")
_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
_MAX_PARTS = 12
"""Maximum number of parts in one name: “… on Migration, Asylum and Refugees” has three."""


class CellNames:
    """Finds keys by names as `check` does, ignoring differences in apostrophes, hyphens, spaces and the article."""

    def __init__(self, keys: KnownKeys) -> None:
        self._keys = keys
        self._by_name = {comparable_name(name.casefold()): key for name, key in sorted(keys.names.items())}
        self._by_key = {key.casefold(): key for key in sorted(keys.entities | keys.groups | keys.terms)}

    def split(self, cell: str, among: frozenset[str]) -> tuple[list[str], list[str]]:
        """Return the keys of `among` that a cell names, in order, and any words that are not names."""
        parts = _BETWEEN.split(cell)
        words, signs = parts[::2], [*parts[1::2], ""]
        found: list[str] = []
        strange: list[str] = []
        at, unknown = 0, ""
        while at < len(words):
            for stop in range(min(at + _MAX_PARTS, len(words)), at, -1):
                text = "".join(
                    word + sign for word, sign in zip(words[at:stop], [*signs[at : stop - 1], ""], strict=True)
                )
                if key := self._key(text, among):
                    break
            else:
                unknown += words[at] + (signs[at] if unknown or words[at].strip() else "")
                at += 1
                continue
            strange += _trimmed(unknown)
            unknown = ""
            found.append(key)
            at = stop
        return found, [*strange, *_trimmed(unknown)]

    def _key(self, text: str, among: frozenset[str]) -> str | None:
        text = " ".join(text.split())
        if text in among:
            return text
        key = self._known(text)
        if key is None and (brackets := _BRACKETS.fullmatch(text)):
            # “the Organization for … (OSCE)”: both name the same body.
            key = self._known(brackets[1])
            key = key if key == self._known(brackets[2]) else None
        return key if key in among else None

    def _known(self, text: str) -> str | None:
        name = comparable_name(text.casefold())
        return self._by_name.get(name) or self._by_key.get(name)


def _trimmed(words: str) -> list[str]:
    words = re.sub(r"^(?:[\s,;&]|and\b)+|(?:[\s,;&]|\band)+$", "", words)
    return [" ".join(words.split())] if words else []
