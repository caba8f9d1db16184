"""The order in which the schema has properties, for those that are added to others (ECMA-376 part 1, annex A)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.oxml.wordml import properties_of, root


def _places(*lines: Iterable[str]) -> Mapping[str, int]:
    return {qname(f"w:{name}"): place for place, name in enumerate(chain(*lines))}


PARAGRAPH = _places(
    ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    ("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    ("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid"),
    ("spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
    ("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
"""CT_PPr."""
RUN = _places(
    ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
    ("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w"),
    ("kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign"),
    ("rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"),
)
"""CT_RPr."""
STYLE = _places(
    ("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden"),
    ("unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid", "pPr"),
    ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"),
)
"""CT_Style."""
SETTINGS = _places(
    ("zoom", "embedTrueTypeFonts", "mirrorMargins", "trackRevisions", "documentProtection", "defaultTabStop"),
    ("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps"),
    ("defaultTableStyle", "evenAndOddHeaders", "characterSpacingControl", "compat", "themeFontLang"),
    ("clrSchemeMapping", "decimalSymbol", "listSeparator"),
)
"""The part of CT_Settings that our documents use."""


def place(parent: Element, child: Element, order: Mapping[str, int]) -> Element:
    """Insert `child` into `parent`, replacing any other of its name, or where it belongs; return it."""
    for former in parent.findall(str(child.tag)):
        if former is not child:
            parent.remove(former)
    own = order[str(child.tag)]
    later = next((one for one in parent if one is not child and order.get(str(one.tag), own) > own), None)
    if later is not None:
        later.addprevious(child)
    else:
        parent.append(child)
    return child


def spacing_of(paragraph: Element) -> Element:
    """Return the w:spacing of a paragraph, made if there is none."""
    properties = properties_of(paragraph)
    spacing = properties.find(qname("w:spacing"))
    return place(properties, root("w:spacing"), PARAGRAPH) if spacing is None else spacing
