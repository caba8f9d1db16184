"""What changed between two states of a document: as Word with tracked changes, as HTML, as PDF."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from outcome_reports import tree
from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.clearing.redlining.states import State, states_of
from outcome_reports.clearing.redlining.tree_merging import merged
from outcome_reports.errors import ArgumentError
from outcome_reports.language.wording import wording_for
from outcome_reports.platform.files import replace_file

FORMATS = ("docx", "html", "pdf")
_CHANGE = re.compile(rb"<(ins|del) class=\"(inserted|deleted)\"")
_ROLES = frozenset({tree.Role.INSERTED, tree.Role.DELETED})


class Redline:
    """A document that shows what changed: accepted it is the new one, rejected the old, word for word."""

    def __init__(self, old: State, new: State) -> None:
        self.tree = merged(old.tree, new.tree)
        self._document = OutcomeDocument(self.tree, new.brand)

    @property
    def summary(self) -> list[tuple[str, int]]:
        """How many paragraphs and headings changed below each heading of the first two levels that has any."""
        counted: Counter[str] = Counter()
        current = self.tree.metadata.title
        for block in tree.blocks_of(self.tree.blocks):
            if isinstance(block, tree.Heading) and block.level <= 2:
                current = _words_now(block.children)
            if _changes_in(block):
                counted[current] += 1
        return list(counted.items())

    def to(self, format: str) -> bytes:
        """Return the redline as docx, html or pdf. Raises ArgumentError for another format, and RenderError."""
        if format not in FORMATS:
            raise ArgumentError(f"unknown format “{format}”: a redline is {', '.join(FORMATS)}")
        data = self._document.to(format)
        return _with_navigation(data, self.tree) if format == "html" else data

    def save(self, path: str | Path) -> Path:
        """Write the redline to `path`, in the format of its suffix, and return the path.

        Raises ArgumentError for another suffix, RenderError and OSError; an old file then stays as it was.
        """
        target = Path(path)
        replace_file(target, self.to(target.suffix.lower().removeprefix(".")))
        return target


def redline(old: str | Path, new: str | Path, *, document: str = "statement", subject: str = "") -> Redline:
    """Return what changed from `old` to `new`: folders, PDFs with their source, records of what was sent, or folders of
    a git revision ("HEAD~1:content/fourth-2026").

    `document` is the kind that is compared, "excerpt" with the key `subject`; with a record it is that of the record,
    and only the paragraphs are compared, without their look. Raises ContentError for a state that
    cannot be read, ArgumentError for an unknown document, and what composing raises.
    """
    return Redline(*states_of(old, new, document, subject))


def _words_now(inlines: tuple[tree.Inline, ...]) -> str:
    """Return the words of a heading without those that are gone, unless all are."""
    kept = tuple(one for one in inlines if not (isinstance(one, tree.Span) and one.role == tree.Role.DELETED))
    return tree.inline_text(kept).strip() or tree.inline_text(inlines)


def _with_navigation(page: bytes, document: tree.Document) -> bytes:
    """Return a web page in which each change has an address, and a list that leads to the first of each paragraph."""
    numbers = iter(range(1, page.count(b"<ins class") + page.count(b"<del class") + 1))
    page = _CHANGE.sub(lambda match: b'%s id="change-%d"' % (match[0], next(numbers)), page)
    links = "".join(f'<li><a href="#change-{number}">{number}</a></li>' for number in _firsts(document))
    label = html.escape(wording_for(document.lang).label("excerpt_changes"), quote=True)
    name = f'<span id="changes">{label}</span>'
    nav = f'<nav class="changes" aria-labelledby="changes">{name}<ol tabindex="0">{links}</ol></nav>' if links else ""
    before, mark, after = page.rpartition(b"</body>")
    return before + nav.encode() + mark + after


def _firsts(document: tree.Document) -> Iterator[int]:
    number = 1
    for block in tree.blocks_of(document.blocks):
        if count := _changes_in(block):
            yield number
        number += count


def _changes_in(block: tree.AnyBlock) -> int:
    inlines = tree.inlines_of(tree.own_inlines(block))
    return sum(isinstance(inline, tree.Span) and inline.role in _ROLES for inline in inlines)
