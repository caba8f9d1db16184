"""Writing of a small Excel package (ECMA-376 part 1, 12; part 2) from parts that have been checked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from outcome_reports.intake.open_xml import NAMESPACES

OFFICE = NAMESPACES["r"]
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def relation_part(relations: Iterable[tuple[str, str, str]], mode: str) -> bytes:
    """Return the relationships part of a part, from the kind, target and identifier of each relationship."""
    links = "".join(
        f'<Relationship Id={quoteattr(id)} Type="{OFFICE}/{kind}" Target={quoteattr(target)} TargetMode="{mode}"/>'
        for kind, target, id in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'.encode()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a package with `parts` in its folder "xl"."""
    kinds = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "styles": "styles"}
    types = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_TYPES}.{kinds.get(name[:-4], "worksheet")}+xml"/>'
        for name in parts
        if name.endswith(".xml")
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{rels}{types}</Types>')
        archive.writestr("_rels/.rels", relation_part([("officeDocument", "xl/workbook.xml", "rId1")], "Internal"))
        for name, part in parts.items():
            archive.writestr(f"xl/{name}", part)
    return out.getvalue()
