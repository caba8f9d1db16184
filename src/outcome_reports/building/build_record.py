"""The record of earlier builds in the output folder and of their inputs, so that nothing is made twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from outcome_reports.intake.limits import OUTPUT_BYTES, RECORD_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.platform.files import replace_file
from outcome_reports.writers.registry import WRITERS

NAME = ".outcome-reports.json"
_FORMAT = 1
_SECONDS_BETWEEN_WRITES = 1.0
_STEM = re.compile(r"(?:excerpts/)?[a-z0-9][a-z0-9-]{0,99}")
_PUBLISHED = re.compile(r"[a-z0-9][a-z0-9-]{0,109}\.(?:json|png|xml)")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass
class DocumentRecord:
    """One document of an `edition` (its id) that was made: fingerprint, digest of each file by format, pages, holdings.

    `offered` are the formats that its web page links to, `site` the address that it was made for, and `pictures` the
    digests of its preview pictures. `outdated` are files of earlier content, in formats not made since.
    """

    fingerprint: str
    files: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    title: str = ""
    kind: str = ""
    keys: list[str] = field(default_factory=list)
    holds: dict[str, int] = field(default_factory=dict)
    offered: list[str] = field(default_factory=list)
    site: str = ""
    pictures: dict[str, str] = field(default_factory=dict)
    outdated: dict[str, str] = field(default_factory=dict)
    edition: str = ""


@dataclass
class BuildRecord:
    """All documents in an output folder, by stem.

    `request` is a digest of the arguments of the last build, "" if part of it failed; `requested` are the stems it was
    asked to make, `inputs` the digests of the files that it read, and `published` those of the feed and sitemap.
    """

    folder: Path
    request: str = ""
    requested: list[str] = field(default_factory=list)
    documents: dict[str, DocumentRecord] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    published: dict[str, str] = field(default_factory=dict)
    _next_write: float = field(default=0.0, init=False, repr=False, compare=False)

    @classmethod
    def read(cls, folder: Path) -> BuildRecord:
        """Return the record in `folder`; an empty one if there is none, or if our build did not write it."""
        try:
            data: Any = json.loads(read_file(folder / NAME, RECORD_BYTES, root=folder))
            if data["format"] != _FORMAT:
                return cls(folder)
            documents = {_stem(stem): _document(entry) for stem, entry in data["documents"].items()}
            inputs = {name: _digest(digest) for name, digest in data["inputs"].items()}
            request, requested = _text(data["request"]), [*map(_stem, _list(data["requested"]))]
            return cls(folder, request, requested, documents, inputs, _published(data.get("published", {})))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls(folder)

    def write(self) -> None:
        """Write the record to its folder in one step. Raises OSError."""
        documents = {stem: vars(entry) for stem, entry in sorted(self.documents.items())}
        own = {"request": self.request, "requested": self.requested, "inputs": self.inputs, "published": self.published}
        data = json.dumps({"format": _FORMAT, **own, "documents": documents}, indent=1)
        replace_file(self.folder / NAME, data.encode())

    def whole(self, stem: str, formats: tuple[str, ...], site: str = "") -> dict[str, int]:
        """Return those of `formats` in which the document's file exists unchanged, with its size in bytes.

        A web page that links to fewer or more than the other `formats`, or was made for another `site`, is out of date.
        """
        entry = self.documents.get(stem)
        if entry is None:
            return {}
        sizes: dict[str, int] = {}
        for format in formats:
            if WRITERS[format].offers and (entry.offered, entry.site) != (offered_beside(formats), site):
                continue
            if (size := self._size(f"{stem}.{format}", entry.files.get(format))) is not None:
                sizes[format] = size
        return sizes

    def has(self, name: str, digest: str) -> bool:
        """Return whether the folder has a file of this name and digest."""
        return self._size(name, digest) is not None

    def published_at(self, site: str) -> dict[str, str]:
        """Return the digests of the files published at `site` besides its pages: preview pictures, feed, sitemap."""
        pictures = (entry.pictures for entry in self.documents.values() if entry.site == site)
        return {name: digest for found in (*pictures, self.published) for name, digest in found.items()}

    def is_whole(self, formats: tuple[str, ...], site: str) -> bool:
        """Return whether every requested document exists in `formats`, and every file to publish at `site`."""
        for stem in self.requested:
            entry = self.documents.get(stem)
            if entry is None or self.whole(stem, formats, entry.site and site).keys() != set(formats):
                return False
        return not site or all(self.has(name, digest) for name, digest in self.published_at(site).items())

    def _size(self, name: str, digest: str | None) -> int | None:
        with contextlib.suppress(RefusedError):
            data = read_file(self.folder / name, OUTPUT_BYTES, root=self.folder)
            if hashlib.sha256(data).hexdigest() == digest:
                return len(data)
        return None

    def note(self, stem: str, entry: DocumentRecord, data: Mapping[str, bytes]) -> None:
        """Record a document whose files in `data` are now on the disk. Raises OSError.

        The record is first written at once, so that a half-finished build does not pass for a complete one, and then at
        most once a second: files that a killed build had not recorded do not match their digests and are made again.
        """
        old = self.documents.get(stem)
        if old is not None and old.fingerprint == entry.fingerprint:
            entry.files = old.files | entry.files
            entry.pages = entry.pages or old.pages
            entry.pictures = old.pictures
            if not any(WRITERS[format].offers for format in data):
                entry.offered, entry.site = old.offered, old.site
        entry.files |= {format: hashlib.sha256(content).hexdigest() for format, content in data.items()}
        known = old.outdated | old.files if old else {}
        entry.outdated = {format: digest for format, digest in known.items() if format not in entry.files}
        self.documents[stem] = entry
        if time.monotonic() >= self._next_write:
            self.write()
            self._next_write = time.monotonic() + _SECONDS_BETWEEN_WRITES


def offered_beside(formats: Iterable[str]) -> list[str]:
    """Return the `formats` of a build that its web pages offer for download, in the order of the registry."""
    return [writer.name for writer in WRITERS.values() if writer.offered and writer.name in formats]


# Not pydantic: loading it takes longer than a build with nothing to do. Nobody reads what is raised.
def _document(found: dict[str, Any]) -> DocumentRecord:
    entry = DocumentRecord(**found)
    own = (entry.fingerprint, entry.title, entry.kind, entry.site, entry.edition)
    for value in (*own, *_list(entry.keys), *entry.pages, *entry.holds):
        _text(value)
    for number in (*entry.pages.values(), *entry.holds.values()):
        if type(number) is not int or number < 0:
            raise ValueError
    for format in (*entry.files, *entry.outdated, *_list(entry.offered)):
        if format not in WRITERS:
            raise ValueError
    for digest in (*entry.files.values(), *entry.outdated.values()):
        _digest(digest)
    _published(entry.pictures)
    return entry


def _published(found: dict[str, Any]) -> dict[str, str]:
    if not all(_PUBLISHED.fullmatch(_text(name)) for name in found):
        raise ValueError
    return {name: _digest(digest) for name, digest in found.items()}


def _digest(value: object) -> str:
    if not _DIGEST.fullmatch(_text(value)):
        raise ValueError
    return str(value)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _stem(value: object) -> str:
    """Return a path inside the output folder."""
    if not _STEM.fullmatch(_text(value)):
        raise ValueError
    return str(value)
