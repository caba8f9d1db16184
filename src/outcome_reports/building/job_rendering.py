"""Rendering of one document of a batch, in any process."""

from __future__ import annotations

import gc
import hashlib
import pickle
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.branding.brand import Brand
from outcome_reports.building.build_record import offered_beside
from outcome_reports.building.jobs import Job, Payload, RenderResult
from outcome_reports.building.sharing import Matter
from outcome_reports.building.web_folder import published
from outcome_reports.composing.documents.registry import KINDS
from outcome_reports.errors import EXPECTED, NothingToExcerptError, PlacedError, words_of
from outcome_reports.model import Edition
from outcome_reports.writers.output_options import Download
from outcome_reports.writers.registry import WRITERS, Writer

_PAGED = {writer.name for writer in WRITERS.values() if writer.paged}


class Parent(Protocol):
    """The process that requested the document, which passes on what other processes know."""

    def tell(self, matter: Matter, value: Mapping[str, int]) -> None:
        """Send what this process knows."""

    def ask(self, matter: Matter) -> Mapping[str, int] | None:
        """Return what another process knows, once it does; None if it never will."""


def prepare() -> None:
    """Build what pydantic would build for the first document, while a process waits for it."""
    for cls in (Edition, Brand):
        cls.model_rebuild()


class Renderer:
    """Makes documents, and caches their edition until another one is needed."""

    def __init__(self) -> None:
        self._digest = ""
        self._edition: LoadedEdition | None = None

    def render(self, job: Job, parent: Parent) -> RenderResult:
        """Return the document of `job`, after exchanging what is needed with `parent`.

        Errors of the document are in `RenderResult.error`; MemoryError is raised.
        """
        start = time.monotonic()
        try:
            made = self._render(job, parent)
        except MemoryError:
            raise
        except PlacedError as error:
            made = RenderResult(job.spec, error=str(error), losses=error)
        except Exception as error:  # noqa: BLE001 - one document must not stop the others, whatever is wrong with it
            trace = "" if isinstance(error, EXPECTED) else traceback.format_exc()
            is_empty = isinstance(error, NothingToExcerptError)
            made = RenderResult(job.spec, error=words_of(error), trace=trace, is_empty=is_empty)
        return replace(made, seconds=time.monotonic() - start)

    def _render(self, job: Job, parent: Parent) -> RenderResult:
        document = _compose(self._load(job.payload), job)
        fingerprint = fingerprint_of(document, job)
        made = RenderResult(job.spec, fingerprint, holds=document.holds, title=document.tree.metadata.title)
        same = fingerprint == job.fingerprint
        whole = job.whole if same else {}
        wanted = [writer for writer in WRITERS.values() if writer.name in job.formats and writer.name not in whole]
        if same and job.known_pages:
            document.take_pages(lambda: job.known_pages)
        elif any(WRITERS[name].paged for name in job.elsewhere):
            document.take_pages(lambda: parent.ask("pages"))
        if job.announces and any(writer.paged for writer in wanted):
            parent.tell("pages", document.pages)
        data = _files(document, job, wanted, whole, parent)
        # If no PDF is requested, this does only the layout.
        pages = document.pages_if_possible if job.pages or data.keys() & _PAGED else document.known_pages
        return replace(made, data=data, pages=pages, lacks_pages=document.lacks_pages)

    def _load(self, payload: Payload) -> LoadedEdition:
        if self._edition is None or self._digest != payload.digest:
            content, brand, finish = pickle.loads(payload.data)  # noqa: S301 - of our own parent process
            self._edition = LoadedEdition(content, brand, finish=finish)
            self._digest = payload.digest
        return self._edition


def _compose(edition: LoadedEdition, job: Job) -> OutcomeDocument:
    kind = KINDS[job.spec.kind]
    if not kind.of_subject:
        return edition.make(kind.name)
    full = job.spec.group_recommendations
    return edition.excerpt(job.spec.keys, pages=job.places, group_recommendations=full)


def _files(
    document: OutcomeDocument, job: Job, wanted: Sequence[Writer], whole: Mapping[str, int], parent: Parent
) -> dict[str, bytes]:
    """Return the bytes in the `wanted` formats; the web page comes last, as it gives the sizes of the others."""
    last = [writer for writer in wanted if writer.offers]
    page = published(document, job.site, job.spec.stem, (*job.formats, *job.elsewhere)) if last else document
    if job.elsewhere:
        # While idle: then only the links to the other files are missing.
        for writer in last:
            page.to(writer.name)
    data = {}
    for writer in wanted:
        if not writer.offers:
            data[writer.name] = document.to(writer.name)
            if writer.paged and len(wanted) > 1:
                # A layout is large and full of cycles; all of it is young.
                gc.collect(0)
    sizes = {**whole, **{format: len(content) for format, content in data.items()}}
    offered = offered_beside((*job.formats, *job.elsewhere)) if last else []
    if not sizes.keys() >= set(offered):
        sizes |= parent.ask("sizes") or {}
    # Missing formats failed elsewhere, and are not offered.
    downloads = _downloads(job, {format: sizes[format] for format in offered if format in sizes})
    return data | {writer.name: page.to(writer.name, downloads) for writer in last}


def _downloads(job: Job, sizes: Mapping[str, int]) -> tuple[Download, ...]:
    """Return the document's other formats, which its web page links to in the same folder, with their sizes."""
    name = job.spec.stem.rpartition("/")[2]
    return tuple(
        Download(name=WRITERS[format].shown, address=f"{name}.{format}", size=size) for format, size in sizes.items()
    )


def fingerprint_of(document: OutcomeDocument, job: Job) -> str:
    """Return a digest of all inputs of a document's files: equal fingerprints mean equal files.

    The tree contains all words and pictures; its repr, of frozen dataclasses, is the same in every process.
    """
    digest = hashlib.sha256()
    for part in (job.environment, repr(document.tree), document.brand.model_dump_json()):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    digest.update(document.source() or b"")
    return digest.hexdigest()
