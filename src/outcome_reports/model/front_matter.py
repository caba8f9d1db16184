"""The parts that come before the chapters."""

from typing import Annotated, ClassVar

from pydantic import Field

from outcome_reports.model.base import Content, Language, Line, Slug, default_title
from outcome_reports.model.keys import EntityKey, EntityKeys
from outcome_reports.model.leaves import PictureFile
from outcome_reports.model.prose import Prose
from outcome_reports.tree import Direction


class Signatory(Content):
    """Somebody who signs the foreword."""

    name: Line
    """The person's name."""
    office: Line
    """The office in which they sign."""
    country: EntityKey | None = None
    """Registry key of the State they come from."""
    signature: Annotated[Line | None, PictureFile()] = None
    """File of the signature, beside the YAML (`images/signature-scott.png`)."""
    alt: Line | None = None
    """Alternative text of the signature; if missing, made from the name."""
    _EXAMPLE: ClassVar = {
        "name": "Given Name",
        "office": "RSO Co-Manager (Australia)",
        "country": "AUS",
        "signature": "images/signature-given-name.png",
        "alt": "Signature of Given Name",
    }


class Foreword(Content):
    """`foreword.yaml`: the foreword, and who signs it."""

    title: Line = default_title("foreword")
    """Heading of the foreword."""
    text: Prose
    """The foreword."""
    signatories: tuple[Signatory, ...] = ()
    """Who signs it, in order."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {"text": "Across the region, people move.\n\nNo government can respond alone.\n"}


class Point(Content):
    """One of a list of points that each have a title: a priority, a stage of the journey, a trend."""

    title: Line
    """Name of the point."""
    text: Prose | None = None
    """What it is about."""
    _EXAMPLE: ClassVar = {"title": "Reducing vulnerabilities", "text": "This priority concerns labour mobility.\n"}


class Part(Content):
    """A part of the overview with its own heading: workshops, Border Forum, Tour de Table."""

    id: Slug
    """Address of the part in links."""
    title: Line
    """Heading of the part."""
    text: Prose | None = None
    """The purpose of this part of the meeting, and its result."""
    points: tuple[Point, ...] = ()
    """Numbered points, such as the priorities."""
    participants: EntityKeys = ()
    """Registry keys of those who took part, listed after the text."""
    _EXAMPLE: ClassVar = {
        "id": "workshops",
        "title": "Workshops",
        "text": "Delegates met experts from the region.\n",
        "participants": ["IOM", "UNHCR"],
    }


class Overview(Content):
    """`overview.yaml`: how the dialogue was built."""

    title: Line
    """Heading of the overview; often the theme."""
    introduction: Prose
    """The kinds of sessions, and how they followed the theme."""
    parts: tuple[Part, ...] = ()
    """Parts with their own headings, in order."""
    findings: Annotated[tuple[Prose, ...], Field(max_length=6)] = ()
    """What readers in a hurry should know, a sentence or two each; shown at a glance, below the figures."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {
        "title": "Collaborative approaches",
        "introduction": "The Dialogue combined plenary sessions and workshops.\n",
        "findings": ["Cooperation rests on information that is trusted.\n"],
    }


class Insight(Content):
    """A key insight of the dialogue."""

    id: Slug
    """Address of the insight in links."""
    title: Line | None = None
    """Title; if missing, that of the chapter."""
    chapter: Slug | None = None
    """The chapter that expands on it."""
    text: Prose
    """The insight, in words that make sense by themselves."""
    _EXAMPLE: ClassVar = {
        "id": "insight-1",
        "title": "Information sharing",
        "chapter": "information-sharing",
        "text": "Cooperation rests on information sharing.\n",
    }


class Insights(Content):
    """`insights.yaml`: the key insights, each with its chapter."""

    title: Line
    """Heading over the insights."""
    insights: tuple[Insight, ...] = Field(min_length=1)
    """The insights, in order."""
    lang: Language | None = None
    """Language of this part as a BCP 47 tag (fr, ar), if not that of the edition."""
    dir: Direction | None = None
    """Direction of this part, `ltr` or `rtl`, if not the usual one for its language."""
    _EXAMPLE: ClassVar = {"title": "Key insights"}
