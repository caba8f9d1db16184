"""The registry of sections and parts, a line for each."""

from typing import Annotated, ClassVar

from outcome_reports.model.back_matter import Contact, LookingAhead, Participation
from outcome_reports.model.base import SLUG_FORM, Content
from outcome_reports.model.chapter import Chapter
from outcome_reports.model.follow_up import OpenRecommendations
from outcome_reports.model.front_matter import Foreword, Insights, Overview
from outcome_reports.model.own_parts import OwnPart
from outcome_reports.model.parts import MadeSection, PartOfEdition, parts_of
from outcome_reports.model.summary import Summary


class EditionParts(Content):
    """What an edition consists of: the sections of its statement, in their default order, and what other documents say.

    A part with files of its own is a field; a section made from other parts is only named.
    """

    cover: ClassVar[MadeSection]
    contents: ClassVar[MadeSection]
    foreword: Annotated[Foreword | None, PartOfEdition()] = None
    overview: Annotated[Overview | None, PartOfEdition(counted_in=("glance",))] = None
    glance: ClassVar[MadeSection]
    insights: Annotated[Insights | None, PartOfEdition()] = None
    chapters: Annotated[tuple[Chapter, ...], PartOfEdition(counted_in=("glance", "insights"), successor="made")] = ()
    parts: Annotated[tuple[OwnPart, ...], PartOfEdition(successor="made", own=True)] = ()
    looking_ahead: Annotated[LookingAhead | None, PartOfEdition()] = None
    participation: Annotated[Participation | None, PartOfEdition(counted_in=("glance",))] = None
    notes: ClassVar[MadeSection]
    glossary: ClassVar[MadeSection]
    picture_credits: ClassVar[MadeSection]
    contact: Annotated[Contact | None, PartOfEdition(excerpted=False, successor="copy")] = None
    summary: Annotated[Summary | None, PartOfEdition(document="summary", excerpted=False)] = None
    open_recommendations: Annotated[
        OpenRecommendations | None, PartOfEdition(document=None, excerpted=False, successor="made")
    ] = None


PARTS = parts_of(EditionParts)
"""The parts of an edition by field, in the order of a statement."""

SectionName = str
"""The name of a section: "looking-ahead"."""
STANDARD_SECTIONS: tuple[SectionName, ...] = tuple(
    name.replace("_", "-") for name in EditionParts.__annotations__ if name not in PARTS or PARTS[name].sections
)
"""The sections that a statement can have, by name, in their default order."""

SECTIONS_FORM = {
    "type": "array",
    "items": {"anyOf": [{"enum": list(STANDARD_SECTIONS)}, {"type": "string", "pattern": SLUG_FORM}]},
}
"""JSON Schema of a list of sections: editors offer the names above; parts of the edition's own have others."""
