"""The dialogue: what was said, by whom, and how everybody is called. Knows no format."""

from outcome_reports.model.chapter import Chapter, Recommendation, Spotlight
from outcome_reports.model.edition import REDUCED, Clearance, Dates, Edition, EditionFile, Suppression, Venue
from outcome_reports.model.follow_up import FollowUp, OpenRecommendations
from outcome_reports.model.keys import KnownKeys
from outcome_reports.model.naming import NamedInText, NameIndex, keys_in, keys_in_blocks
from outcome_reports.model.parts import (
    Contact,
    ContactLink,
    Foreword,
    Insight,
    Insights,
    KeyFigure,
    LookingAhead,
    Overview,
    Part,
    ParticipantList,
    Participation,
    Point,
    Signatory,
    Summary,
)
from outcome_reports.model.prose import Prose
from outcome_reports.model.registry import (
    Entity,
    EntityFile,
    EntityKind,
    Group,
    GroupFile,
    Registry,
    Term,
    TermFile,
    sortable,
    without_article,
)
from outcome_reports.model.section_names import STANDARD_SECTIONS, SectionName

__all__ = [
    "REDUCED",
    "STANDARD_SECTIONS",
    "Chapter",
    "Clearance",
    "Contact",
    "ContactLink",
    "Dates",
    "Edition",
    "EditionFile",
    "Entity",
    "EntityFile",
    "EntityKind",
    "FollowUp",
    "Foreword",
    "Group",
    "GroupFile",
    "Insight",
    "Insights",
    "KeyFigure",
    "KnownKeys",
    "LookingAhead",
    "NameIndex",
    "NamedInText",
    "OpenRecommendations",
    "Overview",
    "Part",
    "ParticipantList",
    "Participation",
    "Point",
    "Prose",
    "Recommendation",
    "Registry",
    "SectionName",
    "Signatory",
    "Spotlight",
    "Summary",
    "Suppression",
    "Term",
    "TermFile",
    "Venue",
    "keys_in",
    "keys_in_blocks",
    "sortable",
    "without_article",
]
