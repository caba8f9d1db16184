"""What an earlier build left in the output folder: which files, from what, so that nothing is made twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from outcome_reports.platform.files import replace_file
from outcome_reports.writers.registry import WRITERS

NAME = ".outcome-reports.json"
_FORMAT = 1
_SECONDS_BETWEEN_WRITES = 1.0


@dataclass
class DocumentRecord:
    """One document that was made: its fingerprint, the digest of each file by format, pages, title and holdings.

    `offered` are the formats that its web page links to.
    """

    fingerprint: str
    files: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    title: str = ""
    kind: str = ""
    keys: list[str] = field(default_factory=list)
    holds: dict[str, int] = field(default_factory=dict)
    offered: list[str] = field(default_factory=list)


@dataclass
class BuildRecord:
    """All documents in an output folder, by stem.

    `request` is a digest of what the last build was asked for and from what, "" if not all of it came; `requested` are
    the stems it was to make.
    """

    folder: Path
    request: str = ""
    requested: list[str] = field(default_factory=list)
    documents: dict[str, DocumentRecord] = field(default_factory=dict)
    _next_write: float = field(default=0.0, init=False, repr=False, compare=False)

    @classmethod
    def read(cls, folder: Path) -> BuildRecord:
        """The record in `folder`; an empty one where there is none or it cannot be read."""
        try:
            data: Any = json.loads((folder / NAME).read_text(encoding="utf-8"))
            if data["format"] != _FORMAT:
                return cls(folder)
            documents = {stem: DocumentRecord(**entry) for stem, entry in data["documents"].items()}
            return cls(folder, data["request"], data["requested"], documents)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls(folder)

    def write(self) -> None:
        """Puts the record into its folder in one step. Raises OSError."""
        documents = {stem: vars(entry) for stem, entry in sorted(self.documents.items())}
        data = {"format": _FORMAT, "request": self.request, "requested": self.requested, "documents": documents}
        replace_file(self.folder / NAME, json.dumps(data, indent=1, ensure_ascii=False).encode())

    def whole(self, stem: str, formats: tuple[str, ...]) -> dict[str, int]:
        """Those of `formats` in which the document's file is there as it is to be, with its size in bytes.

        A web page that does not link to the other `formats`, or links to more, is to be another.
        """
        entry = self.documents.get(stem)
        if entry is None:
            return {}
        sizes: dict[str, int] = {}
        for format in formats:
            if WRITERS[format].offers and entry.offered != offered_beside(formats):
                continue
            with contextlib.suppress(OSError):
                data = (self.folder / f"{stem}.{format}").read_bytes()
                if entry.files.get(format) == hashlib.sha256(data).hexdigest():
                    sizes[format] = len(data)
        return sizes

    def note(self, stem: str, entry: DocumentRecord, data: Mapping[str, bytes]) -> None:
        """Remembers a document whose files in `data` are on the disk now. Raises OSError.

        The record is written at once the first time, so that no half build passes for a whole one, and then at most
        once a second: what a killed build had not noted yet has other digests than noted, and is made again.
        """
        old = self.documents.get(stem)
        if old is not None and old.fingerprint == entry.fingerprint:
            entry.files = old.files | entry.files
            entry.pages = entry.pages or old.pages
            entry.offered = entry.offered if any(WRITERS[format].offers for format in data) else old.offered
        entry.files |= {format: hashlib.sha256(content).hexdigest() for format, content in data.items()}
        self.documents[stem] = entry
        if time.monotonic() >= self._next_write:
            self.write()
            self._next_write = time.monotonic() + _SECONDS_BETWEEN_WRITES


def offered_beside(formats: Iterable[str]) -> list[str]:
    """Return those of the `formats` of a build that its web pages offer for download, in the order of the registry."""
    return [writer.name for writer in WRITERS.values() if writer.offered and writer.name in formats]
