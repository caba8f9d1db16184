"""Fields in headers and footers of a template from outside: only those that read the document itself are kept.

Others fetch files and pictures, talk to other programs or run macros (INCLUDEPICTURE, DDEAUTO, MACROBUTTON; ECMA-376
part 1, 17.16.5). Their last result stays as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from outcome_reports.intake.open_xml import W, remove

_SAFE = frozenset(
    {"=", "IF", "QUOTE", "SEQ", "STYLEREF", "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE"}
    | {"SAVEDATE", "PRINTDATE", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY"}
)


@dataclass(slots=True)
class Field:
    """A field: its elements and its instruction."""

    marks: list[etree._Element] = field(default_factory=list)
    instruction: str = ""
    shows: bool = False
    """Whether the elements that follow are its result."""

    @property
    def is_safe(self) -> bool:
        """Return whether the field reads nothing outside the document."""
        words = self.instruction.split(maxsplit=1)
        return bool(words) and (words[0].upper() in _SAFE or words[0].startswith("="))


def keep_safe_fields(root: etree._Element) -> None:
    """Replace every field of `root` that is unsafe, or has no end, with its result."""
    for simple in list(root.iter(f"{W}fldSimple")):
        if not Field(instruction=simple.get(f"{W}instr", "")).is_safe:
            unwrap(simple)
    unsafe: list[Field] = []
    open_fields: list[Field] = []
    for element in list(root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText")):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(Field())
        if not open_fields:
            unsafe.append(Field([element]))
            continue
        current = open_fields[-1]
        current.marks.append(element)
        if kind == "separate":
            current.shows = True
        elif kind == "end":
            open_fields.pop()
            if not current.is_safe:
                unsafe.append(current)
        elif kind is None and not current.shows:
            current.instruction += element.text or ""
    for found in (*unsafe, *open_fields):
        for mark in found.marks:
            remove(mark)
    for mark in root.iter(f"{W}fldChar"):
        # Form fields name macros.
        for child in list(mark):
            mark.remove(child)


def unwrap(element: etree._Element) -> None:
    """Replace an element with its children."""
    for child in list(element):
        element.addprevious(child)
    remove(element)
