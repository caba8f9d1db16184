"""The parts of a Word template, prepared for any document."""

from __future__ import annotations

import base64
import functools
import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element, child_value, qname
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.house.claimed_styles import ClaimedStyles, renumber
from outcome_reports.writers.docx.house.house_look import house_look
from outcome_reports.writers.docx.house.house_numbering import HouseNumbering
from outcome_reports.writers.docx.house.style_matching import Matches, match_styles
from outcome_reports.writers.docx.oxml.measures import OUR_PAPER, Paper
from outcome_reports.writers.docx.oxml.wordml import put, serialised
from outcome_reports.writers.docx.styles.numbering import ListOf, numbering_part

_STYLE_MARKS = tuple(map(qname, ("w:pStyle", "w:rStyle", "w:tblStyle")))
_MM = 25.4 / 1440


@record(frozen=True, slots=True)
class House:
    """A template. `parts` are its own, by name; `styles` are its styles under our ids, `table` the one of tables."""

    name: str
    parts: Mapping[str, bytes]
    brand: Brand
    """Ours, in its colours and the size of its text."""
    matches: Matches
    renames: Mapping[str, str]
    styles: bytes
    numbering: HouseNumbering
    lists: Mapping[str, ListOf]
    paper: Paper
    pages: Mapping[str, Element]
    """Properties of its sections besides paper and margins, by name."""
    table: str

    @property
    def fonts(self) -> list[Element] | None:
        """Its entries in the font table; None if it has no fonts, so that ours are used."""
        if "theme.xml" not in self.parts and b"<w:rFonts" not in self.styles:
            return None
        table = self.own_part("fontTable.xml")
        return [] if table is None else table.findall(qname("w:font"))

    def numbering_part(self, template: bytes) -> bytes:
        """Return our numbering with that of the house; `template` is the part without any definition."""
        return self.numbering.merged(numbering_part(template, self.brand), self.renames, self.lists)

    def own_part(self, name: str) -> Element | None:
        """Return a part of the template that is not one of styles, under our ids; None if it has none."""
        if name not in self.parts:
            return None
        root: Element = etree.fromstring(self.parts[name])
        for mark in root.iter(*_STYLE_MARKS):
            if (renamed := self.renames.get(mark.get(qname("w:val"), ""))) is not None:
                put(mark, val=renamed)
        renumber(root, self.numbering)
        return root


@functools.lru_cache(maxsize=8)
def house_of(brand: Brand) -> House | None:
    """Return the template of a brand, None if it has none."""
    if not brand.reference_data:
        return None
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(brand.reference_data))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    roots = {name: _root(parts, name) for name in ("styles", "settings", "theme", "numbering", "section")}
    styles = roots["styles"]
    assert styles is not None
    settings, theme = roots["settings"], roots["theme"]
    default_table = child_value(settings, "w:defaultTableStyle") if settings is not None else ""
    matches = match_styles(styles, default_table)
    renames = matches.renames([one.get(qname("w:styleId"), "") for one in styles.iter(qname("w:style"))])
    claimed = ClaimedStyles(styles, matches, renames, HouseNumbering.of(roots["numbering"]))
    claimed.claim()
    paper, pages = _pages(roots["section"])
    return House(
        name=brand.reference_doc or "",
        parts=parts,
        brand=house_look(brand, styles, theme),
        matches=matches,
        renames=renames,
        styles=serialised(styles),
        numbering=claimed.numbering,
        lists=claimed.lists,
        paper=paper,
        pages=pages,
        table=renames.get(matches.table, ""),
    )


def _root(parts: Mapping[str, bytes], name: str) -> Element | None:
    return etree.fromstring(parts[f"{name}.xml"]) if f"{name}.xml" in parts else None


def _pages(section: Element | None) -> tuple[Paper, Mapping[str, Element]]:
    size, margins = (section.find(qname(name)) if section is not None else None for name in ("w:pgSz", "w:pgMar"))
    if section is None or size is None or margins is None:
        plain = Paper(left=OUR_PAPER.left, right=OUR_PAPER.right, cover_bottom=OUR_PAPER.bottom, hang=0)
        return plain, {}
    edges = {
        name: _millimetres(margins, name) for name in ("top", "bottom", "left", "right", "header", "footer", "gutter")
    }
    paper = Paper(_millimetres(size, "w"), _millimetres(size, "h"), cover_bottom=edges["bottom"], hang=0, **edges)
    own = {name: found for name in ("pgBorders", "docGrid") if (found := section.find(qname(f"w:{name}"))) is not None}
    form = section.find(qname("w:pgNumType"))
    if form is not None and (kind := form.get(qname("w:fmt"))):
        own["pgNumType"] = put(etree.Element(qname("w:pgNumType")), fmt=kind)
    return paper, own


def _millimetres(element: Element, name: str) -> float:
    return float(element.get(qname(f"w:{name}"), "0")) * _MM
