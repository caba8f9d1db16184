"""Damage to bytes of any kind, as bad disks, broken transfers and people with a hex editor do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

NUMBERS = (
    b"\x00" * 4,
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"\x80\x00\x00\x00",
    b"\x00\x00\xff\xff",
    b"\x00\x01",
    b"\xff",
)
"""Lengths and counts that programs trust and should not."""
LONG = 4000


def damaged(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    """`data` with one to four changes; some take a piece of one of the `others`."""
    for _ in range(source.randint(1, 4)):
        data = _changed(data, others, source)
    return data


def _changed(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    start, end = _piece(data, source)
    kind = source.randrange(9)
    if kind == 0 and data:
        place = source.randrange(len(data))
        return data[:place] + bytes([data[place] ^ 1 << source.randrange(8)]) + data[place + 1 :]
    if kind == 1:
        return data[:end]
    if kind == 2:
        return data[:start] + data[end:]
    if kind == 3:
        return data[:end] + data[start:end] * source.choice((1, 2, 50)) + data[end:]
    if kind == 4:
        other = source.choice(others)
        first, last = _piece(other, source)
        return data[:start] + other[first:last] + data[end:]
    if kind == 5:
        number = source.choice(NUMBERS)
        return data[:start] + number + data[start + len(number) :]
    if kind == 6:
        return data[:start] + source.randbytes(source.randint(1, 12)) + data[start:]
    if kind == 7:
        return data[:start] + data[start:end][::-1] + data[end:]
    # Heads say most about what follows.
    place = source.randrange(min(len(data), 64) + 1)
    return data[:place] + source.randbytes(source.randint(1, 4)) + data[place + 1 :]


def _piece(data: bytes, source: random.Random) -> tuple[int, int]:
    start = source.randint(0, len(data))
    longest = source.choice((1, 4, 30, LONG))
    return start, min(len(data), start + source.randint(0, longest))
