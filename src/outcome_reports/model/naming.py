"""Who is named in a text: references, and registered names and aliases in plain words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outcome_reports.model.prose import Prose
from outcome_reports.tree import AnyBlock, Heading, Mention, Paragraph, Table, blocks_of, inline_text, inlines_of

if TYPE_CHECKING:
    from outcome_reports.model.registry import Registry

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class NamedInText:
    """A name found in plain text: `key` of the registry, `name` as it stands there, from `start` to `end`."""

    key: str
    name: str
    start: int
    end: int


class NameIndex:
    """Finds the names of a registry in plain text.

    Whole words, longest match first ("Korea" is not found inside "the Republic of Korea"), capitals count, a name all in
    capitals counts too; apostrophes and hyphens of any kind, and white space of any kind, are equal. States, groups
    and terms are all found; where an entity and a group share a name the entity is meant.
    """

    def __init__(self, registry: Registry) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        names: dict[str, str] = {}
        for group in registry.groups:
            for name in (group.name, *group.aliases):
                names[_comparable(_bare(name))] = group.key
        for term in registry.terms:
            for name in (term.acronym, term.expansion, *term.aliases):
                names[_comparable(_bare(name))] = term.key
        for entity in registry.entities:
            for name in entity.names:
                names[_comparable(name)] = entity.key
        for name, key in list(names.items()):
            if len(name) > 3:
                names.setdefault(name.upper(), key)
        for name, key in names.items():
            if first := _WORD.search(name):
                self._by_first.setdefault(first[0], []).append((name, key))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def names_in(self, text: str) -> Iterator[NamedInText]:
        """Every name in `text`, from left to right, without overlaps."""
        comparable = _comparable(text)
        end = 0
        for word in _WORD.finditer(comparable):
            if word.start() < end:
                continue
            for name, key in self._by_first.get(word[0], ()):
                start = word.start() - _offset(name)
                stop = start + len(name)
                if comparable.startswith(name, start) and not _continues(comparable, stop):
                    yield NamedInText(key, text[start:stop], start, stop)
                    end = stop
                    break


def keys_in(prose: Prose, index: NameIndex) -> frozenset[str]:
    """The keys of all that are named in a text, by reference or by any registered name."""
    return keys_in_blocks(prose.blocks, index)


def keys_in_blocks(blocks: Iterable[AnyBlock], index: NameIndex) -> frozenset[str]:
    """The keys of all that are named in blocks, by reference, by a resolved mention, or by any registered name."""
    keys: set[str] = set()
    for block in blocks_of(blocks):
        inlines = block.children if isinstance(block, Paragraph | Heading) else ()
        if isinstance(block, Table):
            inlines = block.caption
        for inline in inlines_of(inlines):
            if isinstance(inline, Mention):
                keys.add(inline.key)
            elif key := getattr(inline, "key", None):
                keys.add(key)
        if inlines:
            keys.update(found.key for found in index.names_in(inline_text(inlines)))
    return frozenset(keys)


def _comparable(text: str) -> str:
    # Character for character, so that places in it are places in the text.
    return unicodedata.normalize("NFC", text).translate(_APOSTROPHES).replace("\n", " ")


def _offset(name: str) -> int:
    first = _WORD.search(name)
    assert first is not None
    return first.start()


def _continues(text: str, stop: int) -> bool:
    return stop < len(text) and (text[stop].isalnum() or text[stop] == "_")


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")
