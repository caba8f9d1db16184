"""A brand: the colours, type and marks of all formats.

Contrast follows WCAG 2.2, success criterion 1.4.3 (AA): 4.5 to 1 for text.
"""

import math
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from outcome_reports.branding.brand_marks import BrandPart, Logo, Motif
from outcome_reports.branding.contrast import MINIMUM_CONTRAST, contrast
from outcome_reports.branding.value_types import Colour, FamilyName, FontFileName, FontPackage, FontStack, Words


class Palette(BrandPart):
    """The colours of one appearance (light or dark)."""

    paper: Colour
    """Background of pages."""
    ink: Colour
    """Running text."""
    muted: Colour
    """Less prominent text: captions, running heads, labels."""
    primary: Colour
    """Headings, the cover, header rows."""
    on_primary: Colour
    """Text on the primary colour."""
    secondary: Colour
    """Links, numbers, lead names."""
    accent: Colour
    """The one warm colour, for small marks and the draft mark."""
    tint: Colour
    """Background of tinted cells and cards, for ink, primary, secondary, muted and accent text."""
    line: Colour
    """Hairlines; never behind text."""
    _EXAMPLE: ClassVar = {
        "paper": "#ffffff",
        "ink": "#1d2733",
        "muted": "#4f5d6b",
        "primary": "#12294b",
        "on_primary": "#ffffff",
        "secondary": "#0b6471",
        "accent": "#a8481a",
        "tint": "#eef4f5",
        "line": "#c9d4da",
    }

    def pairs(self) -> dict[str, tuple[str, str]]:
        """Return every pair of (text, background) in use, by a descriptive name."""
        pairs = {"on_primary on primary": (self.on_primary, self.primary)}
        for name in ("ink", "muted", "primary", "secondary", "accent"):
            for background in ("paper", "tint"):
                pairs[f"{name} on {background}"] = (getattr(self, name), getattr(self, background))
        return pairs

    @model_validator(mode="after")
    def _readable(self) -> Self:
        for name, (text, background) in self.pairs().items():
            if (found := contrast(text, background)) < MINIMUM_CONTRAST:
                raise ValueError(
                    f"contrast of {name} ({text} on {background}) is {found:.2f} to 1, "
                    f"less than {MINIMUM_CONTRAST} to 1 (WCAG 2.2 AA): make one darker or the other lighter"
                )
        return self


class Face(BrandPart):
    """One font file of a family."""

    weight: Annotated[int, Field(ge=100, le=900)] = 400
    """Weight of the face as in CSS: 400 is regular, 700 bold."""
    italic: bool = False
    """True for the italic face."""
    file: FontFileName
    """File name in the folder of the package."""
    _EXAMPLE: ClassVar = {"file": "SourceSansPro-Regular.ttf"}


class Family(BrandPart):
    """A font family, taken from a Python package so that every machine has the same."""

    name: FamilyName
    """The family's name as in the font files, which Word shows too."""
    package: FontPackage
    """Import name of the package whose `files` folder holds the fonts ("font_source_sans_pro")."""
    fallback: FontStack
    """CSS generic family where the font cannot be loaded: "sans-serif" or "serif"."""
    faces: tuple[Face, ...] = Field(min_length=1, max_length=40)
    """The font files, one for each weight and style."""
    _EXAMPLE: ClassVar = {"name": "Source Sans Pro", "package": "font_source_sans_pro", "fallback": "sans-serif"}

    @property
    def generic(self) -> str:
        """The last fallback, which decides what kind of family it is."""
        return self.fallback.rpartition(",")[2].strip()


class Brand(BrandPart):
    """One brand file. Raises pydantic.ValidationError for contrast below WCAG AA, naming the pair."""

    name: FamilyName
    """Name of the brand: that of the file."""
    title: Words
    """Name for people: "Regional Support Office"."""
    wordmark: tuple[Words, ...] = Field(min_length=1, max_length=3)
    """Lines of the wordmark, set in type."""
    logo: Logo | None = None
    """A picture for the cover, in place of the wordmark."""
    light: Palette
    """Colours on paper and on screens."""
    dark: Palette
    """Colours on screens that prefer dark."""
    chapters: Annotated[tuple[Colour, ...], Field(max_length=12)] = ()
    """A colour for each chapter, in turn, in the place of the primary one: its opening, headings, numbers, its line of
    the contents and the edge of its pages. Each must be readable on paper and under the words of an opening."""
    cover_lead: Colour
    """Large figures, numerals and small text on the primary colour of the cover (contrast at least 4.5 to 1)."""
    sans: Family
    """Headings, tables, labels."""
    serif: Family
    """Running text."""
    others: Annotated[tuple[Family, ...], Field(max_length=20)] = ()
    """Families for characters that neither of the two has, tried in order before the system's Noto fonts. `package` is
    a Python package as above, or "system": then the files are searched for by name among the fonts of the machine."""
    text_size: Annotated[float, Field(ge=8, le=14)] = 10.5
    """Size of running text on paper, in points."""
    scale: Annotated[float, Field(ge=1.05, le=1.5)] = 1.25
    """Ratio of one step of the type scale to the one below."""
    motif: Motif
    """The drawing of the cover."""
    footer: Words
    """Line at the foot of pages."""
    reference_doc: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    """Word template that Word files look like, a path from the folder of the brand file ("corporate.dotx")."""
    reference_data: SkipJsonSchema[str] = ""  # what is used of it, in base64, filled in by the reader
    _EXAMPLE: ClassVar = {
        "name": "rso",
        "title": "Regional Support Office",
        "wordmark": ["Regional Support Office"],
        "chapters": ["#12294b", "#0b4a54"],
        "cover_lead": "#8fd3da",
        "others": [
            {
                "name": "Noto Nastaliq Urdu",
                "package": "system",
                "fallback": "serif",
                "faces": [{"file": "NotoNastaliqUrdu-Regular.ttf"}],
            }
        ],
        "footer": "Regional Support Office",
        "reference_doc": "corporate.dotx",
    }

    @model_validator(mode="after")
    def _everywhere_alike(self) -> Self:
        for family in (self.sans, self.serif):
            if family.package == "system":
                raise ValueError(f"the family “{family.name}” needs a Python package, so that every machine has it")
        return self

    @model_validator(mode="after")
    def _cover_readable(self) -> Self:
        if (found := contrast(self.cover_lead, self.light.primary)) < MINIMUM_CONTRAST:
            raise ValueError(
                f"contrast of cover_lead on primary is {found:.2f} to 1, less than {MINIMUM_CONTRAST} to 1"
            )
        return self

    @model_validator(mode="after")
    def _chapters_readable(self) -> Self:
        light, lead = self.light, self.cover_lead
        for colour in self.chapters:
            pairs = ((colour, light.paper), (colour, light.tint), (light.on_primary, colour), (lead, colour))
            for text, background in pairs:
                if (found := contrast(text, background)) < MINIMUM_CONTRAST:
                    raise ValueError(
                        f"contrast of the chapters’ colour {colour} ({text} on {background}) is {found:.2f} to 1, "
                        f"less than {MINIMUM_CONTRAST} to 1 (WCAG 2.2 AA): make it darker"
                    )
        return self

    def size(self, steps: float) -> float:
        """Return the size, in points, `steps` steps of the scale above running text (below for negative steps)."""
        return round(self.text_size * math.pow(self.scale, steps), 2)
