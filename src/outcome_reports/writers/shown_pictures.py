"""The pictures of a document as all writers show them: with the brand's logo on the cover, and none too tall."""

from __future__ import annotations

import functools
import io
import math
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.branding.brand import Brand

_LOGO = "brand-logo"


def with_pictures(document: tree.Document, brand: Brand) -> tree.Document:
    """Return `document` with the logo of `brand` as the first block of its cover, and with pictures that fit."""
    document = _with_logo(document, brand)
    images = (block for block in tree.blocks_of(document.blocks) if isinstance(block, tree.Image))
    if all(_fitting(image, document) == image for image in images):
        return document

    def fit(block: tree.AnyBlock) -> tree.AnyBlock:
        return _fitting(block, document) if isinstance(block, tree.Image) else tree.rebuilt(block, fit, tuple)

    return replace(document, blocks=tuple(tree.rebuilt(block, fit, tuple) for block in document.blocks))


def height_at(width: float, image: tree.Image, document: tree.Document) -> float:
    """Return the height of `image` at this `width`; 0 for one that has no pixels or cannot be read."""
    asset = document.assets.get(image.asset)
    data = (asset.raster or asset.data) if asset and (asset.raster or asset.media_type != "image/svg+xml") else b""
    across, down = _pixels(data) if data else (1, 0)
    return width * down / across


def _fitting(image: tree.Image, document: tree.Document) -> tree.Image:
    ratio = height_at(1.0, image, document)
    most = math.floor(image.max_height / ratio * 10) / 10 if ratio else image.width
    return image if image.width <= most else replace(image, width=max(most, 0.1))


@functools.lru_cache(maxsize=64)
def _pixels(data: bytes) -> tuple[int, int]:
    """Return the size of a picture; (1, 0) for one that cannot be read, which writers report."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.size
    except (OSError, ValueError, SyntaxError):
        return 1, 0


def _with_logo(document: tree.Document, brand: Brand) -> tree.Document:
    logo = brand.logo
    if logo is None or _LOGO in document.assets or not any(map(_is_cover, document.blocks)):
        return document
    picture = tree.Image(_LOGO, logo.alt, logo.width, role=tree.Role.LOGO)
    blocks = (
        replace(block, blocks=(picture, *block.blocks))
        if isinstance(block, tree.Section) and _is_cover(block)
        else block
        for block in document.blocks
    )
    assets = {**document.assets, _LOGO: tree.Asset(logo.picture, logo.media_type)}
    return replace(document, blocks=tuple(blocks), assets=assets)


def _is_cover(block: tree.Block) -> bool:
    return isinstance(block, tree.Section) and block.role == tree.Role.COVER
