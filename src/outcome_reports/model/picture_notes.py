"""What an editor notes about a picture in a file beside it: `images/port.jpg.yaml`."""

from outcome_reports.model.base import Content, Line

SUFFIX = ".yaml"
"""What the name of the note has after that of the picture."""


class PictureNote(Content):
    """A note beside a picture. It is for those who make the document, and is in no document."""

    people: tuple[Line, ...] = ()
    """Those whose faces can be known in the picture."""
    consent: Line | None = None
    """How they agreed that it is published: “Signed forms of 12 May 2026, with the secretariat”."""
