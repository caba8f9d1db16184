"""Headers and footers of a template from outside: words, tables, pictures and safe fields, and nothing else.

References to anything outside the file are removed, and so are comments, tracked changes, bookmarks, embedded objects,
controls and links.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Container, Mapping

from lxml import etree

from outcome_reports.intake.limits import HEADER_PICTURES
from outcome_reports.intake.open_xml import MC, A, R, W, qname, remove
from outcome_reports.intake.pictures import PictureRoom, clean_picture
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.intake.word_fields import keep_safe_fields, unwrap

_DROPPED = tuple(
    f"{W}{name}"
    for name in (
        *("object", "control", "altChunk", "subDoc", "contentPart", "movie", "dataBinding", "placeholder", "sectPr"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "footnoteReference"),
        *("endnoteReference", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "proofErr"),
        *("del", "cellIns", "cellDel", "cellMerge", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd"),
        *("moveToRangeStart", "moveToRangeEnd"),
        *("pPrChange", "rPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
        *("numberingChange", "smartTagPr", "customXmlPr", "customXmlInsRangeStart", "customXmlInsRangeEnd"),
        *("customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
        *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
    )
)
_UNWRAPPED = tuple(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink"))
PICTURE_NAMES = {qname("a:blip"): qname("r:embed"), qname("v:imagedata"): qname("r:id")}
"""The elements that show a picture, and the attribute that refers to it."""
_METAFILES = {b"\x01\x00\x00\x00": "emf", b"\xd7\xcd\xc6\x9a": "wmf", b"\x01\x00\x09\x00": "wmf"}
"""The first bytes of Windows drawings (MS-EMF 2.3.4.2, MS-WMF 2.3.2), which are kept unchanged."""


class Furniture:
    """Headers and footers extracted from a template, and their pictures."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._room = PictureRoom()
        self._known: dict[str, str] = {}
        self.media: dict[str, bytes] = {}
        """Pictures by name ("image1.png")."""

    def cleaned(self, root: etree._Element, targets: Mapping[str, str]) -> bytes:
        """Return a header or footer that refers to pictures by their names in `media` instead of by relationships.

        `targets` are the parts inside the file to which its relationships lead. Raises RefusedError for a picture that
        cannot be used.
        """
        for element in list(root.iter(*_DROPPED)):
            remove(element)
        for element in list(root.iter(*_UNWRAPPED)):
            unwrap(element)
        keep_safe_fields(root)
        for drawing in list(root.iter(f"{W}drawing", f"{W}pict")):
            if not self._only_pictures(drawing, lambda identifier: targets.get(identifier, "")):
                remove(drawing)
        for choice in list(root.iter(f"{MC}Choice", f"{MC}Fallback")):
            if not len(choice):
                alternatives = choice.getparent()
                remove(choice)
                if alternatives is not None and alternatives.find(f"{MC}Choice") is None:
                    remove(alternatives)
        _without_references(root, self.media)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    def _only_pictures(self, drawing: etree._Element, target: Callable[[str], str]) -> bool:
        """Name the pictures in a drawing; return False if it contains anything else, or a picture from outside."""
        for element in list(drawing.iter(f"{A}hlinkClick", f"{A}hlinkHover", f"{A}extLst")):
            remove(element)
        for element in drawing.iter(etree.Element):
            wanted = PICTURE_NAMES.get(str(element.tag), "")
            if wanted and wanted in element.attrib and f"{R}link" in element.attrib:
                del element.attrib[f"{R}link"]
            for name in [name for name in map(str, element.attrib) if name.startswith(R)]:
                if name != wanted:
                    return False
                picture = self._picture(target(element.get(name, "")))
                if not picture:
                    return False
                element.set(name, picture)
            if wanted == f"{R}embed" and wanted not in element.attrib:
                return False
        return True

    def _picture(self, part: str) -> str:
        """Return the name among `media` of the picture in `part`, "" if there is none."""
        if part in self._known or not self._parts.get(part):
            return self._known.get(part, "")
        if len(self._known) >= HEADER_PICTURES:
            hint = f"at most {HEADER_PICTURES} different ones: remove some"
            raise RefusedError("the headers and footers have too many pictures", hint)
        data, name = self._parts[part], posixpath.basename(part)
        suffix = _METAFILES.get(data[:4])
        if suffix is None:
            data = clean_picture(name, data, room=self._room)
            suffix = "png" if data.startswith(b"\x89PNG") else "jpeg"
        elif suffix == "emf" and data[40:44] != b" EMF":
            raise RefusedError(f"“{name}” is not a usable picture", "replace it with a PNG, JPEG, EMF or WMF")
        else:
            self._room.take(len(data), 0)
        self._known[part] = f"image-{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
        self.media[self._known[part]] = data
        return self._known[part]


def _without_references(root: etree._Element, media: Container[str]) -> None:
    """Remove all remaining references: relationships, but to pictures among `media`, and addresses in old drawings."""
    for element in root.iter(etree.Element):
        wanted = PICTURE_NAMES.get(str(element.tag))
        for name in list(element.attrib):
            local = etree.QName(name).localname
            is_picture = name == wanted and element.get(name) in media
            if (str(name).startswith(R) and not is_picture) or local in {"href", "src", "althref", "attachedSchema"}:
                del element.attrib[name]
