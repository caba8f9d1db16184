"""The texts of an edition, in the order of its documents, as rules see them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from outcome_reports.checking.text.names_in_text import words_of_mention
from outcome_reports.checking.text.paragraph import Paragraph, title_paragraph
from outcome_reports.checking.text.readable import readable
from outcome_reports.model import PARTS, Edition, Prose, Registry
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.model.leaves import leaves_of
from outcome_reports.model.parts import STATEMENT
from outcome_reports.platform.records import record

_TITLES = frozenset({"title", "short_title", "theme", "spotlights_title", "recommendations_title"})
_LABELS = frozenset({"alt", "label", "office", "value"})


@dataclass(eq=False)
class Passage:
    """One text of the edition: `path` in the model, `source` as written, `documents` in which it is printed.

    `kind` is "prose" for text with markup, "title" for headings, "label" for other single lines; `owners` are the keys
    of those whose spotlight or recommendation it is; `lang` is its language if it differs from the edition's.
    """

    path: ModelPath
    source: str
    kind: Literal["prose", "title", "label"]
    registry: Registry = field(repr=False)
    documents: frozenset[str] = frozenset({STATEMENT})
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
        """The name of its field: "recommendation"."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


@record(frozen=True, slots=True)
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
        """The start of the words in the source."""
        offsets = self.paragraph.offsets
        return offsets[min(self.start, len(offsets) - 1)] if offsets else 0

    @property
    def is_as_written(self) -> bool:
        """True if the source has exactly these words on one line, so that they can be replaced there."""
        if not 0 <= self.start < self.end <= len(self.paragraph.offsets):
            return False
        offset = self.offset
        return "\n" not in self.text and self.passage.source[offset : offset + self.end - self.start] == self.text


def passages_of(edition: Edition) -> tuple[Passage, ...]:
    """Return every text of `edition`: those of the statement in reading order, then those of other documents alone."""
    order: list[ModelPath] = [path for section in edition.sections for path in _printed_by(edition, section)]
    order += [(part.field,) for part in PARTS.values() if part.about.document and not part.about.own]
    found = [passage for path in dict.fromkeys(order) for passage in _below(edition, path)]
    return tuple(sorted(found, key=lambda passage: STATEMENT not in passage.documents))


def _printed_by(edition: Edition, section: str) -> Iterator[ModelPath]:
    """Yield the paths that a section of the statement prints; a part belongs to the first section that it names."""
    if section == "cover":
        yield from (("theme",), ("notice",))
    yield from (("parts", index) for index, part in enumerate(edition.parts) if part.id == section)
    yield from ((part.field,) for part in PARTS.values() if section in part.sections[:1])


def _below(edition: Edition, path: ModelPath) -> Iterator[Passage]:
    field, *index = path
    part = PARTS.get(str(field))
    content = getattr(edition, str(field))
    document = (part and part.about.document) or STATEMENT
    for leaf in leaves_of(content[index[0]] if index else content, path):
        name = next(step for step in reversed(leaf.path) if isinstance(step, str))
        # The event summary's replacement for the introduction of a chapter.
        documents = frozenset({"summary" if name == "summary" else document})
        around = edition.registry, documents, leaf.owners, leaf.lang
        if isinstance(leaf.value, Prose):
            yield Passage(leaf.path, leaf.value.source, "prose", *around)
        elif isinstance(leaf.value, str) and name in _TITLES | _LABELS and "links" not in leaf.path:
            yield Passage(leaf.path, leaf.value, "title" if name in _TITLES else "label", *around)
