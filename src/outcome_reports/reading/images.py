"""Pictures that content names: found inside the edition's folder, whole, of a bearable size, without hidden data."""

from __future__ import annotations

import io
import re
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from outcome_reports.errors import OutcomeError, near_names

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MAX_PIXELS = 25_000_000
MAX_BYTES = 20_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP")
"""Formats that are opened. Pillow knows others that it gives to programs outside (EPS to Ghostscript)."""

_UNSAFE = re.compile(r"\\|^/|^[A-Za-z]:|^[a-z]+:|(^|/)\.\.(/|$)|[\x00-\x1f]")


class ImageError(OutcomeError, ValueError):
    """A picture that cannot be used: what is wrong (`message`) and what to do (`hint`)."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}: {hint}")
        self.message = message
        self.hint = hint


def read_bytes(folder: Path, name: str, *, most: int = MAX_BYTES, of: str = "edition") -> bytes:
    """The file `name` (a path with "/", relative to the folder of an edition, or of what else `of` says), as it is.

    Raises ImageError for a path out of the folder, a missing file and one that is larger than `most` bytes.
    """
    if _UNSAFE.search(name):
        raise ImageError(f"“{name}” is no path inside the {of}", "name it as images/picture.png")
    path = folder / name
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        hint = _meant(folder, name) or f"put the file into the {of}’s folder"
        raise ImageError(f"the picture “{name}” is not there", hint) from None
    if not real.is_relative_to(folder.resolve(strict=True)) or not real.is_file():
        raise ImageError(f"“{name}” leads out of the {of}’s folder", "put the file itself there")
    if real.relative_to(folder.resolve(strict=True)).as_posix() != name or name not in _exact_names(folder, name):
        raise ImageError(f"“{name}” is not written as the file is", "mind small and capital letters, and links")
    if real.stat().st_size > most:
        raise ImageError(f"“{name}” is larger than {most:,} bytes", "make it smaller")
    return real.read_bytes()


def read_image(folder: Path, name: str, *, clean: bool = True) -> bytes:
    """PNG or JPEG bytes of the picture `name` (a path with "/", relative to `folder`).

    What cameras and programs hide in pictures (places, names, thumbnails) is left out; other formats are turned into
    PNG, CMYK into RGB. Raises ImageError for a path out of the folder, a missing or broken file, one that is too
    large, and formats that are no pictures of pixels. Without `clean` the picture is looked at and given back as it is,
    which is enough to tell whether it can be used.
    """
    data = read_bytes(folder, name)
    cleaned = cleaned_image(name, data, encode=clean)
    return cleaned if clean else data


def _meant(folder: Path, name: str) -> str:
    """A question that names the file that `name` may have meant; "" if none is like it, or no such folder inside."""
    head, _, last = name.rpartition("/")
    place = folder / head
    if not place.is_dir() or not place.resolve().is_relative_to(folder.resolve()):
        return ""
    near = near_names(last, (file.name for file in sorted(place.iterdir()) if file.is_file()))
    return f"did you mean “{f'{head}/{near[0]}'.lstrip('/')}”?" if near else ""


def _exact_names(folder: Path, name: str) -> set[str]:
    parent = (folder / name).parent
    return {f"{name.rpartition('/')[0]}/{p.name}".lstrip("/") for p in parent.iterdir()}


def cleaned_image(name: str, data: bytes, *, encode: bool = True) -> bytes:
    """PNG or JPEG bytes of a picture of pixels, without hidden data; as it is without `encode`. Raises ImageError."""
    from PIL import Image, ImageFile, UnidentifiedImageError

    if data.lstrip()[:5] in {b"<?xml", b"<svg "} or name.lower().endswith(".svg"):
        raise ImageError(f"“{name}” is an SVG drawing, which Word cannot show", "export it as PNG, 600 dots an inch")
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            # Remarks on data that is left out anyway.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise ImageError(f"“{name}” has {image.width:,} by {image.height:,} points", "make it smaller")
                image.load()
                if not encode or _is_bare_png(data, image.mode):
                    return data
                return _bare(image)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        what = f"“{name}” is no picture that can be used ({_without_address(error)})"
        raise ImageError(what, "export it as PNG or JPEG") from None
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, EOFError, TypeError, struct.error) as error:
        if isinstance(error, ImageError):
            raise
        raise ImageError(f"“{name}” is broken ({error})", "export it again") from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _is_bare_png(data: bytes, mode: str) -> bool:
    """True for a PNG of a plain kind that holds its points and nothing else: making it anew would only take time."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or mode not in {"L", "LA", "P", "RGB", "RGBA"}:
        return False
    kinds = {b"IHDR", b"IDAT", b"IEND"} | ({b"PLTE", b"tRNS"} if mode == "P" else set())
    place = 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        if kind not in kinds:
            return False
        place += 12 + length
        if kind == b"IEND":
            return place == len(data)
    return False


def _bare(image: Picture) -> bytes:
    """The points of `image` and nothing else, as PNG, or as JPEG where it is one."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image)
    if image.format == "JPEG":
        upright = upright if upright.mode in {"L", "RGB"} else upright.convert("RGB")
    elif upright.mode in {"CMYK", "YCbCr", "LAB"}:
        upright = upright.convert("RGB")
    elif upright.mode.startswith("I;16"):
        # Pillow would make every grey above 255 of 65,535 white.
        upright = upright.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    elif upright.mode in {"I", "F"}:
        raise ValueError("its greys have no known range")
    elif upright.mode not in {"L", "LA", "RGB", "RGBA"}:
        upright = upright.convert("RGBA")
    bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    out = io.BytesIO()
    if image.format == "JPEG":
        bare.save(out, "JPEG", quality=92, subsampling=0, optimize=True)
    else:
        bare.save(out, "PNG", optimize=True)
    return out.getvalue()


def _without_address(error: BaseException) -> str:
    # Pillow names the object in memory, which differs from one run to the next.
    return re.sub(r" <_io\.BytesIO object at 0x[0-9a-f]+>", "", str(error))
