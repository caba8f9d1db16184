"""Rendering of mentions as inlines: leads, names, and acronyms that the document has already spelled out."""

from __future__ import annotations

from collections.abc import Iterable

from outcome_reports.errors import UnknownNameError
from outcome_reports.language.grammar import grammar_of
from outcome_reports.model import Group, Registry, without_article
from outcome_reports.naming import render_mention
from outcome_reports.tree import Abbreviation, Inline, Mention, Role, Span, Text, inline_text


class Names:
    """Resolves mentions in the order of a document in `language`, and remembers names already introduced."""

    def __init__(self, registry: Registry, language: str) -> None:
        self._registry = registry
        self._language = language
        self._grammar = grammar_of(language)
        self._introduced: set[str] = set()

    def __copy__(self) -> Names:
        """Return the same names, which remember on their own what is introduced from here on."""
        made = Names(self._registry, self._language)
        made.introduce(self._introduced)
        return made

    def introduce(self, keys: Iterable[str]) -> None:
        """Treat the names of `keys` as already spelled out."""
        self._introduced.update(keys)

    def introduced_in(self, inline: Inline) -> str | None:
        """Return the key whose acronym `inline` introduces, None if it introduces none."""
        if not isinstance(inline, Span) or inline.key is None or inline.role not in {Role.NAME, Role.LEAD}:
            return None
        entity, term = self._registry.entity(inline.key), self._registry.term(inline.key)
        if entity is not None and entity.acronym is not None and not entity.is_state:
            full, acronym = entity.short, entity.acronym
        elif entity is None and term is not None:
            full, acronym = term.expansion, term.acronym
        else:
            return None
        spelled_out = self._grammar.with_acronym(without_article(full), without_article(acronym))
        # At the start of a sentence it has a capital.
        return inline.key if inline_text((inline,)).endswith(spelled_out[1:]) else None

    def inlines(self, mention: Mention, before: str, *, lead: bool, language: str | None = None) -> tuple[Inline, ...]:
        """Return the words of `mention` after the text `before` of the same block; `lead` if it is the block's owner.

        `language` is that of the words around it, None for the document's. Raises UnknownNameError.
        """
        grammar = grammar_of(language) if language else self._grammar
        key, form = mention.key, "lead" if lead else mention.form
        introduced = key in self._introduced
        found = render_mention(self._registry, key, form, before, grammar, introduced=introduced)
        if found.introduces:
            self._introduced.add(key)
        if found.kind == "lead":
            # The article is part of the lead.
            return (Span((Text(found.text),), role=Role.LEAD, key=key),)
        shown: Inline = Span((Text(found.name),), role=Role.NAME, key=key)
        if found.kind == "acronym":
            shown = Abbreviation(found.name, found.expansion, key)
        return (Text(found.article), shown) if found.article else (shown,)

    def name(self, key: str) -> str:
        """Return the name of an entity or group for headings and lists: in full, without article.

        Raises UnknownNameError.
        """
        entry = self._registry.entity(key) or self._registry.group(key)
        if entry is None:
            raise UnknownNameError(f"“{key}” is not in the registry")
        return without_article(entry.name if isinstance(entry, Group) else entry.short)

    def in_sentence(self, key: str, before: str) -> str:
        """Return the short name of an entity or group with its article, as it reads after `before`.

        Raises UnknownNameError.
        """
        return render_mention(self._registry, key, "short", before, self._grammar, introduced=True).text

    def name_with_acronym(self, key: str) -> str:
        """Return the name for lists of participants: "Organization … (OSCE)", without article."""
        entity = self._registry.entity(key)
        if entity is None or entity.acronym is None or entity.is_state:
            return self.name(key)
        return self._grammar.with_acronym(without_article(entity.short), without_article(entity.acronym))
