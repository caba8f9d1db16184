"""To which value each line of a content file belongs, and which doubt is about it."""

from __future__ import annotations

from outcome_reports.importing.output.content_spans import ContentSpans

CHAPTER = """\
# ⟦Confirm: the title was in capitals⟧
title: One
id: one
introduction: |
  They met.

  ⟦Confirm: this is of FJI⟧
  They went on.
  They left.
spotlights:
  # ⟦Confirm: this report was read from a list⟧
  - by: [AUS]
    text: |
      It reported.
  # ⟦Confirm: by IDN? The name is in the middle⟧
  - by: [IDN]
    # ⟦Confirm: this text⟧
    text: Short.
    kind: x
recommendations:
  - id: R1.1
    by: FJI
    # ⟦Confirm: to all?⟧
    to: [members]
    recommendation: Do.
  - {id: R1.2, to: [a]}
  - id: R1.3
    context: |2

       Indented.
      Less.
    # ⟦Confirm: the recommendation⟧
    recommendation: |
      Do.
  # ⟦Confirm: the next one⟧
  - id: R1.4
also_heard: [a, b]
"""


def test_each_line_has_its_value_and_its_doubt() -> None:
    spans = ContentSpans(CHAPTER)
    found = [f"{spans.path(n)} | {spans.doubt(n)}" for n in range(CHAPTER.count("\n") + 1)]
    assert found == [
        "title | the title was in capitals",
        "title | the title was in capitals",
        "id | ",
        "introduction | ",
        "introduction | ",
        "introduction | ",
        "introduction | this is of FJI",
        "introduction | this is of FJI",
        "introduction | this is of FJI",
        "spotlights / AUS / by | this report was read from a list",
        "spotlights / AUS / by | this report was read from a list",
        "spotlights / AUS / by | this report was read from a list",
        "spotlights / AUS / text | this report was read from a list",
        "spotlights / AUS / text | this report was read from a list",
        "spotlights / IDN / by | by IDN? The name is in the middle",
        "spotlights / IDN / by | by IDN? The name is in the middle",
        "spotlights / IDN / text | by IDN? The name is in the middle",
        "spotlights / IDN / text | by IDN? The name is in the middle",
        "spotlights / IDN / kind | by IDN? The name is in the middle",
        "recommendations / R1.1 / by | to all?",
        "recommendations / R1.1 / id | to all?",
        "recommendations / R1.1 / by | to all?",
        "recommendations / R1.1 / to | to all?",
        "recommendations / R1.1 / to | to all?",
        "recommendations / R1.1 / recommendation | to all?",
        "recommendations / R1.2 / to | ",
        "recommendations / R1.3 / id | ",
        "recommendations / R1.3 / context | ",
        "recommendations / R1.3 / context | ",
        "recommendations / R1.3 / context | ",
        "recommendations / R1.3 / context | ",
        "recommendations / R1.3 / recommendation | the recommendation",
        "recommendations / R1.3 / recommendation | the recommendation",
        "recommendations / R1.3 / recommendation | the recommendation",
        "also_heard | ",
        "recommendations / R1.4 / id | the next one",
        "also_heard | ",
        " | ",
    ]


def test_keys_are_those_written_on_a_line() -> None:
    assert ContentSpans("a:\n  - b: 1\n    c: [d, e]\n  - f\n").keys == {0: "a", 1: "b", 2: "c"}
    assert ContentSpans("").keys == {}
