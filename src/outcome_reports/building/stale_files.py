"""Obsolete files in an output folder."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.building.build_record import BuildRecord, DocumentRecord
from outcome_reports.building.plan import excerpt_stem


def excerpts_in(record: BuildRecord) -> dict[str, DocumentRecord]:
    """Return the excerpts of a record, by stem: all entries in their folder, whatever kind they claim to be."""
    return {stem: entry for stem, entry in record.documents.items() if stem.startswith("excerpts/")}


def remove_stale(
    edition: LoadedEdition, target: Path, record: BuildRecord, planned: set[str], *, every: bool
) -> Iterator[Path]:
    """Remove obsolete excerpts, before anything else: their content may have been withdrawn.

    An excerpt is obsolete if its key or name has changed in the registry, if the record has no key or another one for
    it or, if `every` excerpt is requested, if it is not `planned`. Yields the files removed. Raises OSError.
    """
    folder = target / "excerpts"
    for stem, entry in excerpts_in(record).items():
        current = [excerpt_stem(edition, key) for key in entry.keys]
        if current == [stem] and (stem in planned or not every):
            continue
        for format in entry.files:
            path = target / f"{stem}.{format}"
            if folder.is_symlink():
                raise NotADirectoryError(errno.ENOTDIR, "a link to a folder, where nothing is removed", str(folder))
            path.unlink(missing_ok=True)
            yield path
        del record.documents[stem]
