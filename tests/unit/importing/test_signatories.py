"""Names with their offices below a foreword."""

from __future__ import annotations

import pytest

from outcome_reports.importing.mapping import foreword_mapping
from outcome_reports.importing.mapping.foreword_mapping import _paired, _signatories, _Signed
from outcome_reports.importing.mapping.import_context import ImportContext
from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.word.word_content import Paragraph, Run, Story
from outcome_reports.model import Registry


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ana Silva", "Minister of Justice"], [("Ana Silva", "Minister of Justice")]),
        (["Ana Silva, Minister of Justice"], [("Ana Silva", "Minister of Justice")]),
        (
            ["Ana Silva, Minister of Justice", "Ben Tan, Director of Borders"],
            [("Ana Silva", "Minister of Justice"), ("Ben Tan", "Director of Borders")],
        ),
        (
            ["Ana Silva", "Minister of Justice", "Ben Tan", "Director of Borders"],
            [("Ana Silva", "Minister of Justice"), ("Ben Tan", "Director of Borders")],
        ),
        (["Ana Silva", "Minister of Justice", "Co-chair"], [("Ana Silva", "Minister of Justice, Co-chair")]),
        # A name without an office, an office without a name.
        (["Ana Silva"], []),
        (["Ana Silva", "Minister of Justice", "Ben Tan"], []),
        ([], []),
    ],
)
def test_names_and_offices_are_paired(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(signed.name, signed.office) for signed in _paired(lines)] == expected


SIGNED = ("Ana Silva", "Minister of Ports")


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("We met.", *SIGNED), 2),
        (("We met.", "With many thanks", "May 2026", *SIGNED), 2),
        ((*SIGNED, "Ben Tan", "Director of Borders"), 4),
        ((*SIGNED, "We met."), 0),
        (("Ana Silva", "- Boats", "Minister of Ports"), 0),
        (("Ana Silva\nMinister of Ports",), 1),
        (("Ana Silva\nWe thank the Minister.",), 0),
        # What is longer than an office, or ends like a sentence.
        (("Ana Silva", "Minister of Ports" + " and Seas" * 5 + " too"), 2),
        (("Ana Silva", "Minister of Ports" + " and Seas" * 6), 0),
        (("Ana Silva", "Minister of Ports;"), 0),
    ],
)
def test_signatories_are_the_last_lines_and_no_sentences(texts: tuple[str, ...], count: int) -> None:
    blocks = [Paragraph([Run(text)], listing="bullet" if text.startswith("- ") else None) for text in texts]
    assert _signatories(blocks)[1] == count


@pytest.mark.parametrize(
    ("signatures", "pictures"),
    [((True, True), ""), ((True, False), "; put pictures of the signatures into images/")],
)
def test_pictures_of_signatures_are_asked_for_where_one_is_missing(
    signatures: tuple[bool, bool], pictures: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = [_Signed("Ana Silva", "Minister of Ports", "images/a.png" if one else "") for one in signatures]
    monkeypatch.setattr(foreword_mapping, "_signatories", lambda _: (signed, 0))
    part = Part(Paragraph([Run("Foreword")]), [Paragraph([Run("We met.")])])
    found = foreword_mapping.foreword(ImportContext(Story(), Names(Registry())), part)
    assert f"who signs, and in which office{pictures}⟧" in found
