"""The texts of an edition, in the order of its documents, as rules see them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

from outcome_reports.checking.text.names_in_text import words_of_mention
from outcome_reports.checking.text.paragraph import Paragraph, title_paragraph
from outcome_reports.checking.text.readable import readable
from outcome_reports.model import Edition, Prose, Registry
from outcome_reports.model.consistency import Path as ModelPath

DocumentName = Literal["statement", "summary"]

_TITLES = frozenset({"title", "short_title", "theme", "spotlights_title", "recommendations_title"})
_LABELS = frozenset({"alt", "label", "office", "value"})


@dataclass(eq=False)
class Passage:
    """One text of the edition: `path` in the model, `source` as written, `documents` in which it is printed.

    `kind` is "prose" for text with markup, "title" for headings, "label" for other single lines; `owners` are the keys
    of those whose spotlight or recommendation it is; `lang` its language where that is not the edition's.
    """

    path: ModelPath
    source: str
    kind: Literal["prose", "title", "label"]
    registry: Registry = field(repr=False)
    documents: frozenset[DocumentName] = frozenset({"statement"})
    owners: tuple[str, ...] = ()
    lang: str | None = None

    @functools.cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs as they read."""
        if self.kind != "prose":
            return (title_paragraph(self.source),)
        return tuple(readable(self.source, functools.partial(words_of_mention, self.registry)))

    @property
    def field(self) -> str:
        """The name of the field that holds it: "recommendation"."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a passage: characters `start` to `end` of the readable text of `paragraph`."""

    passage: Passage
    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.paragraph.text[self.start : self.end]

    @property
    def offset(self) -> int:
        """Where they begin in the source."""
        offsets = self.paragraph.offsets
        return offsets[min(self.start, len(offsets) - 1)] if offsets else 0

    @property
    def is_as_written(self) -> bool:
        """True if the source holds exactly these words in one line: then they can be replaced there."""
        if not 0 <= self.start < self.end <= len(self.paragraph.offsets):
            return False
        offset = self.offset
        return "\n" not in self.text and self.passage.source[offset : offset + self.end - self.start] == self.text


def passages_of(edition: Edition) -> tuple[Passage, ...]:
    """Every text of `edition`: those of the statement in reading order, then those of the event summary alone."""
    found: list[Passage] = []
    done: set[str] = set()
    parts = {"cover": ("theme", "notice"), "looking-ahead": ("looking_ahead",)}
    for section in edition.sections:
        for name in parts.get(section, (section,)):
            if name in type(edition).model_fields:
                found.extend(_below(edition, name))
                done.add(name)
    for name in (
        "foreword",
        "overview",
        "insights",
        "chapters",
        "looking_ahead",
        "participation",
        "contact",
        "summary",
    ):
        if name not in done:
            found.extend(_below(edition, name))
    in_statement = [passage for passage in found if "statement" in passage.documents]
    return (*in_statement, *(passage for passage in found if "statement" not in passage.documents))


def _below(edition: Edition, name: str) -> Iterator[Passage]:
    yield from _texts(getattr(edition, name), (name,), edition.registry, (), None)


def _texts(
    value: object, path: ModelPath, registry: Registry, owners: tuple[str, ...], lang: str | None
) -> Iterator[Passage]:
    name = path[-1]
    if isinstance(value, Prose):
        yield Passage(path, value.source, "prose", registry, _documents(path), owners, lang)
    elif isinstance(value, BaseModel):
        owners = tuple(getattr(value, "by", owners))
        lang = getattr(value, "lang", None) or lang
        for inner in type(value).model_fields:
            yield from _texts(getattr(value, inner), (*path, inner), registry, owners, lang)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index), registry, owners, lang)
    elif isinstance(value, str) and name in _TITLES | _LABELS and "links" not in path:
        kind: Literal["title", "label"] = "title" if name in _TITLES else "label"
        yield Passage(path, value, kind, registry, _documents(path), owners, lang)


def _documents(path: ModelPath) -> frozenset[DocumentName]:
    in_summary = path[0] == "summary" or (path[0] == "chapters" and path[-1] == "summary")
    return frozenset({"summary"}) if in_summary else frozenset({"statement"})
