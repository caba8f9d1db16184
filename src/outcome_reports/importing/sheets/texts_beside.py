"""Words of a workbook that are in no cell: comments and text boxes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

from outcome_reports.importing.word.source_styles import local
from outcome_reports.intake.open_xml import Element
from outcome_reports.intake.packages import parse_part
from outcome_reports.intake.regular_files import RefusedError

_KINDS = {"comment": "comment", "threadedComment": "comment", "sp": "drawn text"}
_TEXTS = frozenset({"t", "text"})
_STAND_IN = "[Threaded comment]"
"""Begins what Excel writes for programs that do not know threads: the same comment, explained."""


def texts_beside(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the kind ("comment", "drawn text") and the words of each text in `parts` that is beside the cells.

    A part that cannot be read has none.
    """
    for name, data in parts.items():
        if "comment" in name.casefold() or "drawing" in name.casefold():
            with contextlib.suppress(RefusedError):
                for element in parse_part(data).iter():
                    words = _words(element) if local(element) in _KINDS else ""
                    if words and not words.startswith(_STAND_IN):
                        yield _KINDS[local(element)], words


def _words(element: Element) -> str:
    paragraphs = [one for one in element.iter() if local(one) == "p"] or [element]
    lines = ("".join(one.text or "" for one in line.iter() if local(one) in _TEXTS) for line in paragraphs)
    return "\n".join(lines).strip()
