"""The picture that opens a chapter."""

from typing import Annotated, ClassVar

from pydantic import Field

from outcome_reports.model.base import Content, Line
from outcome_reports.model.leaves import PictureFile

Percent = Annotated[int, Field(ge=0, le=100)]


class OpeningPicture(Content):
    """A picture as wide as the page, cut to the form of an opening."""

    file: Annotated[Line, PictureFile()]
    """File of the picture, beside the YAML (`images/port.jpg`): not a drawing (SVG), and at least 1,240 pixels wide."""
    alt: Line
    """What it shows, for those who do not see it."""
    credit: Line | None = None
    """Whose it is, for the list of pictures."""
    focus: tuple[Percent, Percent] = (50, 50)
    """The place that must stay in sight where the picture is cut: percent from the left and from the top."""
    _EXAMPLE: ClassVar = {
        "file": "images/harbour.jpg",
        "alt": "Small boats in a harbour at dusk",
        "credit": "Photograph: A. Person",
        "focus": [30, 60],
    }
