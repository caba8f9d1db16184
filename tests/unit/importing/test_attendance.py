"""Whom running text counts among those who took part: each in the list for its kind, whatever kinds there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
import yaml

from outcome_reports.importing import import_docx
from outcome_reports.importing.mapping.import_context import ImportContext
from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.mapping.participation_mapping import participation
from outcome_reports.importing.word.word_content import Paragraph, Run, Story
from outcome_reports.model import Entity, EntityKind, Registry
from tests.unit.importing.word_file import paragraph, write_word

if TYPE_CHECKING:
    from pathlib import Path

KINDS = get_args(EntityKind)
NAMES = {kind: f"{first}omar" for kind, first in zip(KINDS, "BCDFGHJKLMNPQRSTVWXZ", strict=False)}
LISTS = {"state": "States", "organisation": "Organisations", "group": "Working groups"}


@pytest.mark.parametrize(
    "attended",
    [
        *(
            "It was attended by",
            "In attendance were",
            "Represented were",
            "Participants included",
            "Participating were",
        ),
        *("Among them took part", "They were joined by", "Present were", "The participation of", "In the presence of"),
        *("There were participants from", "There were delegates from"),
    ],
)
def test_running_text_says_in_many_ways_who_was_there(attended: str) -> None:
    entities = (Entity(key="FJI", kind="state", short="Fiji"), Entity(key="TON", kind="state", short="Tonga"))
    for opening, found in ((attended, 1), (attended.upper(), 1), ("They spoke of", 0)):
        context = ImportContext(Story(), Names(Registry(entities=entities)))
        part = Part(Paragraph([Run("Who")]), [Paragraph([Run(f"{opening} Fiji and Tonga.")])])
        assert participation(context, part).count("- FJI") == found


def test_each_kind_of_entity_is_in_one_list(tmp_path: Path) -> None:
    registry = tmp_path / "registry"
    registry.mkdir()
    entries = (f"  - {{key: K{n}, kind: {kind}, short: {name}}}\n" for n, (kind, name) in enumerate(NAMES.items()))
    (registry / "entities.yaml").write_text("entities:\n" + "".join(entries), "utf-8")
    *others, last = NAMES.values()
    words = f"The meeting was attended by {', '.join(others)} and {last}."
    word = write_word(tmp_path / "old.docx", paragraph("Participation", "H1") + paragraph(words))
    import_docx(word, tmp_path / "edition")
    made = yaml.safe_load((tmp_path / "edition" / "participation.yaml").read_text("utf-8"))
    found = {key: group["title"] for group in made["lists"] for key in group["participants"]}
    assert found == {f"K{n}": LISTS.get(kind.split("-")[-1], "Partners and dialogues") for n, kind in enumerate(KINDS)}
