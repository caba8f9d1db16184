"""The effective properties of paragraphs and runs in a DOCX file after style inheritance (ECMA-376 part 1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from outcome_reports.intake.open_xml import NAMESPACES, qname
from outcome_reports.validating.word_xml import number, value

_NO_OUTLINE = 9


class Styles:
    """The styles of one file. Without a styles part everything is the default."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._root = root
        for style in root.findall("w:style", NAMESPACES) if root is not None else []:
            own, kind = value(style, "w:styleId"), value(style, "w:type")
            if own is None or kind is None:
                continue
            self._by_id[own] = style
            if value(style, "w:default") in {"1", "true", "on"}:
                self._defaults[kind] = own

    def chain(self, style_id: str | None, kind: str) -> Iterator[Element]:
        """Yield a style, then the styles it is based on, nearest first; the default of its kind if it names none."""
        seen: set[str] = set()
        current = style_id if style_id in self._by_id else self._defaults.get(kind)
        while current and current in self._by_id and current not in seen:
            seen.add(current)
            style = self._by_id[current]
            yield style
            current = value(style.find("w:basedOn", NAMESPACES))

    def of_paragraph(self, paragraph: Element) -> Iterator[Element]:
        """Yield the paragraph's own properties, then its styles, nearest first."""
        yield paragraph
        yield from self.chain(value(paragraph.find("w:pPr/w:pStyle", NAMESPACES)), "paragraph")

    def outline_level(self, paragraph: Element) -> int | None:
        """Return the heading level, from 1; None for running text."""
        for source in self.of_paragraph(paragraph):
            level = number(source.find("w:pPr/w:outlineLvl", NAMESPACES))
            if level is not None:
                return None if level >= _NO_OUTLINE else level + 1
        return None

    def run_property(self, run: Element, paragraph: Element, path: str) -> Element | None:
        """Return a run's effective property ("w:color"): its own, its style's, the paragraph's, or the default."""
        sources = [run, *self.chain(value(run.find("w:rPr/w:rStyle", NAMESPACES)), "character")]
        # The paragraph's own w:rPr is about its mark, not about its text.
        sources += self.chain(value(paragraph.find("w:pPr/w:pStyle", NAMESPACES)), "paragraph")
        for source in sources:
            if (found := source.find(f"w:rPr/{path}", NAMESPACES)) is not None:
                return found
        return None if self._root is None else self._root.find(f"w:docDefaults/w:rPrDefault/w:rPr/{path}", NAMESPACES)

    def paragraph_property(self, paragraph: Element, path: str) -> Element | None:
        """Return a paragraph's effective property ("w:shd")."""
        for source in self.of_paragraph(paragraph):
            if (found := source.find(f"w:pPr/{path}", NAMESPACES)) is not None:
                return found
        return None

    def table_fill(self, table: Element, *, first_row: bool) -> str | None:
        """Return the fill that the table's style gives a cell, None for none."""
        for style in self.chain(value(table.find("w:tblPr/w:tblStyle", NAMESPACES)), "table"):
            places = [f"w:tblStylePr[@{qname('w:type')}='firstRow']/w:tcPr/w:shd"] if first_row else []
            for place in [*places, "w:tcPr/w:shd", "w:tblPr/w:shd"]:
                if (found := fill_of(style.find(place, NAMESPACES))) is not None:
                    return found
        return None


def fill_of(shading: Element | None) -> str | None:
    """Return the background of a w:shd as "rrggbb", None if it has none."""
    fill = value(shading, "w:fill")
    return None if fill is None or fill == "auto" else fill.lower()
