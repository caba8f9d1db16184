"""The texts of a document with the language of each, for choosing fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from outcome_reports import tree
from outcome_reports.branding.brand import Brand


def furniture_of(document: tree.Document, brand: Brand) -> Iterator[str]:
    """Yield words on pages besides the text: running heads, marks, labels."""
    metadata = document.metadata
    yield from (metadata.title, metadata.running_title, metadata.mark or "", brand.footer, *brand.wordmark)
    yield from document.labels.values()


def texts_of(document: tree.Document) -> Iterator[tuple[str, str]]:
    """Yield each text of the document and its language, in reading order."""
    yield from _blocks(document.blocks, document.lang)


def _blocks(blocks: Iterable[tree.AnyBlock], lang: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        inner = block.lang or lang
        yield from _inlines(tree.own_inlines(block), inner)
        yield from _blocks(tree.inner_blocks(block), inner)


def _inlines(inlines: Iterable[tree.Inline], lang: str) -> Iterator[tuple[str, str]]:
    for inline in inlines:
        match inline:
            case tree.Text(value) | tree.Abbreviation(value):
                yield value, lang
            case tree.Span():
                yield from _inlines(inline.children, inline.lang or lang)
            case tree.Emphasis() | tree.Strong() | tree.Link():
                yield from _inlines(inline.children, lang)
            case tree.LineBreak() | tree.NoteReference() | tree.Mention():
                pass
            case _:
                assert_never(inline)
