"""The named styles of templates/docx/styles.toml, for every brand."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from outcome_reports.platform.resources import templates
from outcome_reports.tree import Role
from outcome_reports.writers.docx.styles.numbering import ListName
from outcome_reports.writers.docx.styles.theme import ColourName


class _Part(BaseModel):
    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")


class Rule(_Part):
    """A line at one edge of a paragraph: its width and its distance from the text in points."""

    edge: Literal["top", "left", "bottom", "right", "between"]
    colour: ColourName
    width: float
    distance: float


class Tab(_Part):
    """A tab stop, in millimetres from the margin."""

    position: float
    align: Literal["left", "right"] = "left"
    dots: bool = False


class Style(_Part):
    """A named style; None means that its base decides. The units are those of styles.toml."""

    name: str
    builtin: bool = False
    listed: bool = True
    base: str | None = None
    next: str | None = None
    font: Literal["sans", "serif"] | None = None
    size: float | None = None
    colour: ColourName | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    spacing: float | None = None
    underline: bool | None = None
    raised: bool = False
    before: float | None = None
    after: float | None = None
    line: float | None = None
    exact: float | None = None
    """The distance of lines, whatever is in them, as a step of the type scale."""
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break: bool | None = None
    beside: bool = False
    """In a frame (ECMA-376 part 1, 17.3.1.11) in the column beside the paragraph that follows."""
    outline: int | None = Field(None, ge=0, le=9)
    list: ListName | None = None
    level: int = Field(0, ge=0, le=8)
    align: Literal["left", "center", "right"] | None = None
    rules: tuple[Rule, ...] = ()
    tabs: tuple[Tab, ...] = ()
    fill: ColourName | None = None
    mark: ColourName | None = None
    roles: tuple[Role, ...] = ()
    """Roles of the paragraphs, or of the spans, that are set in it."""
    headings_in: tuple[Role, ...] = ()
    """Roles of sections whose headings are, those of the level of `base`."""
    text_in: tuple[Role, ...] = ()
    """Roles of sections whose paragraphs without role are."""
    pictures_in: tuple[Role, ...] = ()
    """Roles of sections whose pictures are."""
    in_box: str | None = None
    """The paragraph style that replaces it in a box, whose ground and edges it has."""
    on_cover: str | None = None
    """The character style that replaces it on the background of a cover."""
    in_heading: str | None = None
    """The one that does in headings and in head rows of tables, whose ground may be dark."""
    in_cell: str | None = None
    in_entry: str | None = None
    """Those that do in tables, and in entries with their names beside them; "" for none."""


Ground = Literal["page", "cover", "heading", "cell", "entry"]
"""What characters are set on or in: not every colour of the text can be read on each, and in a cell or an entry, whose
head has the name already, names are not to stand out."""


class StyleSheet(_Part):
    """All styles by id, as styles.toml has them; the mappings are from roles to ids."""

    paragraph: dict[str, Style]
    character: dict[str, Style]

    @functools.cached_property
    def paragraphs(self) -> Mapping[str, str]:
        """The styles of paragraphs by their role."""
        return {role: name for name, style in self.paragraph.items() for role in style.roles}

    def on_ground(self, name: str | None, ground: Ground) -> str | None:
        """Return the character style that replaces `name` on the background `ground`, or `name`."""
        style = self.character.get(name) if name else None
        if style is None or ground == "page":
            return name
        other = {
            "cover": style.on_cover,
            "heading": style.in_heading,
            "cell": style.in_cell,
            "entry": style.in_entry,
        }[ground]
        return name if other is None else other or None

    @functools.cached_property
    def spans(self) -> Mapping[str, str]:
        """The styles of spans by their role."""
        return {role: name for name, style in self.character.items() for role in style.roles}

    @functools.cached_property
    def headings_in(self) -> Mapping[str, str]:
        """The styles of headings by the role of a section around them."""
        return {role: name for name, style in self.paragraph.items() for role in style.headings_in}

    @functools.cached_property
    def text_in(self) -> Mapping[str, str]:
        """The styles of plain paragraphs by the role of their section."""
        return {role: name for name, style in self.paragraph.items() for role in style.text_in}

    @functools.cached_property
    def pictures_in(self) -> Mapping[str, str]:
        """The styles of pictures by the role of a section around them."""
        return {role: name for name, style in self.paragraph.items() for role in style.pictures_in}


@functools.cache
def style_sheet() -> StyleSheet:
    """Return the styles of the package. Raises pydantic.ValidationError if the file has anything else."""
    file = templates() / "docx" / "styles.toml"
    return StyleSheet.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
