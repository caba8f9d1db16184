"""Key figures: figures shown in large type must be in the text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.text.names_in_text import words_of_mention
from outcome_reports.checking.text.readable import readable
from outcome_reports.model import Chapter, KeyFigure, OwnPart, Prose
from outcome_reports.model.leaves import Path as ModelPath

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_SCALE = re.compile(r"\d\s*(thousand|million|billion|trillion|per cent|%)", re.IGNORECASE)
_NO_COUNT = re.compile(r"\W+")


def _chapter(text: str, value: str, **fields: object) -> dict[str, object]:
    figures = [{"value": value, "label": "people assisted home"}]
    return {"chapters": [{"id": "one", "title": "One", "introduction": text, "key_figures": figures, **fields}]}


def _own_part(text: str, value: str) -> dict[str, object]:
    figures = [{"value": value, "label": "people assisted home"}]
    part = {"id": "returns", "title": "Returns", "text": text, "key_figures": figures}
    return {"parts": [part], "sections": ["returns"]}


@rule(
    "STR013",
    "key figure that is not in the text",
    severity="error",
    why="A large figure beside a text is read as a quotation of it. If the text says something else, or nothing, the "
    "figure was never cleared with it.",
    source="the profile’s own choice",
    good=(
        Example(parts=_chapter("More than 11,000 people were assisted home.", "11,000+")),
        Example(parts=_chapter("Six trillion dollars were lost, and 9.1 trillion more.", "9.1 trillion")),
        Example(parts=_own_part("More than 1,000 people were assisted home.", "1,000+")),
    ),
    bad=(
        Example(parts=_chapter("More than 1,000 people were assisted home.", "11,000+")),
        Example(parts=_chapter("The losses were 9.1 billion.", "9.1 trillion")),
        Example(parts=_own_part("They were assisted home.", "1,000+")),
    ),
)
def untold_figure(material: Material) -> Iterator[Hit]:
    """Find key figures whose number or scale is not in the chapter or, for a spotlight or own part, in its text."""
    for place, chapter in enumerate(material.edition.chapters):
        at: ModelPath = ("chapters", place)
        yield from _untold(material, chapter.key_figures, _texts(chapter), at, "chapter")
        for number, spotlight in enumerate(chapter.spotlights):
            path = (*at, "spotlights", number)
            yield from _untold(material, spotlight.key_figures, (spotlight.text,), path, "spotlight")
    for place, part in enumerate(material.edition.parts):
        yield from _untold(material, part.key_figures, _texts(part), ("parts", place), "part")


def _texts(owner: Chapter | OwnPart) -> Iterator[Prose]:
    if isinstance(owner, Chapter):
        yield owner.introduction
        yield from (spotlight.text for spotlight in owner.spotlights)
    else:
        yield owner.text
    for row in owner.recommendations:
        yield from (row.context, row.recommendation)


def _untold(
    material: Material, figures: Iterable[KeyFigure], texts: Iterable[Prose], path: ModelPath, what: str
) -> Iterator[Hit]:
    figures = tuple(figures)
    if not figures:
        return
    name_of = functools.partial(words_of_mention, material.registry)
    told = " ".join(part.text for text in texts for part in readable(text.source, name_of))
    for number, figure in enumerate(figures):
        if not _is_told(figure.value, told):
            message = f"“{figure.value}” is not in the text of the {what}"
            hint = "say it in the text, or correct the figure"
            yield Hit((*path, "key_figures", number, "value"), message, hint, excerpt=figure.value)


def _is_told(value: str, told: str) -> bool:
    """Return whether `told` has each number of `value`, whole and with its scale; without numbers, each word."""
    numbers = _NUMBER.findall(value)
    if not numbers:
        return all(re.search(rf"\b{re.escape(word)}\b", told, re.IGNORECASE) for word in _NO_COUNT.split(value) if word)
    scale = _SCALE.search(value)
    # The scale belongs to the number before it, which has another value without it.
    last = rf"\s*{re.escape(scale[1])}" if scale else ""
    patterns = [rf"(?<![\d.,]){re.escape(number)}" for number in numbers]
    patterns = [f"{pattern}(?![\\d]|[.,]\\d)" if not last else f"{pattern}{last}" for pattern in patterns]
    return all(re.search(pattern, told, re.IGNORECASE) for pattern in patterns)
