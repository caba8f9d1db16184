"""Pictures for paper: no more pixels than are printed, in the colours of screens, photographs as JPEG."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from outcome_reports.intake.images import clean_image, scaled_image


def bytes_of(image: Image.Image, format: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Every pixel of another colour."""
    image = Image.new("RGB", (width, height))
    image.putdata([(x % 256, y % 256, (x + y) % 256) for y in range(height) for x in range(width)])
    return image.convert(mode)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("image", "format", "width", "kind", "size"),
    [
        (photograph(800, 400), "JPEG", 25.4, "JPEG", (300, 150)),
        (photograph(800, 400), "PNG", 25.4, "JPEG", (300, 150)),
        (photograph(200, 100), "PNG", 25.4, "JPEG", (200, 100)),
        (photograph(800, 400, "RGBA"), "PNG", 25.4, "PNG", (300, 150)),
        (Image.new("RGB", (800, 400), "red"), "PNG", 25.4, "PNG", (300, 150)),
        (Image.new("RGB", (20, 10), "red"), "PNG", 25.4, "PNG", (20, 10)),
    ],
)
def test_pixels_are_those_that_are_printed(
    image: Image.Image, format: str, width: float, kind: str, size: tuple[int, int]
) -> None:
    scaled = opened(scaled_image(clean_image("a", bytes_of(image, format)), width))
    assert (scaled.format, scaled.size, scaled.info.get("exif")) == (kind, size, None)


@pytest.mark.parametrize("format", ["WEBP", "TIFF", "GIF", "PNG", "JPEG"])
def test_every_kind_of_picture_is_taken(format: str) -> None:
    data = clean_image("a", bytes_of(photograph(40, 20), format))
    assert opened(data).format in {"PNG", "JPEG"}
    assert opened(data).size == (40, 20)


def test_colours_of_another_profile_become_those_of_screens() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (4, 4), (200, 30, 30))
    same = opened(clean_image("a", bytes_of(image, "PNG", icc_profile=lab)))
    assert same.convert("RGB").getpixel((0, 0)) == (200, 30, 30)
    assert "icc_profile" not in same.info
    broken = opened(clean_image("a", bytes_of(image, "PNG", icc_profile=b"not a profile")))
    assert broken.convert("RGB").getpixel((0, 0)) == (200, 30, 30)


def test_drawings_stay_drawings() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="2" height="2"/></svg>'
    assert clean_image("a.svg", svg).startswith(b"<svg")
