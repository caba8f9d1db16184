"""Links: whether they lead somewhere and say where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.markup.addresses import encoded, plain_address
from outcome_reports.model import Edition
from outcome_reports.model.leaves import Path as ModelPath

_BARE = re.compile(
    r"(?<![\w/@.:-])(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|int|gov|info|edu))\b(?:/[^\s)”’]*)?"
)
_SHOWN = re.compile(rf"(?:https?://|www\.|[\w.+-]+@)[\w-]+(?:\.[\w-]+)+|{_BARE.pattern}", re.IGNORECASE)
_SAMPLE_HOSTS = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|(?:localhost|example|invalid|test|todo|tbc|tbd))$")
_VAGUE = frozenset(
    {"here", "click here", "this link", "link", "this page", "read more", "more", "this", "website", "page"}
)


@rule(
    "STR001",
    "link that leads nowhere",
    severity="error",
    why="A sample address was never replaced. Readers of the published document end up at an error page.",
    source="RFC 2606: hosts reserved for samples; nothing is looked up on the web, and malformed addresses are "
    "errors in any house",
    good=(
        "See the [strategy](https://www.baliprocess.net/strategy).",
        "Write to [us](mailto:info@rso.baliprocess.net).",
    ),
    bad=(
        "See the [app](https://example.org/app).",
        "Write to [us](mailto:name@www.example.com).",
        Example(parts={"web": "https://www.example.org/statement"}),
        Example(parts={"clearance": {"deadline": "2027-03-05", "address": "office@example.org"}}),
    ),
)
def dead_link(material: Material) -> Iterator[Hit]:
    """Find links to hosts that are reserved for samples."""
    for stretch, address in _links(material):
        if _is_sample(address):
            message = f"the link “{stretch.text}” leads nowhere: {address} is a sample"
            yield Hit(stretch, message, "give the real address of the page")
    for path, address in _lone_addresses(material.edition):
        if _is_sample(address):
            yield Hit(
                path, "the address leads nowhere: it is a sample", "give the real address of the page", excerpt=address
            )


@rule(
    "STR002",
    "address without a scheme",
    severity="warning",
    why="“www.example.org” in a text is not a link: readers cannot follow it in PDF, in Word or on the web.",
    source="WHATWG URL Standard: an absolute address begins with its scheme",
    good=("See [the website](https://rso.baliprocess.net).", "Write to info@rso.baliprocess.net."),
    bad=("See www.rso.baliprocess.net for more.", "See facebook.com/baliprocessrso for more."),
)
def bare_address(material: Material) -> Iterator[Hit]:
    """Find addresses in text that are not links."""
    for stretch, match in material.search(_BARE, "prose", exempt=False):
        inside = any(link.start <= stretch.start < link.end for link in stretch.paragraph.links)
        if not inside and "@" not in stretch.paragraph.text[max(stretch.start - 1, 0) : stretch.start]:
            yield Hit(stretch, f"“{match[0]}” is not a link", f"write [words](https://{match[0]})")


@rule(
    "STR011",
    "link that is not secure",
    severity="info",
    why="Most sites support https, and browsers warn about others.",
    source="the profile’s own choice",
    good=("See the [strategy](https://www.baliprocess.net/strategy).",),
    bad=("See the [strategy](http://www.baliprocess.net/strategy).",),
)
def insecure_link(material: Material) -> Iterator[Hit]:
    """Find links with http."""
    for stretch, address in _links(material):
        if address.startswith("http:"):
            yield Hit(stretch, f"“{address}” is not secure", "try https")


@rule(
    "STR012",
    "link whose words say nothing",
    severity="warning",
    why="People who hear a list of links need to know where each leads.",
    source="WCAG 2.2, success criterion 2.4.4, Link Purpose (In Context)",
    good=("See the [strategy](https://www.baliprocess.net/strategy).",),
    bad=("See [here](https://www.baliprocess.net/strategy).",),
)
def vague_link(material: Material) -> Iterator[Hit]:
    """Find links on words such as "here"."""
    for stretch, _ in _links(material):
        if stretch.text.strip().casefold() in _VAGUE:
            yield Hit(stretch, f"a link on “{stretch.text}”", "put the link on words that say where it leads")


@rule(
    "STR015",
    "link that shows one address and leads to another",
    severity="warning",
    why="Readers believe the address that they see, and on paper have no other.",
    source="the profile’s own choice",
    good=(
        "See [www.baliprocess.net](https://www.baliprocess.net/strategy).",
        "See [rso.baliprocess.net](https://www.baliprocess.net/rso) and [the page](https://www.iom.int).",
        "Write to [Info@rso.baliprocess.net](mailto:%69nfo@rso.baliprocess.net?subject=Strategy).",
        "See [www.bücher.net](https://www.xn--bcher-kva.net) and [HTTPS://WWW.BÜCHER.NET](https://www.bücher.net).",
    ),
    bad=(
        "See [www.baliprocess.net](https://www.iom.int).",
        "See [https://www.baliprocess.net/strategy](https://notbaliprocess.net/strategy).",
        "Write to [info@rso.baliprocess.net](mailto:office@rso.baliprocess.net).",
        "Write to [info@rso.baliprocess.net](https://www.baliprocess.net).",
    ),
)
def other_address(material: Material) -> Iterator[Hit]:
    """Find links whose words are an address of another host, or of someone else."""
    for stretch, address in _links(material):
        shown = _SHOWN.search(stretch.text)
        if shown and not _is_where(shown[0], address):
            message = f"the link shows “{shown[0]}”, but leads to {address}"
            yield Hit(stretch, message, "make the two agree, or put the link on words")


def _is_where(shown: str, address: str) -> bool:
    """Return whether an address leads to the host, its neighbour, or the mailbox that is shown."""
    leads_to = unquote(address.casefold().removeprefix("mailto:").partition("?")[0])
    if "@" in shown or "://" not in address:
        return shown.casefold() == leads_to
    ours, theirs = _host(shown), _host(address)
    return f".{ours}".endswith(f".{theirs}") or theirs.endswith(f".{ours}")


def _host(address: str) -> str:
    """Return the host of an address in ASCII, without “www.”, "" if there is none."""
    whole = encoded(plain_address(address if "://" in address else f"https://{address}"))
    return (urlsplit(whole).hostname or "").removeprefix("www.")


def _links(material: Material) -> Iterator[tuple[Stretch, str]]:
    """Yield the words and the address of each link in running text."""
    for passage, paragraph in material.paragraphs("prose"):
        for link in paragraph.links:
            yield Stretch(passage, paragraph, link.start, link.end), link.address


def _lone_addresses(edition: Edition) -> Iterator[tuple[ModelPath, str]]:
    """Yield the addresses that are not in texts: of the links below the contact, the QR code, the clearance form."""
    for index, place in enumerate(edition.contact.links if edition.contact else ()):
        yield ("contact", "links", index, "address"), place.address
    if edition.web:
        yield ("web",), edition.web
    if edition.clearance:
        yield ("clearance", "address"), edition.clearance.address


def _is_sample(address: str) -> bool:
    """Return whether an address leads to a host that is reserved for samples."""
    host = address.rpartition("@")[2] if "://" not in address else urlsplit(address).hostname or ""
    return _SAMPLE_HOSTS.search(host) is not None
