"""Addresses that content may have."""

from __future__ import annotations

GOOD_WEB = [
    "https://www.baliprocess.net",
    "http://a.org/x?y#z",
    "HTTPS://www.example.org/A",
    "hTTp://Example.ORG",
    "https://a-b.example.org:8080/a/(b)?c=d&e=%20#f!",
    "https://x_y.example.org/~me/@you;v=1,2",
    "https://münchen.example/ü?ö#ä",
    "https://ไทย.ไทย/หน้า",
    "https://президент.рф",
    "https://\u0440\u043e\u0441\u0430.\u0440\u0444",
    "https://東京ひらがなカタカナabc.jp",
    "https://한국漢字.kr",
    "https://xn--mnchen-3ya.example",
    "https://" + "a" * 63 + ".org",
    "https://1.2.3.4/x",
    "https://l\u00b7l.cat",
    "https://a\u30fbb.jp",
    "https://local.example.org/%C3%A9%20a",
    "https://x.org/a…b?c=…d",
    "https://\u09e7\u09a6.\u09ad\u09be\u09b0\u09a4",
    "https://x.org/" + "a" * 1900,
]
GOOD_MAIL = [
    "info@rso.baliprocess.net",
    "a.b+c@x.org",
    "o'brien@example.org",
    "a/b@example.org",
    "name@münchen.example",
    "n" * 64 + "@x.org",
]
