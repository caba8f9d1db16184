"""Whether a word after a text is the first of a sentence."""

from __future__ import annotations

import re

from outcome_reports.language.english.function_words import words_of

OPENING = "“‘\"'([«"
"""Quotation marks and brackets that can come between the beginning of a sentence and its first word."""
_CLOSING = "”’\"')]»"
_LENGTH = 200
"""Maximum number of characters before a word that matter; a numbering is at the very beginning."""
_ABBREVIATIONS = words_of(
    "e.g E.g i.e I.e i.a cf Cf esp resp vs viz incl excl approx ca St Dr Mr Mrs Ms Mx Prof Hon Amb Gen Col Capt Lt "
    "Maj Sgt Sen Gov Rep Rev Min Dir Dept No Nos Art Arts para paras p pp vol vols ch chap sect fig figs eds Jan Feb "
    "Mar Apr Aug Sept Sep Oct Nov Dec"
)
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(map(re.escape, sorted(_ABBREVIATIONS)))})|(?<![\w.])(?:[A-Z]\.)+[A-Z])\.$"
)
_ANSWER = re.compile(r"(?:^|[.!?…:“‘\"(]\s*)No\.$")
"""The word "No." as a sentence."""
_NUMBERING = re.compile(r"[“‘\"'(\[]*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,6})(?:[.)]|\.\))|[-–—•*]")
"""The number, letter or dash of a manually typed list."""
_LISTED = re.compile(r"[:;,]\s+\d{1,2}\.$")
"""A number in a list that runs on in a sentence: "as follows: 1. the Philippines; 2. Indonesia"."""


def starts_sentence(before: str) -> bool:
    """Return whether the text after `before`, the paragraph so far, begins a sentence.

    It does at the beginning, after a full stop that is not part of an abbreviation, and in a quotation after a colon;
    not after a colon alone (United Nations Editorial Manual, "Punctuation": lower case after a colon).
    """
    tail = before[-_LENGTH:]
    unopened = tail.rstrip(OPENING)
    text = unopened.rstrip()
    if len(before) <= _LENGTH and (not text or (text != unopened and _NUMBERING.fullmatch(text.lstrip()))):
        return True
    if text == unopened:
        return False
    if text.endswith(":"):
        return any(mark in tail[len(unopened) :] for mark in "“‘\"'«")
    ended = text.rstrip(_CLOSING)
    if not ended.endswith((".", "!", "?", "…")) or re.search(r"\s(?:…|\.\.\.)$", ended):
        return False
    if ended != text:
        return True
    return not _LISTED.search(text) and bool(_ANSWER.search(text) or not _ABBREVIATION.search(text))
