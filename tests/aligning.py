"""Comparing the text of a PDF with the words of its tree, page furniture that is tagged set apart.

WeasyPrint tags some of what it generates as text: leaders and page numbers of the contents, page numbers after links,
the numbers of lists, and the header of a table again on each page that it goes on to. Each may stand in the PDF and not
in the tree; anything else that differs is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from outcome_reports import tree


def difference(text: str, document: tree.Document, pages: Mapping[str, int]) -> str | None:
    """The first place where `text` (without white space) is not the words of `document`; None if there is none."""
    words = "".join(tree.words_of(document.blocks))
    furniture = _furniture(document, pages)
    at = place = 0
    while at < len(words) or place < len(text):
        if at < len(words) and place < len(text) and words[at] == text[place]:
            at += 1
            place += 1
            continue
        # Furniture may begin with characters that stand in the tree there too: look a little back.
        for back in range(min(40, at, place) + 1):
            match = furniture.match(text, place - back)
            if match and match.end() > place:
                at, place = at - back, match.end()
                break
        else:
            return f"tree: …{words[max(0, at - 40) : at + 40]}… PDF: …{text[max(0, place - 40) : place + 40]}…"
    return None


def _furniture(document: tree.Document, pages: Mapping[str, int]) -> re.Pattern[str]:
    numbers = "|".join(sorted({str(page) for page in pages.values()}, key=lambda number: (-len(number), number)))
    heads = {
        "".join(tree.words_of(block.head)) for block in tree.blocks_of(document.blocks) if isinstance(block, tree.Table)
    }
    patterns = [*(re.escape(head) for head in sorted(heads, key=len, reverse=True)), r"\d+\.(?!\d)"]
    if numbers:
        patterns += [rf"\.*(?:{numbers})", rf"→(?:{numbers})"]
    return re.compile("|".join(patterns))
