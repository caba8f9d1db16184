"""Reviewers of Word files, as Word leaves them: words replaced, tracked or not, and boxes ticked."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WHO = {f"{W}author": "A Desk", f"{W}date": "2026-03-01T10:00:00Z", f"{W}id": "900"}
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def with_body(data: bytes, change: Callable[[etree._Element], None], **parts: bytes) -> bytes:
    """Return a Word file whose body `change` has changed, with other `parts` (document names with “/” as “__”)."""
    others = {name.replace("__", "/"): content for name, content in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = others.pop(name, None) or old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, content)
        for name, content in others.items():
            new.writestr(name, content)
    return stream.getvalue()


def paragraph(root: etree._Element, bookmark: str) -> etree._Element:
    """Return the paragraph with a bookmark."""
    start = next(one for one in root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == bookmark)
    return next(one for one in (start, *start.iterancestors()) if one.tag == f"{W}p")


def reworded(one: etree._Element, words: str, *, tracked: bool) -> None:
    """Put `words` in the place of all of a paragraph's, as a tracked change or not."""
    runs = [run for run in one.iter(f"{W}r") if run.find(f"{W}t") is not None]
    first = runs[0]
    fresh = copy.deepcopy(first)
    text = fresh.find(f"{W}t")
    assert text is not None
    text.text = words
    text.set(_PRESERVE, "preserve")
    parent = first.getparent()
    assert parent is not None
    place = first if parent.tag == f"{W}p" else parent
    if tracked:
        inserted = etree.Element(f"{W}ins", _WHO)
        inserted.append(fresh)
        place.addprevious(inserted)
    else:
        place.addprevious(fresh)
    for run in runs:
        if tracked:
            deleted = etree.Element(f"{W}del", _WHO)
            run.addprevious(deleted)
            deleted.append(run)
            for piece in list(run.iter(f"{W}t")):
                piece.tag = f"{W}delText"
                piece.set(_PRESERVE, "preserve")
        else:
            holder = run.getparent()
            assert holder is not None
            holder.remove(run)


def words_of(one: etree._Element) -> str:
    """Return the words of a paragraph as they are after its changes."""
    return "".join(piece.text or "" for piece in one.iter(f"{W}t"))


def ticked(root: etree._Element, number: int) -> None:
    """Tick box `number` of the form, as Word does."""
    box = list(root.iter(f"{_W14}checkbox"))[number]
    state = box.find(f"{_W14}checked")
    assert state is not None
    state.set(f"{_W14}val", "1")
    control = next(one for one in box.iterancestors() if one.tag == f"{W}sdt")
    text = next(control.iter(f"{W}t"))
    text.text = "\u2612"
