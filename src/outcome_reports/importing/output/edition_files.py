"""The files of an imported edition, written so that they load: values that do not are replaced by placeholders."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.output.import_report import Unplaced
from outcome_reports.intake.input_folders import copy_inputs
from outcome_reports.intake.limits import EDITION_BYTES
from outcome_reports.markup.placeholders import confirm, write_here
from outcome_reports.platform.files import replace_file
from outcome_reports.reading import read_edition
from outcome_reports.reading.yaml_writing import yaml_comment, yaml_scalar

HEAD = "edition.yaml"
_SHARE = 0.9
"""The share of an edition's limits that an import may fill: people continue writing in it."""


def in_bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    """Return texts by file name as bytes."""
    return {name: text.encode() for name, text in files.items()}


@contextmanager
def trial(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Yield a copy of `folder`, if it exists, with `files` in it; next to it, so that the registry is the same."""
    place = folder.parent / f".{folder.name}.{secrets.token_hex(4)}.trial"
    try:
        if folder.exists():
            copy_inputs(folder, place)
        for name, data in files.items():
            replace_file(place / name, data)
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def loadable(folder: Path, files: dict[str, str], pictures: dict[str, bytes]) -> tuple[dict[str, str], list[Unplaced]]:
    """Return `files` so that an edition in `folder` loads them with its `pictures`, and the values replaced.

    A file that cannot be content is unplaced, with the reason, and a placeholder chapter keeps the numbers of the
    others.
    """
    made = dict(files)
    lost: list[Unplaced] = []
    for name in sorted((name for name in made if name != HEAD), key=lambda name: -len(made[name])):
        if sum(len(text.encode()) for text in made.values()) <= EDITION_BYTES * _SHARE:
            break
        lost.append(Unplaced(f"{name}, which is too large for one edition", "the whole file", made[name]))
        _give_way(made, name)
    for _ in range(len(files) + 1):
        with trial(folder, in_bytes(made) | pictures) as place:
            problems = problems_of(place)
        wrong = [(p.file.relative_to(place).as_posix(), p.message) for p in problems if p.file.is_relative_to(place)]
        faulty = {name for name, _ in wrong if name in made and name != HEAD}
        if not faulty:
            break
        for name in sorted(faulty):
            why = next(message for where, message in wrong if where == name)
            lost.append(Unplaced(f"{name}, which could not be read as content ({why})", "the whole file", made[name]))
            _give_way(made, name)
    return made, lost


def _give_way(files: dict[str, str], name: str) -> None:
    if name.startswith(("chapters/", "parts/")):
        files[name] = _stand_in(name)
    else:
        del files[name]


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return the problems found in reading an edition."""
    try:
        read_edition(folder)
    except ContentError as error:
        return error.problems
    return ()


def _stand_in(name: str) -> str:
    folder, _, file = name.removesuffix(".yaml").partition("/")
    title = f"title: {yaml_scalar(write_here('the title'))}\n"
    if folder == "parts":
        return f"{title}text: |\n  {write_here('the text, which is in unplaced.md')}\n"
    comment = yaml_comment(confirm("this chapter: its text is in unplaced.md"))
    return f"{comment}id: {file.partition('-')[2]}\n{title}introduction: |\n  {write_here('what it is about')}\n"


def unreadable(
    folder: Path, files: dict[str, str], before: Mapping[str, str], pictures: dict[str, bytes]
) -> Iterator[Unplaced]:
    """Yield the values that make the edition unreadable, and remove them from `files`; try a copy with `pictures`."""
    for _ in range(len(files) + 1):
        with trial(folder, in_bytes(files) | pictures) as place:
            problems = problems_of(place)
        wrong = {p.file.relative_to(place).as_posix(): p for p in problems if p.file.is_relative_to(place)}
        if not problems:
            return
        faulty = [name for name in files if name in wrong] or [*files]
        for name in faulty:
            why = wrong[name].message if name in wrong else problems[0].message
            text = files.pop(name)
            added = set(text.split("\n")) - set(before.get(name, "").split("\n"))
            words = "\n".join(line for line in text.split("\n") if line in added)
            yield Unplaced(f"{name}, which could not be read as content ({why})", "the document", words)
