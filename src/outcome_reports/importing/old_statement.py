"""An old Word statement to a first content folder, in which nothing of its text is lost."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from outcome_reports.errors import ContentError, Problem, counted
from outcome_reports.importing.mapping.heading_meanings import nested
from outcome_reports.importing.mapping.named_entities import made_registry
from outcome_reports.importing.mapping.outline import Part, outline
from outcome_reports.importing.mapping.placing import Statement
from outcome_reports.importing.output.import_report import ImportReport
from outcome_reports.importing.output.leftovers import forgotten, unplaced_file
from outcome_reports.importing.word.word_content import Story
from outcome_reports.importing.word.word_reading import read_story
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.model import Registry
from outcome_reports.platform.files import replace_file
from outcome_reports.reading import read_edition
from outcome_reports.reading.registry_files import read_registry
from outcome_reports.reading.yaml_writing import schema_comment, yaml_comment, yaml_scalar

UNPLACED = "unplaced.md"


def import_docx(old: str | Path, to: str | Path) -> ImportReport:
    """Make the content folder `to` from the Word document `old`: headings become parts and chapters, tables of two
    columns recommendations.

    Every word of the document stands in the folder afterwards: what could not be placed is in `unplaced.md`. Tracked
    deletions are left out and counted. The folder appears whole or not at all; it is a draft with things to confirm.

    Raises ContentError when `to` holds something already, when `old` is no Word document, or when the registry beside
    `to` cannot be read; OSError.
    """
    old, to = Path(old), Path(to)
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        hint = "name a folder that does not exist yet: nothing is ever overwritten"
        raise ContentError([Problem(to, 0, 0, "the folder is not empty", hint)])
    story = read_story(old)
    front, tops = outline(story.blocks)
    tops = nested(tops)
    registry, is_new = _registry(to, tops)
    statement = Statement(story, registry)
    files = dict(statement.files(front, tops))
    statement.lose_beside()
    told = [*statement.context.unplaced, *statement.context.anew]
    unplaced = [*statement.context.unplaced, *forgotten(story, files, told)]
    if is_new:
        _write(to.parent / "registry", _registry_files(registry))
    if unplaced or statement.context.anew:
        files[UNPLACED] = unplaced_file(old.name, unplaced, statement.context.anew)
    _write(to, {name: _schema(to, name) + text for name, text in files.items()})
    return ImportReport(
        source=old,
        folder=to,
        files=tuple(sorted(file for file in to.rglob("*") if file.is_file())),
        placed=tuple(statement.placed),
        unplaced=tuple(unplaced),
        deleted_words=story.deleted_words,
        notes=tuple(_notes(story, to.parent / "registry" if is_new else None)),
        problems=_problems(to),
    )


def _registry(to: Path, tops: Sequence[Part]) -> tuple[Registry, bool]:
    folder = find_registry(to)
    if folder is None:
        return made_registry(tops), True
    problems: list[Problem] = []
    registry, _ = read_registry(folder, problems)
    if registry is None:
        raise ContentError(problems)
    return registry, False


def _registry_files(registry: Registry) -> dict[str, str]:
    note = "⟦Confirm: keys (ISO 3166 alpha-3 for States), kinds and names; they were made from headings⟧"
    entities = (
        f"  - key: {yaml_scalar(e.key)}\n    kind: {e.kind}\n    short: {yaml_scalar(e.short)}\n"
        for e in registry.entities
    )
    groups = (f"  - key: {yaml_scalar(g.key)}\n    name: {yaml_scalar(g.name)}\n" for g in registry.groups)
    return {
        "entities.yaml": f"{yaml_comment(note)}entities:\n{''.join(entities)}",
        "groups.yaml": f"groups:\n{''.join(groups)}",
    }


def _notes(story: Story, registry: Path | None) -> Iterator[str]:
    yield from dict.fromkeys(story.remarks)
    if story.deleted_words:
        yield f"left out: {counted(story.deleted_words, 'word')} of tracked deletions"
    if registry:
        yield f"a registry was made ({registry})"


def _schema(folder: Path, name: str) -> str:
    if not name.endswith(".yaml"):
        return ""
    place, _, stem = name.removesuffix(".yaml").rpartition("/")
    return schema_comment(folder, name, place.removesuffix("s") or stem)


def _write(folder: Path, files: dict[str, str]) -> None:
    beside = folder.parent / f".{folder.name}.{secrets.token_hex(4)}.part"
    try:
        for name, text in files.items():
            replace_file(beside / name, text.encode())
        if folder.is_dir():
            folder.rmdir()
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _problems(folder: Path) -> tuple[Problem, ...]:
    try:
        read_edition(folder)
    except ContentError as error:
        return error.problems
    return ()
