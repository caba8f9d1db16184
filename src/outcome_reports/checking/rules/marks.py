"""Stray marks of Word, Markdown or HTML that would be printed literally."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Hit, rule
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Passage, Stretch

HTML = r"</?(?:a|b|br|div|em|font|h[1-6]|i|img|li|o:p|ol|p|span|strong|sub|sup|table|td|tr|u|ul)(?:\s[^<>]*)?/?>"
"""HTML elements, which texts cannot contain."""

_ADDRESS = r"(?:https?:|mailto:|www\.)"
_DASH = re.compile(r"^[–—][ \t\xa0](?=\w)")
_KINDS = {
    re.compile(rf"(?:^|(?<=\s))[•▪■●◦‣\u2043·][ \t\xa0]|{_DASH.pattern}|[\uf0a7\uf0b7]"): (
        "a bullet that does not make a list",
        "begin each point on a new line with “- ”",
    ),
    re.compile(r"^#{1,6} (?=\S)"): (
        "a heading that is not one",
        "begin the line with “## ”, after an empty line, without a backslash",
    ),
    re.compile(r"\*\*|(?<![\w*])\*(?=\w)|\b__|__\b"): (
        "an asterisk or underscore that marks nothing",
        "put one on each side of the words, without a space inside: **strong**, *emphasis*",
    ),
    re.compile(r"(?<=\s)-{2,3}(?=\s)|(?<=\w)--(?=\w)"): ("hyphens that make no dash", "write an en dash: –"),
    re.compile(r"=="): ("“==” that marks no pull quote", "put it around one whole sentence: ==…=="),
    re.compile(r"\[\[|\]\]"): ("a double bracket without its pair", "write [[IDN]], both on one line"),
    re.compile(rf"\]\(|\]\s\(\s*<?{_ADDRESS}|[\])]\s?\[{_ADDRESS}|<(?:{_ADDRESS}|[^<>\s]+@)[^<>]*>"): (
        "a link that does not work",
        "write [words](https://…) or [words](mailto:…), without spaces, and no link or footnote among the words",
    ),
    re.compile(r"(?<!\S)(?:[^\s\ufffd]*\ufffd|\S*(?:[\u00c2\u00c3][\u00a0-\u00bf]|\u00e2\u20ac[^\s\w]))\S*"): (
        "letters that were lost or changed when the text was converted",
        "write the letters that were there: é, ’",
    ),
    re.compile(r"^\||\|\s*:?-{3,}"): (
        "a table that is not one",
        "give the line of dashes below the head as many cells as the head: | One | Two |, then |-----|-----|",
    ),
    re.compile(rf"{HTML}|&(?:[a-z]{{2,8}}|#\d{{2,5}});", re.IGNORECASE): (
        "HTML, which is printed literally",
        "write **strong**, *emphasis*, or the character itself",
    ),
}


@rule(
    "STR014",
    "mark that is printed literally",
    severity="error",
    why="What Word, Markdown or HTML would have turned into a list, a heading or bold type is printed here as a "
    "stray character.",
    source="docs/texts.md says what texts may contain",
    good=(
        "They **agreed** and *met*:\n\n- once\n- twice",
        "==They agreed on all of it.== That took 5–6 days.",
        "See [the page](https://example.org/a?b==c) [sic] (once more) and <https://example.org>.",
        "[S\u00c3O TOM\u00c9 \u00e0 \u00e2ge]{lang=pt} and \u00e2\u20ac 5.",
        "> The sea has no fence.\n>\n> — Inspector A. Example, Fiji",
        "> The sea has no fence.\n\n– Inspector A. Example",
        "## What they said\n\n| a | b |\n|---|---|\n| c | d |\n\n: Who said it",
    ),
    bad=(
        "•\tThey met.\n•\tThey agreed.",
        "– They met.",
        "> – They met.\n>\n> – They agreed.",
        "> The sea has no fence.\n\n– They met.\n\n– They agreed.",
        "\\## What they said",
        "They **met and agreed.",
        "==They met and agreed.",
        "They met [IDN]] there.",
        "They met ([here] (https://example.org)).",
        "They met [here](<https://example.org/<a>>).",
        "Write to [us] (mailto:office@example.org).",
        "They met [here](# labour).",
        "They met (here)[https://example.org].",
        "They met [here][https://example.org].",
        "Write to <office@example.org>.",
        "They met at <www.example.org>.",
        "They met at <https://example.org/a b>.",
        "They met [here[^1]](https://example.org).\n\n[^1]: At the port.",
        "They met [in [this](https://example.org) place](https://example.org/b).",
        "| a | b |\n|---|\n| c | d |",
        "They met -- and agreed.",
        "They met on 2--3 March.",
        "They <b>met</b>&nbsp;there.",
        "They met in T\ufffdrkiye.",
        "They met in T\u00c3\u00bcrkiye.",
        "The State\u00e2\u20ac\u2122s programme.",
    ),
)
def stray_mark(material: Material) -> Iterator[Hit]:
    """Find stray marks in readable text, except in addresses."""
    attributions = {id(paragraph) for passage in material.english for paragraph in _attributions(passage)}
    for passage, paragraph in material.paragraphs():
        taken: list[tuple[int, int]] = []
        for pattern, (message, hint) in _KINDS.items():
            # A mistake is reported once for each kind in a paragraph: other marks of the kind belong to it.
            for match in pattern.finditer(paragraph.text):
                start, end = match.span()
                if not start and id(paragraph) in attributions and _DASH.match(paragraph.text):
                    continue
                if not _in_address(paragraph.text, start) and not any(a < end and start < b for a, b in taken):
                    taken.append((start, end))
                    what_to_do = (
                        hint if passage.kind == "prose" else "delete it: titles and other single lines have no marks"
                    )
                    yield Hit(Stretch(passage, paragraph, start, end), message, what_to_do)
                    break


def _attributions(passage: Passage) -> Iterator[Paragraph]:
    """Find single lines with a dash below a quotation that attribute it."""
    around = (None, *passage.paragraphs, None)
    for before, line, after in zip(around, around[1:], around[2:], strict=False):
        if line is None or before is None or before.kind != "quotation" or not _DASH.match(line.text):
            continue
        if not _DASH.match(before.text) and (after is None or not _DASH.match(after.text)):
            yield line


def _in_address(text: str, place: int) -> bool:
    return "://" in text[text.rfind(" ", 0, place) + 1 : place]
