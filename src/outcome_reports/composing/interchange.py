"""Rows of data frames from any library, by the dataframe interchange protocol of the Python data APIs consortium
(data-apis.org/dataframe-protocol), without a dependency.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from outcome_reports.errors import ArgumentTypeError

_INT, _UINT, _FLOAT, _BOOL, _STRING, _DATETIME, _CATEGORICAL = 0, 1, 2, 20, 21, 22, 23
"""Kinds of columns (`DtypeKind`)."""
_NON_NULLABLE, _NAN, _SENTINEL, _BITS, _BYTES = range(5)
"""How a column represents missing values (`ColumnNullType`)."""
_FORMATS = {
    **{(_INT, bits): code for bits, code in ((8, "b"), (16, "h"), (32, "i"), (64, "q"))},
    **{(_UINT, bits): code for bits, code in ((8, "B"), (16, "H"), (32, "I"), (64, "Q"))},
    **{(_FLOAT, bits): code for bits, code in ((16, "e"), (32, "f"), (64, "d"))},
    (_BOOL, 8): "?",
}
_PER_SECOND = {"s": 1, "m": 10**3, "u": 10**6, "n": 10**9}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def rows_of_frame(frame: Any) -> tuple[list[str], list[list[Any]]]:
    """Return the names of the columns and the rows of an object with `__dataframe__`; None is a missing value.

    Raises ArgumentTypeError, which names the column, for a kind of column that cannot be read.
    """
    exchanged = frame.__dataframe__(allow_copy=True)
    names = [str(name) for name in exchanged.column_names()]
    columns: list[list[Any]] = [[] for _ in names]
    for chunk in exchanged.get_chunks():
        for place, name in enumerate(names):
            try:
                columns[place] += _values(chunk.get_column(place), name)
            except ArgumentTypeError:
                raise
            except (NotImplementedError, RuntimeError, TypeError, ValueError, struct.error) as error:
                # Libraries refuse kinds of columns that the protocol does not define, with any exception.
                raise ArgumentTypeError(f"the column “{name}” cannot be read: {error}") from error
    return names, [list(row) for row in zip(*columns, strict=True)]


def _values(column: Any, name: str) -> list[Any]:
    kind, bits, form, _ = column.dtype
    size, offset = _asked(column.size), column.offset
    buffers = column.get_buffers()
    missing, sentinel = column.describe_null
    match kind:
        case _ if kind == _STRING:
            values: list[Any] = list(_texts(buffers, size, offset))
        case _ if kind == _CATEGORICAL:
            codes = _numbers(buffers["data"], size, offset, name)
            categories = _values(column.describe_categorical["categories"], name)
            known = [code in range(len(categories)) and (missing != _SENTINEL or code != sentinel) for code in codes]
            values = [categories[code] if is_known else None for code, is_known in zip(codes, known, strict=True)]
        case _ if kind == _BOOL and bits == 1:
            values = list(_bits(buffers["data"][0], size, offset))
        case _ if kind == _DATETIME:
            values = [
                _moment(count, form, name) if count != sentinel or missing != _SENTINEL else None
                for count in _numbers(buffers["data"], size, offset, name, kind=_INT)
            ]
        case _:
            values = _numbers(buffers["data"], size, offset, name)
    return [None if gone else value for value, gone in zip(values, _gone(column, buffers, values), strict=True)]


def _gone(column: Any, buffers: Any, values: list[Any]) -> Iterator[bool]:
    """Yield for each value whether it is missing."""
    missing, sentinel = column.describe_null
    if missing in {_BITS, _BYTES} and buffers["validity"]:
        buffer = buffers["validity"][0]
        size, offset = len(values), column.offset
        marks = _bits(buffer, size, offset) if missing == _BITS else map(bool, _bytes(buffer)[offset : offset + size])
        yield from (mark == bool(sentinel) for mark in marks)
    elif missing == _SENTINEL:
        yield from (value == sentinel for value in values)
    else:
        yield from (missing == _NAN and isinstance(value, float) and math.isnan(value) for value in values)


def _numbers(found: Any, size: int, offset: int, name: str, kind: int | None = None) -> list[Any]:
    buffer, (own, bits, form, order) = found
    code = _FORMATS.get((own if kind is None else kind, bits))
    if code is None:
        raise ArgumentTypeError(f"the column “{name}” has values of a kind that cannot be read ({form})")
    width = bits // 8
    data = _bytes(buffer)[offset * width : (offset + size) * width]
    return list(struct.unpack(f"{'>' if order == '>' else '<'}{size}{code}", data))


def _texts(buffers: Any, size: int, offset: int) -> Iterator[str]:
    data = _bytes(buffers["data"][0])
    ends = _numbers(buffers["offsets"], size + 1, offset, "")
    for start, end in pairwise(ends):
        yield data[start:end].decode("utf-8")


def _bits(buffer: Any, size: int, offset: int) -> Iterator[bool]:
    data = _bytes(buffer)
    return (bool(data[at // 8] >> at % 8 & 1) for at in range(offset, offset + size))


def _bytes(buffer: Any) -> bytes:
    import ctypes

    return ctypes.string_at(buffer.ptr, buffer.bufsize) if buffer.bufsize else b""


def _moment(count: int, form: str, name: str) -> datetime:
    """Return a moment; its format is that of the Arrow C data interface ("tsn:UTC", "tdD")."""
    if form == "tdD":
        return (_EPOCH + timedelta(days=count)).replace(tzinfo=None)
    unit = re.fullmatch(r"ts([smun]):.*", form)
    if unit is None:
        raise ArgumentTypeError(f"the column “{name}” has times of a kind that cannot be read ({form})")
    per_second = _PER_SECOND[unit[1]]
    seconds, rest = divmod(count, per_second)
    return (_EPOCH + timedelta(seconds=seconds, microseconds=rest * 10**6 // per_second)).replace(tzinfo=None)


def _asked(size: Any) -> int:
    # A method in the protocol, a property in some libraries.
    return int(size() if callable(size) else size)
