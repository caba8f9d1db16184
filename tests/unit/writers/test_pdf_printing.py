"""PDFs for the printing house: art into the bleed, marks outside it, and nothing else changed."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.validating import Unavailable, verapdf
from outcome_reports.writers.output_options import Printing, millimetres
from outcome_reports.writers.pdf import PdfOptions, PdfResult, write_pdf
from tests.support.extracting import characters_of_pdf

POINT = 72 / 25.4


def made(document: tree.Document, brand: Brand, printing: Printing | None) -> PdfResult:
    return write_pdf(document, brand, PdfOptions(printing=printing))


@pytest.fixture(scope="module")
def plain(short: tree.Document, brand: Brand) -> PdfResult:
    return made(short, brand, None)


@pytest.fixture(scope="module")
def marked(short: tree.Document, brand: Brand) -> PdfResult:
    return made(short, brand, Printing(5, crop_marks=True))


def boxes(data: bytes) -> set[tuple[tuple[float, ...], ...]]:
    pages = PdfReader(io.BytesIO(data)).pages
    return {tuple(_millimetres(page[name]) for name in NAMES) for page in pages}


def _millimetres(box: Any) -> tuple[float, ...]:
    return tuple(round(float(side) / POINT, 2) for side in box)


NAMES = ("/TrimBox", "/BleedBox", "/MediaBox")


def test_boxes_of_all_pages(marked: PdfResult, plain: PdfResult, short: tree.Document, brand: Brand) -> None:
    trim = (0, 0, 210, 297)
    assert boxes(marked.data) == {(trim, (-5, -5, 215, 302), (-12, -12, 222, 309))}
    bleed = (-3, -3, 213, 300)
    assert boxes(made(short, brand, Printing(3)).data) == {(trim, bleed, bleed)}
    assert {box[2] for box in boxes(plain.data)} == {trim}


def test_marks_are_two_millimetres_outside_the_bleed_and_five_long(marked: PdfResult) -> None:
    for page in PdfReader(io.BytesIO(marked.data)).pages:
        contents: Any = page["/Contents"]
        drawn = contents[0].get_object().get_data().decode()
        assert drawn.startswith("/Artifact BMC q 0.25 w 0 0 0 RG ")
        assert drawn.endswith(" S Q EMC")
        lines = re.findall(r"(\S+) (\S+) m (\S+) (\S+) l S", drawn)
        outside = {-7: -12, 304: 309}
        across = {(x, y, x, outside[y]) for x in (0, 210) for y in outside}
        outside = {-7: -12, 217: 222}
        along = {(x, y, outside[x], y) for x in outside for y in (0, 297)}
        assert {tuple(round(float(number) / POINT, 2) for number in line) for line in lines} == across | along
        assert len(lines) == 8


def test_words_and_pages_stay(marked: PdfResult, plain: PdfResult) -> None:
    assert characters_of_pdf(marked.data) == characters_of_pdf(plain.data)
    assert (marked.pages, marked.page_count) == (plain.pages, plain.page_count)


def picture(data: bytes, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        drawn: Any = document[number].render(scale=POINT)
        image: Image.Image = drawn.to_pil().convert("RGB")
    return image


def test_art_reaches_into_the_bleed_and_marks_are_outside(marked: PdfResult, brand: Brand) -> None:
    scale = POINT * POINT
    opener = marked.pages["c1"] - 1 if "c1" in marked.pages else None
    for number in [0] if opener is None else [0, opener]:
        image = picture(marked.data, number)

        def at(x: float, y: float, image: Image.Image = image) -> str:
            pixel: Any = image.getpixel((int(x * scale), int(y * scale)))
            return "#{:02x}{:02x}{:02x}".format(*pixel)

        # The page is 234 by 321 mm, its bleed begins at 7 mm, the page itself at 12.
        assert {at(7.6, 8), at(226, 8)} == {brand.light.primary}
        assert {at(5, 100), at(229.5, 100), at(2, 2)} == {"#ffffff"}
        across = {at(12 + step / 20, 2) for step in range(-20, 21)}
        assert min(across) < "#a00000"
    image = picture(marked.data, 0)
    assert image.getpixel((int(9 * scale), int(318.5 * scale))) == (255, 255, 255)


def test_it_is_still_archival_and_accessible(marked: PdfResult, tmp_path: Any) -> None:
    file = tmp_path / "marked.pdf"
    file.write_bytes(marked.data)
    try:
        verdicts = verapdf.validate_pdf([file])
    except Unavailable as missing:
        pytest.skip(str(missing))
    assert verdicts
    assert {(verdict.outcome, verdict.failures) for verdict in verdicts} == {("passed", ())}
    assert all((verdict.checks or 0) > 500 for verdict in verdicts)


@pytest.mark.parametrize(("text", "length"), [("3mm", 3), ("3.5 mm", 3.5), (" 4 ", 4)])
def test_lengths_are_read_in_millimetres(text: str, length: float) -> None:
    assert millimetres(text) == length


@pytest.mark.parametrize("text", ["", "3cm", "-3mm", "3,5mm", "mm"])
def test_what_is_not_a_length(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length in millimetres, such as 3mm"):
        millimetres(text)


@pytest.mark.parametrize("bleed", [-1, 21])
def test_what_is_not_a_bleed(bleed: float) -> None:
    with pytest.raises(ValueError, match="is not possible: it is 0 to 20 mm"):
        Printing(bleed)
