"""The files of an imported edition, written so that they load: what does not, gives way to a placeholder."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.output.import_report import Unplaced
from outcome_reports.intake.limits import EDITION_BYTES
from outcome_reports.markup.placeholders import confirm, write_here
from outcome_reports.platform.files import replace_file
from outcome_reports.reading import read_edition
from outcome_reports.reading.yaml_writing import yaml_comment

HEAD = "edition.yaml"
_SHARE = 0.9
"""How much of what an edition may hold an import fills: people go on writing in it."""


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write `files`, texts and pictures, into `folder`, which appears whole or not at all. Raises OSError."""
    beside = folder.parent / f".{folder.name}.{secrets.token_hex(4)}.part"
    try:
        for name, text in files.items():
            replace_file(beside / name, text.encode() if isinstance(text, str) else text)
        if folder.is_dir():
            folder.rmdir()
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def loadable(
    folder: Path, files: dict[str, str], pictures: Mapping[str, bytes]
) -> tuple[dict[str, str], list[Unplaced]]:
    """Return `files` as an edition in `folder` loads them with its `pictures`, and what had to give way.

    A file that content cannot be, for whatever reason, is put among the unplaced with that reason, and a chapter in its
    place keeps the numbers of the others. It is tried beside the folder, where the registry is the same.
    """
    made = dict(files)
    lost: list[Unplaced] = []
    for name in sorted(_movable(made), key=lambda name: -len(made[name])):
        if sum(len(text.encode()) for text in made.values()) <= EDITION_BYTES * _SHARE:
            break
        lost.append(Unplaced(f"{name}, which is too much for one edition", "the whole file", made[name]))
        _give_way(made, name)
    trial = folder.parent / f".{folder.name}.{secrets.token_hex(4)}.trial"
    for _ in range(len(files) + 1):
        try:
            write_folder(trial, {**made, **pictures})
            problems = problems_of(trial)
        finally:
            shutil.rmtree(trial, ignore_errors=True)
        wrong = [p for p in problems if p.file.is_relative_to(trial)]
        faulty = {name for p in wrong if (name := p.file.relative_to(trial).as_posix()) in made and name != HEAD}
        if not faulty:
            break
        for name in sorted(faulty):
            why = next(p.message for p in wrong if p.file.relative_to(trial).as_posix() == name)
            lost.append(Unplaced(f"{name}, which could not be read as content ({why})", "the whole file", made[name]))
            _give_way(made, name)
    return made, lost


def _movable(files: Mapping[str, str]) -> list[str]:
    return [name for name in files if name != HEAD]


def _give_way(files: dict[str, str], name: str) -> None:
    if name.startswith(("chapters/", "parts/")):
        files[name] = _stand_in(name)
    else:
        del files[name]


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return what reading an edition finds wrong in it."""
    try:
        read_edition(folder)
    except ContentError as error:
        return error.problems
    return ()


def _stand_in(name: str) -> str:
    folder, _, file = name.removesuffix(".yaml").partition("/")
    if folder == "parts":
        return f"title: {write_here('the title')}\ntext: |\n  {write_here('the text, which is in unplaced.md')}\n"
    id = file.partition("-")[2]
    comment = yaml_comment(confirm("this chapter: its text is in unplaced.md"))
    return f"{comment}id: {id}\ntitle: {write_here('the title')}\nintroduction: |\n  {write_here('what it is about')}\n"


def unreadable(
    folder: Path, files: dict[str, str], before: Mapping[str, str], pictures: Mapping[str, bytes]
) -> Iterator[Unplaced]:
    """Yield what makes the edition unreadable, and take it out of `files`. It is tried in a copy of the folder, with
    the new `pictures`.
    """
    trial = folder.parent / f".{folder.name}.{secrets.token_hex(4)}.trial"
    for _ in range(len(files) + 1):
        try:
            shutil.copytree(folder, trial)
            for name, text in files.items():
                replace_file(trial / name, text.encode())
            for name, data in pictures.items():
                replace_file(trial / name, data)
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
