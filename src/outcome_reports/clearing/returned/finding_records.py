"""Identification of the sent copy that a returned file belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from outcome_reports.clearing.returned.views import view
from outcome_reports.clearing.returned.word_paragraphs import WordFile
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.sending.sent_records import PROPERTY, SentRecord
from outcome_reports.errors import ArgumentError

_LEAST, _CLEAR = 0.4, 0.02
"""Minimum share of a copy's paragraphs in the file, and minimum lead of the best copy."""


class Records(Protocol):
    """The records of sent copies."""

    def known(self, digest: str) -> SentRecord | None:
        """Return the record with this digest, None if there is none."""

    def records(self) -> Iterator[SentRecord]:
        """Yield every record."""


def record_for(file: WordFile, sent: Records, sender: str | None) -> SentRecord:
    """Return the record of the copy that `file` belongs to: by the digest in it, or else by its words.

    `sender` restricts the search to copies sent to that key. Raises ArgumentError if the copy is not clear.
    """
    named = sent.known(file.properties.get(PROPERTY, ""))
    if named is not None and (sender is None or sender in named.subject):
        return named
    records = list(sent.records())
    if named is not None and named.document == "statement":
        # A government may have edited another's copy of the statement.
        own = (one for one in records if sender in one.subject and one.paragraphs == named.paragraphs)
        return next(own, named)
    candidates = [record for record in records if sender is None or sender in record.subject] or list(records)
    words = {collapsed(unit.text) for side in ("before", "after") for unit in view(file.paragraphs, side)}
    ranked = sorted(((_share(record, words), n) for n, record in enumerate(candidates)), reverse=True)
    if not ranked or ranked[0][0] < _LEAST:
        raise ArgumentError("this file is not one of the copies that were sent: does it belong to another edition?")
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR and sender is None:
        raise ArgumentError("the file does not say whose it is: name the sender with --from KEY")
    best = [n for share, n in ranked if ranked[0][0] - share < _CLEAR]
    return candidates[max(best)]


def _share(record: SentRecord, words: set[str]) -> float:
    sent = [paragraph.words for paragraph in record.paragraphs if len(paragraph.words) > 15]
    return sum(one in words for one in sent) / max(len(sent), 1)
