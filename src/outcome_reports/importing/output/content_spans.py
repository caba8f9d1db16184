"""The value to which each line of a content file belongs, and the doubt, marked `⟦Confirm: …⟧`, about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from outcome_reports.markup.placeholders import placeholders_in
from outcome_reports.platform.records import record
from outcome_reports.reading.yaml_insertion import end_of_node

_NAMES = ("id", "by", "name", "title", "key", "acronym")
"""Keys that identify an item of a list for people."""
_ABOUT_ALL = ("by ", "to ")
"""Doubts about the source or addressee of an item concern the whole item."""


@record(frozen=True, slots=True)
class Span:
    """The lines (from 0, `end` excluded) of one value, its `path` in words, and those of the item it is in."""

    start: int
    end: int
    path: str
    item: tuple[int, int]


class ContentSpans:
    """The values of one YAML file that an import has written."""

    def __init__(self, text: str) -> None:
        root = yaml.compose(text, yaml.CSafeLoader)
        lines = text.split("\n")
        self._spans = sorted(_spans(root, lines), key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]
        self._wholes = sorted(_wholes(root, lines), key=lambda found: (found[0], -found[1]))
        self.keys = {line: key for line, _, key in reversed(self._wholes) if key}
        """The key written on a line (from 0)."""
        self._doubts: dict[int, str] = {}
        for mark in placeholders_in(text):
            if mark.kind == "confirm":
                guide = mark.guide.removeprefix("Confirm: ")
                for line in self._doubtful(mark.line, guide, is_comment=lines[mark.line].lstrip().startswith("#")):
                    self._doubts.setdefault(line, guide)

    def path(self, line: int) -> str:
        """Return the path of the value on a line, or of the first one after it."""
        span = self._at(line)
        return span.path if span else ""

    def doubt(self, line: int) -> str:
        """Return the doubt to confirm about a line, "" for none."""
        span = self._at(line)
        # A comment above a value (such as the original title) shares the doubts about that value.
        return self._doubts.get(max(line, span.start) if span else line, "")

    def _doubtful(self, line: int, guide: str, *, is_comment: bool) -> range:
        span = self._at(line)
        if span is None:
            return range(0)
        if line >= span.start + 2:
            # In the middle of a text: the text before it is certain.
            return range(line, span.end)
        if guide.startswith(_ABOUT_ALL):
            return range(*span.item)
        after = next((lines for lines in self._wholes if lines[0] > line), None)
        return range(*after[:2]) if is_comment and after else range(span.start, span.end)

    def _at(self, line: int) -> Span | None:
        """Return the span with a line, else the next one."""
        at = bisect_right(self._starts, line) - 1
        if at >= 0 and line < self._spans[at].end:
            return self._spans[at]
        return next((span for span in self._spans[at + 1 :] if not span.path.endswith("id")), None)


def _wholes(node: Any, lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the lines of each key with all of its value, and the key; and those of each item of a list."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.start_mark.line, end_of_node(lines, value), str(key.value)
            yield from _wholes(value, lines)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield value.start_mark.line, end_of_node(lines, value), ""
            yield from _wholes(value, lines)


def _spans(
    node: Any, lines: Sequence[str], path: tuple[str, ...] = (), start: int = 0, item: tuple[int, int] | None = None
) -> Iterator[Span]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = item or (key.start_mark.line, end_of_node(lines, value))
            yield from _spans(value, lines, (*path, key.value), key.start_mark.line, inner)
    elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
        for number, value in enumerate(node.value, start=1):
            own = (value.start_mark.line, end_of_node(lines, value))
            yield from _spans(value, lines, (*path, _name(value) or str(number)), value.start_mark.line, own)
    elif node is not None:
        end = max(end_of_node(lines, node), start + 1)
        yield Span(start, end, " / ".join(path), item or (start, end))


def _name(node: Any) -> str:
    """Return the identification of an item for people: its source, identifier or name."""
    if not isinstance(node, yaml.MappingNode):
        return ""
    values = {key.value: value for key, value in node.value}
    for name in _NAMES:
        value = values.get(name)
        if isinstance(value, yaml.ScalarNode):
            return str(value.value)
        if isinstance(value, yaml.SequenceNode):
            return " and ".join(str(inner.value) for inner in value.value)
    return ""
