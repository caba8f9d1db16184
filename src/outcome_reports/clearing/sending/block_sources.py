"""The texts of the content that the paragraphs of a document show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outcome_reports import tree
from outcome_reports.clearing.rewording.provenance import readings_of, shown_words
from outcome_reports.clearing.sending.stable_paths import ContentText, texts_of
from outcome_reports.composing.named_passages import edition_texts
from outcome_reports.model import Edition, Prose
from outcome_reports.model.leaves import leaves_of
from outcome_reports.platform.records import record

_BLOCK_NUMBER = re.compile(r"-p\d+$")
_PASSAGE = re.compile(r"^passage-\d+-(.+?)(?:-text)?$")
_GENERATED = frozenset({tree.Role.PLACE, tree.Role.THROUGH, tree.Role.NUMBER, tree.Role.STATUS, tree.Role.DATES})
_OTHERS = frozenset({tree.Role.CONTENTS, tree.Role.CLEARANCE, tree.Role.GLOSSARY, tree.Role.GLANCE})
_SHORTEST = 12
"""Minimum length of a text that is found by its words alone."""


@record(frozen=True, slots=True)
class Source:
    """The paragraph `number` of the text `name`."""

    name: str
    number: int


class BlockSources:
    """Finds the sources of an edition's blocks; each paragraph of the content is taken by the first that shows it."""

    def __init__(self, edition: Edition) -> None:
        self.texts = texts_of(edition)
        self._readings = {
            text.name: readings_of(text.source, is_markdown=text.is_markdown) for text in self.texts.values()
        }
        self._by_id = _names_by_id(edition, self.texts.values())

    def of_document(self, blocks: Iterable[tree.Block]) -> dict[int, Source]:
        """Return the source of each block of a document that has one, by the identity of the block."""
        used: set[Source] = set()
        found: dict[int, Source] = {}
        for block, shown, hints in _with_hints(blocks):
            source = next(self._candidates(shown, hints, used), None)
            if source is not None:
                used.add(source)
                found[id(block)] = source
        return found

    def _candidates(self, shown: str, hints: tuple[str, ...], used: set[Source]) -> Iterator[Source]:
        for hint in reversed(hints):
            if (name := self._by_id.get(hint)) is not None:
                yield from self._within(name, shown, used)
        near = [self.texts[self._by_id[hint]].path[:2] for hint in hints if hint in self._by_id]
        everywhere = [
            source
            for text in self.texts.values()
            if len(shown) >= _SHORTEST or any(text.path[:2] == path for path in near)
            for source in self._within(text.name, shown, used)
        ]
        beside = [source for source in everywhere if any(self.texts[source.name].path[:2] == path for path in near)]
        for group in (beside, everywhere):
            if len(group) == 1:
                yield group[0]

    def _within(self, name: str, shown: str, used: set[Source]) -> Iterator[Source]:
        for number, reading in enumerate(self._readings[name]):
            source = Source(name, number)
            if source not in used and reading.trace(shown) is not None:
                yield source


def _names_by_id(edition: Edition, texts: Iterable[ContentText]) -> dict[str, str]:
    """Return the stable name of each text by the prefix of its blocks' ids in documents."""
    by_path = {text.path: text.name for text in texts}
    by_prose = {
        id(leaf.value): by_path[leaf.path]
        for leaf in leaves_of(edition)
        if isinstance(leaf.value, Prose) and leaf.path in by_path
    }
    return {text.id: by_prose[id(text.prose)] for text in edition_texts(edition) if id(text.prose) in by_prose}


def _with_hints(
    blocks: Iterable[tree.AnyBlock], hints: tuple[str, ...] = ()
) -> Iterator[tuple[tree.AnyBlock, str, tuple[str, ...]]]:
    """Yield each block with its own words, and the ids of texts that it and the blocks around it may show."""
    for block in blocks:
        role = block.role
        if role in _OTHERS:
            continue
        inner = (*hints, *_hints(block.id)) if block.id else hints
        words = shown_words(block)
        if words and role not in _GENERATED:
            yield block, words, inner
        yield from _with_hints(tree.inner_blocks(block), inner)


def _hints(identifier: str) -> Iterator[str]:
    passage = _PASSAGE.match(identifier)
    base = passage[1] if passage else identifier
    yield base
    yield _BLOCK_NUMBER.sub("", base)
