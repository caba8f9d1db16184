"""The possible readings of names in a text."""

from __future__ import annotations

from typing import cast

from outcome_reports.errors import UnknownNameError
from outcome_reports.language.grammar import grammar_of
from outcome_reports.model import Registry
from outcome_reports.naming import render_mention
from outcome_reports.tree import MentionForm

_FORMS = ("formal", "short", "acronym", "adjective")


class NameReadings:
    """The names of `registry` in texts of a language."""

    def __init__(self, registry: Registry, language: str) -> None:
        self._registry = registry
        self._grammar = grammar_of(language)

    def after(self, before: str, key: str, form: str) -> set[str]:
        """Return the possible words of `[[key|form]]` after `before`, wherever the name has been spelled out."""
        forms = {form, "lead"} if form == "auto" else {form}
        try:
            return {
                render_mention(
                    self._registry, key, cast(MentionForm, one), before, self._grammar, introduced=introduced
                ).text
                for one in forms
                for introduced in (False, True)
            }
        except UnknownNameError:
            return set()

    def in_language(self, language: str | None) -> NameReadings:
        """Return the same names in texts of `language`, None for the language of these."""
        return NameReadings(self._registry, language) if language else self

    def without_article(self, name: str) -> str:
        """Return a name as it reads without its article."""
        return self._grammar.without_article(name)

    def form_of(self, key: str, words: str) -> str | None:
        """Return the form in which the name of `key` reads as `words`, apart from its article; None for none."""
        entity = self._registry.entity(key)
        wanted = self.without_article(words).casefold()
        for form in _FORMS:
            name = getattr(entity, form, None) if entity else None
            if name and self.without_article(name).casefold() == wanted:
                return form
        return None
