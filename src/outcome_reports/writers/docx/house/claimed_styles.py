"""Conversion of a template's styles for our documents: with our ids, and without properties that hide words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from outcome_reports.intake.open_xml import Element, child_value, qname, remove
from outcome_reports.writers.docx.house.house_numbering import HouseNumbering
from outcome_reports.writers.docx.house.style_matching import Matches
from outcome_reports.writers.docx.oxml.schema_order import PARAGRAPH, STYLE, place
from outcome_reports.writers.docx.oxml.wordml import add, put
from outcome_reports.writers.docx.styles.numbering import NUMBERS, ListOf
from outcome_reports.writers.docx.styles.style_sheet import Style, style_sheet

HIDING = tuple(map(qname, ("w:lang", "w:vanish", "w:webHidden", "w:specVanish")))
"""Properties that would hide words, or give them a wrong language."""
_REFERENCES = tuple(map(qname, ("w:basedOn", "w:next", "w:link")))
_STYLE, _ID = qname("w:style"), qname("w:styleId")
_MOST_BASES = 50
_NUMBER = "w:pPr/w:numPr/w:numId"


@dataclass(slots=True)
class ClaimedStyles:
    """The styles in a part `root`, which is changed; `renames` are the new ids by the old ones."""

    root: Element
    matches: Matches
    renames: Mapping[str, str]
    numbering: HouseNumbering
    lists: dict[str, ListOf] = field(default_factory=dict)
    """The template's lists by the id of our style that has one."""
    _by_id: dict[str, Element] = field(default_factory=dict)

    def claim(self) -> None:
        """Let the styles be ours; of two with the same id the second is left out."""
        for style in list(self.root.iter(_STYLE)):
            identifier = style.get(_ID, "")
            if not identifier or identifier in self._by_id:
                remove(style)
                continue
            self._by_id[identifier] = style
            for element in list(style.iter(*HIDING)):
                remove(element)
        ours = {theirs: ours for ours, theirs in self.matches.ours.items()}
        for identifier, style in self._by_id.items():
            if identifier in ours:
                self._take(style, ours[identifier])
            else:
                renumber(style, self.numbering)
        for identifier, style in self._by_id.items():
            put(style, styleId=self.renames[identifier])
            for reference in list(style.iter(*_REFERENCES)):
                if (renamed := self.renames.get(reference.get(qname("w:val"), ""))) is not None:
                    put(reference, val=renamed)
                else:
                    remove(reference)

    def _take(self, style: Element, identifier: str) -> None:
        """Let a style of theirs be the one that we mean by `identifier`."""
        sheet = style_sheet()
        own = sheet.paragraph.get(identifier) or sheet.character[identifier]
        name = style.find(qname("w:name"))
        if own.base is None:
            put(style, default=1)
        if own.builtin:
            # Word handles headings and contents by its built-in names, whatever the user interface shows.
            style.attrib.pop(qname("w:customStyle"), None)
            if name is not None and name.get(qname("w:val"), "").casefold() != own.name.casefold():
                put(name, val=own.name)
        if own.list:
            self._keep_list(style, identifier, own)
        elif any(child_value(one, _NUMBER) for one in (style, *self._bases(style))):
            # Heading numbers are already words of the document.
            self._set_list(style, 0)
        if own.keep_next and (own.outline is not None or identifier == "Caption"):
            # A heading or caption alone at the end of a page is a fault, even if a template allows it.
            place(_paragraph_properties(style), etree.Element(qname("w:keepNext")), PARAGRAPH)
        if own.outline is not None:
            level = etree.Element(qname("w:outlineLvl"))
            put(place(_paragraph_properties(style), level, PARAGRAPH), val=own.outline)

    def _keep_list(self, style: Element, identifier: str, own: Style) -> None:
        assert own.list is not None
        holders = (one for one in (style, *self._bases(style)) if child_value(one, _NUMBER))
        holder = next(holders, style)
        level = child_value(holder, "w:pPr/w:numPr/w:ilvl")
        number = child_value(holder, _NUMBER)
        found = self.numbering.list_of(number, int(level) if level.isdecimal() else 0, own.list)
        if found is None:
            self._set_list(style, NUMBERS[own.list], own.level)
        else:
            self.lists[identifier] = found
            self._set_list(style, self.numbering.number(number) or 0, found.level)

    def _bases(self, style: Element) -> Iterator[Element]:
        """Yield the styles that a style is based on, up to a limit: they may form a circle."""
        for _ in range(_MOST_BASES):
            found = self._by_id.get(child_value(style, "w:basedOn"))
            if found is None:
                return
            yield found
            style = found

    def _set_list(self, style: Element, number: int, level: int = 0) -> None:
        numbering = place(_paragraph_properties(style), etree.Element(qname("w:numPr")), PARAGRAPH)
        if number:
            add(numbering, "w:ilvl", level)
        add(numbering, "w:numId", number)


def renumber(element: Element, numbering: HouseNumbering) -> None:
    """Renumber the lists in an element of the template, and remove references to missing lists."""
    for mark in list(element.iter(qname("w:numPr"))):
        theirs = mark.find(qname("w:numId"))
        number = None if theirs is None else numbering.number(theirs.get(qname("w:val"), ""))
        if theirs is None or number is None:
            remove(mark)
        else:
            put(theirs, val=number)


def _paragraph_properties(style: Element) -> Element:
    found = style.find(qname("w:pPr"))
    return place(style, etree.Element(qname("w:pPr")), STYLE) if found is None else found
