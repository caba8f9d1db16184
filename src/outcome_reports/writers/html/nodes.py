"""From nodes to HTML: picks the macro for each node and answers what the macros ask."""

from __future__ import annotations

import re

import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, assert_never

from jinja2 import Environment
from markupsafe import Markup, escape

from outcome_reports import tree
from outcome_reports.writers.errors import RenderError
from outcome_reports.writers.html.attributes import Rules, attributes, direction_of
from outcome_reports.writers.html.environment import Macro, macro
from outcome_reports.writers.html.line_breaking import joined_at_end, spaces_moved_inside
from outcome_reports.writers.html.links import with_link_inside
from outcome_reports.writers.html.pictures import Pictures
from outcome_reports.writers.html.tables import TableAnswers

Medium = Literal["screen", "print"]
Outline = tuple[tuple[tree.ContentsEntry, "Outline"], ...]

_WITH_SIDE_HEAD = frozenset({"spotlight", "part", "participants", "passage", "listing"})
_MIDDLING_TITLE = 36
_LENGTHY_TITLE = 72
"""Characters from which the title of a document is set smaller, and smaller again."""
_SIDE_HEAD_CHARACTERS = 20
"""Characters in a line of a side-head, at least."""
_SIDE_HEAD_LINES = 4
"""Lines from which a side-head may be taller than the text it stands beside."""
_FEW_NAMES = 14
"""Names up to which a list of participants stays on one page."""
_ADDRESSES = ("https://", "http://", "mailto:")
_BESIDE = re.compile(r"\./[\w-]+\.[a-z]+")


