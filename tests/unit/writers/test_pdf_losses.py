"""What a layout would lose is an error that says what and where."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.pdf import PdfOptions, write_pdf
from tests.support.sample_tree import p
from tests.unit.writers.fonts import only_fonts_in


def _with(sample: tree.Document, *blocks: tree.Block) -> tree.Document:
    return replace(sample, blocks=blocks)


def test_a_missing_glyph_is_named_with_its_place(
    sample: tree.Document, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _with(sample, p("Peace, ", "שלום", id="greeting"))
    with only_fonts_in(monkeypatch), pytest.raises(RenderError) as caught:
        write_pdf(document, brand)
    assert len(caught.value.problems) == 4
    message = str(caught.value)
    assert "“ש” (U+05E9 HEBREW LETTER SHIN)" in message
    assert "#greeting" in message
    assert "Peace, שלום" in message
    assert "install the Debian package fonts-noto-core" in message


def test_characters_of_all_kinds_that_the_fonts_have(sample: tree.Document, brand: Brand) -> None:
    text = "Hạ Lương, Türkiye, Île-Sœur, Łódź, “quoted” – 5 € → ½ № 3"
    document = _with(sample, p(text, tree.Emphasis((tree.Text(text),)), tree.Strong((tree.Text(text),))))
    assert write_pdf(document, brand).page_count == 1


def test_a_picture_that_cannot_be_read(sample: tree.Document, brand: Brand) -> None:
    document = replace(
        _with(sample, tree.Image("broken", "A picture", 40)),
        assets={"broken": tree.Asset(b"\x89PNG\r\n\x1a\nnothing", "image/png")},
    )
    with pytest.raises(RenderError, match="memory:asset/broken"):
        write_pdf(document, brand)


def test_an_svg_that_asks_for_a_file_is_refused(sample: tree.Document, brand: Brand) -> None:
    inside = b'<image href="file:///etc/passwd" width="9" height="9"/>'
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + inside + b"</svg>"
    document = replace(
        _with(sample, tree.Image("chart", "A chart", 40)), assets={"chart": tree.Asset(svg, "image/svg+xml")}
    )
    with pytest.raises(RenderError, match="file:///etc/passwd"):
        write_pdf(document, brand)


def test_a_decoration_has_no_place_in_the_tags(sample: tree.Document, brand: Brand) -> None:
    assert write_pdf(_with(sample, tree.Image("signature-1", "", 40)), brand).page_count == 1


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("p { colour: red }", "colour"),
        ("p { background: url(https://example.org/x.png) }", "https://example.org/x.png"),
        ('@import "file:///etc/passwd";', "file:///etc/passwd"),
    ],
)
def test_a_stylesheet_that_goes_wrong_is_reported_each_time(
    style: str, message: str, tmp_path: Path, sample: tree.Document, brand: Brand
) -> None:
    (tmp_path / "css" / "print").mkdir(parents=True)
    (tmp_path / "css" / "print" / "99-own.css").write_text(style)
    for _ in range(2):
        with pytest.raises(RenderError, match=message):
            write_pdf(_with(sample, p("words")), brand, PdfOptions(overrides=tmp_path))


def test_messages_of_others_are_not_ours(sample: tree.Document, brand: Brand) -> None:
    logger = logging.getLogger("weasyprint")
    before = list(logger.handlers)
    write_pdf(_with(sample, p("words")), brand)
    assert logger.handlers == before
