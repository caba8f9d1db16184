"""Parts of an edition's own, beside those that every edition may have: an agenda, a session, an annex."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from outcome_reports.model.base import Content, Language, Line, Slug
from outcome_reports.model.chapter import MAX_ENTRIES, Recommendation
from outcome_reports.model.key_figure import KeyFigure
from outcome_reports.model.keys import OptionalActorKeys
from outcome_reports.model.prose import Prose
from outcome_reports.tree import Direction


class OwnPartFile(Content):
    """`parts/NAME.yaml`: an extra part of the edition, listed by file name under `sections` in `edition.yaml`."""

    title: Line
    """Heading of the part."""
    short_title: Line | None = None
    """A few words for running heads."""
    text: Prose
    """The part’s text."""
    numbered: bool = False
    """True for a part that is numbered like a chapter, after the chapters."""
    annex: bool = False
    """True for an annex: annexes have letters, in the order of the sections."""
    same_page: bool = False
    """True for a short part that follows the one before it without a new page."""
    by: OptionalActorKeys = ()
    """Registry keys of its authors, in order."""
    to: OptionalActorKeys = ()
    """Registry keys of its addressees: entities or groups."""
    key_figures: tuple[KeyFigure, ...] = ()
    """Figures from the text to display large beside it."""
    recommendations: Annotated[tuple[Recommendation, ...], Field(max_length=MAX_ENTRIES)] = ()
    """Rows of a table of recommendations; the part must be numbered, as their numbers begin with its own."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {
        "title": "Agenda",
        "short_title": "Agenda",
        "text": "The meeting began at nine.\n",
        "numbered": True,
        "by": ["IDN"],
        "to": ["members"],
    }

    @property
    def label(self) -> str:
        """The short title, or the title if there is no short one."""
        return self.short_title or self.title

    @model_validator(mode="after")
    def _one_count(self) -> Self:
        if self.annex and self.numbered:
            raise ValueError("an annex has a letter, not a number: remove “numbered” or “annex”")
        if self.recommendations and not self.numbered:
            raise ValueError("people cite recommendations by number: add “numbered: true” to this part")
        return self


class OwnPart(OwnPartFile):
    """A part of the edition's own with its `id`, the name of its file: "agenda"."""

    id: Slug
    """Name of the part in `sections`, and its address in links."""
