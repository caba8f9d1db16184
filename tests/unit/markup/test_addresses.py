"""Addresses: which can be used, and what is said of the others."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from outcome_reports.markup import MarkupError, parse_markup
from outcome_reports.markup.addresses import MAX_IN_CODE, encoded, link_fault, mail_fault, plain_address, web_fault
from outcome_reports.model.base import CodedAddress, MailAddress, PostOrMail, WebAddress
from outcome_reports.tree import Link, Paragraph
from tests.support.addresses import GOOD_MAIL, GOOD_WEB

BAD_WEB = [
    ("www.example.org", "neither https:// nor http://"),
    ("//example.org", "neither https:// nor http://"),
    ("ftp://example.org", "neither https:// nor http://"),
    ("javascript:alert(1)", "neither https:// nor http://"),
    ("data:text/html,x", "neither https:// nor http://"),
    ("https:/example.org", "neither https:// nor http://"),
    ("https:example.org", "neither https:// nor http://"),
    ("", "neither https:// nor http://"),
    ("https://", "no host"),
    ("https:///x", "no host"),
    ("https://:80/", "no host"),
    ("https://#", "no host"),
    ("https://www.x..net", "there is an empty part in its host"),
    ("https://.x.net", "there is an empty part in its host"),
    ("https://x.net./a", "there is an empty part in its host"),
    ("https://localhost/x", "not a host of the public web"),
    ("https://intranet", "not a host of the public web"),
    ("https://a,b.org", "“,” (U+002C comma) is in its host"),
    ("https://x$.org", "“$” (U+0024 dollar sign)"),
    ("https://x.org;y.org", "“;” (U+003B semicolon)"),
    ("https://ex*mple.org", "“*” (U+002A asterisk)"),
    ("https://[::1]/", "“[” is not a host"),
    ("https://☃.org", "(U+2603 snowman)"),
    ("https://-x.org", "begins or ends with a hyphen"),
    ("https://x-.org", "begins or ends with a hyphen"),
    ("https://x.org:80a/", "“:80a” after its host is not a port"),
    ("https://x.org:99999", "“:99999” after its host"),
    ("https://x.org:0", "“:0” after its host"),
    ("https://x.org:", "“:” after its host"),
    ("https://x.org:٣", "“:٣” after its host"),
    ("https://999.1.1.1", "“999.1.1.1” is not a host"),
    ("https://1.2.3", "“1.2.3” is not a host"),
    ("https://" + "a" * 64 + ".org", "in its host is too long"),
    ("https://" + "ü" * 60 + ".org", "in its host is too long"),
    ("https://" + "a." * 126 + "org", "its host is too long"),
    ("https://user:pw@x.org", "it has a name or password before the host"),
    ("https://www.un.org@evil.example", "it has a name or password before the host"),
    ("https://p\u0430ypal.example", "(U+0430 cyrillic small letter a) is among letters of another script"),
    ("https://g\u03bfogle.example", "(U+03BF greek small letter omicron) is among letters of another script"),
    ("https://\u0440\u0430ypal.example", "is among letters of another script"),
    ("https://\u0430\u0440\u0440\u04cf\u0435.com", "(U+0430 cyrillic small letter a) looks like a Latin letter"),
    ("https://xn--80ak6aa92e.com", "looks like a Latin letter"),
    ("https://xn--zzzz.org", "cannot be read"),
    ("https://x .org", "a space is in it"),
    ("https://x.org/a b", "a space is in it"),
    ("https://x.org/a\u00a0b", "(U+00A0 no-break space)"),
    ("https://x.org/a\nb", "a line break is in it"),
    ("https://x.org/\u202egro.evil", "(U+202E right-to-left override)"),
    ("https://x.org/a\u200bb", "(U+200B zero width space)"),
    ("https://x.org/\x07", "(U+0007 control character)"),
    ("https://x.org\\@evil.example", "a name or password"),
    ("https://x.org/a\\b", "“\\” is in it"),
    ("https://x.org/<b>", "“<” is in it"),
    ("https://x.org/a|b", "“|” is in it"),
    ("https://x.org/100%", "“%” is in it"),
    ("https://127.0.0.1/x", "not a host of the public web"),
    ("https://10.1.2.3", "not a host of the public web"),
    ("https://169.254.169.254/latest", "not a host of the public web"),
    ("https://printer.local", "not a host of the public web"),
    ("https://db.Internal/x", "not a host of the public web"),
    ("https://a.0x1", "“0x1” cannot end a host"),
    ("https://x.123abc", "“123abc” cannot end a host"),
    ("https://example.c", "“c” cannot end a host"),
    ("https://x.o_g", "“o_g” cannot end a host"),
    ("https://x.org:080/", "“:080” after its host"),
    ("https://\u0301a.org", "(U+0301 combining acute accent) is in its host"),
    ("https://x\u0663.org", "(U+0663 arabic-indic digit three) is in its host"),
    ("https://\u0251pple.com", "(U+0251 latin small letter alpha) is in its host"),
    ("https://\u0443\u043a\u043a.com", "looks like a Latin letter"),
    ("https://\u0585\u0578\u057d.com", "looks like a Latin letter"),
    ("https://un\u034f.org", "(U+034F combining grapheme joiner) is in its host"),
    ("https://un\u115f.org", "(U+115F hangul choseong filler) is in its host"),
    ("https://un\u3164.org", "(U+3164 hangul filler) is in its host"),
    ("https://un\ufe0f.org", "(U+FE0F variation selector-16) is in its host"),
    ("https://a\u00b7b.org", "(U+00B7 middle dot) is in its host"),
    ("https://x\uff0fy.org", "“\uff0f” (U+FF0F fullwidth solidus) is in its host"),
    ("https://xn--jm6c.org", "“\ufb01” (U+FB01 latin small ligature fi) is in its host"),
    ("https://x.org/a[1]", "“[” is in it"),
    ("https://x.org/#a#b", "“#” is in it twice"),
    ("https://x.org/a%0d%0aSet-Cookie:b", "“%0d” is in it"),
    ("https://x.org/a%00", "“%00” is in it"),
    ("https://x.org/annual-rep…", "“…” is in it"),
    ("https://x.org/T\ufffdrkiye", "is in it"),
    ("https://x.org/" + "a" * 2000, "2,014 characters long"),
    ("https://x.org/" + "ไ" * 300, "2,714 characters long"),
]


@pytest.mark.parametrize("address", GOOD_WEB)
def test_web_addresses_that_can_be_used(address: str) -> None:
    assert web_fault(address) is None
    assert link_fault(address) is None


@pytest.mark.parametrize(("address", "why"), BAD_WEB)
def test_web_addresses_that_cannot_say_why(address: str, why: str) -> None:
    fault = web_fault(address)
    assert fault is not None
    assert why in fault[0]
    assert fault[1]


@pytest.mark.parametrize("address", GOOD_MAIL)
def test_mail_addresses_that_can_be_used(address: str) -> None:
    assert mail_fault(address) is None
    assert link_fault(f"mailto:{address}") is None
    assert link_fault(f"mailto:{address}?subject=Excerpt%20of%20Indonesia") is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("info", "not a single name"),
        ("//a@x.org", "not a name for e-mail"),
        ("a@1.2.3.4", "not the name of a host"),
        ("a@mail.lan", "not a host of the public web"),
        ("info@", "not a single name"),
        ("@x.org", "not a single name"),
        ("a@b@x.org", "not a single name"),
        ("a@x.org,b@x.org", "not a single name"),
        ("a@x..net", "there is an empty part in its host"),
        ("a@x", "not a host of the public web"),
        ("a@x.org:25", "(U+003A colon) is in its host"),
        ("a@x,y.org", "(U+002C comma) is in its host"),
        ("a@p\u0430ypal.example", "letters of another script"),
        ("\u0430dmin@x.org", "(U+0430 cyrillic small letter a) is in its name"),
        ("a b@x.org", "a space is in it"),
        (".a@x.org", "not a name for e-mail"),
        ("a..b@x.org", "not a name for e-mail"),
        ("a<b@x.org", "not a name for e-mail"),
        ("n" * 65 + "@x.org", "not a name for e-mail"),
        ("a@x.org\u2028", "(U+2028 line separator)"),
    ],
)
def test_mail_addresses_that_cannot_say_why(address: str, why: str) -> None:
    fault = mail_fault(address)
    assert fault is not None
    assert why in fault[0]
    assert link_fault(f"mailto:{address}") is not None


@pytest.mark.parametrize(
    "query", ["attach=/etc/passwd", "cc=b@x.org", "bcc=b@x.org", "body=x", "subject=a&Body=x", "subject=a%0Abcc:b", "x"]
)
def test_a_mail_link_fills_in_nothing_but_the_subject(query: str) -> None:
    fault = link_fault(f"mailto:a@x.org?{query}")
    assert fault is not None
    assert "would fill in part of the reader’s message" in fault[0]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("[a](HTTPS://X.org/A)", "https://X.org/A"),
        ("[a](Mailto:a@x.org)", "mailto:a@x.org"),
        ("[a](https://münchen.example/ü)", "https://xn--mnchen-3ya.example/%C3%BC"),
        ("[a](https://MÜNCHEN.example/Ü)", "https://xn--mnchen-3ya.example/%C3%9C"),
        ("[a](https://mu\u0308nchen.example)", "https://xn--mnchen-3ya.example"),
        ("[a](mailto:Ab@MÜNCHEN.example?subject=Ü)", "mailto:Ab@xn--mnchen-3ya.example?subject=%C3%9C"),
        ("<https://MÜNCHEN.example>", "https://xn--mnchen-3ya.example"),
        ("[a](https://xn--MNCHEN-3ya.example)", "https://xn--MNCHEN-3ya.example"),
        ("[a](mailto:a%2Bb@x.org)", "mailto:a%2Bb@x.org"),
        ("[a](#r2-3)", "#r2-3"),
    ],
)
def test_links_have_the_form_that_every_format_takes(source: str, target: str) -> None:
    (block,) = parse_markup(source)
    assert isinstance(block, Paragraph)
    (link,) = block.children
    assert isinstance(link, Link)
    assert link.target == target


@pytest.mark.parametrize(
    "address",
    [
        "https://www.x..net",
        "mailto:a@x..net",
        "https://a,b.org",
        "https://x.org:80a",
        "https://p\u0430ypal.example",
        "https://\ufb01.org",
        "https://x.org\uff0fy.org",
        "mailto:a@\u00aa.org",
        "mailto:a%40x.org",
        "mailto:a@%78.org",
        f"mailto:a@x.org?subject={'a' * 2000}",
    ],
)
def test_a_link_that_cannot_be_used_has_its_place(address: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_markup(f"First line\nand [words]({address}) here.")
    (problem,) = caught.value.problems
    assert (problem.line, "cannot be used: " in problem.message) == (1, True)
    assert problem.hint


def test_an_address_goes_over_the_wire_in_ascii() -> None:
    assert encoded("https://ไทย.example/หน้า?ก=ข#ค") == (
        "https://xn--o3cw4h.example/%E0%B8%AB%E0%B8%99%E0%B9%89%E0%B8%B2?%E0%B8%81=%E0%B8%82#%E0%B8%84"
    )
    assert encoded("https://x.org/a%20b?c=d") == "https://x.org/a%20b?c=d"


def test_an_address_that_is_printed_as_a_code_is_short() -> None:
    longest = "https://x.org/" + "a" * (MAX_IN_CODE - 14)
    assert web_fault(longest, MAX_IN_CODE) is None
    fault = web_fault(f"{longest}b", MAX_IN_CODE)
    assert fault == ("it is 401 characters long", "at most 400: use a shorter one")


def test_fullwidth_letters_are_plain_ones_when_transmitted() -> None:
    assert encoded("https://\uff45xample.org/a") == "https://example.org/a"
    assert encoded("https://paypa\u217c.com") == "https://paypal.com"


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("HTTPS://MÜNCHEN.example/Ü?Ü#Ü", "https://münchen.example/Ü?Ü#Ü"),
        ("https://mu\u0308nchen.example", "https://münchen.example"),
        ("Mailto:Ab@MÜNCHEN.example?subject=Ü", "mailto:Ab@münchen.example?subject=Ü"),
        ("Ab@MÜNCHEN.example", "Ab@münchen.example"),
        ("https://WWW.Example.org/Ü", "https://WWW.Example.org/Ü"),
        ("#Ü", "#Ü"),
    ],
)
def test_hosts_have_the_letters_that_can_be_registered(address: str, plain: str) -> None:
    assert plain_address(address) == plain


@pytest.mark.parametrize("kind", [WebAddress, CodedAddress, MailAddress, PostOrMail])
def test_addresses_in_fields_have_them_too(kind: Any) -> None:
    typed, plain = ("a@MÜNCHEN.example", "a@münchen.example")
    if kind in (WebAddress, CodedAddress):
        typed, plain = ("https://MÜNCHEN.example/Ä", "https://münchen.example/Ä")
    assert TypeAdapter(kind).validate_python(typed) == plain
