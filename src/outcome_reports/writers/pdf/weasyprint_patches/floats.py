"""Floats that stay whole."""

from __future__ import annotations

import math
from typing import Any

from weasyprint.layout import block

_float_layout: Any = block.float_layout


def keep_floats_whole() -> None:
    """Make WeasyPrint respect `break-inside: avoid` on floats, in the whole process.

    It splits floats between pages all the same (#1629 was closed when they began to move as a whole if they have no
    line that fits; no open issue). With unlimited room a float stays whole; the caller then sees that it overflows and
    moves it to the next page.
    """

    def float_layout(
        context: Any,
        box: Any,
        containing_block: Any,
        absolute_boxes: Any,
        fixed_boxes: Any,
        bottom_space: float,
        skip_stack: Any,
    ) -> Any:
        whole = skip_stack is None and box.style["break_inside"] in {"avoid", "avoid-page"}
        space = -math.inf if whole else bottom_space
        return _float_layout(context, box, containing_block, absolute_boxes, fixed_boxes, space, skip_stack)

    block.float_layout = float_layout
