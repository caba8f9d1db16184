"""What a page tells search engines about itself: the report and the event it is about, by schema.org as JSON-LD 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.writers.output_options import Download
from outcome_reports.writers.registry import WRITERS

# JSON within a script element must not hold "<!--" or "</script" (HTML, 4.12.1.3): no "<" at all, then.
_ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_STATUS = {"draft": "Draft", "for-clearance": "Draft", "final": "Published"}
"""The words that schema.org suggests for `creativeWorkStatus`."""


def linked_data(document: tree.Document, downloads: Iterable[Download] = ()) -> Markup:
    """Return a Report or an Article with its Event, as JSON that can be put unchanged in a script element."""
    data = {"@context": "https://schema.org", **_report(document, downloads)}
    return Markup(json.dumps(data, ensure_ascii=False, indent=1).translate(_ESCAPED))  # noqa: S704 - nothing is left that HTML knows


def open_graph(document: tree.Document) -> Mapping[str, str]:
    """Return what social media show for a link to the page, by name of property (ogp.me)."""
    metadata = document.metadata
    day = metadata.date.isoformat()
    language, _, territory = document.lang.partition("-")
    return {
        "og:type": "article",
        "og:title": metadata.title,
        "og:description": metadata.description or metadata.subject,
        "og:site_name": metadata.author,
        # The format has a place for a language with its territory only.
        **({"og:locale": f"{language}_{territory.upper()}"} if len(territory) == 2 else {}),
        **({"og:url": metadata.web} if metadata.web else {}),
        "article:published_time": day,
        "article:modified_time": day,
    }


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
            "url": metadata.web,
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
