"""The jobs of a batch: the documents, their inputs, and their results."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from outcome_reports.branding.brand import Brand
    from outcome_reports.errors import PlacedError
    from outcome_reports.model import Edition
    from outcome_reports.model.excerpt import GroupRecommendations
    from outcome_reports.writers.output_options import Finish


@record(frozen=True, slots=True)
class DocumentSpec:
    """A document to make: its `kind`, for excerpts the registry `keys`, and `stem`, its output path without suffix."""

    kind: str
    stem: str
    keys: tuple[str, ...] = ()
    group_recommendations: GroupRecommendations = "annex"
    """How an excerpt shows recommendations that reach its subject only through a group."""


@record(frozen=True, slots=True)
class Payload:
    """The edition, its brand and its finish as bytes, sent to each worker once and identified by their `digest`."""

    digest: str
    data: bytes

    @classmethod
    def of(cls, edition: Edition, brand: Brand, finish: Finish) -> Payload:
        """Return the payload of an edition."""
        data = pickle.dumps((edition, brand, finish), protocol=5)
        return cls(hashlib.sha256(data).hexdigest(), data)


@record(frozen=True, slots=True)
class Limits:
    """The limits of one document: `seconds` of time and `megabytes` of memory; its process is killed beyond them."""

    seconds: float = 120.0
    megabytes: int = 4096


@record(frozen=True, slots=True)
class Job:
    """One document to make, in `formats`.

    `fingerprint` is that of the existing files ("" for none), `whole` their formats and sizes, and `known_pages` the
    page of each block in them: if the new fingerprint is the same, only the other formats are rendered. `pages`
    requests the layout even if there is no PDF to make. `places` gives the page of the statement for each block, for
    excerpts. `environment` is a digest of all other inputs. `elsewhere` are formats of the same document that another
    process is making (see `sharing`); `announces` means that another process waits for the pages of this layout. `site`
    is the address of the folder in which the page is published, "" for none.
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


@record(frozen=True, slots=True)
class RenderResult:
    """The result of a job: bytes by format (empty if nothing had changed), or the `error` that stopped it.

    `pages` is the page of the PDF on which each block begins, if there was a layout; `holds` gives the number of
    entries in each part of an excerpt. `megabytes` is the peak memory of its process so far, 0 if unknown. `losses` is
    the error itself if it is about characters or words, whose places in the content workers do not know; `trace` is the
    traceback of an unexpected error. `lacks_pages` says why there are no page numbers, "" if there are. `is_empty`:
    there is nothing to excerpt.
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
    is_empty: bool = False
