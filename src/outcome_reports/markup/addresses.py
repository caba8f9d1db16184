"""Checks of web and e-mail addresses in content (RFC 3986, RFC 5321, RFC 5891, Unicode TS 39)."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import quote, unquote

from outcome_reports.errors import ArgumentError

Fault = tuple[str, str]
"""The reason why an address cannot be used, as the end of a sentence about it, and the remedy."""

MAX_ADDRESS = 2000
"""Maximum length of an address in its ASCII form: Word accepts 2,083."""
MAX_IN_CODE = 400
"""Maximum length of an address printed as a QR code: phones cannot read more at 28 mm."""

_FORMS = "use https://…, http://…, mailto:name@place or #id of a place in the document"
_WHOLE = "write the full address: https://www.example.org"
_WEB = re.compile(r"(https?)://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_PLACE = re.compile(r"#[\w.-]+")
_NAME = re.compile(r"[A-Za-z0-9!$'*+/=_~-]+(?:\.[A-Za-z0-9!$'*+/=_~-]+)*")
_TO_ENCODE = re.compile(r"[\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
_MAX_LABEL, _MAX_HOST, _MAX_NAME, _MAX_PORT = 63, 253, 64, 65_535
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})
_TOGETHER = ({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}, {"LATIN", "CJK", "BOPOMOFO"}, {"LATIN", "CJK", "HANGUL"})
"""Scripts that may be mixed in one word ("highly restrictive" in Unicode TS 39, 5.2)."""
_LIKE_LATIN = frozenset("аеорсухіјѕһԁԛԝӏѵονιαρυκ")


def link_fault(target: str) -> Fault | None:
    """Return why a link in a text cannot lead to `target`, None if it can."""
    if _PLACE.fullmatch(target):
        return None
    if target[:7].lower() == "mailto:":
        return _mail_link_fault(target[7:])
    fault = web_fault(target)
    return (fault[0], _FORMS) if fault and fault[1] == _WHOLE else fault


def web_fault(address: str, longest: int = MAX_ADDRESS) -> Fault | None:
    """Return why `address` cannot be a web address of at most `longest` characters, None if it can."""
    if fault := _unseen(address):
        return fault
    parts = _WEB.fullmatch(address)
    if parts is None:
        return "it begins with neither https:// nor http://", _WHOLE
    authority, rest = parts[2], parts[3]
    if "@" in authority:
        return "it has a name or password before the host", "delete what is before the “@”: it misleads readers"
    host, colon, port = authority.partition(":")
    if not host:
        return "it has no host", _WHOLE
    if fault := _host_fault(host):
        return fault
    if colon and not (port.isascii() and port.isdigit() and 0 < int(port) <= _MAX_PORT):
        return f"“:{_short(port)}” after its host is not a port", f"delete it, or write a number up to {_MAX_PORT}"
    if odd := _TO_ENCODE.search(rest):
        return f"“{odd[0]}” is in it", f"write {quote(odd[0], safe='')}"
    if len(encoded(address)) > longest:
        return f"it is {len(encoded(address)):,} characters long", f"at most {longest:,}: use a shorter one"
    return None


def mail_fault(address: str) -> Fault | None:
    """Return why `address` cannot be an e-mail address, None if it can."""
    form = "write one address: name@example.org"
    if fault := _unseen(address):
        return fault
    name, at, host = address.partition("@")
    if not name or not at or not host or "@" in host:
        return "it is not a single name, an “@” and a host", form
    if odd := next((letter for letter in name if not letter.isascii()), None):
        return f"{_called(odd)} is in its name", form
    if not _NAME.fullmatch(name) or len(name) > _MAX_NAME:
        return f"“{name[:_MAX_NAME]}” is not a name for e-mail", form
    return _host_fault(host)


def with_plain_scheme(address: str) -> str:
    """Return `address` with its scheme in lower case, which every format accepts."""
    scheme, colon, rest = address.partition(":")
    return f"{scheme.lower()}{colon}{rest}" if colon and scheme.isalpha() else address


def whole_address(address: str) -> str:
    """Return a web address in ASCII, as it is transmitted. Raises ArgumentError for anything else."""
    if found := web_fault(address):
        raise ArgumentError(f"“{address}” is not a web address: {found[0]}: {found[1]}")
    return encoded(with_plain_scheme(address))


def encoded(address: str) -> str:
    """Return a web address in ASCII, as it is transmitted (RFC 3986, 2.1; RFC 5891, 4.4)."""
    parts = _WEB.fullmatch(address)
    if parts is None or address.isascii():
        return address
    host = ".".join(_ascii(label) for label in parts[2].split("."))
    return f"{parts[1]}://{host}{quote(parts[3], safe=_KEPT)}"


_KEPT = "%/:?#[]@!$&'()*+,;=~"


def _mail_link_fault(rest: str) -> Fault | None:
    path, _, query = rest.partition("?")
    for field in query.split("&") if query else ():
        name, _, value = field.partition("=")
        if name.lower() != "subject" or _unseen(unquote(value).replace(" ", "")):
            hint = "delete it: only ?subject=… may follow the address"
            return f"“{name[:30]}” would fill in part of the reader’s message", hint
    fault = mail_fault(unquote(path))
    return (fault[0], _FORMS) if fault and "@" not in path else fault


def _host_fault(host: str) -> Fault | None:
    labels = host.split(".")
    if "" in labels:
        return f"there is an empty part in its host “{_short(host)}”", "delete the superfluous full stop"
    if len(labels) == 1:
        return f"“{_short(host)}” is not a host of the public web", "write the full host: www.example.org"
    if labels[-1].isdigit():
        try:
            ipaddress.IPv4Address(host)
        except ValueError:
            return f"“{_short(host)}” is not a host", "write its name: www.example.org"
        return None
    for label in labels:
        if fault := _label_fault(label, labels[-1]):
            return fault
    if sum(len(_ascii(label)) + 1 for label in labels) > _MAX_HOST + 1:
        return "its host is too long", f"a host has at most {_MAX_HOST} characters"
    return None


def _label_fault(label: str, last: str) -> Fault | None:
    """Return the problem of a label of a host; `last` if it is the last one (org, рф)."""
    words = _unicode(label)
    if words is None:
        return f"“{_short(label)}” in its host cannot be read", "copy the address again"
    for letter in words:
        if not (letter.isalnum() or letter in "-_" or unicodedata.category(letter)[0] == "M"):
            return f"{_called(letter)} is in its host", "copy the address again"
    if label.startswith("-") or label.endswith("-"):
        return f"“{_short(label)}” in its host begins or ends with a hyphen", "copy the address again"
    if len(_ascii(label)) > _MAX_LABEL:
        return f"“{_short(label)}” in its host is too long", f"a part has at most {_MAX_LABEL} characters"
    scripts = [_script(letter) for letter in words if letter.isalpha()]
    if len(set(scripts)) > 1 and not any(set(scripts) <= together for together in _TOGETHER):
        rare = min(sorted(set(scripts)), key=scripts.count)
        odd = next(letter for letter in words if letter.isalpha() and _script(letter) == rare)
        return f"{_called(odd)} is among letters of another script in its host", "type the address again"
    alike = [letter for letter in words if letter.isalpha()]
    if alike and set(alike) <= _LIKE_LATIN and _script(_unicode(last) or last) != _script(alike[0]):
        return f"{_called(alike[0])} looks like a Latin letter in its host", "type the address again"
    return None


def _unseen(address: str) -> Fault | None:
    for letter in address:
        if unicodedata.category(letter) in _UNSEEN:
            return f"{'a space' if letter == ' ' else _called(letter)} is in it", "delete it; in a path write %20"
    return None


def _unicode(label: str) -> str | None:
    """Return a label of a host in Unicode, None if it cannot be decoded (RFC 3492)."""
    if label[:4].lower() != "xn--":
        return unicodedata.normalize("NFKC", label).lower()
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return None


def _ascii(label: str) -> str:
    small = unicodedata.normalize("NFKC", label).lower()
    return label if label.isascii() else f"xn--{small.encode('punycode').decode('ascii')}"


def _script(letters: str) -> str:
    return unicodedata.name(letters[0], "").partition(" ")[0]


def _called(letter: str) -> str:
    return f"“{letter}” (U+{ord(letter):04X} {unicodedata.name(letter, 'control character').lower()})"


def _short(text: str) -> str:
    return text if len(text) <= _MAX_LABEL else f"{text[:_MAX_LABEL]}…"
