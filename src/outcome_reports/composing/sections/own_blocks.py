"""A script's own pictures, tables and charts, as sections of a document."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from numbers import Real
from pathlib import Path
from typing import Any, get_args

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.given_rows import grid_of
from outcome_reports.composing.sections.section import Section
from outcome_reports.composing.text_arguments import check_texts
from outcome_reports.errors import ArgumentError, ArgumentTypeError, counted, did_you_mean
from outcome_reports.tabulating.data_tables import data_table
from outcome_reports.tree import CHART_KINDS, Align, Block, Column, DataSource, Image, Paragraph, Role, Table, Text
from outcome_reports.tree import Section as Part

_SIDES = get_args(Align)
_MEASURE = 118.0
"""Millimetres of a line of text on paper."""
_DOTS = 300


def figure(
    picture: object, *, alt: str, caption: str = "", credit: str = "", width: float = 1.0, id: str = "figure"
) -> Section:
    """Return a section with one picture: a path, bytes, or a figure of matplotlib, Altair or plotly.

    `alt` is the text alternative for readers who cannot see it, `width` a share of the text width. Raises ArgumentError
    for a missing `alt` or a width outside 0.1 to 1, ArgumentTypeError for anything but a picture.
    """
    check_texts("a picture", alt=alt, caption=caption, credit=credit, id=id)
    if not alt.strip():
        raise ArgumentError("a picture needs a text alternative: say in `alt` what it shows")
    if not _is_share(width):
        raise ArgumentError(f"the width of a picture is a share of the text, from 0.1 to 1: not {width!r}")
    data = _picture(picture)

    def section(composer: Composer) -> Iterator[Block]:
        name = composer.asset(id, data)
        below = [
            Paragraph((Text(words),), role=role)
            for words, role in ((caption, Role.CAPTION), (credit, Role.CREDIT))
            if words
        ]
        image = Image(name, alt, _MEASURE * width, 150.0, share=width)
        yield Part((image, *below), id=id, role=Role.ILLUSTRATION)

    return section


def table(rows: object, *, caption: str = "", align: Sequence[Align] = (), id: str = "table") -> Section:
    """Return a section with one table: from a data frame, columns by name, or rows with the head first.

    Numbers, dates and times are formatted for the language. Raises ArgumentError for rows of unequal length and if
    `align` does not match the columns, ArgumentTypeError for anything but a table and for values that cannot be
    printed; both name row, column and value.
    """
    check_texts("a table", caption=caption, id=id)
    _check_sides(align)
    grid = grid_of(rows)
    if align and len(align) != len(grid[0]):
        columns = counted(len(grid[0]), "column")
        raise ArgumentError(f"a table of {columns} needs as many sides in `align`: {len(align)} are given")

    def section(composer: Composer) -> Iterator[Block]:
        made = _drawn(composer, grid, caption, "", id)
        if align and isinstance(made, Table):
            columns = tuple(Column(one.width, side) for one, side in zip(made.columns, align, strict=True))
            made = Table(columns, made.head, made.body, made.caption, id=id, role=made.role)
        yield made

    return section


def chart(rows: object, *, title: str, kind: str = "bars", unit: str = "", id: str = "chart") -> Section:
    """Return a section with one chart: the first column has the labels, each other column is a series.

    `rows` are as in `table`; `kind` is "bars", "stacked" or "columns". Raises the errors of `table`, ArgumentError for
    another kind, and CompositionError, when the document is made, for a value that is not a number, with its row and
    column.
    """
    check_texts("a chart", title=title, kind=kind, unit=unit, id=id)
    if kind not in CHART_KINDS:
        raise ArgumentError(f"“{kind}” is not a kind of chart: {did_you_mean(kind, CHART_KINDS) or CHART_KINDS}")
    grid = grid_of(rows)
    return lambda composer: (_drawn(composer, grid, title, kind, id, unit),)


def _is_share(width: Any) -> bool:
    return isinstance(width, Real) and 0.1 <= float(width) <= 1


def _check_sides(align: object) -> None:
    if isinstance(align, str) or not isinstance(align, Sequence) or not all(side in _SIDES for side in align):
        raise ArgumentError(f"the sides in `align` are a list of “{'”, “'.join(_SIDES)}”: not {align!r:.80}")


def _drawn(composer: Composer, grid: list[list[str]], caption: str, kind: str, id: str, unit: str = "") -> Table | Part:
    source = DataSource(file=id, sheet="", kind=kind, unit=unit)
    words = (Text(caption),) if caption else ()
    return data_table(Table((), (), (), words, id=id, role=Role.DATA, source=source), {id: grid}, composer.wording)


def _picture(picture: Any) -> bytes:
    if isinstance(picture, bytes):
        return picture
    if isinstance(picture, str | os.PathLike):
        return Path(picture).read_bytes()
    if hasattr(picture, "savefig"):
        out = BytesIO()
        picture.savefig(out, format="png", dpi=_DOTS)
        return out.getvalue()
    if hasattr(picture, "to_image"):
        return bytes(picture.to_image(format="png", scale=3))
    for name in ("_repr_svg_", "_repr_png_"):
        if hasattr(picture, name) and (found := getattr(picture, name)()):
            return found.encode() if isinstance(found, str) else bytes(found)
    if hasattr(picture, "save"):
        out = BytesIO()
        picture.save(out, format="png", scale_factor=3)
        return out.getvalue()
    raise ArgumentTypeError(f"{type(picture).__name__} is not a picture: give a path, bytes, or a figure of a library")
