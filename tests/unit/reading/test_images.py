from __future__ import annotations

import io
import os
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageFile

from outcome_reports.reading.images import MAX_PIXELS, ImageError, read_image

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.folders import EditionFolder


def picture(mode: str = "RGB", format: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, **({"color": 200} if mode == "L" else {})).save(out, format, **options)
    return out.getvalue()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An edition's folder with a picture in it, and one outside of it."""
    (tmp_path / "edition" / "images").mkdir(parents=True)
    (tmp_path / "edition" / "images" / "a.png").write_bytes(picture())
    (tmp_path / "outside.png").write_bytes(picture())
    return tmp_path / "edition"


def put(place: Path, data: bytes, name: str = "images/b.png") -> Image.Image:
    (place / name).write_bytes(data)
    return Image.open(io.BytesIO(read_image(place, name)))


def refusal(place: Path, name: str) -> str:
    with pytest.raises(ImageError) as caught:
        read_image(place, name)
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize(
    "name",
    [
        "../outside.png",
        "images/../../outside.png",
        "images/../images/a.png",
        "/etc/hostname",
        "//host/a.png",
        "\\\\host\\a.png",
        "images\\a.png",
        "C:/a.png",
        "file:///etc/hostname",
        "https://example.org/a.png",
        "data:image/png,x",
        "..",
        "images/..",
        "a\x00.png",
        "a\n.png",
    ],
)
def test_paths_out_of_the_edition_are_refused_without_a_look(place: Path, name: str) -> None:
    assert "is no path inside the edition" in refusal(place, name)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("images/none.png", "is not there"),
        ("images/" + "x" * 300 + ".png", "is not there"),
        ("images/a.png/b.png", "is not there"),
        ("images/A.png", "is not there"),
        ("Images/a.png", "is not there"),
        ("images", "leads out"),
        (".", "leads out"),
        ("images/", "leads out"),
        ("./images/a.png", "is not written as the file is"),
        ("images//a.png", "is not written as the file is"),
    ],
)
def test_the_name_is_that_of_a_file(place: Path, name: str, message: str) -> None:
    assert message in refusal(place, name)


def test_links_are_not_followed(place: Path) -> None:
    (place / "images" / "link.png").symlink_to(place.parent / "outside.png")
    (place / "images" / "inner.png").symlink_to("a.png")
    (place / "loop.png").symlink_to("loop.png")
    (place / "up").symlink_to("..")
    os.mkfifo(place / "pipe.png")
    assert "leads out" in refusal(place, "images/link.png")
    assert "is not written as the file is" in refusal(place, "images/inner.png")
    assert "is not there" in refusal(place, "loop.png")
    assert "leads out" in refusal(place, "up/outside.png")
    assert "leads out" in refusal(place, "pipe.png")


@pytest.mark.parametrize(
    ("mode", "format", "becomes"),
    [
        ("RGB", "PNG", ("PNG", "RGB")),
        ("RGBA", "PNG", ("PNG", "RGBA")),
        ("L", "PNG", ("PNG", "L")),
        ("LA", "PNG", ("PNG", "LA")),
        ("P", "PNG", ("PNG", "P")),
        ("1", "PNG", ("PNG", "RGBA")),
        ("I;16", "PNG", ("PNG", "L")),
        ("RGB", "JPEG", ("JPEG", "RGB")),
        ("L", "JPEG", ("JPEG", "L")),
        ("CMYK", "JPEG", ("JPEG", "RGB")),
        ("RGB", "WEBP", ("PNG", "RGB")),
        ("RGB", "GIF", ("PNG", "RGBA")),
        ("CMYK", "TIFF", ("PNG", "RGB")),
        ("RGB", "BMP", ("PNG", "RGB")),
    ],
)
def test_what_writers_can_use_comes_out(place: Path, mode: str, format: str, becomes: tuple[str, str]) -> None:
    image = put(place, picture(mode, format))
    assert (image.format, image.mode) == becomes
    assert image.size == (40, 30)


def test_colours_stay_what_they_are(place: Path) -> None:
    red = io.BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(red, "TIFF")
    assert put(place, red.getvalue()).getpixel((0, 0)) == (255, 0, 0)
    grey = io.BytesIO()
    Image.new("I;16", (8, 8), 32_768).save(grey, "PNG")
    assert put(place, grey.getvalue()).getpixel((0, 0)) == 128


def test_hidden_data_is_left_out_and_the_picture_turned_as_it_said(place: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret description"
    exif[0x0112] = 6
    for format in ("JPEG", "PNG", "WEBP"):
        data = picture("RGB", format, exif=exif)
        assert b"secret" in data
        cleaned = put(place, data)
        assert cleaned.size == (30, 40)
        assert not cleaned.getexif()
        assert b"secret" not in read_image(place, "images/b.png")
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "secret")
    put(place, picture(pnginfo=info, icc_profile=b"secret profile"))
    assert b"secret" not in read_image(place, "images/b.png")
    put(place, picture("P", pnginfo=info))
    assert b"secret" not in read_image(place, "images/b.png")
    put(place, picture("RGB", "JPEG", comment=b"secret"))
    assert b"secret" not in read_image(place, "images/b.png")


