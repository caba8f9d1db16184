from __future__ import annotations

import io
import os
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageFile

from outcome_reports.intake.limits import PICTURE_BYTES, PICTURE_PIXELS, PICTURES_BYTES, PICTURES_PIXELS
from outcome_reports.intake.named_files import read_named
from outcome_reports.intake.pictures import PictureRoom, clean_picture
from outcome_reports.intake.regular_files import RefusedError
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from pathlib import Path


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


def read_image(place: Path, name: str, *, clean: bool = True) -> bytes:
    return clean_picture(name, read_named(place, name, PICTURE_BYTES), encode=clean)


def refusal(place: Path, name: str) -> str:
    with pytest.raises(RefusedError) as caught:
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
    assert "is not a path inside the edition" in refusal(place, name)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("images/none.png", "does not exist"),
        ("images/" + "x" * 300 + ".png", "does not exist"),
        ("images/a.png/b.png", "does not exist"),
        ("images/A.png", "does not exist"),
        ("Images/a.png", "does not exist"),
        ("images", "not a regular file"),
        (".", "does not exist"),
        ("images/", "does not exist"),
        ("./images/a.png", "does not exist"),
        ("images//a.png", "does not exist"),
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
    assert "is not spelled exactly like the file" in refusal(place, "images/inner.png")
    assert "does not exist" in refusal(place, "loop.png")
    assert "leads out" in refusal(place, "up/outside.png")
    assert "not a regular file" in refusal(place, "pipe.png")


@pytest.mark.parametrize(
    "name", ["a b.png", "Präsident.png", 'a"b.png', "a<b>.png", "a&b.png", "a%20b#c?d.png", "a'b.png"]
)
def test_names_may_have_any_letter_that_can_be_seen(place: Path, name: str) -> None:
    assert put(place, picture(), f"images/{name}").size == (40, 30)


def test_accents_may_be_apart_from_their_letters_on_the_disk(place: Path) -> None:
    (place / "images" / "Pra\u0308sident.png").write_bytes(picture())
    assert read_named(place, "images/Präsident.png", PICTURE_BYTES) == picture()


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
        ("RGB", "GIF", ("PNG", "P")),
        ("CMYK", "TIFF", ("PNG", "RGB")),
        ("LAB", "TIFF", ("PNG", "RGB")),
        ("YCbCr", "TIFF", ("PNG", "RGB")),
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


SECRET = b"secret place"


def hiding(kind: str) -> bytes:
    """A picture with a secret that nobody sees."""
    plain = picture()
    match kind:
        case "behind the end of a PNG":
            return plain + SECRET
        case "in the end of a PNG":
            return plain[:-12] + _chunk(b"IEND", SECRET)
        case "behind the packed points of a PNG":
            return _png(2, 2, bytes(14), SECRET)
        case "behind the points of a PNG":
            return _png(2, 2, bytes(14) + SECRET)
        case "in a second part of a PNG's points":
            return plain[:-12] + _chunk(b"IDAT", SECRET) + plain[-12:]
        case "in a chunk of a PNG":
            return plain[:-12] + _chunk(b"prVt", SECRET) + plain[-12:]
        case "in colours that are not used":
            image = Image.new("P", (4, 4), 0)
            image.putpalette(b"\x00\x00\xff" + SECRET * 3)
            return saved(image, "PNG")
        case "under what is transparent":
            return saved(
                Image.frombytes("RGBA", (4, 1), b"".join(SECRET[n : n + 3] + b"\x00" for n in (0, 3, 6, 9))), "PNG"
            )
        case "behind the end of a JPEG":
            return picture(format="JPEG") + SECRET
        case "in a comment of a JPEG":
            return picture(format="JPEG", comment=SECRET)
        case "before the end of a JPEG":
            return picture(format="JPEG")[:-2] + SECRET + b"\xff\xd9"
        case _:
            data = picture(format="JPEG")
            return data[:2] + b"\xff\xed" + (len(SECRET) + 2).to_bytes(2, "big") + SECRET + data[2:]


def saved(image: Image.Image, format: str) -> bytes:
    out = io.BytesIO()
    image.save(out, format)
    return out.getvalue()


