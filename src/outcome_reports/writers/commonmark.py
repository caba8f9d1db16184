"""Markdown for content management systems and diffs: CommonMark with tables, footnotes and pandoc's attributes.

A paragraph is one line. Attributes are used only where something would be lost without them: the target of a link, the
role and the subjects of a section, a language, a direction. Names are plain words; those of the owners of blocks are
strong. A picture has the name of its file in the content, without its bytes. There is no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never
from urllib.parse import quote

from outcome_reports import tree
from outcome_reports.errors import ArgumentTypeError, RenderError
from outcome_reports.tree import Role
from outcome_reports.writers.markdown_text import STRESSED, STRONG, Mark, escaped, finished, marked, quoted
from outcome_reports.writers.rendering import Rendering

_LOOKS: dict[str | None, Mark] = {
    **dict.fromkeys(
        (Role.LEAD, Role.FIGURE, Role.NUMBER, Role.POINT_TITLE, Role.SIGNATORY, Role.STATUS, Role.TERM), STRONG
    ),
    **dict.fromkeys((Role.KIND, Role.PLACE, Role.THROUGH, Role.ATTRIBUTION), STRESSED),
}
"""How paragraphs and spans are emphasised."""
_NOT_IN_PATHS = re.compile("[%?#:]")
_LINK: Mark = ("[", "]")
_ADDRESS = re.compile(r"https?://|mailto:", re.IGNORECASE)
_SHOWN_AS_IT_IS = re.compile(r"https?://[!#$&-;=?-Z_a-z~]+|[\w.+-]+@[\w.-]+", re.ASCII)
_LIKE_DEFINITION = re.compile(r"\S+(?: \(.*)?$")


def render(rendering: Rendering) -> bytes:
    """Return a document as Markdown in UTF-8.

    Raises RenderError for links that lead nowhere and pictures that are missing, TypeError for unresolved mentions.
    """
    writer = _Writer(rendering.document)
    text = writer.blocks(rendering.document.blocks)
    if writer.problems:
        raise RenderError(writer.problems)
    return f"{text}\n".encode()


class _Writer:
    """Writes the nodes of one document; `problems` lists nodes that could not be written."""

    def __init__(self, document: tree.Document) -> None:
        self.problems: list[str] = []
        self._document = document
        blocks = list(tree.blocks_of(document.blocks))
        inlines = [inline for block in blocks for inline in tree.inlines_of(tree.own_inlines(block))]
        self._ids = {block.id for block in blocks if block.id}
        self._linked = {inline.target.removeprefix("#") for inline in inlines if isinstance(inline, tree.Link)}
        marks = {inline.number for inline in inlines if isinstance(inline, tree.NoteReference)}
        self._notes = marks & {block.number for block in blocks if isinstance(block, tree.Note)}
        self._level = 1
        self._sign = ""

    def blocks(self, blocks: Iterable[tree.Block], between: str = "\n\n") -> str:
        """Return the blocks; of two adjacent lists, the second has other bullets or delimiters."""
        found, sign = [], ""
        for block in blocks:
            self._sign = sign
            found.append(self._block(block))
            sign = self._sign if isinstance(block, tree.ItemList) else ""
        return between.join(filter(None, found))

    def _block(self, block: tree.Block) -> str:
        match block:
            case tree.Paragraph():
                text = finished(self._paragraph(block))
            case tree.Heading():
                return self._heading(block, [f"#{block.id}"] if block.id else [])
            case tree.ItemList():
                text = self._items(block)
            case tree.Quotation(blocks):
                text = "\n".join(f"> {line}".rstrip() for line in self.blocks(blocks).split("\n"))
            case tree.Table():
                text = self._table(block)
            case tree.Image(asset, alt):
                if asset not in self._document.assets:
                    self.problems.append(f"the picture “{asset}” is not among the assets of the document")
                # Pandoc turns a picture alone in a paragraph into a figure, with the alternative text as its caption.
                # A name is not yet an address: these would end its path, or stand for other characters.
                name = _NOT_IN_PATHS.sub(lambda found: quote(found[0]), asset)
                text = f"![{finished(escaped(alt), in_line=True)}]({quoted(name)})" + ("&nbsp;" if alt else "")
            case tree.Section((tree.Heading() as heading, *blocks)) if not self._language(block):
                attributes = [*([f"#{block.id}"] if block.id else []), *_about(block)]
                return "\n\n".join(filter(None, (self._heading(heading, attributes), self.blocks(blocks))))
            case tree.Section(blocks, role=Role.WEB_VERSION):
                # Its picture is a QR code with the same target as the link.
                text = self.blocks(inner for inner in blocks if not isinstance(inner, tree.Image))
            case tree.Section(blocks):
                text = self.blocks(blocks)
            case tree.Contents(entries):
                text = "\n".join(self._contents(entries))
            case tree.Note(number, blocks):
                text = self._note(number, self.blocks(blocks))
            case _:
                assert_never(block)
        return self._fenced(block, text)

    def _fenced(self, block: tree.AnyBlock, text: str) -> str:
        """Wrap a block in the attributes that its text does not show."""
        attributes = self._attributes(block)
        return f"::: {{{' '.join(attributes)}}}\n\n{text}\n\n:::" if attributes else text

    def _attributes(self, block: tree.AnyBlock) -> list[str]:
        attributes = [*([f"#{block.id}"] if block.id in self._linked else []), *self._language(block)]
        is_apart = tree.layout_of(block.role).aside
        return attributes + (_about(block) if (attributes or is_apart) and isinstance(block, tree.Section) else [])

    def _language(self, node: tree.AnyBlock | tree.Span) -> list[str]:
        usual = tree.direction_of(node.lang) if node.lang else self._document.dir
        direction = node.dir or (usual if usual != self._document.dir else None)
        return [*([f"lang={node.lang}"] if node.lang else []), *([f"dir={direction}"] if direction else [])]

    def _heading(self, heading: tree.Heading, attributes: list[str]) -> str:
        self._level = heading.level
        words = finished(_number(heading) + self._inlines(heading.children, frozenset({STRONG})), in_line=True)
        if heading.id in self._linked and f"#{heading.id}" not in attributes:
            words = f"[{words}]{{#{heading.id}}}"
        attributes = [*attributes, *self._language(heading)]
        return f"{'#' * heading.level} {words}" + (f" {{{' '.join(attributes)}}}" if attributes else "")

    def _items(self, items: tree.ItemList) -> str:
        text, sign, due = "", self._sign, None
        tight = all(map(self._is_one_paragraph, items.items))
        for number, item in zip(items.numbers, items.items, strict=True):
            between = "\n" if tight else "\n\n"
            if due is None or (items.ordered and number != due):
                # Renderers count up from the first number: items that are not consecutive are another list.
                sign = (")" if sign == "." else ".") if items.ordered else ("*" if sign == "-" else "-")
                between = "\n\n" if text else ""
            due = number + 1
            words = self._fenced(item, self.blocks(item.blocks))
            box = "[ ] " if items.role == Role.CHOICES else ""
            text += between + _hung(f"{number}{sign} " if items.ordered else f"{sign} ", box + words)
        self._sign = sign
        return text

    def _is_one_paragraph(self, item: tree.ListItem | tree.Cell) -> bool:
        """Return whether an item or cell has only words without attributes."""
        match item.blocks:
            case (tree.Paragraph() as words,):
                return not (self._attributes(item) or self._attributes(words))
        return False

    def _contents(self, entries: Iterable[tree.ContentsEntry]) -> Iterator[str]:
        levels: list[int] = []
        for entry in entries:
            levels = [*(level for level in levels if level < entry.level), entry.level]
            words = finished(_number(entry) + self._inlines(entry.children), in_line=True)
            yield f"{'  ' * (len(levels) - 1)}- [{words}]({self._address(f'#{entry.target}')})"

    def _note(self, number: int, text: str) -> str:
        if number not in self._notes:
            return f"{number}\n\n{text}"
        if _LIKE_DEFINITION.match(text.split("\n", maxsplit=1)[0]):
            # Renderers without footnotes would take it for the address of a link, and show nothing (CommonMark 4.7).
            text = f"&#32; &#32; {text}"
        return _hung(f"[^{number}]: ", text, "    ")

    def _table(self, table: tree.Table) -> str:
        """Return a table if its cells are single lines; otherwise each row as a section with its cells as a list."""
        caption = finished(marked(self._inlines(table.caption, frozenset({STRONG})), STRONG))
        rows = [*(table.head or [tree.Row(tuple(tree.Cell(()) for _ in table.columns))]), *table.body]
        if len(table.head) < 2 and all(self._is_a_line(cell) for row in rows for cell in row.cells):
            lines = [f"| {' | '.join(self._row(row))} |" for row in rows]
            rule = " | ".join(map(_rule, table.columns))
            text = "\n".join([lines[0], f"| {rule} |", *lines[1:]])
        else:
            level = self._level
            text = self.blocks(_sections(table, min(level + 1, 6)))
            self._level = level
        return "\n\n".join(filter(None, (caption, text)))

    def _is_a_line(self, cell: tree.Cell) -> bool:
        return not cell.blocks or (self._is_one_paragraph(cell) and "\n" not in "".join(tree.lines_of(cell.blocks)))

    def _row(self, row: tree.Row) -> Iterator[str]:
        for at, cell in enumerate(row.cells):
            paragraphs = (block for block in cell.blocks if isinstance(block, tree.Paragraph))
            words = "".join(finished(self._paragraph(block), in_line=True) for block in paragraphs)
            attributes = self._attributes(row) if not at else []
            yield f"[{words}]{{{' '.join(attributes)}}}" if attributes else words

    def _paragraph(self, paragraph: tree.Paragraph) -> str:
        look = _LOOKS.get(paragraph.role)
        return self._marked(paragraph.children, look) if look else self._inlines(paragraph.children)

    def _inlines(self, inlines: Iterable[tree.Inline], within: frozenset[Mark] = frozenset()) -> str:
        return "".join(self._inline(inline, within) for inline in inlines)

    def _inline(self, inline: tree.Inline, within: frozenset[Mark]) -> str:
        match inline:
            case tree.Text(value) | tree.Abbreviation(value):
                return escaped(value)
            case tree.Emphasis(children):
                return self._marked(children, STRESSED, within)
            case tree.Strong(children):
                return self._marked(children, STRONG, within)
            case tree.Link(target, children):
                return self._link(target, children, self._inlines(children, within | {_LINK}))
            case tree.LineBreak():
                return "\n"
            case tree.Span(children, role):
                # Few programs that support either read a language mark inside the words of a link.
                look, language = _LOOKS.get(role), [] if _LINK in within else self._language(inline)
                words = self._marked(children, look, within) if look else self._inlines(children, within)
                return marked(words, ("[", f"]{{{' '.join(language)}}}")) if language else words
            case tree.NoteReference(number=number):
                return f"[^{number}]" if number in self._notes else str(number)
            case tree.Mention(key):
                raise ArgumentTypeError(f"the mention [[{key}]] was not resolved before writing")
            case _:
                assert_never(inline)

    def _marked(self, children: Iterable[tree.Inline], mark: Mark, within: frozenset[Mark] = frozenset()) -> str:
        words = self._inlines(children, within | {mark})
        return words if mark in within else marked(words, mark)

    def _link(self, target: str, children: Iterable[tree.Inline], words: str) -> str:
        shown = tree.inline_text(children)
        address = self._address(target)
        if shown == target.removeprefix("mailto:") and _SHOWN_AS_IT_IS.fullmatch(shown):
            return f"<{shown}>"
        return marked(words, ("[", f"]({address})"))

    def _address(self, target: str) -> str:
        if target.startswith("#"):
            if target[1:] not in self._ids:
                self.problems.append(f"the link to “{target}” does not lead to a place in the document")
        elif not _ADDRESS.match(target):
            self.problems.append(f"the link to “{target}” is not a web or mail address")
        return quoted(target)


def _rule(column: tree.Column) -> str:
    """Return the line below the head of a column, with colons on the sides to which its words are aligned."""
    dashes = "-" * max(3, round(column.width * 50))
    return {"start": dashes, "center": f":{dashes[2:]}:", "end": f"{dashes[1:]}:"}[column.align]


def _sections(table: tree.Table, level: int) -> Iterator[tree.Block]:
    """Yield the rows of a table as sections under their row header, of `level`; the other cells are a list."""
    for at, row in enumerate((*table.head, *table.body)):
        is_head = at < len(table.head)
        first, *others = [_strong(cell) if is_head else cell for cell in row.cells] or [tree.Cell(())]
        blocks = first.blocks
        if first.header and not is_head and blocks and isinstance(blocks[0], tree.Paragraph):
            blocks = (tree.Heading(level, blocks[0].children), *blocks[1:])
        items = tuple(tree.ListItem(cell.blocks, id=cell.id, lang=cell.lang, dir=cell.dir) for cell in others)
        cells = (tree.ItemList(items),) if items else ()
        yield tree.Section((*blocks, *cells), row.keys, id=row.id, lang=row.lang, dir=row.dir)


def _strong(cell: tree.Cell) -> tree.Cell:
    """Return the cell with its words strong."""

    def block(inner: tree.AnyBlock) -> tree.AnyBlock:
        return tree.rebuilt(inner, lambda same: same, lambda words: (tree.Strong(words),))

    return tree.rebuilt(cell, block, lambda words: words)


def _number(heading: tree.Heading | tree.ContentsEntry) -> str:
    return f"{escaped(heading.number)} " if heading.number else ""


def _about(section: tree.Section) -> list[str]:
    role = [f".{section.role}"] if section.role and section.role != section.id else []
    return [*role, *([f'keys="{" ".join(section.keys)}"'] if section.keys else [])]


def _hung(mark: str, text: str, indent: str = "") -> str:
    """Return `text` after `mark`, with its other lines indented like the first."""
    indent = indent or " " * len(mark)
    # Pandoc reads a mark before a table as part of it.
    text = f"&#32;\n\n{text}" if text.startswith("|") else text
    first, *others = f"{mark}{text}".split("\n")
    return "\n".join([first.rstrip(), *(indent + line if line else "" for line in others)])
