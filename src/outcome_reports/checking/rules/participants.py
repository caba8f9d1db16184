"""Participants: contributors and speakers who are not listed, and participants listed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.rules.name_lists import name_runs
from outcome_reports.checking.text.names_in_text import folded
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.model import Entity, without_article
from outcome_reports.model.leaves import Path as ModelPath

_STATES = {"lists": [{"id": "states", "title": "States", "participants": ["IDN", "THA"]}]}
_TWICE = {"lists": [*_STATES["lists"], {"id": "others", "title": "Others", "participants": ["IDN"]}]}
_TWO_NAMES = {"lists": [{"id": "all", "title": "Dialogues", "participants": ["COMMIT", "COMMIT-2"]}]}


def _listed(title: str, *keys: str) -> Example:
    return Example(parts={"participation": {"lists": [{"id": "all", "title": title, "participants": list(keys)}]}})


def _reported(key: str) -> dict[str, object]:
    spotlight = {"by": key, "text": f"[[{key}]] told of its work."}
    return {"id": "one", "title": "One", "introduction": "They met.", "spotlights": [spotlight]}


@rule(
    "NAM007",
    "contributor who is not among the participants",
    severity="warning",
    why="Everyone with a spotlight or a recommendation took part, and everyone who took part is listed.",
    source="the profile’s own choice: the lists of participants and the chapters are compared",
    good=(Example(parts={"chapters": [_reported("IDN")], "participation": _STATES}),),
    bad=(Example(parts={"chapters": [_reported("VNM")], "participation": _STATES}),),
)
def contributor_not_listed(material: Material) -> Iterator[Hit]:
    """Find owners of spotlights and recommendations who are not listed, each once; groups are ignored."""
    if not material.edition.participants():
        return
    seen: set[str] = set()
    for path, keys in _contributions(material):
        for key in keys:
            entity = material.registry.entity(key)
            if entity is not None and key not in material.taking_part and key not in seen:
                seen.add(key)
                name = without_article(entity.short)
                hint = "add it to participation.yaml, or find out who reported"
                yield Hit(path, f"{name} contributed but is not among the participants", hint, excerpt=name)


@rule(
    "NAM008",
    "speaker who is not among the participants",
    severity="warning",
    why="A sentence such as “Kenya highlighted …” says that Kenya was there.",
    source="the profile’s own choice: names in the text and the lists of participants are compared",
    good=(
        Example("Indonesia highlighted its work with Kenya.", parts={"participation": _STATES}),
        Example("Officers were seconded to Kenya.", parts={"participation": _STATES}),
    ),
    bad=(Example("Kenya highlighted its work.", parts={"participation": _STATES}),),
)
def speaker_not_listed(material: Material) -> Iterator[Hit]:
    """Find names followed by a reporting verb, of entities that are not listed and contributed nothing."""
    if not material.edition.participants() or not material.profile.names.speaking:
        return
    verbs = "|".join(map(re.escape, material.profile.names.speaking))
    speaks = re.compile(rf"\)?\s+(?:(?:has|have|also|further|and \w+)\s+)*(?:{verbs})\b")
    contributors = {key for _, keys in _contributions(material) for key in keys}
    seen: set[str] = set()
    for passage, paragraph in material.paragraphs("prose"):
        for name in material.names(paragraph):
            entity = material.registry.entity(name.key)
            if entity is None or name.form == "adjective" or name.key in seen | contributors | material.taking_part:
                continue
            if speaks.match(paragraph.text, name.end):
                seen.add(name.key)
                message = f"{without_article(entity.short)} is said to have spoken but is not among the participants"
                yield Hit(Stretch(passage, paragraph, name.start, name.end), message, "add it to participation.yaml")


@rule(
    "NAM009",
    "participant listed twice",
    severity="error",
    why="Each participant is listed once, under one name: two entries would count it twice.",
    source="the profile’s own choice: the numbers of participants are counted from the lists",
    good=(Example(parts={"participation": _STATES}),),
    bad=(
        Example(parts={"participation": _TWICE}),
        Example(parts={"participation": _TWO_NAMES}),
        "Officers of Fiji, Indonesia, Fiji and Thailand came.",
    ),
)
def listed_twice(material: Material) -> Iterator[Hit]:
    """Find participants in two lists, two entries with one name, and names that appear twice in a list in a text."""
    edition, registry = material.edition, material.registry
    seen: dict[str, str] = {}
    listed: list[tuple[Entity, ModelPath]] = []
    for number, group in enumerate(edition.participation.lists if edition.participation else ()):
        for index, key in enumerate(group.participants):
            path: ModelPath = ("participation", "lists", number, "participants", index)
            entity = registry.entity(key)
            assert entity is not None
            if key in seen:
                name = without_article(entity.short)
                message = f"{name} is listed twice (also under “{seen[key]}”)"
                yield Hit(path, message, "delete one", excerpt=name)
            else:
                seen[key] = group.title
                listed.append((entity, path))
    names = {entity.key: {folded(name) for name in entity.names if name != entity.adjective} for entity, _ in listed}
    for (first, _), (second, path) in combinations(listed, 2):
        if shared := names[first.key] & names[second.key]:
            one, other = without_article(first.short), without_article(second.short)
            common = next(name for name in sorted(second.names) if folded(name) in shared)
            message = f"“{other}” and “{one}” are the same participant: both are called “{common}”"
            yield Hit(path, message, "keep one entry of the registry, with the other name as an alias", excerpt=other)
    for passage, paragraph in material.paragraphs("prose"):
        for run in name_runs(material, paragraph):
            keys = [found.key for found in run]
            for at, found in enumerate(run):
                if found.key in keys[:at]:
                    stretch = Stretch(passage, paragraph, found.start, found.end)
                    yield Hit(stretch, f"“{stretch.text}” is in this list twice", "delete one")


_NOUNS = {"State": "state", "Organisation": "organisation", "Organization": "organisation", "Working Group": "group"}
_STANDINGS = {"Member": "member", "Observer": "observer"}


@rule(
    "NAM010",
    "participant in a list with the wrong title",
    severity="warning",
    why="An observer among “Member States”, or a dialogue among “Organisations”, is given a status that it does not "
    "have; the registry knows what each is.",
    source="the profile’s own choice: the titles of the lists and the kinds in the registry are compared",
    good=(
        _listed("Member and Observer Organisations", "IOM", "UNODC"),
        _listed("Member States", "IDN", "THA"),
        _listed("Partners", "INTERPOL", "COMMIT"),
    ),
    bad=(_listed("Member Organisations", "IOM", "COMMIT"), _listed("Observer States", "IDN")),
)
def in_a_list_for_others(material: Material) -> Iterator[Hit]:
    """Find participants whose kind does not match the title of their list, if it names a kind of body."""
    edition, registry = material.edition, material.registry
    for number, group in enumerate(edition.participation.lists if edition.participation else ()):
        nouns = [family for noun, family in _NOUNS.items() if re.search(rf"\b{noun}s?\b", group.title, re.IGNORECASE)]
        standings = [
            kind for word, kind in _STANDINGS.items() if re.search(rf"\b{word}s?\b", group.title, re.IGNORECASE)
        ]
        if len(nouns) != 1:
            continue
        entities = [(at, entity) for at, key in enumerate(group.participants) if (entity := registry.entity(key))]
        if len({entity.is_state for _, entity in entities}) > 1:
            # NAM006 reports that States and others are mixed.
            continue
        for at, entity in entities:
            standing = entity.kind.partition("-")[0]
            if entity.family != nouns[0] or (standings and standing not in {*standings, "working"}):
                name = without_article(entity.short)
                message = f"{name} is under “{group.title}”, but the registry has it as {_called(entity.kind)}"
                path: ModelPath = ("participation", "lists", number, "participants", at)
                yield Hit(path, message, "move it to another list, or correct the registry", excerpt=name)


def _called(kind: str) -> str:
    words = kind.replace("-", " ")
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def _contributions(material: Material) -> Iterator[tuple[ModelPath, tuple[str, ...]]]:
    for number, chapter in enumerate(material.edition.chapters):
        for index, spotlight in enumerate(chapter.spotlights):
            yield ("chapters", number, "spotlights", index, "by"), spotlight.by
        for index, recommendation in enumerate(chapter.recommendations):
            yield ("chapters", number, "recommendations", index, "by"), recommendation.by
    for number, part in enumerate(material.edition.parts):
        yield ("parts", number, "by"), part.by
        for index, recommendation in enumerate(part.recommendations):
            yield ("parts", number, "recommendations", index, "by"), recommendation.by
