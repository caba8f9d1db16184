"""A paragraph analysed: words, sentences, quoted words, names of things."""

from __future__ import annotations

import re
from typing import NamedTuple

from outcome_reports.checking.text.intervals import Interval
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.markup import PLACEHOLDER

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# Bounded, so that an unclosed mark costs no more than a long sentence.
_QUOTED = re.compile(
    r"“[^”]{0,1500}”|«[^»]{0,1500}»|„[^“”]{0,1500}[“”]|(?<![\w’])‘[^‘]{0,1500}?’(?!\w)|(?<!\w)\"[^\"]{0,1500}\"|(?<![\w'])'[^'\n]{3,600}'(?!\w)"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`).{1,300}?(?<!`)\1(?!`)")
_TOKEN = re.compile(r"[^\s(\[“‘\"]+")
_SIGNS = ("://", "_", "@", "#", "\\")
_NAME_OF_FILE = re.compile(
    r"^www\.|\.(?:org|com|net|int|gov|info|edu|pdf|docx?|xlsx?|pptx?|csv|txt|zip|json|xml|ya?ml|html?|md|odt|png|jpe?g|svg|"
    r"gif|tiff?|mp[34])\b",
    re.IGNORECASE,
)
_CODE_LIKE = re.compile(
    r"[a-z]\.[a-z]|\w[:=]\w|[<>={}|^~]|^\$[A-Za-z]|^--?\w|^[./~]+/|/.*/|^\w+:/?\w|^10\.\d{4,}/", re.IGNORECASE
)
"""What is surely or probably not prose, so no fix touches it: `10.1000/labor`, color:red, labor.gov, $color."""
_SYMBOL = re.compile(r"[A-Z\d]+(?:[-./][A-Z\d]+)*$")
"""A document symbol or a number of a flight, plane or disease: A/RES/73/195, GA4021, COVID-19; capitals and figures."""
_MARKS = ".,;:!?…)]”’\"'"
_PROPER = re.compile(
    r"[A-Z][\w’'.-]*(?:[ ]+(?:(?:of|on|and|the|for|against|in|to|from|with|[&])[ ]+){0,3}[A-Z][\w’'-]*)+"
)
_FOREIGN = r"(?:causa|con|de|del|des|du|el|en|est|et|la|las|le|les|los|omnia|para|por|sin|su|una?|y)"
_FOREIGN_BEFORE = re.compile(rf"\b{_FOREIGN}[ ]$", re.IGNORECASE)
_FOREIGN_AFTER = re.compile(rf"[ ]{_FOREIGN}\b")
_IN_TITLE = re.compile(
    r"\b(?:Act|Agreement|Bureau|Code|Commission|Committee|Compact|Convention|Council|Covenant|Declaration|Department|"
    r"Institute|Law|Ministry|Office|Protocol|Treaty)[ ](?:against|concerning|for|of|on)[ ](?:[\w-]+[ ]){0,3}$"
)
"""Before the last words of a name whose capitals were lost: “Convention against transnational organized crime”."""
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w’'.-]*[ ]$")
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bNo\.)(?<!\bNos\.)(?<!\bDr\.)"
    r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bProf\.)[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9])"
)


_ABBREVIATED = re.compile(r"\b(?:No|Nos|Dr|Mr|Ms|Mrs|Prof|e\.g|i\.e)\.\Z")


class Word(NamedTuple):
    """A word with its place in a paragraph; `plain` is the word in lower case with straight apostrophes."""

    text: str
    start: int
    end: int
    plain: str


def in_small_letters(text: str) -> str:
    """Return the text in lower case with straight apostrophes, character for character."""
    small = text.lower()
    # A few letters become two when their case changes; places must not shift.
    return (small if len(small) == len(text) else text).replace("’", "'")


def find_words(paragraph: Paragraph) -> tuple[Word, ...]:
    """Return the words; the parts of a hyphenated compound are separate words."""
    small = in_small_letters(paragraph.text)
    return tuple(Word(m[0], *m.span(), small[m.start() : m.end()]) for m in _WORD.finditer(paragraph.text))


def find_quoted(paragraph: Paragraph) -> list[Interval]:
    """Return the text in quotation marks, or all of a quotation."""
    if paragraph.kind == "quotation":
        return [(0, len(paragraph.text))]
    return [match.span() for match in _QUOTED.finditer(paragraph.text)]


def find_sentences(paragraph: Paragraph) -> list[Interval]:
    """Return the sentences, with the spaces after them."""
    ends = [match.end() for match in _SENTENCE_END.finditer(paragraph.text)]
    return list(zip([0, *ends], [*ends, len(paragraph.text)], strict=True))


def find_proper_names(paragraph: Paragraph) -> list[Interval]:
    """Phrase of capitalised words."""
    return [match.span() for match in _PROPER.finditer(paragraph.text)]


def find_signs(paragraph: Paragraph) -> list[Interval]:
    """Find text that is not prose: addresses, names of files and accounts, document symbols, code and placeholders."""
    spans = [match.span() for pattern in (_CODE, PLACEHOLDER) for match in pattern.finditer(paragraph.text)]
    for match in _TOKEN.finditer(paragraph.text):
        token = match[0].rstrip(_MARKS)
        # Nearly all are words of letters.
        if token.isalpha():
            continue
        if any(sign in token for sign in _SIGNS) or _NAME_OF_FILE.search(token) or _is_symbol(token):
            spans.append((match.start(), match.start() + len(token)))
    return spans


def find_untouchable(paragraph: Paragraph) -> list[Interval]:
    """Find what no fix may change: another language, signs, and what looks like code, a path or an identifier."""
    code = [match.span() for match in _TOKEN.finditer(paragraph.text) if _CODE_LIKE.search(match[0].rstrip(_MARKS))]
    return [*paragraph.foreign, *find_signs(paragraph), *code]


def find_titles(paragraph: Paragraph) -> list[Interval]:
    """Find possible titles of works and names: emphasised words, and the words of links."""
    return [*paragraph.emphasised, *((link.start, link.end) for link in paragraph.links)]


def _is_symbol(token: str) -> bool:
    return any("0" <= c <= "9" for c in token) and not token[0].isdigit() and _SYMBOL.match(token) is not None


def starts_sentence(paragraph: Paragraph, start: int) -> bool:
    """Return whether the word at `start` is the first of its sentence or of a line that the author broke."""
    while start not in paragraph.breaks and start and paragraph.text[start - 1] in "“‘\"'([ ":
        start -= 1
    if not start or start in paragraph.breaks:
        return True
    return paragraph.text[start - 1] in ".!?…:" and not _ABBREVIATED.search(paragraph.text, max(start - 9, 0), start)


def is_plain_english(paragraph: Paragraph, word: Word) -> bool:
    """Return whether a word in small letters is surely English prose.

    It may end a name (the Kennedy center) or be in another language that nobody marked (de la labor, labor omnia).
    """
    before = paragraph.text[max(word.start - 40, 0) : word.start]
    if (
        _FOREIGN_BEFORE.search(before)
        or _IN_TITLE.search(paragraph.text[: word.start])
        or _FOREIGN_AFTER.match(paragraph.text, word.end)
    ):
        return False
    capital = _CAPITAL_BEFORE.search(before)
    return capital is None or starts_sentence(paragraph, word.start - len(capital[0]))
