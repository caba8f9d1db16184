"""Contrast of colours, by WCAG 2.2, success criterion 1.4.3 (AA): 4.5 to 1 for text."""

from __future__ import annotations

import math

MINIMUM_CONTRAST = 4.5


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else math.pow((c + 0.055) / 1.055, 2.4) for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
