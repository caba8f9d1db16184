"""The motif: drawn from numbers alone."""

from __future__ import annotations

import hashlib
import re
from typing import get_args

import pytest
from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.branding.brand_marks import Motif
from outcome_reports.writers.motif import motif_svg

KINDS: tuple[str, ...] = get_args(Motif.model_fields["kind"].annotation)
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = "aab13e291dc8c81cef83eaf5720f7c73fbdbf0deeaa9b906f029b243f8d355f0"
"""SHA-256 of the drawing below: a brand keeps its cover."""


def test_drawing_never_changes() -> None:
    svg = motif_svg(Motif(seed=7, lines=5, colours=("#2b7f8c", "#d9793f")), 210, 297)
    assert hashlib.sha256(svg.encode("ascii")).hexdigest() == _DRAWING


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lines", [0, 1, 26, 80])
def test_has_as_many_lines_as_asked(kind: str, lines: int, brand: Brand) -> None:
    svg = etree.fromstring(motif_svg(brand.motif.model_copy(update={"kind": kind, "lines": lines}), 210, 297))
    assert len(svg.findall(f".//{_SVG}path")) == lines


@pytest.mark.parametrize("kind", KINDS)
def test_seeds_give_different_drawings(kind: str, brand: Brand) -> None:
    drawings = {motif_svg(brand.motif.model_copy(update={"kind": kind, "seed": seed}), 210, 297) for seed in range(20)}
    assert len(drawings) == 20


@pytest.mark.parametrize("kind", KINDS)
def test_paler_behind_text(kind: str, brand: Brand) -> None:
    def strongest(svg: str) -> float:
        return max(float(path.attrib["stroke-opacity"]) for path in etree.fromstring(svg).iter(f"{_SVG}path"))

    motif = brand.motif.model_copy(update={"kind": kind})
    assert strongest(motif_svg(motif, 210, 100, strength=0.3)) < strongest(motif_svg(motif, 210, 100))


@pytest.mark.parametrize("kind", KINDS)
def test_drawn_with_what_word_can_draw(kind: str, brand: Brand) -> None:
    root = etree.fromstring(motif_svg(brand.motif.model_copy(update={"kind": kind}), 210, 297))
    assert {str(element.tag).removeprefix(_SVG) for element in root.iter()} <= {"svg", "g", "path", "circle"}
    paths = [path.attrib["d"] for path in root.iter(f"{_SVG}path")]
    assert all(re.fullmatch(r"M[-0-9. ]+(C[-0-9. ]+)+", path) for path in paths)
    assert {str(group.attrib["stroke"]) for group in root.iter(f"{_SVG}g")} - {"none"} == set(brand.motif.colours)
