"""Text in Markdown: escaped so that it stays text, with emphasis that every renderer understands as intended."""

from __future__ import annotations

import re
import unicodedata

Mark = tuple[str, str]

STRONG: Mark = ("\x01", "\x02")
"""Internal marks of strong words until `finished` knows the text around them."""
STRESSED: Mark = ("\x03", "\x04")
"""The same for emphasised words."""

_UNDERSCORES: Mark = ("\x05", "\x06")
_MARKS = dict(zip((*STRONG, *STRESSED, *_UNDERSCORES), ("**", "**", "*", "*", "_", "_"), strict=True))
_OPENING = frozenset({STRONG[0], STRESSED[0], _UNDERSCORES[0]})
# Characters with a meaning in CommonMark (2.4), pandoc, GitHub, PHP Markdown Extra and page templates.
_SPECIAL = re.compile(
    r"[\\`*\[\]<{|~^$\"']|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<![^\W_])@|(?<!\S)#|#(?!\S)"
    r"|-(?=-)|=(?==)|\+(?=\+)|\.(?=\.\.)"
)
_LINE_START = re.compile(
    r"(?P<number>\(?(?:\d+|[a-zA-Z]|[ivxlcdmIVXLCDM]+)(?=[.)](?:\s|$)))|(?=[>%=]|[-+:](?:[\s:-]|$))"
)


def escaped(text: str) -> str:
    """Return the source of `text`; each run of white space is one space, as renderers show it."""
    return _SPECIAL.sub(r"\\\g<0>", re.sub(r"[ \t\n\r\f\v]+", " ", text))


def quoted(address: str) -> str:
    """Return the source of the address of a link or picture (CommonMark 6.3)."""
    address = re.sub(r"[\s<>\\|`\"^]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    address = re.sub(r"&(?=#?\w+;)", "&amp;", address)
    return f"<{address}>" if set(address) & set("()") else address


def marked(source: str, mark: Mark) -> str:
    """Return `source` between the two parts of `mark`, leaving white space at its ends outside."""
    words = source.strip()
    if not words:
        return source
    before, _, after = source.partition(words)
    return f"{before}{mark[0]}{words}{mark[1]}{after}"


def finished(source: str, *, in_line: bool = False) -> str:
    """Return the source of a paragraph, of which no line begins like another block; or one line of it all."""
    source = source.replace(STRESSED[1] + STRESSED[0], "")
    source = re.sub(f"{STRESSED[0]}([^{STRESSED[1]}]*){STRESSED[1]}", _distinct, source)
    source = _emphasised(source.replace(STRONG[1] + STRONG[0], ""))
    source = re.sub(r"!(?=\[)", r"\\!", source)
    source = re.sub(r"(\[\^\d+\])(?=[(:])", r"\1\\", source)
    lines = [line.strip(" ") for line in source.split("\n") if line.strip(" ")]
    if in_line:
        return " ".join(lines)
    return "\\\n".join(
        _LINE_START.sub(r"\g<number>\\", line, count=1) if _LINE_START.match(line) else line for line in lines
    )


def _distinct(found: re.Match[str]) -> str:
    """Stressed words, between underscores where asterisks of strong words touch theirs.

    Of those that touch strong words before them the stress is lost: CommonMark and pandoc agree on no way to write it.
    """
    before, after = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    if before == STRONG[1]:
        return found[1]
    touched = STRONG[0] in {before, after, found[1][:1]} or STRONG[1] in {after, found[1][-1:]}
    mark = _UNDERSCORES if touched else STRESSED
    return f"{mark[0]}{found[1]}{mark[1]}"


def _emphasised(source: str) -> str:
    """Return the source with the marks of emphasis.

    Where a letter beside a mark would keep it from opening or closing (CommonMark 6.2, “flanking”), as happens to
    words in quotation marks in a text without spaces, the letter is written by its number.
    """
    found: list[str] = []
    by_number = False
    for letter, after in zip(source, (source + "\n")[1:], strict=True):
        if letter not in _MARKS:
            found.append(f"&#{ord(letter)};" if by_number else letter)
            by_number = False
            continue
        before = found[-1][-1] if found else "\n"
        inside, outside = (after, before) if letter in _OPENING else (before, after)
        if _is_letter(outside) and (letter in _UNDERSCORES or not _is_surely_letter(inside)):
            by_number = letter not in _OPENING
            if letter in _OPENING:
                found[-1] = f"&#{ord(before)};"
        found.append(_MARKS[letter])
    return "".join(found)


def _is_letter(character: str) -> bool:
    """Whether a character is neither white space nor punctuation; symbols are letters for some renderers."""
    return not character.isspace() and not _is_sign(character, "P")


def _is_surely_letter(character: str) -> bool:
    return not character.isspace() and not _is_sign(character, "PS")


def _is_sign(character: str, kinds: str) -> bool:
    is_ascii_sign = character.isascii() and not character.isalnum()
    return is_ascii_sign or unicodedata.category(character)[0] in kinds