@pytest.mark.parametrize(
    "kind",
    [
        "behind the end of a PNG",
        "in the end of a PNG",
        "behind the packed points of a PNG",
        "behind the points of a PNG",
        "in a second part of a PNG's points",
        "in a chunk of a PNG",
        "in colours that are not used",
        "under what is transparent",
        "behind the end of a JPEG",
        "in a comment of a JPEG",
        "before the end of a JPEG",
        "in a segment of a JPEG",
    ],
)
def test_what_cannot_be_seen_is_left_out(kind: str) -> None:
    data = hiding(kind)
    cleaned = clean_picture("a", data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(cleaned)) as after:
        assert SECRET not in cleaned
        assert SECRET not in after.tobytes()
        assert SECRET not in bytes(after.getpalette() or ())
        assert after.size == before.size
        assert visible(after) == visible(before)


def visible(image: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground


@pytest.mark.parametrize("transparent", [None, 0, b"\x00\x80"])
def test_palettes_keep_their_colours(transparent: int | bytes | None) -> None:
    image = Image.frombytes("P", (3, 1), bytes((7, 0, 1)))
    image.putpalette(b"\x10\x20\x30" + b"\xff\x00\x00" + bytes(15) + b"\x00\xff\x00")
    out = io.BytesIO()
    image.save(out, "PNG", **({} if transparent is None else {"transparency": transparent}))
    cleaned = clean_picture("a", out.getvalue())
    with Image.open(io.BytesIO(out.getvalue())) as before, Image.open(io.BytesIO(cleaned)) as after:
        assert (after.mode, visible(after)) == ("P", visible(before))


def test_one_colour_that_means_transparent_stays_transparent() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), (1, 2, 3)).save(out, "PNG", transparency=(1, 2, 3))
    with Image.open(io.BytesIO(clean_picture("a", out.getvalue()))) as after:
        assert after.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 0)


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA", "P", "CMYK"])
def test_what_was_made_again_comes_back_as_it_is(mode: str, format: str) -> None:
    noise = Image.effect_noise((60, 40), 90).resize((240, 160))
    bands = [noise, noise.rotate(180), noise.transpose(Image.Transpose.FLIP_LEFT_RIGHT), noise]
    image = Image.merge("CMYK", bands) if mode == "CMYK" else Image.merge("RGBA", bands).convert(mode)
    if (format == "JPEG" and mode in {"RGBA", "LA", "P"}) or (format == "PNG" and mode == "CMYK"):
        image = image.convert("RGB")
    once = clean_picture("a", saved(image, format))
    assert clean_picture("a", once) == once


def test_the_same_file_gives_the_same_bytes(place: Path) -> None:
    assert read_image(place, "images/a.png") == read_image(place, "images/a.png")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _png(width: int, height: int, data: bytes = b"", behind: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(data) + behind) + _chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (picture("RGB", "JPEG", size=(400, 300))[:2000], "is damaged"),
        (picture(size=(400, 300))[:100], "is damaged"),
        (picture()[:20], "is damaged"),
        (b"", "is not a usable picture"),
        (b"GIF89a", "is not a usable picture"),
        (b"not a picture", "is not a usable picture"),
        (b"<?xml version='1.0'?><svg/>", "SVG"),
        (b"\n <svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>', "SVG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\n", "is not a usable picture"),
        (b"%PDF-1.7\n", "is not a usable picture"),
        (_png(60_000, 60_000), "is not a usable picture"),
        (_png(10_000, 10_000), "is not a usable picture"),
        (_png(6_000, 6_000), "has 6,000 by 6,000 pixels"),
        (_png(24_000_000, 1), "has 24,000,000 by 1 pixels"),
        (_png(1, 24_000_000), "has 1 by 24,000,000 pixels"),
        (_png(30_001, 2), "has 30,001 by 2 pixels"),
        (_png(0, 0), "is not a usable picture"),
        (_png(100, 100, b"\x00"), "is damaged"),
        (picture("I", "TIFF"), "is unknown"),
    ],
)
def test_what_is_not_a_whole_picture_is_refused(place: Path, data: bytes, message: str) -> None:
    (place / "images" / "b.png").write_bytes(data)
    assert message in refusal(place, "images/b.png")
    assert "0x" not in refusal(place, "images/b.png")


def test_a_file_that_only_says_it_is_a_drawing_is_refused(place: Path) -> None:
    (place / "a.svg").write_bytes(picture())
    assert "SVG" in refusal(place, "a.svg")


def test_a_file_has_a_greatest_size(place: Path) -> None:
    (place / "images" / "b.png").write_bytes(picture() + bytes(20_000_000))
    assert "the file has 20,000," in refusal(place, "images/b.png")


