"""How a mention reads, in documents and before the rules that check texts: the same."""

from __future__ import annotations

import functools
import re

import pytest

from outcome_reports.checking.text.names_in_text import words_of_mention
from outcome_reports.checking.text.readable import readable
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.name_rendering import Names
from outcome_reports.errors import UnknownNameError
from outcome_reports.language.grammar import grammar_of
from outcome_reports.model import Edition, Prose
from outcome_reports.naming import render_mention
from outcome_reports.naming.mentions import RenderedMention
from outcome_reports.tree import Mention, MentionForm, inline_text, lines_of
from tests.support.parts import HEAD
from tests.support.registry import registry

REGISTRY = registry()
FORMS: tuple[MentionForm, ...] = ("auto", "lead", "formal", "short", "full", "acronym", "adjective")
BEFORE = ("", "In ", "in this ", "It ended. ", "of its new ", "Indonesia’s ", "said that ", "the non-", "e.g. ")


def read(key: str, form: MentionForm, before: str, *, introduced: bool = False) -> str:
    return render_mention(REGISTRY, key, form, before, grammar_of("en-GB"), introduced=introduced).text


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("key", ["PHL", "IDN", "IOM", "RSO", "WG-TIP", "GCM", "NGO", "members"])
def test_documents_and_rules_read_a_mention_alike(key: str, before: str) -> None:
    for form in FORMS:
        names = Names(REGISTRY, "en-GB")
        names.inlines(Mention(key), "", lead=False)
        printed = inline_text(names.inlines(Mention(key, form), before, lead=False))
        assert words_of_mention(REGISTRY, key, form, before) == printed, form


@pytest.mark.parametrize(
    ("key", "before", "first", "later"),
    [
        ("WG-TIP", "in this ", "Working Group on Trafficking in Persons", "Working Group on Trafficking in Persons"),
        ("RSO", "", "The Regional Support Office (RSO)", "The RSO"),
        ("RSO", "the new ", "Regional Support Office (RSO)", "RSO"),
        ("NGO", "", "Non-governmental organisation (NGO)", "NGO"),
        ("NGO", "an ", "non-governmental organisation (NGO)", "NGO"),
        ("PHL", "said that ", "the Philippines", "the Philippines"),
    ],
)
def test_first_and_later_mentions(key: str, before: str, first: str, later: str) -> None:
    assert read(key, "auto", before) == first
    assert read(key, "auto", before, introduced=True) == later


@pytest.mark.parametrize(
    ("key", "form", "words"),
    [
        ("RSO", "acronym", "RSO"),
        ("NGO", "acronym", "NGO"),
        ("PHL", "acronym", "the Philippines"),
        ("members", "acronym", "Bali Process Members"),
        ("RSO", "short", "the Regional Support Office"),
        ("RSO", "full", "the Regional Support Office (RSO)"),
        ("PHL", "formal", "the Republic of the Philippines"),
        ("PHL", "lead", "the Republic of the Philippines"),
        ("IDN", "adjective", "Indonesian"),
        ("members", "lead", "Bali Process Members"),
    ],
)
def test_each_form_has_its_name_and_article(key: str, form: MentionForm, words: str) -> None:
    assert read(key, form, "said that ") == words


@pytest.mark.parametrize("introduced", [False, True])
@pytest.mark.parametrize(
    ("key", "expansion"), [("RSO", "Regional Support Office"), ("NGO", "non-governmental organisation")]
)
def test_an_acronym_alone_says_what_it_is_short_for(key: str, expansion: str, introduced: bool) -> None:
    found = render_mention(REGISTRY, key, "acronym", "", grammar_of("en"), introduced=introduced)
    assert found == RenderedMention(key, kind="acronym", expansion=expansion)


def test_only_a_name_with_its_acronym_introduces() -> None:
    introducing = [
        (key, form)
        for key in ("IOM", "IDN", "members", "GCM")
        for form in FORMS
        if render_mention(REGISTRY, key, form, "", grammar_of("en"), introduced=False).introduces
    ]
    assert introducing == [(key, form) for key in ("IOM", "GCM") for form in ("auto", "lead", "full")]


@pytest.mark.parametrize(
    "source",
    [
        "In this [[WG-TIP]], [[RSO]] and [[PHL]] met.",
        "It ended. [[WG-TIP]] said that [[PHL]] and its own [[RSO]] agree: “[[RSO]] leads.”",
        "**[[RSO]]** of the *[[PHL]]*, e.g. [[WG-TIP]].[^1] [[GCM]] was named.\n\n[^1]: [[RSO]] and this [[RSO]].",
        "Before [the [[RSO]]](https://www.example.org) came [[[RSO]]](https://www.example.org).",
        "They are: (a) [[RSO]]; (b) [[PHL]]\n\n- [[RSO]]\n- the new [[RSO]]\n\n1. [[PHL]]\n2. in [[PHL]]",
        "> [[RSO]] said.",
        "A [[NGO]]-led group. [[NGO]] staff of Indonesia’s\n[[RSO]], the non-[[PHL]] parts, Indonesia–[[PHL]].",
    ],
)
def test_a_text_reads_alike_in_a_document_and_before_rules(source: str) -> None:
    composer = Composer(Edition.model_validate(HEAD | {"registry": REGISTRY}), "Title", "Report")
    composer.prose(Prose(" ".join(f"[[{key}]]" for key in ("RSO", "GCM", "NGO"))))
    printed = [*lines_of(composer.prose(Prose(source))), *lines_of(note.blocks[0] for note in composer.notes)]
    read = [paragraph.text for paragraph in readable(source, functools.partial(words_of_mention, REGISTRY))]
    assert read == [re.sub(r"(?<=\.)1(?= )", "", line) for line in printed]


def test_an_unknown_key_is_an_error_in_documents_and_reads_as_itself_for_rules() -> None:
    with pytest.raises(UnknownNameError, match="“XX” is not in the registry"):
        read("XX", "auto", "")
    assert words_of_mention(REGISTRY, "XX", "auto", "in ") == "XX"


def test_a_language_without_grammar_prints_names_bare() -> None:
    found = render_mention(REGISTRY, "PHL", "auto", "", grammar_of("fr"), introduced=False)
    assert (found.article, found.name) == ("", "Philippines")
