"""Redlines as Word with tracked changes, HTML and PDF."""

from __future__ import annotations

import html
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from outcome_reports import tree
from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.clearing.redlining.redline_legend import (
    LEGEND,
    by_name,
    changed_blocks,
    changes_in,
    explained,
    mark_of,
    names_in,
)
from outcome_reports.clearing.redlining.states import State, states_of
from outcome_reports.clearing.redlining.tree_merging import merged
from outcome_reports.errors import ArgumentError
from outcome_reports.language.wording import wording_for
from outcome_reports.platform.files import replace_file

FORMATS = ("docx", "html", "pdf")
_CHANGE = re.compile(rb"id=\"%s\".*?</p>|<(ins|del) class=\"\w+\"" % LEGEND.encode(), re.DOTALL)
"""The explanation of the marks is skipped."""


class Redline:
    """A document that shows changes: with all accepted it is the new one, with all rejected the old one, word for word.

    In Word its legend is in the headers, so that accepting all changes leaves only the new text; in PDF and HTML it is
    on the first page, followed by a summary.
    """

    def __init__(self, old: State, new: State) -> None:
        found = merged(old.tree, new.tree)
        mark = mark_of(old.name, new.name, found.lang)
        labels = {**found.labels, "tracked": wording_for(found.lang).label("redline_tracked")}
        self.tree = replace(found, metadata=replace(found.metadata, mark=mark), labels=labels)
        self._names = names_in(old.tree, new.tree)
        self._brand = new.brand

    @property
    def summary(self) -> list[tuple[str, int]]:
        """The number of changed paragraphs and headings below each heading of the first two levels that has any."""
        return list(Counter(one.place for one in changed_blocks(self.tree)).items())

    @property
    def summary_by_name(self) -> list[tuple[str, int]]:
        """The number of changed blocks in the spotlights and recommendations by, to or about each entity and group."""
        return [(name, count) for (name, _), count in by_name(changed_blocks(self.tree), self._names).items()]

    def to(self, format: str) -> bytes:
        """Return the redline as docx, html or pdf. Raises ArgumentError for another format, and RenderError."""
        if format not in FORMATS:
            raise ArgumentError(f"unknown format “{format}”: a redline is {', '.join(FORMATS)}")
        document = self.tree if format == "docx" else explained(self.tree, self._names)
        data = OutcomeDocument(document, self._brand).to(format)
        return _with_navigation(data, document) if format == "html" else data

    def save(self, path: str | Path) -> Path:
        """Write the redline to `path`, in the format of its suffix, and return the path.

        Raises ArgumentError for another suffix, RenderError and OSError; an existing file is then left unchanged.
        """
        target = Path(path)
        replace_file(target, self.to(target.suffix.lower().removeprefix(".")))
        return target


def redline(old: str | Path, new: str | Path, *, document: str = "statement", subject: str = "") -> Redline:
    """Return the changes from `old` to `new`: folders, PDFs with their source, records of sent copies, or folders at a
    git revision ("HEAD~1:content/fourth-2026").

    `document` is the kind to compare, "excerpt" with the key `subject`; a record determines it, and then only plain
    paragraphs are compared. Raises ContentError for a state that cannot be read, ArgumentError for an unknown document,
    and the errors of composing.
    """
    return Redline(*states_of(old, new, document, subject))


def _with_navigation(page: bytes, document: tree.Document) -> bytes:
    """Return a web page in which each change has an address and a name for screen readers, with a list of links."""
    label = wording_for(document.lang).label
    said = {name: html.escape(label(f"redline_says_{name}"), quote=True).encode() for name in ("ins", "del", "end")}
    numbers = itertools.count(1)

    def marked(match: re.Match[bytes]) -> bytes:
        if match[1] is None:
            return match[0]
        says = b' data-begin="%s" data-end="%s"' % (said[match[1].decode()], said["end"])
        return b'%s id="change-%d"%s' % (match[0], next(numbers), says)

    page = _CHANGE.sub(marked, page)
    links = "".join(f'<li><a href="#change-{number}">{number}</a></li>' for number in _firsts(document))
    name = f'<span id="changes">{html.escape(label("excerpt_changes"))}</span>'
    nav = f'<nav class="changes" aria-labelledby="changes">{name}<ol tabindex="0">{links}</ol></nav>' if links else ""
    before, mark, after = page.rpartition(b"</body>")
    return before + nav.encode() + mark + after


def _firsts(document: tree.Document) -> Iterator[int]:
    number = 1
    for block in tree.blocks_of(document.blocks):
        count = changes_in(block) if block.id != LEGEND else 0
        if count:
            yield number
        number += count
