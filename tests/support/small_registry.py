"""A registry of a few entries, so that tests spend their time on what they test."""

from __future__ import annotations

from pathlib import Path

ENTITIES = """\
entities:
  - {key: AUS, kind: member-state, short: Australia, groups: [members]}
  - {key: IDN, kind: member-state, short: Indonesia, formal: the Republic of Indonesia, groups: [members]}
  - {key: NZL, kind: member-state, short: New Zealand, groups: [members]}
  - {key: PHL, kind: member-state, short: the Philippines, formal: the Republic of the Philippines, groups: [members]}
  - {key: IOM, kind: organisation, short: the International Organization for Migration, acronym: IOM}
  - {key: OSCE, kind: partner, short: the Organization for Security and Co-operation in Europe, acronym: the OSCE}
  - {key: RSO, kind: body, short: the Regional Support Office, acronym: the RSO}
"""
GROUPS = "groups:\n  - {key: members, name: Members}\n"


def write_small_registry(folder: Path) -> None:
    """Write it into `folder`."""
    folder.mkdir(parents=True)
    (folder / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (folder / "groups.yaml").write_text(GROUPS, encoding="utf-8")
