"""Changes to WeasyPrint that only save time: the PDF stays the same, byte by byte."""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from weasyprint import css, svg
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.pdf import fonts
from weasyprint.text import line_break

_computed_value: Any = css.ComputedStyle.__missing__
_set_computed_styles: Any = css.StyleFor.set_computed_styles
_draw_path: Any = svg.TAGS["path"]
_ffi: Any = fonts.ffi
_deactivate: Any = line_break.Layout.deactivate
_reactivate: Any = line_break.Layout.reactivate
_ABSOLUTE_PATH = re.compile(r"[\sachlmqstvzACHLMQSTVZ0-9.,+-]*")
_KNOWN_PATHS = 512
"""Most paths that are kept: a brand has fewer, pictures may have any number: then all are forgotten."""
_LONGEST_PATH = 50_000
"""Characters of the longest path that is kept: traced pictures have some of megabytes."""
_LENGTH = re.compile(r"\[\d+\]$")
_KEPT_LINES = 10_000
"""Most lines that are kept as they were shaped: those of a hundred pages, in 20 MB."""


def save_time() -> None:
    """Make all the changes that only save time, in the whole process."""
    give_plain_values_at_once()
    style_only_marks_that_are_there()
    draw_known_paths_again()
    keep_lines_shaped()
    read_types_of_arrays_once()


def give_plain_values_at_once() -> None:
    """Give a property that no rule sets its parent's value, or the initial one, at once, in the whole process.

    WeasyPrint first looks for variables, calculations and other names of the property: a fifth of the time of a layout,
    since nine in ten values are such (no issue). All others are computed as before.
    """
    plain = dict(_plain_properties())

    def value_of(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name in cascaded or name not in plain:
            return _computed_value(style, name)
        inherits, initial, compute, logical = plain[name]
        for other in logical:
            if other in cascaded:
                return _computed_value(style, name)
        if inherits:
            if style.parent_style is None:
                return _computed_value(style, name)
            value = style.parent_style[name]
        else:
            value = compute(style, name, initial) if compute else initial
        style[name] = value
        return value

    css.ComputedStyle.__missing__ = value_of


def _plain_properties() -> Iterator[tuple[str, tuple[bool, Any, Any, Sequence[str]]]]:
    """Yield each property whose value depends on no other one, with whether it is inherited, its initial value, what
    computes that, and its logical names (CSS Logical Properties 1, 4).
    """
    for name, initial in INITIAL_VALUES.items():
        if name in {"display", "float", "page", "position"} or name.startswith("text_decoration_"):
            continue
        logical = PHYSICAL_FUNCTIONS.get(name)
        names = {logical(block="ttb", inline=inline) for inline in ("ltr", "rtl")} if logical else ()
        compute = COMPUTER_FUNCTIONS.get(name) if name in INITIAL_NOT_COMPUTED else None
        yield name, (name in INHERITED, initial, compute, tuple(names))


def style_only_marks_that_are_there() -> None:
    """Compute the styles of list markers and footnote marks only for elements that have them, in the whole process.

    WeasyPrint computes those of six for every element, a tenth of the time of a layout, and uses those of lists and
    footnotes (no issue).
    """

    def set_computed_styles(
        styles: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, **others: Any
    ) -> None:
        if pseudo_type not in _MARKS or _MARKS[pseudo_type](styles, element):
            _set_computed_styles(styles, element, parent, root=root, pseudo_type=pseudo_type, **others)

    css.StyleFor.set_computed_styles = set_computed_styles


def _lists(styles: Any, element: Any) -> bool:
    cascaded = styles.get_cascaded_styles()
    return "list-item" in styles.get_computed_styles()[element, None]["display"] or any(
        "display" in cascaded.get((element, beside), ()) for beside in ("before", "after")
    )


def _is_footnote(styles: Any, element: Any) -> bool:
    return bool(styles.get_computed_styles()[element, None]["float"] == "footnote")


def _is_note(styles: Any, element: Any) -> bool:
    return bool(styles.get_computed_styles()[element, None]["position"][0] == "note()")


_MARKS: dict[str | None, Callable[[Any, Any], bool]] = {
    "marker": _lists,
    "footnote-call": _is_footnote,
    "footnote-marker": _is_footnote,
    "note-call": _is_note,
    "note-marker": _is_note,
    "note-callback": _is_note,
}
"""Pseudo-elements that the stylesheet of WeasyPrint gives every element, and whether an element has them."""


def draw_known_paths_again() -> None:
    """Keep what a path of a drawing is in a PDF, in the whole process: the drawings of a brand are on many pages.

    WeasyPrint reads a path each time it is drawn, number by number (no issue): two thirds of the time that drawings
    take.
    """
    known: dict[str, tuple[list[bytes], list[Any]]] = {}

    def path(drawing: Any, node: Any, font_size: float) -> None:
        shape = node.get("d", "")
        lines, corners = drawing.stream.stream, node.vertices
        if found := known.get(shape):
            lines += found[0]
            corners += found[1]
            return
        before = len(lines), len(corners)
        _draw_path(drawing, node, font_size)
        # Units would depend on the size of letters or of the drawing.
        if len(shape) <= _LONGEST_PATH and _ABSOLUTE_PATH.fullmatch(shape):
            if len(known) >= _KNOWN_PATHS:
                known.clear()
            known[shape] = lines[before[0] :], list(corners)[before[1] :]

    svg.TAGS["path"] = path


def keep_lines_shaped() -> None:
    """Paint a line as it was shaped when it was laid out, in the whole process.

    WeasyPrint forgets what Pango made of each line, to save 2 kB, and shapes it again (no issue): a tenth of the time
    of a PDF. Lines beyond a number, and justified ones, are shaped again.
    """
    kept: weakref.WeakSet[Any] = weakref.WeakSet()

    def deactivate(line: Any) -> None:
        if line in kept or len(kept) >= _KEPT_LINES:
            kept.discard(line)
            _deactivate(line)
        else:
            kept.add(line)

    def reactivate(line: Any, style: Any) -> None:
        if line.justification_spacing or getattr(line, "style", None) is not style:
            _reactivate(line, style)

    line_break.Layout.deactivate = deactivate
    line_break.Layout.reactivate = reactivate


class _OpenArrays:
    """The interface to C libraries, with one type for the arrays of a kind, whatever their lengths."""

    def __init__(self, whole: Any) -> None:
        self._whole = whole

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)

    def new(self, kind: str, content: Any = None) -> Any:
        return self._whole.new(_LENGTH.sub("[]", kind) if isinstance(content, Sequence) else kind, content)


def read_types_of_arrays_once() -> None:
    """Make arrays of glyphs without their lengths in the types, in the whole process.

    cffi parses the declaration of each new type with pycparser, and WeasyPrint has one for each number of glyphs (no
    issue): a twentieth of the time of an excerpt.
    """
    fonts.ffi = _OpenArrays(_ffi)
