"""The page of a passage, by its words: lines break them, names are written out, and signs of Markdown are gone."""

from __future__ import annotations

import pytest
import weasyprint

from outcome_reports.previewing.page_searching import Search, find_spot

SEA = "Rescue at sea is the duty of every master, whoever is in danger and wherever they come from."
PORT = "Ports are told at once where people are to be landed, and who will look after them there."


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Three pages: an opening, a page with both passages, and one that repeats the words that are everywhere."""
    gap = "<p style='height: 15cm'></p>"
    pages = (
        "<h1>Rescue</h1><p>Of the duty of the States.</p>",
        f"<p style='width: 5cm'>{SEA}</p>{gap}<p>{PORT}</p>",
        "<p>Who will be told of the duty of the port, and of the sea.</p>",
    )
    style = "<style>@page { size: A4 } section { break-after: page }</style>"
    made = weasyprint.HTML(string=style + "".join(f"<section>{page}</section>" for page in pages)).write_pdf()
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    ("words", "place", "upper"),
    [
        (SEA, 1, True),
        ("the duty of every master, whoever is", 1, True),
        (PORT, 1, False),
        # Half of a word at both ends, as around a cursor, and a name that is written out there.
        ("ts are told at once where  are to be landed, and wh", 1, False),
        ("Rescue", 0, True),
    ],
)
def test_a_passage_is_on_the_page_that_has_most_of_it(pdf: bytes, words: str, place: int, upper: bool) -> None:
    found = find_spot(Search(pdf, (0, 1, 2), words))
    assert found is not None
    assert (found.place, found.down < 0.5) == (place, upper)


@pytest.mark.parametrize("words", ["", "…", "migrants", "Words that no page of this document has"])
def test_a_passage_that_is_on_no_page_has_no_spot(pdf: bytes, words: str) -> None:
    assert find_spot(Search(pdf, (0, 1, 2), words)) is None


def test_only_the_pages_that_are_named_are_looked_at(pdf: bytes) -> None:
    assert find_spot(Search(pdf, (0, 2), SEA)) is None
    found = find_spot(Search(pdf, (2, 1), SEA))
    assert found is not None
    assert found.place == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # Two of the five pairs of neighbours are on the page; two of the four are more than enough.
        ("master whoever is strange and odd", False),
        ("master whoever is strange odd", True),
        ("whoever", True),
        ("whoever odd", False),
    ],
)
def test_a_passage_is_where_more_than_two_fifths_of_its_pairs_are(pdf: bytes, words: str, *, found: bool) -> None:
    spot = find_spot(Search(pdf, (0, 1, 2), words))
    assert (spot is not None) == found
    assert spot is None or (spot.place, 0 < spot.down < 0.5) == (1, True)
