"""Obsolete files in an output folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.building.build_record import BuildRecord, DocumentRecord
from outcome_reports.building.jobs import DocumentSpec
from outcome_reports.building.plan import excerpt_stem, head_stem
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.platform.files import real_path, remove_leavings
from outcome_reports.writers.registry import WRITERS


def excerpts_in(record: BuildRecord) -> dict[str, DocumentRecord]:
    """Return the excerpts of a record, by stem: all entries in their folder, whatever kind they claim to be."""
    return {stem: entry for stem, entry in record.documents.items() if stem.startswith("excerpts/")}


def announce(record: BuildRecord, excerpts: Iterable[DocumentSpec], edition: str) -> None:
    """Record new excerpts of the `edition`, by its id, before their files: if this build is killed, the next one knows
    what it may have left. Raises OSError.
    """
    if new := [spec for spec in excerpts if spec.stem not in record.documents]:
        for spec in new:
            record.documents[spec.stem] = DocumentRecord("", kind=spec.kind, keys=list(spec.keys), edition=edition)
        record.write()


def remove_stale(
    edition: LoadedEdition, target: Path, record: BuildRecord, planned: set[str], *, every: bool
) -> Iterator[Path]:
    """Remove obsolete documents, before anything else: their content may have been withdrawn.

    An excerpt is obsolete if its key or name has changed in the registry, if the record has no key or another one for
    it or, if `every` excerpt is requested, if it is not `planned`; another document of this edition if it no longer
    calls any by its name. So are files that a killed build left half written. Yields the documents' files that are
    removed. Raises OSError, also for a folder of excerpts that is a link out of `target`.
    """
    folder = target / "excerpts"
    if not real_path(folder).is_relative_to(real_path(target)):
        message = "a link to a folder elsewhere, where nothing is written or removed"
        raise NotADirectoryError(errno.ENOTDIR, message, str(folder))
    remove_leavings(target)
    remove_leavings(folder)
    heads = {head_stem(edition, kind) for kind in OF_EDITION}
    excerpts = excerpts_in(record)
    for stem, entry in [*record.documents.items()]:
        # Another edition may have been built into the same folder.
        is_current = stem in heads or entry.edition != edition.content.id
        if stem in excerpts:
            current = [excerpt_stem(edition, key) for key in entry.keys]
            is_current = current == [stem] and (stem in planned or not every)
        if not is_current:
            yield from remove_document(target, record, stem)


def remove_document(target: Path, record: BuildRecord, stem: str) -> Iterator[Path]:
    """Remove the files of a document from the folder and its record. Yields them. Raises OSError.

    Outside the folder of excerpts, where others may keep their own files, only those that are as they were made.
    """
    entry = record.documents[stem]
    if stem in excerpts_in(record):
        # In any format: a build that was killed may not have recorded all of its files.
        old = [path for format in WRITERS if os.path.lexists(path := target / f"{stem}.{format}")]
    else:
        files = {f"{stem}.{format}": digest for format, digest in (entry.outdated | entry.files).items()}
        old = [target / name for name, digest in (files | entry.pictures).items() if record.has(name, digest)]
    for path in old:
        path.unlink(missing_ok=True)
        yield path
    del record.documents[stem]
