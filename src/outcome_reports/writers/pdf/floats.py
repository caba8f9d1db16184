"""Floats that stay in one piece: WeasyPrint 70 parts them between pages where stylesheets say that it must not."""

from __future__ import annotations

import math
from typing import Any

from weasyprint.layout import block

_plain: Any = block.float_layout


def _float_layout(
    context: Any,
    box: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    bottom_space: float,
    skip_stack: Any,
) -> Any:
    # With room without end it comes out whole; who asked then sees that it overflows, and takes it to the next page.
    whole = skip_stack is None and box.style["break_inside"] in {"avoid", "avoid-page"}
    space = -math.inf if whole else bottom_space
    return _plain(context, box, containing_block, absolute_boxes, fixed_boxes, space, skip_stack)


def keep_floats_whole() -> None:
    """Makes WeasyPrint heed `break-inside: avoid` on floats, in the whole process."""
    block.float_layout = _float_layout
