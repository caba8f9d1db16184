"""What a template's theme and styles give a brand: colours that can be read, sizes, families."""

from __future__ import annotations

import pytest
from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import NAMESPACES
from outcome_reports.writers.docx.house.house_look import house_look, house_palette
from tests.unit.writers.docx_reading import BRAND

_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
READABLE = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1B3F73",
    "lt2": "EEEEEE",
    "accent1": "2B5F8C",
    "accent2": "7A3B12",
}


def theme(colours: dict[str, str], major: str = "Major", minor: str = "Minor") -> etree._Element:
    slots = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in colours.items())
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{face}"/></a:{kind}>'
        for kind, face in (("majorFont", major), ("minorFont", minor))
    )
    return etree.fromstring(f"<a:theme {_DECLARED}><a:clrScheme>{slots}</a:clrScheme>{fonts}</a:theme>")


def look(defaults: str = "", normal: str | None = "", found: etree._Element | None = None) -> Brand:
    own = "" if normal is None else f'<w:style w:styleId="Normal"><w:rPr>{normal}</w:rPr></w:style>'
    letters = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
    other = '<w:style w:styleId="Other"><w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
    styles = f"<w:styles {_DECLARED}>{letters}{other}{own}</w:styles>"
    return house_look(BRAND, etree.fromstring(styles), found)


@pytest.mark.parametrize(
    ("defaults", "normal", "size"),
    [
        ("", "", BRAND.text_size),
        ("", None, BRAND.text_size),
        ('<w:sz w:val="19"/>', "", 9.5),
        ('<w:sz w:val="19"/>', None, 9.5),
        ('<w:sz w:val="19"/>', '<w:sz w:val="22"/>', 11),
        ("", '<w:sz w:val="22.5"/>', BRAND.text_size),
        ("", '<w:sz w:val="2"/>', 8),
        ("", '<w:sz w:val="16"/>', 8),
        ("", '<w:sz w:val="28"/>', 14),
        ("", '<w:sz w:val="80"/>', 14),
    ],
)
def test_text_has_the_size_of_its_style_or_of_the_defaults(defaults: str, normal: str | None, size: float) -> None:
    assert look(defaults, normal).text_size == size


@pytest.mark.parametrize(
    ("defaults", "normal", "with_theme", "text", "heads"),
    [
        ("", "", False, BRAND.serif.name, BRAND.sans.name),
        ("", "", True, BRAND.serif.name, "Major"),
        ('<w:rFonts w:ascii="Georgia"/>', "", False, "Georgia", "Georgia"),
        ('<w:rFonts w:ascii="Georgia"/>', '<w:rFonts w:ascii="Verdana"/>', False, "Verdana", "Verdana"),
        ('<w:rFonts w:ascii="Georgia"/>', '<w:rFonts w:ascii="Verdana"/>', True, "Verdana", "Major"),
        ('<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Georgia"/>', "", True, "Minor", "Major"),
        ('<w:rFonts w:asciiTheme="majorHAnsi"/>', "", True, "Major", "Major"),
        ('<w:rFonts w:ascii="Georgia"/>', '<w:rFonts w:asciiTheme="minorHAnsi"/>', False, "Georgia", "Georgia"),
        ('<w:rFonts w:cs="Georgia"/>', "", False, BRAND.serif.name, BRAND.sans.name),
    ],
)
def test_families_are_those_of_the_styles_and_of_the_theme(
    defaults: str, normal: str, with_theme: bool, text: str, heads: str
) -> None:
    found = look(defaults, normal, theme(READABLE) if with_theme else None)
    assert (found.serif.name, found.sans.name) == (text, heads)


def test_what_a_house_does_not_have_is_left_out() -> None:
    found = look("", "", theme(READABLE))
    assert (found.chapters, found.logo, found.cover_lead) == ((), None, "#1b3f73")


def test_colours_are_the_first_of_the_theme_that_can_be_read() -> None:
    found = house_palette(theme(READABLE), BRAND.light)
    assert found.model_dump() == {
        "paper": "#ffffff",
        "ink": "#000000",
        "muted": "#595959",
        "primary": "#1b3f73",
        "on_primary": "#ffffff",
        "secondary": "#2b5f8c",
        "accent": "#7a3b12",
        "tint": "#eeeeee",
        "line": "#bfbfbf",
    }


@pytest.mark.parametrize(
    ("changed", "name", "colour"),
    [
        ({"dk2": "EEDD00"}, "primary", "#2b5f8c"),
        ({"dk2": "EEDD00", "accent1": "FFFF00", "accent5": "114455"}, "primary", "#114455"),
        ({"dk2": "EEDD00", "accent1": "FFFF00"}, "primary", "#7a3b12"),
        ({"accent1": "FFFF00", "hlink": "0044AA"}, "secondary", "#0044aa"),
        ({"accent1": "FFFF00"}, "secondary", "#1b3f73"),
        ({"accent2": "FFFF00", "accent6": "552200"}, "accent", "#552200"),
        ({"accent2": "FFFF00"}, "accent", "#2b5f8c"),
        ({"lt2": "333333"}, "tint", "#f2f2f2"),
        ({"lt2": "zzzzzz"}, "tint", "#f2f2f2"),
        ({"lt2": "fff"}, "tint", "#f2f2f2"),
        ({"lt2": "C0C0C0"}, "muted", "#000000"),
        ({"dk1": "202020"}, "ink", "#202020"),
    ],
)
def test_a_colour_that_cannot_be_read_gives_way_to_the_next(changed: dict[str, str], name: str, colour: str) -> None:
    assert getattr(house_palette(theme(READABLE | changed), BRAND.light), name) == colour


@pytest.mark.parametrize("changed", [{"dk1": "999999"}, {"dk1": "x"}, {"lt1": "0000001"}, {"lt1": "555555"}])
def test_our_own_colours_take_the_place_of_a_text_that_cannot_be_read(changed: dict[str, str]) -> None:
    assert house_palette(theme(READABLE | changed), BRAND.light) is BRAND.light
    assert house_palette(None, BRAND.light) is BRAND.light


def test_colours_of_the_system_are_those_it_last_had() -> None:
    found = theme(READABLE)
    slot = found.find(".//{*}dk1")
    assert slot is not None
    slot[0].set("val", "windowText")
    slot[0].set("lastClr", "101010")
    assert house_palette(found, BRAND.light).ink == "#101010"
