"""Pictures for paper: no more pixels than are printed, in the colours of screens, photographs as JPEG."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from outcome_reports.intake.images import clean_image, opening_image, scaled_image
from outcome_reports.intake.regular_files import RefusedError
from tests.support.whole_messages import Whole


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


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


def test_pictures_of_telephones_need_their_library(whole: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with whole.raises(RefusedError, match=r"“a\.heic” is HEIF, .* is not installed") as found:
        clean_image("a.heic", HEIC)
    assert found.value.hint == "pip install pillow-heif, or export it as JPEG"


def test_pictures_of_telephones_are_read_where_their_library_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def register(*, thumbnails: bool) -> None:
        """Teach Pillow the format as the library does: here a PNG follows the first box."""
        assert not thumbnails
        Image.register_open("HEIF", Opened, lambda prefix: prefix[4:12] == b"ftypheic")

    class Opened(PngImagePlugin.PngImageFile):
        format = "HEIF"

        def __init__(self, file: io.BytesIO, _: str | None = None) -> None:
            super().__init__(io.BytesIO(file.read()[len(HEIC) :]))

    monkeypatch.setitem(sys.modules, "pillow_heif", SimpleNamespace(register_heif_opener=register))
    out = io.BytesIO()
    Image.new("RGB", (5, 4), "red").save(out, "PNG")
    try:
        cleaned = clean_image("a.heic", HEIC + out.getvalue())
    finally:
        Image.OPEN.pop("HEIF", None)
        Image.ID.remove("HEIF")
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert (picture.format, picture.size) == ("PNG", (5, 4))


@pytest.mark.parametrize("data", [b"\0\0\0\x18ftypmp42", b"\0\0\0\x18ftypavif", b"ftypheic"])
def test_what_only_looks_like_it_is_no_picture_of_a_telephone(whole: Whole, data: bytes) -> None:
    with whole.raises(RefusedError, match="is not a usable picture"):
        clean_image("a.heic", data)


def test_the_first_picture_of_a_gif_is_taken() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with Image.open(io.BytesIO(clean_image("a.gif", out.getvalue()))) as picture:
        assert picture.convert("RGB").getpixel((3, 3)) == (255, 0, 0)
        assert getattr(picture, "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("size", "focus", "corner"),
    [
        ((500, 1000), (50, 0), (0, 0)),
        ((500, 1000), (50, 50), (0, 400)),
        ((500, 1000), (50, 100), (0, 800)),
        ((2500, 500), (0, 50), (0, 0)),
        ((2500, 500), (100, 50), (1250, 0)),
        ((500, 200), (0, 100), (0, 0)),
        ((1, 1), (50, 50), (0, 0)),
        ((5000, 1), (50, 50), (2499, 0)),
    ],
)
def test_an_opening_is_cut_around_its_focus(
    size: tuple[int, int], focus: tuple[int, int], corner: tuple[int, int]
) -> None:
    """The red of each pixel says how far it is from the left, its green how far from the top."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    image = Image.merge("RGB", (across, Image.linear_gradient("L").resize(size), Image.new("L", size)))
    cut = opened(opening_image(bytes_of(image, "PNG"), focus)).convert("RGB")
    assert cut.width <= 2480
    assert abs(cut.width / cut.height - 2.5) < 0.02 or min(size) == 1
    found, expected = cut.getpixel((0, 0)), image.getpixel(corner)
    assert isinstance(found, tuple)
    assert isinstance(expected, tuple)
    assert all(abs(one - other) <= 3 for one, other in zip(found, expected, strict=True))
