"""Acronyms: explained once, at their first use, and used after that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.acronyms import Act, Occurrence, acronym_of, occurrences

_SOURCE = f"{MANUAL}, “Abbreviations and acronyms”"
_MENTION_HINT = "write [[{key}]] throughout: the software explains it at its first use"


def _by_acronym(material: Material, document: str) -> dict[str, list[Occurrence]]:
    """Return the occurrences of each acronym in order, with mentions as composing renders them."""
    found: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences(material, document):
        own = found.setdefault(occurrence.acronym, [])
        if occurrence.act == "name":
            explained = any(before.act == "explain" and before.marked for before in own)
            act: Act = "use" if explained else "explain"
            own.append(replace(occurrence, act=act))
        else:
            own.append(occurrence)
    return found


@rule(
    "ACR001",
    "acronym that is used but never explained",
    severity="warning",
    why="The first time, the full name comes before the acronym; not every reader knows it.",
    source=_SOURCE,
    good=(
        "The Mixed Migration Centre (MMC) took part. The MMC spoke.",
        "The Mixed Migration Centre, or MMC, took part.",
        "[[IOM]] took part. [[IOM]] spoke. It cost US$ 5 million, or NZ$8 million.",
    ),
    bad=(
        "The MMC took part.",
        "The IOM took part.",
        "[[IOM|acronym]] notices were used.",
        "The Mixed Migration Centre (MMC) took part. Ask the MMC or UNHCR.",
        "The Mixed Migration Centre (MMC) took part. Ask the MMC, or the UNHCR.",
    ),
)
def never_explained(material: Material) -> Iterator[Hit]:
    """Find the first use of each acronym that a document never explains."""
    for document in material.documents:
        for acronym, own in _by_acronym(material, document).items():
            if all(occurrence.act == "use" for occurrence in own):
                hint = (
                    _MENTION_HINT.format(key=own[0].key)
                    if own[0].key
                    else f"write the full name ({acronym}) at its first use"
                )
                yield Hit(own[0].at, f"“{acronym}” is not explained in the {document}", hint)


@rule(
    "ACR002",
    "acronym that is used before it is explained",
    severity="warning",
    why="The full name belongs where the acronym is first used, not later.",
    source=_SOURCE,
    good=("The Mixed Migration Centre (MMC) took part. The MMC spoke.",),
    bad=("The MMC spoke. The Mixed Migration Centre (MMC) took part.", "[[IOM|acronym]] notices came from [[IOM]]."),
)
def explained_late(material: Material) -> Iterator[Hit]:
    """Find the first use of each acronym that is explained after it."""
    for document in material.documents:
        for acronym, own in _by_acronym(material, document).items():
            if own[0].act == "use" and any(occurrence.act == "explain" for occurrence in own):
                hint = _MENTION_HINT.format(key=own[0].key) if own[0].key else "move the full name to its first use"
                yield Hit(own[0].at, f"“{acronym}” is used before it is explained", hint)


@rule(
    "ACR003",
    "acronym that is explained again",
    severity="warning",
    why="Once explained, the acronym is used alone; a second explanation makes readers look for a second body.",
    source=_SOURCE,
    good=("The Mixed Migration Centre (MMC) took part. The MMC spoke.",),
    bad=("The Mixed Migration Centre (MMC) took part. The Mixed Migration Centre (MMC) spoke.",),
)
def explained_twice(material: Material) -> Iterator[Hit]:
    """Find every explanation after the first; mentions that ask for the full form are intended."""
    for document in material.documents:
        for acronym, own in _by_acronym(material, document).items():
            explanations = [occurrence for occurrence in own if occurrence.act == "explain"]
            for occurrence in explanations[1:]:
                if not occurrence.marked:
                    hint = _MENTION_HINT.format(key=occurrence.key) if occurrence.key else f"write “{acronym}” alone"
                    yield Hit(occurrence.at, f"“{acronym}” is explained again", hint)


@rule(
    "ACR004",
    "acronym that is explained but never used",
    severity="warning",
    why="An acronym that is not used again burdens text and glossary.",
    source=f"{MANUAL}: abbreviations are not used for titles that occur only once or twice",
    good=("The Mixed Migration Centre (MMC) took part. The MMC spoke.", "[[OSINT|short]] helps."),
    bad=("The Mixed Migration Centre (MMC) took part.", "[[OSINT]] helps."),
)
def never_used(material: Material) -> Iterator[Hit]:
    """Find explanations of acronyms that a document does not use anywhere else; listed participants are used there."""
    for document in material.documents:
        for acronym, own in _by_acronym(material, document).items():
            listed = own[0].key is not None and own[0].key in material.taking_part
            if len(own) == 1 and own[0].act == "explain" and not (listed and own[0].marked):
                hint = f"write [[{own[0].key}|short]]" if own[0].marked else f"leave out “({acronym})”"
                yield Hit(
                    own[0].at, f"“{acronym}” is explained but not used again in the {document}", hint, excerpt=acronym
                )


@rule(
    "ACR005",
    "acronym in the glossary that is never used",
    severity="warning",
    why="A glossary explains only what the document uses. Generated from the text, it does so by itself; where a "
    'profile prints the whole registry (glossary = "registry"), unused entries have to be removed by hand.',
    source="the profile’s own choice",
    good=(Example("[[OSINT]] helps."),),
    bad=(Example("The meeting was short.", parts={"profile": {"acronyms": {"glossary": "registry"}}}),),
)
def unused_glossary_entry(material: Material) -> Iterator[Hit]:
    """Find terms of the registry that no document of the edition uses, where the glossary prints them all."""
    if material.profile.acronyms.glossary != "registry":
        return
    used = {acronym for document in material.documents for acronym in _by_acronym(material, document)}
    for index, term in enumerate(material.registry.terms):
        acronym = acronym_of(term)
        if acronym is not None and acronym not in used:
            path = ("registry", "terms", index, "acronym")
            yield Hit(
                path, f"“{acronym}” is in the glossary but is not used", "remove it from the registry", excerpt=acronym
            )
