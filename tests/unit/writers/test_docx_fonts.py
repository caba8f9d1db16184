"""The fonts of a Word file: which faces travel, under which names, and from which family a wordmark is drawn."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.writers.brand_fonts import font_files
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.docx.oxml.glyphs import outlines
from outcome_reports.writers.docx.styles import font_parts
from outcome_reports.writers.docx.styles.font_parts import embedded_faces
from outcome_reports.writers.font_fallback import Font
from tests.support.sample_tree import p
from tests.unit.writers.docx_reading import BRAND, R, W, document, name_of, parts, value
from tests.unit.writers.fonts import NOTO


def with_faces(role: str, *faces: tuple[int, bool]) -> Brand:
    """The house brand with those faces of a family that have one of these weights and slants."""
    data = BRAND.model_dump()
    kept = [face for face in data[role]["faces"] if (face["weight"], face["italic"]) in faces]
    assert len(kept) == len(faces)
    data[role]["faces"] = kept
    return Brand.model_validate(data)


def clear(data: bytes, key: str) -> TTFont:
    """An embedded font as it was before its first bytes were changed (ECMA-376 part 4, 17.8.1)."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    return TTFont(io.BytesIO(bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]))


def test_parts_are_numbered_in_the_order_of_the_table() -> None:
    found = parts(write_docx(document(p("Words.")), BRAND))
    table = etree.fromstring(found["word/fontTable.xml"])
    references = [slot.get(f"{R}id") for font in table for slot in font if slot.get(f"{R}id")]
    assert references == [f"rId{number}" for number in range(1, len(references) + 1)]
    relations = {
        entry.get("Id"): entry.get("Target") for entry in etree.fromstring(found["word/_rels/fontTable.xml.rels"])
    }
    assert [relations[name] for name in references] == [f"fonts/font{at}.odttf" for at in range(1, len(references) + 1)]
    assert {name for name in found if name.startswith("word/fonts/")} == {f"word/{name}" for name in relations.values()}


def test_the_table_says_what_to_show_where_fonts_in_files_are_not_read() -> None:
    table = etree.fromstring(parts(write_docx(document(p("Words.")), BRAND))["word/fontTable.xml"])
    said = {
        font.get(f"{W}name"): {name_of(child): child.get(f"{W}val") for child in font if child.get(f"{W}val")}
        for font in table
    }
    assert said == {
        BRAND.sans.name: {"altName": "Calibri", "charset": "00", "family": "swiss", "pitch": "variable"},
        BRAND.serif.name: {"altName": "Cambria", "charset": "00", "family": "roman", "pitch": "variable"},
    }


@pytest.mark.parametrize(
    ("faces", "slots"),
    [
        ([(400, False)], ["embedRegular"]),
        ([(600, False)], ["embedBold"]),
        ([(400, False), (600, False)], ["embedRegular", "embedBold"]),
        ([(400, False), (600, False), (700, False)], ["embedRegular", "embedBold"]),
        ([(400, True)], ["embedItalic"]),
    ],
)
def test_each_slot_has_the_face_that_is_nearest(faces: Sequence[tuple[int, bool]], slots: list[str]) -> None:
    brand = with_faces("sans", *faces)
    found = embedded_faces(brand, "sans")
    assert [face.slot for face in found] == slots
    weights = {face.slot: clear(face.data, face.key)["OS/2"].usWeightClass for face in found}
    if "embedBold" in slots:
        assert weights["embedBold"] == max(weight for weight, italic in faces if not italic)


def test_a_semibold_that_replaces_a_bold_says_that_it_is_bold() -> None:
    (face,) = embedded_faces(with_faces("sans", (600, False)), "sans")
    font = clear(face.data, face.key)
    names = font["name"]
    assert [names.getDebugName(number) for number in (1, 2, 4)] == [BRAND.sans.name, "Bold", f"{BRAND.sans.name} Bold"]
    assert (names.getDebugName(16), names.getDebugName(17)) == (None, None)
    assert font["head"].macStyle == 0b01
    assert font["OS/2"].fsSelection & 0b110_0001 == 0b010_0000


def test_a_regular_face_under_another_name_is_renamed_and_stays_regular() -> None:
    upright, italic = (
        font_parts._as_face(file.path.read_bytes(), "Another", style)
        for style, slanted in (("Regular", False), ("Italic", True))
        for file in font_files(BRAND)
        if file.role == "sans" and file.face.weight == 400 and file.face.italic == slanted
    )
    for data, style, mac, selection in ((upright, "Regular", 0, 0b100_0000), (italic, "Italic", 0b10, 1)):
        font = TTFont(io.BytesIO(data))
        assert [font["name"].getDebugName(number) for number in (1, 2)] == ["Another", style]
        assert (font["head"].macStyle, font["OS/2"].fsSelection & 0b110_0001) == (mac, selection)


