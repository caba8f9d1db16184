"""Figures that are displayed large."""

from typing import ClassVar

from outcome_reports.model.base import Content, Line


class KeyFigure(Content):
    """A figure that says something at a glance."""

    value: Line
    """The figure as printed: "11,000"."""
    label: Line
    """What it counts: "people assisted home"."""
    _EXAMPLE: ClassVar = {"value": "11,000", "label": "people assisted home"}
