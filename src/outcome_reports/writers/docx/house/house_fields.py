"""Fields in a template's headers that show properties of the document: they show ours, not the template's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, qname

_SHOWN: Mapping[str, Callable[[tree.Metadata], str]] = {
    "TITLE": lambda metadata: metadata.title,
    "SUBJECT": lambda metadata: metadata.subject,
    "AUTHOR": lambda metadata: metadata.author,
    "KEYWORDS": lambda metadata: ", ".join(metadata.keywords),
    "COMMENTS": lambda metadata: metadata.description,
    "STYLEREF": lambda metadata: metadata.running_title,
}
"""The results of fields until Word updates them (ECMA-376 part 1, 17.16.5)."""


def show_properties(root: Element, metadata: tree.Metadata) -> None:
    """Let the fields of a header or footer show the properties of the document."""
    for simple in root.iter(qname("w:fldSimple")):
        if (shown := _shown(simple.get(qname("w:instr"), ""), metadata)) is not None:
            _show(list(simple.iter(qname("w:t"))), shown)
    instruction, texts, depth, in_result = "", list[Element](), 0, False
    for element in list(root.iter(*map(qname, ("w:fldChar", "w:instrText", "w:t")))):
        kind = element.get(qname("w:fldCharType"))
        if kind == "begin":
            depth += 1
            if depth == 1:
                instruction, texts, in_result = "", [], False
        elif kind == "separate":
            in_result = in_result or depth == 1
        elif kind == "end":
            depth -= 1
            if not depth and (shown := _shown(instruction, metadata)) is not None:
                _show(texts, shown)
        elif depth and element.tag == qname("w:instrText"):
            instruction += element.text or ""
        elif depth and in_result:
            texts.append(element)


def _shown(instruction: str, metadata: tree.Metadata) -> str | None:
    """Return the result of a field, None if it shows no property."""
    words = instruction.replace('"', " ").split()
    if len(words) > 1 and words[0].upper() == "DOCPROPERTY":
        words = words[1:]
    found = _SHOWN.get(words[0].upper()) if words else None
    return found(metadata) if found else None


def _show(texts: list[Element], words: str) -> None:
    for place, text in enumerate(texts):
        text.text = "" if place else words
