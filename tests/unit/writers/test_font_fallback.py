"""Fonts for what the brand cannot draw: chosen by the list, from what is installed, and by nothing else."""

from __future__ import annotations

import base64
import io
import re
import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pdfplumber
import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from outcome_reports import tree
from outcome_reports.branding.brand import Brand, Family
from outcome_reports.building.render_environment import environment
from outcome_reports.platform import system_fonts
from outcome_reports.tree import Span, Text
from outcome_reports.writers.font_fallback import (
    NO_LETTERING,
    MissingCharacter,
    MissingCharactersError,
    fallback_fonts,
    font_stacks,
    is_complex,
    lettering_for,
    region_of,
)
from outcome_reports.writers.font_fallback.choosing import Lettering
from outcome_reports.writers.font_fallback.fallback_table import fallback_table
from outcome_reports.writers.font_fallback.texts_by_language import texts_of
from outcome_reports.writers.font_fallback.unicode_scripts import is_drawn, likely_region, scripts_in, shaping_parts
from outcome_reports.writers.html import write_html
from outcome_reports.writers.pdf import write_pdf
from tests.support.sample_tree import h, p
from tests.unit.writers.fonts import NOTO, only_fonts_in


def document(sample: tree.Document, *blocks: tree.Block) -> tree.Document:
    return replace(sample, blocks=blocks)


def family(sample: tree.Document, brand: Brand, character: str, lang: str | None = None) -> tuple[str, str]:
    lettering = lettering_for(document(sample, p(character, lang=lang)), brand)
    sans, serif = lettering.font("sans", character), lettering.font("serif", character)
    assert sans is not None
    assert serif is not None
    return sans.package_name, serif.package_name


def test_nothing_is_looked_for_where_the_brand_has_all(sample: tree.Document, brand: Brand) -> None:
    assert lettering_for(sample, brand) is NO_LETTERING
    assert lettering_for(document(sample, p("e\u0301 \u200d\u00a0“–”")), brand) is NO_LETTERING


@NOTO
@pytest.mark.parametrize(
    ("character", "lang", "sans", "serif"),
    [
        ("ع", None, "Noto Sans Arabic", "Noto Naskh Arabic"),
        ("ש", None, "Noto Sans Hebrew", "Noto Serif Hebrew"),
        ("ދ", None, "Noto Sans Thaana", "Noto Sans Thaana"),
        ("བ", None, "Noto Serif Tibetan", "Noto Serif Tibetan"),
        ("骨", None, "Noto Sans CJK SC", "Noto Serif CJK SC"),
        ("骨", "ja", "Noto Sans CJK JP", "Noto Serif CJK JP"),
        ("骨", "zh-Hant", "Noto Sans CJK TC", "Noto Serif CJK TC"),
        ("각", None, "Noto Sans CJK KR", "Noto Serif CJK KR"),
        ("⁂", None, "Noto Sans", "Noto Serif"),
        ("☃", None, "Noto Sans Symbols2", "Noto Sans Symbols2"),
        ("\u0e3f", None, "Noto Sans Thai", "Noto Serif Thai"),
        ("\uff21", None, "Noto Sans CJK SC", "Noto Serif CJK SC"),
        ("\u250c", None, "Noto Sans CJK SC", "Noto Serif CJK SC"),
    ],
)
def test_the_list_says_which_font_draws(
    character: str, lang: str | None, sans: str, serif: str, sample: tree.Document, brand: Brand
) -> None:
    assert family(sample, brand, character, lang) == (sans, serif)


