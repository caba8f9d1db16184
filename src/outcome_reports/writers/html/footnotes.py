"""Helpers for the macros of footnotes and their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.writers.html.attributes import attribute


class NoteAnswers:
    """The part of NodeWriter that is about footnotes.

    `referred` are the numbers that the text refers to, `unmarked` those of them whose first mark has not yet been
    written.
    """

    referred: frozenset[int]
    unmarked: set[int]

    def note_id(self, number: int) -> str:
        """Return the id of footnote `number`."""
        return tree.note_id(number)

    def note_reference_id(self, number: int) -> str:
        """Return the id of the first mark of footnote `number`."""
        return tree.note_reference_id(number)

    def reference_attribute(self, number: int) -> Markup:
        """Return the `id` of a footnote mark, which only the first one gets."""
        if number not in self.unmarked:
            return Markup("")
        self.unmarked.discard(number)
        return attribute("id", tree.note_reference_id(number))

    def is_referred(self, number: int) -> bool:
        """Return whether the text refers to footnote `number`."""
        return number in self.referred


def numbers_referred_to(inlines: Iterable[tree.Inline]) -> Iterator[int]:
    """Return the numbers of the footnotes whose marks are among `inlines`."""
    return (inline.number for inline in tree.inlines_of(inlines) if isinstance(inline, tree.NoteReference))
