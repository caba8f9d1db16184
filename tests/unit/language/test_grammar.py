"""Which grammar a language has, and what languages without one of their own do."""

from __future__ import annotations

import pytest

from outcome_reports.language.english import EnglishGrammar
from outcome_reports.language.grammar import GRAMMARS, count_on, grammar_of
from outcome_reports.language.neutral_grammar import NeutralGrammar


@pytest.mark.parametrize("tag", ["en", "en-GB", "en-Latn-AU"])
def test_a_language_goes_by_its_primary_subtag(tag: str) -> None:
    assert isinstance(grammar_of(tag), EnglishGrammar)


@pytest.mark.parametrize("tag", ["fr", "eng", "zh-Hant", ""])
def test_a_language_without_grammar_has_the_neutral_one(tag: str) -> None:
    assert isinstance(grammar_of(tag), NeutralGrammar)


def test_the_neutral_grammar_adds_nothing_to_names_and_knows_one_form() -> None:
    grammar = grammar_of("fr")
    assert (grammar.without_article("les Philippines"), grammar.article("les Philippines", "", proper=True)) == (
        "les Philippines",
        "",
    )
    assert grammar.at_start("lieu", "") == "lieu"
    assert (grammar.ordinal(4), grammar.ordinals(4), grammar.plural(1)) == ("4", (), "other")
    assert count_on("Le 4e dialogue, 4th", 4, grammar) == "Le 4e dialogue, 4th"


@pytest.mark.parametrize("grammar", [*GRAMMARS.values(), NeutralGrammar()])
def test_every_count_falls_into_a_category_of_the_language(grammar: EnglishGrammar | NeutralGrammar) -> None:
    assert {grammar.plural(count) for count in (0, 1, 2, 5, 11, 21, 1.5, 1000)} == set(grammar.plural_categories)


@pytest.mark.parametrize(("count", "category"), [(0, "other"), (1, "one"), (1.0, "one"), (1.5, "other"), (2, "other")])
def test_english_plurals(count: float, category: str) -> None:
    assert grammar_of("en").plural(count) == category


def test_the_neutral_grammar_leaves_words_as_they_are() -> None:
    grammar = NeutralGrammar()
    assert grammar.at_start("die Wörter", ". ") == "die Wörter"
    assert grammar.within_sentence("Die Wörter") == "Die Wörter"
    assert (grammar.with_acronym("Die Wörter", "DW"), grammar.ordinal(3), grammar.ordinals(3)) == (
        "Die Wörter (DW)",
        "3",
        (),
    )
