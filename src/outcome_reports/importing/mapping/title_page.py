"""`edition.yaml`, made from the first page of an old statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from outcome_reports.importing.mapping.import_context import ImportContext
from outcome_reports.importing.word.word_content import Block, Paragraph, Story, text_of
from outcome_reports.language.grammar import grammar_of
from outcome_reports.language.wording import wording_for
from outcome_reports.markup.placeholders import confirm
from outcome_reports.reading.yaml_writing import yaml_block, yaml_comment, yaml_scalar

_MONTHS = tuple(month.casefold() for month in wording_for("en").file.dates.months)
_DAYS = re.compile(
    rf"(\d{{1,2}})(?:\s*(?:[-–—]|to|and)\s*(\d{{1,2}}))?\s+({'|'.join(_MONTHS)}),?\s+(\d{{4}})", re.IGNORECASE
)
_HIGHEST = 60
_LONGEST_LINE = 25
_SHORTEST_SENTENCE = 9
"""Maximum words of a line on a first page, and of a sentence; anything longer is text."""


def edition_head(context: ImportContext, story: Story, front: Sequence[Block]) -> str:
    """Return the file, from the blocks before the first heading; mark doubtful values, leave other blocks unplaced."""
    paragraphs = [block for block in front if isinstance(block, Paragraph)]
    titles = [p for p in paragraphs if p.style == "title"] or paragraphs[:1]
    title = " ".join(p.text for p in titles)
    theme = next((p for p in paragraphs if p.style in {"subtitle", "cover theme"} and p not in titles), None)
    notice: list[Block] = []
    for block in front:
        if block is not theme and not any(block is taken for taken in titles):
            text = text_of([block])
            if _DAYS.fullmatch(text):
                context.make_anew("days of the meeting", text)
            elif is_text(text):
                notice.append(block)
            else:
                context.lose_blocks("first page", [block])
    number, series = _numbered(title)
    first, last, when = _days(" ".join(p.text for p in paragraphs), story)
    organiser = context.names.organiser(" ".join(p.text for p in paragraphs))
    lines = yaml_comment(f"Imported from a Word document. Its title: {title}") if title else ""
    lines += _confirm("the name of the series, and the number of the meeting")
    lines += context.line("series", series, "the name of the series, without the number")
    lines += f"number: {number}\n"
    lines += context.line("theme", theme.text if theme else "", "the theme of the meeting")
    lines += _confirm(f"the days of the meeting; {when}")
    lines += f"dates:\n  start: {first}\n  end: {last}\n"
    lines += f"language: {story.language if story.language.startswith('en') else 'en-GB'}\n"
    lines += 'status: draft\nversion: "0.1"\n'
    lines += _confirm("the date of this version") + f"published: {last}\n"
    lines += _confirm("the registry’s key of the organiser") + f"organiser: {yaml_scalar(organiser)}\n"
    if text := context.prose(notice):
        lines += yaml_block("notice", text)
    return lines


def is_text(text: str) -> bool:
    """Return whether a paragraph of a first page is running text rather than a line of a title page."""
    words = len(text.split())
    return words > _LONGEST_LINE or (words >= _SHORTEST_SENTENCE and text.endswith("."))


def _confirm(guide: str) -> str:
    """Return a comment that asks for a fact to be confirmed."""
    return yaml_comment(confirm(guide))


def _numbered(title: str) -> tuple[int, str]:
    """Return number and series of the meeting: "Outcome Statement: Fourth RSO Dialogue" is 4, "RSO Dialogue"."""
    for number in range(_HIGHEST, 0, -1):
        words = grammar_of("en").ordinals(number)
        match = re.search(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", title, re.IGNORECASE)
        if match and title[match.end() :].strip(" :,–-"):
            return number, title[match.end() :].strip(" :,–-")
    return 1, title


def _days(text: str, story: Story) -> tuple[date, date, str]:
    """Return the dates in the text, or else the date on which the document was created."""
    for match in _DAYS.finditer(text):
        month, year = _MONTHS.index(match[3].casefold()) + 1, int(match[4])
        try:
            first = date(year, month, int(match[1]))
            last = date(year, month, int(match[2] or match[1]))
        except ValueError:
            continue
        if first <= last:
            return first, last, f"the document says {match[0]}"
    try:
        made = date.fromisoformat(story.created)
    except ValueError:
        made = date(2000, 1, 1)
    return made, made, "the document does not say"
