"""A Word document added to an edition that exists: a foreword, a chapter, the report of one State. Nothing that is
there is ever overwritten.
"""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.mapping.chapter_mapping import ChapterMaker
from outcome_reports.importing.mapping.heading_meanings import nested
from outcome_reports.importing.mapping.import_context import as_text
from outcome_reports.importing.mapping.known_chapters import KnownChapter, KnownChapters
from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.outline import Part, outline
from outcome_reports.importing.mapping.part_mapping import MAKERS
from outcome_reports.importing.mapping.placing import Statement
from outcome_reports.importing.old_statement import UNPLACED, finished_report, known_registry, with_schema
from outcome_reports.importing.output.edition_files import problems_of
from outcome_reports.importing.output.filling import filled, is_unwritten
from outcome_reports.importing.output.import_report import ImportReport, Unplaced
from outcome_reports.importing.output.leftovers import forgotten, unplaced_file
from outcome_reports.importing.output.registry_proposals import proposals_file
from outcome_reports.importing.word.word_content import Block, Paragraph, Run, text_of
from outcome_reports.importing.word.word_reading import read_story
from outcome_reports.platform.files import replace_file
from outcome_reports.reading.folder import HEAD, PROPOSALS, chapter_files
from outcome_reports.reading.section_lists import with_section
from outcome_reports.reading.source import read_source
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Scalar, find

_PLACE = re.compile(r"chapters/(?P<chapter>[\w-]+)(?:\.yaml)?(?:#(?P<by>[\w+-]+))?|(?P<part>[a-z-]+)(?:\.yaml)?")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where everything of a document goes: a chapter's number, whose report it is, or the name of a part."""

    chapter: int = 0
    by: tuple[str, ...] = ()
    part: str = ""


def add_docx(old: str | Path, to: str | Path, into: str = "") -> ImportReport:
    """Add the Word document `old` to the edition in the folder `to`, and return what was added and what was left.

    Parts go where their headings say; `into` names the place of everything: "chapters/2" or "chapters/2#IDN", the
    report of a State in a chapter, or a part, "foreword". Texts that are still to be written (“Write here”) are filled
    in. What the edition has already stays as it is, and the text of the document for it goes to `unplaced.md`.

    Raises ContentError when `old` is not a Word document, when the edition cannot be read, or when `into` names nothing
    in it; OSError.
    """
    old, to = Path(old), Path(to)
    if problems := problems_of(to):
        raise ContentError(problems)
    registry = known_registry(to)
    assert registry is not None
    chapters = _chapters(to)
    names = Names(registry)
    place = _place(into, to, chapters, names) if into else _Place()
    chapters.only = place.chapter
    story = read_story(old)
    front, tops = outline(story.blocks, lambda text: bool(names.all_of(text)), is_whole=False)
    statement = Statement(story, registry, chapters)
    made = dict(_made(statement, front, nested(tops), place, chapters))
    statement.lose_beside()
    context = statement.context
    before = {name: text for name in (*made, f"{HEAD}.yaml") if (text := _read(to / name)) is not None}
    files: dict[str, str] = {}
    sections = before[f"{HEAD}.yaml"]
    for name, text in made.items():
        if name not in before:
            files[name] = with_schema(to, name, text)
            if name.startswith("parts/"):
                sections = with_section(sections, name.removeprefix("parts/").removesuffix(".yaml"))
            continue
        result = filled(before[name], text)
        files[name] = result.text
        for what, words, line in result.left:
            context.unplaced.append(Unplaced(f"{what}, which {name}:{line} has already", "the document", words))
        for title in result.known:
            context.make_anew("title of a part that has one", title)
    if sections != before[f"{HEAD}.yaml"]:
        files[f"{HEAD}.yaml"] = sections
    context.unplaced += _loadable(to, files, before)
    proposals = proposals_file(registry, context.proposed, context.terms, context.differences)
    told = [*context.unplaced, *context.anew]
    unplaced = [*context.unplaced, *forgotten(story, files | {PROPOSALS: proposals}, told)]
    if proposals and (to / PROPOSALS).exists():
        unplaced.append(Unplaced("what the registry lacks", "the document", proposals))
    elif proposals:
        files[PROPOSALS] = proposals
    if unplaced or context.anew:
        earlier = _read(to / UNPLACED)
        files[UNPLACED] = (f"{earlier.rstrip()}\n\n" if earlier else "") + unplaced_file(
            old.name, unplaced, context.anew
        )
    files = {name: text for name, text in files.items() if before.get(name) != text}
    for name, text in files.items():
        replace_file(to / name, text.encode())
    return finished_report(
        old, to, files, story, placed=statement.placed, unplaced=unplaced, before="\n".join(before.values())
    )


