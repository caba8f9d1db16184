from __future__ import annotations

import pytest

from outcome_reports.model import Entity, Group, NameIndex, Prose, Registry, Term, keys_in, keys_in_blocks
from outcome_reports.tree import Cell, Column, Heading, Link, Paragraph, Row, Span, Table, Text


def entity(key: str, short: str, **fields: object) -> Entity:
    return Entity.model_validate({"key": key, "kind": "state", "short": short, **fields})


REGISTRY = Registry(
    entities=(
        entity("IDN", "Indonesia", formal="the Republic of Indonesia", adjective="Indonesian"),
        entity("KOR", "the Republic of Korea", aliases=["Korea", "South Korea"], adjective="Korean"),
        entity("PRK", "the Democratic People’s Republic of Korea", aliases=["North Korea"], adjective="Korean"),
        entity("GIN", "Guinea"),
        entity("GNB", "Guinea-Bissau"),
        entity("PNG", "Papua New Guinea"),
        entity("CIV", "Côte d’Ivoire"),
        entity("LKA", "Sri Lanka"),
        entity("TLS", "Timor-Leste"),
        entity("FJI", "Fiji"),
        entity("RSO", "the Regional Support Office", kind="organisation", acronym="the RSO"),
        entity("ASEAN", "the Association of Southeast Asian Nations", kind="organisation", acronym="ASEAN"),
        entity("QUAD", "“Quad” Group", kind="organisation"),
    ),
    groups=(
        Group(key="members", name="Bali Process Members"),
        Group(key="ASEAN", name="ASEAN", aliases=("ASEAN Member States",)),
    ),
    terms=(Term(key="AI", acronym="AI", expansion="artificial intelligence", aliases=("machine learning",)),),
)
INDEX = NameIndex(REGISTRY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Indonesia met Fiji.", ["IDN Indonesia", "FJI Fiji"]),
        ("The Republic of Indonesia", ["IDN Republic of Indonesia"]),
        ("INDONESIA and FIJI", ["IDN INDONESIA", "FJI FIJI"]),
        ("indonesia", []),
        ("the Indonesian law", ["IDN Indonesian"]),
        ("Indonesia’s and Indonesia's", ["IDN Indonesia", "IDN Indonesia"]),
        ("(Indonesia), non-Indonesia/Fiji", ["IDN Indonesia", "IDN Indonesia", "FJI Fiji"]),
        ("Indonesiana Fijian xFiji Fiji2 Fiji_", []),
        ("the Republic of Korea", ["KOR Republic of Korea"]),
        ("Korea", ["KOR Korea"]),
        ("South Korea and North Korea", ["KOR South Korea", "PRK North Korea"]),
        ("the Democratic People’s Republic of Korea", ["PRK Democratic People’s Republic of Korea"]),
        ("the Democratic People's Republic of Korea", ["PRK Democratic People's Republic of Korea"]),
        ("Papua New Guinea", ["PNG Papua New Guinea"]),
        ("Guinea, Guinea-Bissau, Guinea\u2011Bissau", ["GIN Guinea", "GNB Guinea-Bissau", "GNB Guinea\u2011Bissau"]),
        ("Papua and Guinea", ["GIN Guinea"]),
        ("Côte d’Ivoire, Côte d'Ivoire", ["CIV Côte d’Ivoire", "CIV Côte d'Ivoire"]),
        ("CÔTE D’IVOIRE", ["CIV CÔTE D’IVOIRE"]),
        ("Co\u0302te d’Ivoire", ["CIV Côte d’Ivoire"]),
        (
            "Sri\nLanka, Sri\u00a0Lanka, Sri  Lanka, Sri \t Lanka",
            ["LKA Sri\nLanka", "LKA Sri\u00a0Lanka", "LKA Sri  Lanka", "LKA Sri \t Lanka"],
        ),
        ("Timor–Leste, Timor\u2011Leste", ["TLS Timor–Leste", "TLS Timor\u2011Leste"]),
        ("In\u200ddonesia Fi\u200eji", ["IDN In\u200ddonesia", "FJI Fi\u200eji"]),
        ("the RSO’s work", ["RSO RSO"]),
        ("rso", []),
        ("ASEAN", ["ASEAN ASEAN"]),
        ("ASEAN Member States", ["ASEAN ASEAN Member States"]),
        (
            "Artificial intelligence, AI, MACHINE LEARNING",
            ["AI Artificial intelligence", "AI AI", "AI MACHINE LEARNING"],
        ),
        ("the “Quad” Group and Quad", ["QUAD “Quad” Group"]),
        ("Bali Process Members", ["members Bali Process Members"]),
        ("", []),
    ],
)
def test_names_in_plain_text(text: str, found: list[str]) -> None:
    assert [f"{one.key} {one.name}" for one in INDEX.names_in(text)] == found


def test_places_are_places_in_the_text() -> None:
    text = "From  Sri\n Lanka\u200e to Fiji."
    for found in INDEX.names_in(text):
        assert text[found.start : found.end] == found.name
    assert [(found.start, found.end) for found in INDEX.names_in(text)] == [(6, 16), (21, 25)]


def test_a_name_at_the_start_is_not_looked_for_before_it() -> None:
    assert list(NameIndex(REGISTRY).names_in("Quad” Group “")) == []


def test_an_adjective_that_two_share_is_one_of_them() -> None:
    assert [found.key for found in INDEX.names_in("Korean")] in (["KOR"], ["PRK"])


def test_keys_of_a_text_come_from_references_and_from_plain_names() -> None:
    prose = Prose(
        "[[IDN]] met **Sri *Lanka*** in [the Republic of\nKorea](https://x.org).\n\n"
        "- Papua New Guinea[^1]\n\n[^1]: Fiji."
    )
    assert keys_in(prose, INDEX) == {"IDN", "LKA", "KOR", "PNG", "FJI"}


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("Sri\\\nLanka", {"LKA"}),
        ("Papua New Guinea[^1].\n\n[^1]: x", {"PNG"}),
        ("x[^1]Fiji\n\n[^1]: x", {"FJI"}),
        ("Fiji[[IDN]]Guinea", {"FJI", "IDN", "GIN"}),
        ("*Timor*-**Leste**", {"TLS"}),
    ],
)
def test_marks_do_not_hide_names(source: str, keys: set[str]) -> None:
    assert keys_in(Prose(source), INDEX) == keys


def test_keys_of_blocks_come_from_headings_captions_cells_and_spans() -> None:
    cell = Cell((Paragraph((Span((Text("it"),), role="name", key="IDN"),)),))
    blocks = (
        Heading(2, (Text("Fiji"),)),
        Table((Column(1.0),), (), (Row((cell,)),), (Link("#x", (Text("Sri Lanka"),)),)),
    )
    assert keys_in_blocks(blocks, INDEX) == {"FJI", "IDN", "LKA"}
