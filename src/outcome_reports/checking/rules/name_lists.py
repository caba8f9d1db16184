"""Lists of names: their order, and whether their names are of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.names_in_text import Name
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.model import without_article

_BETWEEN = re.compile(r"(?:\s*\([^()]*\))?(?:,|,?\s+(?:and|or|as well as)|;)\s+(?:the\s+)?", re.IGNORECASE)
_MIN_LIST = 3

_TWO_SPOTLIGHTS = {"introduction": "They met.", "id": "one", "title": "One"}


def _chapter(*keys: str) -> Example:
    spotlights = [{"by": key, "text": f"[[{key}]] told of its work."} for key in keys]
    lists = [{"id": "all", "title": "States", "participants": list(keys)}]
    return Example(
        parts={"chapters": [{**_TWO_SPOTLIGHTS, "spotlights": spotlights}], "participation": {"lists": lists}}
    )


@rule(
    "NAM004",
    "list of States that is not in alphabetical order",
    severity="warning",
    why="States are equal: several of them are listed in the English alphabetical order of their names.",
    source=f"{MANUAL}, “Country names”; United Nations protocol lists States in English alphabetical order",
    good=("Officers from Indonesia, Malaysia and Thailand came.", "Officers from [[LAO]], [[MDV]] and [[THA]] came."),
    bad=("Officers from Thailand, Indonesia and Malaysia came.", "Officers from [[THA]], [[IDN]] and [[MYS]] came."),
)
def states_out_of_order(material: Material) -> Iterator[Hit]:
    """Find runs of at least three States in text that are not in order."""
    for passage, paragraph in material.paragraphs("prose"):
        for run in name_runs(material, paragraph):
            entities = [entity for name in run if (entity := material.registry.entity(name.key))]
            if len(entities) != len(run) or not all(entity.is_state for entity in entities):
                continue
            ordered = sorted(entities, key=lambda entity: entity.sort_key)
            if entities != ordered:
                names = ", ".join(without_article(entity.short) for entity in ordered)
                stretch = Stretch(passage, paragraph, run[0].start, run[-1].end)
                yield Hit(stretch, "the States are not in alphabetical order", f"write {names}")


@rule(
    "NAM005",
    "spotlights of States that are not in alphabetical order",
    severity="warning",
    why="Within a chapter, the spotlights of States follow the English alphabetical order of their names.",
    source=f"{MANUAL}, “Paragraphs and subparagraphs”: replies of States are arranged in alphabetical order",
    good=(_chapter("IDN", "MYS", "THA"),),
    bad=(_chapter("THA", "IDN"),),
)
def spotlights_out_of_order(material: Material) -> Iterator[Hit]:
    """Find the first spotlight of a State in each chapter that follows one it should precede."""
    for number, chapter in enumerate(material.edition.chapters):
        owners = [
            (index, entity)
            for index, spotlight in enumerate(chapter.spotlights)
            if len(spotlight.by) == 1 and (entity := material.registry.entity(spotlight.by[0])) and entity.is_state
        ]
        for (_, before), (index, entity) in pairwise(owners):
            if entity.sort_key < before.sort_key:
                names = ", ".join(
                    without_article(e.short) for e in sorted((e for _, e in owners), key=lambda e: e.sort_key)
                )
                own, other = without_article(entity.short), without_article(before.short)
                message = f"the spotlight of {own} comes after that of {other}"
                yield Hit(("chapters", number, "spotlights", index), message, f"the order is {names}", excerpt=own)
                break


@rule(
    "NAM006",
    "States and organisations mixed in one list",
    severity="warning",
    why="States are listed apart from organisations and other bodies: in a mixed list, one is taken for the other.",
    source=f"{MANUAL}; the profile’s own choice for lists in running text",
    good=("Indonesia, Thailand and Viet Nam met [[IOM]], [[UNODC]] and [[INTERPOL]].",),
    bad=(
        "Indonesia, [[IOM]] and Thailand met.",
        Example(parts={"participation": {"lists": [{"id": "all", "title": "All", "participants": ["IDN", "IOM"]}]}}),
    ),
)
def mixed_kinds(material: Material) -> Iterator[Hit]:
    """Find lists of participants, and runs of at least three names in text, that mix States and others."""
    edition, registry = material.edition, material.registry
    for index, group in enumerate(edition.participation.lists if edition.participation else ()):
        entities = [entity for key in group.participants if (entity := registry.entity(key))]
        others = [without_article(entity.short) for entity in entities if not entity.is_state]
        if others and len(others) < len(entities):
            message = f"“{group.title}” lists States together with {', '.join(others[:3])}"
            hint = "list States separately"
            yield Hit(("participation", "lists", index), message, hint, excerpt=group.title)
    for passage, paragraph in material.paragraphs("prose"):
        for run in name_runs(material, paragraph):
            found = [entity for name in run if (entity := registry.entity(name.key))]
            if len(found) == len(run) and 0 < sum(entity.is_state for entity in found) < len(found):
                stretch = Stretch(passage, paragraph, run[0].start, run[-1].end)
                yield Hit(stretch, "States and others are listed together", "name the States first, then the others")


def name_runs(material: Material, paragraph: Paragraph) -> Iterator[list[Name]]:
    """Find runs of at least three names with only commas and "and" between them, no adjectives or names in brackets."""
    run: list[Name] = []
    for name in material.names(paragraph):
        in_brackets = (
            paragraph.text[name.start - 1 : name.start] == "(" and paragraph.text[name.end : name.end + 1] == ")"
        )
        if name.form == "adjective" or in_brackets:
            continue
        between = paragraph.text[run[-1].end : name.start] if run else ""
        if run and not _BETWEEN.fullmatch(between):
            if len(run) >= _MIN_LIST:
                yield run
            run = []
        run.append(name)
    if len(run) >= _MIN_LIST:
        yield run
