"""A tree as an outline that a person can read: every node, id, role and mark; long runs of plain words cut short."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from outcome_reports.tree import (
    Abbreviation,
    AnyBlock,
    Block,
    Cell,
    Contents,
    Document,
    Drawing,
    Emphasis,
    Heading,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Mention,
    Note,
    NoteReference,
    Paragraph,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
    inner_blocks,
    lines_of,
    own_inlines,
    own_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALIGNED = {"start": "", "center": " centred", "end": " at the end"}
KEPT = 3
"""Words kept at each end of a run of plain text."""


def outline_of(document: Document) -> str:
    """The outline of a whole document, its metadata first."""
    return "\n".join([*_metadata(document), *_outline(document.blocks, 0)]) + "\n"


def digest_of(document: Document) -> str:
    """Each section of a long document in a line: id, role, keys, heading, and what it holds, counted."""
    return "\n".join([*_metadata(document), *_digest(document.blocks, 0)]) + "\n"


def _metadata(document: Document) -> list[str]:
    data = document.metadata
    return [
        f"{document.kind} {document.lang} {document.dir}",
        f"title: {data.title}",
        f"author: {data.author}",
        f"subject: {data.subject}",
        f"keywords: {'; '.join(data.keywords)}",
        f"date: {data.date} status: {data.status} mark: {data.mark}",
        f"description: {data.description}",
        *(f"asset: {name} ({asset.media_type})" for name, asset in sorted(document.assets.items())),
        "",
    ]


def _digest(blocks: Iterable[AnyBlock], depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            titles = [line for one in block.blocks if isinstance(one, Heading) for line in own_lines(one)]
            inner = [one for one in block.blocks if not isinstance(one, Section | Heading)]
            words = list(lines_of(one for one in inner if isinstance(one, Paragraph) and one.role is None))
            holds = ", ".join([*_counted(inner), *(f"“{_short(line)}”" for line in words[:1])])
            heading = "".join(f" “{title}”" for title in titles)
            yield f"{'  ' * depth}{_signed(block)}{heading}{f': {holds}' if holds else ''}"
            yield from _digest(block.blocks, depth + 1)


def _counted(blocks: Iterable[Block]) -> Iterator[str]:
    """The blocks of a section, those alike together: how many there are, and how much is in a list or table."""

    def likeness(block: Block) -> str:
        return f"{type(block).__name__} .{block.role}" if block.role else type(block).__name__

    for kind, group in groupby(blocks, key=likeness):
        found = list(group)
        held = [str(len(one.items)) for one in found if isinstance(one, ItemList)]
        held += [str(len(one.body)) for one in found if isinstance(one, Table)]
        yield kind + (f" ×{len(found)}" if len(found) > 1 else "") + (f" of {'+'.join(held)}" if held else "")


def _signed(block: AnyBlock) -> str:
    """The kind of a block with its id, role, language and keys."""
    signs = [sign + name for sign, name in (("#", block.id), (".", block.role), ("@", block.lang)) if name]
    keys = [f"[{' '.join(block.keys)}]"] if isinstance(block, Section | Row) and block.keys else []
    page = ["on a new page"] if isinstance(block, Section) and block.new_page else []
    return " ".join([type(block).__name__, *signs, *keys, *page])


def _outline(blocks: Iterable[AnyBlock], depth: int) -> Iterator[str]:
    for block in blocks:
        words, inner = _described(block)
        words = words if words.startswith("\n") or not words else f" {words}"
        yield f"{'  ' * depth}{_signed(block)}{':' if words else ''}{words}"
        yield from _outline(inner, depth + 1)


def _described(block: AnyBlock) -> tuple[str, Iterable[AnyBlock]]:
    match block:
        case Heading(level, children, number=number, in_contents=listed, short=short):
            about = f"{level}{'' if listed else ' unlisted'}{f' {number}' if number else ''}"
            return f"{about} {text_of(children)}{f' (in running heads: {short})' if short else ''}", ()
        case ItemList(items, ordered=ordered):
            return f"from {block.numbers[0]}" if ordered else "", items
        case Table(columns, head, body, caption):
            widths = " ".join(f"{column.width:.2f}{_ALIGNED[column.align]}" for column in columns)
            return f"{text_of(caption)} ({widths}; {len(head)} head)", (*head, *body)
        case Cell(blocks, header=header, bar=bar, drawing=drawing):
            drawn = [f"bar {bar.share:.3f} from {bar.start:.3f}{' hollow' * bar.hollow}"] if bar else []
            drawn += [_drawing(drawing)] if drawing else []
            return ", ".join([*(["header"] if header else []), *drawn]), blocks
        case Image(asset, alt, width):
            return f"{asset} “{alt}” {width} mm", ()
        case Contents(entries):
            return "".join(
                f"\n    {e.level} {e.number or '-'} {text_of(e.children)} → #{e.target}" for e in entries
            ), ()
        case Note(number, blocks):
            return str(number), blocks
    return text_of(own_inlines(block)), inner_blocks(block)


def _drawing(drawing: Drawing) -> str:
    """The size of a drawing, and each piece: its look, its place and its size."""
    pieces = (f"{piece.look}: {piece.left},{piece.top} {piece.width}×{piece.height}" for piece in drawing.pieces)
    return f"drawing of {drawing.width}×{drawing.height} {drawing.place} its words ({'; '.join(pieces)})"


def text_of(inlines: Iterable[Inline]) -> str:
    """Inlines with their marks: *stressed*, **strong**, {lead|KEY|…}, {abbr|KEY|…}, [words](address), {note 1|…}, ⏎."""
    return "".join(_text(inline) for inline in inlines)


def _text(inline: Inline) -> str:
    match inline:
        case Text(value):
            return _short(value)
        case Emphasis(children):
            return f"*{text_of(children)}*"
        case Strong(children):
            return f"**{text_of(children)}**"
        case Link(target, children):
            return f"[{text_of(children)}]({target})"
        case Span(children, role, key, lang):
            signs = "|".join(sign for sign in (role, key, lang) if sign)
            return f"{{{signs}|{text_of(children)}}}"
        case Abbreviation(value, expansion, key):
            return f"{{abbr|{key}|{value} = {expansion}}}"
        case LineBreak():
            return "⏎"
        case NoteReference(label, number):
            return f"{{note {number}|{label}}}"
        case Mention(key, form):
            return f"{{MENTION {key} {form}}}"
        case _:
            assert_never(inline)


def _short(text: str) -> str:
    words = text.split(" ")
    if len(words) <= 2 * KEPT + 2:
        return text
    return " ".join([*words[:KEPT], f"…{len(words) - 2 * KEPT}…", *words[-KEPT:]])
