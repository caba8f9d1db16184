"""Files inside a PDF in the form that WeasyPrint accepts: by address, with fixed dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import weasyprint

from outcome_reports import tree
from outcome_reports.writers.output_options import Attachment
from outcome_reports.writers.pdf.fetching import MemoryFetcher

_ADDRESS = "memory:attachment/"


def files_of(attachments: Sequence[Attachment]) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """Yield the address of each attachment with its bytes and media type."""
    for number, attachment in enumerate(attachments):
        yield f"{_ADDRESS}{number}", (attachment.data, attachment.media_type)


def attached(
    document: tree.Document, attachments: Sequence[Attachment], fetcher: MemoryFetcher
) -> list[weasyprint.Attachment]:
    """Return the attachments as sources of the document, dated as it is (PDF/A-3, ISO 19005-3, 6.8)."""
    moment = datetime.combine(document.metadata.date, datetime.min.time(), UTC)
    return [
        weasyprint.Attachment(
            url=f"{_ADDRESS}{number}",
            url_fetcher=fetcher,
            name=attachment.name,
            description=attachment.description,
            created=moment,
            modified=moment,
            relationship="Source",
        )
        for number, attachment in enumerate(attachments)
    ]
