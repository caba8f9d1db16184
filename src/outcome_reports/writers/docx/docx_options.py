"""Options of the DOCX writer."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel


class DocxOptions(BaseModel, frozen=True, extra="forbid"):
    """Choices of the DOCX writer."""

    pages: Mapping[str, int] | None = None
    """Page number by block id, from a layout of the same document, shown in the contents until Word counts its own.
    None leaves the contents without numbers, as linked lines."""
    embed_fonts: bool = True
    """Whether the brand's fonts are embedded, so that the file looks and edits the same on every computer."""
    review: bool = False
    """Whether it is a copy for comments: changes are tracked, the form has fields, nothing floats."""
    redline: bool = False
    """Whether it is a redline with tracked changes: nothing floats there either."""
    properties: Mapping[str, str] = {}
    """Custom properties of the file."""

    @property
    def is_flat(self) -> bool:
        """Whether nothing floats: no frames, no text boxes."""
        return self.review or self.redline
