"""A folder that will be published: addresses, pictures for links, the feed and the sitemap, by the rules of each."""

from __future__ import annotations

import io
import json
import re
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree, html
from PIL import Image

import outcome_reports as outr
from outcome_reports.building.build_record import NAME, BuildRecord
from outcome_reports.building.dry_run import planned_files
from outcome_reports.errors import ArgumentError
from tests.support.folders import CHAPTER, HEAD, EditionFolder
from tests.support.whole_messages import Whole

SITE = "https://example.org/talks & more/".replace(" ", "%20")
FINAL = HEAD + "status: final\nversion: '1.0'\ntheme: Boats & <nets>, “and” 'crews'\n"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def edition_in(folder: Path, head: str = FINAL) -> Path:
    edition = EditionFolder(folder)
    edition.write("edition.yaml", head)
    edition.write("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", "[[IDN]] said so."))
    return edition.path


def feed_faults(feed: Any) -> list[str]:
    """What the specification of JSON Feed 1.1 does not allow in `feed`."""
    faults = []
    texts = {"version", "title", "home_page_url", "feed_url", "description", "language"}
    faults += [name for name in texts & feed.keys() if not isinstance(feed[name], str)]
    faults += [f"unknown: {name}" for name in feed.keys() - texts - {"authors", "items"}]
    faults += [f"missing: {name}" for name in {"version", "title", "items"} - feed.keys()]
    if feed["version"] != "https://jsonfeed.org/version/1.1":
        faults.append("version")
    if not all(author.keys() & {"name", "url", "avatar"} for author in feed.get("authors", [{"name": ""}])):
        faults.append("an author without anything")
    ids = [item["id"] for item in feed["items"]]
    if len(set(ids)) < len(ids):
        faults.append("two items with one id")
    for item in feed["items"]:
        if not item.keys() & {"content_html", "content_text"}:
            faults.append("an item without content")
        for name in ("date_published", "date_modified"):
            if datetime.fromisoformat(item[name]).tzinfo is None:
                faults.append(f"{name} is not as in RFC 3339")
        for attachment in item.get("attachments", []):
            if not {"url", "mime_type"} <= attachment.keys() or not isinstance(attachment["size_in_bytes"], int):
                faults.append("an attachment without address, type or size")
    return faults


def sitemap_faults(data: bytes) -> list[str]:
    """What the schema of sitemaps 0.9 does not allow in `data`."""
    root = etree.fromstring(data)
    faults = [] if root.tag == f"{NAMESPACE}urlset" and 1 <= len(root) <= 50_000 else ["the root"]
    for entry in root:
        names = [str(child.tag).removeprefix(NAMESPACE) for child in entry]
        if entry.tag != f"{NAMESPACE}url" or names not in (["loc"], ["loc", "lastmod"]):
            faults.append(f"{entry.tag!r}: {names}")
        address = entry.findtext(f"{NAMESPACE}loc") or ""
        if not 12 <= len(address) <= 2048 or not address.isascii() or re.search(r"[<>\s\"]", address):
            faults.append(f"loc: {address}")
        date.fromisoformat(entry.findtext(f"{NAMESPACE}lastmod") or "")
    return faults


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edition_in(tmp_path_factory.mktemp("final"))


