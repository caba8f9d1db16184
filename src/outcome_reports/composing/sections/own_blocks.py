"""A script's own pictures, tables and charts, as sections of a document."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.interchange import rows_of_frame
from outcome_reports.composing.sections.section import Section
from outcome_reports.errors import ArgumentError, ArgumentTypeError, counted, did_you_mean
from outcome_reports.intake.limits import DATA_COLUMNS, DATA_ROWS
from outcome_reports.tabulating.data_tables import data_table
from outcome_reports.tree import CHART_KINDS, Align, Block, Column, DataSource, Image, Paragraph, Role, Table, Text
from outcome_reports.tree import Section as Part

_MEASURE = 118.0
"""Millimetres of a line of text on paper."""
_DOTS = 300
_NONE = frozenset({"NAType", "NaTType"})
"""Types of pandas's missing values."""


def figure(
    picture: object, *, alt: str, caption: str = "", credit: str = "", width: float = 1.0, id: str = "figure"
) -> Section:
    """Return a section with one picture: a path, bytes, or a figure of matplotlib, Altair or plotly.

    `alt` is the text alternative for readers who cannot see it, `width` a share of the text width. Raises ArgumentError
    for a missing `alt` or a width outside 0.1 to 1, ArgumentTypeError for anything but a picture.
    """
    if not alt.strip():
        raise ArgumentError("a picture needs a text alternative: say in `alt` what it shows")
    if not 0.1 <= width <= 1:
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
    grid = _grid(rows)
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
    if kind not in CHART_KINDS:
        raise ArgumentError(f"“{kind}” is not a kind of chart: {did_you_mean(kind, CHART_KINDS) or CHART_KINDS}")
    grid = _grid(rows)
    return lambda composer: (_drawn(composer, grid, title, kind, id, unit),)


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


def _grid(rows: Any) -> list[list[str]]:
    """Return rows of text, the head first."""
    head, body = _parts(rows)
    if not body or not head:
        raise ArgumentError("a table needs a head and at least one row")
    if len(body) > DATA_ROWS or len(head) > DATA_COLUMNS:
        raise ArgumentError(
            f"a table of {counted(len(body), 'row')} and {counted(len(head), 'column')}: at most {DATA_ROWS:,} and "
            f"{DATA_COLUMNS} can be read on paper; take those that matter, and give readers a link to the data"
        )
    grid = [head]
    for number, row in enumerate(body, start=1):
        if len(row) != len(head):
            raise ArgumentError(f"row {number} of the table has {counted(len(row), 'value')}: its head has {len(head)}")
        grid.append([_text(value, number, name) for value, name in zip(row, head, strict=True)])
    return grid


def frame_rows(value: Any) -> tuple[list[str], list[list[Any]]] | None:
    """Return columns and rows of a data frame (pandas, polars, PyArrow, interchange protocol), else None."""
    columns = getattr(value, "columns", None)
    if columns is not None and hasattr(value, "itertuples"):
        return list(map(str, columns)), [list(row) for row in value.itertuples(index=False, name=None)]
    if columns is not None and hasattr(value, "iter_rows"):
        return list(map(str, columns)), [list(row) for row in value.iter_rows()]
    if hasattr(value, "to_pydict"):
        named: dict[str, list[Any]] = value.to_pydict()
        return list(map(str, named)), [list(row) for row in zip(*named.values(), strict=True)]
    return rows_of_frame(value) if hasattr(value, "__dataframe__") else None


def _parts(rows: Any) -> tuple[list[str], list[list[Any]]]:
    if (frame := frame_rows(rows)) is not None:
        return frame
    if isinstance(rows, Mapping):
        values = [list(column) for column in rows.values()]
        if len({len(column) for column in values}) > 1:
            lengths = {str(name): len(column) for name, column in zip(rows, values, strict=True)}
            raise ArgumentError(f"the columns of a table are of unequal length: {lengths}")
        return list(map(str, rows)), [list(row) for row in zip(*values, strict=True)]
    if isinstance(rows, str) or not isinstance(rows, Iterable):
        raise ArgumentTypeError(f"{type(rows).__name__} is not a table: give a data frame, columns by name, or rows")
    listed = list(rows)
    if listed and all(isinstance(row, Mapping) for row in listed):
        head = list(dict.fromkeys(str(key) for row in listed for key in row))
        return head, [[row.get(key) for key in head] for row in listed]
    if any(isinstance(row, str) or not isinstance(row, Iterable) for row in listed):
        raise ArgumentTypeError("the rows of a table are lists of values")
    head, *body = [list(row) for row in listed] or [[]]
    return list(map(str, head)), body


def _text(value: Any, row: int, column: str) -> str:
    if value is None or type(value).__name__ in _NONE or (isinstance(value, float) and math.isnan(value)):
        return ""
    if hasattr(value, "item") and not isinstance(value, str):
        # Convert a NumPy number to Python's.
        value = value.item()
    match value:
        case str():
            return " ".join(value.split())
        case bool():
            pass
        case int():
            return str(value)
        case Decimal() if value.is_finite():
            return f"{value:f}"
        case float() if math.isfinite(value):
            return f"{value:.10f}".rstrip("0").rstrip(".")
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
    raise ArgumentTypeError(f"row {row}, column “{column}” of the table has {value!r}: write text, a number or a date")
