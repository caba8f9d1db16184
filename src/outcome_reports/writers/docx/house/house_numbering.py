"""The lists of a template in addition to ours, renumbered (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from lxml import etree

from outcome_reports.intake.open_xml import Element, child_value, qname, remove
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.oxml.wordml import put, serialised
from outcome_reports.writers.docx.styles.numbering import ListName, ListOf

_FIRST_DEFINITION, _FIRST_NUMBER = 100, 20_001
"""First number of the template's lists, above those of ours and of restarted lists."""
_ORDERED = frozenset({"decimals", "points"})


@record(frozen=True, slots=True)
class HouseNumbering:
    """The numbering of a template, by their own numbers: definitions, lists, and which definition each list has."""

    definitions: Mapping[str, Element]
    lists: Mapping[str, Element]
    _numbers: Mapping[str, int]
    _new_definitions: Mapping[str, int]

    @classmethod
    def of(cls, root: Element | None) -> HouseNumbering:
        """Return the contents of a numbering part, without duplicates and broken references."""
        definitions: dict[str, Element] = {}
        lists: dict[str, Element] = {}
        for element in root if root is not None else ():
            if element.tag == qname("w:abstractNum"):
                definitions.setdefault(element.get(qname("w:abstractNumId"), ""), element)
            elif element.tag == qname("w:num") and child_value(element, "w:abstractNumId") in definitions:
                lists.setdefault(element.get(qname("w:numId"), ""), element)
        numbers = {name: number for number, name in enumerate(lists, _FIRST_NUMBER)}
        return cls(
            definitions, lists, numbers, {name: number for number, name in enumerate(definitions, _FIRST_DEFINITION)}
        )

    def number(self, theirs: str) -> int | None:
        """Return the number of a template's list in our documents, None if there is no such list."""
        return self._numbers.get(theirs)

    def list_of(self, number: str, level: int, kind: ListName) -> ListOf | None:
        """Return what a style has that is in the list `number`, if that list is of this kind: counted or not."""
        if number not in self.lists:
            return None
        name = child_value(self.lists[number], "w:abstractNumId")
        for found in self.definitions[name].findall(qname("w:lvl")):
            form = child_value(found, "w:numFmt") or "decimal"
            if found.get(qname("w:ilvl")) == str(level) and form != "none":
                return ListOf(self._new_definitions[name], level) if (form != "bullet") == (kind in _ORDERED) else None
        return None

    def merged(self, ours: bytes, styles: Mapping[str, str], lists: Mapping[str, ListOf]) -> bytes:
        """Return our part with theirs; `styles` are our ids of their styles, `lists` the styles that keep a list."""
        part: Element = etree.fromstring(ours)
        for mark in list(part.iter(qname("w:pStyle"))):
            if mark.get(qname("w:val")) in lists:
                remove(mark)
        place = part.findall(qname("w:abstractNum"))[-1]
        for name, definition in self.definitions.items():
            copied = put(copy.deepcopy(definition), abstractNumId=self._new_definitions[name])
            _rename(copied, styles, lists)
            place.addnext(copied)
            place = copied
        for name, found in self.lists.items():
            copied = put(copy.deepcopy(found), numId=self._numbers[name])
            first, *others = list(copied.iter(qname("w:abstractNumId")))
            for mark in others:
                remove(mark)
            copied.insert(0, put(first, val=self._new_definitions[child_value(found, "w:abstractNumId")]))
            _rename(copied, styles, lists)
            part.append(copied)
        return serialised(part)


def _rename(element: Element, styles: Mapping[str, str], lists: Mapping[str, ListOf]) -> None:
    """Let a definition name styles as we do; a level is that of a style only where the style has its list."""
    for mark in list(element.iter(qname("w:pStyle"), qname("w:styleLink"), qname("w:numStyleLink"))):
        ours = styles.get(mark.get(qname("w:val"), ""), "")
        if ours and (mark.tag != qname("w:pStyle") or ours in lists):
            put(mark, val=ours)
        else:
            remove(mark)
