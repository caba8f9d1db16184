"""Files for publishing a folder of documents: preview pictures for links, a JSON Feed (version 1.1, jsonfeed.org) and a
sitemap (sitemaps.org, version 0.9).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.building.build_record import BuildRecord, DocumentRecord
from outcome_reports.building.plan import head_stem
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.intake.limits import OUTPUT_BYTES
from outcome_reports.intake.regular_files import read_file
from outcome_reports.platform.files import replace_file
from outcome_reports.platform.records import record
from outcome_reports.writers.registry import WRITERS

FEED, SITEMAP = "feed.json", "sitemap.xml"
_PAGED = next(name for name, writer in WRITERS.items() if writer.paged)
_PAGE = next(name for name, writer in WRITERS.items() if writer.offers)


def published(document: OutcomeDocument, site: str, stem: str, formats: Iterable[str]) -> OutcomeDocument:
    """Return `document` as it is published in the folder at `site`, made in `formats`; unchanged without a site."""
    if not site:
        return document
    pictures = [f"{site}{name}" for name in picture_names(stem)] if _PAGED in formats else ["", ""]
    feed = f"{site}{FEED}" if document.tree.metadata.mark is None else ""
    return document.published_at(f"{site}{stem}.{_PAGE}", card=pictures[0], thumbnail=pictures[1], feed=feed)


def picture_names(stem: str) -> tuple[str, str]:
    """Return the names of the card of a document and of its thumbnail."""
    return f"{stem}-card.png", f"{stem}-cover.png"


def extra_files(stems: Iterable[str], formats: Iterable[str], *, final: bool) -> list[str]:
    """Return the names of the files that `publish` writes for documents in `formats`."""
    if _PAGE not in formats:
        return []
    pictures = [name for stem in stems for name in picture_names(stem)] if _PAGED in formats else []
    return [*pictures, *([FEED, SITEMAP] if final else [])]


def publish(edition: LoadedEdition, record: BuildRecord, site: str, failed: Container[str] = ()) -> list[Path]:
    """Write the pictures, the feed and the sitemap for the pages in a folder that were made for `site`.

    Documents that have `failed` are left out. Pictures are drawn again if their document has changed, and removed if it
    has no PDF. Feed and sitemap list final documents; if there are none, they are removed. Returns the resulting files.
    Raises OSError.
    """
    pages = list(_pages(edition, record, site, failed))
    for page in pages:
        _draw(page, record)
    final = [page for page in pages if page.document.tree.metadata.mark is None]
    made = {FEED: _feed(final, record, site), SITEMAP: _sitemap(final)} if final else {}
    for name in record.published.keys() - made.keys():
        (record.folder / name).unlink(missing_ok=True)
    for name, data in made.items():
        if not record.has(name, _digest(data)):
            replace_file(record.folder / name, data)
    record.published = {name: _digest(data) for name, data in made.items()}
    return [record.folder / name for page in pages for name in page.entry.pictures] + [
        record.folder / name for name in made
    ]


@record(frozen=True, slots=True)
class _Page:
    """A document in the folder whose page was made for the site."""

    stem: str
    entry: DocumentRecord
    document: OutcomeDocument

    @property
    def address(self) -> str:
        return self.document.tree.metadata.web


def _pages(edition: LoadedEdition, record: BuildRecord, site: str, failed: Container[str]) -> Iterator[_Page]:
    for kind in OF_EDITION:
        stem = head_stem(edition, kind)
        entry = record.documents.get(stem)
        if entry is not None and stem not in failed and entry.site == site and _PAGE in entry.files:
            yield _Page(stem, entry, published(edition.make(kind), site, stem, entry.offered))


def _draw(page: _Page, record: BuildRecord) -> None:
    names, pictures = picture_names(page.stem), page.entry.pictures
    is_paged = _PAGED in page.entry.offered
    if is_paged and pictures.keys() == set(names) and all(record.has(*picture) for picture in pictures.items()):
        return
    if not is_paged or not record.whole(page.stem, (_PAGED,)):
        for name in pictures:
            (record.folder / name).unlink(missing_ok=True)
        page.entry.pictures = {}
        return
    from outcome_reports.writers.pdf.link_pictures import card, thumbnail

    pdf = read_file(record.folder / f"{page.stem}.{_PAGED}", OUTPUT_BYTES, root=record.folder)
    drawn = dict(zip(names, (card(page.document.tree, page.document.brand), thumbnail(pdf)), strict=True))
    for name, data in drawn.items():
        replace_file(record.folder / name, data)
    page.entry.pictures = {name: _digest(data) for name, data in drawn.items()}


def _feed(pages: list[_Page], record: BuildRecord, site: str) -> bytes:
    first = pages[0].document.tree
    event, author = first.metadata.event, {"name": first.metadata.author}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": event.name if event else first.metadata.title,
        "home_page_url": pages[0].address,
        "feed_url": f"{site}{FEED}",
        "description": event.theme if event else "",
        "language": first.lang,
        "authors": [author],
        "items": [_item(page, record.whole(page.stem, tuple(page.entry.offered))) for page in pages],
    }
    return json.dumps(_without_gaps(feed), ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def _item(page: _Page, sizes: Mapping[str, int]) -> dict[str, Any]:
    """Return the feed item of a page; `sizes` are the bytes of its files by format."""
    document = page.document.tree
    metadata, web = document.metadata, page.document.finish.web
    at = page.address.rpartition("/")[0]
    attachments = [
        {
            "url": f"{at}/{page.stem}.{name}",
            "mime_type": WRITERS[name].media_type,
            "title": WRITERS[name].shown,
            "size_in_bytes": size,
        }
        for name, size in sizes.items()
    ]
    day = f"{metadata.date.isoformat()}T00:00:00Z"
    return _without_gaps(
        {
            "id": page.address,
            "url": page.address,
            "title": metadata.title,
            "content_text": metadata.description or metadata.subject,
            "image": web.card if web and page.entry.pictures else "",
            "date_published": day,
            "date_modified": day,
            "language": document.lang,
            "tags": list(metadata.keywords),
            "attachments": attachments,
        }
    )


def _sitemap(pages: list[_Page]) -> bytes:
    days = ((page.address, page.document.tree.metadata.date.isoformat()) for page in pages)
    entries = (
        f"<url><loc>{escape(address, quote=False)}</loc><lastmod>{day}</lastmod></url>\n" for address, day in days
    )
    lines = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{lines}{''.join(entries)}</urlset>\n".encode("ascii")


def _without_gaps(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
