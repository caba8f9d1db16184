"""Faults that change nothing that anybody could see: a list that people review, each with its reason."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from bench.mutants.mutations import Mutant

FILE = Path(__file__).with_name("equivalents.toml")


@dataclass(frozen=True)
class Equivalent:
    """A fault by its file and texts, which stay the same when lines move; an empty `new` means any change of `old`."""

    path: str
    old: str
    reason: str
    new: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError if nobody says why."""
        if len(self.reason.split()) < 4:
            raise ValueError(f"{self.path}: {self.old}: say why nobody could see the change")

    def is_that(self, mutant: Mutant) -> bool:
        """Tell whether this entry is about `mutant`."""
        return (self.path, self.old) == (mutant.path, _one_line(mutant.old)) and self.new in ("", _one_line(mutant.new))


def read_equivalents(file: Path = FILE) -> list[Equivalent]:
    """Return the reviewed list. Raises TypeError or ValueError for an entry that is not complete."""
    return [Equivalent(**entry) for entry in tomllib.loads(file.read_text("utf-8")).get("equivalent", [])]


def _one_line(text: str) -> str:
    return " ".join(text.split())
