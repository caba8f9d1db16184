"""The parts that stand before and after the chapters."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from outcome_reports.model.base import Content, Language, Line, Slug, WebAddress
from outcome_reports.model.keys import EntityKey
from outcome_reports.model.prose import Prose


class KeyFigure(Content):
    """A figure that tells something at a glance."""

    value: Line
    """The figure as it is printed: "11,000"."""
    label: Line
    """What it counts: "people assisted home"."""


class Signatory(Content):
    """Somebody who signs the foreword."""

    name: Line
    """The person's name."""
    office: Line
    """The office in which they sign."""
    country: EntityKey | None = None
    """Registry key of the State they come from."""
    signature: Line | None = None
    """File of the signature, beside the YAML (`images/signature-scott.png`)."""
    alt: Line | None = None
    """Text alternative of the signature; made from the name where it is missing."""


class Foreword(Content):
    """`foreword.yaml`."""

    title: Line = "Foreword"
    text: Prose
    """The foreword."""
    signatories: tuple[Signatory, ...] = ()
    """Who signs it, in order."""
    lang: Language | None = None


class Point(Content):
    """One of a list of points that each have a title: a priority, a stage of the journey, a trend."""

    title: Line
    text: Prose | None = None


class Part(Content):
    """A part of the overview with a heading of its own: workshops, Border Forum, Tour de Table."""

    id: Slug
    title: Line
    text: Prose | None = None
    points: tuple[Point, ...] = ()
    """Numbered points, such as the priorities."""
    participants: tuple[EntityKey, ...] = ()
    """Registry keys of those who took part, listed after the text."""


class Overview(Content):
    """`overview.yaml`: how the dialogue was built."""

    title: Line
    introduction: Prose
    parts: tuple[Part, ...] = ()
    lang: Language | None = None


class Insight(Content):
    """A key insight of the dialogue."""

    id: Slug
    title: Line | None = None
    """Title; that of the chapter where it is missing."""
    chapter: Slug | None = None
    """The chapter that goes into it."""
    text: Prose


class Insights(Content):
    """`insights.yaml`."""

    title: Line
    insights: tuple[Insight, ...] = Field(min_length=1)
    lang: Language | None = None


class LookingAhead(Content):
    """`looking-ahead.yaml`."""

    title: Line = "Looking ahead"
    text: Prose
    lang: Language | None = None


class ParticipantList(Content):
    """Participants of one kind, printed in alphabetical order."""

    id: Slug
    title: Line
    participants: tuple[EntityKey, ...] = ()
    """Registry keys, in any order; none while it is not known who comes."""


class Participation(Content):
    """`participation.yaml`: who took part."""

    title: Line = "Participation and support"
    introduction: Prose | None = None
    figures: tuple[KeyFigure, ...] = ()
    """Figures that cannot be counted from the lists."""
    lists: tuple[ParticipantList, ...] = ()
    lang: Language | None = None


class ContactLink(Content):
    """A place on the web where the organiser is found."""

    kind: Literal["website", "facebook", "linkedin", "x", "youtube", "instagram", "other"]
    label: Line
    """Words of the link."""
    address: WebAddress


class Contact(Content):
    """`contact.yaml`: where the organiser is reached."""

    title: Line = "Contact"
    name: Line
    """Name of the office."""
    address: tuple[Line, ...] = ()
    """Lines of the postal address."""
    telephone: Line | None = None
    fax: Line | None = None
    email: Line | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    text: Prose | None = None
    """A sentence before the links."""
    links: tuple[ContactLink, ...] = ()
    lang: Language | None = None


class Summary(Content):
    """`summary.yaml`: what the event summary (the web article) says that the statement does not."""

    title: Line
    lead: Prose
    """The first paragraphs of the article."""
    framing: Prose | None = None
    """How the discussions were framed; the overview where it is missing."""
    next_steps: Prose | None = None
    """What comes next; "looking ahead" where it is missing."""
    published: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    """Date of the article; the edition's where it is missing."""
