"""One build: plan, run, write, remember."""

from __future__ import annotations

import contextlib
import functools
import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from outcome_reports.api.templated_brands import missing_styles
from outcome_reports.building.build_record import BuildRecord, DocumentRecord, offered_beside
from outcome_reports.building.build_report import BuildReport, DocumentReport, Progress
from outcome_reports.building.jobs import DocumentSpec, Job, Limits, Payload, RenderResult
from outcome_reports.building.plan import ALL, excerpt_specs, head_stem, subjects
from outcome_reports.building.pool import Pool
from outcome_reports.building.render_environment import environment
from outcome_reports.building.render_overrides import RenderOverrides
from outcome_reports.building.stale_files import announce, excerpts_in, remove_document, remove_stale
from outcome_reports.composing.documents.registry import KINDS, STATEMENT
from outcome_reports.intake.limits import OUTPUT_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.model.excerpt import GroupRecommendations
from outcome_reports.platform.files import replace_file

_LOG = logging.getLogger(__name__)


class BuildRun:
    """Makes the documents of one edition into one folder, whose lock the caller holds."""

    def __init__(
        self,
        source: Path,
        target: Path,
        record: BuildRecord,
        formats: tuple[str, ...],
        *,
        force: bool,
        limits: Limits,
        overrides: RenderOverrides,
    ) -> None:
        self._source = source
        self._edition, self._inputs = overrides.load(source)
        self._target = target
        self._record = record
        self._formats = formats
        self._force = force
        self._limits = limits
        self._payload = Payload.of(self._edition.content, self._edition.brand, self._edition.finish)
        self._environment = environment() + overrides.digest(self._inputs)
        self._reports: list[DocumentReport] = []
        self._removed: list[Path] = []
        self._lacks_pages = ""
        self.group_recommendations: GroupRecommendations = "annex"
        self.site = ""

    def run(
        self,
        documents: tuple[str, ...],
        excerpts: str | Iterable[str] | None,
        group: str | None,
        request: str,
        pool: Pool,
        progress: Progress | None,
    ) -> BuildReport:
        """Make the requested documents that have changed, in `pool`. Raises the errors of `build`."""
        heads = [DocumentSpec(kind, head_stem(self._edition, kind)) for kind in documents]
        statement = head_stem(self._edition, STATEMENT)
        keys = subjects(self._edition, excerpts, group)
        parts = list(excerpt_specs(self._edition, keys, self.group_recommendations))
        total = len(heads) + len(parts)
        self._record.request = ""
        planned = {spec.stem for spec in parts}
        self._removed = list(remove_stale(self._edition, self._target, self._record, planned, every=excerpts == ALL))
        announce(self._record, parts, self._edition.content.id)
        first = [self._job(spec, self._formats) for spec in heads]
        if parts and STATEMENT not in documents:
            first.append(self._job(DocumentSpec(STATEMENT, statement), (), pages=True))
        elif parts:
            first = [replace(job, pages=True) if job.spec.kind == STATEMENT else job for job in first]
        # The longest first, so that no worker is left alone with one at the end.
        waiting = dict.fromkeys(sorted(parts, key=self._reach, reverse=True))
        for made in pool.results(first, (self._job(spec, self._formats) for spec in tuple(waiting))):
            self._take(made, total, progress, counted=made.spec in heads or made.spec in waiting)
            waiting.pop(made.spec, None)
        pages = self._record.documents[statement].pages if parts and statement in self._record.documents else {}
        for made in pool.results(self._job(spec, self._formats, places=pages) for spec in waiting):
            self._take(made, total, progress, counted=True)
        reports = [report.missing_what_is_gone() for report in self._reports]
        report = BuildReport(self._target, sorted(reports, key=lambda document: document.stem), self._removed)
        if parts or self._removed:
            self._write_index()
        if self.site:
            from outcome_reports.building.web_folder import publish

            failed = {document.stem for document in report.failed}
            report.published = publish(self._edition, self._record, self.site, failed)
        report.lacks_pages = self._lacks_pages
        if "docx" in self._formats:
            report.lacks_styles = missing_styles(self._edition.brand)
        if not report.failed and not self._lacks_pages:
            self._record.request, self._record.inputs = request, self._inputs
            self._record.requested = [spec.stem for spec in (*heads, *parts)]
        self._record.write()
        return report

    def _reach(self, spec: DocumentSpec) -> int:
        registry = self._edition.content.registry
        return sum(len(entity.groups) if (entity := registry.entity(key)) else 9 for key in spec.keys)

    def _job(
        self,
        spec: DocumentSpec,
        formats: tuple[str, ...],
        *,
        pages: bool = False,
        places: dict[str, int] | None = None,
    ) -> Job:
        entry = self._record.documents.get(spec.stem)
        known = ""
        whole: dict[str, int] = {}
        if entry is not None and not self._force:
            known, whole = entry.fingerprint, self._record.whole(spec.stem, formats, self._site_of(spec))
        return Job(
            spec,
            formats,
            self._payload,
            self._environment,
            fingerprint=known,
            whole=whole,
            pages=pages,
            known_pages=entry.pages if entry and not self._force else {},
            places=places or {},
            limits=self._limits,
            site=self._site_of(spec),
        )

    def _site_of(self, spec: DocumentSpec) -> str:
        """Return the address at which the page of a document is published; excerpts are not published."""
        return "" if KINDS[spec.kind].of_subject else self.site

    def _take(self, made: RenderResult, total: int, progress: Progress | None, *, counted: bool) -> None:
        stem, error = made.spec.stem, self._placed(made)
        self._lacks_pages = self._lacks_pages or made.lacks_pages
        if made.is_empty and stem in self._record.documents:
            # What an earlier build had to say has been withdrawn.
            self._removed += remove_document(self._target, self._record, stem)
        if made.trace:
            _LOG.debug("%s: %s", stem, made.trace)
        _LOG.info("%s: rendered %s in %.2f s", stem, ", ".join(made.data) or "nothing", made.seconds)
        if not error:
            try:
                for format, data in made.data.items():
                    replace_file(self._target / f"{stem}.{format}", data)
                same = (known := self._record.documents.get(stem)) and known.fingerprint == made.fingerprint
                # To be made again, with page numbers, as soon as Pango and WeasyPrint are installed.
                lacking = self._lacks_pages and (made.data or not same)
                # Also if nothing was made: somebody may have changed what the record says of it.
                entry = DocumentRecord(
                    "" if lacking else made.fingerprint,
                    pages=dict(made.pages),
                    title=made.title,
                    kind=made.spec.kind,
                    keys=list(made.spec.keys),
                    holds=dict(made.holds),
                    offered=offered_beside(self._formats),
                    site=self._site_of(made.spec),
                    edition=self._edition.content.id,
                )
                self._record.note(stem, entry, made.data)
            except OSError as problem:
                error = f"{problem.filename or 'it'} could not be written: {problem.strerror or problem}"
        if counted or error:
            files = () if error else tuple(self._target / f"{stem}.{format}" for format in self._formats)
            report = DocumentReport(
                stem, made.title or stem, files, bool(made.data), made.seconds, error, made.megabytes, bool(made.trace)
            )
            self._reports.append(report)
            if progress:
                progress(len(self._reports), max(total, len(self._reports)), report)

    def _placed(self, made: RenderResult) -> str:
        """Return the error of a document, with places for characters or words, which workers do not know."""
        if made.losses is None:
            return made.error
        from outcome_reports.reading import places_of_text

        return str(made.losses.placed(functools.partial(places_of_text, self._source)))

    def _write_index(self) -> None:
        from outcome_reports.building.excerpt_index import index_page

        made = {stem: entry for stem, entry in excerpts_in(self._record).items() if entry.files}
        page, path = index_page(self._edition, made), self._target / "excerpts" / "index.html"
        with contextlib.suppress(RefusedError):
            if read_file(path, OUTPUT_BYTES) == page:
                return
        replace_file(path, page)
