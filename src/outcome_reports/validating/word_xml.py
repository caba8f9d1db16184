"""Reading of a DOCX file's parts for validation: XML with its namespaces, and the block at a place."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from outcome_reports.intake.open_xml import NAMESPACES, qname
from outcome_reports.validating.verdicts import Failure

DOCUMENT = "word/document.xml"
_STEP = re.compile(r"(\w+):(\w+)\[(\d+)\]")


class Unreadable(Exception):  # noqa: N818 - a finding, carried as a failure
    """The file is not DOCX, or a part of it is not XML. `failure` says which."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


def value(element: Element | None, attribute: str = "w:val") -> str | None:
    """Return an attribute of an element, None if either is missing."""
    return None if element is None else element.get(qname(attribute))


def number(element: Element | None) -> int | None:
    """Return an integer, None if the value is not one: a file may contain anything."""
    found = value(element) or ""
    return int(found) if found.isascii() and found.isdigit() else None


def is_on(element: Element | None) -> bool:
    """Return whether an on/off property is on: present, and not set to a word for off (ECMA-376 part 1, 17.17.4)."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def text_of(element: Element) -> str:
    """Return the text that a reader sees in one or more paragraphs."""
    return "".join(part.text or "" for part in element.iter(qname("w:t")))


class WordFile:
    """The parts of one DOCX file, each read when first needed."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def part(self, path: str) -> Element | None:
        """Return the root of a part ("word/document.xml"), None if the file has no such part. Raises Unreadable."""
        try:
            with zipfile.ZipFile(self._file) as archive:
                # Expat, which Python uses, bounds entity expansion itself; our files have no entities.
                return fromstring(archive.read(path))  # noqa: S314
        except KeyError:
            return None
        except (OSError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile) as problem:
            raise Unreadable(Failure("readable file", str(problem))) from problem
        except ParseError as problem:
            raise Unreadable(Failure("well-formed XML", str(problem), place=f"/{path}")) from problem

    @cached_property
    def document(self) -> Element:
        """The main part. Raises Unreadable."""
        root = self.part(DOCUMENT)
        if root is None:
            raise Unreadable(Failure("readable file", f"the file has no part {DOCUMENT}"))
        return root

    @cached_property
    def body(self) -> Element:
        """The body of the document. Raises Unreadable."""
        body = self.document.find("w:body", NAMESPACES)
        if body is None:
            raise Unreadable(Failure("readable file", "the document has no body", place=f"/{DOCUMENT}"))
        return body

    @cached_property
    def _blocks(self) -> dict[Element, str | None]:
        return dict(_with_blocks(self.document))

    def block_of(self, element: Element) -> str | None:
        """Return the bookmark that an element of the main part is in or after, None before the first."""
        return self._blocks.get(element)

    def block_at(self, part: str, xpath: str) -> str | None:
        """Return the bookmark at a place such as "/w:document[1]/w:body[1]/w:p[3]", None outside the main part."""
        if part.lstrip("/") != DOCUMENT:
            return None
        try:
            element = self.document
        except Unreadable:
            return None
        for prefix, local, position in _STEP.findall(xpath)[1:]:
            found = element.findall(f"{prefix}:{local}", NAMESPACES) if prefix in NAMESPACES else []
            if len(found) < int(position):
                break
            element = found[int(position) - 1]
        return self.block_of(element)


def _with_blocks(root: Element) -> Iterator[tuple[Element, str | None]]:
    """Yield every element in document order, with its block: a bookmark inside a paragraph applies to all of it."""
    current: str | None = None
    waiting: list[Element] = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == qname("w:bookmarkStart"):
            current = _own(element) or current
        elif element.tag in {qname("w:p"), qname("w:tr")}:
            starts = (_own(start) for start in element.iter(qname("w:bookmarkStart")))
            current = next((start for start in starts if start), current)
        yield element, current
        waiting.extend(reversed(element))


def _own(bookmark: Element) -> str | None:
    """Return the block's `id`, which is the bookmark's name except for hyphens, which Word does not allow in names.

    None for bookmarks that Word makes itself, which begin with an underscore.
    """
    own = value(bookmark, "w:name")
    return None if own is None or own.startswith("_") else own.replace("_", "-")
