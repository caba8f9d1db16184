"""Markdown to blocks: a chosen part of CommonMark (no HTML, no headings, no images, no code), footnotes, sentences
marked to be pulled out (`==…==`), and marks of other languages (`[mot]{lang=fr}`).

What is not of that part stays text, so `<Country name>` prints as it stands; what would be lost in silence (reference
definitions, text nested too deep) is a MarkupError instead.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from outcome_reports.markup import foreign, pulled, references
from outcome_reports.markup.problems import (
    MarkupError,
    MarkupProblem,
    problems_of_notes,
    problems_of_source,
    too_large,
)
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
    Span,
    Strong,
    Text,
    blocks_of,
    inline_text,
    inlines_of,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 8
"""Lists and quotations in one another: WeasyPrint's layout fails at some 75, and nobody reads beyond a few."""
MAX_LINKS = 400
"""Links in one text: 5,000 in a paragraph cost WeasyPrint more than 40 s."""
MAX_INLINE_NESTING = 8
"""Emphasis, strong words and links in one another."""

_PARSER_NESTING = 100
_RULES_BLOCK = ["foreign_block", "blockquote", "list", "paragraph", "footnote_def"]
_RULES_INLINE = [
    "text",
    "newline",
    "escape",
    "mention",
    "pulled",
    "foreign",
    "link",
    "emphasis",
    "autolink",
    "footnote_ref",
]
_ALLOWED_LINK = re.compile(r"(?:https?://[^/\s]+|mailto:[^@\s]+@[^@\s]+$|#[\w.-]+$)", re.IGNORECASE)


def parse_markup(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order; footnotes come last, as Note blocks with their number in this text.

    Raises MarkupError for a link to anything but https, http, mailto or a place in the document, a form of
    `[[KEY|form]]` that does not exist, a footnote without text or text without a mark, and texts that renderers cannot
    take.
    """
    if problem := too_large(source):
        raise MarkupError([problem])
    problems = list(problems_of_source(source))
    found: dict[str, Any] = {}
    tokens = markdown_parser().parse(source, found)
    blocks = _Reader(tokens, source, problems).blocks()
    labels: dict[str, int] = found.get("footnotes", {}).get("refs", {})
    numbers = {label.removeprefix(":"): id + 1 for label, id in labels.items()}
    problems += problems_of_notes(source, numbers, _printed_notes(blocks))
    if problems:
        raise MarkupError(problems)
    return blocks


def _printed_notes(blocks: tuple[Block, ...]) -> set[int]:
    """The numbers of the notes that the text refers to, by itself or in a note that it refers to."""
    notes = {block.number: block for block in blocks if isinstance(block, Note)}
    printed: set[int] = set()
    waiting = _notes_in(block for block in blocks if not isinstance(block, Note))
    while waiting:
        number = waiting.pop()
        printed.add(number)
        if number in notes:
            waiting |= _notes_in(notes[number].blocks) - printed
    return printed


def _notes_in(blocks: Iterable[Block]) -> set[int]:
    paragraphs = (block for block in blocks_of(blocks) if isinstance(block, Paragraph))
    return {i.number for p in paragraphs for i in inlines_of(p.children) if isinstance(i, NoteReference)}


@functools.cache
def markdown_parser() -> MarkdownIt:
    """The parser with our rules, made once."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False, "maxNesting": _PARSER_NESTING})
    parser.use(footnote_plugin, inline=False, move_to_end=True)
    references.install(parser)
    pulled.install(parser)
    foreign.install(parser)
    parser.enable([*_RULES_BLOCK, *_RULES_INLINE])
    # A target that is refused must be an error with a place, not a link left as text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


class _Reader:
    """Reads markdown-it's flat list of tokens into nested blocks."""

    def __init__(self, tokens: list[Token], source: str, problems: list[MarkupProblem]) -> None:
        self._tokens = tokens
        self._source = source.split("\n")
        self._problems = problems
        self._at = 0
        self._line = 0
        self._links = 0

    def blocks(self, closing: str = "", depth: int = 0) -> tuple[Block, ...]:
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
                    start = int(token.attrGet("start") or 1)
                    found.append(ItemList(self._items("ordered_list_close", depth), ordered=True, start=start))
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
        while self._tokens[self._at].type != closing:
            self._at += 1
            items.append(ListItem(self.blocks("list_item_close", depth + 1)))
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
        marks = sum(isinstance(inline, Span) and inline.role == "pulled" for inline in inlines_of(children))
        if marks and (depth or closing not in {"", "foreign_block_close"}):
            self._problem("a pull quote (==…==) in a list, a quotation or a footnote", "mark a plain sentence", ("==",))
        elif marks > 1:
            self._problem("two pull quotes (==…==) in one paragraph", "mark one sentence", ("==",))

    def _marked(self, opening: Token, children: tuple[Inline, ...]) -> Inline:
        match opening.type:
            case "link_open":
                return self._link(opening, children)
            case "pulled_open":
                return Span(children, role="pulled")
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
        if not _ALLOWED_LINK.match(target):
            what = (
                f"the link to “{target}” is none that a reader could follow" if target else "a link without an address"
            )
            hint = "use https://…, http://…, mailto:name@place or #id of a place in the document"
            self._problem(what, hint, near)
        if title:
            self._problem(f"“{title}” after an address would be lost", "write the words into the text", near)
        if not inline_text(children).strip():
            self._problem(f"the link to “{target}” has no words", "write [words](address)", near)
        return Link(target, children)

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
