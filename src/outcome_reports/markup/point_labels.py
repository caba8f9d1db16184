"""Labels of points that are not Markdown’s: (a) and (b), 1.1 and 1.2, A) and B), two arrows."""

from __future__ import annotations

import itertools
import re

_LABEL = re.compile(
    r"[\s>]*(?:(?P<sign>[–—→➔➢➤✓✔☐☑☒\u2043*+o-](?=[ \t\xa0])|-(?=[^\W\d_]))"
    r"|(?P<open>[(\[{]?)(?P<label>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5}|\d{1,3}(?:\.\d{1,3}){0,3})"
    r"\\?(?P<end>[.)\]}]{1,2}|[:/、\uff0e]|°[.)]?|[ ]?[–—-](?=[ ])|(?=[ \t\xa0])))[ \t\xa0]*(?=\S)"
)
_CIRCLED = re.compile(r"[\s>]*(?P<sign>[\u2460-\u249b\u24b6-\u24e9\u2776-\u2793])[ \t\xa0]*(?=\S)")
_AROUND = " \t\xa0>"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def consecutive(line: str, following: str, *, begins: bool) -> tuple[str, str] | None:
    """Return the labels of two lines if each surely begins a point: (a) and (b), ii. and iii., two dashes.

    Numbers without a mark after them (1.1) do only if the first `begins` the paragraph or follows a full sentence.
    """
    one, two = _CIRCLED.match(line), _CIRCLED.match(following)
    if one and two and ord(two["sign"]) == ord(one["sign"]) + 1:
        return f"“{one['sign']}”", f"“{two['sign']}”"
    one, two = _LABEL.match(line), _LABEL.match(following)
    if one is None or two is None:
        return None
    labels = one.group("sign", "open", "end"), two.group("sign", "open", "end")
    if labels[0] != labels[1] or not (one["sign"] or (_may_label(one, begins=begins) and _follow(one, two))):
        return None
    return f"“{one[0].strip(_AROUND)}”", f"“{two[0].strip(_AROUND)}”"


def _may_label(match: re.Match[str], *, begins: bool) -> bool:
    """Return whether words may begin with this label in a point only, and in no list of Markdown’s own."""
    label, end, bare = match["label"], match["end"], not match["open"]
    spaced, escaped = match[0][-1:].isspace(), "\\" in match[0]
    if not label[0].isdigit():
        return bool(end) and spaced
    if "." in label:
        return spaced and (bool(end) or begins)
    return bool(end) and not (bare and end in {".", ")"} and spaced and label.isascii() and not escaped)


def _follow(one: re.Match[str], two: re.Match[str]) -> bool:
    first, second = one["label"], two["label"]
    if first[0].isdigit() or second[0].isdigit():
        before, now = (
            [int(part) for part in label.split(".")] if label[0].isdigit() else [] for label in (first, second)
        )
        return bool(before) and len(before) == len(now) and now == [*before[:-1], before[-1] + 1]
    roman = (first.lower(), second.lower()) in itertools.pairwise(_ROMAN) and first.isupper() == second.isupper()
    # “A. Author” begins with an initial.
    initials = first.isupper() and one["end"] == "." and not one["open"]
    return roman or (len(first) == len(second) == 1 and ord(second) == ord(first) + 1 and not initials)
