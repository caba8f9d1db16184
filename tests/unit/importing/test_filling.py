"""What an import adds to files that exist goes beside what is there, or into what is still to be written."""

from __future__ import annotations

import pytest

from outcome_reports.importing.output.filling import filled

OLD = """\
# A chapter.
id: crime
title: Crime

introduction: |
  ⟦Write here: what it is about; last year 100 words⟧

# Who reported.
spotlights:
  # ⟦Confirm: whose report this is⟧
  - by: RSO
    highlight: false
    text: |
      ⟦Write here: what was reported⟧

# The end.
"""
NEW = """\
id: other
title: About crime

introduction: |
  It is about crime.

  # not a comment

spotlights:
  - by: IDN
    text: |
      Indonesia reported.

  - by: [NZL, AUS]
    text: |
      ⟦Confirm: by NZL? No⟧

      They reported.

recommendations:
  - id: R1.1
    by: []
    to: members
    recommendation: Act.
"""


def test_what_is_to_be_written_is_filled_in() -> None:
    made = filled(OLD, NEW)
    assert made.text == OLD.replace(
        "  ⟦Write here: what it is about; last year 100 words⟧", "  It is about crime.\n\n  # not a comment"
    ).replace(
        OLD[OLD.index("  # ⟦Confirm") : OLD.index("\n# The end.")],
        NEW[NEW.index("  - by: IDN") : NEW.index("\nrecommendations")],
    ) + "\n" + NEW[NEW.index("recommendations:") :]  # fmt: skip
    assert (made.left, made.known) == ([], ["About crime"])


def test_nothing_that_is_there_changes() -> None:
    once = filled(OLD, NEW).text
    again = filled(once, NEW.replace("Indonesia reported", "Indonesia says otherwise").replace("R1.1", "R1.1"))
    assert again.text == once
    assert [(what, line) for what, _, line in again.left] == [
        ("spotlights, by IDN", 12),
        ("spotlights, by AUS and NZL", 16),
        ("recommendations, act", 25),
    ]
    assert again.left[0][1].strip() == "Indonesia says otherwise."


def test_numbers_go_on() -> None:
    once = filled(OLD, NEW).text
    again = filled(once, NEW.replace("Act.", "Do something else."))
    assert "  - id: R1.2\n    by: []\n    to: members\n    recommendation: Do something else.\n" in again.text


@pytest.mark.parametrize(
    ("old", "new", "made", "left"),
    [
        ('title: "⟦Write here: x⟧"\n', "title: Foreword\n", "title: Foreword\n", 0),
        ("title: A\ntext: Written.\n", "title: B\ntext: Other.\n", "title: A\ntext: Written.\n", 1),
        ("title: A\ntext: Written.\n", "title: B\ntext: Written.\n", "title: A\ntext: Written.\n", 0),
        ("title: A\ntext:\n", "title: A\ntext: Other.\n", "title: A\n\ntext: Other.\n", 0),
        ("title: A\n", "text: |\n  One.\n", "title: A\n\ntext: |\n  One.\n", 0),
        ("lists:\n- title: S\n  participants: [IDN]\n", "lists:\n  - title: T\n    participants:\n      - NZL\n",
         "lists:\n- title: S\n  participants: [IDN]\n\n- title: T\n  participants:\n    - NZL\n", 0),
        ("by: [IDN]\n", "by:\n  - NZL\n", "by: [IDN]\n", 1),
        ("by: [IDN, NZL]\n", "by:\n  - IDN\n  - NZL\n", "by: [IDN, NZL]\n", 0),
        ("lists: [{title: S, participants: []},\n  {title: T}]\n",
         "lists:\n  - title: S\n    participants:\n      - NZL\n",
         "lists: [{title: S, participants: []},\n  {title: T}]\n", 1),
        # A doubt about a list stays with what is new in it.
        ("by: []\n", "# ⟦Confirm: by⟧\nby:\n  - NZL\n", "by:\n  # ⟦Confirm: by⟧\n  - NZL\n", 0),
        ("by: [] # nobody\n", "id: a\n# ⟦Confirm: by⟧\n# Or not.\nby:\n  # One.\n  - NZL\n  - FJI\n",
         "by:\n  # ⟦Confirm: by⟧\n  # One.\n  - NZL\n\n  - FJI\n\nid: a\n", 0),
        ("by: [] # nobody\n", "by:\n  - NZL\n", "by:\n  - NZL\n", 0),
        ('text: "⟦Write here: x⟧ and words"\n', "text: Other.\n", 'text: "⟦Write here: x⟧ and words"\n', 1),
    ],
)  # fmt: skip
def test_keys(old: str, new: str, made: str, left: int) -> None:
    found = filled(old, new)
    assert (found.text, len(found.left)) == (made, left)
