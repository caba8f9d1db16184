"""How the styles of a house are found, renamed and completed."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from lxml import etree

from outcome_reports.branding.contrast import contrast
from outcome_reports.writers.docx.house.house_look import house_palette
from outcome_reports.writers.docx.house.house_styles import house_styles
from outcome_reports.writers.docx.house.house_template import house_of
from outcome_reports.writers.docx.house.plain_styles import heading_style, plain_sheet
from outcome_reports.writers.docx.house.style_matching import match_styles
from outcome_reports.writers.docx.house.style_table import style_table
from outcome_reports.writers.docx.styles.style_sheet import style_sheet
from outcome_reports.writers.docx.styles.table_styles import free_name
from tests.support.word_templates import COLOURS, DECLARED, style, theme
from tests.unit.writers.docx_reading import BRAND, W, value


def styles(*found: str) -> etree._Element:
    """A styles part."""
    return etree.fromstring(f"<w:styles {DECLARED}>{''.join(found)}</w:styles>")


def house(*found: str, **parts: str):  # type: ignore[no-untyped-def]
    """The template with these styles."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, inside in {"styles": "".join(found), **parts}.items():
            archive.writestr(f"{name}.xml", inside if name == "theme" else f"<w:{name} {DECLARED}>{inside}</w:{name}>")
    data = base64.b64encode(out.getvalue()).decode()
    return house_of(BRAND.model_copy(update={"reference_doc": "house.dotx", "reference_data": data}))


def by_id(part: bytes) -> dict[str, etree._Element]:
    return {one.get(f"{W}styleId", ""): one for one in etree.fromstring(part).iter(f"{W}style")}


def test_the_table_names_only_styles_that_there_are() -> None:
    table, sheet = style_table(), style_sheet()
    assert table.paragraph.keys() <= sheet.paragraph.keys()
    assert table.character.keys() <= sheet.character.keys()
    named = {
        name.casefold() for entries in (table.paragraph, table.character) for e in entries.values() for name in e.names
    }
    known = named | {one.name.casefold() for one in (*sheet.paragraph.values(), *sheet.character.values())}
    known |= {name.casefold() for name in table.table.names}
    bases = {name.rstrip(" 0123456789") for name in known}
    assert table.localised.keys() <= bases


@pytest.mark.parametrize(
    ("id", "name", "ours"),
    [
        ("Heading1", "heading 1", "Heading1"),
        ("berschrift1", "heading 1", "Heading1"),
        ("berschrift2", "Überschrift 2", "Heading2"),
        ("Titre3", "titre 3", "Heading3"),
        ("Kop1", "Kop 1", "Heading1"),
        ("a1", "标题 1", "Heading1"),
        ("x", "Заголовок 2", "Heading2"),
        ("x", "العنوان 2", "Heading2"),
        ("Titolo", "Titolo", "Title"),
        ("x", "Sous-titre", "CoverTheme"),
        ("x", "Subtitle", "CoverTheme"),
        ("x", "Block Text", "Quote"),
        ("x", "Citation", "Quote"),
        ("x", "Beschriftung", "Caption"),
        ("Ttulo1", "Corporate One", "Heading1"),
        ("berschrift1", "Corporate One", "Heading1"),
        ("x", "Key Figure Tile", "KeyFigureTile"),
        ("x", "KEY FIGURE TILE", "KeyFigureTile"),
        ("x", "toc 1", "TOC1"),
        ("x", "Verzeichnis 2", "TOC2"),
    ],
)
def test_a_style_is_found_by_name_alias_or_id(id: str, name: str, ours: str) -> None:
    assert match_styles(styles(style(id, name))).ours == {ours: id}
    other = style("zzzz", "Other", f'<w:aliases w:val="Mine,{name}"/>')
    if name != "Corporate One":
        assert match_styles(styles(other)).ours == {ours: "zzzz"}


@pytest.mark.parametrize(
    "name", ["Heading", "heading 11", "Heading One", "My Quote", "1", "", "Titre 1 bis", "Überschrift"]
)
def test_what_is_only_like_it_is_not_taken(name: str) -> None:
    assert match_styles(styles(style("x", name))).ours == {}


