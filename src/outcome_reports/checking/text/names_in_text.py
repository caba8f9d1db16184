"""Names in the texts that rules look at: how mentions read, and which form of a name stands where."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from outcome_reports.model import Entity, Group, Registry, Term, without_article

Form = Literal["short", "formal", "acronym", "adjective", "alias"]

_DETERMINER = re.compile(
    r"\b(?:the|a|an|this|that|these|those|its|their|our|each|every|any|some|no)\s+$", re.IGNORECASE
)
_FOLDING = str.maketrans({"’": "'", "‘": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: `key` of the registry, its place, its `form`, and whether it is a `[[KEY]]` (`marked`)."""

    key: str
    start: int
    end: int
    form: Form
    marked: bool


def words_of_mention(registry: Registry, key: str, form: str, before: str) -> str:
    """How `[[key|form]]` reads after `before`, as far as house style cares.

    The acronym where there is one, which is how all mentions but the first read. An unknown key reads as itself.
    """
    entity, term, group = registry.entity(key), registry.term(key), registry.group(key)
    if entity is not None:
        name = _entity_words(entity, form)
    elif term is not None:
        name = term.expansion if form in {"short", "formal"} else term.acronym
    else:
        name = group.name if group is not None else key
    bare = without_article(name)
    if bare == name or form in {"acronym", "adjective"} or _DETERMINER.search(before):
        return bare
    at_start = not before.rstrip() or before.rstrip()[-1] in ".!?"
    return f"{'The' if at_start else 'the'} {bare}"


def _entity_words(entity: Entity, form: str) -> str:
    if form == "adjective":
        return entity.adjective or entity.short
    if form == "formal" or (form == "lead" and entity.is_state):
        return entity.formal_name
    if form == "short" or entity.acronym is None or entity.is_state:
        return entity.short
    return entity.acronym


def form_of(entry: Entity | Group | Term, name: str) -> Form:
    """Which form of the entry's name `name` is; text in capitals counts as the form that it writes in capitals."""
    wanted = comparable(name)
    for form, known in _forms(entry):
        if known and comparable(known) == wanted:
            return form
    if name.isupper():
        for form, known in _forms(entry):
            if known and comparable(known).upper() == wanted:
                return form
    return "alias"


def _forms(entry: Entity | Group | Term) -> tuple[tuple[Form, str | None], ...]:
    if isinstance(entry, Entity):
        return (
            ("short", entry.short),
            ("acronym", entry.acronym),
            ("adjective", entry.adjective),
            ("formal", entry.formal),
        )
    if isinstance(entry, Term):
        return ("acronym", entry.acronym), ("short", entry.expansion)
    return (("short", entry.name),)


def comparable(name: str) -> str:
    """The name without its article, with one kind of apostrophe, hyphen and space."""
    return without_article(unicodedata.normalize("NFC", name).translate(_FOLDING))


_TRADITIONS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("centre", "center"),
    ("labour", "labor"),
    ("programme", "program"),
)


@functools.lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """What is left of a name when case, accents, hyphens, spaces and spelling traditions do not count."""
    decomposed = unicodedata.normalize("NFKD", comparable(name)).casefold()
    letters = "".join(c for c in decomposed if c.isalnum())
    for british, american in _TRADITIONS:
        letters = letters.replace(british, american)
    return letters
