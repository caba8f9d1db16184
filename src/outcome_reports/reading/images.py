"""Pictures that content names: found inside the edition's folder, whole, of a bearable size, without hidden data."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path

MAX_PIXELS = 40_000_000
MAX_BYTES = 20_000_000
_UNSAFE = re.compile(r"\\|^/|^[A-Za-z]:|^[a-z]+:|(^|/)\.\.(/|$)|[\x00-\x1f]")


class ImageError(ValueError):
    """A picture that cannot be used; the message says why and what to do, parted by ": "."""


def read_image(folder: Path, name: str, *, clean: bool = True) -> bytes:
    """PNG or JPEG bytes of the picture `name` (a path with "/", relative to `folder`).

    What cameras and programs hide in pictures (places, names, thumbnails) is left out; other formats are turned into
    PNG, CMYK into RGB. Raises ImageError for a path out of the folder, a missing or broken file, one that is too
    large, and formats that are no pictures of pixels. Without `clean` the picture is looked at and given back as it is,
    which is enough to tell whether it can be used.
    """
    if _UNSAFE.search(name):
        raise ImageError(f"“{name}” is no path inside the edition: name it as images/picture.png")
    path = folder / name
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        raise ImageError(f"the picture “{name}” is not there: put the file into the edition’s folder") from None
    if not real.is_relative_to(folder.resolve(strict=True)) or not real.is_file():
        raise ImageError(f"“{name}” leads out of the edition’s folder: put the file itself there")
    if real != folder.resolve(strict=True) / name or name not in _exact_names(folder, name):
        raise ImageError(f"“{name}” is not written as the file is: mind small and capital letters, and links")
    if real.stat().st_size > MAX_BYTES:
        raise ImageError(f"“{name}” is larger than {MAX_BYTES:,} bytes: make it smaller")
    data = real.read_bytes()
    cleaned = _clean(name, data, encode=clean)
    return cleaned if clean else data


def _exact_names(folder: Path, name: str) -> set[str]:
    parent = (folder / name).parent
    return {f"{name.rpartition('/')[0]}/{p.name}".lstrip("/") for p in parent.iterdir()}


def _clean(name: str, data: bytes, *, encode: bool) -> bytes:
    from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

    if data.lstrip()[:5] in {b"<?xml", b"<svg "} or name.lower().endswith(".svg"):
        raise ImageError(f"“{name}” is an SVG drawing, which Word cannot show: export it as PNG, 600 dots an inch")
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise ImageError(f"“{name}” has {image.width:,} by {image.height:,} points: make it smaller")
                kind = image.format
                image.load()
                upright = ImageOps.exif_transpose(image)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageError(f"“{name}” is no picture that can be used: export it as PNG or JPEG ({error})") from None
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, EOFError) as error:
        if isinstance(error, ImageError):
            raise
        raise ImageError(f"“{name}” is broken: export it again ({error})") from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    if not encode:
        return b""
    out = io.BytesIO()
    if kind == "JPEG":
        upright = upright if upright.mode in {"L", "RGB"} else upright.convert("RGB")
        bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
        bare.save(out, "JPEG", quality=92, subsampling=0, optimize=True)
    else:
        mode = upright.mode if upright.mode in {"L", "LA", "RGB", "RGBA"} else "RGBA"
        mode = "RGB" if upright.mode in {"CMYK", "YCbCr", "LAB"} else mode
        upright = upright.convert(mode)
        bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
        bare.save(out, "PNG", optimize=True)
    return out.getvalue()