def test_the_name_goes_before_the_id_and_ours_before_others() -> None:
    found = match_styles(styles(style("Heading1", "Something"), style("x", "heading 1")))
    assert found.ours == {"Heading1": "x"}
    found = match_styles(styles(style("a", "Subtitle"), style("b", "Cover Theme")))
    assert found.ours == {"CoverTheme": "b"}
    found = match_styles(styles(style("a", "Block Text"), style("b", "Quote")))
    assert found.ours == {"Quote": "b"}


def test_kinds_are_apart_and_the_default_is_normal() -> None:
    found = match_styles(styles(style("a", "Quote", kind="character"), style("b", "Anything", usual=True)))
    assert found.ours == {"Normal": "b"}


def test_missing_styles_are_named_as_word_shows_them() -> None:
    found = match_styles(styles(style("a", "heading 1"), style("b", "Normal", usual=True)))
    assert "Heading 1" not in found.missing
    assert {"Title", "Heading 2", "Quote", "Caption", "List Bullet", "Hyperlink", "Table Grid"} <= set(found.missing)


@pytest.mark.parametrize(
    ("default", "more", "expected"),
    [
        ("", (style("g", "Table Grid", kind="table"),), "g"),
        ("", (style("g", "Tabellenraster", kind="table"), style("c", "Corporate", kind="table", own=True)), "c"),
        ("g", (style("g", "Table Grid", kind="table"), style("c", "Corporate", kind="table", own=True)), "g"),
        ("gone", (style("g", "Table Grid", kind="table"),), "g"),
        ("", (style("n", "Normal Table", kind="table", usual=True),), ""),
    ],
)
def test_tables_have_the_style_of_the_house(default: str, more: tuple[str, ...], expected: str) -> None:
    assert match_styles(styles(*more), default).table == expected


def test_their_ids_become_ours_everywhere() -> None:
    found = house(
        style("Standard", "Standard", usual=True),
        style(
            "b1",
            "Überschrift 1",
            '<w:basedOn w:val="Standard"/><w:next w:val="Title"/><w:link w:val="gone"/>',
            own=True,
        ),
        style("Title", "Something else"),
        style("t", "Titre"),
    )
    made = by_id(found.styles)
    assert set(made) == {"Normal", "Heading1", "HouseTitle", "Title"}
    heading = made["Heading1"]
    assert value(heading.find(f"{W}name")) == "heading 1"
    assert value(heading.find(f"{W}basedOn")) == "Normal"
    assert value(heading.find(f"{W}next")) == "HouseTitle"
    assert heading.find(f"{W}link") is None
    assert heading.get(f"{W}customStyle") is None
    assert value(heading.find(f"{W}pPr/{W}outlineLvl")) == "0"


def test_nothing_hides_or_renames_words() -> None:
    more = '<w:rPr><w:vanish/><w:lang w:val="fr-CH"/><w:b/></w:rPr>'
    made = by_id(house(style("q", "Quote", more), style("Normal", "Normal", more, usual=True)).styles)
    for one in made.values():
        assert [child.tag for child in one.iterfind(f"{W}rPr/*")] == [f"{W}b"]


def test_numbers_of_headings_go_and_those_of_lists_stay() -> None:
    number = '<w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:pStyle w:val="{id}"/>'
        f'</w:lvl></w:abstractNum><w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, form, id in ((4, "decimal", "h"), (5, "upperRoman", "n"), (6, "bullet", "b"))
    )
    found = house(
        style("h", "heading 1", number.format(4)),
        style("h2", "heading 2", '<w:basedOn w:val="h"/>'),
        style("n", "List Number", number.format(5)),
        style("n2", "List Number 2", number.format(6)),
        style("b", "List Bullet", number.format(6)),
        style("b2", "List Bullet 2", number.format(99)),
        style("o", "Own", number.format(99)),
        numbering=lists,
    )
    made = by_id(found.styles)
    numbers = {id: value(one.find(f"{W}pPr/{W}numPr/{W}numId")) for id, one in made.items()}
    assert numbers["Heading1"] == numbers["Heading2"] == "0"
    assert (numbers["ListNumber"], numbers["ListBullet"]) == ("20002", "20003")
    assert (numbers["ListNumber2"], numbers["ListBullet2"]) == ("2", "1")
    assert numbers["o"] == ""
    assert set(found.lists) == {"ListNumber", "ListBullet"}
    empty = f"<w:numbering {DECLARED}/>".encode()
    numbering = etree.fromstring(found.numbering_part(empty))
    linked = [value(mark) for mark in numbering.iter(f"{W}pStyle")]
    assert linked.count("ListNumber") == linked.count("ListBullet") == 1
    assert "Heading1" not in linked
    kinds = [one.tag for one in numbering]
    assert kinds == sorted(kinds)


