"""The document: blocks, the bytes they show, and metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from outcome_reports.language.tags import Direction
from outcome_reports.platform.records import record
from outcome_reports.tree.blocks import Block, Status


@record(frozen=True, slots=True)
class Event:
    """The meeting that a document reports on. `place` is the building and city, "" if not public."""

    name: str
    series: str
    start: date
    end: date
    organiser: str
    theme: str = ""
    place: str = ""
    country: str = ""


@record(frozen=True, slots=True)
class Metadata:
    """Metadata for catalogues, file managers and search engines. `date` is the date of this version.

    `version` is its number ("0.9"), `web` the address at which the document is published, `event` the meeting, `genre`
    the type for catalogues. `mark` is the line on every page of a document that is not final ("Draft 0.2, 1 March
    2026"), None for final documents. `running_title` is the short title for running heads.
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


@record(frozen=True, slots=True)
class Asset:
    """The bytes of a picture and their media type ("image/png", "image/jpeg", "image/svg+xml").

    `raster` is the same picture as PNG, for programs that cannot show vector graphics; without it writers make one.
    """

    data: bytes
    media_type: str
    raster: bytes = b""


@record(frozen=True, slots=True)
class Subject:
    """An entity or a group of entities that the document is about in places.

    `key` is the key that sections, rows and spans carry, `kind` its kind in words ("Member State"). A group has the
    keys of those `members` that the document is about, which distinguishes it from an entity with the same key.
    """

    key: str
    name: str
    kind: str
    members: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Document:
    """One neutral document, ready for any writer.

    `kind` is the kind of document ("statement", "summary", "excerpt" or a user's own), for selectors in a user's
    stylesheets; writers ignore it. `lang` is a BCP 47 tag; `labels` are the words that writers themselves need, in the
    document's language, by name ("contents", "page", "skip_to_content", …). `subjects` are the parties that the
    document is about, sorted by kind and name, for the filter of the web page.
    """

    kind: str
    lang: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    labels: Mapping[str, str]
    dir: Direction = "ltr"
    assets: Mapping[str, Asset] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
