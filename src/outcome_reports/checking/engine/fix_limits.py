"""Limits on the fixes of all rules."""

from __future__ import annotations

import re

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.text.intervals import touches
from outcome_reports.checking.text.passages import Stretch

_ARTICLE = re.compile(r"(?<!\w)an?\s+$", re.IGNORECASE)


def may_fix(material: Material, stretch: Stretch, new: str) -> bool:
    """Return whether a fix may replace `stretch` with `new`.

    In quotations, titles of works, labels, and text of another tradition of English, only quotation marks and spaces
    may change; in another language, in addresses, names of files, code and registered names, nothing. After “a” or
    “an”, a word that would need the other article is left alone.
    """
    paragraph, start, end = stretch.paragraph, stretch.start, stretch.end
    if touches(material.untouchable(paragraph), start, end):
        return False
    only_marks = _without_marks(stretch.text) == _without_marks(new)
    for name in material.names(paragraph):
        if name.start < end and start < name.end and name.form != "alias":
            return only_marks and paragraph.text[name.start : name.end] not in material.registered_names
    if only_marks:
        return True
    lang = stretch.passage.lang
    if stretch.passage.kind == "label" or (lang is not None and lang != material.edition.language):
        return False
    if material.is_quoted(paragraph, start, end) or touches(material.titles(paragraph), start, end):
        return False
    article = _ARTICLE.search(paragraph.text, max(start - 4, 0), start)
    return article is None or _begins_with_vowel(new) == _begins_with_vowel(stretch.text)


def _without_marks(text: str) -> str:
    return re.sub(r"[\s'\"‘’“”]", "", text)


def _begins_with_vowel(text: str) -> bool:
    return text[:1].casefold() in "aeiou"
