"""Unfinished text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.rules.marks import HTML
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.checking.text.phrases import PhraseIndex
from outcome_reports.markup import PLACEHOLDER, placeholders_in
from outcome_reports.model import Prose
from outcome_reports.model.leaves import Path as ModelPath

_TAGS = re.compile(
    rf"(?!{HTML})"
    r"<(?!www\.|https?:|[^<>\s]+@)[A-Za-z][^<>]{0,60}>"
    r"|\{\{[^{}]*\}\}|\[(?:insert|name|date|country|tbc|tbd|todo)[^\]]*\]",
    re.IGNORECASE,
)


@rule(
    "STR009",
    "text that was never written",
    severity="error",
    why="A printed placeholder is the first thing a government sees.",
    source="the profile’s own choice; the marks of `outcome-reports new` are ⟦…⟧",
    good=("The delegates met in Bangkok.",),
    bad=(
        "The delegates met in TBC.",
        "The delegates of <Country name> met.",
        "⟦Write here: what was discussed⟧",
        Example(
            parts={
                "foreword": {
                    "text": "They met and talked.",
                    "signatories": [{"name": "⟦Write here: who⟧", "office": "O"}],
                }
            }
        ),
    ),
    unwritten=True,
)
def placeholder(material: Material) -> Iterator[Hit]:
    """Find marks of the software, words of the profile's list, and brackets that ask for input."""
    index = PhraseIndex(material.profile.placeholders)
    for passage, paragraph in material.paragraphs():
        spans = [match.span() for pattern in (PLACEHOLDER, _TAGS) for match in pattern.finditer(paragraph.text)]
        for phrase, start, end in index.find_in(paragraph.text, material.words(paragraph)):
            shown = paragraph.text[start:end]
            if shown == phrase and not any(a <= start < b for a, b in spans):
                spans.append((start, end))
        for start, end in sorted(spans):
            stretch = Stretch(passage, paragraph, start, end)
            if guide := next((found.guide for found in placeholders_in(stretch.text)), ""):
                yield Hit(stretch, f"still to be done: {guide}")
            else:
                yield Hit(stretch, f"“{stretch.text[:60]}” is a placeholder", "write what belongs there")
    looked_at = {passage.path for passage in material.passages}
    for path, text in _lines(material.edition, ()):
        if path not in looked_at:
            for found in placeholders_in(text):
                yield Hit(path, f"still to be done: {found.guide}", excerpt=text)


def _lines(value: object, path: ModelPath) -> Iterator[tuple[ModelPath, str]]:
    """Yield every line of the content without markup, such as the name below a foreword, but not the registry."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel) and not isinstance(value, Prose):
        for name in type(value).model_fields:
            if name != "registry":
                yield from _lines(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _lines(item, (*path, index))
