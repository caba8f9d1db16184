"""Quotation marks and apostrophes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule

_APOSTROPHE = re.compile(r"(?<=\w)(?!(?<=\d)'\d)'(?=\w)|(?<=s)'(?=\s)(?![^']{0,300}'(?!\w))")
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_OPENING_APOSTROPHE = re.compile(r"(?<!\w)['‘]")
_CLOSING_APOSTROPHE = re.compile(r"['’](?!\w)")
_STRAIGHT = re.compile(r"(?<![\w\"])\"([^\"\n]{1,1500})\"(?!\w)|(?<![\w'])'([^'\n]{3,600}?)'(?!\w)")
_SINGLE = re.compile(r"(?<![\w’])‘([^‘]{0,1500}?)’(?!\w)")
_DOUBLE = re.compile(r"“([^”]{0,1500})”")
_OPENS = re.compile(r"(?:^|(?<!=)[\s*–—/-]|(?:^|[\s*–—/-])\()$")
_CLOSES = re.compile(r"[\s.,;:!?)\]*’–—/-]|$")
_LIST_OF_CODE = re.compile(r"[\[{]\s?\"|\"\s?[\]}]")
_EXCERPT = 30


@rule(
    "LNG018",
    "quotation marks not in house style",
    severity="warning",
    why="One kind of quotation marks, and typographic ones: “double” outside, ‘single’ inside; the apostrophe is ’.",
    source=f"{MANUAL}, “Quotations”: double quotation marks; the typographic form is the profile’s own choice",
    good=("The State’s “Train the Trainer” programme is ‘new’ to nobody who says “it is ‘new’”."[:47],),
    bad=(
        Example("The State's programme.", fixed="The State’s programme."),
        Example('A "quoted" word.', fixed="A “quoted” word."),
        Example("The ‘Train the Trainer’ course.", fixed="The “Train the Trainer” course."),
        Example("The 'Train the Trainer' course.", fixed="The “Train the Trainer” course."),
        Example("Rights of the States' nationals.", fixed="Rights of the States’ nationals."),
    ),
    kept=(
        'A 12" pipe and a 10 " pipe, 5\'10 high, at 5°30\'15" north. He said "yes and no.',
        "'Akilisi of 'Eua spoke of the officers' rights. 'Tis the '90s and the States' own.",
        'It cost CHF 12\'500; they ran 10\'30. “He said "yes".” Set key = "value" or print("x").',
        '["a", "b"] is a list.',
        "An empty ‘’ pair and an empty '' or \"\" one.",
        "The ‘90s were the States’ own; ‘he said “no” to it’; the ‘Trainers’ met; ‘the States’ plans’ differ.",
        'Write class="name" and {"key": "value"}, or x="it is so" in lists ["a","b"].',
        '[Elle a dit "oui" à l\'heure]{lang=fr}set `x = "it\'s"` in it\'s_a_file.txt',
    ),
)
def quotation_marks(material: Material) -> Iterator[Hit]:
    """Find straight marks, and single ones where the profile has double ones (or the other way round)."""
    double = material.profile.punctuation.quotation_marks == "double"
    opening, closing = ("“", "”") if double else ("‘", "’")
    for stretch, match in material.search(_STRAIGHT, exempt=False):
        words, text = match[1] or match[2], stretch.paragraph.text
        right = f"{opening}{words}{closing}"
        pair = _marks(text)[0] % 2 == 0 if match[1] else _is_pair(text, stretch.start, words)
        sure = _are_quoted(words) and pair and _is_in_prose(text, stretch.start, stretch.end)
        # Within other marks of this kind it would have to be the other kind.
        sure = sure and text.rfind(opening, 0, stretch.start) <= text.rfind(closing, 0, stretch.start)
        yield Hit(stretch, "straight quotation marks", f"write {right}", right if sure else None)
    for stretch, match in material.search(_SINGLE if double else _DOUBLE, exempt=False):
        outer = ("“", "”") if double else ("‘", "’")
        opened, closed = (stretch.paragraph.text.rfind(mark, 0, stretch.start) for mark in outer)
        if opened <= closed:
            kind, right = "single" if double else "double", f"{opening}{match[1]}{closing}"
            sure = _are_quoted(match[1]) and (not double or _is_pair(stretch.paragraph.text, stretch.start, match[1]))
            yield Hit(stretch, f"{kind} quotation marks", f"write {right}", right if sure else None)
    for stretch, _ in material.search(_APOSTROPHE, exempt=False):
        text = stretch.paragraph.text
        before = text[max(stretch.start - _EXCERPT, 0) : stretch.start].rpartition(" ")[2]
        after = text[stretch.start : stretch.start + _EXCERPT].partition(" ")[0].rstrip(".,;:!?")
        inside = _INSIDE_WORD.match(text, stretch.start) is not None
        sure = inside or (text[stretch.start - 1] == "s" and not _marks(text)[1])
        yield Hit(stretch, "a straight apostrophe", "write ’", "’" if sure else None, before + after)


def _are_quoted(words: str) -> bool:
    """Return whether the words between two marks are surely a quotation: no space at the ends, no marks inside."""
    return words == words.strip() and not re.search(r"[\"“”‘«»]", words)


def _is_in_prose(text: str, start: int, end: int) -> bool:
    """Return whether a quotation surely is prose: in code, it follows “=” or “{”."""
    return (
        not _has_code(text)
        and _OPENS.search(text[max(start - 2, 0) : start]) is not None
        and _CLOSES.match(text, end) is not None
    )


def _is_pair(text: str, start: int, words: str) -> bool:
    """Return whether two single marks surely belong together, neither being an apostrophe (the ’90s, States’)."""
    end = start + len(words) + 1
    if not words[:1].isalpha() or words.endswith("s") or " " not in words:
        return False
    return _marks(text)[1:] == ((start,), (end,))


@functools.lru_cache(maxsize=16)
def _has_code(text: str) -> bool:
    return _LIST_OF_CODE.search(text) is not None


@functools.lru_cache(maxsize=16)
def _marks(text: str) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """Return how many straight double marks a text has, and the places of single ones at the ends of words."""
    opening = tuple(match.start() for match in _OPENING_APOSTROPHE.finditer(text))
    return text.count('"'), opening, tuple(match.start() for match in _CLOSING_APOSTROPHE.finditer(text))
