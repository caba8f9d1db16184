"""What brands and roles mean for the looks of a document, and the drawings: tables that a person can read."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from typing import get_args

import pytest

from outcome_reports.branding.brand_marks import Motif
from outcome_reports.reading import read_brand
from outcome_reports.tree import Role, layout_of
from outcome_reports.tree.role_layouts import RoleLayout
from outcome_reports.writers.html.stylesheets import brand_properties, printed_pages
from outcome_reports.writers.motif import motif_svg

BRAND = read_brand("rso")
COLOURS = ("#2b7f8c", "#d9793f", "#334455", "#667788", "#99aabb")
Golden = Callable[[str, str], None]


def test_roles(golden: Golden) -> None:
    """The names are those of docs/tree.md, and classes in templates/css; one without marks is laid out as text."""
    plain = dataclasses.asdict(RoleLayout())
    lines = []
    for role in (*Role, None, "of-a-script"):
        marks = (
            f"{name}={value}" for name, value in dataclasses.asdict(layout_of(role)).items() if value != plain[name]
        )
        lines.append(f"{role}: {' '.join(marks)}".rstrip())
    golden("looks/roles.txt", "\n".join([f"plain: {plain}", *lines, ""]))


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_properties_of_a_brand(medium: str, golden: Golden) -> None:
    golden(f"looks/brand-{medium}.css", brand_properties(BRAND, medium).replace(";", ";\n") + "\n")


def test_pages_that_a_browser_prints(golden: Golden) -> None:
    golden("looks/printed-pages.css", printed_pages('Draft "2" \\ 1 March, café', BRAND).replace(";", ";\n") + "\n")


def test_drawings_never_change(golden: Golden) -> None:
    """A brand keeps its cover: the sizes of the drawing of each kind, by lines and colours, and their digests."""
    lines = []
    for kind in get_args(Motif.model_fields["kind"].annotation):
        for count, colours, seed in ((0, 1, 1), (1, 2, 2), (2, 2, 3), (9, 3, 4), (26, 4, 5), (80, 5, 6)):
            motif = Motif(kind=kind, seed=seed, lines=count, colours=COLOURS[:colours])
            svg = motif_svg(motif, 210, 297 if count != 9 else 60, strength=0.3 if seed == 3 else 1.0)
            digest = hashlib.sha256(svg.encode("ascii")).hexdigest()[:16]
            lines.append(
                f"{kind}, {count} lines in {colours} colours: {svg.count('<path')} paths, {len(svg)}, {digest}"
            )
    golden("looks/motifs.txt", "\n".join(lines) + "\n")
