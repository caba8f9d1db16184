"""An author's text as blocks of a document: names, footnotes, pictures and data resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from outcome_reports import tree
from outcome_reports.composing.text_blocks import with_title
from outcome_reports.model import Prose
from outcome_reports.tabulating.data_tables import data_table

if TYPE_CHECKING:
    from outcome_reports.composing.composer import Composer


class TextResolver:
    """Resolves the mentions and footnotes of one text."""

    def __init__(
        self, composer: Composer, owners: set[str], prose: Prose, lang: str | None, dir: tree.Direction | None
    ) -> None:
        self._composer = composer
        self._lang, self._dir = lang, dir
        self._language = lang
        """The language of the words at hand, None for the edition's."""
        self._owners = owners
        self._notes = {block.number: block for block in prose.blocks if isinstance(block, tree.Note)}
        self._numbers: dict[int, int] = {}
        self._before = ""

    def blocks(self, blocks: Iterable[tree.Block]) -> tuple[tree.Block, ...]:
        """Return `blocks` resolved for the document."""
        return tuple(self._block(block) for block in blocks)  # type: ignore[misc]

    def _block(self, block: tree.AnyBlock) -> tree.AnyBlock:
        around, self._language = self._language, block.lang or self._language
        made = self._resolved(block)
        self._language = around
        return made

    def _resolved(self, block: tree.AnyBlock) -> tree.AnyBlock:
        if isinstance(block, tree.Table) and block.source:
            # Its cells become plain words, so names are resolved before.
            named = tree.rebuilt(block, self._block, self._words)
            return data_table(named, self._composer.edition.tables, self._composer.wording)
        if isinstance(block, tree.Image):
            self._composer.illustration(block.asset, block.width)
        return tree.rebuilt(with_title(block, self._composer.wording), self._block, self._words)

    def _words(self, inlines: Iterable[tree.Inline]) -> tuple[tree.Inline, ...]:
        self._before = ""
        return self._inlines(inlines)

    def _inlines(self, inlines: Iterable[tree.Inline]) -> tuple[tree.Inline, ...]:
        resolved: list[tree.Inline] = []
        for inline in inlines:
            for one in self._inline(inline):
                if resolved and isinstance(one, tree.Text) and isinstance(resolved[-1], tree.Text):
                    resolved[-1] = tree.Text(resolved[-1].value + one.value)
                else:
                    resolved.append(one)
        return tuple(resolved)

    def _inline(self, inline: tree.Inline) -> tuple[tree.Inline, ...]:
        match inline:
            case tree.Mention():
                lead = inline.form in {"auto", "lead"} and inline.key in self._owners
                self._owners.discard(inline.key)
                found = self._composer.names.inlines(inline, self._before, lead=lead, language=self._language)
                self._before += tree.inline_text(found)
                return found
            case tree.Emphasis() | tree.Strong() | tree.Link() | tree.Span():
                around, self._language = self._language, getattr(inline, "lang", None) or self._language
                words = replace(inline, children=self._inlines(inline.children))
                self._language = around
                return (words,)
            case tree.NoteReference(label, number):
                return (tree.NoteReference(label, self._note(number)),) if self._composer.has_notes else ()
            case tree.Text() | tree.Abbreviation() | tree.LineBreak():
                self._before += tree.inline_text((inline,))
                return (inline,)
            case _:
                assert_never(inline)

    def _note(self, number: int) -> int:
        if number not in self._numbers:
            notes = self._composer.notes
            self._numbers[number] = len(notes) + 1
            position = len(notes)
            notes.append(tree.Note(position + 1, ()))
            # A note stands outside of what is around its mark.
            around, self._before, self._language = (self._before, self._language), "", self._lang
            blocks = self.blocks(self._notes[number].blocks)
            id = tree.note_id(position + 1)
            notes[position] = tree.Note(position + 1, blocks, id=id, lang=self._lang, dir=self._dir)
            self._before, self._language = around
        return self._numbers[number]
