"""The grammar of English for texts and names."""

from __future__ import annotations

from outcome_reports.language.english.determiners import takes_no_article
from outcome_reports.language.english.number_words import ordinal_in_figures, ordinal_in_words
from outcome_reports.language.english.sentence_starts import starts_sentence


class EnglishGrammar:
    """The grammar of English; `language.grammar.Grammar` documents its methods."""

    plural_categories: tuple[str, ...] = ("one", "other")

    def without_article(self, name: str) -> str:
        return name[4:] if name.startswith(("the ", "The ")) else name

    def article(self, name: str, before: str, *, proper: bool) -> str:
        if self.without_article(name) == name or takes_no_article(before, proper=proper):
            return ""
        return "The " if starts_sentence(before) else "the "

    def at_start(self, words: str, before: str) -> str:
        first = words.split(" ", 1)[0]
        return words[0].upper() + words[1:] if first.islower() and starts_sentence(before) else words

    def within_sentence(self, title: str) -> str:
        # "Outcome report" becomes "outcome report" inside a sentence; "RSO report" and "I" are unchanged.
        first = title.split(maxsplit=1)[0]
        return title[0].lower() + title[1:] if first[1:].islower() else title

    def with_acronym(self, name: str, acronym: str) -> str:
        return f"{name} ({acronym})"

    def ordinal(self, number: int) -> str:
        return ordinal_in_words(number)

    def ordinals(self, number: int) -> tuple[str, ...]:
        return ordinal_in_words(number), ordinal_in_figures(number)

    def plural(self, count: float) -> str:
        return "one" if count == 1 else "other"
