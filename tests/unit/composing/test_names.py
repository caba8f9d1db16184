from __future__ import annotations

from typing import Any

import pytest

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.name_rendering import Names
from outcome_reports.errors import UnknownNameError
from outcome_reports.model import Edition, Prose
from outcome_reports.tree import (
    Abbreviation,
    Block,
    Emphasis,
    Inline,
    Link,
    Mention,
    Paragraph,
    Span,
    Strong,
    Text,
    blocks_of,
    inline_text,
    inlines_of,
    lines_of,
)
from tests.support.parts import HEAD
from tests.support.registry import registry

REGISTRY = registry()


def composer(**fields: Any) -> Composer:
    return Composer(Edition.model_validate(HEAD | {"registry": REGISTRY} | fields), "Title", "Report")


def marked(blocks: tuple[Block, ...]) -> str:
    """The text with what each mention has become: {lead}, <name>, (abbreviation)."""

    def one(inline: Inline) -> str:
        match inline:
            case Span(children, role="lead", key=key):
                return f"{{{key}:{inline_text(children)}}}"
            case Span(children, role="name", key=key):
                return f"<{key}:{inline_text(children)}>"
            case Abbreviation(value, expansion):
                return f"({value}={expansion})"
            case Emphasis(children) | Strong(children) | Link(children=children):
                return "".join(one(child) for child in children)
            case _:
                return inline_text((inline,))

    paragraphs = [block for block in blocks_of(blocks) if isinstance(block, Paragraph)]
    return " | ".join("".join(one(inline) for inline in paragraph.children) for paragraph in paragraphs)


def read(*texts: str, owners: tuple[str, ...] = ()) -> str:
    """How texts of one document read, one after the other; owners are those of the last text."""
    one = composer()
    *before, last = texts
    for text in before:
        one.prose(Prose(text))
    return marked(one.prose(Prose(last), owners=owners))


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        # A State has its short name, always.
        ("[[IDN]] and [[IDN]]", "<IDN:Indonesia> and <IDN:Indonesia>"),
        # An organisation or term: in full with its acronym, then the acronym.
        (
            "[[IOM]] and [[IOM]]",
            "<IOM:International Organization for Migration (IOM)> and (IOM=International Organization for Migration)",
        ),
        ("An [[NGO]], [[NGO]]", "An <NGO:non-governmental organisation (NGO)>, (NGO=non-governmental organisation)"),
        # One without acronym is named in full each time.
        (
            "[[WG-TIP]]; [[WG-TIP]]",
            "The <WG-TIP:Working Group on Trafficking in Persons>; "
            "the <WG-TIP:Working Group on Trafficking in Persons>",
        ),
        # Groups have a name.
        ("[[members]] met", "<members:Bali Process Members> met"),
        # Where an entity and a group share a key, the entity is meant.
        ("[[ASEAN]]", "The <ASEAN:Association of Southeast Asian Nations (ASEAN)>"),
    ],
)
def test_auto_follows_house_style(text: str, reads: str) -> None:
    assert read(text) == reads


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("[[IDN|short]]", "<IDN:Indonesia>"),
        ("[[IDN|formal]]", "The <IDN:Republic of Indonesia>"),
        ("[[IDN|full]]", "<IDN:Indonesia>"),
        ("[[IDN|acronym]]", "<IDN:Indonesia>"),
        ("[[IDN|adjective]]", "<IDN:Indonesian>"),
        ("[[PHL|adjective]]", "<PHL:Philippines>"),
        ("[[IDN|lead]]", "{IDN:The Republic of Indonesia}"),
        ("[[IOM|short]]", "<IOM:International Organization for Migration>"),
        ("[[IOM|formal]]", "<IOM:International Organization for Migration>"),
        (
            "[[IOM|full]], [[IOM|full]]",
            "<IOM:International Organization for Migration (IOM)>, "
            "<IOM:International Organization for Migration (IOM)>",
        ),
        ("[[IOM|acronym]]", "(IOM=International Organization for Migration)"),
        ("[[IOM|lead]]", "{IOM:International Organization for Migration (IOM)}"),
        ("[[GCM|short]]", "The <GCM:Global Compact for Migration>"),
        ("[[GCM|lead]]", "The <GCM:Global Compact for Migration (GCM)>"),
        (
            "[[members|short]] [[members|formal]] [[members|full]]",
            "<members:Bali Process Members> <members:Bali Process Members> <members:Bali Process Members>",
        ),
        ("[[members|lead]]", "{members:Bali Process Members}"),
    ],
)
def test_a_form_can_be_asked_for(text: str, reads: str) -> None:
    assert read(text) == reads


def test_short_and_acronym_introduce_nothing_and_full_does() -> None:
    assert read("[[IOM|short]] [[IOM|acronym]] [[IOM]]").endswith(
        "<IOM:International Organization for Migration (IOM)>"
    )
    assert read("[[IOM|full]]", "[[IOM]]") == "(IOM=International Organization for Migration)"


def test_first_use_counts_for_the_whole_document() -> None:
    assert (
        read("[[RSO]] works.", "[[RSO]] works; [[RSO]].")
        == "The (RSO=Regional Support Office) works; the (RSO=Regional Support Office)."
    )


def test_a_new_document_starts_afresh() -> None:
    assert read("[[IOM]]") == read("[[IOM]]") == "<IOM:International Organization for Migration (IOM)>"


def test_the_owner_leads_at_its_first_mention_only() -> None:
    text = "[[IDN]] said that [[IDN]] and [[PHL]] agree.\n\n[[IDN]] went on."
    assert read(text, owners=("IDN",)) == (
        "{IDN:The Republic of Indonesia} said that <IDN:Indonesia> and the <PHL:Philippines> agree. | "
        "<IDN:Indonesia> went on."
    )