@pytest.mark.parametrize("family", ["Büro Sans", "خط عربي", "宋体"])
def test_a_family_may_be_named_in_any_letters(family: str) -> None:
    file = next(file for file in font_files(BRAND) if file.role == "sans")
    names = TTFont(io.BytesIO(font_parts._as_face(file.path.read_bytes(), family, "Regular")))["name"]
    assert {names.getName(1, 3, 1, 0x409).toUnicode(), names.getDebugName(1)} == {family}
    assert names.getDebugName(4) == f"{family} Regular"


def test_a_font_that_forbids_it_does_not_travel() -> None:
    font = TTFont(font_files(BRAND)[0].path)
    font["OS/2"].fsType = 0x0002
    out = io.BytesIO()
    font.save(out)
    assert font_parts._as_face(out.getvalue(), BRAND.sans.name, "Regular") == b""


def test_a_font_that_allows_editing_only_may_travel() -> None:
    font = TTFont(font_files(BRAND)[0].path)
    font["OS/2"].fsType = 0x0008
    out = io.BytesIO()
    font.save(out)
    assert font_parts._as_face(out.getvalue(), BRAND.sans.name, "Regular")


@NOTO
def test_fonts_of_other_scripts_travel_whole_if_they_are_small_and_cut_if_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def glyphs(limit: int) -> int:
        font_parts._other_faces.cache_clear()
        monkeypatch.setattr(font_parts, "_LARGE", limit)
        found = parts(write_docx(document(p("ไทย")), BRAND))
        table = etree.fromstring(found["word/fontTable.xml"])
        (font,) = [font for font in table if font.get(f"{W}name") == "Noto Serif Thai"]
        assert [name_of(slot) for slot in font if slot.get(f"{R}id")] == ["embedRegular", "embedBold"][: len(font) - 3]
        slot = font.find(f"{W}embedRegular")
        assert slot is not None
        number = int(slot.get(f"{R}id", "").removeprefix("rId"))
        return len(clear(found[f"word/fonts/font{number}.odttf"], slot.get(f"{W}fontKey", "")).getGlyphOrder())

    whole, cut = glyphs(400_000), glyphs(0)
    assert 3 < cut < whole / 4
    font_parts._other_faces.cache_clear()


@NOTO
def test_a_font_of_another_script_says_of_which_kind_it_is() -> None:
    table = etree.fromstring(parts(write_docx(document(p("ไทย")), BRAND))["word/fontTable.xml"])
    others = [font for font in table if "Thai" in font.get(f"{W}name", "")]
    kinds = {font.get(f"{W}name"): value(font.find(f"{W}family")) for font in others}
    assert kinds == {"Noto Sans Thai": "swiss", "Noto Serif Thai": "roman"}
    assert [font.find(f"{W}altName") for font in others] == [None, None]


def test_only_truetype_fonts_of_other_scripts_are_embedded() -> None:
    class Stand(Font):
        def __init__(self) -> None:
            pass

        def faces(self) -> tuple[tuple[int, Path], ...]:
            return ((400, Path("a.otf")), (700, Path("a.ttc")))

    assert font_parts._other_faces.__wrapped__(Stand(), frozenset("a")) == ()


@pytest.mark.parametrize(("weight", "nearest"), [(400, 400), (700, 700), (500, 400), (640, 600), (900, 700)])
def test_a_wordmark_is_drawn_with_the_sans_face_of_the_nearest_weight(weight: int, nearest: int) -> None:
    brand = with_faces("sans", (400, False), (600, False), (700, False), (400, True))
    (file,) = [
        file
        for file in font_files(brand)
        if (file.role, file.face.weight, file.face.italic) == ("sans", nearest, False)
    ]
    font = TTFont(file.path)
    widths, names = font["hmtx"], font.getBestCmap()
    expected = sum(widths[names[ord(letter)]][0] for letter in "Ab c") / font["head"].unitsPerEm * 5
    assert outlines(brand, weight, "Ab c", 5.0).width == pytest.approx(expected)


def test_a_wordmark_is_never_drawn_with_the_serif_even_if_its_weight_is_nearer() -> None:
    brand = with_faces("sans", (700, False))
    assert outlines(brand, 400, "Ab", 5.0) == outlines(brand, 700, "Ab", 5.0)


def test_letters_of_a_wordmark_are_on_their_base_line_one_after_the_other() -> None:
    found = outlines(BRAND, 400, "HH", 10.0)
    points = [point for _, points in found.segments for point in points]
    assert max(y for _, y in points) == pytest.approx(0)
    assert -8 < min(y for _, y in points) < -6
    assert [command for command, _ in found.segments].count("close") == 2
    half = [x for x, _ in points if x < found.width / 2]
    assert [x for x, _ in points if x > found.width / 2] == pytest.approx([x + found.width / 2 for x in half])
    moved = list(found.moved(3, 5))
    assert moved[0][1][0] == pytest.approx((found.segments[0][1][0][0] + 3, found.segments[0][1][0][1] + 5))


def test_a_letter_that_the_font_lacks_is_drawn_as_its_mark_for_that() -> None:
    missing = outlines(BRAND, 400, "\u0e01", 10.0)
    assert missing.width > 0
    assert missing == outlines(BRAND, 400, "\u0e02", 10.0)
