"""The grammar of languages without their own; a base class for grammars that differ little."""

from __future__ import annotations


class NeutralGrammar:
    """The grammar of languages without their own here: names as registered, without articles."""

    plural_categories: tuple[str, ...] = ("other",)

    def without_article(self, name: str) -> str:
        return name

    def article(self, name: str, before: str, *, proper: bool) -> str:
        return ""

    def at_start(self, words: str, before: str) -> str:
        return words

    def within_sentence(self, title: str) -> str:
        return title

    def with_acronym(self, name: str, acronym: str) -> str:
        return f"{name} ({acronym})"

    def ordinal(self, number: int) -> str:
        return str(number)

    def ordinals(self, number: int) -> tuple[str, ...]:
        return ()

    def plural(self, count: float) -> str:
        return "other"
