"""The grammar that names and numbers need in sentences, language by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from outcome_reports.language.english import EnglishGrammar
from outcome_reports.language.neutral_grammar import NeutralGrammar


class Grammar(Protocol):
    """The grammar of a language that is needed to put names and numbers into sentences.

    Words that can simply be listed, such as "and" in a series, are in the language's wording file instead.
    """

    @property
    def plural_categories(self) -> tuple[str, ...]:
        """The forms of a label with a count, by their names in Unicode CLDR: "one", "other"."""

    def without_article(self, name: str) -> str:
        """Return the name without its article: "Philippines" for "the Philippines"."""

    def article(self, name: str, before: str, *, proper: bool) -> str:
        """Return the article before the bare name: "the ", "The ", or "" for none.

        `name` includes its article, if any; `before` is the text of its paragraph so far, as it reads; `proper` is True
        for the proper name of a State.
        """

    def at_start(self, words: str, before: str) -> str:
        """Return `words` with a capital letter if they begin a sentence after the text `before`."""

    def within_sentence(self, title: str) -> str:
        """Return a title as it reads inside a sentence: "outcome report"."""

    def with_acronym(self, name: str, acronym: str) -> str:
        """Return a name with its acronym: "Regional Support Office (RSO)"."""

    def ordinal(self, number: int) -> str:
        """Return the ordinal number in words, in lower case: "fourth"."""

    def ordinals(self, number: int) -> tuple[str, ...]:
        """Return all ways of writing the ordinal number, in lower case: "fourth", "4th"; none if they vary."""

    def plural(self, count: float) -> str:
        """Return the plural category of a count, one of `plural_categories`."""


GRAMMARS: Mapping[str, Grammar] = {"en": EnglishGrammar()}
"""The grammars, by primary language subtag."""
_NEUTRAL = NeutralGrammar()


def grammar_of(language: str) -> Grammar:
    """Return the grammar of a BCP 47 language tag, by its primary subtag; the neutral one if it has none."""
    return GRAMMARS.get(language.partition("-")[0], _NEUTRAL)


def count_on(text: str, number: int, grammar: Grammar) -> str:
    """Return `text` with each ordinal of `number`, in words or figures, increased by one; capitals are kept.

    Whole words count: "Fourteenth" is not "Fourth", and "twenty-fourth" is one word.
    """
    pairs = dict(zip(grammar.ordinals(number), grammar.ordinals(number + 1), strict=True))
    if not pairs:
        return text
    pattern = "|".join(map(re.escape, pairs))
    return re.sub(
        rf"(?<![\w-])(?:{pattern})(?![\w-])",
        lambda match: _cased_as(match[0], pairs[match[0].lower()]),
        text,
        flags=re.IGNORECASE,
    )


def _cased_as(old: str, new: str) -> str:
    if old.isupper():
        return new.upper()
    if old.istitle():
        return new.title()
    return new.capitalize() if old[0].isupper() else new
