"""Formulas (Office Math, ECMA-376 part 1, 22.1) as a readable line of text."""

from __future__ import annotations

import re

from outcome_reports.importing.word.source_styles import attribute, child, local
from outcome_reports.intake.open_xml import Element
from outcome_reports.markup.raised_letters import lowered, raised


def formula_text(element: Element) -> str:
    """Return the text of a formula: fractions with a slash, superscripts and subscripts, or else “^” and “_”."""
    name = local(element)
    match name:
        case "t":
            return element.text or ""
        case "f":
            return f"{_grouped(_of(element, 'num'))}/{_grouped(_of(element, 'den'))}"
        case "sSup":
            return _of(element, "e") + _up(_of(element, "sup"))
        case "sSub":
            return _of(element, "e") + _down(_of(element, "sub"))
        case "sSubSup":
            return _of(element, "e") + _down(_of(element, "sub")) + _up(_of(element, "sup"))
        case "rad":
            degree = _of(element, "deg")
            return f"{_up(degree) if degree else ''}√{_grouped(_of(element, 'e'))}"
        case "nary":
            sign = attribute(child(element, "naryPr", "chr")) or "∫"
            low, high = _of(element, "sub"), _of(element, "sup")
            return f"{sign}{_down(low) if low else ''}{_up(high) if high else ''} {_of(element, 'e')}"
        case "d":
            opening = attribute(child(element, "dPr", "begChr"))
            closing = attribute(child(element, "dPr", "endChr"))
            inside = ", ".join(formula_text(e) for e in element if local(e) == "e")
            return f"{'(' if opening is None else opening}{inside}{')' if closing is None else closing}"
        case "func":
            return f"{_of(element, 'fName')} {_of(element, 'e')}"
        case _ if name.endswith("Pr"):
            return ""
        case _:
            return "".join(formula_text(inner) for inner in element)


def _of(element: Element, name: str) -> str:
    inner = child(element, name)
    return formula_text(inner) if inner is not None else ""


def _grouped(text: str) -> str:
    return text if re.fullmatch(r"[\w.]*", text) else f"({text})"


def _up(text: str) -> str:
    letters = raised(text)
    return f"^{_grouped(text)}" if letters is None else letters


def _down(text: str) -> str:
    letters = lowered(text)
    return f"_{_grouped(text)}" if letters is None else letters
