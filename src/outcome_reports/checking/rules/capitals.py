"""Capitals: the house's terms, one spelling throughout, and no words typed in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.acronyms import in_capitals
from outcome_reports.checking.text.anatomy import starts_sentence
from outcome_reports.checking.text.intervals import touches
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.checking.text.phrases import PhraseIndex

_SOURCE = f"{MANUAL}, “Capital letters”"


@rule(
    "LNG010",
    "house term without its capitals",
    severity="warning",
    why="Terms with a special meaning in the dialogue are capitalised wherever they are used.",
    source=f"{_SOURCE}; the profile’s list",
    good=("Member States and senior staff met.",),
    bad=("All member states met.", Example("A Member state.", fixed="A Member State.")),
    kept=(
        "The senior officials of a bank held constructive dialogue on a work plan.",
        "Senior officials agree. Constructive dialogue helps. Work plan",
        "She spoke of “a Member state”; *The Member state* is a book.",
    ),
)
def house_term(material: Material) -> Iterator[Hit]:
    """Find terms of the profile's list in a different case, except in text typed in capitals."""
    index = PhraseIndex(material.profile.capitals.terms)
    for passage, paragraph in material.paragraphs():
        for term, start, end in index.find_in(paragraph.text, material.words(paragraph)):
            shown = paragraph.text[start:end]
            if shown != term and not shown.isupper() and not material.is_quoted(paragraph, start, end):
                message = f"“{shown}” is written “{term}”"
                # Lower case may be correct, as in “the work plan of a bank”; one upper-case and one lower-case word
                # never are.
                mixed = shown != shown.lower() and not starts_sentence(paragraph, start)
                at = Stretch(passage, paragraph, start, end)
                yield Hit(at, message, f"write “{term}” where it has the house’s meaning", term if mixed else None)


@rule(
    "LNG013",
    "word capitalised in one place and not in another",
    severity="warning",
    why="Within a document a word is capitalised everywhere or nowhere.",
    source=_SOURCE,
    good=("The governments met. Governments agreed. The Government of Fiji and the governments agreed.",),
    bad=("The governments met, and all governments agreed, but some Governments left.",),
)
def varying_capital(material: Material) -> Iterator[Hit]:
    """Find the rarer form of each word on the profile's list; of two equally frequent ones, the capitalised one."""
    watched = {word.casefold() for word in material.profile.capitals.watched}
    found: dict[str, dict[bool, list[Stretch]]] = {}
    for passage, paragraph in material.paragraphs("prose"):
        names = None
        for word in material.words(paragraph):
            if word.text.casefold() not in watched or starts_sentence(paragraph, word.start):
                continue
            capital = word.text[0].isupper()
            names = material.proper_names(paragraph) if names is None else names
            if word.text.isupper() or not material.is_free(paragraph, word.start, word.end):
                continue
            if capital and (touches(names, word.start, word.end) or paragraph.text[word.end :].startswith(" of ")):
                continue
            stretch = Stretch(passage, paragraph, word.start, word.end)
            found.setdefault(word.text.casefold(), {True: [], False: []})[capital].append(stretch)
    for forms in found.values():
        rare = len(forms[True]) <= len(forms[False])
        for stretch in forms[rare] if forms[not rare] else ():
            shown = stretch.text
            right = shown.lower() if rare else shown.capitalize()
            # “The Government” of one State is capitalised, “governments” are not: no fix.
            yield Hit(stretch, f"“{shown}” is written “{right}” elsewhere", f"write “{right}”, if it means the same")


@rule(
    "LNG014",
    "words typed in capitals",
    severity="warning",
    why="Capitals are a matter of style, not content: screen readers spell out words in capitals, searches miss "
    "them, and names lose their form.",
    source="the profile’s own choice: the templates already set the owner’s name apart",
    good=("The [[IOM]] met Indonesia.", "See ISBN 9783161484100 and MMSI 211331640."),
    bad=("NEW ZEALAND met the [[IOM]].", "FIJI met."),
)
def typed_capitals(material: Material) -> Iterator[Hit]:
    """Find two or more words in capitals, and names of States in capitals; the first of each paragraph."""
    for passage, paragraph in material.paragraphs("prose", "title"):
        spans = in_capitals(paragraph)
        spans += [
            (name.start, name.end)
            for name in material.names(paragraph)
            if not name.marked and name.form != "acronym" and paragraph.text[name.start : name.end].isupper()
        ]
        spans = [
            span
            for span in spans
            if not material.is_quoted(paragraph, *span)
            and re.search(r"[A-Z]{4}(?![^ ]*(?:[ ]\d+)+$)", paragraph.text[slice(*span)])
        ]
        acronyms = {
            paragraph.text[name.start : name.end] for name in material.names(paragraph) if name.form == "acronym"
        }
        known = {*material.profile.acronyms.known, *(word for acronym in acronyms for word in acronym.split())}
        for start, end in sorted(spans)[:1]:
            shown = paragraph.text[start:end]
            if not set(shown.split()) <= known:
                named = [name.key for name in material.names(paragraph) if name.start < end and start < name.end]
                hint = f"write [[{named[0]}]]: the style sets capitals where they belong" if named else "use lower case"
                yield Hit(Stretch(passage, paragraph, start, end), f"“{shown}” is typed in capitals", hint)
