"""Readers that share what is kept read only what has changed, and find exactly what a new one would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports.errors import ContentError, Problem
from outcome_reports.model import Edition
from outcome_reports.reading.edition_reader import EditionReader
from outcome_reports.reading.kept import Kept
from tests.support.folders import CHAPTER, ENTITIES, HEAD, EditionFolder

if TYPE_CHECKING:
    from pathlib import Path


def _read(folder: Path, kept: Kept | None) -> Edition | tuple[Problem, ...]:
    try:
        return EditionReader(folder, kept=kept).read()[0]
    except ContentError as error:
        return error.problems


SECOND = CHAPTER.replace("id: labour", "id: borders").replace("Labour mobility", "Borders")


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", "Another one, by [[IDN]].")),
        ("chapters/1-labour.yaml", CHAPTER.replace("title:", "title")),
        ("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", "By [[NOBODY]].")),
        ("chapters/1-labour.yaml", "\udcff"),
        ("chapters/3-new.yaml", CHAPTER.replace("id: labour", "id: new")),
        ("chapters/1-labour.recommendations.csv", "no,by,context,recommendation\nR1.1,IDN,A context.,Do it.\n"),
        ("edition.yaml", HEAD.replace("number: 4", "number: 5")),
        ("edition.yaml", HEAD.replace("organiser: RSO", "organiser: NOBODY")),
        ("../registry/entities.yaml", ENTITIES.replace("short: Indonesia", "short: The Archipelago")),
        ("../registry/entities.yaml", ENTITIES.replace("- key: IOM", "- key: OIM")),
        ("../registry/entities.yaml", ENTITIES.replace("entities:", "entities")),
        ("../registry/entities.yaml", b"\xff\xfe"),
    ],
)
def test_a_change_is_read_as_if_all_were_read_again_and_so_is_taking_it_back(
    folder: EditionFolder, name: str, changed: str | bytes
) -> None:
    folder.write("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", "An introduction by [[IOM]]."))
    folder.write("chapters/2-borders.yaml", SECOND)
    kept = Kept()
    first = _read(folder.path, kept)
    before = (folder.path / name).read_bytes() if (folder.path / name).exists() else None
    folder.write(name, changed.encode("utf-8", "surrogateescape") if isinstance(changed, str) else changed)
    anew = _read(folder.path, None)
    assert anew != first
    for _ in range(2):
        assert _read(folder.path, kept) == anew
    if before is None:
        (folder.path / name).unlink()
    else:
        folder.write(name, before)
    assert _read(folder.path, kept) == first


def test_what_has_not_changed_is_not_read_again(folder: EditionFolder) -> None:
    folder.write("chapters/1-labour.yaml", CHAPTER)
    folder.write("chapters/2-borders.yaml", SECOND)
    kept = Kept()
    first = _read(folder.path, kept)
    folder.write("chapters/2-borders.yaml", SECOND.replace("An introduction.", "Another."))
    second = _read(folder.path, kept)
    assert isinstance(first, Edition)
    assert isinstance(second, Edition)
    assert second.registry is first.registry
    assert second.chapters[0] is first.chapters[0]
    assert second.chapters[1] is not first.chapters[1]
