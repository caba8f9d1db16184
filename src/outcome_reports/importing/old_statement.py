"""An old Word statement to a first content folder, in which nothing of its text is lost."""

from __future__ import annotations

import re
import secrets
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from outcome_reports.files import replace_file
from outcome_reports.importing import parts as made
from outcome_reports.importing.chapters import ChapterMaker
from outcome_reports.importing.desk import Desk, is_contents
from outcome_reports.importing.head import edition_head
from outcome_reports.importing.headings import Kind, kind_of
from outcome_reports.importing.names import Names, made_registry
from outcome_reports.importing.outline import Part, outline
from outcome_reports.importing.report import ImportReport, Unplaced
from outcome_reports.importing.story import Block, Story, text_of
from outcome_reports.importing.word_reading import read_story
from outcome_reports.model import Registry
from outcome_reports.problems import ContentError, Problem
from outcome_reports.reading import read_edition
from outcome_reports.reading.registry import find_registry, read_registry
from outcome_reports.yaml_text import schema_comment, yaml_comment, yaml_scalar

UNPLACED = "unplaced.md"


def import_docx(old: Path, to: Path) -> ImportReport:
    """Makes the content folder `to` from the Word document `old`: headings become parts and chapters, tables of two
    columns recommendations.

    Every word of the document stands in the folder afterwards: what could not be placed is in `unplaced.md`. Tracked
    deletions are left out and counted. The folder appears whole or not at all; it is a draft with things to confirm.

    Raises ContentError when `to` holds something already, when `old` is no Word document, or when the registry beside
    `to` cannot be read; OSError.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        hint = "name a folder that does not exist yet: nothing is ever written over"
        raise ContentError([Problem(to, 0, 0, "there is something already", hint)])
    story = read_story(old)
    front, tops = outline(story.blocks)
    registry, is_new = _registry(to, tops)
    statement = _Statement(story, registry)
    files = dict(statement.files(front, tops))
    statement.lose_beside()
    unplaced = [*statement.desk.unplaced, *_forgotten(story, files, statement.desk.unplaced)]
    if is_new:
        _write(to.parent / "registry", _registry_files(registry))
    if unplaced:
        files[UNPLACED] = _unplaced_file(old.name, unplaced)
    _write(to, {name: _schema(to, name) + text for name, text in files.items()})
    return ImportReport(
        source=old,
        folder=to,
        files=tuple(sorted(file for file in to.rglob("*") if file.is_file())),
        placed=tuple(statement.placed),
        unplaced=tuple(unplaced),
        deleted_words=story.deleted_words,
        notes=(
            *dict.fromkeys(story.remarks),
            *((f"a registry was made ({to.parent / 'registry'})",) if is_new else ()),
        ),
        problems=_problems(to),
    )


class _Statement:
    """Places the parts of one document; `placed` tells which."""

    def __init__(self, story: Story, registry: Registry) -> None:
        self._story = story
        self.desk = Desk(story, Names(registry))
        self.placed: list[str] = []

    def files(self, front: list[Block], tops: list[Part]) -> Iterator[tuple[str, str]]:
        """The name and the text of each file."""
        for block in front:
            if is_contents(block):
                self.desk.lose_blocks("line of the contents, which are made anew", [block])
        yield "edition.yaml", edition_head(self.desk, self._story, [b for b in front if not is_contents(b)])
        chapters: dict[str, str] = {}
        waiting: list[Part] = []
        for kind, part in self._kinds(tops):
            with self.desk.under(part.heading.text):
                if kind == "insights":
                    waiting.append(part)
                elif kind == "chapter":
                    number = len(chapters) + 1
                    maker = ChapterMaker(self.desk, number)
                    id, text = maker.make(part)
                    chapters[part.title.casefold()] = id
                    counted = f"{maker.spotlights} spotlights, {maker.recommendations} recommendations"
                    self.placed.append(f"chapter {number}, “{part.title}”: {counted}")
                    yield f"chapters/{number}-{id}.yaml", text
                elif kind == "made anew":
                    self.desk.lose("heading", part.heading.text)
                    self.desk.lose_blocks("text that is made anew", part.all_blocks())
                else:
                    self.placed.append(f"{kind}: “{part.title}”")
                    yield f"{kind}.yaml", self._part(kind, part)
        for part in waiting:
            with self.desk.under(part.heading.text):
                self.placed.append(f"insights: “{part.title}”")
                yield "insights.yaml", made.insights(self.desk, part, chapters)

    def lose_beside(self) -> None:
        """Puts what stands beside the text, and footnotes that nothing refers to, to what could not be placed."""
        with self.desk.under("the whole document"):
            for what, text in self._story.beside:
                self.desk.lose(what, text)
            for key, blocks in self._story.notes.items():
                if key not in self.desk.writer.used:
                    self.desk.lose("footnote", text_of(blocks))

    def _part(self, kind: Kind, part: Part) -> str:
        match kind:
            case "foreword":
                return made.one_text(self.desk, part, "the foreword")
            case "overview":
                return made.overview(self.desk, part)
            case "looking-ahead":
                return made.one_text(self.desk, part, "what comes next")
            case "participation":
                return made.participation(self.desk, part)
            case _:
                return made.contact(self.desk, part)

    def _kinds(self, tops: list[Part]) -> Iterator[tuple[Kind, Part]]:
        """Each part with what it is; there is one of each, and what says nothing of itself is overview or chapter."""
        taken: set[Kind] = {kind for part in tops if (kind := kind_of(part)) and kind != "chapter"}
        free: set[Kind] = {"foreword", "overview", "insights", "looking-ahead", "participation", "contact"}
        is_before_chapters = True
        for part in tops:
            kind = kind_of(part)
            if kind is None:
                kind = "overview" if is_before_chapters and "overview" not in taken else "chapter"
                taken.add(kind)
            if kind not in {"chapter", "made anew"}:
                kind = kind if kind in free else "chapter"
                free.discard(kind)
            is_before_chapters = is_before_chapters and kind != "chapter"
            yield kind, part


def _registry(to: Path, tops: list[Part]) -> tuple[Registry, bool]:
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


def _forgotten(story: Story, files: dict[str, str], unplaced: Iterable[Unplaced]) -> Iterator[Unplaced]:
    """The net under it all: words of the document that stand nowhere, with the paragraphs they belong to."""
    there = Counter(words_in("\n".join([*files.values(), *(entry.text for entry in unplaced)])))
    texts = [text_of(story.blocks), *map(text_of, story.notes.values()), *(text for _, text in story.beside)]
    missing = Counter(words_in("\n".join(texts))) - there
    for line in (line for text in texts for line in text.split("\n")):
        if missing & Counter(words_in(line)):
            missing -= Counter(words_in(line))
            yield Unplaced("text", "somewhere in the document", line)


def words_in(text: str) -> list[str]:
    """The words of a text, whatever stands between them: white space, punctuation, Markdown, YAML."""
    return re.findall(r"[^\W_]+", text)


def _unplaced_file(name: str, unplaced: Iterable[Unplaced]) -> str:
    lines = [
        f"# What could not be placed from {name}",
        "",
        "Put what you need where it belongs, then delete this file.",
        "",
    ]
    for entry in unplaced:
        lines += [f"## {entry.what.capitalize()}, {entry.where}", "", entry.text, ""]
    return "\n".join(lines)


def _schema(folder: Path, name: str) -> str:
    if not name.endswith(".yaml"):
        return ""
    return schema_comment(folder, name, "chapter" if "/" in name else name.removesuffix(".yaml"))


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
