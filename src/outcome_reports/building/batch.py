"""Builds of all documents of an edition: in parallel, and only if changed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import logging
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

from outcome_reports.building.build_record import BuildRecord
from outcome_reports.building.build_report import BuildReport, DocumentReport, Progress
from outcome_reports.building.build_request import (
    default_target,
    named,
    site_address,
    wanted_excerpts,
    wanted_formats,
    wanted_path,
)
from outcome_reports.building.render_environment import environment
from outcome_reports.building.render_overrides import RenderOverrides
from outcome_reports.composing.documents.registry import OF_EDITION, STATEMENT
from outcome_reports.errors import BusyError
from outcome_reports.writers.registry import STANDARD

if TYPE_CHECKING:
    from outcome_reports.building.jobs import Limits
    from outcome_reports.model.excerpt import GroupRecommendations
    from outcome_reports.writers.output_options import Printing

_LOG = logging.getLogger(__name__)
LOCK = ".outcome-reports.lock"


def build(  # noqa: PLR0913 - each is a choice of the caller, and given by name
    folder: str | Path,
    out: str | Path | None = None,
    *,
    formats: str | Iterable[str] = STANDARD,
    documents: str | Iterable[str] = STATEMENT,
    excerpts: str | Iterable[str] | None = None,
    group: str | None = None,
    group_recommendations: GroupRecommendations = "annex",
    executor: Executor | None = None,
    jobs: int | None = None,
    force: bool = False,
    limits: Limits | None = None,
    brand: str | Path | None = None,
    templates: str | Path | None = None,
    printing: Printing | None = None,
    reference_doc: str | Path | None = None,
    site: str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Make documents of the edition in `folder` into `out` (by default `build/NAME-OF-FOLDER`).

    `excerpts` is "all", a key or several; `group` adds excerpts for its members; `group_recommendations` sets how to
    show recommendations that reach them only through a group, "annex" or "full". Documents whose inputs have not
    changed since the last build are not made again, unless `force`. They are made on `jobs` workers of this machine, or
    on any `executor`, each in a process that is killed if it exceeds its `limits`. One that fails does not stop the
    others: see the report. `brand`, `templates` and `reference_doc` are as in `load`, `printing` is for PDFs that go to
    a printer. `site` is the address at which the folder will be published: its pages then have canonical addresses and
    preview pictures for links, its final documents a JSON Feed and a sitemap. Raises ArgumentError for an unknown
    format or document or an invalid address, ArgumentTypeError for keys that are not texts, ContentError if the content
    has problems (nothing is written then), UnknownNameError for a key that is not in the registry,
    NothingToExcerptError for a group none of whose members has an excerpt, BusyError while another build writes there,
    and OSError.
    """
    start = time.monotonic()
    formats, heads = wanted_formats(formats), named(documents, OF_EDITION, "document")
    wanted = wanted_excerpts(excerpts)
    source = wanted_path(folder)
    target = wanted_path(out) if out is not None else default_target(source)
    overrides = RenderOverrides(brand, templates, printing, reference_doc)
    folders = overrides.folders(source)
    address = site_address(site) if site else ""
    whole = (environment(), overrides, formats, heads, wanted, group, group_recommendations, address)
    request = _digest(folders.names(), *whole)
    with _locked(target):
        record = BuildRecord.read(target)
        if (
            not force
            and record.request == request
            and folders.hold(record.inputs)
            and record.is_whole(formats, address)
        ):
            _LOG.info("nothing has changed since the last build into %s", target)
            report = BuildReport(target, [_unchanged(target, record, stem) for stem in record.requested])
            report.published = [target / name for name in record.published_at(address)] if address else []
        else:
            from outcome_reports.building.jobs import Limits
            from outcome_reports.building.pool import Pool, preloads

            limits, parts = limits or Limits(), bool(wanted or group)
            # Workers take as long to start as this process takes to load what reads the edition: start them first.
            loads = preloads(len(heads), formats, excerpts=parts, jobs=jobs)
            with Pool(executor, loads, limits.megabytes) as pool:
                from outcome_reports.building.build_run import BuildRun

                making = BuildRun(source, target, record, formats, force=force, limits=limits, overrides=overrides)
                making.group_recommendations, making.site = group_recommendations, address
                report = making.run(heads, wanted, group, request, pool, progress)
    report.seconds = time.monotonic() - start
    return report


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "this is a file, but documents go into a folder", str(target))
    target.mkdir(parents=True, exist_ok=True)
    lock = FileLock(target / LOCK)
    try:
        lock.acquire(timeout=0)
    except NotImplementedError:
        why = "the file system cannot lock files: build into a folder on another disk"
        raise OSError(errno.ENOLCK, why, str(target)) from None
    except Timeout:
        message = f"another build is writing into {target}: wait for it, or name another folder"
        raise BusyError(message) from None
    try:
        yield
    finally:
        lock.release()


def _unchanged(target: Path, record: BuildRecord, stem: str) -> DocumentReport:
    entry = record.documents[stem]
    files = tuple(target / f"{stem}.{format}" for format in entry.files)
    return DocumentReport(stem, entry.title, files, made=False)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
