"""The place of a block in a Word document, which determines its look."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.oxml.measures import TEXT_WIDTH
from outcome_reports.writers.docx.oxml.wordml import PLAIN, RunFormat


@record(frozen=True, slots=True)
class Scope:
    """The surroundings of a block: the roles around it, the style of plain paragraphs there, and the room it has."""

    roles: tuple[str, ...] = ()
    text_style: str = "BodyText"
    width: float = TEXT_WIDTH
    depth: int = 0
    """Lists around the block."""
    at_page: bool = True
    """Whether the block is in the flow of the page itself, so that it may hang into the margin or be set in columns."""
    in_table: bool = False
    head_above: bool = False
    """Whether what is usually beside the text is above it, for want of room."""
    align: str | None = None
    """The alignment of words (w:jc), if not that of the style."""
    language: str | None = None
    direction: tree.Direction = "ltr"

    def within(self, block: tree.AnyBlock) -> Scope:
        """Return the scope of the contents of `block`, by its role, language and direction."""
        if block.role is None and block.lang is None and block.dir is None:
            return self
        return replace(
            self,
            roles=(*self.roles, block.role) if block.role else self.roles,
            language=block.lang or self.language,
            direction=block.dir or (tree.direction_of(block.lang) if block.lang else self.direction),
        )

    @property
    def layout(self) -> tree.RoleLayout:
        """The layout of the innermost role."""
        return tree.layout_of(self.roles[-1] if self.roles else None)

    @property
    def in_box(self) -> bool:
        """Whether the block is on the ground of a box, whose edges are those of its paragraphs."""
        return not self.in_table and any(tree.layout_of(role).aside for role in self.roles)

    @property
    def is_dark(self) -> bool:
        """Whether the background is that of the cover, on which the usual styles are unreadable."""
        return any(tree.layout_of(role).page in {"cover", "back"} for role in self.roles)

    @property
    def format(self) -> RunFormat:
        """The format of plain words here."""
        return RunFormat(language=self.language) if self.language else PLAIN
