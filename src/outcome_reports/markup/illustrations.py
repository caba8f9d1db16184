"""Pictures in texts: `![what it shows](port.jpg "Its caption"){width=60% credit="Whose it is"}` in a paragraph of its
own; two or three in one paragraph are side by side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.markup.mark_attributes import read_mark, unknown_key
from outcome_reports.tree import Image, Inline, Paragraph, Role, Section

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MOST_ABREAST = 3
_MEASURE = 118.0
"""Width of a line of text on paper in millimetres."""
_HIGHEST = 150.0
"""Maximum height of a picture in millimetres, so that its caption is on the same page."""
_LEAST_SHARE = 10
_KEYS = frozenset({"width", "credit"})
_MARKS = re.compile(r"\{([^{}]*)\}")
_PERCENT = re.compile(r"(\d{1,3})%")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_BETWEEN = frozenset({"softbreak", "hardbreak"})

Report = Callable[[str, str], None]
Line = Callable[[str], tuple[Inline, ...]]


def picture_rule(state: StateInline, silent: bool) -> bool:
    """Return the markdown-it inline rule for a picture with its attributes; True if it consumed the characters."""
    from markdown_it.rules_inline import image

    if not image(state, silent):
        return False
    if marks := _MARKS.match(state.src, state.pos, state.posMax):
        if not silent:
            state.tokens[-1].info = marks[1]
        state.pos = marks.end()
    return True


def pictures_in(tokens: Sequence[Token]) -> list[Token]:
    """Return the pictures of a paragraph that contains nothing else, none for any other."""
    pictures = [token for token in tokens if token.type == "image"]
    rest = (token for token in tokens if token.type != "image" and token.type not in _BETWEEN)
    return [] if any(token.type != "text" or token.content.strip() for token in rest) else pictures


def illustration_of(pictures: Sequence[Token], line: Line, report: Report) -> Section:
    """Return the illustration of a paragraph of pictures; problems go to `report`."""
    if len(pictures) > MOST_ABREAST:
        report(f"{len(pictures)} pictures side by side", f"at most {MOST_ABREAST}: put an empty line between two")
    found = tuple(_single(token, line, report, len(pictures)) for token in pictures)
    return found[0] if len(found) == 1 else Section(found, role=Role.ILLUSTRATIONS)


def _single(token: Token, line: Line, report: Report, abreast: int) -> Section:
    # Programs that insert a picture by its address encode accents as macOS stores them, apart from their letters.
    name = unicodedata.normalize("NFC", unquote(str(token.attrGet("src") or "")))
    for _, message in invisible_characters(name):
        report(f"in the name of a picture {message}", "delete it, and rename the file")
    words = (" " if child.type in _BETWEEN else child.content for child in token.children or ())
    alt = " ".join("".join(words).split())
    caption = str(token.attrGet("title") or "")
    if not name or _ELSEWHERE.match(name):
        report(f"the picture “{name}” is not a file of the edition", "name it as images/picture.jpg")
    if not alt:
        report(f"the picture “{name}” has no alternative text", f"say what it shows: ![A harbour at night]({name})")
    marks, fault = read_mark(token.info)
    if fault := fault or unknown_key(marks, _KEYS, "a picture"):
        report(*fault)
    share = _share(marks.values.get("width", "100%"), report)
    credit = marks.values.get("credit", "")
    below = [
        Paragraph(line(words), role=role) for words, role in ((caption, Role.CAPTION), (credit, Role.CREDIT)) if words
    ]
    image = Image(name, alt, _MEASURE * share / abreast, _HIGHEST, share=share if abreast == 1 else 1.0)
    return Section((image, *below), role=Role.ILLUSTRATION, id=marks.id)


def _share(width: str, report: Report) -> float:
    found = _PERCENT.fullmatch(width)
    if found and _LEAST_SHARE <= int(found[1]) <= 100:
        return int(found[1]) / 100
    report(f"“{width}” is not the width of a picture", f"write width=60%: from {_LEAST_SHARE}% to 100%")
    return 1.0


def install(parser: MarkdownIt) -> None:
    """Add the rule to `parser`."""
    parser.inline.ruler.before("link", "picture", picture_rule)
