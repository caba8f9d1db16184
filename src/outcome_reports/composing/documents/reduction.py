"""Reduction of an edition to the content that a document shows, which is embedded in its file as its source.

A document is composed from its reduced content, so the source inside a file reproduces that file and contains no other
text.
"""

from __future__ import annotations

from collections.abc import Collection

from outcome_reports.model import PARTS, Edition
from outcome_reports.model.leaves import data_of, pictures_of


def reduced(edition: Edition, shown: Collection[str], **changes: object) -> Edition:
    """Return `edition` with only the parts in `shown` (fields of Edition), changed by `changes`.

    Only pictures that the shown parts name are kept.
    """
    empty = {part.field: () if part.several else None for part in PARTS.values() if part.field not in shown}
    cover = {} if "cover_picture" in shown else {"cover_picture": None}
    content = edition.model_copy(update={**empty, **cover, **changes})
    named = {name for _, name in pictures_of(content)}
    images = {name: data for name, data in edition.images.items() if name in named}
    drawn = {source.name for _, source in data_of(content)}
    tables = {name: rows for name, rows in edition.tables.items() if name in drawn}
    return content.model_copy(update={"images": images, "tables": tables})
