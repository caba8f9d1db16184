"""Who is meant by a cell: names as `check` finds them."""

from __future__ import annotations

import pytest

from outcome_reports.model import KnownKeys
from outcome_reports.reading.cell_names import CellNames

NAMES = {
    "People’s Republic of China": "CHN",
    "China": "CHN",
    "Indonesia": "IDN",
    "Türkiye": "TUR",
    "Timor-Leste": "TLS",
    "Organization for Security and Co-operation in Europe": "OSCE",
    "OSCE": "OSCE",
    "Intergovernmental Consultations on Migration, Asylum and Refugees": "IGC",
    "IGC": "IGC",
    "Bosnia and Herzegovina": "BIH",
    "INTERPOL": "INTERPOL",
    "Members": "members",
}
ENTITIES = frozenset({"CHN", "IDN", "TUR", "TLS", "OSCE", "IGC", "BIH", "INTERPOL"})
KEYS = KnownKeys(entities=ENTITIES, groups=frozenset({"members"}), names=NAMES)


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("IDN", ["IDN"]),
        ("idn; chn", ["IDN", "CHN"]),
        ("Indonesia", ["IDN"]),
        ("the People's Republic of China", ["CHN"]),
        ("The People’s Republic of China, Indonesia", ["CHN", "IDN"]),
        ("Timor\u2011Leste", ["TLS"]),
        ("Timor–Leste and  Türkiye", ["TLS", "TUR"]),
        ("the Organization for Security and Co-operation in Europe (OSCE)", ["OSCE"]),
        ("OSCE (Organization for Security and Co-operation in Europe)", ["OSCE"]),
        ("the OSCE, Indonesia, and Türkiye", ["OSCE", "IDN", "TUR"]),
        ("the Intergovernmental Consultations on Migration, Asylum and Refugees", ["IGC"]),
        (
            "Indonesia, the Intergovernmental Consultations on Migration, Asylum and Refugees and China",
            ["IDN", "IGC", "CHN"],
        ),
        (
            "INTERPOL and the Intergovernmental Consultations on Migration,\nAsylum and Refugees (IGC); China",
            ["INTERPOL", "IGC", "CHN"],
        ),
        ("Bosnia and Herzegovina and Indonesia", ["BIH", "IDN"]),
        ("Indonesia\nChina\n", ["IDN", "CHN"]),
        ("INDONESIA", ["IDN"]),
        ("THE PEOPLE'S REPUBLIC OF CHINA & TÜRKIYE", ["CHN", "TUR"]),
        ("", []),
        (" ; , ", []),
    ],
)
def test_names_in_a_cell_become_keys(cell: str, keys: list[str]) -> None:
    assert CellNames(KEYS).split(cell, ENTITIES) == (keys, [])


@pytest.mark.parametrize(
    ("cell", "keys", "strange"),
    [
        ("Indonesa", [], ["Indonesa"]),
        ("Indonesia and nobody", ["IDN"], ["nobody"]),
        ("Indonesia; Ministry of Truth and Justice; China", ["IDN", "CHN"], ["Ministry of Truth and Justice"]),
        ("nobody, Indonesia, no one", ["IDN"], ["nobody", "no one"]),
        ("Indonesia (Bali)", [], ["Indonesia (Bali)"]),
        ("Indonesia (OSCE)", [], ["Indonesia (OSCE)"]),
        ("nobody & Indonesia", ["IDN"], ["nobody"]),
        ("R&D", [], ["R&D"]),
        ("Members", [], ["Members"]),
        ("members", [], ["members"]),
        ("Asylum and Refugees", [], ["Asylum and Refugees"]),
    ],
)
def test_unknown_names_in_a_cell_are_given_back(cell: str, keys: list[str], strange: list[str]) -> None:
    assert CellNames(KEYS).split(cell, ENTITIES) == (keys, strange)


def test_groups_are_meant_where_they_may_be() -> None:
    assert CellNames(KEYS).split("Members; China", ENTITIES | KEYS.groups) == (["members", "CHN"], [])
