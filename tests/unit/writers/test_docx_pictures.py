"""Pictures: no hidden data, colours that Word can show, alternative texts, no room beyond the page."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from outcome_reports import tree
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.docx.blocks.picture_blocks import word_picture
from outcome_reports.writers.docx.oxml.measures import TEXT_WIDTH, emu
from tests.support.sample_tree import CHART
from tests.unit.writers.docx_reading import BARE, BRAND, W, body_of, document, parts

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
SECRET = b"taken in a place that is nobody's business"


def _png() -> bytes:
    out, info = io.BytesIO(), PngInfo()
    info.add_text("Comment", SECRET.decode())
    Image.new("RGB", (40, 20), "teal").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def _jpeg(mode: str = "RGB", orientation: int | None = 1) -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = SECRET.decode()
    if orientation is not None:
        exif[0x0112] = orientation
    Image.new(mode, (40, 20)).save(out, "JPEG", exif=exif, comment=SECRET)
    return out.getvalue()


@pytest.mark.parametrize("data", [_png(), _jpeg()], ids=["png", "jpeg"])
def test_hidden_data_is_left_out_and_the_picture_is_the_same(data: bytes) -> None:
    assert SECRET in data
    found = word_picture(data, "image/any", 50)
    assert SECRET not in found
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(found)) as after:
        assert before.tobytes() == after.tobytes()


def test_cmyk_becomes_rgb_and_stays_a_jpeg() -> None:
    with Image.open(io.BytesIO(word_picture(_jpeg("CMYK"), "image/jpeg", 50))) as image:
        assert (image.mode, image.format) == ("RGB", "JPEG")


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_jpeg_that_word_can_show_is_not_written_again(mode: str) -> None:
    data = _jpeg(mode)
    found = word_picture(data, "image/jpeg", 50)
    assert found.startswith(b"\xff\xd8")
    assert data.endswith(found[-100:])


@pytest.mark.parametrize(("mode", "format"), [("P", "GIF"), ("RGB", "WEBP"), ("L", "GIF"), ("LA", "WEBP")])
def test_other_formats_become_png_without_hidden_data(mode: str, format: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, format)
    found = word_picture(out.getvalue(), f"image/{format.lower()}", 50)
    with Image.open(io.BytesIO(found)) as image:
        assert (image.format, image.mode in {"RGB", "RGBA"}) == ("PNG", True)
    assert found == word_picture(found, "image/png", 50)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_can_be_seen_through_stays_so(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "TIFF")
    with Image.open(io.BytesIO(word_picture(out.getvalue(), "image/tiff", 50))) as image:
        assert image.getpixel((1, 1)) == (0, 0, 0, 0)


def test_a_jpeg_that_does_not_say_how_it_is_held_is_upright() -> None:
    assert word_picture(_jpeg(orientation=None), "image/jpeg", 50) == word_picture(_jpeg(), "image/jpeg", 50)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", _png()[:60], _jpeg()[:300], b"GIF89a"], ids=len)
def test_half_a_picture_is_refused(data: bytes) -> None:
    with pytest.raises((OSError, SyntaxError)):
        word_picture(data, "image/any", 50)


def test_a_picture_on_its_side_is_set_upright() -> None:
    with Image.open(io.BytesIO(word_picture(_jpeg(orientation=6), "image/jpeg", 50))) as image:
        assert image.size == (20, 40)
        assert not image.getexif()


def test_other_formats_become_png() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (1, 2, 3, 4)).save(out, "WEBP", lossless=True)
    assert word_picture(out.getvalue(), "image/webp", 50).startswith(b"\x89PNG")


def test_a_drawing_is_turned_into_points() -> None:
    with Image.open(io.BytesIO(word_picture(CHART, "image/svg+xml", 100))) as image:
        assert image.mode == "RGBA"
        assert image.width == pytest.approx(image.height * 400 / 120, rel=0.01)
        assert image.getpixel((0, 0))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("svg", "said"),
    [
        (
            b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='file:///etc/passwd'/></svg>",
            "it refers to",
        ),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "viewBox"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='5cm' height='3cm'/>", "viewBox"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9'/>", "viewBox"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 9'/>", "has no size"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 0'/>", "has no size"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='-1' height='9'/>", "has no size"),
        (b"<svg", "is not SVG"),
    ],
)
def test_a_drawing_that_is_none_or_wants_more_is_refused(svg: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        word_picture(svg, "image/svg+xml", 50)


@pytest.mark.parametrize(
    ("size", "ratio"),
    [
        ("viewBox='0 0 40 20'", 0.5),
        ("viewBox='0,0,40,10'", 0.25),
        ("viewBox='5 5 40 20' width='7' height='9'", 0.5),
        ("width='30px' height='15'", 0.5),
        ("width='0.5' height='0.5'", 1.0),
    ],
)
def test_a_drawing_is_as_high_as_its_size_says(size: str, ratio: float) -> None:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' {size}><rect width='9' height='9'/></svg>"
    with Image.open(io.BytesIO(word_picture(svg.encode(), "image/svg+xml", 50))) as image:
        assert image.width == pytest.approx(50 / 25.4 * 250, abs=2)
        assert image.height == pytest.approx(image.width * ratio, abs=2)


def _written(*images: tree.Image) -> bytes:
    return write_docx(document(*images, assets={"teal": tree.Asset(_png(), "image/png")}), BRAND, BARE)


def test_alternative_texts_and_decorations() -> None:
    body = body_of(
        _written(tree.Image(asset="teal", alt="A field", width=30), tree.Image(asset="teal", alt="", width=30))
    )
    told, decoration = body.iter(f"{WP}docPr")
    assert told.get("descr") == "A field"
    assert told.find(f".//{DECORATIVE}") is None
    assert decoration.get("descr") is None
    assert decoration.find(f".//{DECORATIVE}") is not None
    assert told.get("id") != decoration.get("id")


def test_the_same_picture_is_in_the_file_once() -> None:
    names = parts(_written(*(tree.Image(asset="teal", alt="A field", width=30) for _ in range(3))))
    assert len([name for name in names if name.startswith("word/media/")]) == 1


def test_a_picture_is_no_wider_than_its_room() -> None:
    body = body_of(_written(tree.Image(asset="teal", alt="A field", width=400)))
    (extent,) = body.iter(f"{WP}extent")
    assert int(extent.get("cx") or 0) == emu(TEXT_WIDTH)
    assert int(extent.get("cy") or 0) == emu(TEXT_WIDTH / 2)
    assert body.find(f".//{W}drawing") is not None


def test_without_pypdfium2_word_gets_no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ValueError, match=r"^Word shows no SVG: export it as PNG, or install pypdfium2$"):
        word_picture(CHART, "image/svg+xml", 50)
