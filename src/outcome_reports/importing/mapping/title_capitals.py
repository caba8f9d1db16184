"""Conversion of titles in capitals to sentence case, with the capitals of names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.model.name_index import comparable_name

_WORD = re.compile(r"[^\W_]+")
_FEWEST = 5


class TitleCapitals:
    """Restores titles; `texts` are the paragraphs of the document, which may have the same title in lower case."""

    def __init__(self, names: Names, texts: Iterable[str]) -> None:
        self._names = names
        self._written: dict[str, str] = {}
        self._proper: set[str] = set()
        for text in texts:
            if len(text) < 400 and not text.isupper() and not text[:1].islower():
                self._written.setdefault(_folded(text), text)
            for match in re.finditer(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w’'-]+", text):
                self._proper.add(match[0])
        self._proper -= {word for word in self._proper if word.casefold() in names.common}

    def restored(self, title: str) -> tuple[str, bool]:
        """Return a title in sentence case, and whether to confirm it; other titles are returned unchanged."""
        if not title.isupper() or sum(c.isalpha() for c in title) < _FEWEST:
            return title, False
        if written := self._written.get(_folded(title)):
            return written, False
        title = unicodedata.normalize("NFC", title)
        small = title.lower()
        if len(small) != len(title):
            return title, True
        made, at = "", 0
        for found in self._names.registry.name_index.names_in(title):
            made += small[at : found.start] + self._natural(found.key, found.name)
            at = found.end
        made += small[at:]
        for word in self._proper:
            made = re.sub(rf"\b{re.escape(word.lower())}\b", word, made)
        first = next((n for n, c in enumerate(made) if c.isalpha()), 0)
        return made[:first] + made[first : first + 1].upper() + made[first + 1 :], True

    def _natural(self, key: str, name: str) -> str:
        registry = self._names.registry
        entity, group, term = registry.entity(key), registry.group(key), registry.term(key)
        names: tuple[str | None, ...] = entity.names if entity else ()
        if group:
            names += (group.name, *group.aliases)
        if term:
            names += (term.acronym, term.expansion, *term.aliases)
        wanted = comparable_name(name).casefold()
        natural = (comparable_name(n) for n in names if n)
        return next((n for n in natural if n.casefold() == wanted), name)


def _folded(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))
