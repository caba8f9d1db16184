"""Checks of web and e-mail addresses in content (RFC 3986, RFC 5321, RFC 5891, Unicode TS 39)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote

from outcome_reports.errors import ArgumentError
from outcome_reports.markup.hosts import Fault, called, host_fault, in_ascii, short

MAX_ADDRESS = 2000
"""Maximum length of an address in its ASCII form: Word accepts 2,083."""
MAX_IN_CODE = 400
"""Maximum length of an address printed as a QR code: phones cannot read more at 28 mm."""

_FORMS = "use https://…, http://…, mailto:name@place or #id of a place in the document"
_WHOLE = "write the full address: https://www.example.org"
_WEB = re.compile(r"(https?)://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?:https?://|(?:mailto:)?[^:/?#@]*@)([^/?#]*)")
_PLACE = re.compile(r"#[\w.-]+")
_NAME = re.compile(r"(?!/)[A-Za-z0-9!$'*+/=_~-]+(?:\.[A-Za-z0-9!$'*+/=_~-]+)*")
_TO_ENCODE = re.compile(r"[\"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})")
_LOST = re.compile(r"\ufffd|…$|%(?:[01][0-9A-Fa-f]|7[Ff])")
_MAX_NAME, _MAX_PORT = 64, 65_535
_SPACES = {" ": "a space", "\n": "a line break"}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})


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
    if fault := host_fault(host):
        return fault
    if colon and not (re.fullmatch(r"[1-9][0-9]{0,4}", port) and int(port) <= _MAX_PORT):
        return f"“:{short(port)}” after its host is not a port", f"delete it, or write a number up to {_MAX_PORT}"
    if odd := _TO_ENCODE.search(rest):
        return f"“{odd[0]}” is in it", f"write {quote(odd[0], safe='')}"
    if lost := _LOST.search(rest):
        return f"“{lost[0]}” is in it", "copy the whole address again"
    if rest.count("#") > 1:
        return "“#” is in it twice", "write %23 for the second"
    if len(encoded(address)) > longest:
        return f"it is {len(encoded(address)):,} characters long", f"at most {longest:,}: use a shorter one"
    return None


def mail_fault(address: str) -> Fault | None:
    """Return why `address` cannot be an e-mail address, None if it can."""
    form = "write one address: name@example.org"
    if fault := _unseen(address):
        return fault[0], form
    name, at, host = address.partition("@")
    if not name or not at or not host or "@" in host:
        return "it is not a single name, an “@” and a host", form
    if odd := next((letter for letter in name if not letter.isascii()), None):
        return f"{called(odd)} is in its name", form
    if not _NAME.fullmatch(name) or len(name) > _MAX_NAME:
        return f"“{name[:_MAX_NAME]}” is not a name for e-mail", form
    if host.rpartition(".")[2].isdigit():
        return f"“{short(host)}” is not the name of a host", form
    return host_fault(host)


def plain_address(address: str) -> str:
    """Return an address with its scheme in small letters, which every format accepts, and its host, if not in ASCII, in
    those that can be registered: small ones, in NFC (RFC 5891, 4.2.1). Capitals have another code, which leads nowhere.
    """
    scheme, colon, rest = address.partition(":")
    plain = f"{scheme.lower()}{colon}{rest}" if colon and scheme.isalpha() else address
    found = _HOST.match(plain)
    if found is None or found[1].isascii():
        return plain
    return plain[: found.start(1)] + unicodedata.normalize("NFC", found[1].lower()) + plain[found.end(1) :]


def whole_address(address: str) -> str:
    """Return a web address in ASCII, as it is transmitted. Raises ArgumentError for anything else."""
    if found := web_fault(address):
        raise ArgumentError(f"“{address}” is not a web address: {found[0]}: {found[1]}")
    return encoded(plain_address(address))


def encoded(address: str) -> str:
    """Return a web address in ASCII, as it is transmitted (RFC 3986, 2.1; RFC 5891, 4.4)."""
    parts = _WEB.fullmatch(address)
    if parts is None or address.isascii():
        return address
    host = ".".join(in_ascii(label) for label in parts[2].split("."))
    return f"{parts[1]}://{host}{quote(parts[3], safe=_KEPT)}"


_KEPT = "%/:?#[]@!$&'()*+,;=~"


def _mail_link_fault(rest: str) -> Fault | None:
    path, _, query = rest.partition("?")
    for field in query.split("&") if query else ():
        name, _, value = field.partition("=")
        if name.lower() != "subject" or _unseen(unquote(value).replace(" ", "")):
            hint = "delete it: only ?subject=… may follow the address"
            return f"“{name[:30]}” would fill in part of the reader’s message", hint
    # Word cannot open a file in which “@” or the host is percent-encoded.
    name, at, host = path.rpartition("@")
    if fault := mail_fault(f"{unquote(name)}{at}{host}"):
        return fault if at else (fault[0], _FORMS)
    if len(rest) > MAX_ADDRESS:
        return f"it is {len(rest):,} characters long", f"at most {MAX_ADDRESS:,}: use a shorter subject"
    return None


def _unseen(address: str) -> Fault | None:
    for letter in address:
        if unicodedata.category(letter) in _UNSEEN:
            return f"{_SPACES.get(letter) or called(letter)} is in it", "delete it; in a path write %20"
    return None
