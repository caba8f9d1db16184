"""The texts of an edition, and the names in their passages: searched once for all its excerpts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol, TypedDict, cast

from outcome_reports.markup import slices
from outcome_reports.model import PARTS, Chapter, Edition, Insights, Overview, OwnPart, Prose, keys_in
from outcome_reports.model.leaves import prose_of
from outcome_reports.platform.records import record
from outcome_reports.tree import Direction, Mention, blocks_of, inlines_of, own_inlines


@record(frozen=True, slots=True)
class EditionText:
    """A text of the edition: the prefix of its blocks' ids, its place, and its owners."""

    id: str
    prose: Prose
    part: str
    chapter: int | None = None
    by: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    recommendation: str | None = None
    row: str = ""
    """The id of the recommendation's row, of which it is one cell."""
    numbered: bool = True
    lang: str | None = None
    """Its language, if not the edition's."""
    dir: Direction | None = None

    @property
    def unit(self) -> str:
        """The id of the unit that an excerpt takes whole: the recommendation, or the text itself."""
        return self.row or self.id

    def block_id(self, block: int) -> str:
        """Return the id in the statement of the block with this number."""
        return f"{self.id}-p{block}" if self.numbered else self.id


def edition_texts(edition: Edition) -> Iterator[EditionText]:
    """Yield every text of the statement that an excerpt may take passages from, in its order."""
    for part in PARTS.values():
        if part.about.excerpted and (content := getattr(edition, part.field)):
            yield from _texts_of(edition, part.name, content)


def _texts_of(edition: Edition, name: str, content: object) -> Iterator[EditionText]:
    """Yield the texts of a part; a part without a special structure has its texts under its title."""
    match content:
        case Overview():
            yield from _overview_texts(content)
        case Insights():
            titles = {chapter.id: chapter.title for chapter in edition.chapters}
            for insight in content.insights:
                title = insight.title or titles[insight.chapter or ""]
                yield EditionText(insight.id, insight.text, title, **language_of(content))
        case tuple() if name == "chapters":
            for number, chapter in enumerate(content, start=1):
                yield from _chapter_texts(number, chapter)
        case tuple():
            numbers = {owner.id: number for number, owner in edition.numbered()}
            for own in edition.own_parts():
                yield from _own_part_texts(numbers.get(own.id), own)
        case _:
            part = cast("_Titled", content)
            for path, prose in prose_of(part):
                if len(path) == 1:
                    yield EditionText(name, prose, part.title, **language_of(part))


def _overview_texts(overview: Overview) -> Iterator[EditionText]:
    language = language_of(overview)
    yield EditionText("overview", overview.introduction, overview.title, **language)
    for part in overview.parts:
        if part.text:
            yield EditionText(part.id, part.text, part.title, **language)
        for number, point in enumerate(part.points, start=1):
            if point.text:
                yield EditionText(f"{part.id}-{number}", point.text, point.title, numbered=False, **language)


def _own_part_texts(number: int | None, part: OwnPart) -> Iterator[EditionText]:
    yield EditionText(part.id, part.text, part.label, None, part.by, part.by, **language_of(part))
    if number is not None:
        yield from _row_texts(number, part)


def _chapter_texts(number: int, chapter: Chapter) -> Iterator[EditionText]:
    yield EditionText(chapter.id, chapter.introduction, chapter.label, number, **language_of(chapter))
    for anchor, spotlight in zip(chapter.spotlight_ids(), chapter.spotlights, strict=True):
        language = language_of(spotlight, chapter)
        yield EditionText(anchor, spotlight.text, chapter.label, number, spotlight.by, spotlight.by, **language)
    yield from _row_texts(number, chapter)


def _row_texts(number: int, owner: Chapter | OwnPart) -> Iterator[EditionText]:
    for row in owner.recommendations:
        where, language = (owner.label, number, row.by), language_of(row, owner)
        yield EditionText(f"{row.anchor}-context", row.context, *where, row.by, row.id, row.anchor, **language)
        yield EditionText(f"{row.anchor}-text", row.recommendation, *where, (), row.id, row.anchor, **language)


class Language(TypedDict):
    """The language and the direction of a part, where they are not those around it."""

    lang: str | None
    dir: Direction | None


class _HasLanguage(Protocol):
    @property
    def lang(self) -> str | None: ...
    @property
    def dir(self) -> Direction | None: ...


class _Titled(_HasLanguage, Protocol):
    @property
    def title(self) -> str: ...


def language_of(part: _HasLanguage, around: _HasLanguage | None = None) -> Language:
    """Return the language of a part, or of its enclosing part, and the corresponding direction."""
    if around and part.lang is None:
        return {"lang": around.lang, "dir": part.dir or around.dir}
    return {"lang": part.lang, "dir": part.dir}


@record(frozen=True, slots=True)
class NamedPassage:
    """A paragraph or list item of `text`: its words, the number of its block, and the `keys` it names.

    `leads` are those of the text's owners whose first mention is here.
    """

    text: EditionText
    block: int
    prose: Prose
    keys: frozenset[str]
    leads: tuple[str, ...]


class PassageIndex:
    """Every passage of an edition's statement, indexed by the keys it names."""

    def __init__(self, edition: Edition) -> None:
        self._passages = tuple(_passages(edition))
        self._by_key: dict[str, list[int]] = {}
        for number, passage in enumerate(self._passages):
            for key in passage.keys:
                self._by_key.setdefault(key, []).append(number)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of everyone named anywhere."""
        return frozenset(self._by_key)

    def naming(self, keys: Iterable[str], whole: Collection[str] = ()) -> Iterator[NamedPassage]:
        """Yield the passages that name one of `keys`, and all texts with the ids `whole`, in the statement's order."""
        found = {number for key in keys for number in self._by_key.get(key, ())}
        if whole:
            found |= {number for number, passage in enumerate(self._passages) if passage.text.id in whole}
        for number in sorted(found):
            yield self._passages[number]


def _passages(edition: Edition) -> Iterator[NamedPassage]:
    index = edition.registry.name_index
    for text in edition_texts(edition):
        waiting = set(text.owners)
        for part in slices(text.prose.source):
            prose = Prose(part.source)
            leads = tuple(key for key in text.owners if key in waiting and key in _mentioned(prose))
            waiting.difference_update(leads)
            yield NamedPassage(text, part.block, prose, keys_in(prose, index), leads)


def _mentioned(prose: Prose) -> set[str]:
    return {
        inline.key
        for block in blocks_of(prose.blocks)
        for inline in inlines_of(own_inlines(block))
        if isinstance(inline, Mention)
    }
