"""The meaning of WordprocessingML elements: characters, states of revision, names of authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outcome_reports.clearing.returned.word_paragraphs import CheckBox, Piece, State, Who
from outcome_reports.intake.open_xml import MC, W14, Element, W
from outcome_reports.markup.raised_letters import lowered, raised

STATES: dict[str, State] = {
    f"{W}ins": "inserted",
    f"{W}moveTo": "inserted",
    f"{W}del": "deleted",
    f"{W}moveFrom": "deleted",
}
_CELLS: dict[str, State] = {f"{W}cellIns": "inserted", f"{W}cellDel": "deleted"}
_NOTE = re.compile(r"note_\d+")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXTS = frozenset({f"{W}t", f"{W}delText", f"{_MATHS}t"})
_OBJECTS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_DRAWINGS = "{http://schemas.openxmlformats.org/drawingml/2006/"
_SHOWN = (
    f"{_DRAWINGS}picture}}pic",
    f"{_DRAWINGS}chart}}chart",
    f"{_DRAWINGS}diagram}}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
UNREAD = "\ufffd"
"""Stands for what no words can: a character of a symbol font, a formula, a new picture."""
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": ""}
SKIPPED = frozenset(f"{W}{name}" for name in ("instrText", "delInstrText", "pPr", "tblPr", "tblGrid", "sectPr", "rPr"))


def cell_state(properties: Element) -> State:
    """Return whether a cell was inserted or deleted, by its properties."""
    return next((_CELLS[child.tag] for child in properties if child.tag in _CELLS), "kept")


def tracked_state(properties: Element) -> State:
    """Return whether a row was inserted or deleted, by its properties."""
    return next((STATES[child.tag] for child in properties if child.tag in STATES), "kept")


def inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those in content controls and changes included."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif isinstance(child.tag, str) and child.tag not in SKIPPED and child.tag != f"{W}tbl":
            yield from inside(child, wanted)


def is_mark(element: Element) -> bool:
    """Return whether an element is a footnote mark: a link to a note or, as links get lost, a run in its style."""
    if element.tag == f"{W}hyperlink":
        return _NOTE.fullmatch(element.get(f"{W}anchor") or "") is not None
    style = element.find(f"{W}rPr/{W}rStyle") if element.tag == f"{W}r" else None
    return style is not None and (style.get(f"{W}val") or "").startswith("NoteReference")


def is_on(properties: Element, look: str) -> bool:
    """Return whether the properties of a run turn a look on: "vanish", "strike"."""
    found = properties.find(f"{W}{look}")
    return found is not None and found.get(f"{W}val") not in {"0", "false", "off"}


def is_unread(element: Element, state: State) -> bool:
    """Return whether an element of this state means more than its words: a formula, an inserted picture or object."""
    if element.tag in _OBJECTS:
        return state == "inserted" and next(element.iter(f"{W}txbxContent"), None) is None
    return element.tag == f"{_MATHS}oMath"


def pictures_in(text: Element) -> int:
    """Return how many pictures, charts and objects a text shows; what is tracked, and stands in for newer forms, is not
    counted.
    """
    left_out = {f"{MC}Fallback", *STATES}
    shown = (one for one in text.iter(*_SHOWN) if not any(around.tag in left_out for around in one.iterancestors()))
    return sum(1 for _ in shown)


def boxes_of(control: Element) -> list[CheckBox]:
    """Return the check box that a content control is, if it is one."""
    box = control.find(f"{W}sdtPr/{W14}checkbox")
    if box is None:
        return []
    named, checked = control.find(f"{W}sdtPr/{W}tag"), box.find(f"{W14}checked")
    tag = (named.get(f"{W}val") or "") if named is not None else ""
    return [CheckBox(tag, checked is not None and checked.get(f"{W14}val") in {"1", "true", "on"})]


def text_of(element: Element) -> str | None:
    """Return the characters that an element of a run represents, None if it represents none."""
    tag = element.tag
    if tag in _TEXTS:
        return element.text or ""
    if tag == f"{W}br":
        return "" if element.get(f"{W}type") in {"page", "column"} else "\n"
    return UNREAD if tag == f"{W}sym" else _SIGNS.get(str(tag))


def placed(run: Element, text: str, before: Sequence[Piece]) -> str:
    """Return new words in the raised or lowered characters of their run (10⁶, CO₂); unreadable if there are none.

    Ordinal letters depend on what is `before` them. Words that were there may be footnote marks without their style.
    """
    place = run.find(f"{W}rPr/{W}vertAlign")
    moved = place.get(f"{W}val") if place is not None else None
    around = before[-1].text if before else ""
    seen = raised(text, around) if moved == "superscript" else lowered(text) if moved == "subscript" else text
    return UNREAD + text if seen is None else seen


def who_of(change: Element) -> Who:
    """Return the author and date of a change or comment."""
    return Who((change.get(f"{W}author") or "")[:200], (change.get(f"{W}date") or "")[:40])
