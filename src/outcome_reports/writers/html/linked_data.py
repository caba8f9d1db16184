"""Metadata of pages: schema.org as JSON-LD 1.1 for search engines, Open Graph for social media, Highwire Press tags for
catalogues of papers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.writers.citations import CITATIONS, citation, citation_key
from outcome_reports.writers.output_options import CARD_SIZE, Download, WebPlace
from outcome_reports.writers.registry import WRITERS

# JSON within a script element must not hold "<!--" or "</script" (HTML, 4.12.1.3): no "<" at all, then.
_ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_STATUS = {"draft": "Draft", "for-clearance": "Draft", "final": "Published"}
"""The words that schema.org suggests for `creativeWorkStatus`."""


def linked_data(document: tree.Document, downloads: Iterable[Download] = (), place: WebPlace | None = None) -> Markup:
    """Return a Report or an Article with its Event, as JSON that can be put unchanged in a script element."""
    data = {"@context": "https://schema.org", **_report(document, downloads)}
    if place:
        data |= _without_gaps({"image": place.card, "thumbnailUrl": place.thumbnail})
    return Markup(json.dumps(data, ensure_ascii=False, indent=1).translate(_ESCAPED))  # noqa: S704 - nothing is left that HTML knows


def open_graph(document: tree.Document, place: WebPlace | None = None) -> Mapping[str, str]:
    """Return the Open Graph properties of the page by name (ogp.me)."""
    metadata = document.metadata
    card: dict[str, str] = {}
    if place and place.card:
        width, height = map(str, CARD_SIZE)
        card = {"og:image": place.card, "og:image:type": "image/png", "og:image:width": width}
        card |= {"og:image:height": height, "og:image:alt": metadata.title}
    day = metadata.date.isoformat()
    language, _, territory = document.lang.partition("-")
    return {
        "og:type": "article",
        "og:title": metadata.title,
        "og:description": metadata.description or metadata.subject,
        "og:site_name": metadata.author,
        # The format has a place for a language with its territory only.
        **({"og:locale": f"{language}_{territory.upper()}"} if len(territory) == 2 else {}),
        **({"og:url": address} if (address := own_address(document)) else {}),
        **card,
        "article:published_time": day,
        "article:modified_time": day,
    }


def is_citable(document: tree.Document) -> bool:
    """Return whether the document is final and has its own address, so that it can be cited."""
    return bool(own_address(document)) and document.metadata.mark is None


def own_address(document: tree.Document) -> str:
    """Return the address of the document, "" if only the home page of the organiser is known.

    A canonical link to that would tell search engines that it is the document (RFC 6596).
    """
    web = document.metadata.web or ""
    return web if urlsplit(web).path.strip("/") else ""


def catalogue_tags(
    document: tree.Document, downloads: Iterable[Download] = (), place: WebPlace | None = None
) -> list[tuple[str, str]]:
    """Return the names and contents of the tags by which Google Scholar and Zotero know a report, each in its order.

    There are none for a document that cannot be cited. A PDF is named where it is known to be beside the page.
    """
    metadata = document.metadata
    if not is_citable(document):
        return []
    pdf = [file.address for file in downloads if _media_type(file.address) == "application/pdf"] if place else []
    institution = [("technical_report_institution", metadata.author)] if metadata.genre == "report" else []
    tags = [
        ("title", metadata.title),
        ("author", metadata.author),
        ("publication_date", f"{metadata.date:%Y/%m/%d}"),
        *institution,
        ("language", document.lang),
        *(("keywords", keyword) for keyword in metadata.keywords),
        ("public_url", metadata.web),
        *(("pdf_url", urljoin(metadata.web, address)) for address in pdf),
    ]
    return [(f"citation_{name}", content) for name, content in tags]


def citation_files(document: tree.Document) -> list[Download]:
    """Return the citation of the document in each form, as files that are whole in their address (RFC 2397)."""
    if not is_citable(document):
        return []
    return [
        Download(
            name=form.shown,
            address=f"data:{form.media_type};charset=utf-8,{quote(citation(document, name), safe='')}",
            file=f"{citation_key(document)}.{form.suffix}",
        )
        for name, form in CITATIONS.items()
    ]


def _report(document: tree.Document, downloads: Iterable[Download]) -> dict[str, Any]:
    metadata = document.metadata
    day = metadata.date.isoformat()
    organisation = _organisation(metadata.author)
    files = [_file(download) for download in downloads]
    return _without_gaps(
        {
            "@type": metadata.genre.capitalize(),
            "name": metadata.title,
            "headline": metadata.title,
            "description": metadata.description or metadata.subject,
            "url": own_address(document),
            "inLanguage": document.lang,
            "datePublished": day,
            "dateModified": day,
            "version": metadata.version,
            "creativeWorkStatus": _STATUS[metadata.status],
            "keywords": list(metadata.keywords),
            "author": organisation,
            "publisher": organisation,
            "about": _event(metadata.event) if metadata.event else None,
            "encoding": files,
        }
    )


def _event(event: tree.Event) -> dict[str, Any]:
    return _without_gaps(
        {
            "@type": "Event",
            "name": event.name,
            "description": event.theme,
            "startDate": event.start.isoformat(),
            "endDate": event.end.isoformat(),
            "location": _place(event) if event.place else None,
            "organizer": _organisation(event.organiser),
            "superEvent": {"@type": "EventSeries", "name": event.series} if event.series else None,
        }
    )


def _place(event: tree.Event) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressCountry": event.country} if event.country else None
    return _without_gaps({"@type": "Place", "name": event.place, "address": address})


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _file(download: Download) -> dict[str, Any]:
    return _without_gaps(
        {
            "@type": "MediaObject",
            "name": download.name,
            "contentUrl": download.address,
            "encodingFormat": _media_type(download.address),
        }
    )


def _without_gaps(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}


def _media_type(address: str) -> str | None:
    # Python's own table depends on the machine.
    writer = WRITERS.get(address.rpartition(".")[2])
    return writer.media_type if writer else None