@pytest.mark.parametrize("mode", ["RGB", "P"])
def test_a_picture_of_points_alone_is_kept_as_it_is(place: Path, mode: str) -> None:
    """Signatures are such: making them anew took a twelfth of the time of a statement."""
    data = picture(mode, transparency=0) if mode == "P" else picture(mode)
    put(place, data)
    assert read_image(place, "images/b.png") == data


def test_the_same_file_gives_the_same_bytes(place: Path) -> None:
    assert read_image(place, "images/a.png") == read_image(place, "images/a.png")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _png(width: int, height: int, data: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(data)) + _chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (picture("RGB", "JPEG", size=(400, 300))[:2000], "is broken"),
        (picture(size=(400, 300))[:100], "is broken"),
        (picture()[:20], "is broken"),
        (b"", "is no picture"),
        (b"GIF89a", "is no picture"),
        (b"not a picture", "is no picture"),
        (b"<?xml version='1.0'?><svg/>", "SVG"),
        (b"\n <svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>', "SVG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\n", "is no picture"),
        (b"%PDF-1.7\n", "is no picture"),
        (_png(60_000, 60_000), "is no picture"),
        (_png(10_000, 10_000), "is no picture"),
        (_png(6_000, 6_000), "has 6,000 by 6,000 points"),
        (_png(0, 0), "is no picture"),
        (_png(100, 100, b"\x00"), "is broken"),
        (picture("I", "TIFF"), "is broken"),
    ],
)
def test_what_is_no_whole_picture_is_refused(place: Path, data: bytes, message: str) -> None:
    (place / "images" / "b.png").write_bytes(data)
    assert message in refusal(place, "images/b.png")
    assert "0x" not in refusal(place, "images/b.png")


def test_a_file_that_only_says_it_is_a_drawing_is_refused(place: Path) -> None:
    (place / "a.svg").write_bytes(picture())
    assert "SVG" in refusal(place, "a.svg")


def test_a_file_has_a_greatest_size(place: Path) -> None:
    (place / "images" / "b.png").write_bytes(picture() + bytes(20_000_000))
    assert "is larger than 20,000,000 bytes" in refusal(place, "images/b.png")


def test_the_largest_picture_is_taken(place: Path) -> None:
    side = int(MAX_PIXELS**0.5)
    data = picture("L", size=(side, side), compress_level=1)
    (place / "images" / "b.png").write_bytes(data)
    assert read_image(place, "images/b.png", clean=False) == data


def test_half_a_picture_is_refused_after_weasyprint_has_made_pillow_lenient(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    (place / "images" / "b.png").write_bytes(picture("RGB", "JPEG", size=(400, 300))[:2000])
    assert "is broken" in refusal(place, "images/b.png")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_a_picture_may_be_looked_at_only(place: Path) -> None:
    data = picture("RGB", "WEBP")
    (place / "images" / "b.webp").write_bytes(data)
    assert read_image(place, "images/b.webp", clean=False) == data
    (place / "images" / "b.webp").write_bytes(data[:50])
    with pytest.raises(ImageError, match="is broken"):
        read_image(place, "images/b.webp", clean=False)


def test_an_edition_tells_its_pictures_with_their_places(folder: EditionFolder) -> None:
    signatories = "".join(
        f"  - name: N\n    office: O\n    signature: {name}\n" for name in ("images/a.png", "../x.png", "images/b.png")
    )
    folder.write("foreword.yaml", "text: x\nsignatories:\n" + signatories)
    folder.write("images/a.png", picture())
    folder.write("images/b.png", b"x")
    assert [(name, line, column) for name, line, column, _ in folder.found()] == [
        ("foreword.yaml", 8, 16),
        ("foreword.yaml", 11, 16),
    ]


def test_an_edition_has_the_bytes_of_its_pictures(folder: EditionFolder) -> None:
    folder.write("foreword.yaml", "text: x\nsignatories:\n  - {name: N, office: O, signature: images/a.png}\n")
    folder.write("images/a.png", picture("RGB", "BMP"))
    assert Image.open(io.BytesIO(folder.load().content.images["images/a.png"])).format == "PNG"


def test_a_picture_that_is_not_there_names_the_nearest(place: Path) -> None:
    for name in ("images/A.png", "images/a.jpg"):
        with pytest.raises(ImageError) as caught:
            read_image(place, name)
        assert caught.value.hint == "did you mean “images/a.png”?"
    with pytest.raises(ImageError) as other:
        read_image(place, "images/something-else.jpg")
    assert other.value.hint == "put the file into the edition’s folder"
