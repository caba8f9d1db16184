"""Bookmarks: the ids of blocks under names that Word accepts."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.oxml.wordml import add, put

_PLAIN_ID = re.compile(r"[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}")
_LONGEST = 40


@functools.lru_cache(maxsize=4096)
def bookmark_name(identifier: str) -> str:
    """Return the bookmark of the block `identifier`: letters, digits and underscores, at most 40, different even
    ignoring case.

    A usual id keeps its words ("r2-3" is r2_3). Any other, which could clash with another id, ends in a digest.
    """
    if _PLAIN_ID.fullmatch(identifier):
        return identifier.replace("-", "_")
    digest = hashlib.sha256(identifier.encode()).hexdigest()[:10]
    words = re.sub(r"[^a-z0-9]+", "_", identifier.lower()).strip("_")
    if not words[:1].isalpha():
        words = f"b_{words}"
    return f"{words[: _LONGEST - 1 - len(digest)]}_{digest}"


@dataclass(slots=True)
class Bookmarks:
    """The bookmarks of one document: numbered as they open, each name once.

    Ids of blocks without words (sections, lists, rows) wait for the next paragraph, which takes them.
    """

    waiting: list[str] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _last: int = 0

    def announce(self, identifier: str) -> None:
        """Let `identifier` begin at the next paragraph, unless it is ""."""
        if identifier:
            self.waiting.append(identifier)

    def open(self, parent: Element) -> list[Element]:
        """Open all waiting bookmarks at the end of `parent`; return the marks that close them, to be placed."""
        waiting, self.waiting = self.waiting, []
        return list(self.open_named(parent, waiting))

    def open_named(self, parent: Element, identifiers: Iterable[str]) -> Iterable[Element]:
        """Open bookmarks for `identifiers` and yield the marks that close them."""
        for identifier in identifiers:
            name = bookmark_name(identifier)
            if name in self._names:
                continue
            self._names.add(name)
            self._last += 1
            put(add(parent, "w:bookmarkStart"), id=self._last, name=name)
            end = etree.Element(qname("w:bookmarkEnd"))
            yield put(end, id=self._last)

    def close(self, body: Element) -> None:
        """Place the remaining bookmarks, which no words followed, at the end of `body`."""
        waiting, self.waiting = self.waiting, []
        if waiting and len(body):
            body[-1].extend(list(self.open_named(body[-1], waiting)))
