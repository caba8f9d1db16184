"""What pages say of themselves to search engines and social media, read as those read it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import html

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.html import HtmlOptions, write_html
from outcome_reports.writers.output_options import Download

EVENT = tree.Event(
    name="Fourth Dialogue",
    series="Dialogue",
    start=date(2027, 1, 27),
    end=date(2027, 1, 28),
    organiser="the Office",
    theme="Working <together> & apart",
    place="Harbour Hall",
    country="Arvenia",
)
FILES = (Download(name="PDF", address="statement.pdf"), Download(name="Word", address="statement.docx"))
EVIL = "</script><script>alert(1)</script><!-- “A & B” \u2028"


@pytest.fixture
def about(short: tree.Document) -> tree.Document:
    metadata = replace(short.metadata, event=EVENT, version="0.9", web="https://example.org/statement")
    return replace(short, metadata=metadata)


def head_of(document: tree.Document, brand: Brand, *files: Download) -> Any:
    return html.document_fromstring(write_html(document, brand, HtmlOptions(downloads=files)).decode()).find("head")


def data_of(head: Any) -> dict[str, Any]:
    (script,) = head.xpath("script[@type='application/ld+json']")
    data: dict[str, Any] = json.loads(script.text)
    return data


def test_the_report_says_what_it_is_and_which_files_there_are(about: tree.Document, brand: Brand) -> None:
    data = data_of(head_of(about, brand, *FILES))
    day = about.metadata.date.isoformat()
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Report")
    assert data["name"] == about.metadata.title
    assert (data["datePublished"], data["inLanguage"], data["version"]) == (day, about.lang, "0.9")
    assert data["url"] == "https://example.org/statement"
    assert data["author"]["name"] == data["publisher"]["name"] == about.metadata.author
    assert data["creativeWorkStatus"] == "Draft"
    assert [(file["contentUrl"], file["encodingFormat"]) for file in data["encoding"]] == [
        ("statement.pdf", "application/pdf"),
        ("statement.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ]


def test_it_is_about_the_event(about: tree.Document, brand: Brand) -> None:
    event = data_of(head_of(about, brand))["about"]
    assert event == {
        "@type": "Event",
        "name": "Fourth Dialogue",
        "description": "Working <together> & apart",
        "startDate": "2027-01-27",
        "endDate": "2027-01-28",
        "location": {
            "@type": "Place",
            "name": "Harbour Hall",
            "address": {"@type": "PostalAddress", "addressCountry": "Arvenia"},
        },
        "organizer": {"@type": "Organization", "name": "the Office"},
        "superEvent": {"@type": "EventSeries", "name": "Dialogue"},
    }


def test_what_is_not_known_is_not_said(short: tree.Document, about: tree.Document, brand: Brand) -> None:
    assert not {"about", "url", "version", "encoding"} & set(data_of(head_of(short, brand)))
    nowhere = replace(about, metadata=replace(about.metadata, event=replace(EVENT, place="", country="", theme="")))
    assert not {"location", "description"} & set(data_of(head_of(nowhere, brand))["about"])


def test_a_document_without_address_says_none(about: tree.Document, brand: Brand) -> None:
    head = head_of(replace(about, metadata=replace(about.metadata, web="")), brand)
    assert "url" not in data_of(head)
    assert not head.xpath("meta[@property='og:url']")


def test_a_document_of_the_genre_article_is_an_article(about: tree.Document, brand: Brand) -> None:
    article = replace(about, metadata=replace(about.metadata, genre="article"))
    assert data_of(head_of(article, brand))["@type"] == "Article"


def test_no_text_ends_the_script(about: tree.Document, brand: Brand) -> None:
    evil = replace(about, metadata=replace(about.metadata, title=EVIL, event=replace(EVENT, name=EVIL)))
    head = head_of(evil, brand, Download(name=EVIL, address="a.pdf"))
    data = data_of(head)
    assert data["name"] == data["about"]["name"] == data["encoding"][0]["name"] == EVIL
    assert len(head.xpath("script")) == 1
    (script,) = head.xpath("script")
    assert not set("<>&") & set(script.text)


def test_social_media_get_title_description_and_date(about: tree.Document, brand: Brand) -> None:
    head = head_of(about, brand)
    said = {meta.get("property"): meta.get("content") for meta in head.xpath("meta[@property]")}
    assert said == {
        "og:type": "article",
        "og:title": about.metadata.title,
        "og:description": about.metadata.description or about.metadata.subject,
        "og:site_name": about.metadata.author,
        "og:locale": "en_GB",
        "og:url": "https://example.org/statement",
        "article:published_time": about.metadata.date.isoformat(),
        "article:modified_time": about.metadata.date.isoformat(),
    }
    french = replace(about, lang="fr")
    assert not head_of(french, brand).xpath("meta[@property='og:locale']")
