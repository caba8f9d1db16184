"""The document: blocks, the bytes they show, and metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from outcome_reports.language.tags import Direction
from outcome_reports.tree.blocks import Block, Status


@dataclass(frozen=True, slots=True)
class Event:
    """The meeting that a document reports on. `place` is the building and city, "" where that is not public."""

    name: str
    series: str
    start: date
    end: date
    organiser: str
    theme: str = ""
    place: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What catalogues, file managers and search engines read. `date` is the date of this version.

    `version` is its number ("0.9"), `web` the address at which this document is published, `event` what it is about,
    `genre` what catalogues call it. `mark` is the line that says on every page that the document is not final ("Draft
    0.2, 1 March 2026"), None for final documents. `running_title` is the short title for running heads.
    """

    title: str
    running_title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    date: date
    status: Status
    mark: str | None
    description: str = ""
    version: str = ""
    web: str = ""
    genre: Literal["report", "article"] = "report"
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """The bytes of a picture and their media type ("image/png", "image/jpeg", "image/svg+xml").

    `raster` is the same picture as PNG, for programs that cannot show vectors; without it writers make one.
    """

    data: bytes
    media_type: str
    raster: bytes = b""


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity or a group of entities that the document is about in places.

    `key` is the one that sections, rows and spans carry, `kind` what it is in words ("Member State"). A group has the
    keys of its `members`, as far as the document is about them, which distinguishes it from an entity with the same
    key.
    """

    key: str
    name: str
    kind: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One neutral document, ready for any writer.

    `kind` is the name of what it is ("statement", "summary", "excerpt" or a user's own), by which a user's stylesheets
    may select it; writers ignore it. `lang` a BCP 47 tag; `labels` the words that writers themselves need, in the
    document's language, by name ("contents", "page", "skip_to_content", …). `subjects` are whom the document is about,
    by kind and name, for readers who are looking for one of them.
    """

    kind: str
    lang: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    labels: Mapping[str, str]
    dir: Direction = "ltr"
    assets: Mapping[str, Asset] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
