"""From markdown-it's flat list of tokens to nested blocks, with a problem for what no document could hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from outcome_reports.markup import foreign, references
from outcome_reports.markup.addresses import link_fault, with_plain_scheme
from outcome_reports.markup.list_shapes import number_after, number_of
from outcome_reports.markup.problems import MAX_INLINE_NESTING, MAX_LINKS, MAX_NESTING, MarkupProblem
from outcome_reports.tree import (
    Block,
    Emphasis,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    Quotation,
    Role,
    Span,
    Strong,
    Text,
    inline_text,
    inlines_of,
)

if TYPE_CHECKING:
    from markdown_it.token import Token


class TokenReader:
    """Reads the tokens of one text, `source`; adds to `problems` what is wrong with links, marks and nesting."""

    def __init__(self, tokens: list[Token], source: str, problems: list[MarkupProblem]) -> None:
        self._tokens = tokens
        self._source = source.split("\n")
        self._problems = problems
        self._at = 0
        self._line = 0
        self._links = 0

    def blocks(self, closing: str = "", depth: int = 0) -> tuple[Block, ...]:
        """Return the blocks up to the token of type `closing`, `depth` lists and quotations deep; by default, all."""
        if depth == MAX_NESTING + 1:
            self._problem("lists and quotations nested too deep", f"at most {MAX_NESTING} levels")
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.map:
                self._line = token.map[0]
            if token.type == closing:
                break
            match token.type:
                case "paragraph_open":
                    children = self._inlines(self._tokens[self._at].children or [])
                    self._check_pulled(children, depth, closing)
                    while self._tokens[self._at].type != "paragraph_close":
                        self._at += 1
                    self._at += 1
                    if children:
                        found.append(Paragraph(children))
                case "blockquote_open":
                    found.append(Quotation(self.blocks("blockquote_close", depth + 1)))
                case "bullet_list_open":
                    found.append(ItemList(self._items("bullet_list_close", depth)))
                case "ordered_list_open":
                    found.append(ItemList(self._items("ordered_list_close", depth), ordered=True))
                case "foreign_block_open":
                    mark = self._mark(token, f"{{{token.info}}}")
                    inner = self.blocks("foreign_block_close", depth)
                    found.extend(replace(block, lang=mark.lang, dir=mark.dir) for block in inner)
                case "footnote_block_open":
                    found.extend(self._notes(depth))
                case "footnote_anchor":
                    # It leads back to the text; writers have links of their own for that.
                    pass
                case other:
                    raise AssertionError(f"markdown-it gave a token that no rule asked for: {other}")
        return tuple(found)

    def _items(self, closing: str, depth: int) -> tuple[ListItem, ...]:
        items: list[ListItem] = []
        counted = 0
        while self._tokens[self._at].type != closing:
            before, counted = counted, number_after(counted, number_of(self._tokens[self._at]))
            self._at += 1
            number = counted if counted != before + 1 else None
            items.append(ListItem(self.blocks("list_item_close", depth + 1), number=number))
        self._at += 1
        return tuple(items)

    def _notes(self, depth: int) -> Iterator[Note]:
        while self._tokens[self._at].type != "footnote_block_close":
            token = self._tokens[self._at]
            self._at += 1
            blocks = self.blocks("footnote_close", depth + 1)
            yield Note(int(token.meta["id"]) + 1, blocks)
        self._at += 1

    def _inlines(self, tokens: list[Token]) -> tuple[Inline, ...]:
        stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
        for token in tokens:
            children = stack[-1][1]
            match token.type:
                case "text" | "text_special":
                    _append_text(children, token.content)
                case "softbreak":
                    self._line += 1
                    _append_text(children, " ")
                case "hardbreak":
                    self._line += 1
                    children.append(LineBreak())
                case "mention":
                    children.append(references.mention(token.content, token.info))
                case "footnote_ref":
                    number = int(token.meta["id"]) + 1
                    children.append(NoteReference(str(token.meta.get("label", number)), number))
                case "footnote_anchor":
                    pass
                case "em_open" | "strong_open" | "link_open" | "pulled_open" | "foreign_open":
                    stack.append((token, []))
                    if len(stack) == MAX_INLINE_NESTING + 2:
                        self._problem("emphasis and links nested too deep", f"at most {MAX_INLINE_NESTING} levels")
                case "em_close" | "strong_close":
                    _, inner = stack.pop()
                    kind = Emphasis if token.type == "em_close" else Strong
                    # What is too deep is a problem already, and must not make a tree that nothing can walk.
                    stack[-1][1].extend([kind(tuple(inner))] if len(stack) <= MAX_INLINE_NESTING else inner)
                case "pulled_close" | "foreign_close" | "link_close":
                    opening, inner = stack.pop()
                    assert opening is not None
                    stack[-1][1].append(self._marked(opening, tuple(inner)))
                case other:
                    raise AssertionError(f"markdown-it gave a token that no rule asked for: {other}")
        return tuple(stack[0][1])

    def _check_pulled(self, children: tuple[Inline, ...], depth: int, closing: str) -> None:
        marks = sum(isinstance(inline, Span) and inline.role == Role.PULLED for inline in inlines_of(children))
        if marks and (depth or closing not in {"", "foreign_block_close"}):
            self._problem("a pull quote (==…==) in a list, a quotation or a footnote", "mark a plain sentence", ("==",))
        elif marks > 1:
            self._problem("two pull quotes (==…==) in one paragraph", "mark one sentence", ("==",))

    def _marked(self, opening: Token, children: tuple[Inline, ...]) -> Inline:
        match opening.type:
            case "link_open":
                return self._link(opening, children)
            case "pulled_open":
                return Span(children, role=Role.PULLED)
        mark = self._mark(opening, f"{{{opening.info}}}")
        if not inline_text(children).strip():
            self._problem("a mark of a language without words", "write [words]{lang=fr}", ("[]{",))
        return Span(children, lang=mark.lang, dir=mark.dir)

    def _mark(self, opening: Token, near: str) -> foreign.Foreign:
        mark, problem = foreign.read_attributes(opening.info)
        if problem:
            self._problem(*problem, (near,))
        return mark

    def _link(self, opening: Token, children: tuple[Inline, ...]) -> Link:
        target, title = str(opening.attrGet("href") or ""), str(opening.attrGet("title") or "")
        near = (f"]({target}", f"<{target}", "](<", "](")
        self._links += 1
        if self._links == MAX_LINKS + 1:
            self._problem("too many links in one text", f"at most {MAX_LINKS}: divide the text", near)
        if fault := link_fault(target):
            what = f"the link to “{target}” cannot be used: {fault[0]}" if target else "a link without an address"
            self._problem(what, fault[1], near)
        if title:
            self._problem(f"“{title}” after an address would be lost", "write the words into the text", near)
        if not inline_text(children).strip():
            self._problem(f"the link to “{target}” has no words", "write [words](address)", near)
        return Link(with_plain_scheme(target), children)

    def _problem(self, message: str, hint: str, near: tuple[str, ...] = ()) -> None:
        line = min(self._line, len(self._source) - 1)
        text = self._source[line]
        column = next((text.find(words) for words in near if words in text), len(text) - len(text.lstrip()))
        self._problems.append(MarkupProblem(line, column, message, hint))


def _append_text(children: list[Inline], value: str) -> None:
    if not value:
        return
    if children and isinstance(children[-1], Text):
        children[-1] = Text(children[-1].value + value)
    else:
        children.append(Text(value))
