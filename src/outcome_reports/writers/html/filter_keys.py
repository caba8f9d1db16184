"""Which entities a block is about or names, for the filter on screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from outcome_reports import tree


class KeyAnswers:
    """The part of NodeWriter that is about keys."""

    medium: str

    def section_keys(self, section: tree.Section) -> Markup:
        """Return `data-keys`: the entities the section is about."""
        return self._attribute(section.keys)

    def row_keys(self, row: tree.Row) -> Markup:
        """Return `data-keys`: the entities that the row is about, and those that it names."""
        return self._attribute((*row.keys, *_named(row.cells)))

    def named_keys(self, block: tree.Paragraph | tree.ListItem) -> Markup:
        """Return `data-keys`: the entities that a paragraph or an item names."""
        return self._attribute(_named((block,)))

    def _attribute(self, keys: Iterable[str]) -> Markup:
        names = " ".join(dict.fromkeys(keys)) if self.medium == "screen" else ""
        return Markup(' data-keys="{}"').format(names) if names else Markup("")


def _named(blocks: Iterable[tree.AnyBlock]) -> Iterator[str]:
    for block in tree.blocks_of(blocks):
        for inline in tree.inlines_of(tree.own_inlines(block)):
            if isinstance(inline, tree.Span | tree.Abbreviation) and inline.key is not None:
                yield inline.key