@pytest.mark.parametrize(
    ("character", "package"), [("ع", "fonts-noto-core"), ("骨", "fonts-noto-cjk"), ("⁂", "fonts-noto-core")]
)
def test_what_no_font_has_names_the_package_to_add(
    character: str, package: str, sample: tree.Document, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    with only_fonts_in(monkeypatch), pytest.raises(MissingCharactersError) as caught:
        lettering_for(document(sample, p("Here: ", character, id="here")), brand)
    (missing,) = caught.value.characters
    assert (missing.character, missing.package) == (character, package)
    assert f"used in #here: “Here: {character}”" in str(caught.value)
    assert f"install the Debian package {package}" in str(caught.value)


def test_all_missing_characters_are_reported_at_once(
    sample: tree.Document, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    with only_fonts_in(monkeypatch), pytest.raises(MissingCharactersError) as caught:
        lettering_for(replace(document(sample, p("ع骨")), metadata=replace(sample.metadata, mark="ש")), brand)
    assert [missing.character for missing in caught.value.characters] == ["ש", "ع", "骨"]


def test_the_sentence_names_the_character_and_its_places() -> None:
    sentence = MissingCharacter("ש", package="fonts-noto-core").sentence(["a.yaml:1:2", "b.yaml:3:4"])
    assert "“ש” (U+05E9 HEBREW LETTER SHIN), at a.yaml:1:2, b.yaml:3:4; install" in sentence
    assert "brand file" in MissingCharacter("ש").sentence()


@NOTO
def test_only_what_is_installed_is_taken(
    sample: tree.Document, brand: Brand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = system_fonts.font_file("NotoSansHebrew", "Regular")
    assert source is not None
    shutil.copy(source, tmp_path)
    with only_fonts_in(monkeypatch, tmp_path):
        lettering = lettering_for(document(sample, p("ש")), brand)
        font = lettering.font("serif", "ש")
    assert font is not None
    assert (font.name, font.bold, font.regular.parent) == ("Noto Sans Hebrew", None, tmp_path)


@NOTO
def test_a_brand_may_name_further_fonts(sample: tree.Document, brand: Brand) -> None:
    kufi = Family.model_validate(
        {
            "name": "Noto Kufi Arabic",
            "package": "system",
            "fallback": "sans-serif",
            "faces": [{"file": "NotoKufiArabic-Regular.ttf"}, {"weight": 700, "file": "NotoKufiArabic-Bold.ttf"}],
        }
    )
    # One that is not installed is passed over.
    missing = kufi.model_copy(
        update={"name": "None", "faces": (kufi.faces[0].model_copy(update={"file": "none.ttf"}),)}
    )
    own = brand.model_copy(update={"others": (missing, kufi)})
    assert family(sample, own, "ع") == ("Noto Kufi Arabic", "Noto Kufi Arabic")
    lettering = lettering_for(document(sample, p("ع")), own)
    assert font_stacks(lettering, own) == (
        ':root{--sans:"Brand Sans","Other Noto Kufi Arabic",sans-serif;'
        '--serif:"Brand Serif","Other Noto Kufi Arabic",serif}'
    )


def test_each_family_of_the_brand_has_its_own_fonts_beside_it() -> None:
    sans, serif = (fallback_fonts.Font(name, Path(f"{name}.ttf"), None) for name in ("One", "Two"))
    lettering = Lettering({"a": sans}, {"a": serif, "b": sans})
    assert lettering.names("sans") == ("Other One",)
    assert lettering.names("serif") == ("Other One", "Other Two")


@NOTO
@pytest.mark.parametrize(("region", "kind"), [("", "JP"), ("JP", "JP"), ("KR", "KR")])
def test_of_a_collection_the_first_face_is_taken_or_that_of_the_region(region: str, kind: str) -> None:
    font = fallback_fonts.font_named("NotoSansCJK", "KR")
    assert font is not None
    made = TTFont(io.BytesIO(fallback_fonts.subset(font.regular, region, frozenset("骨"))))
    assert made["name"].getBestFamilyName() == f"Noto Sans CJK {kind}"


def test_a_brand_may_name_fonts_of_a_package(
    sample: tree.Document, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The upright sans face has it, the serif family does not, so it is no character of the brand's.
    sans = brand.sans.model_copy(update={"faces": brand.sans.faces[:1]})
    own = brand.model_copy(update={"sans": brand.serif, "others": (sans,)})
    with only_fonts_in(monkeypatch):
        assert family(sample, own, "ŋ") == ("Source Sans Pro", "Source Sans Pro")


def test_scripts_of_shared_characters_are_those_of_the_words_before() -> None:
    assert [script for _, script in scripts_in("क।")] == ["Deva", "Deva"]
    assert [script for _, script in scripts_in("ক।")] == ["Beng", "Beng"]
    assert [script for _, script in scripts_in("☎ע")] == ["Zyyy", "Hebr"]
    # U+0378 is assigned to nothing.
    assert [script for _, script in scripts_in("क\u0378")] == ["Deva", "Deva"]


@pytest.mark.parametrize(
    ("lang", "region"),
    [
        *(("ja", "JP"), ("ko-KR", "KR"), ("zh", "SC"), ("zh-Hans-SG", "SC"), ("zh-TW", "TC"), ("zh-Hant-HK", "HK")),
        *(("zh-MO", "HK"), ("yue", "HK"), ("en", None), (None, None)),
    ],
)
def test_the_kind_of_han_letters_follows_the_language(lang: str | None, region: str | None) -> None:
    assert region_of(lang) == region


def test_without_a_language_the_other_letters_tell() -> None:
    assert likely_region(["en", None], "骨の") == "JP"
    assert likely_region(["en"], "骨각") == "KR"
    assert likely_region(["en", "zh-TW", "ja"], "骨の") == "TC"
    assert likely_region([], "骨") == "SC"


def test_what_needs_a_glyph() -> None:
    assert all(is_drawn(character) for character in "aعक्́☎")
    assert not any(is_drawn(character) for character in " \u00a0\u200d\u200f\ufe0f\u2060")
    assert is_complex("aक")
    assert not is_complex("aé骨Ω")


def test_the_list_is_whole() -> None:
    table = fallback_table()
    assert {"Arab", "Hebr", "Deva", "Thai", "Khmr", "Laoo", "Mymr", "Hani", "Hira", "Hang"} <= table.scripts.keys()
    assert {entry.package for entry in (*table.scripts.values(), *table.general)} == {
        "fonts-noto-core",
        "fonts-noto-cjk",
    }


@NOTO
def test_every_family_of_the_list_is_in_its_package() -> None:
    table = fallback_table()
    stems = {stem for entry in (*table.scripts.values(), *table.general) for stem in (entry.sans, entry.serif)}
    assert {stem for stem in stems if system_fonts.font_file(stem, "Regular") is None} == set()


def test_builds_know_when_fonts_come_or_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    for size in (1, 2):
        (tmp_path / "A-Regular.ttf").write_bytes(b"x" * size)
        with only_fonts_in(monkeypatch, tmp_path):
            environment.cache_clear()
            found.add(environment())
    environment.cache_clear()
    assert len(found) == 2


BASES = {
    "Beng": "ক",
    "Deva": "क",
    "Khmr": "ក",
    "Knda": "ಕ",
    "Laoo": "ກ",
    "Mlym": "ക",
    "Mymr": "က",
    "Orya": "କ",
    "Sinh": "ක",
    "Taml": "க",
    "Telu": "క",
    "Thai": "ก",
    "Tibt": "ཀ",
}
"""A letter of each script that splits vowels."""


@pytest.mark.parametrize(
    ("character", "parts"),
    [
        ("\u0e33", "\u0e4d\u0e32"),
        ("\u0eb3", "\u0ecd\u0eb2"),
        ("\u09cb", "\u09c7\u09be"),
        ("\u17c4", "\u17c1"),
        ("\u0ddd", "\u0ddc\u0dd9\u0dcf\u0dca"),
        ("ế", "êe\u0302\u0301"),
        # Near misses: looks are no parts.
        *(("\u0e32", ""), ("\u0eb2", ""), ("\u17b6", ""), ("²", ""), ("\uff21", ""), ("\ufee1", ""), ("a", "")),
    ],
)
def test_parts_are_what_shaping_splits(character: str, parts: str) -> None:
    assert shaping_parts(character) == frozenset(parts)


@NOTO
@pytest.mark.parametrize("script", BASES)
@pytest.mark.parametrize("role", ["sans", "serif"])
def test_a_subset_shapes_as_the_whole_font_does(script: str, role: str) -> None:
    stem = next(fallback_table().entries(script)).stems(role)[0]
    font = fallback_fonts.font_named(stem, "")
    if font is None:
        pytest.skip(f"no font of {stem} is installed")
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font.regular)))
    tried = 0
    for character, of in scripts_in("".join(map(chr, sorted(whole.unicodes)))):
        splits = unicodedata.category(character).startswith("M") or unicodedata.decomposition(character)
        if of == script and splits:
            text = BASES[script] + character
            data = fallback_fonts.subset(font.regular, font.region, frozenset(text))
            assert shaped(data, text) == shaped(font.regular.read_bytes(), text), f"U+{ord(character):04X}"
            tried += 1
    assert tried > 5


def shaped(data: bytes, text: str) -> list[tuple[bool, int, int]]:
    """For each glyph whether the font has it, its advance, and how far it is moved."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data))), buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint != 0, place.x_advance, place.x_offset) for info, place in pairs]


@NOTO
@pytest.mark.parametrize(("lang", "text"), [("th", "สำคัญ น้ำ"), ("lo", "ນຳ ສຳຄັນ"), ("bn", "কোন"), ("km", "កោះ")])
def test_letters_that_shaping_splits_make_a_document(lang: str, text: str, sample: tree.Document, brand: Brand) -> None:
    given = document(sample, h(1, "title", "Title"), p(text, lang=lang), p("plain ", Span((Text(text),), lang=lang)))
    with pdfplumber.open(io.BytesIO(write_pdf(given, brand).data)) as pdf:
        names = {str(char["fontname"]).partition("+")[2] for page in pdf.pages for char in page.chars}
    assert all(name.startswith(("Brand", "Other-Noto")) for name in names)
    page = write_html(given, brand).decode()
    (data,) = re.findall(r'font-family:"Other Noto Serif[^}]*font-weight:400[^}]*base64,([^)]+)', page)
    drawn = TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap()
    assert {ord(part) for letter in text for part in shaping_parts(letter)} <= set(drawn)


def test_each_text_has_the_language_of_what_is_around_it(sample: tree.Document) -> None:
    words = (Text("a"), Span((Text("b"), tree.Strong((Text("c"),))), lang="fr"), Span((Text("d"),)))
    link = tree.Link("https://example.org", (tree.Emphasis((Span((Text("e"),), lang="ar"),)),))
    quotation = tree.Quotation((tree.Paragraph((*words, link)),), lang="th")
    document = replace(sample, blocks=(quotation, tree.Paragraph((Text("f"), tree.LineBreak()))), lang="en")
    found = [("a", "th"), ("b", "fr"), ("c", "fr"), ("d", "th"), ("e", "ar"), ("f", "en")]
    assert list(texts_of(document)) == found


@pytest.mark.parametrize(
    ("typographic", "plain", "region", "name"),
    [
        ("Noto Sans", "Noto Sans Light", "", "Noto Sans"),
        ("", "Noto Sans", "", "Noto Sans"),
        ("", "Noto Sans CJK JP", "JP", "Noto Sans CJK"),
        ("", "Noto Sans CJK JP", "", "Noto Sans CJK JP"),
    ],
)
def test_a_font_has_the_name_of_its_whole_family(
    typographic: str, plain: str, region: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = {
        uharfbuzz.OTNameIdPredefined.TYPOGRAPHIC_FAMILY: typographic,
        uharfbuzz.OTNameIdPredefined.FONT_FAMILY: plain,
    }
    monkeypatch.setattr(fallback_fonts, "_face", lambda *_: SimpleNamespace(get_name=called.get))
    assert fallback_fonts._family_name(Path("a.otf"), region) == name
