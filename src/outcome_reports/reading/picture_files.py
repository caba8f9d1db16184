"""The pictures that an edition names, and the notes beside them."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from outcome_reports.errors import Problem
from outcome_reports.intake.images import clean_image
from outcome_reports.intake.limits import PICTURE_BYTES
from outcome_reports.intake.named_files import read_named
from outcome_reports.intake.pictures import PictureRoom
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.model import PARTS
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.model.leaves import pictures_of
from outcome_reports.model.picture_notes import SUFFIX, PictureNote
from outcome_reports.reading.kept import Kept
from outcome_reports.reading.source import read_source
from outcome_reports.reading.validation import validate
from outcome_reports.reading.yaml import parse_yaml

COVER_PICTURE = "cover_picture"
"""The key of `edition.yaml` that names a picture."""


def read_pictures(
    folder: Path,
    parts: Mapping[str, object],
    kept: Kept,
    report: Callable[[ModelPath, str, str, str], None],
    *,
    encode: bool,
) -> dict[str, bytes]:
    """Return the bytes of every picture that `parts` name, cleaned if `encode`; `report` gets the problems."""
    images: dict[str, bytes] = {}
    room = PictureRoom()
    for part in (COVER_PICTURE, *PARTS):
        for path, name in pictures_of(parts.get(part), (part,)):
            try:
                data = read_named(folder, name, PICTURE_BYTES)
                clean = functools.partial(clean_image, name, data, encode=encode, room=room)
                images[name] = kept.of(name, data, lambda _, clean=clean: clean(), [])  # type: ignore[misc]
            except RefusedError as error:
                images[name] = b""
                report(path, error.message, error.hint, name)
    return images


def read_picture_notes(folder: Path, names: Iterable[str], problems: list[Problem]) -> dict[str, PictureNote]:
    """Return the notes beside the pictures of these `names`; problems are added to `problems`."""
    notes: dict[str, PictureNote] = {}
    for name in names:
        file = folder / f"{name}{SUFFIX}"
        # With its suffix a name can be too long for any file.
        if not os.path.lexists(file):
            continue
        text = read_source(file, folder, problems)
        node = None if text is None else parse_yaml(text, file, problems)
        note = None if node is None else validate(PictureNote, node, file, problems)
        if note is not None:
            notes[name] = note
    return notes