@pytest.fixture(scope="module")
def folder(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A final edition, built for a site, with an excerpt."""
    out = tmp_path_factory.mktemp("published") / "out"
    report = outr.build(edition, out, documents=["statement", "brief"], formats=["html", "pdf"], site=SITE)
    assert not report.failed
    assert (report.lacks_pages, report.lacks_styles) == ("", "")
    assert {file.name for file in report.published} == {
        *("statement-card.png", "statement-cover.png", "brief-card.png", "brief-cover.png"),
        *("feed.json", "sitemap.xml"),
    }
    return out


def head_of(page: Path) -> Any:
    return html.document_fromstring(page.read_bytes().decode()).find("head")


def test_a_page_has_its_address_a_picture_and_the_feed(folder: Path) -> None:
    head = head_of(folder / "statement.html")
    address = f"{SITE}statement.html"
    assert head.xpath("link[@rel='canonical']/@href") == [address]
    assert head.xpath("link[@rel='alternate'][@type='application/feed+json']/@href") == [f"{SITE}feed.json"]
    said = {meta.get("property"): meta.get("content") for meta in head.xpath("meta[@property]")}
    assert (said["og:url"], said["og:image"]) == (address, f"{SITE}statement-card.png")
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:description"]
    assert head.xpath("meta[@name='twitter:card']/@content") == ["summary_large_image"]
    assert head.xpath("meta[@name='citation_public_url']/@content") == [address]
    assert head.xpath("meta[@name='citation_pdf_url']/@content") == [f"{SITE}statement.pdf"]
    data = json.loads(head.xpath("script")[0].text)
    assert (data["url"], data["image"]) == (address, f"{SITE}statement-card.png")
    assert data["thumbnailUrl"] == f"{SITE}statement-cover.png"


def test_pictures_have_the_size_that_pages_say(folder: Path) -> None:
    for stem in ("statement", "brief"):
        with Image.open(folder / f"{stem}-card.png") as card:
            assert (card.size, card.format, card.info.keys() - {"dpi"}) == ((1200, 630), "PNG", set())
            colours = card.convert("RGB").getcolors(1 << 20)
            assert colours
            # The words of the title are there: the colour of the cover is not alone.
            assert len(colours) > 50
        with Image.open(folder / f"{stem}-cover.png") as cover:
            assert cover.width == 320
            assert cover.height == pytest.approx(320 * 297 / 210, abs=1)


def test_the_feed_keeps_to_its_rules(folder: Path) -> None:
    feed = json.loads((folder / "feed.json").read_bytes())
    assert feed_faults(feed) == []
    assert feed["feed_url"] == f"{SITE}feed.json"
    assert [item["url"] for item in feed["items"]] == [f"{SITE}statement.html", f"{SITE}brief.html"]
    (pdf,) = feed["items"][0]["attachments"]
    size = (folder / "statement.pdf").stat().st_size
    assert (pdf["url"], pdf["mime_type"], pdf["size_in_bytes"]) == (f"{SITE}statement.pdf", "application/pdf", size)
    assert feed["description"] == "Boats & <nets>, “and” 'crews'"


def test_faults_of_a_feed_are_found(folder: Path) -> None:
    feed = json.loads((folder / "feed.json").read_bytes())
    item = {name: value for name, value in feed["items"][0].items() if name != "content_text"}
    assert feed_faults(feed | {"items": [item, item]}) == ["two items with one id", *["an item without content"] * 2]
    assert feed_faults(feed | {"author": "x"}) == ["unknown: author"]


def test_the_sitemap_keeps_to_its_schema(folder: Path) -> None:
    data = (folder / "sitemap.xml").read_bytes()
    assert sitemap_faults(data) == []
    assert b"talks%20&amp;%20more" in data
    found = etree.fromstring(data).findall(f".//{NAMESPACE}loc")
    assert [entry.text for entry in found] == [f"{SITE}statement.html", f"{SITE}brief.html"]
    assert sitemap_faults(data.replace(b"<lastmod>", b"<priority>2</priority><lastmod>"))


def test_the_citation_is_offered_in_each_form(folder: Path, edition: Path) -> None:
    page = html.document_fromstring((folder / "statement.html").read_bytes().decode())
    offered = {link.get("download"): link.get("href") for link in page.xpath("//footer//a[@download]")}
    document = outr.load(edition).statement().published_at(f"{SITE}statement.html")
    for form, suffix in (("bibtex", "bib"), ("ris", "ris"), ("csl", "json")):
        (address,) = [href for name, href in offered.items() if name.endswith(f".{suffix}")]
        assert address.startswith("data:application/")
        assert unquote(address.partition(",")[2]) == document.cite(form)
    assert SITE in document.cite("ris")


def test_a_second_build_makes_the_same_bytes_and_nothing_anew(folder: Path, edition: Path, tmp_path: Path) -> None:
    wanted: dict[str, Any] = {"documents": ["statement", "brief"], "formats": ["html", "pdf"], "site": SITE}
    again = tmp_path / "again"
    outr.build(edition, again, **wanted)
    files = {file.name: file.read_bytes() for file in again.iterdir() if file.suffix != ".lock"}
    assert files == {name: (folder / name).read_bytes() for name in files}
    times = {file: file.stat().st_mtime_ns for file in again.iterdir()}
    report = outr.build(edition, again, **wanted)
    assert not report.made
    assert len(report.published) == 6
    assert {file: file.stat().st_mtime_ns for file in times} == times
    # What was changed or lost is made again, and only that.
    (again / "statement-card.png").unlink()
    (again / "feed.json").write_text("{}", "utf-8")
    assert not outr.build(edition, again, **wanted).made
    assert {name: (again / name).read_bytes() for name in files} == files


def test_what_is_planned_is_what_is_made(folder: Path, edition: Path) -> None:
    planned = planned_files(edition, folder, documents=["statement", "brief"], formats=["html", "pdf"], site=SITE)
    hidden = {NAME, ".outcome-reports.lock"}
    assert {file.name for file in planned} == {file.name for file in folder.iterdir()} - hidden


def test_a_draft_is_in_no_feed_and_leaves_it_when_it_is_one_again(tmp_path: Path) -> None:
    edition, out = edition_in(tmp_path), tmp_path / "out"
    wanted: dict[str, Any] = {"formats": "html", "site": "https://example.org"}
    outr.build(edition, out, excerpts="IDN", **wanted)
    assert (out / "sitemap.xml").is_file()
    assert "IDN" not in (out / "feed.json").read_text("utf-8")
    # An excerpt is for its government alone.
    (excerpt,) = (out / "excerpts").glob("idn-*.html")
    assert "example.org" not in excerpt.read_text("utf-8")
    (edition / "edition.yaml").write_text(FINAL.replace("status: final", "status: draft"), "utf-8")
    assert outr.build(edition, out, **wanted).published == []
    assert not {"feed.json", "sitemap.xml"} & {file.name for file in out.iterdir()}
    head = head_of(out / "statement.html")
    assert not head.xpath("link[@rel='canonical' or @rel='alternate'] | meta[starts-with(@name, 'citation')]")
    assert head.xpath("meta[@property='og:url']/@content") == ["https://example.org/statement.html"]


def test_what_was_taken_away_by_hand_is_not_listed(edition: Path, tmp_path: Path) -> None:
    outr.build(edition, tmp_path, formats=["html", "pdf", "docx"], site=SITE)
    (word,) = tmp_path.glob("*.docx")
    word.unlink()
    outr.build(edition, tmp_path, formats=["pdf"], site=SITE)
    (item,) = json.loads((tmp_path / "feed.json").read_bytes())["items"]
    assert [file["mime_type"] for file in item["attachments"]] == ["application/pdf"]
    for name in ("*.pdf", "*-card.png"):
        (found,) = tmp_path.glob(name)
        found.unlink()
    report = outr.build(edition, tmp_path, formats=["docx"], site=SITE)
    assert [file.name for file in report.published] == ["feed.json", "sitemap.xml"]
    assert not list(tmp_path.glob("*.png"))
    (item,) = json.loads((tmp_path / "feed.json").read_bytes())["items"]
    assert "wordprocessingml" in item["attachments"][0]["mime_type"]
    assert len(item["attachments"]) == 1
    assert "image" not in item


def test_without_a_site_nothing_is_invented(edition: Path, tmp_path: Path) -> None:
    outr.build(edition, tmp_path, formats="html")
    assert {file.name for file in tmp_path.iterdir()} == {"statement.html", NAME, ".outcome-reports.lock"}
    page = (tmp_path / "statement.html").read_text("utf-8")
    assert not re.search(r"rel=\"(?:canonical|alternate)|og:image|og:url|citation_|example\.org", page)
    # Its page says so as soon as there is one, and the other way round.
    assert outr.build(edition, tmp_path, formats="html", site=SITE).made
    assert outr.build(edition, tmp_path, formats="html").made
    assert (tmp_path / "statement.html").read_text("utf-8") == page


@pytest.mark.parametrize(
    "site", ["example.org", "ftp://example.org/", "https://example.org/?a=1", "https://", "https://a b/"]
)
def test_a_site_is_the_address_of_a_folder(whole: Whole, site: str, edition: Path, tmp_path: Path) -> None:
    with whole.raises(ArgumentError, match="address"):
        outr.build(edition, tmp_path / "out", site=site)
    assert not (tmp_path / "out").exists()


def test_a_page_by_itself_can_say_where_it_is_published(whole: Whole, edition: Path) -> None:
    document = outr.load(edition).statement()
    page = document.published_at("https://bücher.example/näh.html").to_html().decode()
    assert '<link rel="canonical" href="https://xn--bcher-kva.example/n%C3%A4h.html">' in page
    assert "og:image" not in page
    assert "canonical" not in document.to_html().decode()
    for wrong in ("", "statement.html", "javascript:alert(1)"):
        with whole.raises(ArgumentError, match="web address"):
            document.published_at(wrong)
    with whole.raises(ArgumentError, match="web address"):
        document.published_at("https://example.org/", card="card.png")


@pytest.mark.parametrize("words", ["Dialogue", "Dialogue " * 40, "Gespräch über <Boote> & „Netze“", "対話 " * 20])
def test_a_title_of_any_length_has_a_card(words: str, tmp_path: Path) -> None:
    from outcome_reports.writers.pdf.link_pictures import card

    head = FINAL.replace("RSO Constructive Dialogue", words.strip())
    document = outr.load(edition_in(tmp_path, head)).statement()
    with Image.open(io.BytesIO(card(document.tree, document.brand))) as picture:
        assert picture.size == (1200, 630)


@pytest.mark.parametrize("published", [{"../x.png": "0" * 64}, {"feed.json": "x"}, {"a.pdf": "0" * 64}, []])
def test_a_record_cannot_name_other_files(published: object, folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / NAME, tmp_path)
    record = json.loads((tmp_path / NAME).read_bytes())
    assert BuildRecord.read(tmp_path).published
    (tmp_path / NAME).write_text(json.dumps(record | {"published": published}), "utf-8")
    assert not BuildRecord.read(tmp_path).documents
