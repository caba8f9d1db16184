"""Matching of a template's styles with ours, by the table templates/docx/house-styles.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outcome_reports.intake.open_xml import Element, child_value, qname
from outcome_reports.writers.docx.house.style_table import Kind, style_table
from outcome_reports.writers.docx.styles.style_sheet import Style, style_sheet
from outcome_reports.writers.docx.styles.table_styles import ROLE_STYLES

_DEFAULTS = {"table": "TableNormal", "numbering": "NoList"}
_LEAST_ID = 4
"""Minimum length of an id that identifies a style: "1" and "Tre" occur in many."""


@dataclass(slots=True)
class Matches:
    """The ids of a house's styles: `ours` by the id of our own style; `table` is that of its tables, "" for none.

    `missing` are the names of common styles that this template lacks.
    """

    ours: dict[str, str] = field(default_factory=dict)
    table: str = ""
    defaults: dict[str, str] = field(default_factory=dict)
    """Our ids of Word's base styles for tables and lists, by the template's ids."""
    missing: list[str] = field(default_factory=list)

    def renames(self, all_ids: Iterable[str]) -> dict[str, str]:
        """Return the new id of each of `all_ids`, the template's, different from ours."""
        sheet = style_sheet()
        own = {*sheet.paragraph, *sheet.character, *(identifier for identifier, _ in ROLE_STYLES.values())}
        own |= set(_DEFAULTS.values())
        found = {theirs: ours for ours, theirs in self.ours.items()} | self.defaults
        taken = {identifier.casefold() for identifier in own}
        for identifier in all_ids:
            if identifier not in found:
                name = identifier
                while name.casefold() in taken:
                    name = f"House{name}"
                found[identifier] = name
                taken.add(name.casefold())
        return found


def match_styles(root: Element, default_table: str = "") -> Matches:
    """Return the matches of our styles; `default_table` is the id of the style of new tables."""
    found = Matches()
    table, sheet = style_table(), style_sheet()
    sheets: Mapping[Kind, Mapping[str, Style]] = {"paragraph": sheet.paragraph, "character": sheet.character}
    for kind, styles in sheets.items():
        index = _Index(root, kind)
        usual = "Normal" if kind == "paragraph" else "DefaultParagraphFont"
        if index.default:
            found.ours[usual] = index.take(index.default)
        wanted = {
            identifier: tuple(table.names((style.name, *table.entry(kind, identifier).names)))
            for identifier, style in styles.items()
            if identifier not in found.ours
        }
        for step in _STEPS:
            for identifier, names in wanted.items():
                if identifier not in found.ours and (theirs := step(index, identifier, names)):
                    found.ours[identifier] = index.take(theirs)
        for identifier, style in styles.items():
            if table.entry(kind, identifier).expected and identifier not in found.ours:
                found.missing.append(f"{style.name[:1].upper()}{style.name[1:]}")
    found.defaults = {usual: ours for kind, ours in _DEFAULTS.items() if (usual := _Index(root, kind).default)}
    found.table = _table_style(root, default_table)
    if not found.table:
        found.missing.append(style_table().table.names[-1])
    return found


def _table_style(root: Element, default_table: str) -> str:
    index = _Index(root, "table")
    own = [one for one in root.iter(qname("w:style")) if index.holds(one) and one.get(qname("w:customStyle")) == "1"]
    usual = {index.default, ""}
    names = tuple(style_table().names(style_table().table.names))
    candidates = (default_table if index.has(default_table) else "", *(one.get(qname("w:styleId"), "") for one in own))
    return (
        next((one for one in candidates if one not in usual), "")
        or index.named(names)
        or index.identified(map(_word_id, names))
    )


class _Index:
    """The styles of one kind of a styles part, by name, by other names and by id; each is taken once."""

    def __init__(self, root: Element, kind: str) -> None:
        self._kind = kind
        self._names: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self.default = ""
        for style in root.iter(qname("w:style")):
            if not self.holds(style):
                continue
            identifier = style.get(qname("w:styleId"), "")
            self._ids.setdefault(identifier.casefold(), identifier)
            self._names.setdefault(child_value(style, "w:name").casefold(), identifier)
            for alias in child_value(style, "w:aliases").split(","):
                self._aliases.setdefault(alias.strip().casefold(), identifier)
            if style.get(qname("w:default")) in {"1", "true", "on"}:
                self.default = self.default or identifier

    def holds(self, style: Element) -> bool:
        """Return whether a style is of this kind."""
        kind = style.get(qname("w:type"), "paragraph")
        return kind == self._kind and bool(style.get(qname("w:styleId")))

    def has(self, identifier: str) -> bool:
        """Return whether there is a style of this id."""
        return self._ids.get(identifier.casefold()) == identifier

    def take(self, identifier: str) -> str:
        """Return a style's id, and exclude it from further matches."""
        self._taken.add(identifier)
        return identifier

    def named(self, names: Sequence[str]) -> str:
        """Return the id of the first style that has one of `names`, by its own name before its others."""
        return self._first(self._names, names) or self._first(self._aliases, names)

    def identified(self, ids: Iterable[str]) -> str:
        """Return the first of `ids` that a style has."""
        return self._first(self._ids, (one for one in ids if len(one) >= _LEAST_ID))

    def _first(self, found: Mapping[str, str], keys: Iterable[str]) -> str:
        ids = (found.get(key.casefold(), "") for key in keys if key)
        return next((one for one in ids if one and one not in self._taken), "")


def _word_id(name: str) -> str:
    """Return the id that Word derives from the name of a style: its ASCII characters."""
    return re.sub(r"[^A-Za-z0-9-]", "", name)


_STEPS: tuple[Callable[[_Index, str, Sequence[str]], str], ...] = (
    lambda index, _, names: index.named(names[:1]),
    lambda index, _, names: index.named(names),
    lambda index, identifier, names: index.identified((identifier, *map(_word_id, names))),
)
"""The search order for a style. One with exactly our name always comes first."""
