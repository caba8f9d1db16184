"""The parts that stand before and after the chapters."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from outcome_reports.model.base import Content, Date, Language, Line, Slug, WebAddress
from outcome_reports.model.keys import EntityKey, EntityKeys
from outcome_reports.model.prose import Prose
from outcome_reports.tree import Direction


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
    """`foreword.yaml`: the foreword, and who signs it."""

    title: Line = "Foreword"
    """Heading of the foreword."""
    text: Prose
    """The foreword."""
    signatories: tuple[Signatory, ...] = ()
    """Who signs it, in order."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), where it is not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, where it is not the usual one of its language."""


class Point(Content):
    """One of a list of points that each have a title: a priority, a stage of the journey, a trend."""

    title: Line
    """Name of the point."""
    text: Prose | None = None
    """What it is about."""


class Part(Content):
    """A part of the overview with a heading of its own: workshops, Border Forum, Tour de Table."""

    id: Slug
    """Address of the part in links."""
    title: Line
    """Heading of the part."""
    text: Prose | None = None
    """What this part of the meeting was, and what came of it."""
    points: tuple[Point, ...] = ()
    """Numbered points, such as the priorities."""
    participants: EntityKeys = ()
    """Registry keys of those who took part, listed after the text."""


class Overview(Content):
    """`overview.yaml`: how the dialogue was built."""

    title: Line
    """Heading of the overview; often the theme."""
    introduction: Prose
    """The kinds of sessions, and how they followed the theme."""
    parts: tuple[Part, ...] = ()
    """Parts with headings of their own, in order."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), where it is not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, where it is not the usual one of its language."""


class Insight(Content):
    """A key insight of the dialogue."""

    id: Slug
    """Address of the insight in links."""
    title: Line | None = None
    """Title; that of the chapter where it is missing."""
    chapter: Slug | None = None
    """The chapter that goes into it."""
    text: Prose
    """The insight, in words that stand alone."""


class Insights(Content):
    """`insights.yaml`: the key insights, each with its chapter."""

    title: Line
    """Heading over the insights."""
    insights: tuple[Insight, ...] = Field(min_length=1)
    """The insights, in order."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), where it is not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, where it is not the usual one of its language."""


class LookingAhead(Content):
    """`looking-ahead.yaml`: what the organiser makes of it all."""

    title: Line = "Looking ahead"
    """Heading of the part."""
    text: Prose
    """What the discussions have in common, and what comes next."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), where it is not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, where it is not the usual one of its language."""


class ParticipantList(Content):
    """Participants of one kind, printed in alphabetical order."""

    id: Slug
    """Address of the list in links."""
    title: Line
    """Heading over the list."""
    participants: EntityKeys = ()
    """Registry keys, in any order; none while it is not known who comes."""


class Participation(Content):
    """`participation.yaml`: who took part."""

    title: Line = "Participation and support"
    """Heading of the part."""
    introduction: Prose | None = None
    """Thanks to those who took part."""
    figures: tuple[KeyFigure, ...] = ()
    """Figures that cannot be counted from the lists."""
    lists: tuple[ParticipantList, ...] = ()
    """The participants, in a list for each kind."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), where it is not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, where it is not the usual one of its language."""


class ContactLink(Content):
    """A place on the web where the organiser is found."""

    kind: Literal["website", "facebook", "linkedin", "x", "youtube", "instagram", "other"]
    """What kind of place it is."""
    label: Line
    """Words of the link."""
    address: WebAddress
    """Where the link leads: the whole address."""


class Contact(Content):
    """`contact.yaml`: where the organiser is reached."""

    title: Line = "Contact"
    """Heading of the page."""
    name: Line
    """Name of the office."""
    address: tuple[Line, ...] = ()
    """Lines of the postal address."""
    telephone: Line | None = None
    """Telephone number, with the code of the country."""
    fax: Line | None = None
    """Fax number, with the code of the country."""
    email: Line | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    """E-mail address."""
    text: Prose | None = None
    """A sentence before the links."""
    links: tuple[ContactLink, ...] = ()
    """Places on the web, in order."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), where it is not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, where it is not the usual one of its language."""


class Summary(Content):
    """`summary.yaml`: what the event summary (the web article) says that the statement does not."""

    title: Line
    """Headline of the article."""
    lead: Prose
    """The first paragraphs of the article."""
    framing: Prose | None = None
    """How the discussions were framed; the overview where it is missing."""
    next_steps: Prose | None = None
    """What comes next; "looking ahead" where it is missing."""
    published: Date | None = None
    """Date of the article; the edition's where it is missing."""
