"""Conversion of markdown-it's tokens of a paragraph to inlines, with problems for unusable links and marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from outcome_reports import tree
from outcome_reports.markup import foreign, references
from outcome_reports.markup.addresses import link_fault, plain_address
from outcome_reports.markup.problems import MAX_INLINE_NESTING, MAX_LINKS, MarkupProblem

if TYPE_CHECKING:
    from markdown_it.token import Token


_PICTURE = re.compile(r"!\[[^\[\]]*(?:\][(\[<]|\] \([^()\s]+\.\w{3,4}\)|$)")
"""A picture that Markdown takes for words, because its name has a space or a bracket is missing."""


class InlineReader:
    """Reads the inlines of one text, `source`; adds problems with links, marks and nesting to `problems`.

    `line` is its line in the source.
    """

    def __init__(self, source: str, problems: list[MarkupProblem]) -> None:
        self.line = 0
        self._source = source.split("\n")
        self._problems = problems
        self._links = 0

    def inlines(self, tokens: list[Token]) -> tuple[tree.Inline, ...]:
        """Return the inlines of the children of an inline token."""
        stack: list[tuple[Token | None, list[tree.Inline]]] = [(None, [])]
        for token in tokens:
            children = stack[-1][1]
            match token.type:
                case "text" | "text_special":
                    # Not after backslashes, which are gone from the words.
                    if _PICTURE.search(token.content) and "![" in self._source[min(self.line, len(self._source) - 1)]:
                        hint = "write ![what it shows](images/name.jpg); a name with spaces goes between < and >"
                        self.problem("a picture that cannot be read", hint, ("![",))
                    _append_text(children, token.content)
                case "softbreak":
                    self.line += 1
                    _append_text(children, " ")
                case "hardbreak":
                    self.line += 1
                    children.append(tree.LineBreak())
                case "mention":
                    children.append(references.mention(token.content, token.info))
                case "footnote_ref":
                    number = int(token.meta["id"]) + 1
                    children.append(tree.NoteReference(str(token.meta.get("label", number)), number))
                case "footnote_anchor":
                    pass
                case "image":
                    hint = "put it into a paragraph of its own, with an empty line before it and after it"
                    self.problem("a picture in a line of words", hint, ("![",))
                case "em_open" | "strong_open" | "link_open" | "pulled_open" | "foreign_open":
                    stack.append((token, []))
                    if len(stack) == MAX_INLINE_NESTING + 2:
                        self.problem("emphasis and links nested too deeply", f"at most {MAX_INLINE_NESTING} levels")
                case "em_close" | "strong_close":
                    _, inner = stack.pop()
                    kind = tree.Emphasis if token.type == "em_close" else tree.Strong
                    # Excessive depth has already been reported, and must not produce a tree that is too deep to walk.
                    stack[-1][1].extend([kind(tuple(inner))] if len(stack) <= MAX_INLINE_NESTING else inner)
                case "pulled_close" | "foreign_close" | "link_close":
                    opening, inner = stack.pop()
                    assert opening is not None
                    stack[-1][1].append(self._marked(opening, tuple(inner)))
                case other:
                    raise AssertionError(f"markdown-it gave a token that no rule asked for: {other}")
        return tuple(stack[0][1])

    def _marked(self, opening: Token, children: tuple[tree.Inline, ...]) -> tree.Inline:
        match opening.type:
            case "link_open":
                return self._link(opening, children)
            case "pulled_open":
                return tree.Span(children, role=tree.Role.PULLED)
        mark = self.mark(opening, f"{{{opening.info}}}")
        if not tree.inline_text(children).strip():
            self.problem("a language attribute without words", "write [words]{lang=fr}", ("[]{",))
        return tree.Span(children, lang=mark.lang, dir=mark.dir)

    def mark(self, opening: Token, near: str) -> foreign.Foreign:
        """Return the attributes of a language mark."""
        mark, problem = foreign.read_attributes(opening.info)
        if problem:
            self.problem(*problem, (near,))
        return mark

    def _link(self, opening: Token, children: tuple[tree.Inline, ...]) -> tree.Link:
        target, title = str(opening.attrGet("href") or ""), str(opening.attrGet("title") or "")
        # Markdown encodes what was typed: “”, \\, ".
        plain = unquote(target)
        shown = plain if plain != target and any(plain in line for line in self._source) else target
        near = (f"]({shown}", f"<{shown}", "](<", "](")
        self._links += 1
        if self._links == MAX_LINKS + 1:
            self.problem("too many links in one text", f"at most {MAX_LINKS}: split the text", near)
        if fault := link_fault(target):
            what = f"the link to “{shown}” cannot be used: {fault[0]}" if target else "a link without an address"
            self.problem(what, fault[1], near)
        if title:
            self.problem(f"“{title}” after an address would be lost", "write the words in the text", near)
        if not tree.inline_text(children).strip():
            self.problem(f"the link to “{shown}” has no words", "write [words](address)", near)
        return tree.Link(plain_address(target), children)

    def problem(self, message: str, hint: str, near: tuple[str, ...] = ()) -> None:
        """Add a problem at the current line, at one of the words in `near`."""
        line = min(self.line, len(self._source) - 1)
        text = self._source[line]
        column = next((text.find(words) for words in near if words in text), len(text) - len(text.lstrip()))
        self._problems.append(MarkupProblem(line, column, message, hint))


def _append_text(children: list[tree.Inline], value: str) -> None:
    if not value:
        return
    if children and isinstance(children[-1], tree.Text):
        children[-1] = tree.Text(children[-1].value + value)
    else:
        children.append(tree.Text(value))
