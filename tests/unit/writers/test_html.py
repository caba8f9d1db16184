"""The HTML writer: the tree's words and ids, nothing that the tree did not say, nothing from outside."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html
from lxml.html import HtmlElement

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.html import HtmlOptions, print_page, write_html
from outcome_reports.writers.html.html_writer import emphases
from outcome_reports.writers.output_options import Download
from tests.support.extracting import words_of_html
from tests.support.sample_tree import p, s, t


@pytest.fixture(scope="module")
def page(sample: tree.Document, brand: Brand) -> bytes:
    return write_html(sample, brand)


@pytest.fixture(scope="module")
def dom(page: bytes) -> HtmlElement:
    return html.document_fromstring(page.decode("utf-8"))


def _with(sample: tree.Document, *blocks: tree.Block) -> tree.Document:
    return replace(sample, blocks=(s("only", None, *blocks),))


def test_main_has_the_words_of_the_tree_and_no_others(page: bytes, sample: tree.Document) -> None:
    assert words_of_html(page) == tree.words_of(sample.blocks)


def test_every_block_id_is_there_once(dom: HtmlElement, sample: tree.Document) -> None:
    ids = dom.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {block.id for block in tree.blocks_of(sample.blocks) if block.id} <= set(ids)


@pytest.mark.parametrize("numbers", [(1, 2, 3), (1, 2, 4, 7), (0, 1), (3, 4, 9)])
def test_items_have_the_numbers_that_were_typed(sample: tree.Document, brand: Brand, numbers: tuple[int, ...]) -> None:
    entries = (tree.ListItem((p("words"),), number=number) for number in numbers)
    found = html.document_fromstring(
        write_html(_with(sample, tree.ItemList(tuple(entries), ordered=True)), brand).decode()
    )
    (items,) = found.xpath("//main//ol")
    shown, counted = [], 0
    for item in items:
        counted = int(item.get("value", counted + 1))
        shown.append(counted)
    assert tuple(shown) == numbers


def test_same_bytes_twice(page: bytes, sample: tree.Document, brand: Brand) -> None:
    assert write_html(sample, brand) == page


def test_nothing_comes_from_outside(page: bytes, dom: HtmlElement) -> None:
    sources = dom.xpath("//@src|//link/@href|//@srcset|//@poster")
    assert sources
    assert all(source.startswith("data:") for source in sources)
    style = "".join(dom.xpath("//style/text()"))
    assert "@import" not in style
    assert set(re.findall(r"url\(\"?(\w+:)", style)) == {"data:"}
    assert len(page) < 400_000


def test_policy_allows_exactly_our_style_and_script(dom: HtmlElement) -> None:
    (policy,) = dom.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for directive, element in (("style-src", "style"), ("script-src", "script")):
        (source,) = dom.xpath(f"//{element}[not(@type)]/text()")
        digest = base64.b64encode(sha256(source.encode("utf-8")).digest()).decode("ascii")
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not dom.xpath("//@style|//@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}{% raw %}",
        '"><img src=x onerror=1>',
        "&lt;b&gt;",
        "</style>",
        "<Country name>",
    ],
)
def test_text_is_text_wherever_it_is(hostile: str, sample: tree.Document, brand: Brand) -> None:
    text = t(hostile)
    document = replace(
        _with(
            sample,
            tree.Heading(2, (text,), id="h"),
            p(tree.Span((text,), role=hostile, key=hostile), tree.Abbreviation(hostile, hostile)),
            s("keyed", "spotlight", tree.Heading(3, (text,), id="h3"), p(hostile, role="kind"), keys=("A",)),
        ),
        metadata=replace(sample.metadata, title=hostile, running_title=hostile, mark=hostile),
    )
    data = write_html(document, brand)
    found = html.document_fromstring(data.decode("utf-8"))
    assert words_of_html(data) == tree.words_of(document.blocks)
    assert found.xpath("//title/text()") == [hostile]
    assert found.xpath("//abbr/@title") == [hostile]
    assert len(found.xpath("//script[not(@type)]")) == 1
    assert len(found.xpath("//script")) == 2
    assert json.loads(found.xpath("//script[@type='application/ld+json']/text()")[0])
    assert not found.xpath("//img")


def test_table_cells_name_their_headers(dom: HtmlElement) -> None:
    (table,) = dom.xpath("//table[@id='shared-picture-table']")
    assert table.xpath("./caption/text()") == ["Recommendations of chapter 1"]
    assert table.xpath("./thead//th/@scope") == ["col"] * 3
    assert table.xpath("./tbody/tr/th/@scope") == ["row"] * 4
    assert set(table.xpath("./tbody//td/@data-label")) == {"Context", "Recommendation"}


def test_sections_are_named_by_their_headings(dom: HtmlElement) -> None:
    ids = set(dom.xpath("//main//h2/@id|//main//h3/@id|//main//h4/@id"))
    names = dom.xpath("//main//section/@aria-labelledby|//main//article/@aria-labelledby")
    assert len(names) > 20
    assert set(names) <= ids
    assert len(names) == len(set(names))


def test_filter_offers_chapters_then_subjects_by_kind(dom: HtmlElement, sample: tree.Document) -> None:
    chapters = ("shared-picture", "following-the-money", "fair-routes", "what-comes-next")
    assert dom.xpath("//select/option/@value") == ["", *(f"chapter:{chapter}" for chapter in chapters)]
    offered = [
        (group.get("label"), name) for group in dom.xpath("//optgroup") for name in group.xpath("./option/text()")
    ]
    assert offered == [(subject.kind, subject.name) for subject in sample.subjects]
    (group,) = dom.xpath("//option[@value='group:ISLES']")
    assert group.get("data-keys") == "ISLES ELI ISO"
    keys = {key for names in dom.xpath("//main//@data-keys") for key in names.split()}
    assert all(keys.intersection(names.split()) for names in dom.xpath("//option/@data-keys"))


def test_without_chapters_there_is_nothing_to_choose(sample: tree.Document, brand: Brand) -> None:
    found = html.document_fromstring(write_html(_with(sample, p("x")), brand).decode("utf-8"))
    assert not found.xpath("//select")
    assert found.xpath("//input[@type='search']")


def test_cells_of_the_matrix_lead_on_under_a_full_name(dom: HtmlElement) -> None:
    links = {link.get("aria-label"): link.get("href") for link in dom.xpath("//table[@id='matrix']/tbody//td//a")}
    assert links["Spotlight, Arvenia, Chapter 1"] == "#shared-picture"
    cells = dom.xpath("//table[@id='matrix']/tbody//td[not(contains(@class, 'nothing'))]")
    assert len(cells) == len(links) > 20


def test_paragraphs_and_participants_tell_whom_they_name(sample: tree.Document, brand: Brand) -> None:
    about = p(tree.Span((t("Arvenia"),), role="name", key="ARV"), " and ", tree.Abbreviation("OCM", "…", key="OCM"))
    listed = replace(tree.ItemList((tree.ListItem((about,)),)), role="names")
    found = html.document_fromstring(write_html(_with(sample, about, listed), brand).decode("utf-8"))
    assert found.xpath("//main//p/@data-keys") == ["ARV OCM"]
    assert found.xpath("//main//li/@data-keys") == ["ARV OCM"]


def test_notes_and_their_marks_lead_to_each_other(dom: HtmlElement) -> None:
    assert dom.xpath("//sup/a[@href='#note-1']/@id") == ["note-reference-1"]
    assert dom.xpath("//*[@id='note-1']/a/@href") == ["#note-reference-1"]


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("fa-AF", "rtl"), ("ku-Arab", "rtl"), ("fr", None)])
def test_language_sets_the_direction(lang: str, direction: str | None, sample: tree.Document, brand: Brand) -> None:
    data = write_html(_with(sample, p("…", id="x", lang=lang)), brand)
    (paragraph,) = html.document_fromstring(data.decode("utf-8")).xpath("//p[@id='x']")
    assert paragraph.get("lang") == lang
    assert paragraph.get("dir") == (direction or "ltr")


def test_only_drafts_are_kept_from_search_engines(sample: tree.Document, brand: Brand) -> None:
    final = replace(sample, metadata=replace(sample.metadata, mark=None, status="final"))
    assert b"noindex" in write_html(sample, brand)
    assert b"noindex" not in write_html(final, brand)


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "PDF"), (1, "PDF 1 kB"), (310_200, "PDF 311 kB"), (1_000_000, "PDF 1.0 MB"), (1_210_000, "PDF 1.3 MB")],
)
def test_downloads_are_offered_with_their_size(size: int, words: str, sample: tree.Document, brand: Brand) -> None:
    options = HtmlOptions(downloads=(Download(name="PDF", address="statement.pdf", size=size),))
    found = html.document_fromstring(write_html(_with(sample, p("x")), brand, options).decode("utf-8"))
    for place in ("//nav", "//footer"):
        (link,) = found.xpath(f"{place}//a[@download]")
        assert link.get("href") == "statement.pdf"
        assert " ".join(link.text_content().split()) == words


def test_a_draft_says_so_in_the_bar_and_a_final_document_does_not(sample: tree.Document, brand: Brand) -> None:
    final = replace(sample, metadata=replace(sample.metadata, mark=None, status="final"), blocks=())
    for document, marks in ((replace(sample, blocks=()), ["Draft 0.2 for clearance, 1 March 2027"]), (final, [])):
        found = html.document_fromstring(write_html(document, brand).decode("utf-8"))
        assert found.xpath("//header//p[@class='mark']/text()") == marks


def test_links_that_lead_nowhere_are_all_named(sample: tree.Document, brand: Brand) -> None:
    targets = ("javascript:alert(1)", "#nowhere", "#", "file:///etc/passwd")
    links = [tree.Link(target, (t("x"),)) for target in targets]
    with pytest.raises(RenderError) as caught:
        write_html(_with(sample, p(*links)), brand)
    assert len(caught.value.problems) == 4


def test_missing_pictures_and_labels_are_errors(sample: tree.Document, brand: Brand) -> None:
    with pytest.raises(RenderError, match="absent"):
        write_html(_with(sample, tree.Image("absent", "A picture", 40)), brand)
    with pytest.raises(RenderError, match="skip_to_content"):
        write_html(replace(sample, labels={}, blocks=()), brand)


def test_a_mention_is_never_written(sample: tree.Document, brand: Brand) -> None:
    with pytest.raises(TypeError, match=r"^the mention \[\[IDN\]\] was not resolved before writing$"):
        write_html(_with(sample, p(tree.Mention("IDN"))), brand)


def test_parts_within_a_section_are_not_landmarks(sample: tree.Document, brand: Brand) -> None:
    inner = s("inner", None, tree.Heading(3, (t("Inner"),), id="inner-h"), p("Text."))
    page = write_html(_with(sample, tree.Heading(2, (t("Outer"),), id="outer-h"), inner), brand)
    dom = html.document_fromstring(page.decode("utf-8"))
    assert dom.xpath("//main//section/@aria-labelledby") == ["outer-h"]


def test_only_pages_on_screen_link_to_files_beside_them(sample: tree.Document, brand: Brand) -> None:
    document = _with(sample, tree.Paragraph((tree.Link("./indonesia.pdf", (t("PDF"),)),)))
    assert b'href="./indonesia.pdf"' in write_html(document, brand)
    with pytest.raises(RenderError, match="is not a web or mail address"):
        print_page(document, brand, None)


@pytest.mark.parametrize(("name", "short"), [("United States", True), ("x" * 24, True), ("x y" * 8 + "z", False)])
def test_a_short_name_is_kept_whole_in_the_contents_on_paper(
    sample: tree.Document, brand: Brand, name: str, short: bool
) -> None:
    entries = (tree.ContentsEntry(2, (t("x"),), "x"), tree.ContentsEntry(3, (t(name),), "x"))
    document = _with(sample, p("x", id="x"), tree.Contents(entries))
    found = list(re.findall('<li class="(level[^"]*)"', print_page(document, brand, None)))
    assert found == ["level-2", "level-3 short" if short else "level-3"]


@pytest.mark.parametrize(
    ("blocks", "strong", "both"),
    [
        ([tree.Paragraph((tree.Emphasis((tree.Text("a"),)),))], False, False),
        ([tree.Paragraph((tree.Strong((tree.Text("a"),)), tree.Emphasis((tree.Text("b"),))))], True, False),
        ([tree.Paragraph((tree.Strong((tree.Strong((tree.Text("a"),)),)),))], True, False),
        ([tree.Paragraph((tree.Strong((tree.Emphasis((tree.Text("a"),)),)),)), tree.Paragraph(())], True, True),
        ([tree.Paragraph((tree.Emphasis((tree.Strong((tree.Text("a"),)),)),)), tree.Paragraph(())], True, True),
        ([tree.Quotation((tree.Paragraph((tree.Strong((tree.Text("a"),)),)),)), tree.Quotation(())], True, True),
    ],
)
def test_fonts_are_those_of_the_emphases_in_the_text(
    blocks: list[tree.Block], strong: bool, both: bool, sample: tree.Document
) -> None:
    found = emphases(replace(sample, blocks=tuple(blocks)))
    assert found == {"strong": strong, "strong_italic": both}
