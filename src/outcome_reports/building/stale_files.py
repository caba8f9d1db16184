"""Obsolete files in an output folder."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.building.build_record import BuildRecord, DocumentRecord
from outcome_reports.building.plan import excerpt_stem, head_stem
from outcome_reports.composing.documents.registry import OF_EDITION


def excerpts_in(record: BuildRecord) -> dict[str, DocumentRecord]:
    """Return the excerpts of a record, by stem: all entries in their folder, whatever kind they claim to be."""
    return {stem: entry for stem, entry in record.documents.items() if stem.startswith("excerpts/")}


def remove_stale(
    edition: LoadedEdition, target: Path, record: BuildRecord, planned: set[str], *, every: bool
) -> Iterator[Path]:
    """Remove obsolete documents, before anything else: their content may have been withdrawn.

    An excerpt is obsolete if its key or name has changed in the registry, if the record has no key or another one for
    it or, if `every` excerpt is requested, if it is not `planned`; another document of this edition if it no longer
    calls any by its name. Yields the files removed. Raises OSError.
    """
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
    files = {f"{stem}.{format}": digest for format, digest in (entry.outdated | entry.files).items()}
    is_excerpt = stem in excerpts_in(record)
    for name, digest in (files if is_excerpt else files | entry.pictures).items():
        path = target / name
        if path.parent.is_symlink() and is_excerpt:
            raise NotADirectoryError(errno.ENOTDIR, "a link to a folder, where nothing is removed", str(path.parent))
        if is_excerpt or record.has(name, digest):
            path.unlink(missing_ok=True)
            yield path
    del record.documents[stem]
