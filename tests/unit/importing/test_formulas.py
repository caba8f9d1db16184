"""Formulas of Word as a line of text."""

from __future__ import annotations

import pytest
from lxml import etree

from outcome_reports.importing.word.formulas import formula_text

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def part(name: str, *inner: str) -> str:
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def e(text: str) -> str:
    return part("e", r(text))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (r("x") + r("=1"), "x=1"),
        (part("f", part("fPr", r("no")), part("num", r("1")), part("den", r("2"))), "1/2"),
        (part("f", part("num", r("a+b")), part("den", r("c.5"))), "(a+b)/c.5"),
        (part("f", part("num", r("a")), part("den", r("b-c"))), "a/(b-c)"),
        (part("sSup", e("10"), part("sup", r("6"))), "10⁶"),
        (part("sSup", e("10"), part("sup", r("q"))), "10^q"),
        (part("sSup", e("10"), part("sup", r("q-1"))), "10^(q-1)"),
        (part("sSub", e("CO"), part("sub", r("2"))), "CO₂"),
        (part("sSub", e("x"), part("sub", r("q"))), "x_q"),
        (part("sSubSup", e("x"), part("sub", r("1")), part("sup", r("2"))), "x₁²"),
        (part("rad", e("2")), "√2"),
        (part("rad", part("deg"), e("a+b")), "√(a+b)"),
        (part("rad", part("deg", r("3")), e("8")), "³√8"),
        (part("nary", e("x")), "∫ x"),
        (part("nary", part("sub", r("1")), part("sup", r("2")), e("x")), "∫₁² x"),
        (part("nary", part("naryPr", '<m:chr m:val="∑"/>'), part("sub", r("0")), e("x")), "∑₀ x"),
        (part("d", e("a"), e("b")), "(a, b)"),
        (part("d", part("dPr", '<m:begChr m:val="["/><m:endChr m:val="}"/>'), e("a")), "[a}"),
        (part("d", part("dPr", '<m:begChr m:val=""/>'), e("a")), "a)"),
        (part("d", part("dPr", '<m:endChr m:val=""/>'), e("a")), "(a"),
        (part("func", part("fName", r("sin")), e("x")), "sin x"),
        (part("box", part("boxPr", r("no")), e("x")), "x"),
        # Nothing is raised.
        (part("sSup", e("x")), "x"),
        (part("sSub", e("x"), part("sub")), "x"),
    ],
)
def test_a_formula_reads_on_one_line(formula: str, expected: str) -> None:
    element = etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{formula}</m:oMath>')
    assert formula_text(element) == expected
