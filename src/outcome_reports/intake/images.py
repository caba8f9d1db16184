"""Pictures of an edition, raster or SVG: cleaned, and scaled to the size needed for print."""

from __future__ import annotations

import functools
import io

from outcome_reports.intake.pictures import PictureRoom, clean_picture

_DOTS = 300
"""Pixels per inch on paper."""
OPENING_WIDTH = 210.0
"""Width of a page in millimetres."""
OPENING_RATIO = 210 / 84
COVER_RATIO = 210 / 88
"""Aspect ratio of a picture that opens a chapter, and of one on a cover, which has words below it."""
_FEW_COLOURS = 4096
"""Up to this many colours, a picture without transparency counts as a drawing rather than a photograph, and stays PNG
to be sharp.
"""


def clean_image(name: str, data: bytes, *, encode: bool = True, room: PictureRoom | None = None) -> bytes:
    """Return the bytes of a picture without metadata: SVG stays SVG, other formats become PNG or JPEG.

    Without `encode`, raster images are only checked and returned unchanged. `room` adds up the pixels of all pictures.
    Raises RefusedError for a picture that cannot be used.
    """
    if is_drawing(name, data):
        from outcome_reports.intake.drawings import clean_drawing

        return clean_drawing(name, data)[0]
    return clean_picture(name, data, encode=encode, room=room)


def is_drawing(name: str, data: bytes) -> bool:
    """Return whether a picture is SVG, by its content or its name."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] in {b"<?xml", b"<svg ", b"<svg>"} or name.casefold().endswith(".svg")


@functools.lru_cache(maxsize=16)
def opening_image(data: bytes, focus: tuple[int, int], ratio: float = OPENING_RATIO) -> bytes:
    """Return a clean PNG or JPEG cropped to the aspect `ratio`, around `focus` (percent from the left and the top), and
    scaled to the width of a page.
    """
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
        across, down = min(width, round(height * ratio)), min(height, round(width / ratio))
        left, top = (
            max(0, min(round(side * at / 100 - part / 2), side - part))
            for side, part, at in ((width, across, focus[0]), (height, down, focus[1]))
        )
        cut = picture.crop((left, top, left + across, top + max(1, down)))
        out = io.BytesIO()
        cut.save(out, picture.format, **({"quality": 92, "subsampling": 0} if picture.format == "JPEG" else {}))
    return scaled_image(out.getvalue(), OPENING_WIDTH)


@functools.lru_cache(maxsize=64)
def scaled_image(data: bytes, width: float) -> bytes:
    """Return a clean PNG or JPEG with no more pixels than are printed in `width` millimetres; photographs as JPEG."""
    from PIL import Image

    most = round(width / 25.4 * _DOTS)
    with Image.open(io.BytesIO(data)) as picture:
        is_photograph = "A" not in picture.getbands() and "transparency" not in picture.info
        is_photograph = is_photograph and picture.convert("RGB").getcolors(_FEW_COLOURS) is None
        if picture.width <= most and (not is_photograph or picture.format == "JPEG"):
            return data
        mode = "RGB" if is_photograph else "RGBA"
        size = (min(most, picture.width), max(1, round(picture.height * min(1, most / picture.width))))
        copy = picture.convert(mode).resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if is_photograph:
        copy.save(out, "JPEG", quality=88)
    else:
        copy.save(out, "PNG", compress_level=9)
    return out.getvalue()
