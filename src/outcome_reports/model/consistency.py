"""What must hold between the parts of an edition that each are fine by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outcome_reports.model.leaves import Path, pictures_of, prose_of
from outcome_reports.model.made_ids import RESERVED, is_of_documents, owners_of
from outcome_reports.model.section_names import STANDARD_SECTIONS
from outcome_reports.tree import Link, blocks_of, inlines_of, own_inlines

if TYPE_CHECKING:
    from outcome_reports.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Something that does not hold: its `path`, what is wrong (`message`) and what to do (`hint`)."""

    path: Path
    message: str
    hint: str


def problems_between_parts(edition: Edition, *, complete: bool = True) -> Iterator[Inconsistency]:
    """Yield everything that does not hold between the parts of `edition`.

    Of an edition of which parts could not be read (`complete` is False), only what does not depend on those.
    """
    yield from _ids_given_twice(edition)
    yield from _missing_images(edition)
    if complete:
        yield from _insights_without_chapter(edition)
        yield from _links_to_nowhere(edition)
        yield from _numbers_of_another_chapter(edition)
    yield from _empty_lists(edition)


def ids_of(edition: Edition) -> Iterator[tuple[Path, str]]:
    """Yield every id that documents of the edition carry for a place in its content, with the path of its owner."""
    for number, chapter in enumerate(edition.chapters):
        yield ("chapters", number, "id"), chapter.id
        for index, anchor in enumerate(chapter.spotlight_ids()):
            yield ("chapters", number, "spotlights", index), anchor
        for index, recommendation in enumerate(chapter.recommendations):
            yield ("chapters", number, "recommendations", index, "id"), recommendation.anchor
    if edition.insights:
        for index, insight in enumerate(edition.insights.insights):
            yield ("insights", "insights", index, "id"), insight.id
    if edition.overview:
        for index, part in enumerate(edition.overview.parts):
            yield ("overview", "parts", index, "id"), part.id
    if edition.participation:
        for index, group in enumerate(edition.participation.lists):
            yield ("participation", "lists", index, "id"), group.id


def _ids_given_twice(edition: Edition) -> Iterator[Inconsistency]:
    given = list(ids_of(edition))
    owners = RESERVED | {identifier for _, identifier in given}
    numbered = {part.id for part in edition.overview.parts} if edition.overview else set[str]()
    seen: set[str] = set()
    for path, identifier in given:
        owner, _, number = identifier.rpartition("-")
        if identifier in RESERVED:
            what = "is the name of a section"
        elif identifier in seen:
            what = "is given twice in this edition"
        elif (
            is_of_documents(identifier)
            or not owners.isdisjoint(owners_of(identifier))
            or (number.isdigit() and owner in numbered)
        ):
            what = "is one that documents make for a part of something else"
        else:
            seen.add(identifier)
            continue
        if "recommendations" in path and identifier in seen:
            cited = identifier.upper().replace("-", ".")
            yield Inconsistency(path, f"the number {cited} {what}", "number it on: people cite recommendations by it")
            continue
        yield Inconsistency(path, f"the id “{identifier}” {what}", "give it an “id” of its own: ids are addresses")


def _insights_without_chapter(edition: Edition) -> Iterator[Inconsistency]:
    chapters = [chapter.id for chapter in edition.chapters]
    for index, insight in enumerate(edition.insights.insights if edition.insights else ()):
        path = ("insights", "insights", index)
        if insight.chapter is not None and insight.chapter not in chapters:
            hint = (
                "chapters are: " + ", ".join(chapters) if chapters else "there are no chapters yet: take the key away"
            )
            yield Inconsistency((*path, "chapter"), f"there is no chapter “{insight.chapter}”", hint)
        if insight.chapter is None and insight.title is None:
            yield Inconsistency(path, "an insight without title and chapter", "give it a “title” or a “chapter”")


def _links_to_nowhere(edition: Edition) -> Iterator[Inconsistency]:
    known = {identifier for _, identifier in ids_of(edition)} | set(STANDARD_SECTIONS)
    for path, prose in prose_of(edition):
        for block in blocks_of(prose.blocks):
            for inline in inlines_of(own_inlines(block)):
                if isinstance(inline, Link) and inline.target[0] == "#" and inline.target[1:] not in known:
                    yield Inconsistency(
                        path,
                        f"the link to “{inline.target}” leads nowhere",
                        "link to the id of a chapter, spotlight or recommendation (#r2-3)",
                    )


def _numbers_of_another_chapter(edition: Edition) -> Iterator[Inconsistency]:
    for number, chapter in enumerate(edition.chapters):
        for index, recommendation in enumerate(chapter.recommendations):
            if not recommendation.id.startswith(f"R{number + 1}."):
                yield Inconsistency(
                    ("chapters", number, "recommendations", index, "id"),
                    f"“{recommendation.id}” stands in chapter {number + 1}",
                    f"number it R{number + 1}.…, or move it",
                )


def _empty_lists(edition: Edition) -> Iterator[Inconsistency]:
    for index, group in enumerate(edition.participation.lists if edition.participation else ()):
        # An edition whose `edition.yaml` could not be read has no status.
        if not group.participants and getattr(edition, "status", "draft") == "final":
            yield Inconsistency(
                ("participation", "lists", index),
                f"the list “{group.title}” of a final edition is empty",
                "list the participants, or take the list out",
            )


def _missing_images(edition: Edition) -> Iterator[Inconsistency]:
    for path, name in pictures_of(edition):
        if name not in edition.images:
            hint = "put the file into the edition's folder, or take the key away"
            yield Inconsistency(path, f"the picture “{name}” is not there", hint)
