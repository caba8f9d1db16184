"""Selection of the content of an excerpt.

It consists of the spotlights and recommendations of the subject, recommendations that address it, and every other block
(paragraph or list item) that names it by a reference or any registered name. The cover and the contact are not blocks
of the dialogue and are never selected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from outcome_reports.composing.concerned import concerned, kind_of_excerpt
from outcome_reports.composing.excerpt_registry import complete
from outcome_reports.composing.named_passages import PassageIndex, language_of
from outcome_reports.errors import NothingToExcerptError, UnknownNameError
from outcome_reports.model import Chapter, Edition, EditionFile, OwnPart, Recommendation, Spotlight
from outcome_reports.model.excerpt import (
    Excerpt,
    Listing,
    Passage,
    Place,
    PlacedRecommendation,
    PlacedSpotlight,
)

_PartOfChapter = TypeVar("_PartOfChapter", Spotlight, Recommendation)


class Selection:
    """Selects from one edition, whose texts are searched for names once, however many excerpts there are."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._index = PassageIndex(edition)

    def excerpt(self, subject: Iterable[str], pages: Mapping[str, int]) -> Excerpt:
        """Return the excerpt for the keys of `subject`.

        A group that is not itself an entity covers its members. `pages` is the page of the statement on which each
        block begins, by id. Raises UnknownNameError for a key that is not in the registry, NothingToExcerptError if
        nothing is selected.
        """
        return _Selector(self._edition, self._index, tuple(dict.fromkeys(subject)), pages).excerpt()

    def excerptible(self) -> tuple[str, ...]:
        """Return the keys of all entities that contributed, are named, or took part, in the order of their names."""
        edition = self._edition
        keys = {*self._index.keys, *concerned(edition)}
        entities = (edition.registry.entity(key) for key in keys)
        return tuple(e.key for e in sorted((e for e in entities if e), key=lambda e: e.sort_key))


