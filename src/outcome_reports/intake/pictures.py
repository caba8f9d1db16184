"""Raster images: checked before they are unpacked, then rebuilt from their pixels alone."""

from __future__ import annotations

import io
import re
import struct
import warnings
from typing import TYPE_CHECKING

from outcome_reports.intake.heif import heif_format
from outcome_reports.intake.limits import PICTURE_PIXELS, PICTURE_SCANS, PICTURE_SIDE, PICTURES_BYTES, PICTURES_PIXELS
from outcome_reports.intake.regular_files import RefusedError

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP")
"""Formats that are opened. Pillow would pass others to external programs (EPS to Ghostscript)."""
_JPEG = ("JPEG", "MPO")
"""JPEG, and several in one file, as telephones write them; Pillow opens these as another format."""
_PLAIN = frozenset({"L", "LA", "P", "RGB", "RGBA"})
_SCAN = b"\xff\xda"
"""Start of a scan (ISO/IEC 10918-1, B.2.3); in image data, 0xFF is never followed by this byte."""
_SMALL = 2_000_000
"""Up to this many pixels, PNG is packed as tightly as possible, and JPEG until it no longer changes."""
_BROKEN = (OSError, SyntaxError, ValueError, IndexError, KeyError, EOFError, TypeError, struct.error)


class PictureRoom:
    """The total limits of all pictures of an edition."""

    def __init__(self) -> None:
        self._bytes = 0
        self._pixels = 0

    def take(self, size: int, pixels: int) -> None:
        """Count a picture that is about to be unpacked. Raises RefusedError beyond the limits."""
        self._bytes += size
        self._pixels += pixels
        for what, found, most in (("bytes", self._bytes, PICTURES_BYTES), ("pixels", self._pixels, PICTURES_PIXELS)):
            if found > most:
                message = f"the pictures up to this one have {found:,} {what} together"
                raise RefusedError(message, f"at most {most:,}: make them smaller, 300 dots per inch are enough")


def clean_picture(name: str, data: bytes, *, encode: bool = True, room: PictureRoom | None = None) -> bytes:
    """Return PNG or JPEG bytes of the picture in `data`, which messages call `name`.

    They contain only what is visible: no metadata, nothing after the end, no unused colours and none under fully
    transparent pixels. CMYK becomes RGB, and all formats but JPEG become PNG. The function's own output comes back
    unchanged (for JPEG, which loses a little each time, it is repeated until nothing changes). Without `encode` the
    picture is only unpacked as a test, and `data` is returned. `room` counts it.

    Raises RefusedError for a file that is damaged, too large or not a raster image.
    """
    from PIL import Image, ImageFile, UnidentifiedImageError

    if data.lstrip()[:5] in {b"<?xml", b"<svg "} or name.lower().endswith(".svg"):
        raise RefusedError(f"“{name}” is an SVG drawing, which Word cannot show", "export it as PNG, 600 dots per inch")
    formats = (*FORMATS, *heif_format(name, data))
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            # Warnings about data that is dropped anyway.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=formats) as image:
                _check_size(name, image, data)
                if room is not None:
                    room.take(len(data), image.width * image.height)
                image.load()
                return _anew(image) if encode else data
    except RefusedError:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        what = f"“{name}” is not a usable picture ({_without_address(error)})"
        raise RefusedError(what, "export it as PNG or JPEG") from None
    except _BROKEN as error:
        raise RefusedError(f"“{name}” is damaged ({error})", "export it again") from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _check_size(name: str, image: Picture, data: bytes) -> None:
    width, height = image.size
    if width * height > PICTURE_PIXELS or max(width, height) > PICTURE_SIDE:
        raise RefusedError(f"“{name}” has {width:,} by {height:,} pixels", "make it smaller")
    if image.format in _JPEG and data.count(_SCAN) > PICTURE_SCANS:
        raise RefusedError(f"“{name}” is drawn in too many passes", "export it as plain JPEG or PNG")


def _anew(image: Picture) -> bytes:
    from PIL import ImageOps

    try:
        upright = ImageOps.exif_transpose(image)
    except _BROKEN:
        # Broken metadata is ignored.
        upright = image
    upright = _in_srgb(upright)
    if image.format in _JPEG:
        return _jpeg(upright if upright.mode in {"L", "RGB"} else upright.convert("RGB"))
    if upright.mode == "P":
        return _packed(_with_used_colours(upright.copy()))
    if upright.mode in {"CMYK", "YCbCr", "LAB"}:
        upright = upright.convert("RGB")
    elif upright.mode.startswith("I;16"):
        # Pillow would turn every grey above 255 of 65,535 into white.
        upright = upright.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    elif upright.mode in {"I", "F"}:
        raise RefusedError("the range of greys in a picture is unknown", "export it as PNG or JPEG")
    elif upright.mode not in _PLAIN or "transparency" in upright.info:
        upright = upright.convert("RGBA")
    bare = upright.copy()
    bare.info = {}
    if bare.mode in {"LA", "RGBA"}:
        unseen = bare.getchannel("A").point(lambda alpha: 0 if alpha else 255)
        if unseen.getbbox():
            bare.paste((255,) * (len(bare.mode) - 1) + (0,), mask=unseen)
    return _packed(bare)


def _in_srgb(image: Picture) -> Picture:
    """Return the picture in sRGB (IEC 61966-2-1), converted with its colour profile, if it has one."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        # A broken profile is ignored.
        return image
    return turned or image


def _packed(bare: Picture) -> bytes:
    out = io.BytesIO()
    bare.save(out, "PNG", compress_level=9 if bare.width * bare.height <= _SMALL else 6)
    return out.getvalue()


def _with_used_colours(image: Picture) -> Picture:
    """Return the same picture with a palette of only the colours that it shows."""
    from PIL import Image

    image.apply_transparency()
    palette = bytes(image.getpalette("RGBA") or ())
    indices = image.tobytes()
    numbers: dict[bytes, int] = {}
    table = bytearray(256)
    for index in sorted(set(indices)):
        colour = palette[4 * index : 4 * index + 4]
        table[index] = numbers.setdefault(colour if colour[3:] != b"\x00" else b"\xff\xff\xff\x00", len(numbers))
    bare = Image.frombytes("P", image.size, indices.translate(table))
    colours = list(numbers)
    if all(colour[3] == 255 for colour in colours):
        bare.putpalette(b"".join(colour[:3] for colour in colours), "RGB")
    else:
        bare.putpalette(b"".join(colours), "RGBA")
    return bare


def _jpeg(image: Picture) -> bytes:
    from PIL import Image

    data = b""
    picture = image
    for _ in range(max(1, min(24, 24 * _SMALL // (image.width * image.height)))):
        out = io.BytesIO()
        bare = picture.copy()
        bare.info = {}
        # Not `optimize`: Pillow reserves too little memory for it if a picture is all noise.
        bare.save(out, "JPEG", quality=92, subsampling=0)
        if out.getvalue() == data:
            break
        data = out.getvalue()
        with Image.open(io.BytesIO(data)) as again:
            again.load()
            picture = again
    return data


def _without_address(error: BaseException) -> str:
    # Pillow names the object in memory, which differs from one run to the next.
    return re.sub(r" <_io\.BytesIO object at 0x[0-9a-f]+>", "", str(error))
