"""Inline nodes: the pieces of a paragraph (names after pandoc's document theory)."""

from __future__ import annotations

from typing import Literal

from outcome_reports.language.tags import Direction
from outcome_reports.platform.records import record

MentionForm = Literal["auto", "lead", "formal", "short", "full", "acronym", "adjective"]


@record(frozen=True, slots=True)
class Text:
    """A run of characters; white space inside it is significant but never a line break."""

    value: str


@record(frozen=True, slots=True)
class Emphasis:
    """Emphasised words, italic in most brands."""

    children: tuple[Inline, ...]


@record(frozen=True, slots=True)
class Strong:
    """Important words, bold in most brands."""

    children: tuple[Inline, ...]


@record(frozen=True, slots=True)
class Link:
    """A hyperlink. `target` is an https, http or mailto address, or "#id" of a block of this document."""

    target: str
    children: tuple[Inline, ...]


@record(frozen=True, slots=True)
class LineBreak:
    """A line break the author asked for."""


@record(frozen=True, slots=True)
class Span:
    """Words with a special function: `role` is a Role, or any name that a script chooses.

    `key` is the registry key of the entity or term, or None. `lang` is a BCP 47 tag if the language differs from the
    block's; `dir` is the direction if it differs from that language's usual one.
    """

    children: tuple[Inline, ...]
    role: str | None = None
    key: str | None = None
    lang: str | None = None
    dir: Direction | None = None


@record(frozen=True, slots=True)
class Abbreviation:
    """An acronym after its first use; `expansion` is what it stands for (not part of the words of the document)."""

    value: str
    expansion: str
    key: str | None = None


@record(frozen=True, slots=True)
class NoteReference:
    """A reference to a footnote. `label` is the author's name for it, `number` is set by composing (0 before that)."""

    label: str
    number: int = 0


@record(frozen=True, slots=True)
class Mention:
    """A `[[KEY|form]]` of the content. Composing resolves every one; a writer that meets one raises TypeError."""

    key: str
    form: MentionForm = "auto"


Inline = Text | Emphasis | Strong | Link | LineBreak | Span | Abbreviation | NoteReference | Mention
