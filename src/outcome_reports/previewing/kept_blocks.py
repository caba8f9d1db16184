"""The body of a web page block by block, with a cache: unchanged blocks are not written again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.platform.records import record
from outcome_reports.writers.html.attributes import Rules
from outcome_reports.writers.html.node_rendering import NodeWriter
from outcome_reports.writers.html.templates import environment_for
from outcome_reports.writers.shown_pictures import with_pictures

MOST = 20_000
"""Maximum number of cached blocks: several times those of a statement of 100 chapters."""


@record(frozen=True, slots=True)
class Written:
    """A block as HTML, with the style rules that it needs."""

    html: Markup
    rules: Rules


class KeptBlocks:
    """The blocks of one document after another, as HTML for the screen.

    One thread may write a document while another one writes a part of it: what is kept for other surroundings is not
    emptied but replaced, and a part whose surroundings are no longer those keeps nothing.
    """

    def __init__(self) -> None:
        self._kept: tuple[object, object, dict[tree.Block, Written]] = (None, None, {})
        self._rules = Rules()

    def parts(self, document: tree.Document, brand: Brand) -> tuple[tuple[str, ...], str]:
        """Return each top-level block of `document` as in its web page, and the style rules that they need.

        Raises RenderError for content that the web page cannot show.
        """
        given, document = _around(document, brand), with_pictures(document, brand)
        around = _around(document, brand)
        kept = self._kept
        if around != kept[0] or len(kept[2]) > MOST:
            kept = (around, given, {})
        self._kept = kept
        writer = _KeepingWriter(document, kept[2])
        parts = tuple(str(writer.blocks((block,))) for block in document.blocks)
        if writer.problems:
            raise RenderError(writer.problems)
        self._rules = writer.rules
        return parts, writer.rules.css()

    def part(self, document: tree.Document, brand: Brand, block: tree.Block) -> tuple[str, str]:
        """Return one of the top-level blocks of `document`, which has changed since `parts` in that block alone, as it
        is in its web page, and the style rules of all. Raises RenderError.
        """
        alone = with_pictures(replace(document, blocks=(block,)), brand)
        _, given, written = self._kept
        if given != _around(document, brand):
            written = {}
        writer = _KeepingWriter(alone, written, tree.blocks_of(document.blocks))
        part = str(writer.blocks(alone.blocks))
        if writer.problems:
            raise RenderError(writer.problems)
        for name, declarations in writer.rules.items():
            self._rules.add(name, declarations)
        return part, self._rules.css()


def _around(document: tree.Document, brand: Brand) -> object:
    """Return everything else that the HTML of a block depends on."""
    return (document.lang, document.dir, document.labels, document.assets, brand)


class _KeepingWriter(NodeWriter):
    """Writes the blocks of a page, taking cached ones from `written`, and adding the others."""

    def __init__(
        self,
        document: tree.Document,
        written: dict[tree.Block, Written],
        others: Iterable[tree.AnyBlock] = (),
    ) -> None:
        super().__init__(environment_for(None), document, "screen")
        self._others = others
        self._written = written
        self._inside = False

    def address(self, target: str) -> str:
        """Return the address of a link; its target may be a block that is not written here."""
        if target.startswith("#") and target[1:] not in self._ids:
            self._ids |= {block.id for block in self._others if block.id}
        return super().address(target)

    def block(self, block: tree.Block) -> Markup:
        """Return one block; nested sections are split, so that cached blocks are small."""
        if self._inside or _has_sections(block):
            return super().block(block)
        kept = self._written.get(block)
        if kept is None:
            kept = self._write(block)
        for name, declarations in kept.rules.items():
            self.rules.add(name, declarations)
        return kept.html

    def _write(self, block: tree.Block) -> Written:
        rules, problems = self.rules, len(self.problems)
        self.rules, self._inside = Rules(), True
        try:
            written = Written(super().block(block), self.rules)
        finally:
            self.rules, self._inside = rules, False
        # The number of a note, and the mark that it leads back to, depend on all that is before it.
        if len(self.problems) == problems and not _has_notes(block):
            self._written[block] = written
        return written


def _has_sections(block: tree.Block) -> bool:
    return isinstance(block, tree.Section) and any(isinstance(inner, tree.Section) for inner in block.blocks)


def _has_notes(block: tree.Block) -> bool:
    return any(
        isinstance(part, tree.Note)
        or any(isinstance(inline, tree.NoteReference) for inline in tree.inlines_of(tree.own_inlines(part)))
        for part in tree.blocks_of((block,))
    )
