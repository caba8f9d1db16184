"""An example of every object of the content files; each is valid and has every possible key."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from outcome_reports import model
from outcome_reports.branding import brand, brand_marks
from outcome_reports.model import STANDARD_SECTIONS, Suppression

Example = dict[str, Any]

_NAMES = {"name": "Outcome report", "series_name": "Coastal Forum 2026"}
_KEY_FIGURE: Example = {"value": "11,000", "label": "people assisted home"}
_SIGNATORY: Example = {
    "name": "Given Name",
    "office": "RSO Co-Manager (Australia)",
    "country": "AUS",
    "signature": "images/signature-given-name.png",
    "alt": "Signature of Given Name",
}
_OPENING: Example = {
    "file": "images/harbour.jpg",
    "alt": "Small boats in a harbour at dusk",
    "credit": "Photograph: A. Person",
    "focus": [30, 60],
}
_POINT: Example = {"title": "Reducing vulnerabilities", "text": "This priority concerns labour mobility.\n"}
_PART: Example = {
    "id": "workshops",
    "title": "Workshops",
    "text": "Delegates met experts from the region.\n",
    "points": [_POINT],
    "participants": ["IOM", "UNHCR"],
}
_INSIGHT: Example = {
    "id": "insight-1",
    "title": "Information sharing",
    "chapter": "information-sharing",
    "text": "Cooperation rests on information sharing.\n",
}
_LANGUAGE: Example = {"lang": "en-GB", "dir": "ltr"}
_SPOTLIGHT: Example = {
    "by": "IDN",
    "text": "[[IDN]] gave an update on its cooperation with [[THA]].\n",
    "id": "liaison-officers",
    "highlight": True,
    "key_figures": [_KEY_FIGURE],
    **_LANGUAGE,
}
_RECOMMENDATION: Example = {
    "id": "R2.3",
    "by": ["IDN", "NZL"],
    "to": "members",
    "context": "[[IDN]] highlighted the placing of liaison officers.\n",
    "recommendation": "Members may consider:\n\n- posting liaison officers\n- sharing their reports.\n",
    **_LANGUAGE,
}
_LIST: Example = {"id": "states", "title": "Member and Observer States", "participants": ["AUS", "IDN"]}
_LINK: Example = {"kind": "website", "label": "www.example.org", "address": "https://www.example.org"}
_FOLLOW_UP: Example = {
    "id": "R2.3",
    "edition": "fourth-2026",
    "question": "From the Fourth RSO Constructive Dialogue, R2.3: still open?",
    "still_open": "yes",
    "note": "The first officers have been posted.\n",
}
_ENTITY: Example = {
    "key": "PHL",
    "m49": "608",
    "kind": "member-state",
    "short": "the Philippines",
    "formal": "the Republic of the Philippines",
    "acronym": "PH",
    "glossary": "when-used",
    "aliases": ["Republika ng Pilipinas"],
    "adjective": "Philippine",
    "groups": ["members", "ASEAN"],
    "sort": "Philippines",
}
_GROUP: Example = {"key": "members", "name": "Bali Process Members", "aliases": ["Members of the Bali Process"]}
_TERM: Example = {
    "key": "GCM",
    "acronym": "the GCM",
    "expansion": "the Global Compact for Safe, Orderly and Regular Migration",
    "glossary": "when-named",
    "aliases": ["the Global Compact"],
}
_SUPPRESSION: Example = {"rule": "NAM005", "text": "the Secretariat", "reason": "The office has no other name."}
_DATES: Example = {"start": "2027-01-27", "end": "2027-01-28"}
_VENUE: Example = {"place": "Conference Centre, Bangkok", "country": "THA"}
_PAGES: Example = {"cover": "short", "contents": 2, "chapter_contents": True}
_CLEARANCE: Example = {"deadline": "2027-03-05", "address": "clearance@example.org"}
_PALETTE: Example = {
    "paper": "#ffffff",
    "ink": "#1d2733",
    "muted": "#4f5d6b",
    "primary": "#12294b",
    "on_primary": "#ffffff",
    "secondary": "#0b6471",
    "accent": "#a8481a",
    "tint": "#eef4f5",
    "line": "#c9d4da",
}
_FACE: Example = {"weight": 400, "italic": False, "file": "SourceSansPro-Regular.ttf"}
_FAMILY: Example = {
    "name": "Source Sans Pro",
    "package": "font_source_sans_pro",
    "fallback": "sans-serif",
    "faces": [_FACE],
}
_OTHER: Example = {
    "name": "Noto Nastaliq Urdu",
    "package": "system",
    "fallback": "serif",
    "faces": [{"file": "NotoNastaliqUrdu-Regular.ttf"}],
}
_MOTIF: Example = {"kind": "routes", "seed": 7, "lines": 26, "colours": ["#2b7f8c"], "chapters": ["routes", "ripples"]}
_LOGO: Example = {"file": "logo.svg", "alt": "Regional Support Office", "width": 40}

EXAMPLES: dict[type[BaseModel], Example] = {
    model.KeyFigure: _KEY_FIGURE,
    model.Signatory: _SIGNATORY,
    model.OpeningPicture: _OPENING,
    model.Foreword: {
        "title": "Foreword",
        "text": "Across the region, people move.\n\nNo government can respond alone.\n",
        "signatories": [_SIGNATORY],
        **_LANGUAGE,
    },
    model.Point: _POINT,
    model.Part: _PART,
    model.Overview: {
        "title": "Collaborative approaches",
        "introduction": "The Dialogue combined plenary sessions and workshops.\n",
        "parts": [_PART],
        "findings": ["Cooperation rests on information that is trusted.\n"],
        **_LANGUAGE,
    },
    model.Insight: _INSIGHT,
    model.Insights: {"title": "Key insights", "insights": [_INSIGHT], **_LANGUAGE},
    model.LookingAhead: {"title": "Looking ahead", "text": "The challenges are shared.\n", **_LANGUAGE},
    model.ParticipantList: _LIST,
    model.Participation: {
        "title": "Participation and support",
        "introduction": "[[RSO]] is grateful to all who took part.\n",
        "figures": [{"value": "90", "label": "senior representatives"}],
        "lists": [_LIST],
        **_LANGUAGE,
    },
    model.ContactLink: _LINK,
    model.Contact: {
        "title": "Contact",
        "name": "Regional Support Office",
        "address": ["27th Floor, Rajanakarn Building", "Bangkok 10120, Thailand"],
        "telephone": "+66 2 343 9477",
        "fax": "+66 2 676 7337",
        "email": "info@example.org",
        "text": "More is published at these addresses.\n",
        "links": [_LINK],
        **_LANGUAGE,
    },
    model.Summary: {
        "title": "Collaborative approaches: insights from the Dialogue",
        "lead": "Migration grows more complex.\n",
        "framing": "The sessions followed three priorities.\n",
        "next_steps": "The statement records what was said.\n",
        "published": "2027-03-20",
    },
    model.Spotlight: _SPOTLIGHT,
    model.Recommendation: _RECOMMENDATION,
    model.OwnPartFile: {
        "title": "Agenda",
        "short_title": "Agenda",
        "text": "The meeting began at nine.\n",
        "numbered": True,
        "annex": False,
        "same_page": False,
        "by": ["IDN"],
        "to": ["members"],
        "key_figures": [_KEY_FIGURE],
        "recommendations": [_RECOMMENDATION],
        **_LANGUAGE,
    },
    model.Chapter: {
        "id": "information-sharing",
        "title": "Aligning efforts: information sharing and regional mechanisms",
        "short_title": "Information sharing",
        "picture": _OPENING,
        "introduction": "Cooperation rests on information sharing.\n",
        "summary": "Delegates asked for structured networks.\n",
        "key_figures": [_KEY_FIGURE],
        "spotlights": [_SPOTLIGHT],
        "recommendations": [_RECOMMENDATION],
        "also_heard": ["NZL"],
        "spotlights_title": "Spotlight on promising practices",
        "recommendations_title": "Actionable recommendations",
        **_LANGUAGE,
    },
    model.FollowUp: _FOLLOW_UP,
    model.OpenRecommendations: {"recommendations": [_FOLLOW_UP]},
    model.Dates: _DATES,
    model.Venue: _VENUE,
    model.Clearance: _CLEARANCE,
    Suppression: _SUPPRESSION,
    model.DocumentNames: _NAMES,
    model.Pages: _PAGES,
    model.EditionFile: {
        "document": _NAMES,
        "wording": {"contents": "In this report", "kinds": {"partner": "Supporter"}},
        "series": "RSO Constructive Dialogue",
        "number": 5,
        "theme": "Collaborative Approaches for Resilient Systems",
        "dates": _DATES,
        "venue": _VENUE,
        "language": "en-GB",
        "direction": "ltr",
        "status": "draft",
        "version": "0.3",
        "published": "2027-02-20",
        "organiser": "RSO",
        "brand": "rso",
        "notice": "The wording of this edition is not final.\n",
        "web": "https://www.example.org/fifth",
        "sections": list(STANDARD_SECTIONS),
        "cover_picture": _OPENING,
        "pages": _PAGES,
        "clearance": _CLEARANCE,
        "suppress": [_SUPPRESSION],
    },
    model.Entity: _ENTITY,
    model.EntityFile: {"entities": [_ENTITY]},
    model.Group: _GROUP,
    model.GroupFile: {"groups": [_GROUP]},
    model.Term: _TERM,
    model.TermFile: {"terms": [_TERM]},
    brand.Palette: _PALETTE,
    brand.Face: _FACE,
    brand.Family: _FAMILY,
    brand_marks.Motif: _MOTIF,
    brand_marks.Logo: _LOGO,
    brand.Brand: {
        "name": "rso",
        "title": "Regional Support Office",
        "wordmark": ["Regional Support Office"],
        "logo": _LOGO,
        "light": _PALETTE,
        "dark": _PALETTE,
        "cover_lead": "#8fd3da",
        "sans": _FAMILY,
        "serif": _FAMILY,
        "others": [_OTHER],
        "text_size": 10.5,
        "scale": 1.25,
        "chapters": ["#12294b", "#0b4a54"],
        "motif": _MOTIF,
        "footer": "Regional Support Office",
        "reference_doc": "corporate.dotx",
    },
}


def example_of(cls: type[BaseModel]) -> Example:
    """Return the example of `cls`; fields without an example get none in the schema."""
    return EXAMPLES.get(cls, {})


def examples_by_field(cls: type[BaseModel]) -> dict[str, list[Any]]:
    """Return the example's value for each field of `cls`."""
    return {name: [value] for name, value in example_of(cls).items() if name in cls.model_fields}
