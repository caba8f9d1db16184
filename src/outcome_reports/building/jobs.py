"""What a batch consists of: which documents, from what, and the result of each."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outcome_reports.branding.brand import Brand
    from outcome_reports.errors import PlacedError
    from outcome_reports.model import Edition
    from outcome_reports.model.excerpt import GroupRecommendations
    from outcome_reports.writers.output_options import Finish


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """Which document: its `kind`, for excerpts the registry `keys`, and `stem`, its path in the output, no suffix."""

    kind: str
    stem: str
    keys: tuple[str, ...] = ()
    group_recommendations: GroupRecommendations = "annex"
    """How an excerpt shows what reaches its subject only through a group."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The edition, its brand and its finish as bytes, sent to each worker once and identified by their `digest`."""

    digest: str
    data: bytes

    @classmethod
    def of(cls, edition: Edition, brand: Brand, finish: Finish) -> Payload:
        """Return the payload of an edition."""
        data = pickle.dumps((edition, brand, finish), protocol=5)
        return cls(hashlib.sha256(data).hexdigest(), data)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: `seconds` of time and `megabytes` of memory; its process is ended beyond them."""

    seconds: float = 120.0
    megabytes: int = 4096


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make, in `formats`.

    `fingerprint` is the one of the files that exist ("" for none), `whole` the formats they are there in, with their
    sizes, and `known_pages` the page of each block in them: where the document comes out with the same fingerprint,
    only the other formats are rendered. `pages` asks for the layout even if there is no PDF to make. `places` says on
    which page of the statement each block is, for excerpts. `environment` is a digest of everything else that the bytes
    depend on. `elsewhere` are formats that another process makes of the same document meanwhile (see `sharing`);
    `announces` says that another one waits for the pages of this layout. `site` is the address of the folder in which
    the page is published, "" for none.
    """

    spec: DocumentSpec
    formats: tuple[str, ...]
    payload: Payload
    environment: str
    fingerprint: str = ""
    whole: Mapping[str, int] = field(default_factory=dict)
    pages: bool = False
    known_pages: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    limits: Limits = Limits()
    elsewhere: tuple[str, ...] = ()
    announces: bool = False
    site: str = ""


@dataclass(frozen=True, slots=True)
class RenderResult:
    """The result of a job: bytes by format (empty if nothing had changed), or the `error` that stopped it.

    `pages` is the page of the PDF on which each block begins, where there was a layout; `holds` says how many entries
    each part of an excerpt has. `megabytes` is the most memory that its process has had so far, 0 if unknown. `losses`
    is the error itself if it is about characters or words, whose places in the content workers do not know; `trace` is
    the traceback of an unexpected error. `lacks_pages` says why there are no page numbers, "" if there are.
    """

    spec: DocumentSpec
    fingerprint: str = ""
    data: Mapping[str, bytes] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)
    holds: Mapping[str, int] = field(default_factory=dict)
    title: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0
    error: str = ""
    trace: str = ""
    losses: PlacedError | None = None
    lacks_pages: str = ""
