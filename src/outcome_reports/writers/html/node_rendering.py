"""Rendering of nodes as HTML: picks the macro for each node and provides helpers for the macros."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Literal, assert_never

from jinja2 import Environment
from markupsafe import Markup, escape

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import ArgumentTypeError
from outcome_reports.writers.html.attributes import Rules, attributes, joined
from outcome_reports.writers.html.filtering import KeyAnswers
from outcome_reports.writers.html.footnotes import NoteAnswers, numbers_referred_to
from outcome_reports.writers.html.line_breaking import spaces_moved_inside
from outcome_reports.writers.html.link_annotations import with_link_inside
from outcome_reports.writers.html.picture_addresses import Pictures, width_rule
from outcome_reports.writers.html.quoted_again import QuoteAnswers
from outcome_reports.writers.html.sections import SectionAnswers
from outcome_reports.writers.html.table_layout import TableAnswers
from outcome_reports.writers.html.templates import Macro, macro
from outcome_reports.writers.html.unspaced_scripts import WORD_END, meet, pieces
from outcome_reports.writers.quote_places import placed_quotes

Medium = Literal["screen", "print"]
_ADDRESSES = ("https://", "http://", "mailto:")
_MAY_END = {"print": escape(WORD_END), "screen": Markup("<wbr>")}
_BESIDE = re.compile(r"\./[\w-]+\.[a-z]+")


class NodeWriter(NoteAnswers, KeyAnswers, TableAnswers, SectionAnswers, QuoteAnswers):
    """Writes the nodes of one document for one medium.

    Macros get it as `writer`: its methods without underscore are what templates may call. `rules` holds the style
    rules that the nodes written so far need, `problems` what could not be written, `quotes` the pull quotes.
    """

    def __init__(
        self, environment: Environment, document: tree.Document, medium: Medium, brand: Brand | None = None
    ) -> None:
        self.medium = medium
        self.brand = brand
        self.document = document
        marks = (numbers_referred_to(tree.own_inlines(block)) for block in tree.blocks_of(document.blocks))
        self.referred = frozenset(itertools.chain.from_iterable(marks))
        self.unmarked = set(self.referred)
        self.rules = Rules()
        self.problems: list[str] = []
        self.quotes: dict[str, None] = {}
        self.placed = placed_quotes(document.blocks)
        self._environment = environment
        self._macros: dict[str, Macro] = {}
        self._pictures = Pictures(document.assets, medium)
        self._ids = {block.id for block in tree.blocks_of(document.blocks) if block.id}

    def blocks(self, blocks: Iterable[tree.Block]) -> Markup:
        """Return the blocks, one after the other, with the pull quotes that are between them."""
        return joined(piece for block in blocks for piece in (self.quotes_before(block), self.block(block)))

    def block(self, block: tree.Block) -> Markup:
        """Return one block, by the macro of its kind."""
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
            case tree.Section(role=role):
                before = self.room
                self.room = min(before, tree.layout_of(role).room)
                written = self._render("section", block)
                self.room = before
                return written
            case tree.Contents():
                return self._render("contents", block)
            case tree.Note():
                return self._render("note", block)
            case _:
                assert_never(block)

    def inlines(self, inlines: Iterable[tree.Inline]) -> Markup:
        """Return the inlines, with nothing between them."""
        if self.medium == "print":
            inlines = spaces_moved_inside(inlines)
        written: list[Markup] = []
        before = ""
        for inline in inlines:
            text = tree.inline_text((inline,))
            written += [_MAY_END[self.medium]] if meet(before, text) else []
            written.append(self.inline(inline))
            before = text
        return joined(written)

    def inline(self, inline: tree.Inline) -> Markup:
        """Return one inline, by the macro of its kind. Raises TypeError for a Mention, which composing resolves."""
        match inline:
            case tree.Text(value):
                return self.words(value)
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
                raise ArgumentTypeError(f"the mention [[{key}]] was not resolved before writing")
            case _:
                assert_never(inline)

    def flow(self, blocks: Sequence[tree.Block]) -> Markup:
        """Return the blocks of a cell or list item: the bare words if there is only one plain paragraph."""
        match blocks:
            case (tree.Paragraph(id="", lang=None, dir=None, role=None, children=children),):
                return self.inlines(children)
        return Markup("\n") + self.blocks(blocks)

    def attributes(self, node: tree.AnyBlock | tree.Span, *classes: str) -> Markup:
        """Return the attributes that follow from the node itself; `classes` besides the one for its role."""
        if isinstance(node, tree.Span):
            dir = node.dir or (tree.direction_of(node.lang) if node.lang else None)
            return attributes(id="", classes=(node.role or "", *classes), lang=node.lang, dir=dir)
        lang = node.lang if node.lang != self.document.lang else None
        dir = node.dir or (tree.direction_of(lang) if lang else None)
        return attributes(id=node.id, classes=(node.role or "", *classes), lang=lang, dir=dir)

    def words(self, text: str) -> Markup:
        """Return a text with break opportunities, if spaces are not enough."""
        found = [escape(piece) for piece in pieces(text, on_paper=self.medium == "print")]
        return found[0] if len(found) == 1 else _MAY_END[self.medium].join(found)

    def plain(self, inlines: Iterable[tree.Inline], *, marks: bool = True) -> str:
        """Return only the characters of `inlines`, with or without footnote marks."""
        return tree.inline_text(inlines, marks=marks)

    def address(self, target: str) -> str:
        """Return the address of a link. One that leads nowhere, or is not a web or mail address, is a problem (and
        "#").

        On screen a page may also link to a file beside it, as "./name.suffix": the index of excerpts does.
        """
        if target.startswith("#"):
            if target[1:] in self._ids:
                return target
            self.problems.append(f"the link to “{target}” leads nowhere in the document")
        elif target.startswith(_ADDRESSES) or (self.medium == "screen" and _BESIDE.fullmatch(target)):
            return target
        else:
            self.problems.append(f"the link to “{target}” is not a web or mail address")
        return "#"

    def picture_source(self, image: tree.Image) -> str:
        """Return the address of a picture: the bytes themselves on screen."""
        return self._pictures.source(image)

    def picture_class(self, image: tree.Image) -> str:
        """Return the classes that set the width of a picture and, on screens, which may be dark, mark it as opaque."""
        width = self.rules.add(*width_rule(image))
        return f"{width} opaque" if self.medium == "screen" and self._pictures.is_opaque(image) else width

    def decoration_class(self, image: tree.Image) -> str:
        """Return a class that paints a decorative picture as background, where screen readers skip it."""
        return self.rules.add(*self._pictures.as_background(image))

    def _render(self, kind: str, node: tree.Block | tree.Inline) -> Markup:
        found = self._macros.get(kind)
        if found is None:
            found = self._macros[kind] = macro(self._environment, kind)
        return found(node, self)


def _is_plain(inlines: tuple[tree.Inline, ...]) -> bool:
    return all(isinstance(inline, tree.Text) for inline in inlines)
