"""The material of the rules: the edition with its texts analysed, each part computed once."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator
from typing import Literal, TypeVar, cast

from outcome_reports.checking.engine.profile import Profile
from outcome_reports.checking.text.anatomy import (
    Word,
    find_proper_names,
    find_quoted,
    find_sentences,
    find_signs,
    find_titles,
    find_untouchable,
    find_words,
)
from outcome_reports.checking.text.intervals import Interval, joined, touches
from outcome_reports.checking.text.names_in_text import Name, form_of
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Passage, Stretch, passages_of
from outcome_reports.checking.text.text_pictures import pictures_in_texts
from outcome_reports.markup import PLACEHOLDER
from outcome_reports.model import Edition, Entity, Group, Registry, Term, without_article
from outcome_reports.model.leaves import Path as ModelPath

T = TypeVar("T")


class Material:
    """An edition, the profile to check it with, and what reads the previous edition, if there is one."""

    def __init__(self, edition: Edition, profile: Profile, previous: Callable[[], Edition] | None = None) -> None:
        self.edition = edition
        self.profile = profile
        self.previous = previous
        self.registry: Registry = edition.registry
        self.passages = passages_of(edition)
        self.pictures = tuple(pictures_in_texts(edition))
        self._names: dict[int, tuple[Name, ...]] = {}
        self._states: dict[int, tuple[Name, ...]] = {}
        self._words: dict[int, tuple[Word, ...]] = {}
        self._exempt: dict[int, list[Interval]] = {}
        self._quoted: dict[int, list[Interval]] = {}
        self._proper: dict[int, list[Interval]] = {}
        self._sentences: dict[int, list[Interval]] = {}
        self._untouchable: dict[int, list[Interval]] = {}
        self._titles: dict[int, list[Interval]] = {}
        self._found: dict[Hashable, object] = {}

    @functools.cached_property
    def english(self) -> tuple[Passage, ...]:
        """The passages in English."""
        return tuple(p for p in self.passages if (p.lang or self.edition.language).startswith("en"))

    def paragraphs(self, *kinds: Literal["prose", "title", "label"]) -> Iterator[tuple[Passage, Paragraph]]:
        """Yield every paragraph of the English passages of those kinds (of all, if none is given)."""
        for passage in self.english:
            if not kinds or passage.kind in kinds:
                yield from ((passage, paragraph) for paragraph in passage.paragraphs)

    @property
    def documents(self) -> tuple[str, ...]:
        """The kinds of document for which the edition has texts, in the order of its texts."""
        return tuple(dict.fromkeys(document for passage in self.passages for document in sorted(passage.documents)))

    def printed_in(self, document: str) -> Iterator[Passage]:
        """Return the English passages of one document, in reading order."""
        return (passage for passage in self.english if document in passage.documents)

    def search(
        self, pattern: re.Pattern[str], *kinds: Literal["prose", "title", "label"], exempt: bool = True
    ) -> Iterator[tuple[Stretch, re.Match[str]]]:
        """Yield every match of `pattern` in the readable texts, those in exempt words only if `exempt` is False."""
        for passage, paragraph in self.paragraphs(*kinds):
            for match in pattern.finditer(paragraph.text):
                if not exempt or self.is_free(paragraph, *match.span()):
                    yield Stretch(passage, paragraph, *match.span()), match

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """Return the result of `find`, cached by `key` for all rules that need it."""
        if key not in self._found:
            self._found[key] = find()
        return cast(T, self._found[key])

    def entry(self, key: str) -> Entity | Group | Term | None:
        """Return the entity, term or group of a key."""
        return self.registry.entity(key) or self.registry.term(key) or self.registry.group(key)

    def names(self, paragraph: Paragraph) -> tuple[Name, ...]:
        """Return every registered name of a paragraph, marked or not, in order."""
        return _once(self._names, paragraph, self._find_names)

    def states(self, paragraph: Paragraph) -> tuple[Name, ...]:
        """Return those names of a paragraph that name a State, adjectives left out."""
        return _once(self._states, paragraph, self._find_states)

    def exempt(self, paragraph: Paragraph) -> list[Interval]:
        """Return the stretches exempt from house style: mentions, registered names, quotations, addresses."""
        return _once(self._exempt, paragraph, self._find_exempt)

    def quoted(self, paragraph: Paragraph) -> list[Interval]:
        """Return the words of a paragraph that are others': quoted, or in another language."""
        return _once(self._quoted, paragraph, lambda one: joined([*find_quoted(one), *one.foreign]))

    def proper_names(self, paragraph: Paragraph) -> list[Interval]:
        """Return phrases of capitalised words, which are names, whether in the registry or not."""
        return _once(self._proper, paragraph, find_proper_names)

    def sentences(self, paragraph: Paragraph) -> list[Interval]:
        """Return the sentences of a paragraph."""
        return _once(self._sentences, paragraph, find_sentences)

    def words(self, paragraph: Paragraph) -> tuple[Word, ...]:
        """Return the words of a paragraph; the parts of a hyphenated compound are separate words."""
        return _once(self._words, paragraph, find_words)

    def is_free(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Return whether none of those characters is exempt."""
        return not touches(self.exempt(paragraph), start, end)

    def is_quoted(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Return whether any of those characters are another's words."""
        return touches(self.quoted(paragraph), start, end)

    def untouchable(self, paragraph: Paragraph) -> list[Interval]:
        """Return what no fix may change: words in another language, addresses, file names, code, placeholders."""
        return _once(self._untouchable, paragraph, lambda one: joined(find_untouchable(one)))

    def titles(self, paragraph: Paragraph) -> list[Interval]:
        """Return possible titles of works: emphasised words, and the words of links."""
        return _once(self._titles, paragraph, lambda one: joined(find_titles(one)))

    def sentence_at(self, paragraph: Paragraph, place: int) -> str:
        """Return the sentence that contains a character."""
        found = self.sentences(paragraph)
        start, end = found[max(bisect_right(found, (place, 1 << 30)) - 1, 0)]
        return paragraph.text[start:end]

    @functools.cached_property
    def taking_part(self) -> frozenset[str]:
        """The keys of all who took part: participants, those named at a part of the overview, and the organiser."""
        parts = self.edition.overview.parts if self.edition.overview else ()
        named = {key for part in parts for key in part.participants}
        return frozenset({*self.edition.participants(), *named, self.edition.organiser})

    def is_unwritten(self, at: Stretch | ModelPath) -> bool:
        """Return whether the paragraph of a stretch has a placeholder, or a text at or below a path of the model."""
        if isinstance(at, Stretch):
            return any(sign in at.paragraph.text for sign in "⟦⟧")  # each finding asks: a pattern is far slower
        return bool(at) and at in self._unwritten_paths

    @functools.cached_property
    def registered_names(self) -> frozenset[str]:
        """Every name of the registry as it is written there, without its article."""
        registry = self.registry
        names = [name for entity in registry.entities for name in entity.names]
        names += [name for group in registry.groups for name in (group.name, *group.aliases)]
        names += [name for term in registry.terms for name in (term.acronym, term.expansion, *term.aliases)]
        return frozenset(map(without_article, names))

    @functools.cached_property
    def _unwritten_paths(self) -> frozenset[ModelPath]:
        paths = [passage.path for passage in self.passages if PLACEHOLDER.search(passage.source)]
        return frozenset(path[:length] for path in paths for length in range(1, len(path) + 1))

    def _find_names(self, paragraph: Paragraph) -> tuple[Name, ...]:
        found: list[Name] = []
        for mark in paragraph.marks:
            if (entry := self.entry(mark.key)) is not None:
                shown = paragraph.text[mark.start : mark.end]
                found.append(Name(mark.key, mark.start, mark.end, form_of(entry, shown), marked=True))
        marked = [(mark.start, mark.end) for mark in paragraph.marks]
        for plain in self.registry.name_index.names_in(paragraph.text):
            if not touches(marked, plain.start, plain.end):
                entry = self.entry(plain.key)
                assert entry is not None
                found.append(Name(plain.key, plain.start, plain.end, form_of(entry, plain.name), marked=False))
        return tuple(sorted(found, key=lambda name: name.start))

    def _find_states(self, paragraph: Paragraph) -> tuple[Name, ...]:
        return tuple(
            name
            for name in self.names(paragraph)
            if name.form != "adjective" and (entity := self.registry.entity(name.key)) and entity.is_state
        )

    def _find_exempt(self, paragraph: Paragraph) -> list[Interval]:
        return joined([*(name.span for name in self.names(paragraph)), *self.quoted(paragraph), *find_signs(paragraph)])


def _once(cache: dict[int, T], paragraph: Paragraph, make: Callable[[Paragraph], T]) -> T:
    # Passages keep their paragraphs alive, so an id always means the same paragraph.
    if id(paragraph) not in cache:
        cache[id(paragraph)] = make(paragraph)
    return cache[id(paragraph)]
