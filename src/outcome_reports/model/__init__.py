"""The model of the dialogue: contributions, contributors, and their names. Independent of all formats."""

from outcome_reports.model.back_matter import Contact, ContactLink, LookingAhead, ParticipantList, Participation
from outcome_reports.model.chapter import Chapter, Recommendation, Spotlight
from outcome_reports.model.edition import REDUCED, Edition
from outcome_reports.model.edition_file import Clearance, Dates, DocumentNames, EditionFile, Pages, Suppression, Venue
from outcome_reports.model.edition_parts import PARTS, STANDARD_SECTIONS, SectionName
from outcome_reports.model.follow_up import FollowUp, OpenRecommendations
from outcome_reports.model.front_matter import Foreword, Insight, Insights, Overview, Part, Point, Signatory
from outcome_reports.model.key_figure import KeyFigure
from outcome_reports.model.keys import KnownKeys
from outcome_reports.model.name_index import NamedInText, NameIndex, keys_in, keys_in_blocks
from outcome_reports.model.opening_picture import OpeningPicture
from outcome_reports.model.own_parts import OwnPart, OwnPartFile
from outcome_reports.model.prose import Prose
from outcome_reports.model.registry import EntityFile, GroupFile, Registry, TermFile
from outcome_reports.model.registry_entries import Entity, EntityKind, Group, Term, sortable, without_article
from outcome_reports.model.summary import Summary

__all__ = [
    "PARTS",
    "REDUCED",
    "STANDARD_SECTIONS",
    "Chapter",
    "Clearance",
    "Contact",
    "ContactLink",
    "Dates",
    "DocumentNames",
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
    "OpeningPicture",
    "Overview",
    "OwnPart",
    "OwnPartFile",
    "Pages",
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
