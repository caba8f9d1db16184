"""An excerpt: what one entity (or several) contributed, what addresses it, and where others name it.

It holds only what was selected: documents, metadata and attachments are made from it, never from the edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from outcome_reports.model.base import Content, Language, Line, Slug
from outcome_reports.model.chapter import Recommendation, Spotlight
from outcome_reports.model.edition_file import EditionFile
from outcome_reports.model.keys import ActorKey, EntityKey
from outcome_reports.model.prose import Prose
from outcome_reports.model.registry import Registry
from outcome_reports.tree import Direction

GroupRecommendations = Literal["annex", "full"]
ExcerptKind = Literal["country", "organisation", "group"]


class Place(Content):
    """Where a block is in the statement."""

    id: Slug
    """The id of the block there."""
    part: Line
    """Title of the chapter or section."""
    chapter: int | None = None
    """Number of the chapter, None outside of chapters."""
    page: int | None = None
    """Page in the PDF of the statement, None if the statement was not laid out or does not have the block."""


class PlacedSpotlight(Content):
    """A spotlight with its place."""

    place: Place
    spotlight: Spotlight


class PlacedRecommendation(Content):
    """A recommendation with its place; `through` are the groups by which it reaches the entity."""

    place: Place
    recommendation: Recommendation
    through: tuple[ActorKey, ...] = ()


class Passage(Content):
    """A paragraph or list item in which others name the entity.

    `by` says whose words they are (empty for the text of the statement itself), `recommendation` the number of their
    row, `leads` the owners whose first mention it holds, `lang` and `dir` what its part of the edition has.
    """

    place: Place
    text: Prose
    by: tuple[ActorKey, ...] = ()
    recommendation: Line | None = None
    leads: tuple[ActorKey, ...] = ()
    lang: Language | None = None
    dir: Direction | None = None


class Listing(Content):
    """A list of people or bodies that has the entity: its title, the part it belongs to, and the entries."""

    place: Place
    title: Line
    entities: tuple[EntityKey, ...] = ()
    entry: Line | None = None
    """The entry itself where it is not an entity (a signatory)."""


class Excerpt(EditionFile):
    """The excerpt of an edition for `subject`, with a registry of only what it needs."""

    id: Slug
    group_recommendations: GroupRecommendations = "annex"
    """How recommendations are shown that address the subject only through a group: a line each, or in full."""
    subject: tuple[ActorKey, ...]
    """Whom the excerpt is for."""
    kind: ExcerptKind
    covers: tuple[ActorKey, ...]
    """All keys that count as the subject: members of a group too."""
    spotlights: tuple[PlacedSpotlight, ...] = ()
    given: tuple[PlacedRecommendation, ...] = ()
    """Recommendations that came from the subject."""
    addressed: tuple[PlacedRecommendation, ...] = ()
    """Recommendations that address the subject by name."""
    addressed_through: tuple[PlacedRecommendation, ...] = ()
    """Recommendations that address the subject through a group."""
    passages: tuple[Passage, ...] = ()
    """Where others name the subject."""
    mentions: tuple[Listing, ...] = ()
    """Lists other than that of participants that include the subject."""
    participation: tuple[Listing, ...] = ()
    """The lists of participants that include the subject, without the others on them."""
    registry: Registry = Registry()
    tables: Mapping[str, tuple[tuple[str, ...], ...]] = Field(default_factory=dict, repr=False)
    """The rows of every file of data that the texts draw from, by its name, the heads first."""
    images: Mapping[str, bytes] = Field(default_factory=dict, repr=False, exclude=True)
    """The bytes of the pictures in what was selected, by file name."""

    @property
    def holds(self) -> dict[str, int]:
        """How many entries each part has, by the part's name."""
        parts = ("spotlights", "given", "addressed", "addressed_through", "passages", "mentions", "participation")
        return {part: len(getattr(self, part)) for part in parts}
