"""Stretches of characters, as pairs of their start and end."""

from __future__ import annotations

from bisect import bisect_right

Interval = tuple[int, int]


def touches(intervals: list[Interval], start: int, end: int) -> bool:
    """Return whether characters `start` to `end` share any with the intervals, which are in order and apart."""
    at = bisect_right(intervals, (start, 1 << 30))
    return (at > 0 and intervals[at - 1][1] > start) or (at < len(intervals) and intervals[at][0] < end)


def joined(intervals: list[Interval]) -> list[Interval]:
    """Return the intervals in order, with overlapping ones merged."""
    result: list[Interval] = []
    for start, end in sorted(intervals):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
