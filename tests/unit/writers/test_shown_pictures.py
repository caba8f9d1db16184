"""Pictures of any shape keep to their greatest height, and take no words away."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageDraw

import outcome_reports as outr
from outcome_reports.branding.brand import Brand
from outcome_reports.composing.sections.foreword import SIGNATURE_HEIGHT, SIGNATURE_WIDTH
from outcome_reports.writers.html.picture_addresses import is_opaque
from outcome_reports.writers.shown_pictures import with_pictures
from tests.support.folders import EditionFolder
from tests.support.tag_tree import tags_of
from tests.unit.writers.docx_reading import document, parts

_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_FOREWORD = """title: Foreword
text: |
  Words.
signatories:
  - {name: Ada Alpha, office: Co-Manager}
  - {name: Bela Beta, office: Co-Manager, signature: images/it.png, alt: Signature}
"""


def png(width: int, height: int, mode: str = "RGB", colour: object = "navy") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), colour).save(out, "PNG")  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(("width", "height"), [(60, 420), (60, 300), (30, 900), (60, 60), (420, 60)])
def test_a_signature_of_any_shape_leaves_room_for_the_names(tmp_path: Path, width: int, height: int) -> None:
    folder = EditionFolder(tmp_path)
    folder.write("foreword.yaml", _FOREWORD)
    (folder.path / "images").mkdir(exist_ok=True)
    (folder.path / "images" / "it.png").write_bytes(png(width, height))
    statement = outr.load(folder.path).statement()
    shown = min(SIGNATURE_WIDTH, SIGNATURE_HEIGHT * width / height)
    root = tags_of(statement.to_pdf())
    assert {"AdaAlpha", "BelaBeta"} <= {tag.own_text.replace(" ", "") for tag in root.all("P")}
    assert [tag.alt for tag in root.all("Figure")].count("Signature") == 1
    extents = etree.fromstring(parts(statement.to_docx())["word/document.xml"]).iter(_EXTENT)
    sides = [tuple(int(extent.get(side, "0")) / 36000 for side in ("cx", "cy")) for extent in extents]
    assert any(side == pytest.approx((shown, shown * height / width), abs=0.9) for side in sides)
    widths = [float(found) for found in re.findall(r"\{width:([0-9.]+)mm\}", statement.to_html().decode())]
    assert any(found == pytest.approx(shown, abs=0.1) for found in widths)


@pytest.mark.parametrize(
    ("picture", "max_height", "width"),
    [
        (png(100, 100), 200.0, 120.0),
        (png(100, 400), 200.0, 50.0),
        (png(100, 400), 60.0, 15.0),
        (png(3, 700), 24.0, 0.1),
        (b"not a picture", 24.0, 120.0),
    ],
)
def test_pictures_are_made_narrower_until_they_fit(
    brand: Brand, picture: bytes, max_height: float, width: float
) -> None:
    image = outr.tree.Image("it", "It", 120.0, max_height)
    made = document(outr.tree.Section((image,), id="s"), assets={"it": outr.tree.Asset(picture, "image/png")})
    (section,) = with_pictures(made, brand).blocks
    assert isinstance(section, outr.tree.Section)
    assert [block.width for block in section.blocks if isinstance(block, outr.tree.Image)] == [pytest.approx(width)]


def _holed(side: int, hole: int) -> bytes:
    picture = Image.new("RGBA", (side, side), "white")
    picture.paste((0, 0, 0, 0), (0, 0, hole, side))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _drawn(size: tuple[int, int], draw: Callable[[ImageDraw.ImageDraw], object]) -> bytes:
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    draw(ImageDraw.Draw(picture))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _card(size: tuple[int, int], radius: int) -> bytes:
    """White paper with transparent corners; a disc if they are large enough."""
    box = (0, 0, size[0] - 1, size[1] - 1)
    return _drawn(size, lambda draw: draw.rounded_rectangle(box, radius, fill="white"))


def _signature(width: int) -> bytes:
    """Ink that goes all over a picture, on nothing."""
    line = [(x * 10, (x * 37) % 100) for x in range(30)]
    return _drawn((300, 100), lambda draw: draw.line(line, fill="black", width=width))


@pytest.mark.parametrize(
    ("picture", "opaque"),
    [
        (png(9, 9), True),
        (png(9, 9, "L", 200), True),
        (png(9, 9, "RGBA", (0, 0, 0, 255)), True),
        (png(9, 9, "RGBA", (0, 0, 0, 0)), False),
        (_holed(100, 4), True),
        (_holed(100, 20), True),
        (_holed(100, 70), False),
        (_card((100, 40), 20), True),
        (_card((40, 40), 20), True),
        (_signature(3), False),
        (_signature(9), False),
    ],
)
def test_dark_screens_are_told_what_hides_their_ground(picture: bytes, *, opaque: bool) -> None:
    assert is_opaque(outr.tree.Asset(picture, "image/png")) == opaque
    assert not is_opaque(outr.tree.Asset(b"<svg/>", "image/svg+xml"))
