"""Visibility of text: its size, and its colour on the background."""

from __future__ import annotations

import functools
from typing import Any

from outcome_reports.branding.contrast import Channels, contrast_of

SMALLEST = 5.0
"""Points: no text of a document is smaller."""
_POINTS = 0.75  # of a CSS pixel (CSS Values and Units 4, 6.2)
_LEAST_CONTRAST = 1.5
"""Below this, text counts as having the colour of its background. Easily readable text has 4.5 (WCAG 2.2, 1.4.3)."""
_FAINTEST = 0.1

WHITE: Channels = (1.0, 1.0, 1.0)


def ground_after(box: Any, ground: Channels | None) -> Channels | None:
    """Return the colour of `ground` after the background of a box was painted over it; None for more than one."""
    background = getattr(box, "background", None)
    if background is None:
        return ground
    if any(layer.image is not None for layer in background.layers):
        return None
    alpha = background.color.alpha
    if alpha == 1 or ground is None:
        return _srgb(background.color) if alpha == 1 else None
    return _mixed(_srgb(background.color), alpha, ground)


def why_unseen(style: Any, size: float, opacity: float, ground: Channels | None) -> str:
    """Return why a text of `size` CSS pixels on `ground` (None for unknown) is unreadable; "" if readable."""
    colour = style["color"]
    alpha = colour.alpha * opacity
    if style["visibility"] != "visible" or alpha < _FAINTEST:
        return "it is invisible"
    if size * _POINTS < SMALLEST - 0.05:
        return f"it is {size * _POINTS:.1f} points high, less than {SMALLEST:g}"
    if ground is not None and contrast_of(_mixed(_srgb(colour), alpha, ground), ground) < _LEAST_CONTRAST:
        return "it has the colour of its background"
    return ""


@functools.lru_cache(maxsize=256)
def _srgb(colour: Any) -> Channels:
    red, green, blue = colour.to("srgb")[:3]
    return float(red), float(green), float(blue)


def _mixed(colour: Channels, alpha: float, ground: Channels) -> Channels:
    red, green, blue = (alpha * one + (1 - alpha) * other for one, other in zip(colour, ground, strict=True))
    return red, green, blue
