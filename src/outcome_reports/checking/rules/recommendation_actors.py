"""Recommendations: who makes them, and who should act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.text.passages import Passage
from outcome_reports.model.leaves import Path as ModelPath


def _row(recommendation: str, context: str = "They met and talked.", **fields: object) -> Example:
    row = {"id": "R1.1", "to": "members", "context": context, "recommendation": recommendation, **fields}
    chapter = {"id": "one", "title": "One", "introduction": "They met and talked.", "recommendations": [row]}
    return Example(parts={"chapters": [chapter]})


@rule(
    "STR006",
    "recommendation without a source",
    severity="warning",
    why="Readers want to know whose recommendation it is, and in later years people will ask.",
    source="the profile’s own choice",
    good=(
        _row("Members may share more data.", by="IDN"),
        _row("Members may share more data.", context="Delegates asked for more data."),
    ),
    bad=(_row("More data may be shared.", context="Data is scarce in the region."),),
)
def nobody_speaks(material: Material) -> Iterator[Hit]:
    """Find recommendations with an empty `by` whose text and context name no one."""
    for path, passages in _rows(material):
        field, number, _, index = path
        owners = material.edition.chapters if field == "chapters" else material.edition.parts
        assert isinstance(number, int)
        assert isinstance(index, int)
        row = owners[number].recommendations[index]
        if not row.by and not any(_names_somebody(material, passage) for passage in passages):
            yield Hit(
                (*path, "id"),
                f"the source of {row.id} is not given",
                "fill “by”, or say who recommended it",
                excerpt=row.id,
            )


@rule(
    "STR007",
    "recommendation that addresses no one",
    severity="warning",
    why="A recommendation to no one is carried out by no one: the text should say who may act, as “Members may "
    "consider …” does. The key “to” is not printed in the statement.",
    source="the profile’s own choice",
    good=(_row("Members may share more data."), _row("[[IDN]] asked for more data.")),
    bad=(_row("Sharing more data would help."),),
)
def nobody_acts(material: Material) -> Iterator[Hit]:
    """Find recommendations whose text names no actor: no registered name, and no word of the profile's list."""
    for path, passages in _rows(material):
        for passage in passages:
            if passage.field == "recommendation" and not _names_somebody(material, passage):
                hint = "say who may act: “Members may consider …”"
                excerpt = " ".join(passage.paragraphs[0].text.split()[:8])
                yield Hit(
                    (*path, "recommendation"), "the recommendation does not say who should act", hint, excerpt=excerpt
                )


def _rows(material: Material) -> Iterator[tuple[ModelPath, list[Passage]]]:
    rows: dict[ModelPath, list[Passage]] = {}
    for passage in material.english:
        if passage.path[2:3] == ("recommendations",):
            rows.setdefault(passage.path[:4], []).append(passage)
    # As long as part of it is unwritten, the actor may still be named there.
    yield from ((path, passages) for path, passages in rows.items() if not material.is_unwritten(path))


def _names_somebody(material: Material, passage: Passage) -> bool:
    actors = material.profile.actors
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, actors))})\b") if actors else None
    for paragraph in passage.paragraphs:
        if pattern and pattern.search(paragraph.text):
            return True
        for name in material.names(paragraph):
            if name.form != "adjective" and material.registry.term(name.key) is None:
                return True
    return False
