"""The place for a document in an existing edition."""

from __future__ import annotations

import re
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.mapping.known_chapters import KnownChapter, KnownChapters
from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.part_mapping import MAKERS
from outcome_reports.importing.output.filling import is_unwritten
from outcome_reports.platform.records import record
from outcome_reports.reading.folder import chapter_files
from outcome_reports.reading.source import read_source
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Scalar, find

_PLACE = re.compile(r"chapters/(?P<chapter>[\w-]+)(?:\.yaml)?(?:#(?P<by>[\w+-]+))?|(?P<part>[a-z-]+)(?:\.yaml)?")


@record(frozen=True, slots=True)
class Place:
    """The place for a whole document: a chapter's number, the keys of a report, or the name of a part."""

    chapter: int = 0
    by: tuple[str, ...] = ()
    part: str = ""


def place_named(into: str, folder: Path, chapters: KnownChapters, names: Names) -> Place:
    """Return the place that `into` names: "chapters/2", "chapters/2#IDN", "foreword". Raises ContentError."""
    match = _PLACE.fullmatch(into)
    if match and match["part"] in MAKERS:
        return Place(part=match["part"])
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
    return Place(named[0].number, by)


def chapters_of(folder: Path) -> KnownChapters:
    """Return the chapters of the edition in `folder`."""
    found = KnownChapters()
    for number, file in enumerate(chapter_files(folder, []), start=1):
        root = parse_yaml(read_source(file, folder, []) or "", file, [])
        id, title = (find(root, (key,))[0] if root is not None else None for key in ("id", "title"))
        if isinstance(id, Scalar) and isinstance(title, Scalar):
            name = file.relative_to(folder).as_posix()
            found.chapters.append(KnownChapter(name, number, id.value, title.value, is_unwritten(title)))
    return found
