"""Conversion of markdown-it's flat list of tokens to nested blocks, with problems for unsupported content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from outcome_reports import tree
from outcome_reports.markup.divs import made_of, read_div
from outcome_reports.markup.illustrations import illustration_of, pictures_in
from outcome_reports.markup.inline_tokens import InlineReader
from outcome_reports.markup.list_shapes import number_after, number_of
from outcome_reports.markup.pipe_tables import table_of
from outcome_reports.markup.problems import MAX_NESTING, MarkupProblem
from outcome_reports.markup.subheadings import heading_ranks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


_ALONE = "put it into a paragraph of its own, at the margin"


class TokenReader:
    """Reads the tokens that `parser` made from a text, `source`; adds unsupported content to `problems`."""

    def __init__(self, tokens: list[Token], source: str, problems: list[MarkupProblem], parser: MarkdownIt) -> None:
        self._tokens = tokens
        self._parser = parser
        self._inline = InlineReader(source, problems)
        self._ranks = heading_ranks(tokens)
        self._at = 0

    def blocks(self, closing: str = "", depth: int = 0) -> tuple[tree.Block, ...]:
        """Return the blocks up to the token of type `closing`, `depth` lists and quotations deep; by default, all."""
        if depth == MAX_NESTING + 1:
            self._inline.problem("lists and quotations nested too deeply", f"at most {MAX_NESTING} levels")
        found: list[tree.Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.map:
                self._inline.line = token.map[0]
            if token.type == closing:
                break
            found.extend(self._block(token, closing, depth))
        return tuple(found)

    def _block(self, token: Token, closing: str, depth: int) -> Iterable[tree.Block]:
        match token.type:
            case "paragraph_open" | "heading_open" | "table_open":
                return self._leaf(token, closing, depth)
            case "blockquote_open":
                return (tree.Quotation(self.blocks("blockquote_close", depth + 1)),)
            case "bullet_list_open":
                return (tree.ItemList(self._items("bullet_list_close", depth)),)
            case "ordered_list_open":
                return (tree.ItemList(self._items("ordered_list_close", depth), ordered=True),)
            case "dl_open":
                return (tree.ItemList(self._definitions(depth), role=tree.Role.DEFINITIONS),)
            case "div_open":
                return self._div(token, depth)
            case "footnote_block_open":
                return self._notes(depth)
            case "footnote_anchor":
                # The link back to the text; writers make their own.
                return ()
            case other:
                raise AssertionError(f"markdown-it gave a token that no rule asked for: {other}")

    def _div(self, token: Token, depth: int) -> Iterable[tree.Block]:
        line = self._inline.line
        div = read_div(token, self._report("{", ":::"))
        inner = self.blocks("div_close", depth + bool(div.name))
        self._inline.line = line
        return made_of(div, inner, self._words, self._report(":::"))

    def _report(self, *near: str) -> Callable[[str, str], None]:
        """Return a function that adds a problem, from message and hint, at the current line."""
        return lambda what, hint: self._inline.problem(what, hint, near)

    def _words(self, source: str) -> tuple[tree.Inline, ...]:
        """Return the words of an attribute, which may have names, emphasis and links."""
        (token,) = self._parser.parseInline(source, {})
        return self._line(token)

    def _leaf(self, token: Token, closing: str, depth: int) -> Iterator[tree.Block]:
        """Yield the block that `token` opens, which contains only words."""
        start, self._at = self._at, self._end_of(token.type.replace("open", "close"))
        match token.type:
            case "paragraph_open" if pictures := pictures_in(self._tokens[start].children or []):
                self._inline.line = token.map[0] if token.map else self._inline.line
                yield illustration_of(pictures, self._words, self._report("!["))
                if depth and closing != "div_close":
                    self._inline.problem("a picture in a list, a quotation or a footnote", _ALONE, ("![",))
            case "paragraph_open":
                children = self._inlines(self._tokens[start])
                self._check_pulled(children, depth, closing)
                if children:
                    yield tree.Paragraph(children)
            case "heading_open":
                words = self._line(self._tokens[start])
                yield tree.Heading(self._ranks[token.tag], words, in_contents=False, role=tree.Role.SUBHEADING)
            case "table_open":
                yield table_of(self._tokens[start - 1 : self._at], self._line)

    def _items(self, closing: str, depth: int) -> tuple[tree.ListItem, ...]:
        items: list[tree.ListItem] = []
        counted = 0
        while self._tokens[self._at].type != closing:
            before, counted = counted, number_after(counted, number_of(self._tokens[self._at]))
            self._at += 1
            number = counted if counted != before + 1 else None
            items.append(tree.ListItem(self.blocks("list_item_close", depth + 1), number=number))
        self._at += 1
        return tuple(items)

    def _notes(self, depth: int) -> Iterator[tree.Note]:
        while self._tokens[self._at].type != "footnote_block_close":
            token = self._tokens[self._at]
            self._at += 1
            blocks = self.blocks("footnote_close", depth + 1)
            yield tree.Note(int(token.meta["id"]) + 1, blocks)
        self._at += 1

    def _definitions(self, depth: int) -> tuple[tree.ListItem, ...]:
        """Return the items of a definition list: the term, then its definition."""
        items: list[tree.ListItem] = []
        while (token := self._tokens[self._at]).type != "dl_close":
            self._at += 1
            match token.type:
                case "dt_open":
                    items.append(
                        tree.ListItem((tree.Paragraph(self._line(self._tokens[self._at]), role=tree.Role.TERM),))
                    )
                    self._at += 2
                case "dd_open":
                    blocks = self.blocks("dd_close", depth + 1)
                    items[-1] = replace(items[-1], blocks=items[-1].blocks + blocks)
        self._at += 1
        return tuple(items)

    def _end_of(self, closing: str) -> int:
        """Return the place after the next token of type `closing`."""
        end = self._at
        while self._tokens[end].type != closing:
            end += 1
        return end + 1

    def _inlines(self, token: Token) -> tuple[tree.Inline, ...]:
        """Return the words of an inline token."""
        if token.map:
            self._inline.line = token.map[0]
        return self._inline.inlines(token.children or [])

    def _line(self, token: Token) -> tuple[tree.Inline, ...]:
        """Return the words of an inline token that is not a paragraph: a heading, a term, a cell, a caption."""
        words = self._inlines(token)
        self._check_pulled(words, 1, "")
        return words

    def _check_pulled(self, children: tuple[tree.Inline, ...], depth: int, closing: str) -> None:
        marks = sum(
            isinstance(inline, tree.Span) and inline.role == tree.Role.PULLED for inline in tree.inlines_of(children)
        )
        if marks and (depth or closing not in {"", "div_close"}):
            self._inline.problem(
                "a pull quote (==…==) that is not in a plain paragraph", "mark a plain sentence", ("==",)
            )
        elif marks > 1:
            self._inline.problem("two pull quotes (==…==) in one paragraph", "mark one sentence", ("==",))
