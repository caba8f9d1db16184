"""Pictures of a script's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.errors import ArgumentError, ArgumentTypeError
from outcome_reports.model import Edition
from outcome_reports.tree import Document, Image, Role, blocks_of, lines_of
from tests.support.parts import HEAD
from tests.support.registry import registry
from tests.support.sample_tree import CHART, signature_png

PNG = signature_png(1, 60, 20)


class Plotted:
    """What matplotlib gives."""

    def savefig(self, out: Any, *, format: str, dpi: int) -> None:
        assert (format, dpi) == ("png", 300)
        out.write(PNG)


class Plotly:
    def to_image(self, *, format: str, scale: int) -> bytes:
        assert (format, scale) == ("png", 3)
        return PNG


class Altair:
    def _repr_svg_(self) -> str:
        return CHART.decode()


def compose(section: sections.Section) -> Document:
    edition = Edition.model_validate(HEAD | {"registry": registry()})
    return compose_document(edition, [section], kind="report", title="T", document_type="R")


@pytest.mark.parametrize(
    ("picture", "kind"),
    [(PNG, "image/png"), (Plotted(), "image/png"), (Plotly(), "image/png"), (Altair(), "image/svg+xml")],
)
def test_figures_of_libraries_are_pictures(picture: object, kind: str) -> None:
    document = compose(sections.figure(picture, alt="Bars", caption="Calls", credit="Us", width=0.5, id="calls"))
    (image,) = [block for block in blocks_of(document.blocks) if isinstance(block, Image)]
    assert (image.alt, image.share, document.assets[image.asset].media_type) == ("Bars", 0.5, kind)
    (section,) = [block for block in blocks_of(document.blocks) if block.role == Role.ILLUSTRATION]
    assert (section.id, list(lines_of((section,)))) == ("calls", ["Calls", "Us"])


def test_a_picture_is_read_from_a_path(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(PNG)
    for path in (file, str(file)):
        assert compose(sections.figure(path, alt="A")).assets


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"alt": " "}, "a picture needs a text alternative"),
        ({"alt": "A", "width": 2}, "from 0.1 to 1: not 2"),
        ({"alt": "A", "width": 0}, "from 0.1 to 1: not 0"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        sections.figure(PNG, **options)


@pytest.mark.parametrize("picture", [3, None, object()])
def test_what_is_no_picture_is_refused(picture: object) -> None:
    with pytest.raises(ArgumentTypeError, match="is not a picture"):
        sections.figure(picture, alt="A")
