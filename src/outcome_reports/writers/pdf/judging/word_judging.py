"""The words and pictures of the tag tree compared with those of the document: nothing is lost, added or moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from outcome_reports import tree
from outcome_reports.writers.pdf.judging.page_faults import PageFault
from outcome_reports.writers.pdf.overlong_runs import unbroken
from outcome_reports.writers.pdf.tags.elements import Element, Mark
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import PaintedPage, boxes

_SHOWN = 24
"""Maximum length of the actual words shown in a message."""
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_Owner = TypeVar("_Owner")


def judge_words(tags: Element, pages: Sequence[PaintedPage], document: tree.Document) -> Iterator[PageFault]:
    """Yield a fault where the words under `tags` are no longer those of `document`, at most one.

    White space does not count, nor do small and capital letters, which stylesheets may change.
    """
    texts = {
        Mark(page.number, entry["mcid"]): _drawn(box)
        for page in pages
        for box, entry in page.register.items()
        if isinstance(box, boxes.TextBox)
    }
    told = [(page, _letters(text)) for page, text in _told(tags, texts)]
    lines = [((block, line), _letters(line)) for top in document.blocks for block, line in _lines(top, "")]
    found, wanted = ("".join(letters for _, letters in parts) for parts in (told, lines))
    if found == wanted:
        return
    shorter = min(len(found), len(wanted))
    place = next((at for at in range(shorter) if found[at] != wanted[at]), shorter)
    (block, line), skipped = _at(lines, place)
    what = f"comes out as “{found[place : place + _SHOWN]}” in the tags of the PDF" if found[place:] else "is lost"
    remedy = "a template or stylesheet hides, adds or moves words, or there is no room for them"
    yield PageFault(what, remedy, _after(line, skipped), _at(told, place)[0] if told else 1, block)


def _lines(block: tree.AnyBlock, around: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a block and those inside it, each with the id of the nearest block that has one.

    For a picture they are its alternative text.
    """
    name = block.id or around
    for line in (block.alt,) if isinstance(block, tree.Image) else tree.own_lines(block):
        yield name, line
    for inner in tree.inner_blocks(block):
        yield from _lines(inner, name)


def _told(element: Element, texts: Mapping[Mark, str]) -> Iterator[tuple[int, str]]:
    """Yield the text of the document under a tag, with its page from 1; no numbers of list items and of pages."""
    if element.spoken:
        marks = [kid for kid in element.kids if isinstance(kid, Mark)]
        drawn = "".join(texts.get(mark, "") for mark in marks)
        if sorted(_letters(element.spoken)) == sorted(_letters(drawn)):
            yield marks[0].page + 1, element.spoken
        return
    for kid in element.kids:
        match kid:
            case Mark(page) if element.tag == "Figure":
                yield page + 1, element.alt
            case Mark():
                yield kid.page + 1, texts.get(kid, "")
            case Element() if kid.tag != "Lbl" or element.tag != "LI" or any(isinstance(k, Element) for k in kid.kids):
                yield from _told(kid, texts)


def _drawn(box: Any) -> str:
    """Return the text of a box, without the hyphen that a stylesheet adds where a word is divided."""
    text = unbroken(box) if box.element is not None else str(box.text)
    hyphen: str = box.style["hyphenate_character"]
    is_parted = box.style["hyphens"] == "auto" or _SOFT_HYPHEN in text
    return text.removesuffix(hyphen) if is_parted else text


def _letters(text: str) -> str:
    return "".join(text.replace(_SOFT_HYPHEN, "").split()).casefold()


def _at(parts: Iterable[tuple[_Owner, str]], place: int) -> tuple[_Owner, int]:
    """Return the owner of the letter at `place` of all letters, and its index there; the last one for none."""
    for owner, letters in parts:
        found = owner, min(place, len(letters))
        place -= len(letters)
        if place < 0:
            break
    return found


def _after(line: str, letters: int) -> str:
    """Return the rest of a line after so many of its letters, from the word in which they end."""
    at = 0
    while letters > 0 and at < len(line):
        letters -= len(_letters(line[at]))
        at += 1
    return line[line.rfind(" ", 0, at) + 1 :].strip() or line.strip()
