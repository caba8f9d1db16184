"""Our styles adapted to a template: its fonts, its page, and no backgrounds of our covers."""

from __future__ import annotations

import functools
from collections.abc import Container
from typing import Any

from outcome_reports.writers.docx.house.style_table import Kind, style_table
from outcome_reports.writers.docx.styles.style_sheet import Style, StyleSheet, style_sheet

_KEPT = {"name", "builtin", "listed", "base", "next", "outline", "list", "level", "keep_next", "keep_lines"}
"""The properties of a style that otherwise looks like its base."""
_MOST_BEFORE = 40.0
"""Points above a paragraph: more is for places on our covers."""
_OF_GROUNDS = {"on_primary", "cover_lead"}


@functools.cache
def plain_sheet(*, own_tables: bool) -> StyleSheet:
    """Return our styles for documents in a template; `own_tables` if tables have our looks."""
    sheet = style_sheet()
    return StyleSheet(
        paragraph={name: _plain(style, "paragraph", name) for name, style in sheet.paragraph.items()}
        | ({"TableHeading": sheet.paragraph["TableHeading"].model_copy(update={"font": None})} if own_tables else {}),
        character={name: _plain(style, "character", name) for name, style in sheet.character.items()},
    )


def heading_style(identifier: str, claimed: Container[str]) -> str:
    """Return the style of a heading whose own in our documents is `identifier`: its base, if it looks like that and is
    not among the `claimed` ones that the house has.
    """
    base = plain_sheet(own_tables=False).paragraph[identifier].base or ""
    if identifier in claimed or not style_table().entry("paragraph", identifier).plain:
        return identifier
    return base if base == "Title" or (base.startswith("Heading") and identifier != "TOCHeading") else identifier


def _plain(style: Style, kind: Kind, identifier: str) -> Style:
    entry = style_table().entry(kind, identifier)
    looks = style.model_dump(include=_KEPT) if entry.plain else style.model_dump() | _without_grounds(style)
    return Style.model_validate(looks | {"font": None, "beside": False} | entry.set)


def _without_grounds(style: Style) -> dict[str, Any]:
    """Return the changes needed if the margins and the background of a page are not ours."""
    changed: dict[str, Any] = {}
    if (style.left or 0) < 0 or (style.hanging or 0) > (style.left or 0):
        changed |= {"left": None, "hanging": None, "tabs": ()}
    if (style.right or 0) < 0:
        changed["right"] = None
    if style.before is not None:
        changed["before"] = min(style.before, _MOST_BEFORE)
    if style.colour in _OF_GROUNDS:
        changed["colour"] = None
    if style.fill == "primary":
        changed |= {"fill": None, "rules": ()}
    return changed