class _Selector:
    """Selects for one subject."""

    def __init__(
        self, edition: Edition, index: PassageIndex, subject: tuple[str, ...], pages: Mapping[str, int]
    ) -> None:
        self._edition = edition
        self._index = index
        self._registry = edition.registry
        self._pages = pages
        self._subject = subject
        if not subject:
            raise UnknownNameError("an excerpt is about somebody: name at least one key of the registry")
        for key in subject:
            if self._registry.entity(key) is None and self._registry.group(key) is None:
                raise UnknownNameError(f"“{key}” is not an entity or group: {self._registry.known_keys.hint(key)}")
        self._covers = frozenset(self._covered())
        self._groups = frozenset(
            group for key in self._covers if (entity := self._registry.entity(key)) for group in entity.groups
        )
        self._addressees = self._covers | self._groups
        self._taken: set[str] = set()

    def excerpt(self) -> Excerpt:
        # A body such as ASEAN speaks for itself; a mere group speaks through its members.
        givers = self._covers | {key for key in self._groups if self._registry.entity(key) is None}
        spotlights = tuple(self._spotlights(givers))
        given = tuple(self._rows(lambda row: bool(givers.intersection(row.by)), frozenset()))
        addressed = tuple(self._rows(lambda row: bool(self._covers.intersection(row.to)), frozenset()))
        through = tuple(self._rows(lambda row: bool(self._groups.intersection(row.to)), self._groups))
        passages = tuple(self._passages())
        mentions, participation = tuple(self._mentions()), tuple(self._participation())
        parts = (spotlights, given, addressed, passages, mentions, participation)
        names = " and ".join(map(self._registry.short_name, self._subject))
        if not any(parts):
            raise NothingToExcerptError(
                f"{self._edition.name} has nothing about {names}: no contribution, no recommendation by name, "
                "no passage that names it, and it is not among the participants"
            )
        head = {name: getattr(self._edition, name) for name in EditionFile.model_fields} | {"cover_picture": None}
        excerpt = Excerpt(
            **head,
            id=self._edition.id,
            subject=self._subject,
            kind=kind_of_excerpt(self._registry, self._subject),
            covers=tuple(sorted(self._covers)),
            spotlights=spotlights,
            given=given,
            addressed=addressed,
            addressed_through=through,
            passages=passages,
            mentions=mentions,
            participation=participation,
        )
        return complete(excerpt, self._edition)

    def _covered(self) -> Iterator[str]:
        for key in self._subject:
            yield key
            if self._registry.entity(key) is None:
                yield from (entity.key for entity in self._registry.members(key))

    def _place(self, id: str, part: str, chapter: int | None = None) -> Place:
        return Place(id=id, part=part, chapter=chapter, page=self._pages.get(id))

    def _spotlights(self, givers: frozenset[str]) -> Iterator[PlacedSpotlight]:
        for number, chapter in enumerate(self._edition.chapters, start=1):
            for anchor, spotlight in zip(chapter.spotlight_ids(), chapter.spotlights, strict=True):
                if givers.intersection(spotlight.by):
                    self._taken.add(anchor)
                    yield PlacedSpotlight(
                        place=self._place(anchor, chapter.label, number), spotlight=_own(spotlight, chapter)
                    )
        for part in self._edition.own_parts():
            if givers.intersection(part.by):
                self._taken.add(part.id)
                yield PlacedSpotlight(place=self._place(part.id, part.label), spotlight=_as_spotlight(part))

    def _rows(
        self, wanted: Callable[[Recommendation], bool], through: frozenset[str]
    ) -> Iterator[PlacedRecommendation]:
        for number, owner in self._edition.numbered():
            for row in owner.recommendations:
                if row.anchor not in self._taken and wanted(row):
                    self._taken.add(row.anchor)
                    yield PlacedRecommendation(
                        place=self._place(row.anchor, owner.label, number),
                        recommendation=_own(row, owner),
                        through=tuple(key for key in row.to if key in through),
                    )

    def _passages(self) -> Iterator[Passage]:
        # A part addressed to the subject is selected whole, whether or not it names them.
        whole = {part.id for part in self._edition.own_parts() if not self._addressees.isdisjoint(part.to)}
        for passage in self._index.naming(self._covers, whole):
            text = passage.text
            if text.unit not in self._taken:
                yield Passage(
                    place=self._place(text.block_id(passage.block), text.part, text.chapter),
                    text=passage.prose,
                    by=text.by,
                    recommendation=text.recommendation,
                    leads=passage.leads,
                    lang=text.lang,
                    dir=text.dir,
                )

    def _mentions(self) -> Iterator[Listing]:
        edition = self._edition
        for number, signatory in enumerate(edition.foreword.signatories if edition.foreword else (), start=1):
            named = {found.key for found in self._registry.name_index.names_in(signatory.office)}
            if self._covers.intersection(named | {signatory.country or ""}):
                assert edition.foreword is not None
                place = self._place(f"signature-{number}", edition.foreword.title)
                entry = edition.words.label("signatory", name=signatory.name, office=signatory.office)
                yield Listing(place=place, title=edition.foreword.title, entry=entry)
        for part in edition.overview.parts if edition.overview else ():
            if here := tuple(key for key in part.participants if key in self._covers):
                place = self._place(part.id, part.title)
                yield Listing(place=place, title=part.title, entities=here)

    def _participation(self) -> Iterator[Listing]:
        participation = self._edition.participation
        for group in participation.lists if participation else ():
            if here := tuple(key for key in group.participants if key in self._covers):
                assert participation is not None
                place = self._place(group.id, participation.title)
                yield Listing(place=place, title=group.title, entities=here)


def _as_spotlight(part: OwnPart) -> Spotlight:
    return Spotlight.model_construct(
        by=part.by, text=part.text, id=part.id, key_figures=part.key_figures, **language_of(part)
    )


def _own(part: _PartOfChapter, chapter: Chapter | OwnPart) -> _PartOfChapter:
    """Return `part` with the language of its chapter, which will no longer enclose it."""
    return part if (found := language_of(part, chapter)) == language_of(part) else part.model_copy(update={**found})
