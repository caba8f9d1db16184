"""The meanings of the columns in a table of recommendations, by their headings or contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.word.table_grid import GridRow

Columns = Mapping[int, str]
"""The meaning of each column: "number", "by", "to", "context", "recommendation", or the words of its heading."""

NUMBER = re.compile(r"(?:R|Rec\.?|Recommendation|No\.?)?\s*([1-9]\d?)(?:\.([1-9]\d{0,2}))?[.)]?", re.IGNORECASE)
_MEANINGS: tuple[tuple[str, str], ...] = (
    ("number", r"no\.?|nos?\.?|n[°º]\.?|number|nr\.?|#|ref(?:erence)?\.?|id|item|numéro|número|序号|رقم|№"),
    ("recommendation", r"(?:[\w-]+ )?(?:recommendations?|recommended actions?|actions|measures)(?: (?:to|for|on) .*)?"),
    (
        "to",
        r".*\b(?:addressed to|addressees?|responsible|for whom|to whom|actors?|lead|action (?:required )?by|"
        r"destinataires?|dirigid[ao]s? a)\b.*"
        r"|to|who",
    ),
    (
        "by",
        r".*\b(?:proposed by|made by|came from|from|source|country|state|delegation|member|organi[sz]ation|proposé par)"
        r"\b.*|by",
    ),
    (
        "recommendation",
        r".*(?:recommend|\baction|opportunit|\bmeasure|proposal|recommandation|recomendaci|рекомендац|建议|توصي).*|what",
    ),
    (
        "context",
        r".*(?:context|background|\bissue|challenge|rationale|observation|finding|\bwhy\b|contexte|контекст|背景|سياق).*|why",
    ),
)
_MAX_HEADING_WORDS = 14


def columns_of(rows: Sequence[GridRow], names: Names, *, is_announced: bool) -> tuple[Columns | None, int]:
    """Return the columns of a table, and its number of heading rows; None for any other kind of table.

    `is_announced` if a heading over the table says that recommendations follow.
    """
    if not rows:
        return None, 0
    head = rows[1] if rows[0].is_across and len(rows) > 1 else rows[0]
    skipped = 2 if head is not rows[0] else 1
    found = dict(_by_headings(head))
    if "recommendation" in found.values() and (
        is_announced or "context" in found.values() or "number" in found.values()
    ):
        return found, skipped
    if not is_announced:
        numbered = sum(bool(re.match(r"R\s?\d+\.\d+$", row.text(0))) for row in rows)
        if numbered < max(1, len(rows) // 2):
            return None, 0
    return _by_contents(rows, names), 0


def _by_headings(row: GridRow) -> Iterator[tuple[int, str]]:
    taken: set[str] = set()
    for column in row.cells:
        text = row.text(column)
        meaning = _meaning(text)
        if meaning in taken:
            meaning = None
        if meaning:
            taken.add(meaning)
        yield column, meaning or text


def _meaning(text: str) -> str | None:
    plain = text.casefold().strip(" .:")
    if not plain or len(plain.split()) > _MAX_HEADING_WORDS:
        return None
    return next((name for name, words in _MEANINGS if re.fullmatch(words, plain)), None)


def _by_contents(rows: Sequence[GridRow], names: Names) -> Columns | None:
    columns = sorted({column for row in rows for column in row.cells})
    found: dict[int, str] = {}
    left = list(columns)
    if len(left) > 1 and _share(rows, left[0], lambda text: bool(NUMBER.fullmatch(text)) or not text) > 0.7:
        found[left.pop(0)] = "number"
    for column in left[:-1]:
        if len(left) > 2 and _share(rows, column, lambda text: bool(names.addressed(text)[0]) and len(text) < 80) > 0.5:
            found[column] = "to" if "to" not in found.values() else "by"
            left.remove(column)
            break
    match left:
        case [only]:
            found[only] = "recommendation"
        case [context, recommendation, *others]:
            found |= {context: "context", recommendation: "recommendation"} | dict.fromkeys(others, "")
        case _:
            return None
    return found


def _share(rows: Sequence[GridRow], column: int, holds: Callable[[str], bool]) -> float:
    texts = [row.text(column) for row in rows if not row.is_across]
    return sum(map(holds, texts)) / len(texts) if texts else 0.0
