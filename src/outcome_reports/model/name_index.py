"""Names in texts: references, and registered names and aliases in plain words."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from outcome_reports.model.prose import Prose
from outcome_reports.model.registry_entries import without_article
from outcome_reports.platform.records import record
from outcome_reports.tree import (
    Abbreviation,
    AnyBlock,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Mention,
    NoteReference,
    Span,
    Strong,
    Text,
    blocks_of,
    inlines_of,
    own_inlines,
)

if TYPE_CHECKING:
    from outcome_reports.model.registry import Registry

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032"), "'")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_ALIKE = {**_APOSTROPHES, **_HYPHENS}
_UNEVEN = re.compile(r"\s{2,}|[^\S ]|[\u200c-\u200f]")


@record(frozen=True, slots=True)
class NamedInText:
    """A name found in plain text: `key` of the registry, `name` as written there, from `start` to `end`.

    Places count in the text's NFC form, in which all content is read.
    """

    key: str
    name: str
    start: int
    end: int


class NameIndex:
    """Finds the names of a registry in plain text.

    It matches whole words, the longest match first ("Korea" is not found inside "the Republic of Korea"), and capitals
    count, though a name all in capitals matches too; apostrophes and hyphens of any kind, and white space of any kind,
    are equal. States, groups and terms are all found; where an entity and a group share a name, the entity is meant.
    """

    def __init__(self, registry: Registry) -> None:
        names: dict[str, str] = {}
        for group in registry.groups:
            names |= {comparable_name(name): group.key for name in (group.name, *group.aliases)}
        for term in registry.terms:
            names |= {comparable_name(name): term.key for name in (term.acronym, term.expansion, *term.aliases)}
        for entity in registry.entities:
            names |= {comparable_name(name): entity.key for name in entity.names}
        for name, key in list(names.items()):
            names.setdefault(name[:1].upper() + name[1:], key)
            if len(name) > 3:
                names.setdefault(name.upper(), key)
        self._by_first: dict[str, list[tuple[str, int, str]]] = {}
        for name, key in sorted(names.items(), key=lambda entry: -len(entry[0])):
            if first := _WORD.search(name):
                self._by_first.setdefault(first[0], []).append((name, first.start(), key))

    def names_in(self, text: str) -> Iterator[NamedInText]:
        """Return every name in `text`, from left to right, without overlaps."""
        # The same text is searched by sections, glossary and subjects, and again for each document.
        return iter(_names_in(self, text))

    def look_through(self, text: str) -> Iterator[NamedInText]:
        """Yield the result of `names_in`, without the cache."""
        text = unicodedata.normalize("NFC", text)
        comparable, places = _comparable(text)
        end = 0
        for word in _WORD.finditer(comparable):
            if word.start() < end:
                continue
            for name, offset, key in self._by_first.get(word[0], ()):
                start = word.start() - offset
                stop = start + len(name)
                if start >= end and comparable.startswith(name, start) and not _continues(comparable, stop):
                    first, last = places[start], places[stop - 1] + 1
                    yield NamedInText(key, text[first:last], first, last)
                    end = stop
                    break


@functools.lru_cache(maxsize=4096)
def _names_in(index: NameIndex, text: str) -> tuple[NamedInText, ...]:
    return tuple(index.look_through(text))


def keys_in(prose: Prose, index: NameIndex) -> frozenset[str]:
    """Return the keys of everything that is named in a text, by reference or by any registered name."""
    return keys_in_blocks(prose.blocks, index)


def keys_in_blocks(blocks: Iterable[AnyBlock], index: NameIndex) -> frozenset[str]:
    """Return the keys of everything named in blocks: by reference, by a resolved mention, or by a registered name."""
    keys: set[str] = set()
    for block in blocks_of(blocks):
        inlines = own_inlines(block)
        for inline in inlines_of(inlines):
            if isinstance(inline, Mention | Span | Abbreviation) and inline.key:
                keys.add(inline.key)
        if inlines:
            keys.update(found.key for found in index.names_in(_words(inlines)))
    return frozenset(keys)


def _words(inlines: Iterable[Inline]) -> str:
    """Return the characters of `inlines`, with a space for footnote marks and mentions, which would join words."""
    words = ""
    for inline in inlines:
        match inline:
            case Emphasis() | Strong() | Link() | Span():
                words += _words(inline.children)
            case NoteReference() | Mention() | LineBreak():
                words += " "
            case Text() | Abbreviation():
                words += inline.value
            case _:
                assert_never(inline)
    return words


def comparable_name(name: str) -> str:
    """Return the name normalised for comparison: no article, one kind of apostrophe and hyphen, single spaces."""
    return _comparable(unicodedata.normalize("NFC", without_article(name.strip())))[0]


def _comparable(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` with equivalent characters made equal, and the place in `text` of each character."""
    # Marks that only control joining and direction are left out: they must not hide a name.
    even, end = "", 0
    places: list[int] = []
    for uneven in _UNEVEN.finditer(text):
        space = " " if uneven[0].isspace() else ""
        even += text[end : uneven.start()] + space
        places += range(end, uneven.start() + len(space))
        end = uneven.end()
    return (even + text[end:]).translate(_ALIKE), [*places, *range(end, len(text))]


def _continues(text: str, stop: int) -> bool:
    return stop < len(text) and (text[stop].isalnum() or text[stop] == "_")
