"""The texts of a document with the language of each, for whoever chooses fonts for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outcome_reports import tree
from outcome_reports.branding.brand import Brand


def furniture_of(document: tree.Document, brand: Brand) -> Iterator[str]:
    """What pages show besides the text: running heads, marks, labels."""
    metadata = document.metadata
    yield from (metadata.title, metadata.running_title, metadata.mark or "", brand.footer, *brand.wordmark)
    yield from document.labels.values()


def texts_of(document: tree.Document) -> Iterator[tuple[str, str]]:
    """Each text of the document and its language, in reading order."""
    yield from _blocks(document.blocks, document.lang)


def _blocks(blocks: Iterable[tree.AnyBlock], lang: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        inner = block.lang or lang
        match block:
            case tree.Paragraph(children) | tree.Heading(children=children):
                yield from _inlines(children, inner)
            case tree.Section() | tree.Quotation() | tree.Note() | tree.ListItem() | tree.Cell():
                yield from _blocks(block.blocks, inner)
            case tree.ItemList():
                yield from _blocks(block.items, inner)
            case tree.Table():
                yield from _inlines(block.caption, inner)
                yield from _blocks((*block.head, *block.body), inner)
            case tree.Row():
                yield from _blocks(block.cells, inner)
            case tree.Contents():
                for entry in block.entries:
                    yield from _inlines(entry.children, inner)
            case tree.Image():
                pass


def _inlines(inlines: Iterable[tree.Inline], lang: str) -> Iterator[tuple[str, str]]:
    for inline in inlines:
        match inline:
            case tree.Text(value) | tree.Abbreviation(value):
                yield value, lang
            case tree.Span():
                yield from _inlines(inline.children, inline.lang or lang)
            case tree.Emphasis() | tree.Strong() | tree.Link():
                yield from _inlines(inline.children, lang)
            case _:
                pass
