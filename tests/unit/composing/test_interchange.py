"""Data frames by the interchange protocol: buffers of memory, chunks, several marks of what is missing."""

from __future__ import annotations

import ctypes
import struct
from datetime import datetime
from typing import Any

import pytest

from outcome_reports.composing import sections
from outcome_reports.composing.interchange import rows_of_frame
from outcome_reports.errors import ArgumentError, ArgumentTypeError

NON_NULLABLE, NAN, SENTINEL, BITS, BYTES = range(5)


class Buffer:
    """Memory that a library owns."""

    def __init__(self, data: bytes) -> None:
        self._memory = ctypes.create_string_buffer(data, len(data))
        self.bufsize = len(data)
        self.ptr = ctypes.addressof(self._memory)


class Column:
    """A column of one chunk."""

    def __init__(self, dtype: tuple[int, int, str, str], size: int, data: bytes, **others: Any) -> None:
        self.dtype, self._size, self.offset = dtype, size, others.get("offset", 0)
        self.describe_null = others.get("null", (NON_NULLABLE, None))
        if "categories" in others:
            self.describe_categorical = {"categories": others["categories"]}
        validity, offsets = others.get("validity"), others.get("offsets")
        self._buffers = {
            "data": (Buffer(data), others.get("held", dtype)),
            "validity": None if validity is None else (Buffer(validity), (20, 1, "b", "=")),
            "offsets": None if offsets is None else (Buffer(offsets), (0, 32, "i", "=")),
        }

    def size(self) -> int:
        return self._size

    def get_buffers(self) -> dict[str, Any]:
        return self._buffers


class Frame:
    """A data frame of chunks."""

    def __init__(self, *chunks: dict[str, Column]) -> None:
        self._chunks = chunks

    def __dataframe__(self, *, nan_as_null: bool = False, allow_copy: bool = True) -> Frame:
        assert allow_copy, "some columns can only be copied"
        return self

    def column_names(self) -> list[str]:
        return list(self._chunks[0])

    def get_chunks(self) -> list[Frame]:
        return [Frame(chunk) for chunk in self._chunks]

    def get_column(self, place: int) -> Column:
        return list(self._chunks[0].values())[place]


def texts(*words: str, **others: Any) -> Column:
    data = "".join(words).encode()
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word.encode()))
    return Column((21, 8, "u", "="), len(words), data, offsets=struct.pack(f"<{len(ends)}i", *ends), **others)


def categories(codes: bytes, **others: Any) -> Column:
    held = (0, 8, "c", "=")
    return Column((23, 8, "c", "="), len(codes), codes, held=held, categories=texts("x", "y"), **others)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (Column((0, 64, "l", "="), 2, struct.pack("<2q", -5, 2**40)), [-5, 2**40]),
        (Column((0, 8, "c", "="), 1, b"\xff", offset=0), [-1]),
        (Column((1, 16, "S", "="), 2, struct.pack("<3H", 9, 1, 65535), offset=1), [1, 65535]),
        (Column((2, 32, "f", ">"), 1, struct.pack(">f", 2.5)), [2.5]),
        (Column((2, 64, "g", "="), 2, struct.pack("<2d", float("nan"), 1.0), null=(NAN, None)), [None, 1.0]),
        (Column((0, 32, "i", "="), 2, struct.pack("<2i", -1, 4), null=(SENTINEL, -1)), [None, 4]),
        (Column((0, 8, "c", "="), 3, b"\x01\x02\x03", validity=b"\x05", null=(BITS, 0)), [1, None, 3]),
        (Column((0, 8, "c", "="), 2, b"\x01\x02", validity=b"\x01\x00", null=(BYTES, 1)), [None, 2]),
        (Column((20, 8, "b", "="), 2, b"\x01\x00"), [True, False]),
        (Column((20, 1, "b", "="), 3, b"\x05", offset=0), [True, False, True]),
        (texts("a", "ü€", ""), ["a", "ü€", ""]),
        (texts("a", "b", validity=b"\x02", null=(BITS, 0)), [None, "b"]),
        (texts(), []),
        (texts("a", null=(BITS, 0)), ["a"]),
        (categories(b"\x00\x01\xff", null=(SENTINEL, -1)), ["x", "y", None]),
        (categories(b"\x00\x01", null=(BITS, 0), validity=b"\x01"), ["x", None]),
        (
            Column((22, 64, "tsn:UTC", "="), 2, struct.pack("<2q", -(10**9), -(2**63)), null=(SENTINEL, -(2**63))),
            [datetime.fromisoformat("1969-12-31T23:59:59"), None],
        ),
        (Column((22, 32, "tdD", "="), 1, struct.pack("<i", 20577)), [datetime.fromisoformat("2026-05-04")]),
    ],
)  # fmt: skip
def test_columns_of_every_kind_are_read(column: Column, values: list[object]) -> None:
    assert [column.get_buffers() and value for (value,) in rows_of_frame(Frame({"a": column}))[1]] == values


def test_chunks_follow_one_another() -> None:
    chunks = [{"a": texts(word), "b": Column((0, 8, "c", "="), 1, bytes([at]))} for at, word in enumerate("xyz")]
    assert rows_of_frame(Frame(*chunks)) == (["a", "b"], [["x", 0], ["y", 1], ["z", 2]])


@pytest.mark.parametrize(
    "column",
    [
        Column((0, 128, "x", "="), 1, bytes(16)),
        Column((22, 64, "ttn", "="), 1, bytes(8)),
        Column((0, 64, "l", "="), 5, bytes(8)),
    ],
)
def test_what_cannot_be_read_is_named_by_its_column(column: Column) -> None:
    with pytest.raises(ArgumentTypeError, match="the column “n”"):
        rows_of_frame(Frame({"n": column}))


def test_tables_and_charts_take_frames() -> None:
    sections.table(Frame({"Day": texts("Monday"), "n": Column((0, 8, "c", "="), 1, b"\x01")}))
    sections.chart(
        Frame({"Day": texts("Monday"), "n": Column((0, 8, "c", "="), 1, b"\x01")}), title="T", kind="stacked"
    )
    with pytest.raises(
        ArgumentTypeError, match=r"^row 1, column “n” of the table has True: write text, a number or a date$"
    ):
        sections.table(Frame({"n": Column((20, 8, "b", "="), 1, b"\x01")}))


@pytest.mark.parametrize(
    "rows", [{"a": range(1001)}, {str(at): [1] for at in range(13)}, {"a": range(10**6), "b": range(10**6)}]
)
def test_more_than_can_be_printed_is_refused(rows: object) -> None:
    with pytest.raises(ArgumentError, match=r"at most 1,000 and 12 can be read on paper"):
        sections.chart(rows, title="T")


def test_an_unknown_kind_of_chart_names_the_nearest() -> None:
    with pytest.raises(ArgumentError, match=r"^“stack” is not a kind of chart: did you mean “stacked”\?$"):
        sections.chart([["a", "b"], ["x", 1]], title="T", kind="stack")
