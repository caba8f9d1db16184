"""Whom running text counts among those who took part: each in the list for its kind, whatever kinds there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import yaml

from outcome_reports.importing import import_docx
from outcome_reports.model import EntityKind
from tests.unit.importing.word_file import paragraph, write_word

if TYPE_CHECKING:
    from pathlib import Path

KINDS = get_args(EntityKind)
NAMES = {kind: f"{first}omar" for kind, first in zip(KINDS, "BCDFGHJKLMNPQRSTVWXZ", strict=False)}
LISTS = {"state": "States", "organisation": "Organisations", "group": "Working groups"}


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
