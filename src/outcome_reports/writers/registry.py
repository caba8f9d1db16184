"""The registry of formats: one line for each writer. Commands, builds, records and indexes derive from it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from outcome_reports.errors import ArgumentError, did_you_mean
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from outcome_reports.writers.rendering import Rendering


@record(frozen=True, slots=True)
class Writer:
    """A format: its `name` is also its suffix, `shown` what readers call it.

    `module` has a function `render(rendering: Rendering) -> bytes`; it is imported when first needed. It may have one
    named `prepare`, without arguments, for what takes time and can be done before there is a document. `standard`
    formats are made if none is named; `paged` ones have pages of their own; web pages offer the `offered` ones for
    download, and the format that `offers` them is written last, when their sizes are known. One that `needs_pages`
    takes their numbers from the layout.
    """

    name: str
    shown: str
    media_type: str
    module: str
    standard: bool = True
    paged: bool = False
    offered: bool = False
    offers: bool = False
    needs_pages: bool = False

    def write(self, rendering: Rendering) -> bytes:
        """Return the bytes of the document.

        Raises RenderError if any of it would be lost, and InstallationError where a library is missing.
        """
        render = importlib.import_module(self.module).render
        return cast("Callable[[Rendering], bytes]", render)(rendering)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LAYOUT = "outcome_reports.writers.pdf"
"""The module that lays out pages and so determines their numbers."""
_ALL = (
    Writer("pdf", "PDF", "application/pdf", LAYOUT, paged=True, offered=True),
    Writer("docx", "Word", _WORD, "outcome_reports.writers.docx", offered=True, needs_pages=True),
    Writer("html", "HTML", "text/html", "outcome_reports.writers.html", offers=True),
    Writer("epub", "EPUB", "application/epub+zip", "outcome_reports.writers.epub", standard=False, offered=True),
    Writer("txt", "Plain text", "text/plain", "outcome_reports.writers.plain_text", standard=False),
    Writer("md", "Markdown", "text/markdown", "outcome_reports.writers.commonmark", standard=False),
)

WRITERS = {writer.name: writer for writer in _ALL}
"""Every writer by its name, in the order in which files are listed."""
STANDARD = tuple(writer.name for writer in _ALL if writer.standard)
"""The default formats."""


def modules_of(formats: Iterable[str], *, paged: bool | None = None) -> tuple[str, ...]:
    """Return the modules needed to write `formats`, with the layout of pages if they or `paged` need it."""
    writers = [WRITERS[name] for name in formats]
    needed = any(writer.needs_pages for writer in writers) if paged is None else paged
    return tuple(dict.fromkeys([*(writer.module for writer in writers), *([LAYOUT] if needed else [])]))


def prepare(module: str) -> None:
    """Load a module of `modules_of`, and run its preparation. Raises the errors of its import."""
    getattr(importlib.import_module(module), "prepare", lambda: None)()


def writer_for(name: str) -> Writer:
    """Return the writer of a format. Raises ArgumentError for an unknown one."""
    if name not in WRITERS:
        hint = did_you_mean(name, WRITERS, alike=0.5)
        raise ArgumentError(f"unknown format “{name}”: formats are {', '.join(WRITERS)}{hint and f'; {hint}'}")
    return WRITERS[name]