def test_several_owners_lead_each_once() -> None:
    assert read("[[IDN]], [[PHL]], [[IDN]]", owners=("PHL", "IDN")) == (
        "{IDN:The Republic of Indonesia}, {PHL:the Republic of the Philippines}, <IDN:Indonesia>"
    )


def test_an_owner_named_in_another_form_first_does_not_lead_later() -> None:
    assert read("[[IDN|short]] and [[IDN]]", owners=("IDN",)) == "<IDN:Indonesia> and <IDN:Indonesia>"


def test_an_organisation_that_leads_is_introduced_unless_it_was() -> None:
    assert (
        read("[[RSO]] and [[RSO]]", owners=("RSO",))
        == "{RSO:The Regional Support Office (RSO)} and the (RSO=Regional Support Office)"
    )
    assert read("[[RSO]]", "[[RSO]]", owners=("RSO",)) == "{RSO:The Regional Support Office}"


def test_each_text_has_its_own_lead() -> None:
    one = composer()
    reads = [marked(one.prose(Prose("[[IDN]]"), owners=("IDN",))) for _ in range(2)]
    assert reads == ["{IDN:The Republic of Indonesia}"] * 2


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("[[PHL]]", "The <PHL:"),
        ("In [[PHL]]", "In the <PHL:"),
        ("It ended. [[PHL]]", "It ended. The <PHL:"),
        ("It ended! [[PHL]]", "It ended! The <PHL:"),
        ("It ended.” [[PHL]]", "It ended.” The <PHL:"),
        ("It ended.) [[PHL]]", "It ended.) The <PHL:"),
        ("“[[PHL]]", "“The <PHL:"),
        ("([[PHL]]", "(The <PHL:"),
        ("He said: [[PHL]]", "He said: the <PHL:"),
        ("He said, “[[PHL]]", "He said, “the <PHL:"),
        ("as, e.g. [[PHL]]", "as, e.g. the <PHL:"),
        ("that is, i.e. [[PHL]]", "that is, i.e. the <PHL:"),
        ("Ms. [[PHL]]", "Ms. the <PHL:"),
        ("the [[PHL]]", "the <PHL:"),
        ("The [[PHL]]", "The <PHL:"),
        ("of its [[PHL]]", "of its <PHL:"),
        ("bathe [[PHL]]", "bathe the <PHL:"),
        ("**In** [[PHL]]", "In the <PHL:"),
        ("**[[PHL]]**", "The <PHL:"),
        ("the *[[PHL]]*", "the <PHL:"),
        ("the\n[[PHL]]", "the <PHL:"),
        ("done.[^1] [[PHL]]\n\n[^1]: x", "done.1 The <PHL:"),
        ("one\\\n[[PHL]]", "one\nthe <PHL:"),
        ("- [[PHL]]", "The <PHL:"),
        ("> [[PHL]]", "The <PHL:"),
        ("[[IDN]] [[PHL]]", "<IDN:Indonesia> the <PHL:"),
    ],
)
def test_the_article_goes_with_what_is_before(text: str, reads: str) -> None:
    assert read(text).startswith(reads)


def test_the_article_begins_each_paragraph_again() -> None:
    assert read("In [[PHL]]\n\n[[PHL]]") == "In the <PHL:Philippines> | The <PHL:Philippines>"


def test_articles_are_not_part_of_what_is_marked() -> None:
    (block,) = composer().prose(Prose("In [[PHL]]."))
    assert isinstance(block, Paragraph)
    assert block.children == (Text("In the "), Span((Text("Philippines"),), role="name", key="PHL"), Text("."))


def test_mentions_are_resolved_wherever_text_can_be() -> None:
    text = (
        "*[[IDN]]* **[[IDN]]** [[[IDN]]](https://x.org)\n\n- [[IDN]]\n\n> [[IDN]]\n\n"
        "1. a\n   - [[IDN]][^1]\n\n[^1]: [[IDN]]"
    )
    one = composer()
    blocks = (*one.prose(Prose(text)), *one.notes)
    found = [i for b in blocks_of(blocks) if isinstance(b, Paragraph) for i in inlines_of(b.children)]
    assert not [inline for inline in found if isinstance(inline, Mention)]
    assert sum(line.count("Indonesia") for line in lines_of(blocks)) == 7


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match=r"^“XX” is not in the registry$"):
        read("[[XX]]")
    with pytest.raises(UnknownNameError, match=r"^“XX” is not in the registry$"):
        Names(REGISTRY, "en-GB").name("XX")


@pytest.mark.parametrize(
    ("key", "name", "with_acronym"),
    [
        ("PHL", "Philippines", "Philippines"),
        ("RSO", "Regional Support Office", "Regional Support Office (RSO)"),
        ("WG-TIP", "Working Group on Trafficking in Persons", "Working Group on Trafficking in Persons"),
        ("members", "Bali Process Members", "Bali Process Members"),
    ],
)
def test_names_for_headings_and_lists(key: str, name: str, with_acronym: str) -> None:
    names = Names(REGISTRY, "en-GB")
    assert (names.name(key), names.name_with_acronym(key)) == (name, with_acronym)


def test_names_in_headings_introduce_nothing() -> None:
    names = Names(REGISTRY, "en-GB")
    names.name_with_acronym("IOM")
    assert (
        inline_text(names.inlines(Mention("IOM"), "", lead=False)) == "International Organization for Migration (IOM)"
    )
