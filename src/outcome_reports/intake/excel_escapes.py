"""Characters that Excel writes as _xHHHH_, which openpyxl would leave in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outcome_reports.intake.open_xml import Element
from outcome_reports.intake.regular_files import RefusedError

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_EXCERPT = 30


def unescape(texts: Sequence[Element]) -> int | RefusedError:
    """Put characters in place of their escapes (ECMA-376 part 1, 22.9.2.19) in the texts of a cell, all or none.

    Returns their length; or, for characters that no text may have, the refusal, to which the caller adds its place.
    """
    found = [_unescaped(text.text or "") for text in texts]
    for whole in found:
        if wrong := _NOT_IN_XML.search(whole):
            before = whole[max(wrong.start() - _EXCERPT, 0) : wrong.start()]
            said = f"after “{before}” there is the control character U+{ord(wrong[0]):04X}"
            return RefusedError(said, "delete it")
    for text, whole in zip(texts, found, strict=True):
        text.text = whole
    return sum(map(len, found))


def _unescaped(text: str) -> str:
    units = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    # What is beyond U+FFFF is written as two of them.
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
