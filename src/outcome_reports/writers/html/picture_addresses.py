"""Pictures in HTML: addresses that need no network, and pictures that are decoration only."""

from __future__ import annotations

import base64
import functools
from collections.abc import Mapping
from io import BytesIO
from urllib.parse import quote

from outcome_reports import tree
from outcome_reports.errors import RenderError

_DENSITY = 2.5
"""Pixels of a sharp screen for each CSS pixel."""
_RASTER = frozenset({"image/png", "image/jpeg"})


def asset_address(name: str) -> str:
    """Return the address of a picture in HTML for paper, where the bytes are handed over beside it."""
    return f"memory:asset/{quote(name, safe='')}"


@functools.lru_cache(maxsize=32)
def screen_copy(asset: tree.Asset, width: float) -> tuple[bytes, str]:
    """Return the bytes and media type of a picture shown `width` millimetres wide, with no more pixels than screens
    show.

    Pictures meant for print are scaled down and lose their metadata; others stay as they are.
    """
    most = round(width / 25.4 * 96 * _DENSITY)
    if asset.media_type not in _RASTER:
        return asset.data, asset.media_type
    from PIL import Image

    with Image.open(BytesIO(asset.data)) as picture:
        if picture.width <= most:
            return asset.data, asset.media_type
        mode = "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"
        size = (most, max(1, round(picture.height * most / picture.width)))
        copy = picture.convert(mode).resize(size, Image.Resampling.LANCZOS)
    out = BytesIO()
    if asset.media_type == "image/jpeg":
        copy.save(out, "JPEG", quality=82, optimize=True)
    else:
        # Few colours are enough for line drawings and logos, for which PNG is used; photographs come as JPEG.
        copy.quantize(64, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return (
        (out.getvalue(), asset.media_type) if len(out.getvalue()) < len(asset.data) else (asset.data, asset.media_type)
    )


@functools.lru_cache(maxsize=32)
def is_opaque(asset: tree.Asset) -> bool:
    """Return whether most of a raster image is opaque: it is on a ground of its own, even if that has round corners."""
    if asset.media_type not in _RASTER:
        return False
    from PIL import Image

    with Image.open(BytesIO(asset.data)) as picture:
        if "A" not in picture.getbands() and "transparency" not in picture.info:
            return True
        alpha = picture.convert("RGBA").getchannel("A").resize((1, 1), Image.Resampling.BOX)
    return alpha.tobytes()[0] >= 128


def width_rule(image: tree.Image) -> tuple[str, str]:
    """Return the class that gives a picture its width, and its declarations."""
    if image.share:
        return f"w{round(image.share * 1000)}", f"width:{image.share * 100:.4g}%"
    return f"mm{round(image.width * 10)}", f"width:{image.width:g}mm"


class Pictures:
    """The pictures of one document for one medium."""

    def __init__(self, assets: Mapping[str, tree.Asset], medium: str) -> None:
        self._assets = assets
        self._medium = medium

    def source(self, image: tree.Image) -> str:
        """Return the address of the picture. Raises RenderError if the document lacks its bytes."""
        asset = self._asset(image)
        if self._medium == "print":
            return asset_address(image.asset)
        data, media_type = screen_copy(asset, image.width)
        return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"

    def as_background(self, image: tree.Image) -> tuple[str, str]:
        """Return a class name and its declarations that paint the picture as a background, as wide as it should be."""
        width, height = self._size(self._asset(image))
        name = f"decoration-{sorted(self._assets).index(image.asset)}-{round(image.width * 10)}"
        return name, (
            f"width:{image.width:g}mm;height:{image.width * height / width:.2f}mm;"
            f'background:url("{self.source(image)}") 0 0/100% 100% no-repeat'
        )

    def is_opaque(self, image: tree.Image) -> bool:
        """Return whether a picture is opaque. Raises RenderError if the document lacks its bytes."""
        return is_opaque(self._asset(image))

    def _asset(self, image: tree.Image) -> tree.Asset:
        try:
            return self._assets[image.asset]
        except KeyError:
            raise RenderError([f"the picture “{image.asset}” is not among the document's pictures"]) from None

    def _size(self, asset: tree.Asset) -> tuple[int, int]:
        from PIL import Image

        if asset.media_type == "image/svg+xml":
            raise RenderError(["an SVG picture needs a text alternative: say in `alt` what it shows"])
        with Image.open(BytesIO(asset.data)) as picture:
            return picture.size
