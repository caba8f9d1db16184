"""The drawing and the logo of a brand, and what all parts of a brand file share."""

import base64
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from outcome_reports.branding.value_types import Colour


class BrandPart(BaseModel):
    """A part of a brand file: it has no other keys than its own."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", allow_inf_nan=False)
    _EXAMPLE: ClassVar[Mapping[str, Any]] = {}
    """For editors, the values of fields whose example follows neither from their default nor from their class."""


MotifKind = Literal["routes", "contours", "ripples", "strings"]


class Motif(BrandPart):
    """The abstract drawing of the cover and of chapters, drawn from these numbers."""

    kind: MotifKind = "routes"
    """What the lines suggest: routes that meet, heights on a map, rings on water, strings between two edges."""
    seed: Annotated[int, Field(ge=0, lt=1 << 32)]
    """Which of the many possible drawings."""
    lines: Annotated[int, Field(ge=0, le=80)]
    """How many lines; 0 for none."""
    colours: tuple[Colour, ...] = Field(min_length=1, max_length=12)
    """Colours of the lines on the primary colour, in turn."""
    chapters: Annotated[tuple[MotifKind, ...], Field(max_length=12)] = ()
    """What the lines of each chapter suggest, in turn, so that chapters open with different drawings; all have that of
    the cover, paler, if there are none."""
    _EXAMPLE: ClassVar = {"seed": 7, "lines": 26, "colours": ["#2b7f8c"], "chapters": ["routes", "ripples"]}

    def of_chapter(self, place: int) -> Self:
        """Return the drawing of the chapter at `place`, from 0: as many different ones as `chapters` has."""
        if not self.chapters:
            return self
        at = place % len(self.chapters)
        return self.model_copy(update={"kind": self.chapters[at], "seed": self.seed + 1 + at, "chapters": ()})


class Logo(BrandPart):
    """A picture that replaces the wordmark on the cover. The cover has the primary colour."""

    file: Annotated[str, Field(min_length=1, max_length=200)]
    """Path of the picture from the folder of the brand file, with "/": SVG, or PNG or JPEG ("logo.svg")."""
    alt: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    """What it says, for readers who cannot see it: usually the name of the organisation."""
    width: Annotated[float, Field(ge=10, le=80)] = 40
    """Width on paper, in millimetres."""
    data: SkipJsonSchema[str] = ""
    """The picture itself in base64, filled in by the reader."""
    _EXAMPLE: ClassVar = {"file": "logo.svg", "alt": "Regional Support Office"}

    @property
    def picture(self) -> bytes:
        """The bytes of the picture."""
        return base64.b64decode(self.data)

    @property
    def media_type(self) -> str:
        """What kind of picture it is."""
        kinds = {b"\x89PNG": "image/png", b"\xff\xd8": "image/jpeg"}
        return next((kind for start, kind in kinds.items() if self.picture.startswith(start)), "image/svg+xml")
