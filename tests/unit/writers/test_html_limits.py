"""The lengths from which HTML looks different: each on the last value before and the first one after."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import html
from lxml.html import HtmlElement
from PIL import Image

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.html import print_page, write_html
from outcome_reports.writers.html.line_breaking import joined_at_end
from outcome_reports.writers.html.picture_addresses import screen_copy
from tests.support.sample_tree import h, items, p, s, t, table
from tests.support.small_documents import small_document


def paper(brand: Brand, *blocks: tree.Block) -> HtmlElement:
    return html.document_fromstring(print_page(small_document(*blocks), brand, None))


def screen(brand: Brand, *blocks: tree.Block) -> HtmlElement:
    return html.document_fromstring(write_html(small_document(*blocks), brand).decode())


def classes(found: HtmlElement, path: str) -> set[str]:
    (element,) = found.xpath(path)
    return set(element.get("class", "").split())


@pytest.mark.parametrize(("length", "size"), [(36, ""), (37, "middling"), (72, "middling"), (73, "lengthy")])
def test_a_long_title_is_set_smaller(length: int, size: str, brand: Brand) -> None:
    for found in (paper(brand, h(1, "t", "x" * length)), screen(brand, h(1, "t", "x" * length))):
        assert classes(found, "//h1") == {size} - {""}
    assert not classes(paper(brand, h(2, "t", "x" * length)), "//h2")


@pytest.mark.parametrize(("count", "together"), [(16, True), (17, False)])
def test_a_short_list_of_participants_stays_on_one_page(count: int, together: bool, brand: Brand) -> None:
    names = [f"Name {number}" for number in range(count)]
    lists = (items(*names[:5], role="names"), items(*names[5:], role="names"))
    section = s("who", "participants", h(3, "who-h", "States"), *lists)
    assert ("together" in classes(paper(brand, section), "//*[@id='who']")) == together
    assert "together" not in classes(screen(brand, section), "//*[@id='who']")


@pytest.mark.parametrize(("length", "short"), [(700, True), (701, False)])
def test_a_short_spotlight_is_not_parted(length: int, short: bool, brand: Brand) -> None:
    blocks = (h(4, "one-h", "Arvenia"), p("Member State", role="kind"), p("x" * 400), p("y" * (length - 400)))
    assert ("short" in classes(paper(brand, s("one", "spotlight", *blocks)), "//*[@id='one']")) == short
    assert "short" not in classes(paper(brand, s("one", "part", *blocks)), "//*[@id='one']")


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        *(("x" * length, lines) for length, lines in ((40, 0), (41, 4), (60, 4), (61, 5))),
        # Lines end between words.
        ("International Organization for Migration", 4),
        ("Papua New Guinea and the Solomon Islands", 0),
    ],
)
def test_a_section_is_as_high_as_a_high_side_head(heading: str, lines: int, brand: Brand) -> None:
    section = s("one", "part", h(3, "one-h", heading), p("k", role="kind"), p("Text."))
    found = paper(brand, section)
    assert {name for name in classes(found, "//*[@id='one']") if "side" in name} == (
        {f"side-{lines}"} if lines else set()
    )
    style = found.xpath("string(//style)")
    assert (f".side-{lines}{{min-height:{lines * 5.2:.4g}mm}}" in style) == bool(lines)
    assert (f".side-{lines}>p{{orphans:{lines + 1}}}" in style) == bool(lines)


@pytest.mark.parametrize(("length", "running"), [(64, "long"), (65, "short")])
def test_a_running_head_says_the_short_form_of_what_is_too_long(length: int, running: str, brand: Brand) -> None:
    heading = tree.Heading(2, (t("x" * length),), id="h", short="short")
    (said,) = paper(brand, heading).xpath("//@data-running")
    assert said == ("short" if running == "short" else "x" * length)
    assert not paper(brand, h(3, "h", "x" * length)).xpath("//@data-running")


@pytest.mark.parametrize(("level", "number", "bookmark"), [(3, None, "In 2026"), (2, "4", "4 In 2026")])
def test_footnote_marks_are_no_part_of_bookmarks_and_running_heads(
    level: int, number: str | None, bookmark: str, brand: Brand
) -> None:
    words = (t("In "), tree.Strong((t("2026"), tree.NoteReference("a", 1))))
    note = tree.Note(1, (p("n"),), id=tree.note_id(1))
    (heading,) = paper(brand, tree.Heading(level, words, id="h", number=number), note).xpath("//*[@id='h']")
    assert heading.xpath("@data-bookmark") == [bookmark]
    assert heading.xpath(".//@data-running") == (["4  In 2026"] if level == 2 else [])
    assert not paper(brand, h(level, "h", "In 20261")).xpath("//@data-bookmark")


@pytest.mark.parametrize(("count", "length", "three"), [(8, 20, False), (9, 20, True), (9, 21, False), (30, 1, True)])
def test_many_short_names_have_three_columns_on_paper(count: int, length: int, three: bool, brand: Brand) -> None:
    names = ["a", *("x" * length for _ in range(count - 1))]
    assert ("in-three" in classes(paper(brand, items(*names, role="names")), "//ul")) == three
    assert "in-three" not in classes(paper(brand, items(*names)), "//ul")
    assert "in-three" not in classes(screen(brand, items(*names, role="names")), "//ul")


@pytest.mark.parametrize(
    ("figures", "size"),
    [
        (("46", "12", "31"), ""),
        (("46", "9,999,000", "31"), ""),
        # Broken by a build of 27 November 2026, which took the column for wider than it is.
        (("46", "12,500,000", "31"), "long"),
        (("46", "US$ 1,250,000", "12.5 per cent"), ""),
        (("46", "1,250,000,000", "31"), "long"),
        (("46", "1,250,000", "31", "5"), "long"),
        (("46", "99,000", "31", "5"), ""),
        (("46", "125,000", "31", "5"), "long"),
        (("46", "1,250,000,000", "31", "5"), "longer"),
        (("1,250,000,000,000",), ""),
        (("12", "1,250,000,000,000"), "long"),
        (("1,250,000", "2", "3", "4", "5", "6"), ""),
    ],
)
def test_a_number_is_not_broken_for_its_size(figures: tuple[str, ...], size: str, brand: Brand) -> None:
    made = tuple(
        tree.ListItem((tree.Paragraph((tree.Span((t(figure),), role="figure"), t(" "), t("counted"))),))
        for figure in figures
    )
    figure_list = tree.ItemList(made, id="f", role="key-figures")
    assert classes(paper(brand, figure_list), "//ul") & {"long", "longer"} == {size} - {""}
    assert not classes(screen(brand, figure_list), "//ul") & {"long", "longer"}


@pytest.mark.parametrize(
    ("figure", "size"),
    [
        ("432,000+", ""),
        ("US$ 1,250", ""),
        ("1,250,000,000", "beside-2xl"),
        ("US$ 1,250,000,000", "beside-2xl"),
        ("1,250,000,000,000", "beside-xl"),
        ("1,250,000,000,000,000,000", "beside-xs"),
    ],
)
def test_a_number_beside_a_text_is_not_broken_for_its_size(figure: str, size: str, brand: Brand) -> None:
    made = tree.ListItem((tree.Paragraph((tree.Span((t(figure),), role="figure"), t(" "), t("counted"))),))
    found = classes(paper(brand, tree.ItemList((made,), id="f", role="key-figures")), "//ul")
    assert {name for name in found if name.startswith("beside")} == {size} - {""}


def rows(*lines: int) -> tree.Table:
    """A table of one column as wide as the page, with rows of so many lines of text (108 letters)."""
    body = [
        tree.Row(id=f"row-{at}", cells=(tree.Cell(blocks=(p("x" * (count * 108 - 1)),)),))
        for at, count in enumerate(lines)
    ]
    return table("t", "other", (1.0,), ("Head",), body)


@pytest.mark.parametrize(("lines", "look"), [(10, ""), (11, "long")])
def test_a_long_row_may_be_parted(lines: int, look: str, brand: Brand) -> None:
    found = paper(brand, rows(lines, 12))
    assert classes(found, "//*[@id='row-0']") == {look} - {""}
    assert not classes(screen(brand, rows(lines, 12)), "//*[@id='row-0']")


@pytest.mark.parametrize(("lines", "look"), [(8, "short"), (9, ""), (18, ""), (19, "long")])
def test_the_last_row_is_parted_later_and_a_short_one_stays_with_the_row_before(
    lines: int, look: str, brand: Brand
) -> None:
    assert classes(paper(brand, rows(1, lines)), "//*[@id='row-1']") == {look} - {""}


def test_lines_of_a_row_are_those_of_its_highest_cell_by_the_width_of_its_column(brand: Brand) -> None:
    def found(narrow: int, wide: int) -> set[str]:
        cells = (tree.Cell(blocks=(p("x" * narrow), p("y"))), tree.Cell(blocks=(p("x" * wide),)))
        body = (tree.Row(id="row", cells=cells), tree.Row(cells=cells))
        return classes(paper(brand, table("t", "other", (0.25, 0.75), ("A", "B"), body)), "//*[@id='row']")

    assert found(27 * 9 - 1, 1) == set()
    assert found(27 * 9 + 27, 1) == {"long"}
    assert found(1, 81 * 10 - 1) == set()
    assert found(1, 81 * 10) == {"long"}


@pytest.mark.parametrize("words", ["", "–", "—", "-", " – "])
def test_a_cell_with_a_dash_alone_steps_back(words: str, brand: Brand) -> None:
    body = (tree.Row(cells=(tree.Cell(blocks=(p(words),) if words else ()), tree.Cell(blocks=(p("– 1"),)))),)
    block = table("t", "other", (0.5, 0.5), ("A", "B"), body)
    for found in (paper(brand, block), screen(brand, block)):
        assert [cell.get("class") for cell in found.xpath("//td")] == ["nothing", None]


@pytest.mark.parametrize(("columns", "stacks", "wide"), [(2, False, False), (3, True, False), (4, True, True)])
def test_wide_tables_stack_or_scroll_on_narrow_screens(columns: int, stacks: bool, wide: bool, brand: Brand) -> None:
    def made(role: str, head: tuple[str, ...]) -> HtmlElement:
        row = tree.Row(cells=tuple(tree.Cell(blocks=(p("c"),)) for _ in range(columns)))
        block = table("t", role, [1 / columns] * columns, head, (row,), "Caption")
        return screen(brand, block if head else tree.Table(block.columns, (), block.body, id="t"))

    head = tuple("ABCD"[:columns])
    assert ("stacks" in classes(made("other", head), "//table")) == stacks
    assert "stacks" not in classes(made("chart", head), "//table")
    assert "stacks" not in classes(made("other", ()), "//table")
    assert bool(made("other", head).xpath("//*[@role='region']")) == wide
    assert made("other", head).xpath("//td/@data-label") == list(head)
    assert not made("other", ()).xpath("//td/@data-label")


@pytest.mark.parametrize(("caption", "said"), [("All of them", "All of them, continued"), ("", "Continued")])
def test_what_goes_on_over_a_page_says_so(caption: str, said: str, brand: Brand) -> None:
    block = table("t", "other", (1.0,), ("A",), (tree.Row(cells=(tree.Cell(blocks=(p("a"),)),)),), caption)
    assert paper(brand, block).xpath("//@data-continued") == [said]
    assert not screen(brand, block).xpath("//@data-continued")


def test_bars_have_their_length_their_squares_and_their_look(brand: Brand) -> None:
    bars = (tree.Bar(1.0), tree.Bar(0.5, hollow=True), tree.Bar(0.25, units=3), None)
    body = [tree.Row(cells=(tree.Cell(blocks=(p("1"),), bar=bar),)) for bar in bars]
    found = paper(brand, table("t", "chart", (1.0,), ("A",), body))
    assert [cell.get("class") for cell in found.xpath("//td")] == [
        "bar filled bar-1000", "bar hollow bar-500", "bar units bar-250 units-3", None,
    ]  # fmt: skip
    style = found.xpath("string(//style)")
    for rule in (
        ".bar-1000{--length:82%}",
        ".bar-500{--length:41%}",
        ".bar-250{--length:20.5%}",
        ".units-3{--unit:33.3333%}",
    ):
        assert rule in style


def entries(*levels: int) -> tree.Contents:
    return tree.Contents(
        entries=tuple(
            tree.ContentsEntry(level=level, children=(t(str(at)),), target=f"e{at}") for at, level in enumerate(levels)
        )
    )


@pytest.mark.parametrize(
    ("levels", "shape"),
    [
        ((2, 2), "(0)(1)"),
        ((2, 3, 3, 2), "(0(1)(2))(3)"),
        ((2, 3, 4, 3, 2, 3), "(0(1(2))(3))(4(5))"),
        ((3, 2, 3), "(0)(1(2))"),
        ((4, 3, 2), "(0(1))(2)"),
        ((), ""),
    ],
)
def test_entries_of_the_contents_are_inside_those_above_them(levels: tuple[int, ...], shape: str, brand: Brand) -> None:
    def shown(listed: HtmlElement) -> str:
        return "".join(
            f"({item.xpath('string(./a[last()])').strip()}{''.join(map(shown, item.xpath('./ol')))})"
            for item in listed.xpath("./li")
        )

    found = screen(brand, entries(*levels), *(p("x", id=f"e{at}") for at in range(len(levels))))
    assert "".join(map(shown, found.xpath("//main//nav/ol"))) == shape


@pytest.mark.parametrize(
    ("role", "heading", "tag"),
    [
        ("spotlight", True, "article"),
        ("insight", True, "article"),
        ("part", True, "section"),
        (None, True, "section"),
        ("spotlight", False, "div"),
        ("cover", False, "section"),
    ],
)
def test_a_section_is_what_html_calls_it(role: str | None, heading: bool, tag: str, brand: Brand) -> None:
    blocks = (h(3, "one-h", "Heading"), p("Text.")) if heading else (p("Text."),)
    (element,) = screen(brand, s("one", role, *blocks)).xpath("//*[@id='one']")
    assert element.tag == tag
    assert element.get("aria-labelledby") == ("one-h" if tag == "article" else None)


@pytest.mark.parametrize(
    ("title", "longest", "joined"),
    [
        ("One two three four", 24, "three_four"),
        ("One two three fourfive", 24, "three_fourfive"),
        ("One two three fourfives", 24, "fourfives"),
        ("One two", 24, "two"),
        ("One two a b", 24, "a_b"),
        ("One two threeee four", 11, "four"),
        ("One two threeee four", 12, "threeee_four"),
    ],
)
def test_the_last_line_of_a_title_is_not_too_short_and_fits(title: str, longest: int, joined: str) -> None:
    assert joined_at_end(title, longest).replace("\N{NO-BREAK SPACE}", "_").split(" ")[-1] == joined


def picture(mode: str, format: str, width: int, height: int = 40) -> bytes:
    out = BytesIO()
    noise = Image.effect_noise((width, height), 80).convert("RGB").convert(mode)
    noise.save(out, format)
    return out.getvalue()


def test_a_picture_for_print_has_no_more_pixels_than_screens_show() -> None:
    # 25.4 mm are 96 pixels of CSS, and 240 of a sharp screen.
    for width, shown in ((240, 240), (241, 240), (2400, 240)):
        asset = tree.Asset(picture("RGB", "JPEG", width), "image/jpeg")
        data, kind = screen_copy(asset, 25.4)
        with Image.open(BytesIO(data)) as copy:
            assert (copy.width, copy.format, kind) == (shown, "JPEG", "image/jpeg")
        assert (data == asset.data) == (width == shown)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "P"])
def test_a_png_stays_one_with_its_transparency(mode: str) -> None:
    asset = tree.Asset(picture(mode, "PNG", 1000, 500), "image/png")
    data, kind = screen_copy(asset, 25.4)
    assert kind == "image/png"
    assert len(data) < len(asset.data)
    with Image.open(BytesIO(data)) as copy:
        assert copy.size == (240, 120)
        assert (copy.mode, "transparency" in copy.info) == ("P", mode in ("RGBA", "LA"))


def test_a_flat_picture_keeps_a_line_of_pixels_and_a_copy_that_is_larger_is_not_taken() -> None:
    data, _ = screen_copy(tree.Asset(picture("RGB", "PNG", 5000, 2), "image/png"), 25.4)
    with Image.open(BytesIO(data)) as copy:
        assert copy.size == (240, 1)
    out = BytesIO()
    Image.new("1", (300, 10)).save(out, "PNG", optimize=True)
    plain = tree.Asset(out.getvalue(), "image/png")
    assert screen_copy(plain, 31.7)[0] == plain.data


@pytest.mark.parametrize("kind", ["image/svg+xml", "image/webp"])
def test_pictures_of_other_kinds_stay_as_they_are(kind: str) -> None:
    assert screen_copy(tree.Asset(b"<svg/>", kind), 10) == (b"<svg/>", kind)


def test_decorations_are_backgrounds_on_paper_in_their_proportion(brand: Brand) -> None:
    assets = {"b": tree.Asset(picture("RGB", "PNG", 300, 120), "image/png"), "a": tree.Asset(b"", "image/png")}
    document = small_document(tree.Image(asset="b", alt="", width=30), assets=assets)
    page = print_page(document, brand, None)
    assert ".decoration-1-300{width:30mm;height:12.00mm;background:url(&#34;memory:asset/b&#34;)" in page or (
        '.decoration-1-300{width:30mm;height:12.00mm;background:url("memory:asset/b") 0 0/100% 100% no-repeat}' in page
    )
    (shown,) = html.document_fromstring(write_html(document, brand).decode()).xpath("//main//img")
    assert shown.get("alt") == ""
    assert re.match(r"data:image/png;base64,", shown.get("src"))
    assert base64.b64decode(shown.get("src").partition(",")[2]) == screen_copy(assets["b"], 30)[0]


def test_a_drawing_without_words_is_refused_on_paper(brand: Brand) -> None:
    document = small_document(tree.Image(asset="drawing", alt="", width=30))
    with pytest.raises(RenderError, match="`alt`"):
        print_page(document, brand, None)


def test_styles_of_type_grow_by_steps(brand: Brand) -> None:
    def sizes(page: str) -> list[float]:
        return [float(size) for size in re.findall(r"--text-\w+:([\d.]+)rem", page)]

    found = sizes(write_html(small_document(p("x")), brand).decode())
    assert len(found) == 14
    assert all(small < large for small, large in pairwise(found))
    assert found[3] == 1
