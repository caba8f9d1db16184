"""At a glance says what the content says: its numbers against a count of the YAML that shares no code with it."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import outcome_reports as outr
from outcome_reports import sections, tree
from outcome_reports.tree import Link, Paragraph, Row, Section, Table, blocks_of, lines_of

NOUNS = {"spotlight", "spotlights", "recommendation", "recommendations"}
CONTENT = Path(__file__).parents[3] / "content"


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path)


def rows_of(document: outr.OutcomeDocument, id: str) -> tuple[Row, ...]:
    (found,) = [block for block in blocks_of(document.tree.blocks) if isinstance(block, Table) and block.id == id]
    return found.body


def table(document: outr.OutcomeDocument, id: str) -> list[list[str]]:
    return [[" ".join(lines_of([cell])) for cell in row.cells] for row in rows_of(document, id)]


def keys(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


@pytest.fixture(params=["fourth-2026", "third-2025"])
def folder(request: pytest.FixtureRequest) -> Path:
    return CONTENT / str(request.param)


@pytest.fixture
def statement(folder: Path) -> outr.OutcomeDocument:
    return outr.load(folder).statement()


@pytest.fixture
def chapters(folder: Path) -> list[Any]:
    return [read(path) for path in sorted((folder / "chapters").glob("*.yaml"))]


def test_participants_are_counted_by_kind(folder: Path, statement: outr.OutcomeDocument) -> None:
    lists = read(folder / "participation.yaml")["lists"]
    kinds = {str(entry["key"]): entry["kind"] for entry in read(CONTENT / "registry" / "entities.yaml")["entities"]}
    expected = Counter(kinds[key] for key in dict.fromkeys(k for group in lists for k in group["participants"]))
    shown = [int(number) for _, number in table(statement, "glance-participants-table")]
    assert sorted(shown) == sorted(expected.values())
    assert sum(shown) == len({key for group in lists for key in group["participants"]})


def counted(*chapters: tuple[int, int], participants: bool = True) -> outr.OutcomeDocument:
    """A statement whose chapters hold so many spotlights and recommendations; participants are listed or not."""
    edition = outr.load(CONTENT / "fourth-2026")
    given = [
        chapter.model_copy(
            update={"spotlights": chapter.spotlights[:spotlights], "recommendations": chapter.recommendations[:asked]}
        )
        for chapter, (spotlights, asked) in zip(edition.content.chapters, chapters, strict=False)
    ]
    changes = {"chapters": tuple(given), **({} if participants else {"participation": None})}
    return outr.LoadedEdition(edition.content.model_copy(update=changes), edition.brand).statement()


def captions(document: outr.OutcomeDocument) -> dict[str, str]:
    return {
        block.id: tree.inline_text(block.caption)
        for block in blocks_of(document.tree.blocks)
        if isinstance(block, Table) and block.role == "chart"
    }


def test_spotlights_and_recommendations_are_counted_by_chapter() -> None:
    chapters = [read(path) for path in sorted((CONTENT / "fourth-2026" / "chapters").glob("*.yaml"))]
    expected = [[str(len(c.get("spotlights", []))), str(len(c.get("recommendations", [])))] for c in chapters]
    edition = outr.load(CONTENT / "fourth-2026")
    assert "glance-chapters-table" not in captions(edition.statement())
    edition.content = edition.content.model_copy(update={"participation": None})
    assert [row[1:] for row in table(edition.statement(), "glance-chapters-table")] == expected


@pytest.mark.parametrize(
    ("chapters", "figures"),
    [
        ([(1, 1)], ["1 spotlight on promising practices", "1 recommendation"]),
        ([(2, 1)], ["2 spotlights on promising practices", "1 recommendation"]),
        ([(0, 2)], ["2 recommendations"]),
    ],
)
def test_one_of_a_thing_is_one_thing(chapters: list[tuple[int, int]], figures: list[str]) -> None:
    lines = list(lines_of(counted(*chapters).tree.blocks))
    assert [line for line in lines if line.startswith(("1 ", "2 ")) and line.split(" ")[1] in NOUNS] == figures


def test_a_caption_speaks_of_squares_only_where_squares_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    with_squares = captions(counted((1, 1)))["glance-participants-table"]
    assert with_squares.startswith("Participants by kind; each square is one of ")
    for module in ("charts", "glance_charts"):
        monkeypatch.setattr(importlib.import_module(f"outcome_reports.composing.sections.{module}"), "MOST_UNITS", 3)
    statement = counted((1, 1))
    assert captions(statement)["glance-participants-table"] == "Participants by kind"
    bars = [cell.bar for row in rows_of(statement, "glance-participants-table") for cell in row.cells if cell.bar]
    assert bars
    assert not any(bar.units for bar in bars)


@pytest.mark.parametrize("chapters", [[(3, 0), (3, 0)], [(2, 2), (2, 2)], [(4, 3)]])
def test_chapters_that_hold_the_same_need_no_chart(chapters: list[tuple[int, int]]) -> None:
    assert set(captions(counted(*chapters, participants=False))) == set()


@pytest.mark.parametrize(
    ("chapters", "caption", "rows"),
    [
        ([(3, 0), (1, 0)], "Spotlights by chapter", [["3"], ["1"]]),
        ([(0, 1), (0, 2)], "Recommendations by chapter", [["1"], ["2"]]),
        ([(2, 2), (2, 1)], "Spotlights and recommendations by chapter", [["2", "2"], ["2", "1"]]),
    ],
)
def test_what_no_chapter_holds_has_no_bars(
    chapters: list[tuple[int, int]], caption: str, rows: list[list[str]]
) -> None:
    statement = counted(*chapters, participants=False)
    assert captions(statement)["glance-chapters-table"] == caption
    assert [row[1:] for row in table(statement, "glance-chapters-table")] == rows


def test_the_matrix_has_everybody_who_contributed_in_their_chapters(
    statement: outr.OutcomeDocument, chapters: list[Any]
) -> None:
    told: dict[str, list[str]] = {}
    for place, chapter in enumerate(chapters):
        for name, part in (("Spotlight", "spotlights"), ("Recommendation", "recommendations")):
            for key in {key for entry in chapter.get(part, []) for key in keys(entry.get("by", []))}:
                cells = told.setdefault(key, ["–"] * len(chapters))
                cells[place] = name if cells[place] == "–" else "Both"
    found = [block for block in blocks_of(statement.tree.blocks) if isinstance(block, Table) and block.role == "matrix"]
    rows = {row.keys[0]: [" ".join(lines_of([cell])) for cell in row.cells[1:]] for row in found[0].body}
    assert rows == told


def test_key_figures_are_the_counts(folder: Path, statement: outr.OutcomeDocument, chapters: list[Any]) -> None:
    lists = read(folder / "participation.yaml")["lists"]
    (glance,) = [b for b in statement.tree.blocks if isinstance(b, Section) and b.id == "glance"]
    shown = [line.split()[0] for line in lines_of([glance.blocks[1]])]
    contributors = {
        k
        for c in chapters
        for p in ("spotlights", "recommendations")
        for e in c.get(p, [])
        for k in keys(e.get("by", []))
    }
    counts = [len(contributors), sum(len(c.get("spotlights", [])) for c in chapters)]
    counts += [count for count in [sum(len(c.get("recommendations", [])) for c in chapters)] if count]
    own = [str(figure["value"]) for figure in read(folder / "participation.yaml").get("figures", [])]
    sizes = [len(group["participants"]) for group in lists if group["participants"]]
    longest = sorted(range(len(sizes)), key=lambda place: -sizes[place])[: 6 - len(own) - len(counts)]
    kept = [str(size) for place, size in enumerate(sizes) if place in longest]
    assert shown == own + kept + [str(count) for count in counts if count]
    assert len(shown) <= 6


def test_findings_are_below_the_figures() -> None:
    edition = outr.load(CONTENT / "fourth-2026")
    assert edition.content.overview
    (glance,) = [b for b in edition.statement().tree.blocks if isinstance(b, Section) and b.id == "glance"]
    findings = [line for text in edition.content.overview.findings for line in lines_of(text.blocks)]
    assert findings
    assert list(lines_of([glance.blocks[2]])) == findings


def test_cells_of_the_matrix_lead_to_what_was_contributed(statement: outr.OutcomeDocument) -> None:
    blocks = list(blocks_of(statement.tree.blocks))
    (matrix,) = [block for block in blocks if isinstance(block, Table) and block.role == "matrix"]
    owners = {block.id: block.keys for block in blocks if isinstance(block, Section | Row) and block.keys}
    links = 0
    for row in matrix.body:
        for cell in row.cells[1:]:
            (words,) = cell.blocks
            assert isinstance(words, Paragraph)
            for link in words.children:
                assert isinstance(link, Link) == (next(lines_of([cell])) != "–")
                if isinstance(link, Link):
                    assert row.keys[0] in owners[link.target.removeprefix("#")]
                    links += 1
    assert links > 10


def test_in_a_document_without_the_chapters_the_matrix_has_no_links() -> None:
    edition = outr.load(CONTENT / "fourth-2026")
    tree = edition.document([sections.glance], title="At a glance").tree
    inlines = [one for block in blocks_of(tree.blocks) if isinstance(block, Paragraph) for one in block.children]
    assert inlines
    assert not any(isinstance(inline, Link) for inline in inlines)


def test_many_chapters_are_split_over_several_matrices() -> None:
    edition = outr.load("content/fourth-2026")
    twelve = tuple(
        chapter.model_copy(
            update={
                "id": f"{chapter.id}-{number}",
                "spotlights": tuple(s.model_copy(update={"id": None}) for s in chapter.spotlights),
                "recommendations": tuple(
                    row.model_copy(update={"id": f"R{4 * number + place}.{row.id.split('.')[1]}"})
                    for row in chapter.recommendations
                ),
            }
        )
        for number in range(3)
        for place, chapter in enumerate(edition.content.chapters, start=1)
    )
    edition.content = edition.content.model_copy(update={"chapters": twelve, "insights": None})
    document = edition.statement()
    whole = table(outr.load("content/fourth-2026").statement(), "glance-matrix")
    first, second = table(document, "glance-matrix-1"), table(document, "glance-matrix-9")
    assert [row[:5] for row in first] == whole
    assert [row[5:] for row in first] == [row[1:] for row in whole]
    assert second == whole
