"""Other editions of the same prose: spotlights and recommendations of other lengths, in other orders."""

from __future__ import annotations

import random
from typing import Any

from outcome_reports.model import Edition, Recommendation, Spotlight


def shuffled(edition: Edition, seed: int) -> Edition:
    """`edition` with its chapters' spotlights and rows drawn anew, as many as chance will have."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret here
    spotlights = [spotlight for chapter in edition.chapters for spotlight in chapter.spotlights]
    rows = [row for chapter in edition.chapters for row in chapter.recommendations]
    said = _parts(spotlight.text.source for spotlight in spotlights)
    given = _parts(text.source for row in rows for text in (row.context, row.recommendation))
    chapters = []
    for number, chapter in enumerate(edition.chapters, start=1):
        chosen = chance.sample(spotlights, chance.randint(1, min(9, len(spotlights))))
        changes: dict[str, Any] = {
            "spotlights": [_spotlight(spotlight, chance, said) for spotlight in chosen],
            "recommendations": [
                _row(rows[0], f"R{number}.{place}", chance, given) for place in range(1, chance.randint(1, 9))
            ],
        }
        chapters.append(chapter.model_copy(update={name: tuple(value) for name, value in changes.items()}))
    return edition.model_copy(update={"chapters": tuple(chapters)})


def _parts(texts: Any) -> list[str]:
    """The paragraphs and lists of all texts, those with footnotes left out: their notes stand elsewhere."""
    return [part for text in texts for part in text.split("\n\n") if "[^" not in part and "^[" not in part]


def _spotlight(spotlight: Spotlight, chance: random.Random, parts: list[str]) -> Spotlight:
    text = "\n\n".join(chance.choices(parts, k=chance.randint(1, 5)))
    return Spotlight.model_validate({**spotlight.model_dump(exclude_unset=True), "text": text})


def _row(row: Recommendation, id: str, chance: random.Random, parts: list[str]) -> Recommendation:
    context, recommendation = ("\n\n".join(chance.choices(parts, k=chance.randint(1, 5))) for _ in range(2))
    values = {**row.model_dump(exclude_unset=True), "id": id, "context": context, "recommendation": recommendation}
    return Recommendation.model_validate(values)
