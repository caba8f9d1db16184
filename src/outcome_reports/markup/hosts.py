"""Checks of hosts, the names of computers in addresses (RFC 5890 to 5892, Unicode TS 39)."""

from __future__ import annotations

import ipaddress
import re
import unicodedata

Fault = tuple[str, str]
"""The reason why an address cannot be used, as the end of a sentence about it, and the remedy."""

_LAST_LABEL = re.compile(r"[a-z]{2,}|xn--[a-z0-9-]+|.*[^\x00-\x7f].*", re.IGNORECASE)
"""The last part of a host has letters only (RFC 3696, 2): browsers read 0x1 as a number."""
_MIDDLE_DOT = re.compile("l\u00b7l|.\u30fb.")
"""Catalan l·l, and the dot between words of Japanese (RFC 5892, A.3 and A.7)."""
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Letters and marks that nobody sees (Default_Ignorable_Code_Point), so that a host looks like another."""
_LOCAL = frozenset({"home", "internal", "invalid", "lan", "local", "localhost", "onion"})
"""Last parts of hosts that nobody finds in the public web (RFC 6761, RFC 6762, RFC 7686)."""
_MAX_LABEL, _MAX_HOST = 63, 253
_TOGETHER = ({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}, {"LATIN", "CJK", "BOPOMOFO"}, {"LATIN", "CJK", "HANGUL"})
"""Scripts that may be mixed in one word ("highly restrictive" in Unicode TS 39, 5.2)."""
_LIKE_LATIN = frozenset("аеорсухіјѕһԁԛԝӏѵьҽпгѡктмнвзщшονιαρυκηωτχβγσագզէլհյոսւօ")
_LIKE_OTHERS = frozenset("\u0251\u0261\u0262\u026a\u0274\u0280\u0299\u029c\u029f\u028f")
"""Phonetic letters that look like a, g, G, I, N, R, B, H, L and Y; no language writes them."""


def host_fault(host: str) -> Fault | None:
    """Return why `host` is not a host of the public web, None if it is."""
    labels = host.split(".")
    if "" in labels:
        return f"there is an empty part in its host “{short(host)}”", "delete the superfluous full stop"
    if len(labels) == 1:
        return _not_public(host)
    if labels[-1].isdigit():
        try:
            public = ipaddress.IPv4Address(host).is_global
        except ValueError:
            return f"“{short(host)}” is not a host", "write its name: www.example.org"
        return None if public else _not_public(host)
    if labels[-1].lower() in _LOCAL:
        return _not_public(host)
    for label in labels:
        if fault := _label_fault(label, labels[-1]):
            return fault
    if not _LAST_LABEL.fullmatch(labels[-1]):
        return f"“{short(labels[-1])}” cannot end a host", "copy the address again"
    if sum(len(in_ascii(label)) + 1 for label in labels) > _MAX_HOST + 1:
        return "its host is too long", f"a host has at most {_MAX_HOST} characters"
    return None


def _not_public(host: str) -> Fault:
    return f"“{short(host)}” is not a host of the public web", "write the full host: www.example.org"


def _label_fault(label: str, last: str) -> Fault | None:
    """Return the problem of a label of a host; `last` if it is the last one (org, рф)."""
    words = _unicode(label)
    if words is None:
        return f"“{short(label)}” in its host cannot be read", "copy the address again"
    scripts = [_script(letter) for letter in words if letter.isalpha()]
    for at, letter in enumerate(words):
        mark = unicodedata.category(letter)[0] == "M"
        digit = letter.isdecimal() and not letter.isascii() and set(scripts) <= {"LATIN"}
        unfit = digit or (mark and not at) or letter in _LIKE_OTHERS or _unicode(letter) != letter
        unfit = unfit or _UNSEEN.match(letter) is not None
        if unfit or not (letter.isalnum() or letter in "-_" or mark or _MIDDLE_DOT.match(words, max(at - 1, 0))):
            typed = next((each for each in label if letter in (_unicode(each) or "")), letter)
            return f"{called(typed)} is in its host", "copy the address again"
    if label.startswith("-") or label.endswith("-"):
        return f"“{short(label)}” in its host begins or ends with a hyphen", "copy the address again"
    if len(in_ascii(label)) > _MAX_LABEL:
        return f"“{short(label)}” in its host is too long", f"a part has at most {_MAX_LABEL} characters"
    if len(set(scripts)) > 1 and not any(set(scripts) <= together for together in _TOGETHER):
        rare = min(sorted(set(scripts)), key=scripts.count)
        odd = next(letter for letter in words if letter.isalpha() and _script(letter) == rare)
        return f"{called(odd)} is among letters of another script in its host", "type the address again"
    alike = [letter for letter in words if letter.isalpha()]
    if alike and set(alike) <= _LIKE_LATIN and _script(_unicode(last) or last) != _script(alike[0]):
        return f"{called(alike[0])} looks like a Latin letter in its host", "type the address again"
    return None


def _unicode(label: str) -> str | None:
    """Return a label of a host in Unicode, None if it cannot be decoded (RFC 3492)."""
    if label[:4].lower() != "xn--":
        return unicodedata.normalize("NFKC", label).lower()
    try:
        return label[4:].lower().encode("ascii").decode("punycode")
    except UnicodeError:
        return None


def in_ascii(label: str) -> str:
    """Return a part of a host as it is transmitted (RFC 5891, 4.4)."""
    if label.isascii():
        return label
    small = unicodedata.normalize("NFKC", label).lower()
    return small if small.isascii() else f"xn--{small.encode('punycode').decode('ascii')}"


def _script(letters: str) -> str:
    return unicodedata.name(letters[0], "").partition(" ")[0]


def called(letter: str) -> str:
    """Return a character with its code point and name."""
    return f"“{letter}” (U+{ord(letter):04X} {unicodedata.name(letter, 'control character').lower()})"


def short(text: str) -> str:
    """Return the beginning of a text that may be long."""
    return text if len(text) <= _MAX_LABEL else f"{text[:_MAX_LABEL]}…"
