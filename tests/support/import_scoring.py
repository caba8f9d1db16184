"""How much of a statement an import brought back: right, to be confirmed, wrong in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import outcome_reports as outr
from outcome_reports.markup.placeholders import PLACEHOLDER
from tests.support.statement_sources import Source, Words
from tests.unit.importing.word_file import words_of_word

_WORD = re.compile(r"[^\W_]+")


@dataclass
class Score:
    """Of `all` things, `right` and unmarked, `marked` for confirmation, `wrong` in silence; the rest is missing."""

    all: int = 0
    right: int = 0
    marked: int = 0
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return (self.right + self.marked) / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.right}+{self.marked}?/{self.all}" + (f" WRONG {self.wrong}" if self.wrong else "")


def score(source: Source, file: Path, folder: Path) -> dict[str, Score]:
    """Measure the edition that was imported into `folder` from `file`."""
    edition = outr.load(folder).content
    texts = "\n".join(path.read_text(encoding="utf-8") for path in _written(folder))
    spotlights = [(_plain(str(s.text)), frozenset(s.by), str(s.text)) for _, _, s in edition.spotlights()]
    rows = [(_plain(str(r.recommendation)), frozenset(r.by), str(r.context)) for _, r in edition.recommendations()]
    found = {"spotlights": Score(), "recommendations": Score(), "participants": Score(), "glossary": Score()}
    for theme in source.themes:
        for report in theme.reports:
            _one(found["spotlights"], report.by, report.paragraphs, spotlights)
        for row in theme.rows:
            _one(found["recommendations"], row.by, row.recommendation[:1], rows, whole=False)
    came = edition.participants()
    found["participants"] = Score(len(source.participants), len(source.participants & set(came)))
    found["participants"].missing = sorted(source.participants - set(came))
    found["participants"].wrong = sorted(set(came) - source.participants)
    known = {(e.acronym or e.short).removeprefix("the ") for e in edition.registry.entities}
    known |= {term.acronym.removeprefix("the ") for term in edition.registry.terms}
    proposals = folder / "registry-proposals.yaml"
    proposed = proposals.read_text(encoding="utf-8") if proposals.is_file() else ""
    for acronym, _ in source.glossary:
        found["glossary"].all += 1
        found["glossary"].right += acronym in known or acronym in proposed
    signed = [(s.name, s.office) for s in edition.foreword.signatories] if edition.foreword else []
    found["signatories"] = Score(len(source.signatories), sum(s in signed for s in source.signatories))
    found["signatories"].wrong = [str(s) for s in signed if s not in source.signatories]
    unplaced = folder / "unplaced.md"
    wanted = Counter(_folded(words_of_word(file)))
    rest = wanted - Counter(_folded(_WORD.findall(texts)))
    placed = sum(wanted.values()) - sum(rest.values())
    found["words placed"] = Score(sum(wanted.values()), placed)
    beside = unplaced.read_text(encoding="utf-8") if unplaced.is_file() else ""
    lost = rest - Counter(_folded(_WORD.findall(beside)))
    found["words lost"] = Score(0, 0, 0, sorted(lost))
    return found


def _written(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.yaml"))


def _one(
    score: Score,
    by: tuple[str, ...],
    paragraphs: Iterable[Words],
    found: list[tuple[list[str], frozenset[str], str]],
    *,
    whole: bool = True,
) -> None:
    score.all += 1
    words = _folded(_WORD.findall(" ".join(paragraph.text for paragraph in paragraphs)))
    for text, keys, source in found:
        if words == text or (not whole and text[: len(words)] == words):
            is_marked = "⟦Confirm: by" in source
            if is_marked:
                score.marked += 1
            elif keys == frozenset(by):
                score.right += 1
            else:
                score.wrong.append(f"{'+'.join(sorted(keys)) or 'nobody'} for {'+'.join(by)}")
            return
    score.missing.append("+".join(by))


def _plain(text: str) -> list[str]:
    return _folded(_WORD.findall(PLACEHOLDER.sub("", text)))


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]
