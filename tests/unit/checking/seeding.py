"""Editions made, when a test runs, from the texts of the published documents, with all their slips.

The texts are not part of this project. They lie beside the checkout where the project is developed; elsewhere the tests
that need them are skipped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from outcome_reports.model import Edition, Registry, Term
from outcome_reports.reading.registry_files import read_registry

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
STATEMENT, ARTICLE = "001_*.txt", "000_*.txt"

_SPOTLIGHTS = "SPOTLIGHT ON MEMBER"
_RECOMMENDATIONS = "ACTIONABLE RECOMMENDATIONS"
_LEAD = re.compile(r"^(?:\S+ ){0,9}?(?:\*\*)?[A-Z]{2,}[A-Z’'-]*\b|^(?:\S+ ){0,6}?\*\*|^Bali Process Co")


def statement_edition() -> Edition:
    """The statement of the Fourth Dialogue as it was published."""
    return _Statement(_text(STATEMENT)).edition()


def article_edition() -> Edition:
    """The article on the Third Dialogue as it was published."""
    return _article(_text(ARTICLE))


def _text(pattern: str) -> str:
    return next(SEEDS.glob(pattern)).read_text(encoding="utf-8")


def _registry() -> Registry:
    registry, _ = read_registry(ROOT / "content" / "registry", [])
    assert registry is not None
    return registry


def _head(number: int, registry: Registry) -> dict[str, Any]:
    return {
        "id": "published",
        "series": "RSO Constructive Dialogue",
        "number": number,
        "dates": {"start": date(2026, 1, 27), "end": date(2026, 1, 28)},
        "published": date(2026, 2, 20),
        "organiser": "RSO",
        "brand": "rso",
        "registry": registry,
    }


class _Statement:
    """Reads the statement from top to bottom."""

    def __init__(self, text: str) -> None:
        # An empty address cannot be written in content at all: reading refuses “(#)”. A sample only checking finds.
        self.lines = [line.strip() for line in text.replace("](#)", "](https://example.org)").split("\n")]
        self.registry = self._with_glossary(_registry())

    def edition(self) -> Edition:
        parts = _head(4, self.registry)
        title = self._index("MIGRATION SECURITY AND PROTECTION")
        signed = self._index("A black ink")
        parts["foreword"] = {
            "text": self._prose(self._index("FOREWORD") + 1, signed),
            "signatories": list(self._signatories(signed, title)),
        }
        key = self._index("KEY INSIGHTS")
        table = next(n for n in range(key) if self.lines[n].startswith("A Tour de Table brought"))
        tour: dict[str, Any] = {"id": "tour", "title": "Tour de Table", "text": self._prose(table, key)}
        tour["participants"] = self._keys(tour["text"], entities=True)
        overview = {"title": self.lines[title], "introduction": self._prose(title + 1, table), "parts": [tour]}
        parts["overview"] = overview
        titles = [self.lines[n + 2] for n in range(key, len(self.lines)) if re.fullmatch("[1-4]", self.lines[n])]
        starts = [self._index(title.upper().split(":")[0]) for title in titles]
        parts["insights"] = {"title": self.lines[key], "insights": list(self._insights(key, starts[0]))}
        end = self._index("LOOKING AHEAD")
        parts["chapters"] = [
            self._chapter(number, start, stop)
            for number, (start, stop) in enumerate(zip(starts, [*starts[1:], end], strict=True), 1)
        ]
        taking_part = self._index("PARTICIPATION AND SUPPORT")
        parts["looking_ahead"] = {"title": self.lines[end], "text": self._prose(end + 1, taking_part)}
        parts["participation"] = self._participation(taking_part, self._index("GLOSSARY"))
        office = self._index("REGIONAL SUPPORT OFFICE")
        parts["contact"] = {
            "name": "Regional Support Office",
            "text": "\n".join(self.lines[self._index("For further") :]).strip(),
        }
        assert office
        parts["images"] = {name["signature"]: b"" for name in parts["foreword"]["signatories"]}
        return Edition.model_validate(parts)

    def _index(self, start: str) -> int:
        return next(n for n, line in enumerate(self.lines) if line.startswith(start))

    def _prose(self, start: int, end: int) -> str:
        return "\n\n".join(line for line in self.lines[start:end] if line)

    def _keys(self, text: str, *, entities: bool = False) -> list[str]:
        keys = dict.fromkeys(found.key for found in self.registry.name_index.names_in(text))
        return [key for key in keys if not entities or self.registry.entity(key)]

    def _with_glossary(self, registry: Registry) -> Registry:
        """The registry, with what the published glossary says of acronyms that are no organisations of it."""
        rows = dict(line.split("\t") for line in self.lines[self._index("GLOSSARY") :] if line.count("\t") == 1)
        entities = tuple(entity for entity in registry.entities if entity.key not in {"FANC", "FATF"})
        taken = {entity.acronym.removeprefix("the ") for entity in entities if entity.acronym}
        terms = {term.key: term for term in registry.terms if term.key not in {"ALO", "OSINT", "NRM"}}
        terms |= {
            key: Term(key=key, acronym=key, expansion=rows[key]) for key in rows if key not in taken and " " not in key
        }
        return Registry(entities=entities, groups=registry.groups, terms=tuple(terms.values()))

    def _signatories(self, start: int, end: int) -> Iterator[dict[str, str]]:
        lines = [line for line in self.lines[start:end] if line]
        for number, (alt, name, office) in enumerate(zip(*[iter(lines)] * 3, strict=False)):
            yield {"name": name, "office": office, "alt": alt, "signature": f"images/{number}.png"}

    def _insights(self, start: int, end: int) -> Iterator[dict[str, str]]:
        at = [n for n in range(start, end) if re.fullmatch("[1-4]", self.lines[n])]
        for number, (first, last) in enumerate(zip(at, [*at[1:], end], strict=True), 1):
            yield {
                "id": f"i{number}",
                "chapter": f"c{number}",
                "title": self.lines[first + 2],
                "text": self._prose(first + 3, last),
            }

    def _chapter(self, number: int, start: int, end: int) -> dict[str, Any]:
        lines = self.lines[start:end]
        first = next(n for n, line in enumerate(lines) if line.startswith(_SPOTLIGHTS))
        table = next(n for n, line in enumerate(lines) if line.startswith(_RECOMMENDATIONS))
        spotlights: list[dict[str, Any]] = []
        for line in lines[first:table]:
            if not line or line.startswith(_SPOTLIGHTS):
                continue
            if _LEAD.match(line.replace('"You cannot protect what you cannot see." ', "")) and not line.startswith(
                "- "
            ):
                keys = self._keys(line.replace("*", "")[:170], entities=True)
                spotlights.append({"by": keys[:1], "text": line})
            else:
                spotlights[-1]["text"] += "\n" * (1 + (line[:2] != "- " or "\n- " not in spotlights[-1]["text"])) + line
        rows = [line.split("\t") for line in self._rows(lines[table:])]
        return {
            "id": f"c{number}",
            "title": lines[0],
            "introduction": "\n\n".join(line for line in lines[1:first] if line),
            "spotlights": spotlights,
            "recommendations": [self._row(number, index, *row) for index, row in enumerate(rows, 1)],
        }

    def _rows(self, lines: list[str]) -> Iterator[str]:
        row = ""
        for line in lines:
            if line.startswith((_RECOMMENDATIONS, "CONTEXT\t")) or not line:
                if row:
                    yield row
                row = ""
            elif "\t" in line:
                if row:
                    yield row
                row = line
            elif row:
                row += "\n" + line
        if row:
            yield row

    def _row(self, number: int, index: int, context: str, recommendation: str) -> dict[str, Any]:
        plain = _markdown(context)
        keys = [key for key in self._keys(plain.replace("*", "")) if not self.registry.term(key)]
        return {
            "id": f"R{number}.{index}",
            "by": keys[:1],
            "to": "members",
            "context": plain,
            "recommendation": _markdown(recommendation),
        }

    def _participation(self, start: int, end: int) -> dict[str, Any]:
        lines = [line for line in self.lines[start + 1 : end] if line]
        titles = ("Members and Observers", "International partners and dialogues", "Working Groups")
        lists = [
            {
                "id": f"l{n}",
                "title": title,
                "participants": [k for k in self._keys(line, entities=True) if k not in {"BALI-PROCESS", "RSO"}],
            }
            for n, (title, line) in enumerate(zip(titles, lines[1:], strict=True))
        ]
        return {"introduction": "\n\n".join(lines), "lists": lists}


def _markdown(cell: str) -> str:
    cell = re.sub(r"</?u>", "", cell)
    cell = re.sub(r"<ul[^>]*>", "\n", cell)
    cell = re.sub(r"\s*•\s*", "\n- ", cell)
    cell = re.sub(r"\s*</?(?:p|ul|li)[^>]*>\s*", "\n\n", cell)
    return re.sub(r"\n{3,}", "\n\n", html.unescape(cell)).strip()


def _article(text: str) -> Edition:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in lines[3:]:
        if line[-1] not in ".:" and len(line) < 140:
            sections.append((line, []))
        else:
            sections[-1][1].append(line)
    registry = _registry()
    parts = _head(3, registry)
    parts["overview"] = {
        "title": lines[2],
        "introduction": "\n\n".join(sections[0][1]),
        "parts": [{"id": "framing", "title": sections[1][0], "text": "\n\n".join(sections[1][1])}],
    }
    parts["chapters"] = [
        {"id": f"c{n}", "title": title, "introduction": "\n\n".join(body)}
        for n, (title, body) in enumerate(sections[2:-1], 1)
    ]
    parts["looking_ahead"] = {"title": sections[-1][0], "text": "\n\n".join(sections[-1][1])}
    return Edition.model_validate(parts)
