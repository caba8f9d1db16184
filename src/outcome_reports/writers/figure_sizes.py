"""The size of key figures: if a number does not fit its column in one piece, the figures of its list are smaller."""

from __future__ import annotations

from collections.abc import Sequence

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.pull_quotes import width_of

_BOLDER = 1.04
"""How much wider bold figures are than the semibold ones that are measured."""


def fitting_steps(items: tree.ItemList, width: float, steps: Sequence[float], brand: Brand) -> float:
    """Return the first of `steps` of the brand's scale, largest first, at which no word of the figures in `items` is
    wider than `width` millimetres; the last one if none is small enough.
    """
    runs = [run for item in items.items for block in item.blocks for line in _figures(block) for run in line.split()]
    widest = max((width_of(run, 0, brand) for run in runs), default=0.0) * _BOLDER
    fitting = (step for step in steps if widest * brand.size(step) / brand.size(0) <= width)
    return next(fitting, steps[-1])


def _figures(block: tree.Block) -> list[str]:
    inlines = tree.inlines_of(block.children) if isinstance(block, tree.Paragraph) else ()
    spans = [inline for inline in inlines if isinstance(inline, tree.Span)]
    return [tree.inline_text(span.children) for span in spans if span.role == tree.Role.FIGURE]
