"""The effective properties of a named style, including its base styles."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Literal

from outcome_reports.writers.docx.styles.style_sheet import Rule, Style, style_sheet

_EDGES = ("top", "left", "bottom", "right")
_SIDES: dict[str, Literal["left", "right"]] = {"left": "right", "right": "left"}


@functools.cache
def font_role(identifier: str | None) -> Literal["sans", "serif"] | None:
    """Return the family of a style, its own or that of its base; None if the text around it decides."""
    return next((style.font for style in _line(identifier) if style.font), None)


@functools.cache
def mirrored_rules(identifier: str) -> tuple[Rule, ...]:
    """Return the rules of a style with left and right swapped; none if it has none at the sides.

    Word leaves them where they are when a paragraph runs from right to left.
    """
    rules = next((style.rules for style in _line(identifier) if style.rules), ())
    if not any(rule.edge in _SIDES for rule in rules):
        return ()
    changed = {rule.edge: rule.model_copy(update={"width": 0.0}) for rule in rules if rule.edge in _SIDES}
    for rule in rules:
        edge = _SIDES.get(rule.edge, rule.edge)
        changed[edge] = rule.model_copy(update={"edge": edge})
    return tuple(changed[edge] for edge in _EDGES if edge in changed)


@functools.cache
def hanging_indents(identifier: str) -> tuple[float, float] | None:
    """Return the indents (left, right) of a style that hangs into the margin, None for others.

    Word counts them from the side where lines begin; the margin is on one side of all paragraphs of a document.
    """
    left, right = measure(identifier, "left") or 0.0, measure(identifier, "right") or 0.0
    return (left, right) if left < 0 else None


@functools.cache
def measure(identifier: str | None, name: Literal["size", "before", "after", "line", "left", "right"]) -> float | None:
    """Return a measure of a style, its own or that of what it is based on, in the units of styles.toml; or None."""
    return next((value for style in _line(identifier) if (value := getattr(style, name)) is not None), None)


@functools.cache
def is_beside(identifier: str | None) -> bool:
    """Return whether a style is set in the column beside the text."""
    return any(style.beside for style in _line(identifier))


def _line(identifier: str | None) -> Iterator[Style]:
    sheet = style_sheet()
    while style := sheet.paragraph.get(identifier or "") or sheet.character.get(identifier or ""):
        yield style
        identifier = style.base
