"""The entities meant by a heading, a list item or the first words of a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.mapping.said_verbs import ADDRESSED
from outcome_reports.importing.mapping.sentence_spans import sentences
from outcome_reports.language.ascii_words import ascii_words
from outcome_reports.model import Entity, Group, Registry
from outcome_reports.model.name_index import NamedInText, comparable_name

_BESIDE = re.compile(
    r"(?:all|other|both|each|any|every|these|those|our|interested|relevant|concerned|participating|including|"
    r"governments?|delegations?|secretariats?|authorities|countries|states|of)*",
    re.IGNORECASE,
)
"""Other words in the subject of a request, as in “All Members are encouraged”, without the spaces between them."""
_PARTED = re.compile(r",\s+|\bthat\s+")
_USUAL = 3
"""How often a label occurs that is no name."""
_BETWEEN = re.compile(r"[\s,;&()/]|\band\b|\bthe\b", re.IGNORECASE)


class Names:
    """Finds the entities and groups of a registry in the words of an old document."""

    def __init__(self, registry: Registry, text: str = "") -> None:
        self.registry = registry
        self.common = frozenset(re.findall(r"\b[a-zà-þ][\w-]+", text))
        """Words that `text` writes in lower case, which are not names."""
        labels = re.findall(r"^[\W\d]*([^\W\d].{0,80}?) ?(?::| [–—-] )", text, re.MULTILINE)
        self.labels = frozenset(label for label, count in Counter(labels).items() if count >= _USUAL)
        """Beginnings of many paragraphs that end in a colon or a dash, such as “Results:”: they are no names."""

    def all_of(self, text: str) -> tuple[str, ...]:
        """Return the keys if `text` consists only of names ("Indonesia and New Zealand"), otherwise none."""
        keys: dict[str, None] = {}
        rest, end = "", 0
        for found in self.registry.name_index.names_in(text):
            if self._is_actor(found.key):
                rest += text[end : found.start]
                end = found.end
                keys[found.key] = None
        return tuple(keys) if keys and not _BETWEEN.sub("", rest + text[end:]) else ()

    def one_of(self, text: str) -> str | None:
        """Return the key of the entity if `text` is only its name, otherwise None."""
        keys = [key for key in self.all_of(text) if self.registry.entity(key)]
        return keys[0] if len(keys) == 1 else None

    def actors_in(self, text: str) -> list[NamedInText]:
        """Return every State, organisation, body and group named in `text`, in order."""
        return [found for found in self.registry.name_index.names_in(text) if self._is_actor(found.key)]

    def is_adjective(self, found: NamedInText) -> bool:
        """Return whether a name is only the adjective of another ("Indonesian")."""
        entity = self.registry.entity(found.key)
        if entity is None or entity.adjective is None:
            return False
        nouns = {comparable_name(name).casefold() for name in entity.names if name != entity.adjective}
        nouns |= {comparable_name(name).casefold() for name in (entity.short, entity.formal) if name}
        return comparable_name(found.name).casefold() not in nouns

    def is_written_so(self, found: NamedInText) -> bool:
        """Return whether the registry itself writes a name with these capitals ("INTERPOL")."""
        entity, group = self.registry.entity(found.key), self.registry.group(found.key)
        names = {*(entity.names if entity else ()), *((group.name, *group.aliases) if group else ())}
        return comparable_name(found.name) in {comparable_name(name) for name in names}

    def organiser(self, text: str) -> str:
        """Return the key of the organiser: the first body or organisation in `text`, else the first of the registry."""
        named = [self.registry.entity(found.key) for found in self.registry.name_index.names_in(text)]
        candidates = [entity for entity in (*named, *self.registry.entities) if entity and not entity.is_state]
        bodies = [entity for entity in candidates if entity.kind == "body"]
        return (bodies or candidates or [*self.registry.entities])[0].key

    def addressees(self) -> str:
        """Return the key of the usual addressees of recommendations: "members", else the first group or entity."""
        keys = [group.key for group in self.registry.groups] + [entity.key for entity in self.registry.entities]
        return "members" if "members" in keys else keys[0]

    def is_one(self, key: str) -> bool:
        """Return whether a key is that of a State or body, not a group."""
        return self.registry.entity(key) is not None

    def is_state(self, key: str) -> bool:
        """Return whether a key is that of a State."""
        entity = self.registry.entity(key)
        return entity is not None and entity.is_state

    def addressed(self, text: str) -> tuple[tuple[str, ...], str]:
        """Return the keys that a cell or the head of a sentence lists, "Members" among them, and its other words."""
        keys: dict[str, None] = {}
        rest, end = "", 0
        for found in self.actors_in(text):
            rest += self._members(text[end : found.start], keys)
            end = found.end
            keys[found.key] = None
        rest += self._members(text[end:], keys)
        return tuple(keys), _BETWEEN.sub("", rest)

    def asked(self, text: str) -> tuple[str, ...]:
        """Return the keys of the subject of the first sentence with a request; none if no one is named."""
        for start, end in sentences(text):
            sentence = text[start:end]
            if not (match := ADDRESSED.match(sentence)):
                continue
            # “Fiji noted that Members may …”; of several parts nobody knows which belong together.
            parts = _PARTED.split(match["whom"])
            for whom in (match["whom"], *(parts[1:] if len(parts) == 2 else ())):
                keys, rest = self.addressed(whom)
                if keys and _BESIDE.fullmatch(rest):
                    return keys
        return ()

    def _members(self, text: str, keys: dict[str, None]) -> str:
        for words, key in (("member states", "member-states"), ("members?", "members"), ("observers?", "observers")):
            if self.registry.group(key) is None:
                continue
            shorter = re.sub(rf"\b{words}\b", "", text, flags=re.IGNORECASE)
            if shorter != text:
                keys[key] = None
                text = shorter
        return text

    def _is_actor(self, key: str) -> bool:
        return self.registry.entity(key) is not None or self.registry.group(key) is not None


def made_registry(parts: Sequence[Part]) -> Registry:
    """Return a registry for a place without one: an organiser, members, and everyone with a report under a heading."""
    entities = {"ORGANISER": Entity(key="ORGANISER", kind="body", short="the organiser")}
    for name in _reporters(parts):
        key = "-".join(ascii_words(name)).upper()[:40].rstrip("-")
        if key[:1].isalpha() and name.casefold() != "the organiser":
            entities.setdefault(key, Entity(key=key, kind="organisation", short=name))
    return Registry(entities=tuple(entities.values()), groups=(Group(key="members", name="Members"),))


def _reporters(parts: Sequence[Part]) -> Iterator[str]:
    from outcome_reports.importing.mapping.heading_meanings import is_spotlights

    for part in parts:
        for inner in part.parts:
            if is_spotlights(inner.title):
                yield from (report.title for report in inner.parts if len(report.title) <= 120)
