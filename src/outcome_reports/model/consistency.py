"""Consistency checks between the parts of an edition, each of which is valid by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from outcome_reports.errors import did_you_mean
from outcome_reports.language.own_wording import own_wording_problems
from outcome_reports.language.wording import wording_for
from outcome_reports.model.chapter import Chapter
from outcome_reports.model.edition_parts import STANDARD_SECTIONS
from outcome_reports.model.leaves import Path, data_of, pictures_of, prose_of
from outcome_reports.model.made_ids import RESERVED, is_of_documents, owners_of
from outcome_reports.platform.records import record
from outcome_reports.tree import Link, blocks_of, inlines_of, own_inlines

if TYPE_CHECKING:
    from outcome_reports.model.edition import Edition


@record(frozen=True, slots=True)
class Inconsistency:
    """An inconsistency: its `path`, in a text where it first has the words `at`; what is wrong, and what to do."""

    path: Path
    message: str
    hint: str
    at: str = ""


def problems_between_parts(
    edition: Edition, *, complete: bool = True, own: Collection[str] | None = None
) -> Iterator[Inconsistency]:
    """Yield every inconsistency between the parts of `edition`.

    If some parts could not be read (`complete` is False), only checks that do not depend on those. `own` are the names
    of its own parts, if not all could be read.
    """
    yield from _own_words(edition)
    yield from _ids_given_twice(edition)
    yield from _missing_images(edition)
    if complete or own is not None:
        yield from _sections_without_part(edition, own)
    if complete:
        yield from _parts_in_no_section(edition)
        yield from _insights_without_chapter(edition)
        yield from _links_to_nowhere(edition)
        yield from _numbers_of_another_chapter(edition)
    yield from _empty_lists(edition)


def ids_of(edition: Edition) -> Iterator[tuple[Path, str]]:
    """Yield every id in the edition's documents for a place in its content, with the path of its owner."""
    for number, chapter in enumerate(edition.chapters):
        yield ("chapters", number, "id"), chapter.id
        for index, anchor in enumerate(chapter.spotlight_ids()):
            yield ("chapters", number, "spotlights", index), anchor
        for index, recommendation in enumerate(chapter.recommendations):
            yield ("chapters", number, "recommendations", index, "id"), recommendation.anchor
    for number, part in enumerate(edition.parts):
        yield ("parts", number, "id"), part.id
        for index, recommendation in enumerate(part.recommendations):
            yield ("parts", number, "recommendations", index, "id"), recommendation.anchor
    if edition.insights:
        for index, insight in enumerate(edition.insights.insights):
            yield ("insights", "insights", index, "id"), insight.id
    if edition.overview:
        for index, section in enumerate(edition.overview.parts):
            yield ("overview", "parts", index, "id"), section.id
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
            what = "is one that documents generate for something else"
        else:
            seen.add(identifier)
            continue
        if "recommendations" in path and identifier in seen:
            cited = identifier.upper().replace("-", ".")
            yield Inconsistency(
                path, f"the number {cited} {what}", "give it the next free number: people cite recommendations by it"
            )
            continue
        hint = "rename its file" if path[0] == "parts" else "give it another “id”"
        yield Inconsistency(path, f"the id “{identifier}” {what}", f"{hint}: ids are addresses")


def _own_words(edition: Edition) -> Iterator[Inconsistency]:
    # An edition whose `edition.yaml` could not be read has no words of its own.
    if own := getattr(edition, "wording", {}):
        for path, message, hint in own_wording_problems(wording_for(edition.language), own):
            yield Inconsistency(("wording", *path), message, hint)


def _sections_without_part(edition: Edition, own: Collection[str] | None) -> Iterator[Inconsistency]:
    parts = sorted(own) if own is not None else [part.id for part in edition.parts]
    # An edition whose `edition.yaml` could not be read has no sections.
    for index, name in enumerate(getattr(edition, "sections", ())):
        if name not in STANDARD_SECTIONS and name not in parts:
            hint = did_you_mean(name, [*STANDARD_SECTIONS, *parts])
            yield Inconsistency(
                ("sections", index),
                f"there is no section or part “{name}”",
                hint or f"write parts/{name}.yaml, or list one of {', '.join((*STANDARD_SECTIONS, *parts))}",
            )


def _parts_in_no_section(edition: Edition) -> Iterator[Inconsistency]:
    for index, part in enumerate(edition.parts):
        if part.id not in edition.sections:
            message = f"no section prints the part “{part.id}”"
            yield Inconsistency(("parts", index), message, f"list {part.id} under “sections” in edition.yaml")


def _insights_without_chapter(edition: Edition) -> Iterator[Inconsistency]:
    chapters = [chapter.id for chapter in edition.chapters]
    for index, insight in enumerate(edition.insights.insights if edition.insights else ()):
        path = ("insights", "insights", index)
        if insight.chapter is not None and insight.chapter not in chapters:
            hint = "chapters are: " + ", ".join(chapters) if chapters else "there are no chapters yet: remove the key"
            yield Inconsistency((*path, "chapter"), f"unknown chapter “{insight.chapter}”", hint)
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
                        at=inline.target,
                    )


def _numbers_of_another_chapter(edition: Edition) -> Iterator[Inconsistency]:
    places = {part.id: index for index, part in enumerate(edition.parts)}
    for number, owner in edition.numbered():
        path = ("chapters", number - 1) if isinstance(owner, Chapter) else ("parts", places[owner.id])
        for index, recommendation in enumerate(owner.recommendations):
            if not recommendation.id.startswith(f"R{number}."):
                what = "chapter" if isinstance(owner, Chapter) else "part"
                yield Inconsistency(
                    (*path, "recommendations", index, "id"),
                    f"“{recommendation.id}” is in {what} {number}",
                    f"number it R{number}.…, or move it",
                )


def _empty_lists(edition: Edition) -> Iterator[Inconsistency]:
    for index, group in enumerate(edition.participation.lists if edition.participation else ()):
        # An edition whose `edition.yaml` could not be read has no status.
        if not group.participants and getattr(edition, "status", "draft") == "final":
            yield Inconsistency(
                ("participation", "lists", index),
                f"the list “{group.title}” of a final edition is empty",
                "list the participants, or remove the list",
            )


def _missing_images(edition: Edition) -> Iterator[Inconsistency]:
    for path, name in pictures_of(edition):
        if name not in edition.images:
            hint = "put the file in the edition’s folder, or remove the key"
            yield Inconsistency(path, f"the picture “{name}” does not exist", hint)
    for path, source in data_of(edition):
        if source.name not in edition.tables:
            hint = "put the file in the edition’s folder, or remove the block"
            yield Inconsistency(path, f"the data “{source.name}” do not exist", hint)
