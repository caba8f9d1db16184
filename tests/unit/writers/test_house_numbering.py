"""The lists of a template become ours, whatever is wrong with them."""

from __future__ import annotations

import pytest
from lxml import etree

from outcome_reports.intake.open_xml import W, qname
from outcome_reports.writers.docx.house.house_numbering import HouseNumbering

OURS = f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0"/></w:numbering>'.encode()
DEFINITION = '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"/></w:abstractNum>'
WHICH = '<w:abstractNumId w:val="3"/>'


@pytest.mark.parametrize(
    ("inside", "count"),
    [
        (WHICH, 1),
        (WHICH * 3, 1),
        (f"{WHICH}<w:abstractNumId/>", 1),
        (f'{WHICH}<w:abstractNumId w:val="9"/>', 1),
        (f"<w:lvlOverride><w:abstractNumId/></w:lvlOverride>{WHICH}", 1),
        ("<w:abstractNumId/>", 0),
        ('<w:abstractNumId w:val="9"/>', 0),
        ("", 0),
    ],
)
def test_a_list_has_one_definition_which_comes_first(inside: str, count: int) -> None:
    theirs = f'<w:numbering xmlns:w="{W[1:-1]}">{DEFINITION}<w:num w:numId="5">{inside}</w:num></w:numbering>'
    merged = etree.fromstring(HouseNumbering.of(etree.fromstring(theirs)).merged(OURS, {}, {}))
    new = merged.findall(qname("w:abstractNum"))[1].get(qname("w:abstractNumId"))
    lists = merged.findall(qname("w:num"))
    assert len(lists) == count
    for found in lists:
        assert [mark.get(qname("w:val")) for mark in found.iter(qname("w:abstractNumId"))] == [new]
        assert found[0].tag == qname("w:abstractNumId")
