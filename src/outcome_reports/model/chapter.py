"""A thematic chapter: its introduction, spotlights and recommendations."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints

from outcome_reports.model.base import Content, Language, Line, Slug
from outcome_reports.model.key_figure import KeyFigure
from outcome_reports.model.keys import ActorKeys, OptionalActorKeys
from outcome_reports.model.opening_picture import OpeningPicture
from outcome_reports.model.prose import Prose
from outcome_reports.tree import Direction, Heading, Paragraph, Section, Table, blocks_of, pull_quote

RecommendationId = Annotated[str, StringConstraints(pattern=r"^R[1-9][0-9]{0,2}\.[1-9][0-9]?$")]
"""The number by which people cite it for ever: "R2.3" is the third recommendation of the second chapter."""

MAX_ENTRIES = 200
"""Spotlights or recommendations of one chapter: a table of 4,000 rows takes WeasyPrint 17 s."""


class Spotlight(Content):
    """What a State or organisation (or several together) reported."""

    by: ActorKeys
    """Registry keys of those who reported, in the order of their importance to the text."""
    text: Prose
    """The report."""
    id: Slug | None = None
    """Identifier; if missing, made from the chapter and the keys."""
    highlight: bool = False
    """True if the event summary (the web article) includes it too."""
    key_figures: tuple[KeyFigure, ...] = ()
    """Figures from the text to display large beside it."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {
        "by": "IDN",
        "text": "[[IDN]] gave an update on its cooperation with [[THA]].\n",
        "id": "liaison-officers",
        "highlight": True,
    }


def _for_table(text: Prose) -> Prose:
    blocks = tuple(blocks_of(text.blocks))
    if any(isinstance(block, Paragraph) and pull_quote(block) for block in blocks):
        raise ValueError("a table has no room for a pull quote: remove the marks “==”")
    if any(isinstance(block, Heading) for block in blocks):
        raise ValueError("a table has no room for a heading: write a paragraph that begins with **bold words**")
    if any(isinstance(block, Table) for block in blocks):
        raise ValueError("a table has no room for another: put it into the introduction of the chapter")
    if any(isinstance(block, Section) for block in blocks):
        raise ValueError("a table has no room for boxes and pictures: put them into the introduction of the chapter")
    return text


TableText = Annotated[Prose, AfterValidator(_for_table)]
"""A text in a cell of a table: paragraphs, lists and quotations."""


class Recommendation(Content):
    """A row of the table of recommendations."""

    id: RecommendationId
    """Never changes: people cite it."""
    by: OptionalActorKeys = ()
    """Registry keys of those who made it; empty if it came from the discussions as a whole."""
    to: ActorKeys
    """Registry keys of its addressees: entities or groups ("members")."""
    context: TableText
    """What it is based on."""
    recommendation: TableText
    """What is recommended; actions as a Markdown list."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {
        "id": "R2.3",
        "by": ["IDN", "NZL"],
        "to": "members",
        "context": "[[IDN]] highlighted the placing of liaison officers.\n",
        "recommendation": "Members may consider:\n\n- posting liaison officers\n- sharing their reports.\n",
    }

    @property
    def anchor(self) -> str:
        """The id of its row in documents: "r2-3"."""
        return self.id.lower().replace(".", "-")


class Chapter(Content):
    """`chapters/N-name.yaml`: a thematic chapter, with spotlights and recommendations."""

    id: Slug
    """Address of the chapter on the web and in links. Chosen once, never changed."""
    title: Line
    """The chapter’s heading."""
    short_title: Line | None = None
    """A few words for tables and running heads; "Chapter" with its number if missing."""
    picture: OpeningPicture | None = None
    """A picture that opens the chapter, as wide as the page."""
    introduction: Prose
    """The subject of the chapter, and the common ground of the delegates."""
    summary: Prose | None = None
    """What the event summary says about the chapter; the introduction if missing."""
    key_figures: tuple[KeyFigure, ...] = ()
    """Figures from the chapter, to display large beside its introduction."""
    spotlights: Annotated[tuple[Spotlight, ...], Field(max_length=MAX_ENTRIES)] = ()
    """What States and organisations reported, in the order in which it is printed."""
    recommendations: Annotated[tuple[Recommendation, ...], Field(max_length=MAX_ENTRIES)] = ()
    """The rows of the table of recommendations, in order."""
    also_heard: OptionalActorKeys = ()
    """Others who spoke, for the event summary; those whose spotlights it leaves out are added automatically."""
    spotlights_title: Line | None = None
    """Heading over the spotlights; the house wording if missing."""
    recommendations_title: Line | None = None
    """Heading over the recommendations; the house wording if missing."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {
        "id": "information-sharing",
        "title": "Aligning efforts: information sharing and regional mechanisms",
        "short_title": "Information sharing",
        "introduction": "Cooperation rests on information sharing.\n",
        "summary": "Delegates asked for structured networks.\n",
        "also_heard": ["NZL"],
        "spotlights_title": "Spotlight on promising practices",
        "recommendations_title": "Actionable recommendations",
    }

    @property
    def label(self) -> str:
        """The short title, or the title if there is no short one."""
        return self.short_title or self.title

    def spotlight_ids(self) -> Iterator[str]:
        """Yield the id of each spotlight in documents, in order."""
        for spotlight in self.spotlights:
            yield spotlight.id or "-".join((self.id, *(key.lower() for key in spotlight.by)))
