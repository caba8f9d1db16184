"""First and last pages: the drawing is strong above and pale behind words."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from PIL import ImageChops

from tests.layout.test_pages import document

_WORDS_BEGIN = 0.46
_STRENGTH_BEHIND_WORDS = 0.3


@pytest.mark.parametrize("name", ["fourth-2026 statement rso", "fourth-2026 statement coastal-forum"])
@pytest.mark.parametrize("page", [0, -1])
def test_drawing_fades_where_words_begin(name: str, page: int) -> None:
    with pypdfium2.PdfDocument(document(name).to_pdf()) as pdf:
        picture = pdf[page % len(pdf)].render(scale=1.5).to_pil().convert("RGB")
    # The right margin holds no words.
    margin = picture.crop((round(picture.width * 0.91), 0, picture.width - 2, picture.height - 2))
    ground = margin.getpixel((margin.width // 2, margin.height - 1))
    above = margin.crop((0, 0, margin.width, round(margin.height * _WORDS_BEGIN)))
    below = margin.crop((0, round(margin.height * _WORDS_BEGIN), margin.width, margin.height))
    assert 0 < _distance(below, ground) < _STRENGTH_BEHIND_WORDS * _distance(above, ground)


def _distance(picture: Any, ground: Any) -> int:
    """The greatest distance of any point from the ground, in any of the colours."""
    plain = picture.copy()
    plain.paste(ground, (0, 0, *picture.size))
    difference: Any = ImageChops.difference(picture, plain)
    return max(int(high) for _, high in difference.getextrema())
