"""Names in the texts that rules check: the readings of mentions, and the forms of names used."""

from __future__ import annotations

import functools
import unicodedata
from typing import Literal, cast

from outcome_reports.errors import UnknownNameError
from outcome_reports.language.grammar import grammar_of
from outcome_reports.model import Entity, Group, Registry, Term, without_article
from outcome_reports.naming import render_mention
from outcome_reports.platform.records import record
from outcome_reports.tree import MentionForm

Form = Literal["short", "formal", "acronym", "adjective", "alias"]

_GRAMMAR = grammar_of("en")
"""That of the texts which rules look at."""
_FOLDING = str.maketrans({"’": "'", "‘": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " "})


@record(frozen=True, slots=True)
class Name:
    """A name in a text: `key` of the registry, its place, its `form`, and whether it is a `[[KEY]]` (`marked`)."""

    key: str
    start: int
    end: int
    form: Form
    marked: bool

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the text that it covers."""
        return self.start, self.end


def words_of_mention(registry: Registry, key: str, form: str, before: str) -> str:
    """Return the reading of `[[key|form]]` after `before`, as a later mention; an unknown key reads as itself."""
    try:
        return render_mention(registry, key, cast(MentionForm, form), before, _GRAMMAR, introduced=True).text
    except UnknownNameError:
        return key


def form_of(entry: Entity | Group | Term, name: str) -> Form:
    """Return the form of the entry's name that `name` is; text in capitals counts as the form that it capitalises."""
    wanted = comparable(name)
    for form, known in _forms(entry):
        if known and wanted in {bare := comparable(known), bare[:1].upper() + bare[1:]}:
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
            ("short", entry.acronym and f"{entry.short} ({without_article(entry.acronym)})"),
        )
    if isinstance(entry, Term):
        return ("acronym", entry.acronym), ("short", entry.expansion)
    return (("short", entry.name),)


def comparable(name: str) -> str:
    """Return the name without its article, with one kind of apostrophe, hyphen and space."""
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
    """Return a name normalised by case, accents, hyphens, spaces and spelling traditions."""
    decomposed = unicodedata.normalize("NFKD", comparable(name)).casefold()
    letters = "".join(c for c in decomposed if c.isalnum())
    for british, american in _TRADITIONS:
        letters = letters.replace(british, american)
    return letters
