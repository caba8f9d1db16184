"""Structure: sections that have content, and lists that are as long as announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Passage, Stretch
from outcome_reports.errors import counted
from outcome_reports.markup import PLACEHOLDER
from outcome_reports.model.leaves import Path as ModelPath

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ANNOUNCED = re.compile(
    rf"\b({'|'.join(_NUMBERS)}|[2-9]|1[0-9])[ ]((?:[a-z][\w-]*[ ]){{0,3}}?[a-z][\w-]*s)\b"
    r"(?=[^.:]{0,60}:?$|[^.:]{0,60}:[ ])",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"^\s*(?:!\[|::: (?:table|chart))", re.MULTILINE)
"""A picture, or data from a file: the text contains more than its words."""
_NOT_COUNTED = re.compile(
    r"\b(?:years|months|weeks|days|hours|minutes|times|people|million|billion|per)\b", re.IGNORECASE
)


def _chapter(**fields: object) -> dict[str, object]:
    return {"chapters": [{"id": "one", "title": "One", "introduction": "They met and talked.", **fields}]}


def _overview(points: int) -> dict[str, object]:
    part = {
        "id": "p",
        "title": "Three priorities",
        "points": [{"title": f"Priority {n}"} for n in range(1, points + 1)],
    }
    return {"overview": {"title": "How it was built", "introduction": "They met and talked.", "parts": [part]}}


@rule(
    "STR004",
    "section that is empty or nearly empty",
    severity="warning",
    why="A heading with a word or two below it looks as if something was lost.",
    source="the profile’s own choice",
    good=(
        "The delegates met and talked.",
        "![A harbour](images/ab.png)",
        Example(
            '::: table {data="a.csv"}\n:::', parts={"tables": {"a.csv": (("Time", "Session"), ("09:00", "Welcome"))}}
        ),
    ),
    bad=(
        "None.",
        Example(
            parts={
                "overview": {
                    "title": "T",
                    "introduction": "They met and talked.",
                    "parts": [{"id": "p", "title": "Workshops"}],
                }
            }
        ),
    ),
)
def empty_section(material: Material) -> Iterator[Hit]:
    """Find texts with fewer words than the profile asks for, and parts of the overview with nothing in them."""
    limit = material.profile.limits.section
    for passage in material.english:
        count = sum(len(paragraph.text.split()) for paragraph in passage.paragraphs)
        is_short = passage.kind == "prose" and count < limit
        if is_short and not PLACEHOLDER.search(passage.source) and not _SHOWN.search(passage.source):
            message = f"a text of {counted(count, 'word')}" if count else "the text is empty"
            yield Hit(passage.path, message, "write it, or remove the section", excerpt=passage.source[:60])
    overview = material.edition.overview
    for index, part in enumerate(overview.parts if overview else ()):
        if part.text is None and not part.points and not part.participants:
            path: ModelPath = ("overview", "parts", index)
            yield Hit(path, f"“{part.title}” has nothing below it", "write it, or remove it", excerpt=part.title)


@rule(
    "STR005",
    "list that is not as long as announced",
    severity="error",
    why="“Three priorities” before four: one was added or lost, and readers count.",
    source="plain English",
    good=(
        "There are two themes:\n\n- law\n- order",
        "They named three pillars: law, order and trust.",
        Example(parts=_overview(3)),
    ),
    bad=(
        "There are three themes:\n\n- law\n- order",
        "They named two pillars: law, order and trust.",
        Example(parts=_overview(4)),
    ),
)
def wrong_count(material: Material) -> Iterator[Hit]:
    """Find a number before a colon and the list after it, and a number in a title and the points below it."""
    for passage in material.english:
        for index, paragraph in enumerate(passage.paragraphs):
            yield from _announced_list(material, passage, index, paragraph)
    overview = material.edition.overview
    for index, part in enumerate(overview.parts if overview else ()):
        match = _ANNOUNCED.search(part.title)
        if match and part.points and _value(match) != len(part.points):
            path: ModelPath = ("overview", "parts", index, "title")
            message = f"“{part.title}”, and {counted(len(part.points), 'point')} below it"
            yield Hit(path, message, "count again", excerpt=part.title)


def _announced_list(material: Material, passage: Passage, index: int, paragraph: Paragraph) -> Iterator[Hit]:
    for start, end in material.sentences(paragraph):
        sentence = paragraph.text[start:end].rstrip()
        match = _ANNOUNCED.search(sentence)
        if match is None or ":" not in sentence[match.end() :] or _NOT_COUNTED.search(match[0]):
            continue
        after = sentence[match.end() :].partition(":")[2].strip()
        counted = _items_in_line(after) if after else _items_below(passage.paragraphs[index + 1 :])
        if counted is not None and counted != _value(match):
            at = Stretch(passage, paragraph, start + match.start(), start + match.end())
            yield Hit(at, f"“{match[0]}”, and {counted} follow", "count again")


def _value(match: re.Match[str]) -> int:
    return _NUMBERS.get(match[1].casefold()) or int(match[1])


def _items_below(following: tuple[Paragraph, ...]) -> int | None:
    """Return the number of items of the next list, None if no list follows."""
    if not following or following[0].kind != "item":
        return None
    depth = following[0].depth
    count = 0
    for paragraph in following:
        if paragraph.kind != "item":
            break
        count += paragraph.first and paragraph.depth <= depth
    return count


def _items_in_line(text: str) -> int | None:
    """Return the number of items after a colon, None if not certain."""
    text = text.rstrip(".;")
    if numbered := re.findall(r"(?:^|[\s(])(\d)\)", text):
        return len(numbered)
    if re.search(r"[.:—()–]", text):
        return None
    if ";" in text:
        return len([part for part in text.split(";") if part.strip()])
    parts = [part for part in re.split(r",\s+and\s+|,\s+|\s+and\s+", text) if part.strip()]
    certain = text.count(" and ") == 1 and max(len(part.split()) for part in parts) <= 5
    return len(parts) if certain and len(parts) > 1 else None
