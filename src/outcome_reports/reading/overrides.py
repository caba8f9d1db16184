"""A user's own templates and stylesheets: a folder like ours, whose files replace ours."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from outcome_reports.errors import ContentError, Problem, did_you_mean
from outcome_reports.intake.limits import TEMPLATE_BYTES, TEMPLATE_FILES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.platform.resources import templates

_FOLDERS = {"html": ".j2", "html/script": ".js", "css/print": ".css", "css/screen": ".css"}
"""The folders that are allowed, and the suffixes of their files."""
_ALIKE = 0.85
"""The minimum similarity (difflib's ratio) at which the name of a stylesheet counts as a misspelling of one of ours."""


def checked_overrides(folder: Path) -> Path:
    """Return `folder`, resolved, if everything in it is used: templates named like ours, stylesheets in folders named
    like ours.

    A template whose name begins with "_" is the user's own, for other templates to include; a stylesheet with any other
    name is added to ours. Raises ContentError for everything else, suggesting the file that was probably meant.
    """
    if not folder.is_dir():
        raise ContentError([Problem(folder, 0, 0, "the folder of templates does not exist", "name one that exists")])
    files = sorted(islice(_files(folder), TEMPLATE_FILES + 1))
    if len(files) > TEMPLATE_FILES:
        hint = "name a folder that holds nothing but templates"
        raise ContentError([Problem(folder, 0, 0, f"the folder holds more than {TEMPLATE_FILES:,} files", hint)])
    problems = [problem for path in files for problem in _problems(path, path.relative_to(folder))]
    for path in files:
        try:
            data = read_file(path, TEMPLATE_BYTES, root=folder)
            if path.suffix in _FOLDERS.values():
                data.decode("utf-8")
        except RefusedError as error:
            problems.append(Problem(path, 0, 0, error.message, error.hint))
        except UnicodeDecodeError as error:
            message = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
            problems.append(Problem(path, 0, 0, message, "save it as UTF-8"))
    if not files:
        hint = "copy what you want to change from html/, css/print/ or css/screen/ of the package’s templates"
        problems.append(Problem(folder, 0, 0, "the folder of templates is empty", hint))
    if problems:
        raise ContentError(problems)
    return folder.resolve()


def _files(folder: Path) -> Iterator[Path]:
    """Yield everything in `folder`, including links and pipes, except folders and hidden files."""
    for root, folders, names in os.walk(folder):
        inside = (Path(root) / name for name in (*names, *folders) if not name.startswith("."))
        yield from (path for path in inside if path.is_symlink() or not path.is_dir())


def _problems(path: Path, name: Path) -> Iterator[Problem]:
    place = name.parent.as_posix()
    if place.partition("/")[0] == "brand":
        return
    if place not in _FOLDERS:
        hint = f"folders are {', '.join(_FOLDERS)}"
        yield Problem(path, 0, 0, f"“{name.as_posix()}” is not in a folder that is used", hint)
        return
    suffix = _FOLDERS[place]
    if name.suffix != suffix:
        yield Problem(path, 0, 0, f"“{name.name}” is not used: files in {place} end in {suffix}", "rename it")
        return
    ours = sorted(file.name for file in (templates() / place).glob(f"*{suffix}"))
    if name.name in ours or (place == "html" and name.name.startswith("_")):
        return
    meant = did_you_mean(name.name, ours, alike=_ALIKE)
    if place == "html" or meant:
        own = (
            "begin it with “_” if it is for your own templates to include" if place == "html" else "choose another name"
        )
        hint = f"{meant} If not, {own}" if meant else f"the package’s are {', '.join(ours)}; {own}"
        yield Problem(path, 0, 0, f"“{name.name}” replaces none of the package’s files in {place}", hint)
