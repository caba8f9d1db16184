"""Small pieces of Word's XML: properties in their order, outlines of letters, sizes, templates that lack something."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree

from outcome_reports.intake.open_xml import NAMESPACES, qname
from outcome_reports.writers.docx.house.house_pages import house_settings
from outcome_reports.writers.docx.house.plain_styles import _without_grounds
from outcome_reports.writers.docx.oxml.glyphs import _segments
from outcome_reports.writers.docx.oxml.schema_order import PARAGRAPH, RUN, SETTINGS, STYLE, place
from outcome_reports.writers.docx.oxml.wordml import add, properties_of, root
from outcome_reports.writers.docx.pages.sheet_fitting import _set_size
from outcome_reports.writers.docx.styles.brand_styles import styles_part
from outcome_reports.writers.docx.styles.style_sheet import Style
from outcome_reports.writers.docx.styles.theme import _only
from tests.unit.writers.docx_reading import BRAND

SPACES = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "a"))


def _xml(inside: str, name: str = "w:p") -> etree._Element:
    return etree.fromstring(f"<{name} {SPACES}>{inside}</{name}>")


def _names(parent: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in parent]


@pytest.mark.parametrize("inside", ["<w:r/>", "<w:pPr><w:jc/></w:pPr><w:r/>"])
def test_properties_are_the_first_of_a_paragraph(inside: str) -> None:
    paragraph = _xml(inside)
    found = properties_of(paragraph)
    assert _names(paragraph) == ["pPr", "r"]
    assert properties_of(paragraph) is found
    assert len(found) == inside.count("jc")


@pytest.mark.parametrize(
    ("order", "there", "added", "all_"),
    [
        (PARAGRAPH, "<w:pStyle/><w:jc/>", "w:tabs", ["pStyle", "tabs", "jc"]),
        (PARAGRAPH, "<w:pStyle/><w:tabs/><w:jc/><w:tabs/>", "w:tabs", ["pStyle", "tabs", "jc"]),
        (PARAGRAPH, "", "w:tabs", ["tabs"]),
        (RUN, "<w:b/><w:unknown/><w:lang/>", "w:sz", ["b", "unknown", "sz", "lang"]),
        (STYLE, "<w:name/>", "w:rPr", ["name", "rPr"]),
        (SETTINGS, "<w:zoom/><w:listSeparator/>", "w:compat", ["zoom", "compat", "listSeparator"]),
    ],
)
def test_a_property_is_where_the_schema_has_it_and_once(order: Any, there: str, added: str, all_: list[str]) -> None:
    parent = _xml(there)
    new = root(added)
    assert place(parent, new, order) is new
    assert _names(parent) == all_
    assert new.getparent() is parent


def test_letters_are_drawn_with_the_commands_of_word() -> None:
    a, b, c, d = (0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (4.0, 4.0)
    drawn = [("moveTo", (a,)), ("lineTo", (b,)), ("curveTo", (a, b, c)), ("qCurveTo", (b, c, d)), ("closePath", ())]
    assert list(_segments(drawn)) == [
        ("moveTo", (a,)),
        ("lnTo", (b,)),
        ("cubicBezTo", (a, b, c)),
        ("quadBezTo", (b, (2.0, 1.0))),
        ("quadBezTo", (c, d)),
        ("close", ()),
    ]


def test_runs_with_words_get_their_size() -> None:
    paragraph = _xml(
        "<w:r><w:drawing/></w:r><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/><w:lang/></w:rPr><w:t>b</w:t></w:r>"
    )
    _set_size(paragraph, 10.5)
    drawing, first, second = paragraph
    assert _names(drawing) == ["drawing"]
    assert _names(first) == ["rPr", "t"]
    assert [_names(run[0]) for run in (first, second)] == [["sz", "szCs"], ["b", "sz", "szCs", "lang"]]
    assert {size.get(qname("w:val")) for size in paragraph.iter(qname("w:sz"), qname("w:szCs"))} == {"21"}


@pytest.mark.parametrize(
    ("style", "changed"),
    [
        ({}, {}),
        ({"left": -1.0}, {"left": None, "hanging": None, "tabs": ()}),
        ({"left": 2.0, "hanging": 2.0}, {}),
        ({"left": 2.0, "hanging": 2.5}, {"left": None, "hanging": None, "tabs": ()}),
        ({"right": -0.5}, {"right": None}),
        ({"right": 0.0}, {}),
    ],
)
def test_styles_keep_what_does_not_depend_on_our_margins(style: dict[str, Any], changed: dict[str, Any]) -> None:
    nothing: dict[str, Any] = dict.fromkeys(Style.model_fields)
    made = Style.model_construct(None, **nothing | style)
    assert _without_grounds(made) == changed


@pytest.mark.parametrize(
    ("theirs", "renames", "found"),
    [
        ('<w:defaultTableStyle w:val="Grid"/>', {"Grid": "Ours"}, "Ours"),
        ('<w:defaultTableStyle w:val="Grid"/>', {}, None),
        ("<w:defaultTableStyle/>", {"": "Ours"}, "Ours"),
        (None, {}, None),
    ],
)
def test_a_house_keeps_its_tables_if_it_has_their_style(
    theirs: str | None, renames: dict[str, str], found: str | None
) -> None:
    settings = None if theirs is None else _xml(theirs, "w:settings")
    house: Any = SimpleNamespace(own_part={"settings.xml": settings}.get, renames=renames, parts={})
    made = etree.fromstring(house_settings(f"<w:settings {SPACES}><w:zoom/></w:settings>".encode(), house))
    style = made.find(qname("w:defaultTableStyle"))
    assert (None if style is None else style.get(qname("w:val"))) == found
    assert _names(made)[0] == "zoom"


def test_templates_that_lack_something_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^the template of the styles has no defaults$"):
        styles_part(f"<w:styles {SPACES}/>".encode(), BRAND, "en-GB")
    theme = _xml("<a:minorFont/>", "a:theme")
    assert _only(theme, "minorFont").tag == qname("a:minorFont")
    with pytest.raises(ValueError, match=r"^the template of the theme has no majorFont$"):
        _only(theme, "majorFont")


def test_an_element_is_added_with_its_value() -> None:
    parent = _xml("<w:r/>")
    assert add(parent, "w:jc", "center").get(qname("w:val")) == "center"
    assert _names(parent) == ["r", "jc"]
