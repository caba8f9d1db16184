"""The input folders of a document, and checks whether the files read from them have changed."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from outcome_reports.intake.limits import PACKAGE_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.platform.files import real_path
from outcome_reports.platform.records import record

_COUNT = frozenset(
    {".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".css", ".js", ".j2", ".toml"}
)
"""Suffixes of files that reading considers, either to read or to report."""


def find_registry(edition: Path) -> Path | None:
    """Return the registry of an edition: the folder `registry` in the edition's folder or beside it, None if there is
    none.

    "Beside" is as the path names it (`content/fourth-2026`), or, for "." and links, where the folder really is.
    """
    named = edition.parent if edition.name not in {"", ".."} else real_path(edition).parent
    places = (edition / "registry", named / "registry", real_path(edition).parent / "registry")
    return next((place for place in places if place.is_dir()), None)


def copy_inputs(folder: Path, place: Path) -> None:
    """Copy `folder`, an edition or a registry, to `place`, which must not exist, without what reading would refuse:
    what leads out of it, devices, pipes, files that are too large or may not be read. Raises OSError.
    """
    root = real_path(folder)

    def left_out(inside: str, names: list[str]) -> list[str]:
        return [name for name in names if not _is_input(Path(inside, name), folder, root)]

    shutil.copytree(folder, place, ignore=left_out)


def _is_input(path: Path, folder: Path, root: Path) -> bool:
    real = real_path(path)
    if not real.is_relative_to(root) or not os.access(path, os.R_OK):
        return False
    if path.is_dir():
        # Links from folder to folder may have no end.
        return not path.is_symlink() or (path.parent == folder and real != root)
    return path.is_file() and path.stat().st_size <= PACKAGE_BYTES


@record(frozen=True, slots=True)
class InputFolders:
    """The folder of an edition, a brand file that replaces the edition's, templates of pages, and a Word template."""

    edition: Path
    brand: Path | None = None
    templates: Path | None = None
    reference_doc: Path | None = None

    def digests(self, read: Mapping[Path, str], *, only: str = "") -> dict[str, str]:
        """Return the digest of each file that was `read` in one of the folders, by a machine-independent name.

        `read` is the result of `files_recorded`. `only` keeps those of one folder: "edition", "registry", "brand",
        "templates" or "reference_doc".
        """
        found = {}
        for label, root in self._roots():
            for file, digest in read.items():
                if file.is_relative_to(root) and only in {"", label}:
                    found[f"{label}/{file.relative_to(root).as_posix()}"] = digest
        return found

    def hold(self, digests: Mapping[str, str]) -> bool:
        """Return True if all files of `digests` exist and are unchanged."""
        roots = dict(self._roots())
        for name, digest in digests.items():
            label, _, path = name.partition("/")
            try:
                data = read_file(roots[label] / path, PACKAGE_BYTES, root=roots[label])
            except (RefusedError, KeyError):
                return False
            if hashlib.sha256(data).hexdigest() != digest:
                return False
        return bool(digests)

    def names(self) -> str:
        """Return a digest of the names of relevant files: an added or removed file is noticed without reading any."""
        found = []
        for label, root in self._roots():
            if label == "reference_doc":
                continue
            depth = 0 if label == "brand" else 2 if label == "templates" else 1
            found += [f"{label}/{path.relative_to(root).as_posix()}" for path in _counting(root, depth)]
        return hashlib.sha256("\n".join(sorted(found)).encode("utf-8", "surrogateescape")).hexdigest()

    def _roots(self) -> Iterator[tuple[str, Path]]:
        yield "edition", real_path(self.edition)
        if (registry := find_registry(self.edition)) is not None:
            yield "registry", real_path(registry)
        if self.brand is not None:
            yield "brand", real_path(self.brand).parent
        if self.templates is not None:
            yield "templates", real_path(self.templates)
        if self.reference_doc is not None:
            yield "reference_doc", real_path(self.reference_doc).parent


def _counting(folder: Path, depth: int) -> Iterator[Path]:
    for path in folder.iterdir() if folder.is_dir() else ():
        if not _COUNT.isdisjoint(suffix.casefold() for suffix in path.suffixes):
            yield path
        elif depth and path.is_dir() and not path.is_symlink():
            yield from _counting(path, depth - 1)
