"""Contrast of colours, by WCAG 2.2, success criterion 1.4.3 (AA): 4.5 to 1 for text."""

from __future__ import annotations

import functools
import math

Channels = tuple[float, float, float]

MINIMUM_CONTRAST = 4.5


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    return contrast_of(_channels(first), _channels(second))


@functools.lru_cache(maxsize=256)
def contrast_of(first: Channels, second: Channels) -> float:
    """Return the contrast ratio of two colours of sRGB, whose channels are from 0 to 1."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> Channels:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(channels: Channels) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else math.pow((c + 0.055) / 1.055, 2.4) for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
