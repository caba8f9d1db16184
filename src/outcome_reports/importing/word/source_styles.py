"""The styles and lists of a Word document, as far as they say what a paragraph is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from outcome_reports.importing.word.word_content import ListKind

Element = etree._Element


def local(element: Element) -> str:
    """Return the name of an element without its namespace: Word has two, "transitional" and "strict"."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element on `path` below `element`; None if there is none."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def attribute(element: Element | None, name: str = "val") -> str | None:
    """Return the attribute of that local name; None if there is none, or no element."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None)


def is_on(element: Element | None) -> bool:
    """Return the value of an on/off property (17.3.2, ST_OnOff): on if it is there without a value."""
    return element is not None and (attribute(element) or "true") not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    properties: Element | None
    run: Element | None


class WordStyles:
    """What styles and numbering say. Both parts may be missing."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default = ""
        for style in styles if styles is not None else ():
            if local(style) != "style" or (id := attribute(style, "styleId")) is None:
                continue
            name = (attribute(child(style, "name")) or id).casefold()
            based_on = attribute(child(style, "basedOn"))
            self._styles[id] = _Style(name, based_on, child(style, "pPr"), child(style, "rPr"))
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}:
                self.default = id
        self._formats = dict(_formats(numbering)) if numbering is not None else {}

    def name(self, id: str | None) -> str:
        """Return the name of a style in small letters, "normal" where there is none."""
        style = self._styles.get(id or self.default)
        return style.name if style else (id or "normal").casefold()

    def heading_level(self, id: str | None, properties: Element | None) -> int:
        """1 to 9 for a heading (by its own outline level, its style's, or the style's name), 0 for other paragraphs."""
        for source in (properties, *(style.properties for style in self._chain(id))):
            if (level := attribute(child(source, "outlineLvl"))) and level.isdigit():
                return int(level) + 1 if int(level) < 9 else 0
        for style in self._chain(id):
            if match := re.fullmatch(r"(?:heading|überschrift|titre|título) ?([1-9])", style.name):
                return int(match[1])
        return 0

    def listing(self, id: str | None, properties: Element | None) -> tuple[ListKind | None, int]:
        """Return the kind of list a paragraph is an item of, None for none, and how deep it is in it."""
        number, level = None, None
        for source in (properties, *(style.properties for style in self._chain(id))):
            numbering = child(source, "numPr")
            number = number if number is not None else attribute(child(numbering, "numId"))
            level = level if level is not None else attribute(child(numbering, "ilvl"))
        if number in {None, "0"}:
            return None, 0
        depth = int(level) if level and level.isdigit() else 0
        kind = self._formats.get((str(number), depth), "bullet")
        return ("bullet" if kind in {"bullet", "none"} else "number"), depth

    def is_hidden(self, id: str | None) -> bool:
        """Return whether the style hides its text."""
        found = (child(style.run, "vanish") for style in self._chain(id))
        return is_on(next((element for element in found if element is not None), None))

    def _chain(self, id: str | None) -> Iterator[_Style]:
        seen: set[str] = set()
        while (id := id or self.default) in self._styles and id not in seen:
            seen.add(id)
            style = self._styles[id]
            yield style
            if style.based_on is None:
                return
            id = style.based_on


def _formats(numbering: Element) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield the format of each level of each list: "bullet", "decimal", …"""
    abstract = {attribute(e, "abstractNumId"): e for e in numbering if local(e) == "abstractNum"}
    for number in numbering:
        if local(number) != "num":
            continue
        definition = abstract.get(attribute(child(number, "abstractNumId")))
        for level in definition if definition is not None else ():
            depth = attribute(level, "ilvl")
            if local(level) == "lvl" and depth and depth.isdigit():
                kind = attribute(child(level, "numFmt")) or "decimal"
                yield (str(attribute(number, "numId")), int(depth)), kind
