"""Pictures of pixels."""

from __future__ import annotations

import functools
import io
import random
import struct
import zlib
from typing import TYPE_CHECKING, Any

from PIL import Image

from outcome_reports.intake.pictures import clean_picture
from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORMATS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    *(("PNG", mode, {}) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
    *(("JPEG", mode, {}) for mode in ("L", "RGB", "CMYK")),
    ("JPEG", "RGB", {"progressive": True, "quality": 30}),
    *(("WEBP", mode, {"lossless": lossless}) for mode, lossless in (("RGB", False), ("RGBA", True))),
    ("GIF", "P", {"save_all": True, "append_images": [Image.new("P", (30, 20), 9)]}),
    *(
        ("TIFF", mode, {"compression": how})
        for mode, how in (("RGB", None), ("L", "tiff_lzw"), ("CMYK", "tiff_deflate"))
    ),
    *(("TIFF", mode, {"compression": how}) for mode, how in (("1", "group4"), ("RGB", "jpeg"), ("P", "packbits"))),
    ("TIFF", "RGB", {"tiffinfo": {700: b"<x/>"}}),
    *(("BMP", mode, {}) for mode in ("1", "L", "RGB")),
)


@functools.cache
def samples() -> list[bytes]:
    noise = random.Random(1)  # noqa: S311 - no secret
    found = []
    for form, mode, options in FORMATS:
        raw = Image.frombytes("RGB", (40, 30), noise.randbytes(3600))
        picture = raw.convert("L").convert("I").convert("I;16") if mode == "I;16" else raw.convert(mode)
        out = io.BytesIO()
        exif = Image.Exif()
        exif[0x0112] = 6
        about = {"exif": exif} if form in {"JPEG", "WEBP"} else {}
        picture.save(out, form, **about, **options)
        found.append(out.getvalue())
    return found


def spoil(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    spoilt = damaged(data, others, source)
    # A PNG whose sums are wrong is refused before anything in it is believed.
    return _summed(spoilt) if data.startswith(b"\x89PNG") and source.random() < 0.8 else spoilt


def _summed(data: bytes) -> bytes:
    out, place = data[:8], 8
    while place + 12 <= len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        chunk = data[place + 4 : place + 8 + length]
        out += data[place : place + 4] + chunk + struct.pack(">I", zlib.crc32(chunk))
        place += 12 + length
    return out + data[place:]


def take(data: bytes, _: Path) -> object:
    clean = clean_picture("a.png", data)
    with Image.open(io.BytesIO(clean)) as picture:
        picture.load()
        assert picture.format in {"PNG", "JPEG"}
        assert not picture.getexif()
    return clean


KIND = Kind(samples, spoil, take, runs=400)
