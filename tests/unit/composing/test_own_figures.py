"""Pictures of a script's own."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.given_rows import frame_rows, grid_of
from outcome_reports.errors import ArgumentError, ArgumentTypeError
from outcome_reports.model import Edition
from outcome_reports.tree import Document, Image, Role, Table, blocks_of, lines_of
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


class Shown:
    """What some libraries show in a notebook, but for figures that are empty."""

    def __init__(self, *, svg: object = None, png: object = None) -> None:
        self._svg, self._png = svg, png

    def _repr_svg_(self) -> object:
        return self._svg

    def _repr_png_(self) -> object:
        return self._png


class Saved(Shown):
    def save(self, out: Any, *, format: str, scale_factor: int) -> None:
        assert (format, scale_factor) == ("png", 3)
        out.write(PNG)


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (Shown(svg=CHART.decode(), png=PNG), "image/svg+xml"),
        (Shown(png=bytearray(PNG)), "image/png"),
        (Saved(svg=""), "image/png"),
    ],
)
def test_figures_are_taken_as_a_notebook_shows_them_or_as_they_are_saved(picture: object, kind: str) -> None:
    (asset,) = compose(sections.figure(picture, alt="Bars")).assets.values()
    assert asset.media_type == kind
    with pytest.raises(ArgumentTypeError) as error:
        sections.figure(Shown(), alt="Bars")
    assert str(error.value) == "Shown is not a picture: give a path, bytes, or a figure of a library"


def test_sides_of_a_table_are_as_many_as_its_columns() -> None:
    rows = [["a", "b"], ["x", "y"]]
    with pytest.raises(ArgumentError) as error:
        sections.table(rows, align=["end"])
    assert str(error.value) == "a table of 2 columns needs as many sides in `align`: 1 are given"
    document = compose(sections.table(rows, align=["end", "start"]))
    (table,) = [block for block in blocks_of(document.blocks) if isinstance(block, Table)]
    assert [column.align for column in table.columns] == ["end", "start"]


class Polars:
    columns = ("a", 2)

    def iter_rows(self) -> list[tuple[object, ...]]:
        return [(1, None), ("x", 2.5)]


class Arrow:
    def to_pydict(self) -> dict[object, list[object]]:
        return {"a": [1, "x"], 2: [None, 2.5]}


@pytest.mark.parametrize("frame", [Polars(), Arrow()])
def test_frames_of_libraries_are_columns_and_rows(frame: object) -> None:
    assert frame_rows(frame) == (["a", "2"], [[1, None], ["x", 2.5]])
    assert grid_of(frame) == [["a", "2"], ["1", ""], ["x", "2.5"]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E+3"), "1000"),
        (Decimal("1.50"), "1.50"),
        (1e-7, "0.0000001"),
        (2.0, "2"),
        (float("nan"), ""),
        (datetime(2026, 2, 20), "2026-02-20"),  # noqa: DTZ001
        (datetime(2026, 2, 20, 9, 5), "2026-02-20 09:05"),  # noqa: DTZ001
        (date(2026, 2, 20), "2026-02-20"),
        (time(9, 5), "09:05"),
        ("  two\n words ", "two words"),
    ],
)
def test_values_are_written_plainly(value: object, text: str) -> None:
    assert grid_of([["a"], [value]]) == [["a"], [text]]


@pytest.mark.parametrize("value", [Decimal("Infinity"), float("inf"), True, b"x", object()])
def test_values_that_cannot_be_printed_are_named(value: object) -> None:
    with pytest.raises(ArgumentTypeError) as error:
        grid_of([["a", "b"], ["x", "y"], ["x", value]])
    assert str(error.value) == f"row 2, column “b” of the table has {value!r}: write text, a number or a date"
