"""Pictures: bytes that Word can show and that reveal nothing about their author, and their place in the text."""

from __future__ import annotations

import functools
import io
import struct
from collections.abc import Iterator

from lxml import etree

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.oxml.drawingml import add_picture
from outcome_reports.writers.docx.oxml.measures import EDGE, PAGE_WIDTH, twips
from outcome_reports.writers.docx.oxml.rasterising import rasterised
from outcome_reports.writers.docx.oxml.wordml import add, add_run, put
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles.style_sheet import style_sheet
from outcome_reports.writers.shown_pictures import height_at

_PNG_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")
)
"""Chunks that affect how a picture looks (PNG, third edition); the others say when, where or by whom it was made."""
_JPEG_SEGMENTS_DROPPED = frozenset({0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE})
"""Application segments (Exif, XMP, IPTC) and comments; JFIF, colour profiles and Adobe's colour transform stay."""
_COVER_PICTURE_TOP = 34.0
"""Millimetres from the top of the page: below the mark of a draft."""
_LOGO_TOP = 14.0
"""Millimetres from the top of the page."""


def add_image(story: Story, parent: Element, block: tree.Image, scope: Scope) -> None:
    """Put a picture, with its own width but no wider than its room, in a separate paragraph.

    Records a problem in the story for an asset that is missing or unreadable.
    """
    is_opening = block.role == tree.Role.OPENING and scope.at_page
    room = block.width if is_opening and story.house is None else scope.width
    width = min(block.share * scope.width if block.share else block.width, room)
    if block.share and (height := height_at(width, block, story.document)):
        width *= min(1.0, block.max_height / height)
    embedded = _embedded(story, block, width)
    if embedded is None:
        return
    relationship, height = embedded
    styles = style_sheet().pictures_in
    style = next((styles[role] for role in scope.roles if role in styles), "TableText" if scope.in_table else "Figure")
    with story.paragraph(parent, "OpeningImage" if is_opening else style, scope) as paragraph:
        number = story.next_drawing()
        add_picture(add_run(paragraph), relationship, number, block.alt, width, height)


def logo_paragraph(story: Story, block: tree.Image) -> Element | None:
    """Return a paragraph in a frame at the top of its page, which does not move the words."""
    left = PAGE_WIDTH - EDGE - block.width if story.document.dir == "rtl" else EDGE
    return _framed(story, block, block.width, left, _LOGO_TOP)


def cover_picture_paragraph(story: Story, block: tree.Image) -> Element | None:
    """Return a paragraph in a frame from edge to edge in the upper part of a cover, which does not move the words."""
    return _framed(story, block, PAGE_WIDTH, 0, _COVER_PICTURE_TOP)


def _framed(story: Story, block: tree.Image, width: float, left: float, top: float) -> Element | None:
    """Return a picture in a frame at this place on its page, in millimetres; None for an unreadable picture."""
    embedded = _embedded(story, block, width)
    if embedded is None:
        return None
    paragraph = etree.Element(qname("w:p"))
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", "Figure")
    frame = put(add(properties, "w:framePr"), w=twips(width), wrap="around", vAnchor="page", hAnchor="page")
    put(frame, x=twips(left), y=twips(top))
    relationship, height = embedded
    add_picture(add_run(paragraph), relationship, story.next_drawing(), block.alt, width, height)
    return paragraph


def _embedded(story: Story, block: tree.Image, width: float) -> tuple[str, float] | None:
    """Return the name under which the document holds a picture, and its height in millimetres at this `width`."""
    asset = story.document.assets.get(block.asset)
    if asset is None:
        story.problems.append(f"the picture “{block.asset}” is not among the assets of the document")
        return None
    try:
        data = word_picture(asset.raster or asset.data, "image/png" if asset.raster else asset.media_type, width)
    except (OSError, ValueError, SyntaxError) as error:
        story.problems.append(f"the picture “{block.asset}” cannot be read: {error}")
        return None
    relationship, image = story.part.get_or_add_image(io.BytesIO(data))
    return relationship, width * image.px_height / image.px_width


@functools.lru_cache(maxsize=64)
def word_picture(data: bytes, media_type: str, width: float) -> bytes:
    """Return `data` as a PNG or RGB JPEG without metadata, for a place `width` millimetres wide.

    Raises OSError, SyntaxError (Pillow's for broken files) or ValueError if it is not a picture.
    """
    if media_type == "image/svg+xml":
        data = rasterised(data, width)
    if data.startswith(b"\x89PNG\r\n\x1a\n") and _is_sound(data):
        return b"\x89PNG\r\n\x1a\n" + b"".join(_png_chunks(data))
    if data.startswith(b"\xff\xd8") and _is_sound(data) and _is_upright_rgb(data):
        return b"\xff\xd8" + b"".join(_jpeg_segments(data))
    return _converted(data)


def _is_sound(data: bytes) -> bool:
    """Return True for an undamaged picture; raise what Pillow raises for a damaged one."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        image.verify()
    return True


def _is_upright_rgb(data: bytes) -> bool:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        orientation = image.getexif().get(0x0112, 1)
        return image.mode in {"RGB", "L"} and orientation == 1


def _converted(data: bytes) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        upright = ImageOps.exif_transpose(image)
        out = io.BytesIO()
        if upright.mode in {"RGBA", "LA", "PA", "P"}:
            upright.convert("RGBA").save(out, "PNG", optimize=False)
        elif image.format == "JPEG":
            upright.convert("RGB").save(out, "JPEG", quality=92)
        else:
            upright.convert("RGB").save(out, "PNG", optimize=False)
    data = out.getvalue()
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_chunks(data)) if data[:1] == b"\x89" else data


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that affect how it looks."""
    place = 8
    while place + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if kind in _PNG_CHUNKS:
            yield data[place:end]
        place = end


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG, from after its first marker, that affect how it looks."""
    place = 2
    while place + 4 <= len(data):
        marker = data[place + 1]
        if marker == 0xDA:
            yield data[place:]
            return
        end = place + 2 + int(struct.unpack_from(">H", data, place + 2)[0])
        if marker not in _JPEG_SEGMENTS_DROPPED:
            yield data[place:end]
        place = end
