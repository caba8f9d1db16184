"""Logos of brands: raster images, or SVG drawings that refer to nothing outside themselves."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from outcome_reports.branding.brand_marks import Logo
from outcome_reports.intake.limits import LOGO_BYTES
from outcome_reports.intake.named_files import read_named
from outcome_reports.intake.pictures import clean_picture
from outcome_reports.intake.regular_files import RefusedError

MAX_HEIGHT = 45.0
"""Maximum height in millimetres on paper: the words of the cover begin below."""
_DOTS_PER_INCH = 200


def read_logo(folder: Path, logo: Logo) -> Logo:
    """Return `logo` with its picture from `folder`, cleaned. Raises RefusedError for a file that cannot be used."""
    return clean_logo(logo, read_named(folder, logo.file, LOGO_BYTES, of="brand file"))


def clean_logo(logo: Logo, data: bytes) -> Logo:
    """Return `logo` with the picture in `data`, without invisible parts.

    Raises RefusedError for a file that cannot be used.
    """
    if len(data) > LOGO_BYTES:
        raise RefusedError(f"“{logo.file}” has {len(data):,} bytes", f"at most {LOGO_BYTES:,}: make it smaller")
    if logo.file.lower().endswith(".svg"):
        from outcome_reports.intake.drawings import clean_drawing

        data, width, height = clean_drawing(logo.file, data)
    else:
        data, width, height = _pixels(logo, data)
    if logo.width * height / width > MAX_HEIGHT:
        message = f"“{logo.file}” would be {logo.width * height / width:.0f} mm high"
        raise RefusedError(message, f"make `width` {int(MAX_HEIGHT * width / height)} or less")
    return logo.model_copy(update={"data": base64.b64encode(data).decode("ascii")})


def _pixels(logo: Logo, data: bytes) -> tuple[bytes, float, float]:
    from PIL import Image

    data = clean_picture(logo.file, data)
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
    needed = round(logo.width / 25.4 * _DOTS_PER_INCH)
    if width < needed:
        message = f"“{logo.file}” is {width} pixels wide, too few for {logo.width:g} mm on paper"
        raise RefusedError(message, f"export it {needed} pixels wide or more, or as SVG")
    return data, width, height
