"""A user's Word template: extraction of the parts that are used from a file that may contain anything.

Text, macros, custom data, attached templates, properties and all external references are left behind.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from outcome_reports.intake.limits import REFERENCE_DOC_BYTES
from outcome_reports.intake.open_xml import A, R, W, remove
from outcome_reports.intake.packages import Relationship, parse_part, read_package, relationships
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.intake.word_furniture import Furniture
from outcome_reports.intake.word_sections import furniture_of, sections_of, usual_section

_SUFFIXES = (".dotx", ".docx")
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")
_NAMED_PARTS = {
    "styles": f"{W}styles",
    "numbering": f"{W}numbering",
    "theme": f"{A}theme",
    "settings": f"{W}settings",
    "fontTable": f"{W}fonts",
}
"""Kinds of relationships of the main part that lead to the parts used, and the root of each part."""
_ROOTS = {"header": "hdr", "footer": "ftr"}
_KEPT_SETTINGS = frozenset(
    f"{W}{name}"
    for name in (
        *("mirrorMargins", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
        *("doNotHyphenateCaps", "defaultTableStyle", "evenAndOddHeaders", "clrSchemeMapping"),
    )
)
_KEPT_STYLES = frozenset(
    f"{W}{name}"
    for name in (
        *("name", "aliases", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat"),
        *("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"),
    )
)


def read_word_template(file: Path, *, root: Path | None = None) -> bytes:
    """Return the parts used of the template `file` (.dotx or .docx, which must really be inside `root`, if one is
    given) as a ZIP archive: "styles.xml", "section.xml", "header-first.xml", "media/…".

    Equal files give equal bytes. Raises RefusedError for a file with macros or of another type, for one that
    `read_package` refuses, and for pages or pictures that cannot be used.
    """
    if file.suffix.casefold() in {".dotm", ".docm"}:
        raise RefusedError("the template has macros", "save it as .dotx, which has none")
    if file.suffix.casefold() not in _SUFFIXES:
        raise RefusedError("this is not a Word template", "name a .dotx or .docx file")
    parts = read_package(file, root=root, also=_PICTURES)
    if any(name.casefold().endswith("vbaproject.bin") for name in parts):
        raise RefusedError("the template has macros", "save it as .dotx, which has none")
    found = _Template(parts).taken()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(found):
            archive.writestr(zipfile.ZipInfo(name), found[name], zipfile.ZIP_DEFLATED)
    if len(data := out.getvalue()) > REFERENCE_DOC_BYTES:
        message = f"styles, headers and footers have {len(data):,} bytes"
        raise RefusedError(message, f"at most {REFERENCE_DOC_BYTES:,}: make the pictures in them smaller")
    return data


class _Template:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        main = (one.target for one in self._related("") if one.kind == "officeDocument")
        self._main = next((name for name in main if name in parts), "")
        if not self._main:
            raise RefusedError("this is not a Word file", "name a .dotx or .docx file")
        self._document = parse_part(parts[self._main])
        if str(self._document.tag).startswith(_STRICT):
            hint = "save it as “Word Template”, not “Strict Open XML”"
            raise RefusedError("the template is in the strict form of the format", hint)
        if self._document.tag != f"{W}document":
            raise RefusedError("this is not a Word file", "name a .dotx or .docx file")

    def _root(self, name: str) -> etree._Element | None:
        return parse_part(self._parts[name]) if self._parts.get(name) else None

    def _related(self, source: str) -> list[Relationship]:
        """Return the internal relationships of a part; "" is the package."""
        return [one for one in relationships(source, self._parts, self._root) if one.inside]

    def taken(self) -> dict[str, bytes]:
        related = self._related(self._main)
        found: dict[str, etree._Element] = {}
        for kind, target, *_ in related:
            if kind in _NAMED_PARTS and kind not in found and (root := self._root(target)) is not None:
                root = _without_relationships(root)
                if root.tag == _NAMED_PARTS[kind]:
                    found[kind] = root
        if "styles" not in found:
            raise RefusedError("the template has no styles", "save it again with Word or LibreOffice")
        for style in found["styles"].iter(f"{W}style"):
            _keep(style, _KEPT_STYLES)
        if "settings" in found:
            _keep(found["settings"], _KEPT_SETTINGS)
        sections = sections_of(self._document, {one.id: one.target for one in related})
        chosen = usual_section(sections)
        furniture = Furniture(self._parts)
        taken = {f"{name}.xml": etree.tostring(part, encoding="UTF-8") for name, part in found.items()}
        taken["section.xml"] = etree.tostring(_without_relationships(chosen.properties), encoding="UTF-8")
        for (part, kind), target in furniture_of(sections[0], chosen).items():
            if (own := self._root(target)) is not None and own.tag == f"{W}{_ROOTS[part]}":
                inside = {one.id: one.target for one in self._related(target)}
                taken[f"{part}-{kind}.xml"] = furniture.cleaned(own, inside)
        return taken | {f"media/{name}": data for name, data in furniture.media.items()}


def _keep(parent: etree._Element, kept: frozenset[str]) -> None:
    """Remove all children of `parent` except those that are `kept`."""
    for child in [child for child in parent if child.tag not in kept]:
        parent.remove(child)


def _without_relationships(root: etree._Element) -> etree._Element:
    """Return a part without references to other parts: picture bullets, picture backgrounds, embedded fonts."""
    for element in list(root.iter(f"{W}numPicBullet", f"{W}lvlPicBulletId")):
        remove(element)
    for fill in list(root.iter(f"{A}blipFill")):
        # The standard fixes the number of fills in a theme (20.1.4.1.7), so another one replaces it.
        plain = etree.Element(f"{A}solidFill")
        etree.SubElement(plain, f"{A}schemeClr").set("val", "phClr")
        fill.addprevious(plain)
        remove(fill)
    for element in list(root.iter(etree.Element)):
        if any(str(name).startswith(R) for name in element.attrib):
            remove(element)
    return root
