"""Acronyms: letters, expansions, and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.acronyms import ACRONYM, acronym_of, keys_by_acronym, occurrences
from outcome_reports.checking.text.names_in_text import folded
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.language.english.number_words import ordinal_in_words
from outcome_reports.model import Entity, without_article

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_MAX_WORDS = 16


def letters_fit(acronym: str, expansion: str) -> bool:
    """Return whether the letters begin the words, in order; words may be left out, but not the first.

    "COMMIT" fits Coordinated Mekong Ministerial Initiative against Trafficking; a Roman number fits its ordinal word.
    """
    words = re.findall(r"[^\W\d_]+", without_article(expansion))
    head, _, tail = acronym.removesuffix(" Process").rpartition("-")
    if head and tail in _ROMAN and ordinal_in_words(_ROMAN[tail]) in (word.casefold() for word in words):
        words = [word for word in words if word.casefold() != ordinal_in_words(_ROMAN[tail])]
        acronym = head
    letters = "".join(c for c in acronym.removesuffix(" Process") if c.isalpha()).casefold()
    folded = [word.casefold() for word in words]
    return any(_fits(letters, folded[start:]) for start, word in enumerate(folded) if word[0] == letters[:1])


def _fits(letters: str, words: list[str]) -> bool:
    """Return whether the letters are beginnings of the words in order."""
    reached = {0}
    for word in words:
        step = set(reached)
        for at in reached:
            taken = 0
            while at + taken < len(letters) and taken < len(word) and letters[at + taken] == word[taken]:
                taken += 1
                step.add(at + taken)
        reached = step
    return len(letters) in reached


@rule(
    "ACR006",
    "acronym whose letters do not match its expansion",
    severity="warning",
    why="A letter that matches no word of the expansion shows that one of the two belongs to something else.",
    source="the profile’s own choice; official acronyms of the registry’s organisations are accepted as they are",
    good=("The Open Data Group (ODG) met. The ODG spoke.",),
    bad=("The Open Data Group (OGX) met. The OGX spoke.",),
)
def letters_that_do_not_fit(material: Material) -> Iterator[Hit]:
    """Find explanations in the text of unregistered acronyms, and the registry's terms that are used."""
    known = keys_by_acronym(material.registry)
    used: set[str] = set()
    for occurrence in occurrences(material, "statement"):
        used.add(occurrence.acronym)
        if occurrence.act == "explain" and occurrence.acronym not in known:
            before = _words_before(occurrence.at)
            if before and not letters_fit(occurrence.acronym, before):
                yield Hit(
                    occurrence.at, f"the letters of “{occurrence.acronym}” do not match the words before it", "compare"
                )
    everything = material.profile.acronyms.glossary == "registry"
    for index, term in enumerate(material.registry.terms):
        acronym = acronym_of(term)
        assert acronym is not None
        if (everything or acronym in used) and not letters_fit(acronym, term.expansion):
            message = f"the letters of “{acronym}” do not match “{without_article(term.expansion)}”"
            hint = "check the official name"
            yield Hit(("registry", "terms", index, "expansion"), message, hint, excerpt=acronym)


@rule(
    "ACR007",
    "acronym with an apostrophe",
    severity="warning",
    why="Acronyms do not take the possessive: the Commander of UNMIL or the UNMIL Commander, not UNMIL’s "
    "Commander. Nor are names of States and organisations, unless the profile allows it.",
    source=f"{MANUAL}, “Punctuation”: apostrophe",
    good=("The [[IOM|acronym]] office met [[IOM]].",),
    bad=(Example("[[IOM]]’s office met [[IOM]]."), Example("The [[IOM]] met. Its work is IOM's work.")),
)
def possessive_acronym(material: Material) -> Iterator[Hit]:
    """Find acronyms, and names unless the profile allows them, that an apostrophe follows."""
    names_too = not material.profile.names.possessive_names
    for passage, paragraph in material.paragraphs("prose", "title"):
        spans = {match.span(1) for match in ACRONYM.finditer(paragraph.text)}
        for name in material.names(paragraph):
            entry = material.entry(name.key)
            marked_acronym = acronym_of(entry) is not None and name.marked and name.form == "acronym"
            if marked_acronym or (names_too and isinstance(entry, Entity) and name.form != "adjective"):
                spans.add((name.start, name.end))
        for start, end in sorted(spans):
            if match := re.compile(r"[’']s?(?!\w)").match(paragraph.text, end):
                shown = paragraph.text[start:end]
                message = f"“{shown}{match[0]}”: no apostrophe after an acronym or name"
                stretch = Stretch(passage, paragraph, start, match.end())
                yield Hit(
                    stretch,
                    message,
                    f"write “of {_with_article(shown)}”, or put “{without_article(shown)}” before the noun",
                )


@rule(
    "ACR008",
    "acronym explained with a different name from the registry’s",
    severity="error",
    why="Text and glossary would say different things.",
    source="the profile’s own choice: the registry is the one place that says what each is called",
    good=("The International Organization for Migration (IOM) met. The IOM spoke.",),
    bad=("The International Office of Migrants (IOM) met. The IOM spoke.",),
)
def other_expansion(material: Material) -> Iterator[Hit]:
    """Find explanations in the text whose words are not a name of the registry's entry with the acronym."""
    for occurrence in occurrences(material, "statement"):
        if occurrence.act != "explain" or occurrence.marked or occurrence.key is None:
            continue
        entry = material.entry(occurrence.key)
        names = entry.names if isinstance(entry, Entity) else (entry.expansion, *entry.aliases) if entry else ()  # type: ignore[union-attr]
        before = folded(_words_before(occurrence.at))
        if not any(before.endswith(folded(name)) for name in names):
            expected = names[0] if names else occurrence.acronym
            message = f"“{occurrence.acronym}” means something else in the registry"
            yield Hit(occurrence.at, message, f"there it is “{without_article(expected)}”: find out which is correct")


def _words_before(stretch: Stretch) -> str:
    before = stretch.paragraph.text[: stretch.start].rstrip(" (").removesuffix(" or").rstrip(",")
    clause = re.split(r"[.;:!?]\s|[()]", before)[-1]
    return " ".join(clause.split()[-_MAX_WORDS:])


def _with_article(name: str) -> str:
    return name[:1].lower() + name[1:] if name.startswith("The ") else name
