"""The brand's logo on the cover, for all writers alike: a picture with a text alternative."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.branding.brand import Brand

_ASSET = "brand-logo"


def with_logo(document: tree.Document, brand: Brand) -> tree.Document:
    """`document` with the logo of `brand`, if it has one, as the first block of its cover."""
    logo = brand.logo
    if logo is None or _ASSET in document.assets or not any(map(_is_cover, document.blocks)):
        return document
    picture = tree.Image(_ASSET, logo.alt, logo.width, role=tree.Role.LOGO)
    blocks = (
        replace(block, blocks=(picture, *block.blocks))
        if isinstance(block, tree.Section) and _is_cover(block)
        else block
        for block in document.blocks
    )
    assets = {**document.assets, _ASSET: tree.Asset(logo.picture, logo.media_type)}
    return replace(document, blocks=tuple(blocks), assets=assets)


def _is_cover(block: tree.Block) -> bool:
    return isinstance(block, tree.Section) and block.role == tree.Role.COVER
