"""Characters that Excel writes as _xHHHH_, which openpyxl would leave in the text."""

from __future__ import annotations

import re

from outcome_reports.intake.regular_files import RefusedError

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_EXCERPT = 30


def unescaped(text: str) -> str:
    """Return a text with its characters in place of escapes (ECMA-376 part 1, 22.9.2.19).

    Raises RefusedError for characters that no text may have.
    """
    units = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    # What is beyond U+FFFF is written as two of them.
    whole = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    if found := _NOT_IN_XML.search(whole):
        before = whole[max(found.start() - _EXCERPT, 0) : found.start()]
        raise RefusedError(f"after “{before}” there is the control character U+{ord(found[0]):04X}", "delete it")
    return whole