class NodeWriter(TableAnswers):
    """Writes the nodes of one document for one medium.

    Macros get it as `writer`: its methods without underscore are what templates may call. `rules` holds the style
    rules that the nodes written so far need, `problems` what could not be written.
    """

    def __init__(self, environment: Environment, document: tree.Document, medium: Medium) -> None:
        self.medium = medium
        self.document = document
        self.rules = Rules()
        self.problems: list[str] = []
        self._environment = environment
        self._macros: dict[str, Macro] = {}
        self._pictures = Pictures(document.assets, medium)
        self._unmarked = {
            inline.number
            for block in tree.blocks_of(document.blocks)
            for inline in inlines_in(block)
            if isinstance(inline, tree.NoteReference)
        }
        self._referred = frozenset(self._unmarked)
        self._ids = {block.id for block in tree.blocks_of(document.blocks) if block.id}

    def blocks(self, blocks: Iterable[tree.Block]) -> Markup:
        """The blocks, one after the other."""
        return Markup("").join(self.block(block) for block in blocks)

    def block(self, block: tree.Block) -> Markup:
        """One block, by the macro of its kind."""
        match block:
            case tree.Paragraph():
                return self._render("paragraph", block)
            case tree.Heading():
                return self._render("heading", block)
            case tree.ItemList():
                return self._render("item_list", block)
            case tree.Quotation():
                return self._render("quotation", block)
            case tree.Table():
                return self._render("table", block)
            case tree.Image():
                return self._render("image", block)
            case tree.Section():
                return self._render("section", block)
            case tree.Contents():
                return self._render("contents", block)
            case tree.Note():
                return self._render("note", block)
            case _:
                assert_never(block)

    def inlines(self, inlines: Iterable[tree.Inline]) -> Markup:
        """The inlines, with nothing between them."""
        if self.medium == "print":
            inlines = spaces_moved_inside(inlines)
        return Markup("").join(self.inline(inline) for inline in inlines)

    def inline(self, inline: tree.Inline) -> Markup:
        """One inline, by the macro of its kind. Raises TypeError for a Mention, which composing resolves."""
        match inline:
            case tree.Text(value):
                return escape(value)
            case tree.Emphasis():
                return self._render("emphasis", inline)
            case tree.Strong():
                return self._render("strong", inline)
            case tree.Link(target, children) if self.medium == "print" and not _is_plain(children):
                return self.inlines(with_link_inside(children, target))
            case tree.Link():
                return self._render("link", inline)
            case tree.LineBreak():
                return self._render("line_break", inline)
            case tree.Span():
                return self._render("span", inline)
            case tree.Abbreviation():
                return self._render("abbreviation", inline)
            case tree.NoteReference():
                return self._render("note_reference", inline)
            case tree.Mention(key):
                raise TypeError(f"the mention [[{key}]] was not resolved before writing")
            case _:
                assert_never(inline)

    def flow(self, blocks: Sequence[tree.Block]) -> Markup:
        """The blocks of a cell or list item: the bare words where there is but one plain paragraph."""
        match blocks:
            case (tree.Paragraph(id="", lang=None, dir=None, role=None, children=children),):
                return self.inlines(children)
        return Markup("\n") + self.blocks(blocks)

    def attributes(self, node: tree.AnyBlock | tree.Span, *classes: str) -> Markup:
        """The attributes that follow from the node itself; `classes` besides the one for its role."""
        if isinstance(node, tree.Span):
            dir = direction_of(node.lang) if node.lang else None
            return attributes(id="", classes=(node.role or "", *classes), lang=node.lang, dir=dir)
        lang = node.lang if node.lang != self.document.lang else None
        dir = node.dir or (direction_of(lang) if lang else None)
        return attributes(id=node.id, classes=(node.role or "", *classes), lang=lang, dir=dir)

    def label(self, name: str) -> str:
        """One of the document's labels. Raises RenderError if the document lacks it."""
        try:
            return self.document.labels[name]
        except KeyError:
            raise RenderError([f"the document has no label “{name}”, which its pages need"]) from None

    def plain(self, inlines: Iterable[tree.Inline]) -> str:
        """The characters of `inlines` alone."""
        return tree.inline_text(inlines)

    def address(self, target: str) -> str:
        """The address of a link. One that leads nowhere, or is no web or mail address, is a problem (and "#")."""
        if target.startswith("#"):
            if target[1:] in self._ids:
                return target
            self.problems.append(f"the link to “{target}” leads to no place in the document")
        elif target.startswith(_ADDRESSES):
            return target
        else:
            self.problems.append(f"the link to “{target}” is no web or mail address")
        return "#"

    def opening_heading(self, section: tree.Section) -> tree.Heading | None:
        """The heading a section begins with, None for none."""
        first = section.blocks[0] if section.blocks else None
        return first if isinstance(first, tree.Heading) else None

    def section_tag(self, section: tree.Section) -> str:
        """`section` asks for a heading (HTML Living Standard, 4.3.3); `article` is for what stands by itself."""
        if self.opening_heading(section) is None and section.role != "cover":
            return "div"
        return "article" if section.role in {"spotlight", "insight"} else "section"

    def section_class(self, section: tree.Section) -> str:
        """On paper, a class that keeps a short section on one page, or gives one the height of its side-head."""
        if self.medium != "print":
            return ""
        names = sum(len(block.items) for block in section.blocks if isinstance(block, tree.ItemList))
        if section.role == "participants" and names <= _FEW_NAMES:
            return "together"
        count = self.side_head(section)
        lines = sum(-(-len(line) // _SIDE_HEAD_CHARACTERS) for line in tree.lines_of(section.blocks[:count]))
        if lines < _SIDE_HEAD_LINES:
            return ""
        self.rules.add(f"side-{lines}>p", f"orphans:{lines + 1}")
        return self.rules.add(f"side-{lines}", f"min-height:{lines * 5.2:.4g}mm")

    def labelled_by(self, section: tree.Section) -> Markup:
        """`aria-labelledby`, if the section has a heading to name it."""
        heading = self.opening_heading(section)
        if heading is None or not heading.id:
            return Markup("")
        return Markup(' aria-labelledby="{}"').format(heading.id)

    def section_keys(self, section: tree.Section) -> Markup:
        """`data-keys`, the entities the section is about, for the filter on screen."""
        return self.keys_attribute(section.keys)

    def running(self, heading: tree.Heading) -> Markup:
        """What running heads say after this heading: the short title, and the heading up to a colon, if it is long."""
        if self.medium != "print" or heading.level != 2:
            return Markup("")
        words = tree.inline_text(heading.children)
        if len(words) > 60:
            words = words.split(":")[0]
        words = f"{heading.number}  {words}" if heading.number else words
        return Markup(' data-book="{}" data-running="{}"').format(self.document.metadata.running_title, words)

    def title_words(self, heading: tree.Heading) -> Markup:
        """The words of a heading; on paper the last ones of a large heading stay together, so that none is alone."""
        match heading.children:
            case (*first, tree.Text(value)) if self.medium == "print" and heading.level <= 3:
                return self.inlines((*first, tree.Text(joined_at_end(value))))
        return self.inlines(heading.children)

    def side_head(self, section: tree.Section) -> int:
        """How many of a section's first blocks stand beside the others instead of above: what names it, and its place."""
        if section.role not in _WITH_SIDE_HEAD:
            return 0
        beside = itertools.takewhile(_stands_beside, section.blocks)
        return sum(1 for _ in beside)

    def heading_class(self, heading: tree.Heading) -> str:
        """How long a title is, for titles so large that it matters."""
        length = len(tree.inline_text(heading.children)) if heading.level == 1 else 0
        return "lengthy" if length > _LENGTHY_TITLE else "middling" if length > _MIDDLING_TITLE else ""

    def outline(self, entries: Sequence[tree.ContentsEntry]) -> Outline:
        """The entries of a contents list, each with those below it."""
        if not entries:
            return ()
        level = min(entry.level for entry in entries)
        starts = [position for position, entry in enumerate(entries) if entry.level == level]
        if starts[0]:
            starts.insert(0, 0)
        ends = [*starts[1:], len(entries)]
        return tuple(
            (entries[start], self.outline(entries[start + 1 : end])) for start, end in zip(starts, ends, strict=True)
        )

    def picture_source(self, image: tree.Image) -> str:
        """The address of a picture: the bytes themselves on screen."""
        return self._pictures.source(image)

    def picture_class(self, image: tree.Image) -> str:
        """A class that gives the picture its width."""
        return self.rules.add(f"mm{round(image.width * 10)}", f"width:{image.width:g}mm")

    def decoration_class(self, image: tree.Image) -> str:
        """A class that paints a picture without meaning as background, where no reader stumbles over it."""
        return self.rules.add(*self._pictures.as_background(image))

    def note_id(self, number: int) -> str:
        """The id of footnote `number`."""
        return tree.note_id(number)

    def note_reference_id(self, number: int) -> str:
        """The id of the first mark of footnote `number`."""
        return tree.note_reference_id(number)

    def reference_attribute(self, number: int) -> Markup:
        """The `id` of a footnote mark, which only the first one gets."""
        if number not in self._unmarked:
            return Markup("")
        self._unmarked.discard(number)
        return Markup(' id="{}"').format(tree.note_reference_id(number))

    def is_referred(self, number: int) -> bool:
        """Whether the text refers to footnote `number`."""
        return number in self._referred

    def _render(self, kind: str, node: tree.Block | tree.Inline) -> Markup:
        found = self._macros.get(kind)
        if found is None:
            found = self._macros[kind] = macro(self._environment, kind)
        return found(node, self)


def inlines_in(block: tree.AnyBlock) -> Iterable[tree.Inline]:
    """The inlines of one block itself, without those of blocks inside it."""
    match block:
        case tree.Paragraph(children) | tree.Heading(children=children) | tree.Table(caption=children):
            return tree.inlines_of(children)
        case _:
            return ()


def _is_plain(inlines: tuple[tree.Inline, ...]) -> bool:
    return all(isinstance(inline, tree.Text) for inline in inlines)


def _stands_beside(block: tree.Block) -> bool:
    match block:
        case tree.Heading() | tree.Paragraph(role="kind" | "place"):
            return True
        case _:
            return False
