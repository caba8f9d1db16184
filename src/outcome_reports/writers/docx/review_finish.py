"""Features of copies for comments: changes are tracked, the form can be filled in, nothing floats.

Frames and text boxes are left out because LibreOffice loses tracked changes in them.
"""

from __future__ import annotations

from lxml import etree

from outcome_reports.intake.open_xml import NAMESPACES, Element, qname, remove
from outcome_reports.writers.docx.oxml.wordml import add, add_run, put, serialised

_EMPTY_BOX, _TICKED_BOX = "2610", "2612"
_BOX_FONT = "MS Gothic"
_BLANK = "\u2002" * 5
"""Visible, clickable space without a word (EN SPACE)."""


def without_frames(part: Element) -> None:
    """Take every frame (w:framePr) out of a part."""
    for frame in list(part.iter(qname("w:framePr"))):
        remove(frame)


def styles_without_frames(styles: bytes) -> bytes:
    """Return the styles part without frames."""
    root = etree.fromstring(styles)
    without_frames(root)
    return serialised(root)


def track_changes(settings: Element) -> None:
    """Track changes, and ask programs to allow none that are not (ECMA-376 part 1, 17.15.1.90, 17.15.1.29)."""
    before = settings.find(qname("w:defaultTabStop"))
    assert before is not None
    tracking = etree.Element(qname("w:trackRevisions"))
    protection = put(etree.Element(qname("w:documentProtection")), edit="trackedChanges", enforcement=1)
    before.addprevious(tracking)
    before.addprevious(protection)


def end_with_paragraph(body: Element) -> None:
    """Let a body whose last block is a table end with an empty paragraph.

    LibreOffice adds one when it opens the file, takes it out again, and then shows the table as a tracked insertion.
    """
    end = body.find(qname("w:sectPr"))
    last = end.getprevious() if end is not None else None
    if end is not None and last is not None and last.tag == qname("w:tbl"):
        paragraph = etree.Element(qname("w:p"))
        add(add(paragraph, "w:pPr"), "w:pStyle", "TableText")
        end.addprevious(paragraph)


def add_tick_box(paragraph: Element, tag: str) -> None:
    """Put a check box at the end of `paragraph`, under the name `tag`, replacing the drawn one.

    A program that does not support such controls shows a box character.
    """
    properties = paragraph.find(qname("w:pPr"))
    if properties is not None and properties.find(qname("w:numPr")) is None:
        numbering = etree.Element(qname("w:numPr"))
        add(numbering, "w:ilvl", 0)
        add(numbering, "w:numId", 0)
        style = properties.find(qname("w:pStyle"))
        properties.insert(0 if style is None else 1, numbering)
    control = add(paragraph, "w:sdt")
    about = add(control, "w:sdtPr")
    add(about, "w:tag", tag)
    box = etree.SubElement(about, qname("w14:checkbox"), nsmap={"w14": NAMESPACES["w14"]})
    add(box, "w14:checked").set(qname("w14:val"), "0")
    for name, sign in (("checkedState", _TICKED_BOX), ("uncheckedState", _EMPTY_BOX)):
        state = add(box, f"w14:{name}")
        state.set(qname("w14:val"), sign)
        state.set(qname("w14:font"), _BOX_FONT)
    add_run(add(control, "w:sdtContent"), text=chr(int(_EMPTY_BOX, 16)))
    add_run(paragraph, text=" ")


def add_answer(paragraph: Element, tag: str) -> None:
    """Put a field for words at the end of `paragraph`, under the name `tag`."""
    control = add(paragraph, "w:sdt")
    about = add(control, "w:sdtPr")
    add(about, "w:tag", tag)
    add(about, "w:text")
    add_run(add(control, "w:sdtContent"), text=_BLANK)


def custom_properties(properties: dict[str, str]) -> bytes:
    """Return the part with a user's own properties (ECMA-376 part 1, 15.2.12.2)."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    own = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    root = etree.Element(f"{{{own}}}Properties", nsmap={None: own, "vt": types})
    for number, (name, value) in enumerate(properties.items(), start=2):
        entry = etree.SubElement(
            root, f"{{{own}}}property", fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", pid=str(number), name=name
        )
        etree.SubElement(entry, f"{{{types}}}lpwstr").text = value
    return serialised(root)
