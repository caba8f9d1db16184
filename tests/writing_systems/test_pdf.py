# ruff: noqa: RUF001 - marks of other scripts look like ours, and are none
"""Sentences of many scripts on paper: drawn, broken into lines, in the right order for eyes and for programs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pdfplumber
import pytest
from pypdf import PdfReader

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.pdf import write_pdf
from tests.support.sample_tree import p
from tests.unit.writers.fonts import NOTO
from tests.writing_systems.sentences import EAST_ASIAN, RIGHT_TO_LEFT, SENTENCES, sentences_document

pytestmark = NOTO
LEFT, RIGHT = (edge / 25.4 * 72 for edge in (22, 188))


@pytest.fixture(scope="module")
def extracted(files: dict[str, Path]) -> str:
    if not (program := shutil.which("pdftotext")):
        pytest.skip("poppler-utils is not installed")
    return subprocess.run([program, files["pdf"], "-"], capture_output=True, check=True, text=True).stdout


def plain(text: str) -> str:
    """Without white space and marks of direction, composed."""
    letters = unicodedata.normalize("NFKC", text)
    return "".join(c for c in letters if not c.isspace() and unicodedata.category(c) != "Cf")


@pytest.fixture(scope="module")
def pages(files: dict[str, Path]) -> Iterator[list[Any]]:
    with pdfplumber.open(files["pdf"]) as pdf:
        yield pdf.pages


def test_only_fonts_that_were_chosen_draw(files: dict[str, Path]) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(files["pdf"]).pages
        for font in cast("Any", page["/Resources"])["/Font"].values()
    }
    names = {name.partition("+")[2] for name in fonts}
    assert {name.split("-")[0] for name in names} == {"Brand", "Other"}
    assert any(name.startswith("Other-Noto-Naskh-Arabic") for name in names)
    assert any(name.startswith("Other-Noto-Serif-CJK") for name in names)


@pytest.mark.parametrize("lang", sorted(SENTENCES.keys() - RIGHT_TO_LEFT))
def test_words_come_out_as_they_went_in(lang: str, extracted: str) -> None:
    # pdftotext may put the number of an item between the lines of its text.
    assert plain(extracted.replace("\n1.\n", "\n")).count(plain(SENTENCES[lang])) >= 5


# Programs that read PDF by its glyphs do not know how the vowels of Thaana go; the tag tree does.
@pytest.mark.parametrize("lang", sorted(RIGHT_TO_LEFT - {"dv"}))
def test_words_from_right_to_left_come_out_in_order(lang: str, extracted: str) -> None:
    words = re.compile(r"[\u0590-\u07bf]+")
    wanted = words.findall(unicodedata.normalize("NFKC", SENTENCES[lang]).replace("\u200c", ""))
    found = words.findall(unicodedata.normalize("NFKC", extracted).replace("\u200c", ""))
    assert "\n".join(wanted) in "\n".join(found)


@pytest.mark.parametrize("lang", sorted(RIGHT_TO_LEFT))
@pytest.mark.parametrize("block", ["text", "strong"])
def test_the_tag_tree_spells_what_runs_from_right_to_left(lang: str, block: str, files: dict[str, Path]) -> None:
    (element,) = _elements(PdfReader(files["pdf"]), f"{block}-{lang}")
    assert plain("".join(_spoken(element))) == plain(SENTENCES[lang])


def test_the_tag_tree_has_languages(files: dict[str, Path]) -> None:
    reader = PdfReader(files["pdf"])
    for lang in SENTENCES:
        (element,) = _elements(reader, lang)
        assert element["/Lang"] == lang


def test_nothing_is_wider_than_the_page_allows(pages: list[Any]) -> None:
    letters = [letter for page in pages for letter in page.chars if letter["text"].strip()]
    assert min(letter["x0"] for letter in letters) > LEFT - 1
    assert max(letter["x1"] for letter in letters) < RIGHT + 1


@pytest.mark.parametrize("lang", sorted(EAST_ASIAN | {"th", "lo", "km"}))
def test_scripts_without_spaces_are_broken_into_lines(lang: str, extracted: str) -> None:
    lines = [line.strip() for line in extracted.splitlines()]
    sentence = plain(SENTENCES[lang])
    parts = [line for line in lines if len(plain(line)) > 4 and plain(line) in sentence]
    assert len(parts) > 5
    # Rules of East Asian typesetting: no line begins with a mark that closes (JIS X 4051, CLREQ).
    assert not [line for line in lines if line[:1] in tuple("、。，）」』：；！？")]
    # A vowel sign or tone stays with its letter.
    assert not [line for line in parts if unicodedata.category(line[0]).startswith("M")]


def test_words_of_another_direction_are_where_they_belong(pages: list[Any]) -> None:
    words = pages[-1].extract_words()
    (said,) = [word for word in words if word["text"] == "said"]
    (and_,) = [word for word in words if word["text"] == "and" and abs(word["top"] - said["top"]) < 2]
    arabic = [word for word in words if said["x1"] < word["x0"] < and_["x0"] and abs(word["top"] - said["top"]) < 6]
    assert min(word["x0"] for word in arabic) - said["x1"] > 1.5
    assert and_["x0"] - max(word["x1"] for word in arabic) > 1.5
    (work,), (plan,) = ([word for word in words if word["text"] == text] for text in ("Work", "Plan"))
    (bali,) = [word for word in words if word["text"] == "Bali" and abs(word["top"] - plan["top"]) < 2]
    assert bali["x0"] > plan["x1"] > plan["x0"] > work["x1"]


def test_decomposed_letters_are_drawn_composed(brand: Brand) -> None:
    sentence = unicodedata.normalize("NFD", SENTENCES["vi"])
    composed, decomposed = (
        write_pdf(replace(sentences_document(), blocks=(p(text, id="vi"),)), brand).data
        for text in (SENTENCES["vi"], sentence)
    )
    first, second = (_glyphs(data) for data in (composed, decomposed))
    assert first
    assert first == second


def _glyphs(data: bytes) -> list[tuple[str, int, int]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        letters = pdf.pages[0].chars
        return [(char["fontname"].partition("+")[2], round(char["x0"]), round(char["top"])) for char in letters]


def test_equal_documents_give_equal_bytes(document: tree.Document, brand: Brand, files: dict[str, Path]) -> None:
    assert write_pdf(document, brand).data == files["pdf"].read_bytes()


def _elements(reader: PdfReader, id: str) -> list[Any]:
    return [
        element
        for element in _below(cast("Any", reader.root_object["/StructTreeRoot"])["/K"])
        if element.get("/ID") == id
    ]


def _below(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for kid in node:
            yield from _below(kid)
    elif hasattr(node, "get") and "/S" in node:
        yield node
        if "/K" in node:
            yield from _below(node["/K"])


def _spoken(element: Any) -> Iterator[str]:
    for inner in _below(element):
        if "/ActualText" in inner:
            yield str(inner["/ActualText"])
