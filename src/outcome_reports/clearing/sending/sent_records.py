"""The record of a sent copy: every paragraph with its words, its text in the content, and whose words they are."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from outcome_reports.clearing.rewording.provenance import Reading, readings_of
from outcome_reports.clearing.rewording.word_edits import NOTE_MARK
from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.json_values import read_json
from outcome_reports.intake.limits import RECORD_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file

Kind = Literal["content", "registry", "form", "generated"]
"""The source of words: a text of the content, the registry of names, the clearance form, or the software."""

PROPERTY = "outcome-reports-sent"
"""Custom property of a copy that holds the digest of its record."""


class SentParagraph(BaseModel, frozen=True, extra="forbid"):
    """A paragraph of the copy: its bookmark (`key`), its `words`, and their source.

    `prefix` are the words before those of the text (the number of a heading). `text` is the stable name of the text in
    the content, "" for none, and `number` the paragraph there. `owners` are the keys of those whose words they are.
    """

    key: str
    words: str
    kind: Kind = "content"
    prefix: str = ""
    text: str = ""
    number: int = 0
    owners: tuple[str, ...] = ()
    in_table: bool = False

    @property
    def shown(self) -> str:
        """The words of the text itself."""
        return self.words.removeprefix(self.prefix)


class SentText(BaseModel, frozen=True, extra="forbid"):
    """A text of the content at the time of sending: its source, whether that is Markdown, and its place, in words."""

    source: str
    is_markdown: bool
    place: str = ""


class SentRecord(BaseModel, frozen=True, extra="forbid"):
    """The content of a copy when it was sent: its `document` ("statement", "excerpt"), its addressee (`subject`, the
    keys of the excerpt or of the government that was sent the statement) and the keys whose words are its own
    (`covers`).
    """

    edition: str
    version: str
    document: Literal["statement", "excerpt"]
    subject: tuple[str, ...]
    covers: tuple[str, ...]
    group_recommendations: Literal["annex", "full"] = "annex"
    language: str = "en-GB"
    marks: Literal["brackets"] | None = None
    """The form of footnote marks in words; None for bare figures, in records of earlier versions."""
    addresses: tuple[str, ...] | None = None
    """Where the links of the copy lead that leave it; None in records of earlier versions, as are the next two."""
    pictures: int | None = None
    """How many pictures the text has."""
    furniture: tuple[str, ...] | None = None
    """The texts of headers and footers."""
    boxes: tuple[str, ...] = ()
    """The meanings of the boxes in the form, in order."""
    paragraphs: tuple[SentParagraph, ...]
    texts: Mapping[str, SentText]

    @functools.cached_property
    def data(self) -> bytes:
        """The record as JSON; equal records have equal bytes."""
        return json.dumps(
            self.model_dump(mode="json", exclude_none=True), ensure_ascii=False, sort_keys=True, indent=0
        ).encode()

    @functools.cached_property
    def digest(self) -> str:
        """The identifier of the record: the first 32 characters of its SHA-256 digest."""
        return _digest(self.data)

    def reading(self, paragraph: SentParagraph) -> Reading | None:
        """Return the possible readings of a paragraph's source, None if it has none."""
        text = self.texts.get(paragraph.text)
        if text is None:
            return None
        found = readings_of(text.source, is_markdown=text.is_markdown)
        return found[paragraph.number] if paragraph.number < len(found) else None

    def with_figures(self) -> SentRecord:
        """Return the record with its footnote marks as bare figures."""
        paragraphs = tuple(one.model_copy(update={"words": self._figures(one)}) for one in self.paragraphs)
        return self.model_copy(update={"paragraphs": paragraphs, "marks": None})

    def _figures(self, paragraph: SentParagraph) -> str:
        reading = self.reading(paragraph) if re.search(NOTE_MARK, paragraph.words) else None
        traced = reading.trace(paragraph.shown) if reading else None
        if traced is None:
            return paragraph.words
        kept = (
            one for one, origin in zip(traced.shown, traced.origins, strict=True) if one not in "[]" or not origin.note
        )
        return paragraph.prefix + "".join(kept)

    def is_own(self, paragraph: SentParagraph) -> bool:
        """Return whether the words of a paragraph are those of the addressee, and no one else's."""
        return bool(paragraph.owners) and set(paragraph.owners) <= set(self.covers)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def read_record(file: Path) -> SentRecord:
    """Return the record in `file`. Raises ContentError for a file that is not one, or whose digest is not its name."""
    try:
        data = read_file(file, RECORD_BYTES, root=file.parent)
        record = SentRecord.model_validate(read_json(data))
    except RefusedError as error:
        raise ContentError([Problem(file, 0, 0, error.message, error.hint)]) from None
    except ValidationError:
        message, hint = "this is not the record of a file that was sent", "restore it from the history of the folder"
        raise ContentError([Problem(file, 0, 0, message, hint)]) from None
    if _digest(data) == file.stem:
        # As written: the digest need not be computed again.
        record.__dict__["digest"] = file.stem
    if record.digest != file.stem:
        message = "the record was changed after it was made"
        raise ContentError([Problem(file, 0, 0, message, "restore it from the history of the folder")])
    return record
