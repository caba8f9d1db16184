"""Obsolete files in an output folder."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.building.build_record import BuildRecord, DocumentRecord
from outcome_reports.building.plan import excerpt_stem
from outcome_reports.composing.documents.registry import KINDS


def excerpts_in(record: BuildRecord) -> dict[str, DocumentRecord]:
    """Return the excerpts of a record, by stem, ignoring entries outside the folder of excerpts."""
    of_subject = {stem: e for stem, e in record.documents.items() if e.kind in KINDS and KINDS[e.kind].of_subject}
    return {stem: e for stem, e in of_subject.items() if stem.startswith("excerpts/")}


def remove_stale(
    edition: LoadedEdition, target: Path, record: BuildRecord, planned: set[str], *, every: bool
) -> Iterator[Path]:
    """Remove obsolete excerpts, before anything else: their content may have been withdrawn.

    An excerpt is obsolete if its key or name has changed in the registry or, if `every` excerpt is requested, if it is
    not `planned`. Yields the files removed. Raises OSError.
    """
    folder = target / "excerpts"
    for stem, entry in excerpts_in(record).items():
        current = [excerpt_stem(edition, key) for key in entry.keys]
        if stem in planned or (current == [stem] and not every):
            continue
        for format in entry.files:
            path = target / f"{stem}.{format}"
            if folder.is_symlink():
                raise NotADirectoryError(errno.ENOTDIR, "a link to a folder, where nothing is removed", str(folder))
            path.unlink(missing_ok=True)
            yield path
        del record.documents[stem]
