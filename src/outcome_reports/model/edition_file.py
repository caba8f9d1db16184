"""`edition.yaml`: facts about the whole edition."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema, model_validator

from outcome_reports.language.grammar import Grammar
from outcome_reports.language.own_wording import with_own
from outcome_reports.language.wording import Wording, wording_for
from outcome_reports.model.base import CodedAddress, Content, Date, Distinct, Language, Line, PostOrMail, Slug
from outcome_reports.model.edition_parts import SECTIONS_FORM, STANDARD_SECTIONS
from outcome_reports.model.keys import EntityKey
from outcome_reports.model.opening_picture import OpeningPicture
from outcome_reports.model.prose import Prose
from outcome_reports.tree import Direction, Status


class Dates(Content):
    """The days of the meeting, both included."""

    start: Date
    """The first day, as year-month-day."""
    end: Date
    """The last day, as year-month-day."""
    _EXAMPLE: ClassVar = {"start": "2027-01-27", "end": "2027-01-28"}

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("the meeting ends before it starts: swap “start” and “end”")
        return self


class DocumentNames(Content):
    """What the outcome statement is called, and the meeting that it is about."""

    name: Line | None = None
    """The kind of document, in the place of “Outcome statement”: “Outcome report”. Its files are called after it."""
    series_name: Line | None = None
    """The meeting’s full name, instead of its number and series: “Coastal Forum 2026”."""
    _EXAMPLE: ClassVar = {"name": "Outcome report", "series_name": "Coastal Forum 2026"}

    def labels(self, grammar: Grammar) -> dict[str, str]:
        """Return the labels that say the name."""
        if self.name is None:
            return {}
        inside = grammar.within_sentence(self.name)
        return {"outcome_statement": self.name, "document": inside, "document_short": inside}


class Venue(Content):
    """Where the meeting was held."""

    place: Line
    """Building and city."""
    country: EntityKey
    """Registry key of the State."""
    _EXAMPLE: ClassVar = {"place": "Conference Centre, Bangkok", "country": "THA"}


class Clearance(Content):
    """What the clearance form of an excerpt says."""

    deadline: Date
    """The last day for answers."""
    address: PostOrMail
    """Where answers go."""
    _EXAMPLE: ClassVar = {"deadline": "2027-03-05", "address": "clearance@example.org"}


class Suppression(Content):
    """A finding of the house-style check that is accepted."""

    rule: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}([0-9]{3})?$")]
    """The rule (NAM005), or a whole family of rules (NAM)."""
    text: Line | None = None
    """Words that the finding must show; without them, every finding of the rule."""
    reason: Line
    """Why it is right."""
    _EXAMPLE: ClassVar = {"rule": "NAM005", "text": "the Secretariat", "reason": "The office has no other name."}


class Pages(Content):
    """What the pages of the statement show where houses differ."""

    cover: Literal["short", "full"] = "short"
    """`short` leaves the organiser, the mark of a draft and the notice to the page of the contents; `full` has all on
    the cover, as have statements without contents."""
    contents: Annotated[int, Field(ge=1, le=2)] = 2
    """Levels of the contents: with 2, chapters have their spotlights and recommendations below them."""
    chapter_contents: bool = True
    """Whether each chapter opens with a list of who reports in it, and how much it recommends."""


OwnWording = Mapping[str, str | Mapping[str, str | list[str] | Mapping[str, str]]]
"""Labels by name, or tables of them as a wording file has them."""


def _with_wording(language: str) -> str:
    wording_for(language)
    return language


def _cover_first(sections: tuple[Slug, ...]) -> tuple[Slug, ...]:
    if "cover" in sections[1:]:
        raise ValueError("“cover” comes after other sections: put it first, or remove it")
    return sections


class EditionFile(Content):
    """`edition.yaml`: facts about the whole edition."""

    document: DocumentNames = Field(default_factory=DocumentNames)
    """What the document and the meeting are called, where the house’s own names do not suit."""
    wording: OwnWording = Field(default_factory=dict)
    """Words of your own in the place of the house’s, by the names of labels; see docs/own-parts.md."""
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
    """Direction of the text, `ltr` or `rtl`, if not the usual one for the language."""
    status: Status = "draft"
    """`draft` and `for-clearance` are marked on every page, `final` is not."""
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)*$")] = "0.1"
    """Version of the text, in figures: “0.9” in quotation marks."""
    published: Date
    """Date of this version, as year-month-day; it is printed and also in the files' metadata."""
    organiser: EntityKey
    """Registry key of the organiser."""
    brand: Slug = "rso"
    """Name of the brand file."""
    cover_picture: OpeningPicture | None = None
    """A picture across the upper part of the cover, over both edges; without it the drawing of the brand is alone."""
    notice: Prose | None = None
    """A note to readers on the cover, such as that the wording is a sample."""
    web: CodedAddress | None = None
    """Where the statement is published."""
    sections: Annotated[tuple[Slug, ...], Distinct, AfterValidator(_cover_first), WithJsonSchema(SECTIONS_FORM)] = (
        STANDARD_SECTIONS
    )
    """The sections of the statement, in order: those of every statement, and parts of your own by the names of their
    files in `parts/`. A section that has no content is left out."""
    pages: Pages = Field(default_factory=Pages)
    """What the pages of the statement show: how much is on the cover, how many levels the contents have."""
    clearance: Clearance | None = None
    """Where and by when governments answer; printed on the form of their excerpts."""
    suppress: tuple[Suppression, ...] = ()
    """Findings of `outcome-reports check` that are accepted as they are, each with the reason."""
    _EXAMPLE: ClassVar = {
        "wording": {"contents": "In this report", "kinds": {"partner": "Supporter"}},
        "series": "RSO Constructive Dialogue",
        "number": 5,
        "theme": "Collaborative Approaches for Resilient Systems",
        "direction": "ltr",
        "version": "0.3",
        "published": "2027-02-20",
        "organiser": "RSO",
        "notice": "The wording of this edition is not final.\n",
        "web": "https://www.example.org/fifth",
    }

    @property
    def words(self) -> Wording:
        """The words of the house in the language of the edition, with those of the edition's own."""
        wording = wording_for(self.language)
        return with_own(wording, {**self.document.labels(wording.grammar), **self.wording})

    @property
    def name(self) -> str:
        """The meeting's full name: "Fourth RSO Constructive Dialogue"."""
        if self.document.series_name:
            return self.document.series_name
        wording = self.words
        ordinal = wording.grammar.ordinal(self.number)
        name = wording.label("edition_name", ordinal=ordinal, number=self.number, series=self.series)
        return name[0].upper() + name[1:]
