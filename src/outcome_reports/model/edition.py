"""An edition of the dialogue: all that was said and is known about one meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, model_validator

from outcome_reports.language.wording import wording_for
from outcome_reports.model.back_matter import Contact, LookingAhead, Participation
from outcome_reports.model.base import CodedAddress, Content, Date, Distinct, Language, Line, PostOrMail, Slug
from outcome_reports.model.chapter import Chapter, Recommendation, Spotlight
from outcome_reports.model.consistency import problems_between_parts
from outcome_reports.model.follow_up import OpenRecommendations
from outcome_reports.model.front_matter import Foreword, Insights, Overview
from outcome_reports.model.keys import EntityKey
from outcome_reports.model.parts import PartOfEdition, parts_of
from outcome_reports.model.prose import Prose
from outcome_reports.model.registry import Registry
from outcome_reports.model.section_names import STANDARD_SECTIONS, SectionName
from outcome_reports.model.summary import Summary
from outcome_reports.model.unknown_keys import unknown_keys
from outcome_reports.tree import Direction, Status


class Dates(Content):
    """The days of the meeting, both included."""

    start: Date
    """The first day, as year-month-day."""
    end: Date
    """The last day, as year-month-day."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("the meeting ends before it starts: exchange “start” and “end”")
        return self


class Venue(Content):
    """Where the meeting was held."""

    place: Line
    """Building and city."""
    country: EntityKey
    """Registry key of the State."""


class Clearance(Content):
    """What the clearance form of an excerpt says."""

    deadline: Date
    """The last day for answers."""
    address: PostOrMail
    """Where answers go."""


class Suppression(Content):
    """A finding of the house-style check that is right as it stands."""

    rule: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}([0-9]{3})?$")]
    """The rule (NAM005), or a whole family of rules (NAM)."""
    text: Line | None = None
    """Words that the finding must show; without them every finding of the rule is meant."""
    reason: Line
    """Why it is right."""


def _with_wording(language: str) -> str:
    wording_for(language)
    return language


def _cover_first(sections: tuple[SectionName, ...]) -> tuple[SectionName, ...]:
    if "cover" in sections[1:]:
        raise ValueError("“cover” stands behind other sections: put it first, or take it out")
    return sections


class EditionFile(Content):
    """`edition.yaml`: what is true of the whole edition."""

    series: Line
    """The dialogue, without its number: "RSO Constructive Dialogue"."""
    number: Annotated[int, Field(ge=1, le=999)]
    """Which meeting of the series it is: 4."""
    theme: Line | None = None
    """The theme of the meeting."""
    dates: Dates
    """When the meeting was held."""
    venue: Venue | None = None
    """Where it was held, if public documents may say so."""
    language: Annotated[Language, AfterValidator(_with_wording)] = "en-GB"
    """Language of the edition as a BCP 47 tag: en-GB, fr, ar."""
    direction: Direction | None = None
    """Direction of the text, `ltr` or `rtl`, where it is not the usual one of the language."""
    status: Status = "draft"
    """`draft` and `for-clearance` are marked on every page, `final` is not."""
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)*$")] = "0.1"
    """Version of the text, in figures: “0.9” in quotation marks."""
    published: Date
    """Date of this version, as year-month-day; it is printed, and the files carry it too."""
    organiser: EntityKey
    """Registry key of the organiser."""
    brand: Slug = "rso"
    """Name of the brand file."""
    notice: Prose | None = None
    """A note to readers on the cover, such as that the wording is a sample."""
    web: CodedAddress | None = None
    """Where the statement is published."""
    sections: Annotated[tuple[SectionName, ...], Distinct, AfterValidator(_cover_first)] = STANDARD_SECTIONS
    """The sections of the statement, in order. One that has no content is left out."""
    clearance: Clearance | None = None
    """Where and until when governments answer; printed on the form of their excerpts."""
    suppress: tuple[Suppression, ...] = ()
    """Findings of `outcome-reports check` that are right as they stand, each with the reason."""

    @property
    def name(self) -> str:
        """The meeting's full name: "Fourth RSO Constructive Dialogue"."""
        wording = wording_for(self.language)
        ordinal = wording.grammar.ordinal(self.number)
        name = wording.label("edition_name", ordinal=ordinal, number=self.number, series=self.series)
        return name[0].upper() + name[1:]


REDUCED = "reduced"
"""Key of pydantic's context for content that was reduced to what one document shows: its links may lead out of it."""


class Edition(EditionFile):
    """An edition: `edition.yaml`, the files beside it, and the registry.

    Raises pydantic.ValidationError when a key is not in the registry, an id is given twice, or an insight leads to no
    chapter.
    """

    id: Slug
    """Name of the edition's folder: "fourth-2026"."""
    foreword: Annotated[Foreword | None, PartOfEdition(("foreword",))] = None
    overview: Annotated[Overview | None, PartOfEdition(("overview",))] = None
    insights: Annotated[Insights | None, PartOfEdition(("insights",))] = None
    chapters: Annotated[tuple[Chapter, ...], PartOfEdition(("chapters", "glance", "insights"), successor="made")] = ()
    looking_ahead: Annotated[LookingAhead | None, PartOfEdition(("looking-ahead",))] = None
    participation: Annotated[Participation | None, PartOfEdition(("participation", "glance"))] = None
    contact: Annotated[Contact | None, PartOfEdition(("contact",), excerpted=False, successor="copy")] = None
    summary: Annotated[Summary | None, PartOfEdition(document="summary", excerpted=False)] = None
    open_recommendations: Annotated[
        OpenRecommendations | None, PartOfEdition(document=None, excerpted=False, successor="made")
    ] = None
    registry: Registry = Registry()
    images: Mapping[str, bytes] = Field(default_factory=dict, repr=False, exclude=True)
    """The bytes of every picture the content names, by file name."""

    @model_validator(mode="after")
    def _titled(self) -> Self:
        """Parts whose titles the content does not give have those of the edition's language."""
        wording = wording_for(self.language)
        for name in ("foreword", "looking_ahead", "participation", "contact"):
            part = getattr(self, name)
            if part is not None and "title" not in part.model_fields_set and part.title != wording.label(name):
                self.__dict__[name] = part.model_copy(update={"title": wording.label(name)})
        return self

    @model_validator(mode="after")
    def _consistent(self, info: ValidationInfo) -> Self:
        complete = not (info.context or {}).get(REDUCED)
        found = [*unknown_keys(self), *problems_between_parts(self, complete=complete)]
        problems = [f"{'.'.join(map(str, p.path))}: {p.message}" for p in found]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def recommendations(self) -> Iterator[tuple[Chapter, Recommendation]]:
        """Yield every recommendation with its chapter, in order."""
        for chapter in self.chapters:
            for recommendation in chapter.recommendations:
                yield chapter, recommendation

    def spotlights(self) -> Iterator[tuple[Chapter, str, Spotlight]]:
        """Yield every spotlight with its chapter and its id, in order."""
        for chapter in self.chapters:
            for anchor, spotlight in zip(chapter.spotlight_ids(), chapter.spotlights, strict=True):
                yield chapter, anchor, spotlight

    def participants(self) -> tuple[str, ...]:
        """Return the keys of all who took part, each once."""
        lists = self.participation.lists if self.participation else ()
        return tuple(dict.fromkeys(key for group in lists for key in group.participants))


PARTS = parts_of(Edition)
"""The parts of an edition by field, in the order of a statement."""
