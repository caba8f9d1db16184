"""Word documents in the template of a house: its page, headers, lists and styles, and all words of ours."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from lxml import etree

import outcome_reports as outr
from outcome_reports import tree
from outcome_reports.api.templated_brands import missing_styles
from outcome_reports.branding.brand import Brand
from outcome_reports.reading import with_reference_doc
from outcome_reports.writers.docx import DocxOptions, write_docx
from outcome_reports.writers.docx.house import house_template
from tests.support.extracting import words_of_docx
from tests.support.sample_tree import sample_document
from tests.support.word_templates import TEMPLATES
from tests.unit.writers.docx_reading import BRAND, R, W, document, parts, style, text, value

ROOT = Path(__file__).resolve().parents[3]
NAMES = tuple(TEMPLATES)


@functools.cache
def in_template(name: str) -> Brand:
    """Our brand with one of the templates."""
    with TemporaryDirectory() as folder:
        return with_reference_doc(BRAND, TEMPLATES[name](Path(folder) / name))


def made(name: str, *blocks: tree.Block, **about: object) -> dict[str, bytes]:
    """The parts of a document of `blocks` in a template."""
    return parts(write_docx(document(*blocks, **about), in_template(name)))  # type: ignore[arg-type]


def root(found: dict[str, bytes], name: str = "document") -> etree._Element:
    return etree.fromstring(found[f"word/{name}.xml"])


def sections(found: dict[str, bytes]) -> Iterator[etree._Element]:
    return root(found).iter(f"{W}sectPr")


COVER = tree.Section((tree.Heading(1, (tree.Text("The title"),), role=tree.Role.TITLE),), role=tree.Role.COVER)
TEXT = tree.Section((tree.Heading(2, (tree.Text("A heading"),)), tree.Paragraph((tree.Text("Words."),))))


@pytest.mark.parametrize("name", NAMES)
def test_all_words_are_there(name: str) -> None:
    sample = sample_document()
    data = write_docx(sample, in_template(name))
    assert words_of_docx(data) == tree.words_of(sample.blocks)
    assert data == write_docx(sample, in_template(name))


@pytest.mark.parametrize("name", NAMES)
def test_all_styles_of_a_document_are_defined(name: str) -> None:
    found = parts(write_docx(sample_document(), in_template(name)))
    styles = root(found, "styles")
    ids = [one.get(f"{W}styleId", "") for one in styles.iter(f"{W}style")]
    names = [value(one.find(f"{W}name")).casefold() for one in styles.iter(f"{W}style")]
    assert len(set(map(str.casefold, ids))) == len(ids)
    assert len(set(names)) == len(names)
    used = {
        value(mark)
        for part, data in found.items()
        if part.startswith("word/") and part.endswith(".xml")
        for mark in etree.fromstring(data).iter(*(f"{W}{kind}" for kind in ("pStyle", "rStyle", "tblStyle", "basedOn")))
    }
    assert used <= set(ids)
    numbers = {one.get(f"{W}numId") for one in root(found, "numbering").iter(f"{W}num")} | {"0"}
    assert {value(one) for data in (root(found), styles) for one in data.iter(f"{W}numId")} <= numbers


def test_the_page_is_that_of_the_house() -> None:
    found = made("letterhead.dotx", COVER, TEXT)
    for section in sections(found):
        assert value(section.find(f"{W}pgSz"), "w") == "8391"
        margins = section.find(f"{W}pgMar")
        assert [value(margins, name) for name in ("left", "right", "gutter")] == ["1000", "900", "100"]
        assert value(section.find(f"{W}pgNumType"), "fmt") == "lowerRoman"
        assert value(section.find(f"{W}pgNumType"), "start") == ""
    assert [section.find(f"{W}titlePg") is not None for section in sections(found)] == [True, False]


def test_a_document_without_cover_begins_on_the_first_page_of_the_house() -> None:
    (section,) = sections(made("letterhead.dotx", TEXT, TEXT))
    assert section.find(f"{W}titlePg") is not None


def test_headers_of_the_house_are_there_with_pictures() -> None:
    found = made("letterhead.dotx", COVER, TEXT)
    first = root(found, "header-first")
    assert text(first) == "Letterhead of the House"
    embedded = next(first.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")).get(f"{R}embed")
    relations = etree.fromstring(found["word/_rels/header-first.xml.rels"])
    (target,) = (one.get("Target", "") for one in relations if one.get("Id") == embedded)
    assert found[f"word/{target.rpartition('../')[2]}"].startswith(b"\x89PNG")
    assert text(root(found, "header-default")) == "Title of it – right"
    assert text(root(found, "header-even")) == "Running title – left"
    assert root(found, "settings").find(f"{W}evenAndOddHeaders") is not None


@pytest.mark.parametrize(("name", "count"), [("letterhead.dotx", 3), ("renamed.docx", 1), ("bare.docx", 4)])
def test_drafts_are_marked_on_every_page(name: str, count: int) -> None:
    found = made(name, COVER, TEXT, mark="Draft of 1 March")
    headers = [root({"word/x.xml": data}, "x") for part, data in found.items() if part.startswith("word/header")]
    marked = [header for header in headers if "Draft of 1 March" in text(header)]
    assert len(marked) == count
    for section in sections(found):
        shown = {one.get(f"{W}type") for one in section.findall(f"{W}headerReference")}
        assert "default" in shown or section.find(f"{W}titlePg") is not None


def test_a_house_without_header_and_footer_has_ours() -> None:
    found = made("bare.docx", COVER, TEXT)
    assert any(b"Running title" in data for part, data in found.items() if part.startswith("word/header"))
    assert any(b"Page" in data for part, data in found.items() if part.startswith("word/footer"))


def test_its_properties_and_text_stay_behind() -> None:
    for name in NAMES:
        found = made(name, COVER, TEXT)
        everything = b"".join(found.values())
        for left in (b"Dear Sir", b"Lorem ipsum", b"Secretary", b"attachedTemplate", b"fr-CH", b"house.dotm"):
            assert left not in everything
        assert b"Title of it" in found["docProps/core.xml"]
        assert b"document.main+xml" in found["[Content_Types].xml"]
        assert b"template.main" not in found["[Content_Types].xml"]


def test_the_language_is_that_of_the_document() -> None:
    for name in NAMES:
        styles = root(made(name, TEXT, lang="fr-FR"), "styles")
        assert [value(one) for one in styles.iter(f"{W}lang")] == ["fr-FR"]


def test_lists_are_those_of_the_house() -> None:
    items = tuple(tree.ListItem((tree.Paragraph((tree.Text(word),)),)) for word in ("one", "two"))
    lists = (tree.ItemList(items, ordered=True), tree.ItemList(items, ordered=True), tree.ItemList(items))
    found = made("renamed.docx", *lists)
    numbering = root(found, "numbering")
    definitions = {one.get(f"{W}numId"): value(one.find(f"{W}abstractNumId")) for one in numbering.iter(f"{W}num")}
    texts = {
        one.get(f"{W}abstractNumId"): value(one.find(f"{W}lvl/{W}lvlText")) for one in numbering.iter(f"{W}abstractNum")
    }
    shown = []
    styles = {one.get(f"{W}styleId"): one for one in root(found, "styles").iter(f"{W}style")}
    for paragraph in root(found).iter(f"{W}p"):
        number = value(paragraph.find(f"{W}pPr/{W}numPr/{W}numId")) or value(
            styles[style(paragraph)].find(f"{W}pPr/{W}numPr/{W}numId")
        )
        shown.append((number, texts[definitions[number]]))
    assert [mark for _, mark in shown] == ["%1)"] * 4 + ["–"] * 2
    assert shown[0][0] != shown[2][0]


def test_tables_have_the_look_of_the_house() -> None:
    cell = tree.Cell((tree.Paragraph((tree.Text("x"),)),))
    row = tree.Row((cell, cell))
    table = tree.Table(
        columns=(tree.Column(1), tree.Column(1)),
        head=(row,),
        body=(row,),
        caption=(tree.Text("About"),),
        role=tree.Role.DATA,
    )
    found = made("letterhead.dotx", table)
    assert not list(root(found).iter(f"{W}shd"))
    styles = {one.get(f"{W}styleId"): one for one in root(found, "styles").iter(f"{W}style")}
    (used,) = {value(one) for one in root(found).iter(f"{W}tblStyle")}
    assert value(styles[used].find(f"{W}basedOn")) == "Haus"
    (width,) = (value(one, "w") for one in root(found).iter(f"{W}tblW"))
    assert abs(int(width) - (8391 - 1000 - 900 - 100)) <= 2
    kinds = [one.get(f"{W}type") for one in styles[used].iter(f"{W}tblStylePr")]
    assert kinds == ["firstRow"]
    own = made("bare.docx", table)
    assert list(root(own).iter(f"{W}shd"))


def test_contents_reach_the_end_of_the_line() -> None:
    heading = tree.Heading(2, (tree.Text("A heading"),), id="a")
    contents = tree.Contents((tree.ContentsEntry(2, (tree.Text("A heading"),), "a"),))
    found = made("letterhead.dotx", tree.Section((contents,), role=tree.Role.CONTENTS), tree.Section((heading,)))
    (tab,) = (one for one in root(found).iter(f"{W}tab") if value(one) == "right")
    assert abs(int(value(tab, "pos")) - (8391 - 1000 - 900 - 100)) <= 2


def test_headings_and_captions_are_kept_with_what_follows() -> None:
    for name in NAMES:
        styles = {one.get(f"{W}styleId"): one for one in root(made(name, TEXT), "styles").iter(f"{W}style")}
        for heading in ("Heading1", "Heading2", "Caption"):
            assert styles[heading].find(f"{W}pPr/{W}keepNext") is not None, (name, heading)


def test_headings_are_in_the_styles_that_templates_know() -> None:
    for name in NAMES:
        used = {style(one) for one in root(parts(write_docx(sample_document(), in_template(name)))).iter(f"{W}p")}
        assert {"Title", "Heading1", "Heading2", "Heading3", "TOCHeading"} <= used
        assert not used & {"ChapterHeading", "SideHeading2", "SideHeading3", "InsightHeading", "ContactHeading"}


def test_paragraphs_are_told_apart() -> None:
    for name, after in (("bare.docx", "140"), ("renamed.docx", "120"), ("letterhead.dotx", "")):
        styles = {one.get(f"{W}styleId"): one for one in root(made(name, TEXT), "styles").iter(f"{W}style")}
        assert value(styles["BodyText"].find(f"{W}pPr/{W}spacing"), "after") == after


def test_nothing_floats_or_hangs() -> None:
    for name in NAMES:
        found = parts(write_docx(sample_document(), in_template(name)))
        assert not list(root(found).iter(f"{W}framePr"))
        assert not [one for one in root(found).iter() if etree.QName(one).localname == "anchor"]
        for indent in root(found).iter(f"{W}ind", f"{W}tblInd"):
            assert all(not amount.startswith("-") for amount in map(str, indent.attrib.values()))
        widest = max(int(one.get("cx", "0")) for one in root(found).iter() if str(one.tag).endswith("}extent"))
        section = next(sections(found))
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        room = int(value(size, "w")) - sum(int(value(margins, side)) for side in ("left", "right", "gutter"))
        assert widest <= room * 635 + 10_000


def test_fonts_are_named_and_ours_only_where_the_house_has_none() -> None:
    assert not [part for part in made("letterhead.dotx", TEXT) if part.endswith(".odttf")]
    assert b"Georgia" in made("letterhead.dotx", TEXT)["word/fontTable.xml"]
    assert [part for part in made("bare.docx", TEXT) if part.endswith(".odttf")]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("options", [DocxOptions(review=True), DocxOptions(redline=True)])
def test_copies_for_comments_are_in_the_template_too(name: str, options: DocxOptions) -> None:
    sample = sample_document()
    data = write_docx(sample, in_template(name), options)
    if options.review:
        assert parts(data)["word/settings.xml"].count(b"trackRevisions") == 1
    assert b"<w:framePr" not in parts(data)["word/styles.xml"]


@pytest.mark.parametrize("name", NAMES)
def test_right_to_left(name: str) -> None:
    found = made(name, COVER, TEXT, lang="ar", dir="rtl")
    assert all(section.find(f"{W}bidi") is not None for section in sections(found))


def test_a_template_of_the_brand_file(tmp_path: Path) -> None:
    TEMPLATES["letterhead.dotx"](tmp_path / "corporate.dotx")
    own = (ROOT / "templates" / "brand" / "rso.yaml").read_text("utf-8")
    (tmp_path / "house.yaml").write_text(own + "\nreference_doc: corporate.dotx\n", "utf-8")
    by_brand = outr.load(ROOT / "content" / "third-2025", brand=tmp_path / "house.yaml")
    by_argument = outr.load(ROOT / "content" / "third-2025", reference_doc=tmp_path / "corporate.dotx")
    assert by_brand.summary().to_docx() == by_argument.summary().to_docx()
    assert by_brand.summary().to("md") == outr.load(ROOT / "content" / "third-2025").summary().to("md")
    source = by_brand.summary().source()
    assert source is not None
    assert b"corporate" not in source


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.dotx", "“gone.dotx”: the file does not exist"),
        ("../house.dotx", "is not a path inside the brand file"),
        ("house.dotm", "“house.dotm”: the template has macros"),
        ("house.txt", "“house.txt”: this is not a Word template"),
    ],
)
def test_errors_name_the_key_and_the_file(name: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "brand"
    folder.mkdir()
    for file in ("house.txt", "house.dotm"):
        (folder / file).write_text("x")
    own = (ROOT / "templates" / "brand" / "rso.yaml").read_text("utf-8").rstrip("\n") + f"\nreference_doc: {name}\n"
    (folder / "house.yaml").write_text(own, "utf-8")
    with pytest.raises(outr.ContentError) as caught:
        outr.load(ROOT / "content" / "third-2025", brand=folder / "house.yaml")
    (problem,) = caught.value.problems
    assert message in problem.message
    assert problem.file.name == "house.yaml"
    assert problem.line == own.count("\n")
    with pytest.raises(outr.ContentError, match=r"gone\.dotx"):
        outr.load(ROOT / "content" / "third-2025", reference_doc=tmp_path / "gone.dotx")


def test_data_in_a_brand_file_is_not_believed(tmp_path: Path) -> None:
    own = (ROOT / "templates" / "brand" / "rso.yaml").read_text("utf-8")
    (tmp_path / "house.yaml").write_text(own + "\nreference_data: UEsDBA==\n", "utf-8")
    brand = outr.load(ROOT / "content" / "third-2025", brand=tmp_path / "house.yaml").brand
    assert brand.reference_data == ""


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ((), ""),
        (("Quote",), "has no style “Quote”: ours is used in Word; add it"),
        (("Quote", "Caption"), "has no styles “Quote” and “Caption”: ours are used in Word; add them"),
        (("Title", "Quote", "Caption"), "has no styles “Title”, “Quote” and “Caption”: ours are used"),
    ],
)
def test_missing_styles_are_listed(missing: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    house = SimpleNamespace(name="house.docx", matches=SimpleNamespace(missing=missing))
    monkeypatch.setattr(house_template, "house_of", lambda _: house)
    assert missing_styles(BRAND) == ""
    found = missing_styles(BRAND.model_copy(update={"reference_data": "x"}))
    assert said in found
    assert bool(found) is bool(missing)


def test_missing_styles_are_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = TEMPLATES["bare.docx"](tmp_path / "said-once.docx")
    edition = outr.load(ROOT / "content" / "third-2025", reference_doc=file)
    edition.summary().to_docx()
    edition.make("brief").to_docx()
    said = [record.getMessage() for record in caplog.records if "said-once.docx" in record.getMessage()]
    assert len([one for one in said if "has no style" in one]) == 1
    assert "“Title”" in "".join(said)