def test_the_largest_picture_is_taken(place: Path) -> None:
    side = int(PICTURE_PIXELS**0.5)
    data = picture("L", size=(side, side), compress_level=1)
    (place / "images" / "b.png").write_bytes(data)
    assert read_image(place, "images/b.png", clean=False) == data


def test_half_a_picture_is_refused_after_weasyprint_has_made_pillow_lenient(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    (place / "images" / "b.png").write_bytes(picture("RGB", "JPEG", size=(400, 300))[:2000])
    assert "is damaged" in refusal(place, "images/b.png")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_a_picture_may_be_looked_at_only(whole: Whole, place: Path) -> None:
    data = picture("RGB", "WEBP")
    (place / "images" / "b.webp").write_bytes(data)
    assert read_image(place, "images/b.webp", clean=False) == data
    (place / "images" / "b.webp").write_bytes(data[:50])
    with whole.raises(RefusedError, match="is damaged"):
        read_image(place, "images/b.webp", clean=False)


def test_a_picture_that_is_not_there_names_the_nearest(whole: Whole, place: Path) -> None:
    for name in ("images/A.png", "images/a.jpg"):
        with whole.raises(RefusedError) as caught:
            read_image(place, name)
        assert caught.value.hint == "did you mean “images/a.png”?"
    with whole.raises(RefusedError) as other:
        read_image(place, "images/something-else.jpg")
    assert other.value.hint == "put the file in the edition’s folder"


def test_pictures_have_a_room_together(whole: Whole) -> None:
    room = PictureRoom()
    room.take(PICTURES_BYTES - 1, PICTURES_PIXELS)
    room.take(1, 0)
    with whole.raises(RefusedError, match=r"have 60,000,001 bytes together: at most 60,000,000"):
        room.take(1, 0)
    room = PictureRoom()
    room.take(0, PICTURES_PIXELS)
    with whole.raises(RefusedError, match=r"have 100,000,001 pixels together: at most 100,000,000"):
        room.take(0, 1)


def test_a_picture_that_does_not_fit_among_the_others_is_not_unpacked(
    whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = PictureRoom()
    room.take(0, PICTURES_PIXELS - 1200)
    assert clean_picture("a.png", picture(), room=room)

    def unpack(_: object) -> None:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr(ImageFile.ImageFile, "load", unpack)
    with whole.raises(RefusedError, match="pixels together"):
        clean_picture("a.png", picture(), room=room)


@pytest.mark.parametrize(("scans", "taken"), [(10, True), (100, True), (101, False)])
def test_a_jpeg_is_drawn_in_a_limited_number_of_passes(whole: Whole, scans: int, taken: bool) -> None:
    data = picture("L", "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    data = data[:last] + data[last:-2] * (scans + 1 - data.count(b"\xff\xda")) + data[-2:]
    if taken:
        assert clean_picture("a.jpg", data)
        assert clean_picture("a.jpg", as_one_of_two(data))[:3] == b"\xff\xd8\xff"
    else:
        with whole.raises(RefusedError, match=r"“a\.jpg” is drawn in too many passes"):
            clean_picture("a.jpg", data)
        with pytest.raises(
            RefusedError, match=r"^“a\.jpg” is drawn in too many passes: export it as plain JPEG or PNG$"
        ):
            clean_picture("a.jpg", as_one_of_two(data))


def as_one_of_two(jpeg: bytes) -> bytes:
    """The picture as telephones write it, with the index of a second one (CIPA DC-007), which Pillow calls MPO."""
    entries = struct.pack("<IIIHH", 0x30000, len(jpeg), 0, 0, 0) + struct.pack("<IIIHH", 0, len(jpeg), len(jpeg), 0, 0)
    tags = [(0xB000, 7, 4, b"0100"), (0xB001, 4, 1, struct.pack("<I", 2)), (0xB002, 7, 32, struct.pack("<I", 50))]
    index = b"MPF\0II*\0\x08\0\0\0\x03\0" + b"".join(struct.pack("<HHI4s", *tag) for tag in tags) + bytes(4) + entries
    data = jpeg[:2] + b"\xff\xe2" + struct.pack(">H", len(index) + 2) + index + jpeg[2:]
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "MPO"
    return data


def test_broken_metadata_does_not_keep_a_picture_out() -> None:
    data = picture()
    chunk = b"eXIfjunkjunk"
    broken = data[:33] + struct.pack(">I", 8) + chunk + struct.pack(">I", zlib.crc32(chunk)) + data[33:]
    assert clean_picture("a.png", broken) == clean_picture("a.png", data)
