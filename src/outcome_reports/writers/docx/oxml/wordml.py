"""Raw WordprocessingML: names, elements, runs and fields, with children in the order that ECMA-376 part 1 requires."""

from __future__ import annotations

from lxml import etree

from outcome_reports.intake.open_xml import NAMESPACES, Element, qname
from outcome_reports.platform.records import record
from outcome_reports.tree import direction_of
from outcome_reports.writers.docx.oxml.measures import half_points

_COMPLEX_LANGUAGES = frozenset(
    {"as", "bn", "bo", "dz", "gu", "hi", "km", "kn", "kok", "lo", "ml", "mni", "mr", "my", "ne", "or"}
    | {"pa", "sa", "si", "ta", "te", "th"}
)
"""Languages of complex scripts that run from left to right, whose proofing Word keeps apart from that of Latin."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def root(name: str, *prefixes: str) -> Element:
    """Return a new element without a parent that declares `prefixes` (and its own)."""
    declared = {prefix: NAMESPACES[prefix] for prefix in (name.partition(":")[0], *prefixes)}
    return etree.Element(qname(name), nsmap=declared)


def add(parent: Element, name: str, value: str | int | None = None) -> Element:
    """Return a new last child of `parent`, with `value` as its w:val where that is given."""
    child = etree.SubElement(parent, qname(name))
    if value is not None:
        child.set(qname("w:val"), str(value))
    return child


def put(element: Element, **attributes: str | int) -> Element:
    """Return `element` with attributes in the namespace of WordprocessingML."""
    for key, value in attributes.items():
        element.set(qname(f"w:{key}"), str(value))
    return element


def put_plain(element: Element, **attributes: str | int) -> Element:
    """Return `element` with attributes in no namespace, as DrawingML has them."""
    for key, value in attributes.items():
        element.set(key, str(value))
    return element


def keep_with_next(paragraph: Element) -> None:
    """Keep the end of a paragraph on the page of the one after it (w:keepNext, which follows the style)."""
    properties = paragraph.find(qname("w:pPr"))
    if properties is not None and properties.find(qname("w:keepNext")) is None:
        keep = etree.Element(qname("w:keepNext"))
        properties.insert(1 if properties.find(qname("w:pStyle")) is not None else 0, keep)


@record(frozen=True, slots=True)
class RunFormat:
    """How a run of text differs from its paragraph: a character style and any overrides."""

    style: str | None = None
    bold: bool = False
    italic: bool = False
    language: str | None = None
    colour: str | None = None
    """A colour that is not the style's, as "RRGGBB"."""
    font: str | None = None
    """A family that is not the style's."""
    size: float | None = None
    """A size that is not the style's, in points."""
    right_to_left: bool = False
    complex: bool = False
    """Whether Word sets the script by its rules for complex ones, although it runs from left to right."""
    east_asian: bool = False


PLAIN = RunFormat()


def add_run(parent: Element, format: RunFormat = PLAIN, text: str = "") -> Element:
    """Return a new run (CT_R) at the end of `parent`, with its properties and, if there is any, its text."""
    run = etree.SubElement(parent, qname("w:r"))
    if format != PLAIN:
        properties = add(run, "w:rPr")
        if format.style:
            add(properties, "w:rStyle", format.style)
        if format.font:
            fonts = put(add(properties, "w:rFonts"), **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), format.font))
            if format.east_asian:
                put(fonts, hint="eastAsia")
        if format.bold:
            add(properties, "w:b")
            add(properties, "w:bCs")
        if format.italic:
            add(properties, "w:i")
            add(properties, "w:iCs")
        if format.colour:
            add(properties, "w:color", format.colour)
        if format.size:
            add(properties, "w:sz", half_points(format.size))
            add(properties, "w:szCs", half_points(format.size))
        if format.right_to_left:
            add(properties, "w:rtl")
        elif format.complex:
            add(properties, "w:cs")
        if format.language:
            add_language(properties, format.language)
    if text:
        add_text(run, text)
    return run


def add_text(run: Element, text: str) -> None:
    """Text at the end of a run; white space at its ends is kept."""
    piece = etree.SubElement(run, qname("w:t"))
    piece.text = text
    if text[0] == " " or text[-1] == " " or "  " in text:
        piece.set(_SPACE, "preserve")


def extend_run(run: Element, text: str) -> None:
    """Add to the text of a run."""
    piece = run[-1]
    run.remove(piece)
    add_text(run, (piece.text or "") + text)


def add_language(properties: Element, tag: str) -> None:
    """Set the language of a run: Word keeps one each for Latin, East Asian and complex scripts (CT_Language)."""
    language = add(properties, "w:lang", tag)
    primary = tag.partition("-")[0]
    if primary in {"zh", "ja", "ko"}:
        language.set(qname("w:eastAsia"), tag)
    elif direction_of(tag) == "rtl" or primary in _COMPLEX_LANGUAGES:
        language.set(qname("w:bidi"), tag)


def add_break(parent: Element, kind: str | None = None) -> None:
    """Add a line break, or a break of another `kind` ("column"), in a separate run."""
    mark = add(add_run(parent), "w:br")
    if kind:
        mark.set(qname("w:type"), kind)


def add_tab(parent: Element) -> None:
    """Add a tab in a separate run."""
    add(add_run(parent), "w:tab")


def add_field(parent: Element, instruction: str, result: str, format: RunFormat = PLAIN) -> None:
    """Add a complex field with the result that shows until it is updated (ECMA-376 part 1, 17.16.2)."""
    begin_field(parent, instruction)
    if result:
        add_run(parent, format, result)
    end_field(parent)


def begin_field(parent: Element, instruction: str, format: RunFormat = PLAIN) -> None:
    """Add the opening of a complex field, up to its result, which Word sets in the `format` of the code."""
    put(add(add_run(parent, format), "w:fldChar"), fldCharType="begin")
    code = add(add_run(parent, format), "w:instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    put(add(add_run(parent), "w:fldChar"), fldCharType="separate")


def end_field(parent: Element) -> None:
    """Add the end of a complex field."""
    put(add(add_run(parent), "w:fldChar"), fldCharType="end")


def properties_of(paragraph: Element) -> Element:
    """Return the w:pPr of a paragraph, made if there is none."""
    found = paragraph.find(qname("w:pPr"))
    if found is None:
        found = etree.Element(qname("w:pPr"))
        paragraph.insert(0, found)
    return found


def serialised(element: Element) -> bytes:
    """Return a part's XML as bytes, as Word itself declares it."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