def _made(
    statement: Statement, front: list[Block], tops: list[Part], place: _Place, chapters: KnownChapters
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file that a document makes."""
    context = statement.context
    blocks = [*front, *(block for top in tops for block in (top.heading, *top.all_blocks()))]
    texts: list[Block] = [as_text(b) if isinstance(b, Paragraph) and b.level else b for b in blocks]
    if place.by:
        while blocks and isinstance(blocks[0], Paragraph) and context.names.all_of(blocks[0].text):
            context.make_anew("whose report it is", text_of([blocks.pop(0)]))
            texts.pop(0)
        known = next(c for c in chapters.chapters if c.number == place.chapter)
        statement.placed.append(f"chapter {place.chapter}: report by {' and '.join(place.by)}")
        yield known.file, ChapterMaker(context, place.chapter).make_report(known.title, place.by, texts)
    elif place.chapter:
        known = next(c for c in chapters.chapters if c.number == place.chapter)
        part = tops[0] if len(tops) == 1 else Part(Paragraph([Run(known.title)], level=1), [], tops)
        part.blocks[:0] = front
        maker = ChapterMaker(context, place.chapter)
        statement.placed.append(f"chapter {place.chapter}, “{known.title}”")
        yield known.file, maker.make(part)[1]
    elif place.part:
        heading = tops[0].heading if tops else Paragraph([Run(place.part.replace("-", " ").capitalize())], level=1)
        part = Part(heading, [*front, *(tops[0].blocks if tops else ())], [*(tops[0].parts if tops else ()), *tops[1:]])
        statement.placed.append(f"{place.part}: “{part.title}”")
        yield f"{place.part}.yaml", MAKERS[place.part](context, part)
    else:
        statement.lose_front(front)
        yield from statement.parts(tops)


def _place(into: str, folder: Path, chapters: KnownChapters, names: Names) -> _Place:
    match = _PLACE.fullmatch(into)
    if match and match["part"] in MAKERS:
        return _Place(part=match["part"])
    named = [c for c in chapters.chapters if match and match["chapter"] in {str(c.number), c.id, Path(c.file).stem}]
    if not match or not named:
        there = ", ".join(f"chapters/{c.number}" for c in chapters.chapters)
        hint = f"name one of {there}, with #KEY for the report of a State, or {', '.join(MAKERS)}"
        raise ContentError([Problem(folder, 0, 0, f"the edition has nothing called “{into}”", hint)])
    by = tuple((match["by"] or "").split("+")) if match["by"] else ()
    for key in by:
        if not (names.is_one(key) or names.registry.group(key)):
            hint = "name a key of the registry, as in chapters/2#IDN, or two, as in chapters/2#IDN+NZL"
            raise ContentError([Problem(folder, 0, 0, f"the registry has no key “{key}”", hint)])
    return _Place(named[0].number, by)


def _chapters(folder: Path) -> KnownChapters:
    found = KnownChapters()
    for number, file in enumerate(chapter_files(folder, []), start=1):
        text = _read(file)
        root = parse_yaml(text, file, []) if text is not None else None
        if root is None:
            continue
        id, title = (find(root, (key,))[0] for key in ("id", "title"))
        if isinstance(id, Scalar) and isinstance(title, Scalar):
            name = file.relative_to(folder).as_posix()
            found.chapters.append(KnownChapter(name, number, id.value, title.value, is_unwritten(title)))
    return found


def _read(file: Path) -> str | None:
    return read_source(file, file.parent, []) if file.exists() else None


def _loadable(folder: Path, files: dict[str, str], before: Mapping[str, str]) -> Iterator[Unplaced]:
    """Yield what makes the edition unreadable, and take it out of `files`. It is tried in a copy of the folder."""
    trial = folder.parent / f".{folder.name}.{secrets.token_hex(4)}.trial"
    for _ in range(len(files) + 1):
        try:
            shutil.copytree(folder, trial)
            for name, text in files.items():
                replace_file(trial / name, text.encode())
            problems = problems_of(trial)
        finally:
            shutil.rmtree(trial, ignore_errors=True)
        wrong = {p.file.relative_to(trial).as_posix(): p for p in problems if p.file.is_relative_to(trial)}
        if not problems:
            return
        faulty = [name for name in files if name in wrong] or [*files]
        for name in faulty:
            why = wrong[name].message if name in wrong else problems[0].message
            text = files.pop(name)
            added = set(text.split("\n")) - set(before.get(name, "").split("\n"))
            words = "\n".join(line for line in text.split("\n") if line in added)
            yield Unplaced(f"{name}, which could not be read as content ({why})", "the document", words)
