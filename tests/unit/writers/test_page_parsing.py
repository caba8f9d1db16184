"""The page for paper as a tree: the same from either parser."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinyhtml5

import outcome_reports as outr
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.reading import read_brand
from outcome_reports.writers.html import print_page
from outcome_reports.writers.pdf.page_parsing import parse_page
from tests.support.sample_tree import sample_document
from tests.support.small_documents import SMALL_DOCUMENTS

CONTENT = Path(__file__).resolve().parents[3] / "content"


def shown(root: ET.Element) -> Iterator[tuple[object, ...]]:
    """Yield all that is in a tree; white space between the parts of a page is nothing that anybody sees."""
    for element in root.iter():
        text, tail = element.text or "", element.tail or ""
        around = element.tag in {"html", "head", "body", "main"} or element in root.findall("head/*")
        yield element.tag, dict(element.attrib), text.strip() if around else text, tail.strip() if around else tail


def pages() -> Iterator[tuple[str, str]]:
    for name in ("coastal-forum-2026", "fourth-2026", "third-2025"):
        edition = outr.load(CONTENT / name)
        for kind in OF_EDITION:
            document = edition.make(kind)
            yield f"{name} {kind}", print_page(document.tree, document.brand, None)
    yield "sample", print_page(sample_document(), read_brand("rso"), None)
    for name, make in SMALL_DOCUMENTS.items():
        yield name, print_page(make(), read_brand("rso"), None)


def test_both_parsers_read_the_same() -> None:
    for name, page in pages():
        assert list(shown(parse_page(page))) == list(shown(tinyhtml5.parse(page, namespace_html_elements=False))), name


def test_most_pages_are_read_by_the_fast_one(monkeypatch: pytest.MonkeyPatch) -> None:
    page = print_page(sample_document(), read_brand("rso"), None)
    monkeypatch.setattr(tinyhtml5, "parse", None)
    assert parse_page(page).tag == "html"


def test_line_ends_in_attributes_are_kept() -> None:
    page = '<html><head></head><body><p title="one\n\ttwo">="three\n"</p><img alt="a\nb"></body></html>'
    assert ET.tostring(parse_page(page)) == ET.tostring(tinyhtml5.parse(page, namespace_html_elements=False))


@pytest.mark.parametrize(
    "body",
    [
        "<p>one<p>two",
        "<p>&nbsp;&mdash;</p>",
        "<input disabled>",
        "<svg><path/></svg>",
        "<pre>\none</pre>",
        "<p>\x0c</p>",
    ],
)
def test_what_only_html_knows_is_read_as_html(body: str) -> None:
    page = f"<!DOCTYPE html><html><head></head><body>{body}</body></html>"
    assert ET.tostring(parse_page(page)) == ET.tostring(tinyhtml5.parse(page, namespace_html_elements=False))
