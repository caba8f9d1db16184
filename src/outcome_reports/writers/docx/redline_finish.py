"""Inserted and deleted words as tracked changes (ECMA-376 part 1, 17.13.5), each to be accepted or rejected."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator

from lxml import etree

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.oxml.wordml import add, put

_INS, _DEL, _RUN, _TEXT, _GONE = (qname(f"w:{name}") for name in ("ins", "del", "r", "t", "delText"))
_WORDS = frozenset({_TEXT, _GONE})


def has_changes(document: tree.Document) -> bool:
    """Return whether a document is a redline."""
    return any(
        isinstance(inline, tree.Span) and inline.role in {tree.Role.INSERTED, tree.Role.DELETED}
        for block in tree.blocks_of(document.blocks)
        for inline in tree.inlines_of(tree.own_inlines(block))
    )


@contextlib.contextmanager
def tracked(parent: Element, metadata: tree.Metadata, *, deleted: bool) -> Iterator[Element]:
    """Open a tracked change at the end of `parent`, to be filled with runs; the author is that of the document."""
    change = add(parent, "w:del" if deleted else "w:ins")
    put(change, id=0, author=metadata.author[:255], date=f"{metadata.date}T00:00:00Z")
    yield change
    if deleted:
        for text in list(change.iter(_TEXT)):
            text.tag = _GONE


def mark_changes(body: Element) -> None:
    """Mark paragraphs and rows that are entirely new or deleted, and number all changes."""
    for paragraph in body.iter(qname("w:p")):
        change = _whole(list(paragraph.iter(_RUN)))
        if change is not None:
            properties = paragraph.find(qname("w:pPr"))
            assert properties is not None
            letters = etree.Element(qname("w:rPr"))
            letters.append(_copy(change))
            section = properties.find(qname("w:sectPr"))
            if section is None:
                properties.append(letters)
            else:
                section.addprevious(letters)
    for row in body.iter(qname("w:tr")):
        change = _whole(list(row.iter(_RUN)))
        properties = row.find(qname("w:trPr"))
        if change is not None and properties is not None:
            properties.append(_copy(change))
    numbers = itertools.count(1)
    for change in body.iter(_INS, _DEL):
        put(change, id=next(numbers))


def _whole(runs: list[Element]) -> Element | None:
    """Return the change that all of the words in `runs` are in, or that is like those they are in; None for none."""
    changes = [next(run.iterancestors(_INS, _DEL), None) for run in runs if any(child.tag in _WORDS for child in run)]
    kinds = {None if change is None else change.tag for change in changes}
    return changes[0] if len(kinds) == 1 else None


def _copy(change: Element) -> Element:
    return etree.Element(change.tag, dict(change.attrib))
