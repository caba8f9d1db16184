"""The table of our styles and their equivalents in templates: templates/docx/house-styles.toml."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import BaseModel

from outcome_reports.platform.resources import templates

Kind = Literal["paragraph", "character"]
_NUMBERED = re.compile(r"(.*?)( \d)?")


class _Entry(BaseModel, frozen=True, extra="forbid"):
    names: tuple[str, ...] = ()
    plain: bool = False
    expected: bool = False
    set: dict[str, Any] = {}


class StyleTable(BaseModel, frozen=True, extra="forbid"):
    """The table of our styles and those of houses."""

    paragraph: dict[str, _Entry]
    character: dict[str, _Entry]
    table: _Entry
    localised: dict[str, tuple[str, ...]]

    def entry(self, kind: Kind, identifier: str) -> _Entry:
        """Return the table's entry for one of our styles."""
        return getattr(self, kind).get(identifier, _Entry())  # type: ignore[no-any-return]

    def names(self, names: Iterable[str]) -> Iterator[str]:
        """Yield `names`, each followed by its translations."""
        for name in names:
            yield name
            found = _NUMBERED.fullmatch(name.casefold())
            assert found is not None
            for other in self.localised.get(found[1], ()):
                yield f"{other}{found[2] or ''}"


@functools.cache
def style_table() -> StyleTable:
    """Return the table that comes with the package."""
    file = templates() / "docx" / "house-styles.toml"
    return StyleTable.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