def test_a_heading_of_the_house_goes_before_its_base() -> None:
    assert heading_style("ChapterHeading", {"Heading1"}) == "Heading1"
    assert heading_style("ChapterHeading", {"Heading1", "ChapterHeading"}) == "ChapterHeading"
    assert heading_style("Subheading3", ()) == "Heading3"
    assert heading_style("PlainTitle", ()) == "Title"
    assert heading_style("TOCHeading", ()) == "TOCHeading"


def test_normal_is_the_default_even_where_a_template_forgot_it() -> None:
    made = by_id(house(style("Standard", "Standard"), style("x", "heading 1")).styles)
    assert made["Normal"].get(f"{W}default") == "1"


@pytest.mark.parametrize("own_table", ["", style("own", "House Table", kind="table", own=True)])
def test_no_two_styles_have_one_name(own_table: str) -> None:
    theirs = ("Matrix", "matrix 2", "Glossary", "Report Table", "Report Table 2", "Lead Name", "LEAD NAME 2")
    found = house(*(style(f"s{place}", name) for place, name in enumerate(theirs)), own_table)
    assert found is not None
    named = by_id(house_styles(found, "en")).values()
    names = [value(one.find(f"{W}name")).casefold() for one in named]
    assert {name.casefold() for name in theirs} <= set(names)
    assert sorted(names) == sorted(set(names))


def test_styles_based_on_each_other_do_not_loop_for_ever() -> None:
    found = house(
        style("a", "heading 1", '<w:basedOn w:val="b"/>'),
        style("b", "heading 2", '<w:basedOn w:val="a"/>'),
        style("a", "heading 3"),
    )
    assert set(by_id(found.styles)) == {"Heading1", "Heading2"}


def test_what_is_ours_fits_any_page() -> None:
    for own_tables in (False, True):
        sheet = plain_sheet(own_tables=own_tables)
        for name, one in sheet.paragraph.items():
            assert (one.left or 0) >= 0, name
            assert (one.right or 0) >= 0, name
            assert (one.before or 0) <= 40, name
            assert not one.beside
            assert one.font is None
            assert one.colour != "cover_lead"
            assert one.base is None or one.base in sheet.paragraph
        assert (sheet.paragraph["TableHeading"].colour == "on_primary") is own_tables


@pytest.mark.parametrize(
    "colours",
    [
        COLOURS,
        {"dk1": "000000", "lt1": "FFFFFF"},
        {**COLOURS, "dk2": "FFFF00", "accent1": "FFFFFF", "accent2": "FFEEDD", "hlink": "CCCCCC"},
        {**COLOURS, "lt2": "111111"},
        {**COLOURS, "dk1": "EEEEEE"},
        {},
    ],
)
def test_every_palette_can_be_read(colours: dict[str, str]) -> None:
    palette = house_palette(etree.fromstring(theme(colours)), BRAND.light)
    assert all(contrast(*pair) >= 4.5 for pair in palette.pairs().values())


def test_a_theme_gives_its_colours() -> None:
    palette = house_palette(etree.fromstring(theme(COLOURS)), BRAND.light)
    assert (palette.primary, palette.secondary, palette.tint) == ("#5a1a22", "#9a3324", "#efe6da")
    assert house_palette(None, BRAND.light) == BRAND.light


def test_no_name_is_given_twice_whatever_its_capitals() -> None:
    taken = {"quote"}
    assert [free_name(name, taken) for name in ("Quote", "QUOTE", "Chart", "chart", "Quote 2")] == [
        *("Quote 2", "QUOTE 2 2", "Chart", "chart 2", "Quote 2 2 2")
    ]
