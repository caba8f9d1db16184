"""Fonts for the screen: what the text needs, in a container that readers of fonts understand."""

from __future__ import annotations

import base64
import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import woff2KnownTags

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.brand_fonts import RANGES, font_files, ranges_for, screen_faces, web_font
from outcome_reports.writers.woff2 import _KNOWN_TABLES


def test_ranges_follow_the_text() -> None:
    always = tuple(name for name, _ in RANGES[:3])
    assert ranges_for(["Plain words – and “quotes” → on"]) == always
    assert ranges_for(["Türkiye", "Łódź"]) == (*always, "latin-extended")
    assert ranges_for(["Hạ Lương"]) == (*always, "vietnamese")
    assert ranges_for(["Ελλάδα", "Україна"]) == (*always, "greek", "cyrillic")


def test_tables_have_the_numbers_of_the_standard() -> None:
    assert {tag: number for number, tag in enumerate(woff2KnownTags[:14])} == _KNOWN_TABLES


@pytest.mark.parametrize("index", range(8))
def test_subset_is_a_sound_font_with_its_characters(index: int, brand: Brand) -> None:
    file = font_files(brand)[index]
    data = web_font(file.path, ranges_for(["Türkiye"]))
    font = TTFont(BytesIO(data))
    assert font.flavor == "woff2"
    original = TTFont(file.path)
    wanted = {ord(character) for character in "Türkiye – “The quick brown fox”"}
    assert wanted <= set(font.getBestCmap())
    for name in ("A", "q"):
        assert (
            font["glyf"][name].getCoordinates(font["glyf"])[0]
            == original["glyf"][name].getCoordinates(original["glyf"])[0]
        )
    assert font["OS/2"].usWeightClass == original["OS/2"].usWeightClass
    assert len(data) < 32_000


def _features(data: bytes) -> set[str]:
    return {record.FeatureTag for record in TTFont(BytesIO(data))["GSUB"].table.FeatureList.FeatureRecord}


def test_small_capitals_stay_only_where_names_are_in_them(brand: Brand) -> None:
    semibold = next(file for file in font_files(brand) if file.role == "sans" and file.face.weight == 600)
    ranges = ranges_for([""])
    with_them, without = (web_font(semibold.path, ranges, small_capitals=wanted) for wanted in (True, False))
    assert "smcp" in _features(with_them)
    assert "smcp" not in _features(without)
    assert len(without) < len(with_them)
    fonts = re.findall(r"base64,([^)]+)", screen_faces(brand, ranges))
    kept = ["smcp" in _features(base64.b64decode(font)) for font in fonts]
    assert kept == [
        file.role == "sans" and file.face.weight >= 600 and not file.face.italic for file in font_files(brand)
    ]


def test_faces_for_emphases_that_are_not_there_are_left_out(brand: Brand) -> None:
    ranges = ranges_for(["x"])
    assert screen_faces(brand, ranges).count("@font-face") == 8
    assert screen_faces(brand, ranges, strong=False, strong_italic=False).count("@font-face") == 6


def test_a_brand_without_its_fonts_names_them(brand: Brand) -> None:
    missing = brand.sans.faces[0].model_copy(update={"file": "Absent.ttf"})
    other = brand.model_copy(update={"sans": brand.sans.model_copy(update={"faces": (missing,)})})
    with pytest.raises(RenderError, match=r"Absent\.ttf"):
        font_files(other)
    elsewhere = brand.model_copy(update={"sans": brand.sans.model_copy(update={"package": "no_such_fonts"})})
    with pytest.raises(RenderError, match="no_such_fonts"):
        font_files(elsewhere)
