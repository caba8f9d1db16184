"""Markdown to blocks: a chosen part of CommonMark (no HTML, no headings, no images, no code), and footnotes.

What is not of that part stays text, so `<Country name>` prints as it stands; what would be lost in silence (reference
definitions, text nested too deep) is a MarkupError instead.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outcome_reports.markup import references
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
    Strong,
    Text,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 8
"""Lists and quotations in one another: WeasyPrint's layout fails at some 75, and nobody reads beyond a few."""
MAX_LINKS = 400
"""Links in one text: 5,000 in a paragraph cost WeasyPrint more than 40 s."""
MAX_WORD = 200
"""Letters in one word: a word of 20,000 costs WeasyPrint 40 s. Addresses inside links are not words."""

_PARSER_NESTING = 100
_RULES_BLOCK = ["blockquote", "list", "paragraph", "footnote_def"]
_RULES_INLINE = ["text", "newline", "escape", "mention", "link", "emphasis", "autolink", "footnote_ref"]
_RULES_AFTER = ["balance_pairs", "emphasis", "fragments_join"]
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^|\[)([^\]\n]+)\]:")
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](:)?")
_ALLOWED_LINK = re.compile(r"(?:https?://[^/\s]+|mailto:[^@\s]+@[^@\s]+$|#[\w.-]+$)", re.IGNORECASE)
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1},}}")


@dataclass(frozen=True, slots=True)
class MarkupProblem:
    """Something wrong in a text: zero-based `line` and `column` in it, what is wrong, and what to do (`hint`)."""

    line: int
    column: int
    message: str
    hint: str


class MarkupError(ValueError):
    """A text that cannot be used; `problems` lists everything that is wrong with it."""

    def __init__(self, problems: list[MarkupProblem]) -> None:
        super().__init__("; ".join(f"line {p.line + 1}: {p.message}" for p in problems))
        self.problems = tuple(problems)


def parse_markup(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order; footnotes come last, as Note blocks with their number in this text.

    Raises MarkupError for a link to anything but https, http, mailto or a place in the document, a form of
    `[[KEY|form]]` that does not exist, a footnote without text or text without a mark, and texts that renderers cannot
    take.
    """
    problems = list(_problems_of_source(source))
    found: dict[str, Any] = {}
    tokens = markdown_parser().parse(source, found)
    problems += _problems_of_notes(source, found.get("footnotes", {}).get("refs", {}))
    reader = _Reader(tokens, source, problems)
    blocks = reader.blocks()
    if problems:
        raise MarkupError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return blocks


@functools.cache
def markdown_parser() -> MarkdownIt:
    """The parser with our rules, made once."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False, "maxNesting": _PARSER_NESTING})
    parser.use(footnote_plugin, inline=False, move_to_end=True)
    references.install(parser)
    parser.enable([*_RULES_BLOCK, *_RULES_INLINE, "balance_pairs", "fragments_join"])
    # A target that is refused must be an error with a place, not a link left as text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def _problems_of_source(source: str) -> Iterator[MarkupProblem]:
    for number, line in enumerate(source.split("\n")):
        if match := _DEFINITION.match(line):
            yield MarkupProblem(
                number,
                match.start(1) - 1,
                f"“[{match[1]}]:” at the start of a line would vanish (Markdown takes it for a link definition)",
                f"write the address in place, [words](https://…), or “[^{match[1]}]:” for a footnote",
            )
        for match in _LONG_WORD.finditer(re.sub(r"\]\([^)\s]*\)|<[^>\s]*>", lambda m: " " * len(m[0]), line)):
            yield MarkupProblem(
                number, match.start(), f"a word of {len(match[0])} characters", f"break it up: at most {MAX_WORD}"
            )
    for mark in references.reference_marks(source):
        if not mark.key:
            yield MarkupProblem(mark.line, mark.column, "“[[]]” names nobody", "write a key of the registry: [[IDN]]")
        elif mark.form not in {"auto", *references.FORMS}:
            yield MarkupProblem(
                mark.line,
                mark.column,
                f"“{mark.form}” is no form of a name",
                "use one of " + ", ".join(references.FORMS),
            )


def _problems_of_notes(source: str, numbers: dict[str, int]) -> Iterator[MarkupProblem]:
    for number, line in enumerate(source.split("\n")):
        for match in _NOTE.finditer(line):
            label = f":{match[1]}"
            if label not in numbers:
                yield MarkupProblem(
                    number, match.start(), f"footnote “{match[1]}” has no text", f"add a paragraph “[^{match[1]}]: …”"
                )
            elif match[2] and numbers[label] < 0:
                yield MarkupProblem(
                    number,
                    match.start(),
                    f"nothing refers to footnote “{match[1]}”, so its text would be lost",
                    f"put [^{match[1]}] where it belongs, or take the footnote away",
                )


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
                case "footnote_block_open":
                    found.extend(self._notes(depth))
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
                case "em_open" | "strong_open" | "link_open":
                    stack.append((token, []))
                case "em_close":
                    _, inner = stack.pop()
                    stack[-1][1].append(Emphasis(tuple(inner)))
                case "strong_close":
                    _, inner = stack.pop()
                    stack[-1][1].append(Strong(tuple(inner)))
                case "link_close":
                    opening, inner = stack.pop()
                    assert opening is not None
                    stack[-1][1].append(self._link(str(opening.attrGet("href") or ""), tuple(inner)))
                case other:
                    raise AssertionError(f"markdown-it gave a token that no rule asked for: {other}")
        return tuple(stack[0][1])

    def _link(self, target: str, children: tuple[Inline, ...]) -> Link:
        self._links += 1
        if self._links == MAX_LINKS + 1:
            self._problem("too many links in one text", f"at most {MAX_LINKS}: divide the text")
        if not _ALLOWED_LINK.match(target):
            what = (
                f"the link to “{target}” is none that a reader could follow" if target else "a link without an address"
            )
            hint = "use https://…, http://…, mailto:name@place or #id of a place in the document"
            self._problem(what, hint, near=f"]({target}")
        if not children:
            self._problem(f"the link to “{target}” has no words", "write [words](address)")
        return Link(target, children)

    def _problem(self, message: str, hint: str, near: str = "") -> None:
        line = min(self._line, len(self._source) - 1)
        text = self._source[line]
        column = text.find(near) if near in text else len(text) - len(text.lstrip())
        self._problems.append(MarkupProblem(line, max(column, 0), message, hint))


def _append_text(children: list[Inline], value: str) -> None:
    if not value:
        return
    if children and isinstance(children[-1], Text):
        children[-1] = Text(children[-1].value + value)
    else:
        children.append(Text(value))
