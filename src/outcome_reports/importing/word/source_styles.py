"""The styles and lists of a Word document, as far as they determine the kind of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from outcome_reports.importing.word.list_numbers import Counters, Level
from outcome_reports.importing.word.word_content import ListKind
from outcome_reports.intake.open_xml import Element
from outcome_reports.platform.records import record

_DEEPEST = 8


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
    """Return the value of an on/off property (17.3.2, ST_OnOff): on if it is present without a value."""
    return element is not None and (attribute(element) or "true") not in {"0", "false", "off", "none"}


def chosen(element: Element) -> Element:
    """Return the relevant branch of an AlternateContent (ECMA-376 part 3): the first that is not empty."""
    branches = [inner for inner in element if local(inner) in {"Choice", "Fallback"}]
    with_text = [inner for inner in branches if any(local(e) == "t" and e.text for e in inner.iter())]
    return next(iter(with_text or branches), element)


@record(frozen=True, slots=True)
class ListItem:
    """The list of a paragraph: its `kind`, how deep the item is, the `list` itself, the `format` of its numbers."""

    kind: ListKind
    depth: int
    list: str
    format: str


@record(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    properties: Element | None
    run: Element | None


class WordStyles:
    """The styles and numbering of a document. Both parts may be missing."""

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
        self._levels = dict(_levels(numbering)) if numbering is not None else {}
        families = dict(_families(numbering)) if numbering is not None else {}
        self.counters = Counters(self._levels, families)
        self._restarted = set(_restarts(numbering)) if numbering is not None else set[str]()
        self._found: dict[tuple[str, str, str | None], Element | None] = {}
        defaults = child(styles, "docDefaults", "rPrDefault", "rPr")
        self._size = attribute(child(defaults, "sz"))

    def name(self, id: str | None) -> str:
        """Return the name of a style in lower case, "normal" for none."""
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

    def listing(self, id: str | None, properties: Element | None) -> ListItem | None:
        """Return the list of a paragraph, None for none."""
        number, level = None, None
        for source in (properties, *(style.properties for style in self._chain(id))):
            numbering = child(source, "numPr")
            number = number if number is not None else attribute(child(numbering, "numId"))
            level = level if level is not None else attribute(child(numbering, "ilvl"))
        if number in {None, "0"}:
            return None
        depth = min(int(level), _DEEPEST) if level and level.isdigit() else 0
        kind = self._levels.get((str(number), depth), Level("bullet")).format
        return ListItem("bullet" if kind in {"bullet", "none"} else "number", depth, str(number), kind)

    def count(self, item: ListItem) -> tuple[int, str]:
        """Return Word's number for the next item of a numbered list, and its label."""
        return self.counters.next(item.list, item.depth, restarts=item.list in self._restarted)

    def property(self, name: str, run: Element | None, paragraph: str | None) -> Element | None:
        """Return a property of a run: its own, else that of its style, else that of its paragraph's style."""
        if (own := child(run, name)) is not None:
            return own
        style = attribute(child(run, "rStyle"))
        key = (name, style or "", paragraph)
        if key not in self._found:
            chains = [*(self._chain(style) if style else ()), *self._chain(paragraph)]
            found = (child(entry.run, name) for entry in chains)
            self._found[key] = next((element for element in found if element is not None), None)
        return self._found[key]

    def size(self, run: Element | None, paragraph: str | None) -> float:
        """Return the font size of a run in points, 0 if unknown."""
        half = attribute(self.property("sz", run, paragraph)) or self._size or "0"
        return float(half) / 2 if half.isdigit() else 0

    def place(self, run: Element | None, paragraph: str | None, beside: float) -> str | None:
        """Return "superscript" or "subscript" for a run that is one, or is moved and smaller than the size `beside`."""
        place = attribute(self.property("vertAlign", run, paragraph))
        moved = attribute(child(run, "position")) or "0"
        if place is not None or not re.match(r"-?0*[1-9]", moved):
            return place
        usual = max(self.size(None, paragraph), beside)
        return None if self.size(run, paragraph) >= usual else "subscript" if moved[0] == "-" else "superscript"

    def _chain(self, id: str | None) -> Iterator[_Style]:
        seen: set[str] = set()
        while (id := id or self.default) in self._styles and id not in seen:
            seen.add(id)
            style = self._styles[id]
            yield style
            if style.based_on is None:
                return
            id = style.based_on


def _levels(numbering: Element) -> Iterator[tuple[tuple[str, int], Level]]:
    """Yield each level of each list."""
    abstract = {attribute(e, "abstractNumId"): e for e in numbering if local(e) == "abstractNum"}
    for number in _numbers(numbering):
        definition = abstract.get(attribute(child(number, "abstractNumId")))
        starts = {attribute(e, "ilvl"): attribute(child(e, "startOverride")) for e in number}
        for level in definition if definition is not None else ():
            depth = attribute(level, "ilvl")
            if local(level) == "lvl" and depth and depth.isdigit():
                start = starts.get(depth) or attribute(child(level, "start")) or "1"
                kind = attribute(child(level, "numFmt")) or "decimal"
                text = attribute(child(level, "lvlText")) or f"%{int(depth) + 1}."
                first = int(start) if start.isdigit() else 1
                yield (str(attribute(number, "numId")), int(depth)), Level(kind, first, text)


def _families(numbering: Element) -> Iterator[tuple[str, str]]:
    for number in _numbers(numbering):
        yield str(attribute(number, "numId")), str(attribute(child(number, "abstractNumId")))


def _restarts(numbering: Element) -> Iterator[str]:
    """Yield the lists that restart a shared numbering definition."""
    for number in _numbers(numbering):
        if any(child(e, "startOverride") is not None for e in number):
            yield str(attribute(number, "numId"))


def _numbers(numbering: Element) -> Iterator[Element]:
    return (e for e in numbering if local(e) == "num")
