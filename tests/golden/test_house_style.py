"""How references read, as a page for people who write content: one document, line after line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outcome_reports.composing.composer import Composer
from outcome_reports.model import Edition, Prose
from outcome_reports.tree import Paragraph, blocks_of
from tests.golden.outline import text_of
from tests.support.parts import HEAD
from tests.support.registry import registry

if TYPE_CHECKING:
    from collections.abc import Callable

# Owner of the block, then the text; texts follow one another in one document.
TEXTS = [
    ("IDN", "[[IDN]] hosted the meeting. Later [[IDN]] and [[PHL]] reported."),
    ("", "[[PHL]] has the article, in [[PHL]] too; e.g. [[PHL]], or the [[PHL]] alone."),
    ("RSO", "[[RSO]] supports [[members]], and [[RSO]] publishes."),
    ("", "With [[RSO]] and its [[RSO]] team. [[RSO]] again."),
    ("", "[[IOM]] at its first use, [[IOM]] later; [[GCM]] and [[GCM]]; an [[NGO]], many [[NGO]]s."),
    ("ASEAN", "[[ASEAN]] is an organisation and a group; here it is the organisation. [[ASEAN]]."),
    ("members", "[[members]] lead as a group."),
    ("", "A State: [[IDN|short]], [[IDN|formal]], [[IDN|full]], [[IDN|acronym]], [[IDN|adjective]], [[IDN|lead]]."),
    ("", "An organisation: [[IOM|short]], [[IOM|formal]], [[IOM|full]], [[IOM|acronym]], [[IOM|lead]]."),
    ("", "A term: [[GCM|short]], [[GCM|full]], [[GCM|acronym]]."),
    ("PHL IDN", "Two owners: [[IDN]] and [[PHL]], then [[PHL]] and [[IDN]]."),
    ("KOR", "In **[[KOR]]** and [*[[KOR]]*](https://example.org)[^1].\n\n- [[KOR]]\n\n[^1]: A note on [[IOM]]."),
    ("", "[[WG-TIP]] has no acronym; [[WG-TIP]]. Côte d’Ivoire is [[CIV]], and its adjective [[CIV|adjective]]."),
]


def test_house_style(golden: Callable[[str, str], None]) -> None:
    edition = Edition.model_validate(HEAD | {"registry": registry()})
    composer = Composer(edition, "Title", "Report")
    page = []
    for owners, text in TEXTS:
        blocks = composer.prose(Prose(text), owners=owners.split())
        page.append(f"{owners or '-'}: {text}")
        page += [f"    → {text_of(b.children)}" for b in blocks_of(blocks) if isinstance(b, Paragraph)]
    page += [
        f"note {note.number}: {text_of(note.blocks[0].children)}"
        for note in composer.notes
        if isinstance(note.blocks[0], Paragraph)
    ]
    golden("house-style.txt", "\n".join(page) + "\n")
