"""A small edition in a folder, for tests that change one file of it and look at what reading says."""

from __future__ import annotations

from pathlib import Path

import outcome_reports as outr
from outcome_reports.errors import ContentError, Problem

ENTITIES = """\
entities:
  - key: IDN
    kind: member-state
    short: Indonesia
    formal: the Republic of Indonesia
    adjective: Indonesian
    groups: [members, ASEAN]
  - key: PHL
    kind: member-state
    short: the Philippines
    formal: the Republic of the Philippines
    aliases: [Philippines]
    groups: [members, ASEAN]
  - key: KOR
    kind: member-state
    short: the Republic of Korea
    aliases: [Korea]
  - key: GIN
    kind: state
    short: Guinea
  - key: PNG
    kind: member-state
    short: Papua New Guinea
    groups: [members]
  - key: CIV
    kind: state
    short: Côte d’Ivoire
  - key: RSO
    kind: organisation
    short: the Regional Support Office
    acronym: the RSO
  - key: IOM
    kind: organisation
    short: International Organization for Migration
    acronym: IOM
  - key: ASEAN
    kind: organisation
    short: the Association of Southeast Asian Nations
    acronym: ASEAN
  - key: WG-TIP
    kind: working-group
    short: the Working Group on Trafficking in Persons
"""
GROUPS = """\
groups:
  - key: members
    name: Bali Process Members
  - key: ASEAN
    name: ASEAN members
    aliases: [ASEAN Member States]
"""
TERMS = """\
terms:
  - key: GCM
    acronym: the GCM
    expansion: the Global Compact for Migration
  - key: NGO
    acronym: NGO
    expansion: non-governmental organisation
    aliases: [NGOs]
"""
HEAD = """\
series: RSO Constructive Dialogue
number: 4
dates:
  start: 2026-01-27
  end: 2026-01-28
published: 2026-02-20
organiser: RSO
"""
CHAPTER = """\
id: labour
title: Labour mobility
introduction: |
  An introduction.
"""


class EditionFolder:
    """An edition that can be read, and whose files a test replaces. Paths are relative to the edition's folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "edition"
        self.write("edition.yaml", HEAD)
        self.write("../registry/entities.yaml", ENTITIES)
        self.write("../registry/groups.yaml", GROUPS)
        self.write("../registry/terms.yaml", TERMS)

    def write(self, name: str, text: str | bytes) -> Path:
        """Writes a file, text as UTF-8 with the line ends that it has."""
        file = self.path / name
        self.path.mkdir(parents=True, exist_ok=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def load(self) -> outr.LoadedEdition:
        """The edition; raises ContentError."""
        return outr.load(self.path)

    def problems(self) -> tuple[Problem, ...]:
        """What reading finds wrong; nothing if the edition is fine."""
        try:
            self.load()
        except ContentError as error:
            return error.problems
        return ()

    def found(self) -> list[tuple[str, int, int, str]]:
        """The problems as file (relative to the edition), line, column and message."""
        return [(self.name_of(p), p.line, p.column, p.message) for p in self.problems()]

    def name_of(self, problem: Problem) -> str:
        """The file of a problem, relative to the edition ("../registry/terms.yaml")."""
        try:
            return problem.file.relative_to(self.path).as_posix()
        except ValueError:
            return "../" + problem.file.relative_to(self.path.parent).as_posix()
