"""An edition of the dialogue: everything said at, and known about, one meeting."""

from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from outcome_reports.model.base import Slug
from outcome_reports.model.chapter import Chapter, Recommendation, Spotlight
from outcome_reports.model.consistency import problems_between_parts
from outcome_reports.model.edition_file import EditionFile
from outcome_reports.model.edition_parts import PARTS, EditionParts
from outcome_reports.model.own_parts import OwnPart
from outcome_reports.model.picture_notes import PictureNote
from outcome_reports.model.registry import Registry
from outcome_reports.model.unknown_keys import unknown_keys

REDUCED = "reduced"
"""Key of pydantic's context for content that was reduced to what one document shows: its links may lead outside it."""
AGREED = "agreed"
"""Key of pydantic's context for content between whose parts nobody found `problems_between_parts`, just now."""


class Edition(EditionParts, EditionFile):
    """An edition: `edition.yaml`, the files beside it, and the registry.

    Raises pydantic.ValidationError if a key is not in the registry, an id is given twice, or an insight names an
    unknown chapter.
    """

    id: Slug
    """Name of the edition's folder: "fourth-2026"."""
    registry: Registry = Registry()
    tables: Mapping[str, tuple[tuple[str, ...], ...]] = Field(default_factory=dict, repr=False)
    """The rows of every file of data that the texts draw from, by its name, the heads first."""
    images: Mapping[str, bytes] = Field(default_factory=dict, repr=False, exclude=True)
    """The bytes of every picture the content names, by file name."""
    picture_notes: Mapping[str, PictureNote] = Field(default_factory=dict, repr=False, exclude=True)
    """What is noted beside pictures, by the names of their files."""

    @model_validator(mode="after")
    def _consistent(self, info: ValidationInfo) -> Self:
        context = info.context or {}
        found = [*unknown_keys(self)]
        if not context.get(AGREED):
            found += problems_between_parts(self, complete=not context.get(REDUCED))
        problems = [f"{'.'.join(map(str, p.path))}: {p.message}" for p in found]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    @model_validator(mode="after")
    def _titled(self) -> Self:
        """Parts without titles in the content get those of the edition's language."""
        for name in (part.field for part in PARTS.values() if part.has_default_title):
            part = getattr(self, name)
            if part is not None and "title" not in part.model_fields_set and part.title != self.words.label(name):
                self.__dict__[name] = part.model_copy(update={"title": self.words.label(name)})
        return self

    def own_parts(self) -> Iterator[OwnPart]:
        """Yield the edition's own parts in the order in which its statement prints them."""
        parts = {part.id: part for part in self.parts}
        yield from (parts[name] for name in self.sections if name in parts)

    def numbered(self) -> Iterator[tuple[int, Chapter | OwnPart]]:
        """Yield the chapters, then the parts that are numbered like them, each with its number."""
        numbered = (part for part in self.own_parts() if part.numbered)
        yield from enumerate((*self.chapters, *numbered), start=1)

    def recommendations(self) -> Iterator[tuple[Chapter | OwnPart, Recommendation]]:
        """Yield every recommendation with its chapter or part, in order."""
        for _, owner in self.numbered():
            for recommendation in owner.recommendations:
                yield owner, recommendation

    def spotlights(self) -> Iterator[tuple[Chapter, str, Spotlight]]:
        """Yield every spotlight with its chapter and its id, in order."""
        for chapter in self.chapters:
            for anchor, spotlight in zip(chapter.spotlight_ids(), chapter.spotlights, strict=True):
                yield chapter, anchor, spotlight

    def participants(self) -> tuple[str, ...]:
        """Return the keys of all who took part, each once."""
        lists = self.participation.lists if self.participation else ()
        return tuple(dict.fromkeys(key for group in lists for key in group.participants))
