"""A paragraph of Markdown as readers see it, each character with its place in the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from outcome_reports.platform.records import record

Kind = Literal["paragraph", "item", "quotation", "note", "title", "cell"]
NameOf = Callable[[str, str, str], str]
"""The words of a mention, from its key, its form and the text before it."""


@record(frozen=True, slots=True)
class Mark:
    """A `[[KEY|form]]`: the place of its words in the readable text."""

    key: str
    form: str
    start: int
    end: int


@record(frozen=True, slots=True)
class Target:
    """A link: the place of its words in the readable text, its `address`, and the start of that in the source."""

    address: str
    start: int
    end: int
    offset: int


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it reads: character n of `text` is at `offsets[n]` of the source.

    `depth` is the column of a list item; `first` is False for the later paragraphs of one item.
    """

    kind: Kind
    text: str = ""
    offsets: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    links: list[Target] = field(default_factory=list)
    foreign: list[tuple[int, int]] = field(default_factory=list)
    """Stretches marked as being in a language other than English, or in an unnamed one."""
    emphasised: list[tuple[int, int]] = field(default_factory=list)
    """Stretches between single asterisks or underscores, as titles of works are."""
    breaks: list[int] = field(default_factory=list)
    """The characters that begin a line after an author's line break."""
    depth: int = 0
    first: bool = True


def title_paragraph(text: str) -> Paragraph:
    """Return a line without markup."""
    return Paragraph("title", text, list(range(len(text))))
