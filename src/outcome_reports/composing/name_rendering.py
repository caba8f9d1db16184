"""How a mention reads: lead, first use, later use, and the article that goes with each.

House style: the owner of a block is named in full and set apart at its first mention; an organisation or term is
spelled out with its acronym at its first use in the document, and the acronym alone after that; a State has its short
name.
"""

from __future__ import annotations

import re

from outcome_reports.errors import UnknownNameError
from outcome_reports.model import Entity, Group, Registry, without_article
from outcome_reports.tree import Abbreviation, Inline, Mention, Span, Text

_DETERMINER = re.compile(
    r"(?:^|[\s(“\"‘])(?:the|a|an|its|their|our|his|her|each|every|another)\s+$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…][”’\")\]]*\s+)[“‘\"(\[]*$")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|cf|vs|viz|incl|approx|Nos?|Arts?|Dr|Mrs?|Ms|Prof|H\.E)\.\s+$")


class Names:
    """Resolves mentions in the order of the document, and remembers what has been introduced."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._introduced: set[str] = set()

    def inlines(self, mention: Mention, before: str, *, lead: bool) -> tuple[Inline, ...]:
        """The words of `mention`, after the text `before` of the same block; `lead` if it is the block's owner.

        Raises UnknownNameError.
        """
        key, form = mention.key, mention.form
        if form == "auto" and lead:
            form = "lead"
        if entity := self._registry.entity(key):
            return self._entity(entity, form, before)
        if term := self._registry.term(key):
            return self._with_acronym(term.key, term.expansion, term.acronym, form, before)
        if group := self._registry.group(key):
            return self._group(group, form, before)
        raise UnknownNameError(f"“{key}” is no key of the registry")

    def name(self, key: str) -> str:
        """The name of an entity or group for headings and lists: in full, without article. Raises UnknownNameError."""
        entry = self._registry.entity(key) or self._registry.group(key)
        if entry is None:
            raise UnknownNameError(f"“{key}” is no key of the registry")
        return without_article(entry.name if isinstance(entry, Group) else entry.short)

    def name_with_acronym(self, key: str) -> str:
        """The name for lists of participants: "Organization … (OSCE)", without article."""
        entity = self._registry.entity(key)
        if entity is None or entity.acronym is None or entity.is_state:
            return self.name(key)
        return f"{without_article(entity.short)} ({without_article(entity.acronym)})"

    def _entity(self, entity: Entity, form: str, before: str) -> tuple[Inline, ...]:
        if form == "adjective":
            return _name(entity.adjective or without_article(entity.short), entity.key)
        if form == "lead":
            return self._lead(entity, before)
        if form == "formal":
            return _with_article(entity.formal_name, entity.key, before)
        if form == "short" or entity.acronym is None or entity.is_state:
            return _with_article(entity.short, entity.key, before)
        return self._with_acronym(entity.key, entity.short, entity.acronym, form, before)

    def _lead(self, entity: Entity, before: str) -> tuple[Inline, ...]:
        name = entity.formal_name if entity.is_state else entity.short
        if entity.acronym and not entity.is_state and entity.key not in self._introduced:
            self._introduced.add(entity.key)
            name = f"{name} ({without_article(entity.acronym)})"
        words = "".join(_article(name, before)) + without_article(name)
        return (Span((Text(words),), role="lead", key=entity.key),)

    def _group(self, group: Group, form: str, before: str) -> tuple[Inline, ...]:
        if form != "lead":
            return _with_article(group.name, group.key, before)
        words = "".join(_article(group.name, before)) + without_article(group.name)
        return (Span((Text(words),), role="lead", key=group.key),)

    def _with_acronym(self, key: str, full: str, acronym: str, form: str, before: str) -> tuple[Inline, ...]:
        bare = without_article(acronym)
        if form in {"short", "formal"}:
            return _with_article(full, key, before)
        if form == "acronym":
            return (Abbreviation(bare, without_article(full), key),)
        if form in {"full", "lead"} or key not in self._introduced:
            self._introduced.add(key)
            return _with_article(f"{full} ({bare})", key, before)
        article = _article(acronym, before)
        shown: tuple[Inline, ...] = (Abbreviation(bare, without_article(full), key),)
        return (*(Text(word) for word in article), *shown)


def _name(words: str, key: str) -> tuple[Inline, ...]:
    return (Span((Text(words),), role="name", key=key),)


def _with_article(name: str, key: str, before: str) -> tuple[Inline, ...]:
    return (*(Text(word) for word in _article(name, before)), *_name(without_article(name), key))


def _article(name: str, before: str) -> tuple[str, ...]:
    """The article of `name` as it reads after `before`: capital at the start of a sentence, none after a determiner."""
    if without_article(name) == name or _DETERMINER.search(before):
        return ()
    starts = _SENTENCE_START.search(before) and not _ABBREVIATION.search(before)
    return ("The ",) if starts else ("the ",)
