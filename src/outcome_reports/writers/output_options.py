"""Options for the files of a document, besides its brand."""

from __future__ import annotations

import re
from pathlib import Path

from outcome_reports.errors import ArgumentError, ArgumentTypeError
from outcome_reports.platform.records import record

MOST_BLEED = 20.0
"""Millimetres; printing houses require 3 to 5."""
CARD_SIZE = (1200, 630)
"""Width and height in pixels of the picture that social media show for a link."""


@record(frozen=True, slots=True)
class Printing:
    """A PDF for the printer. Raises ArgumentError for a bleed below 0 or above 20 mm."""

    bleed: float = 3.0
    """Millimetres by which anything at the edge of a page extends beyond it, so that an imprecise cut shows no
    white."""
    crop_marks: bool = False
    """Whether lines outside the bleed show where to cut."""

    def __post_init__(self) -> None:
        # Scripts are not all typed, and “3mm” is what the command line takes.
        if not isinstance(self.bleed, int | float):
            raise ArgumentTypeError(f"a bleed is a number of millimetres, such as 3, not {self.bleed!r}")
        if not 0 <= self.bleed <= MOST_BLEED:
            raise ArgumentError(
                f"a bleed of {self.bleed:g} mm is not possible: it is 0 to {MOST_BLEED:g} mm, usually 3"
            )


@record(frozen=True, slots=True)
class WebPlace:
    """The files published beside a web page, each by its full address; "" if missing."""

    card: str = ""
    """A picture of `CARD_SIZE` for links to the page (`og:image`)."""
    thumbnail: str = ""
    """A small picture of the first page."""
    feed: str = ""
    """A JSON Feed of the documents in the same folder."""


@record(frozen=True, slots=True)
class Finish:
    """The options of documents besides their brand."""

    templates: Path | None = None
    """A folder whose `html` templates and `css` stylesheets replace ours, file by file, or None."""
    printing: Printing | None = None
    """Room and marks for cutting in PDFs, None for none."""
    web: WebPlace | None = None
    """The files beside the published web page, None if its address is not given."""


@record(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF: the content it was made from, for instance."""

    name: str
    data: bytes
    description: str
    media_type: str


@record(frozen=True, slots=True)
class Download:
    """A file that a web page links to: its `name` ("PDF"), its `address`, and its `size` in bytes (0 if unknown)."""

    name: str
    address: str
    size: int = 0
    file: str = ""
    """The name under which it is saved, "" for that of its address."""


PLAIN = Finish()
"""Our own templates, and pages as they are when cut."""


def millimetres(text: str) -> float:
    """Return a length as people write it: "3mm", "3 mm", "3". Raises ArgumentError for anything else."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:mm)?\s*", text)
    if not found:
        raise ArgumentError(f"“{text}” is not a length in millimetres, such as 3mm")
    return float(found[1])
