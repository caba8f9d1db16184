"""Numbering definitions: bullets, numbers and arrows that Word itself counts and draws (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.oxml.measures import half_points, twips
from outcome_reports.writers.docx.oxml.wordml import add, put, serialised
from outcome_reports.writers.docx.styles.fills import add_colour
from outcome_reports.writers.docx.styles.theme import ColourName

ListName = Literal[
    "bullets", "decimals", "points", "table-bullets", "arrows", "names", "choices", "cover-bullets", "cover-decimals"
]

LEVELS = 9
"""Levels of a list that Word knows."""


@record(frozen=True, slots=True)
class _List:
    """A kind of list: `marks` are (format, text) by level, repeated after the last; indents in mm."""

    marks: tuple[tuple[str, str], ...]
    step: float
    styles: tuple[str, ...]
    left: float | None = None
    size: float | None = None
    colour: ColourName = "secondary"


_BULLETS = (("bullet", "•"), ("bullet", "–"), ("bullet", "·"))
_DECIMALS = (("decimal", "%{}."),)
_LISTS: dict[ListName, _List] = {
    "bullets": _List(_BULLETS, 6, ("ListBullet", "ListBullet2", "ListBullet3")),
    "decimals": _List(_DECIMALS, 6, ("ListNumber", "ListNumber2", "ListNumber3")),
    "points": _List((("decimal", "%{}"),), 7, ("PointTitle",), left=7, size=0.7),
    "table-bullets": _List(_BULLETS, 4, ("TableBullet",)),
    "arrows": _List((("bullet", "→"), *_BULLETS[1:]), 5, ("TableAction",)),
    "choices": _List((("bullet", "☐"),), 9, ("Choice",), size=1.4),
    "names": _List((("none", ""),), 4, ("Participant",)),
    "cover-bullets": _List(_BULLETS, 6, (), colour="cover_lead"),
    "cover-decimals": _List(_DECIMALS, 6, (), colour="cover_lead"),
}
NUMBERS: dict[ListName, int] = {name: number for number, name in enumerate(_LISTS, 1)}
"""The number (w:numId) of each kind of list that never restarts; styles refer to it."""


@functools.lru_cache(maxsize=64)
def numbering_part(template: bytes, brand: Brand) -> bytes:
    """Return the numbering part (CT_Numbering) in the colours of `brand`; `template` has no definition yet."""
    part = etree.fromstring(template)
    for number, definition in enumerate(_LISTS.values()):
        _add_definition(part, number, definition, brand)
    for number in NUMBERS.values():
        add(put(add(part, "w:num"), numId=number), "w:abstractNumId", number - 1)
    return serialised(part)


@record(frozen=True, slots=True)
class ListOf:
    """The list of a style: the number of its definition, and its level."""

    definition: int
    level: int


@dataclass(slots=True)
class Numbering:
    """The numbering part of one document, which grows with each restarted list; `own` are a house's, by style."""

    part: Element
    own: Mapping[str, ListOf] = field(default_factory=dict)
    last: int = field(default=len(_LISTS))

    def restarted(self, name: ListName, level: int, start: int, style: str = "") -> tuple[int, int]:
        """Return level and number of a new list of the kind `name`, or of `style`, counting from `start` at `level`."""
        found = self.own.get(style, ListOf(NUMBERS[name] - 1, level))
        self.last += 1
        number = put(add(self.part, "w:num"), numId=self.last)
        add(number, "w:abstractNumId", found.definition)
        add(put(add(number, "w:lvlOverride"), ilvl=found.level), "w:startOverride", start)
        return found.level, self.last


def _add_definition(part: Element, number: int, definition: _List, brand: Brand) -> None:
    abstract = put(add(part, "w:abstractNum"), abstractNumId=number)
    # Word joins lists with equal nsid when they are pasted together, so each kind has its own.
    add(abstract, "w:nsid", f"{0x4F52_0001 + number:08X}")
    add(abstract, "w:multiLevelType", "multilevel")
    add(abstract, "w:tmpl", f"{0x4F52_1001 + number:08X}")
    for depth in range(LEVELS):
        kind, text = definition.marks[depth % len(definition.marks)]
        level = put(add(abstract, "w:lvl"), ilvl=depth)
        add(level, "w:start", 1)
        add(level, "w:numFmt", kind)
        if depth < len(definition.styles):
            add(level, "w:pStyle", definition.styles[depth])
        if kind == "none":
            add(level, "w:suff", "nothing")
        add(level, "w:lvlText", text.format(depth + 1))
        add(level, "w:lvlJc", "left")
        left = definition.step * (depth + 1) if definition.left is None else definition.left + 6 * depth
        hanging = definition.step if definition.left is None or depth == 0 else 6
        put(add(add(level, "w:pPr"), "w:ind"), left=twips(left), hanging=twips(hanging))
        letters = add(level, "w:rPr")
        put(add(letters, "w:rFonts"), asciiTheme="majorHAnsi", hAnsiTheme="majorHAnsi", cstheme="majorBidi")
        add(letters, "w:b")
        add(letters, "w:i", 0)
        add_colour(letters, definition.colour, brand)
        if definition.size is not None and depth == 0:
            add(letters, "w:sz", half_points(brand.size(definition.size)))
            add(letters, "w:szCs", half_points(brand.size(definition.size)))
