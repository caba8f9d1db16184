"""Recognition of headings: by style, or else by their look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from outcome_reports.importing.mapping.heading_meanings import announced, is_recommendations, is_spotlights
from outcome_reports.importing.word.word_content import Block, Paragraph

MAX_HEADING = 200
"""A paragraph with more characters is not a heading, whatever its style."""
_MAX_WORDS = 24
_MAX_SENTENCE = 14
"""Maximum words of a heading that ends like a sentence."""
_LARGER = 1.5
_PAGE = re.compile(r"(?P<title>.*?\S)(?:[\s.…·_]*\s|[.…·_]{2,}\s*)(?P<page>\d{1,3}|[ivxl]{1,6})$")
_NUMBERED = re.compile(r"(?:chapter\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}\.)[.:)]?\s+(?=\S)", re.IGNORECASE)


def without_number(text: str) -> str:
    """Return a heading without the number in front: "1 Information sharing", "Chapter 2: Crime"."""
    match = _NUMBERED.match(text)
    return text[match.end() :] if match else text


def is_contents(block: Block) -> bool:
    """Return True for a line of a table of contents, which documents generate."""
    return isinstance(block, Paragraph) and block.style.startswith(("toc", "contents", "table of figures"))


def mark_headings(blocks: Sequence[Block], is_name: Callable[[str], bool]) -> None:
    """Set the level of each paragraph of `blocks` that is a heading, and remove it from those that only have the style.

    `is_name` says whether a text is the name of a State or body, as above a report. Without heading styles, headings
    are short paragraphs that are larger, bold or in capitals, and those listed in a table of contents.
    """
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    for paragraph in paragraphs:
        if paragraph.level and not _may_be_styled(paragraph):
            paragraph.level = 0
    titles = set(_typed_contents(paragraphs))
    styled = [paragraph for paragraph in paragraphs if paragraph.level and not is_contents(paragraph)]
    if len(styled) < 2:
        _by_looks(paragraphs, titles, is_name, has_one=bool(styled))


def _may_be_styled(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) <= MAX_HEADING and not (_ends(text) and len(text.split()) > _MAX_SENTENCE)


def _ends(text: str) -> bool:
    return text.rstrip('"”’»)').endswith((".", ";", ",", "。"))


def _typed_contents(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the titles of a table of contents; lines of a typed one get its style."""
    inside = False
    for paragraph in paragraphs:
        if is_contents(paragraph):
            match = _PAGE.fullmatch(paragraph.text)
            yield _folded(match["title"] if match else paragraph.text)
        elif announced(paragraph.text) == "made anew":
            inside = True
        elif inside and (match := _PAGE.fullmatch(paragraph.text)) and not paragraph.level:
            paragraph.style = "toc"
            yield _folded(match["title"])
        elif paragraph.text:
            inside = False


def _folded(title: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", without_number(title).casefold()))


def _by_looks(
    paragraphs: Sequence[Paragraph], titles: set[str], is_name: Callable[[str], bool], *, has_one: bool
) -> None:
    body = _body_size(paragraphs)
    found = [p for p in paragraphs if _looks(p, body, titles)]
    if not has_one and found and _is_title(found):
        found.pop(0).style = "title"
    sizes = sorted({p.size for p in found if p.size >= body + _LARGER}, reverse=True)
    within_insights = False
    for paragraph in found:
        paragraph.level = _level(paragraph, sizes, is_name, within_insights=within_insights)
        paragraph.listing = None
        if paragraph.level == 1:
            within_insights = announced(without_number(paragraph.text)) == "insights"


def _is_title(found: Sequence[Paragraph]) -> bool:
    """Return whether the first heading is the title: no other is as large."""
    first, *others = found
    return bool(others) and first.size > max(p.size for p in others)


def _level(
    paragraph: Paragraph, sizes: Sequence[float], is_name: Callable[[str], bool], *, within_insights: bool
) -> int:
    text = paragraph.text
    if is_spotlights(text) or is_recommendations(text):
        return 2
    if announced(without_number(text)):
        return 1
    if is_name(without_number(text)):
        return 4
    if paragraph.size in sizes:
        return 1 + min(sizes.index(paragraph.size), 2)
    if sizes:
        return min(len(sizes) + 1, 3)
    if _is_capitals(text):
        return 1
    return 1 if without_number(text) != text and not within_insights else 2


def _looks(paragraph: Paragraph, body: float, titles: set[str]) -> bool:
    """Return whether a paragraph looks like a heading."""
    text = paragraph.text
    if not any(c.isalpha() for c in text) or len(text) > MAX_HEADING or paragraph.style in {"title", "subtitle", "toc"}:
        return False
    if is_contents(paragraph) or (paragraph.listing == "bullet"):
        return False
    if _folded(text) in titles:
        return True
    if _ends(text) or text.endswith(":") or len(text.split()) > _MAX_WORDS:
        return False
    is_bold = paragraph.is_bold and any(run.bold for run in paragraph.runs)
    if paragraph.listing and not is_bold:
        return False
    return is_bold or _is_capitals(text) or (paragraph.size >= body + _LARGER and paragraph.size > 0)


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(c.isalpha() for c in text) > 4


def _body_size(paragraphs: Sequence[Paragraph]) -> float:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.text)
    return sizes.most_common(1)[0][0] if sizes else 0
