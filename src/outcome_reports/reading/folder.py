"""The files of an edition's folder: those that are read, and those that look as if they should be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from outcome_reports.errors import ContentError, Problem, near_names
from outcome_reports.intake.limits import CONTENT_BYTES, EDITION_BYTES
from outcome_reports.model import PARTS, STANDARD_SECTIONS
from outcome_reports.model.base import SLUG_FORM
from outcome_reports.model.picture_notes import SUFFIX

HEAD = "edition"
CHAPTERS = "chapters"
OWN_PARTS = "parts"
BRAND = "brand"
REGISTRY = "registry"
PROPOSALS = "registry-proposals.yaml"
"""The registry entries that an import proposes; not content of the edition."""
PART_FILES = {part.name: part for part in PARTS.values() if not part.several}
"""The files that an edition may have besides `edition.yaml` and `chapters/`, and the part that each contains."""


def no_edition(folder: Path) -> Problem | None:
    """Return why `folder` is not an edition: it does not exist, or it contains editions. None if it may be one."""
    if not folder.is_dir():
        beside = _editions(folder.parent)
        near = _near(folder.name, beside)
        hint = f"did you mean {beside[near]}?" if near else "name the folder that holds edition.yaml"
        return Problem(folder, 0, 0, "there is no such folder", hint)
    if not (folder / f"{HEAD}.yaml").exists() and (inside := _editions(folder)):
        hint = f"name one of them: {', '.join(map(str, inside.values()))}"
        return Problem(folder, 0, 0, "the folder holds editions but is not one itself", hint)
    return None


def check_new(folder: Path) -> None:
    """Raise ContentError if the folder of a new edition is not empty."""
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a folder that does not exist yet: nothing is ever overwritten"
        what = "the folder is not empty" if folder.is_dir() else "there is a file or a link of this name"
        raise ContentError([Problem(folder, 0, 0, what, hint)])


def too_large(folder: Path) -> Problem | None:
    """Return a problem if the YAML files of `folder` are too large together, without reading them."""
    files = [folder / f"{HEAD}.yaml", *part_files(folder, []), *chapter_files(folder, []), *own_part_files(folder, [])]
    sizes = (file.stat().st_size for file in files if file.is_file())
    # A single file that is too large is refused by name.
    total = sum(size for size in sizes if size <= CONTENT_BYTES)
    if total <= EDITION_BYTES:
        return None
    hint = f"at most {EDITION_BYTES:,}: split it into two editions"
    return Problem(folder, 0, 0, f"the edition has {total:,} bytes of text", hint)


def edition_id(folder: Path) -> str:
    """Return the id of the edition in `folder`, made from the folder's name."""
    name = folder.resolve().name.casefold()
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name).split())
    return (slug if slug[:1].isalpha() else f"edition-{slug}")[:80].rstrip("-")


def _editions(folder: Path) -> dict[str, Path]:
    """Return the editions in `folder`, by name."""
    return {place.name: place for place in _entries(folder) if place.is_dir() and (place / f"{HEAD}.yaml").is_file()}


def part_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files of `folder` named after a part of an edition, without `edition.yaml`.

    Every other YAML file, and folders with YAML files, are problems: they would be silently ignored.
    """
    known = [HEAD, *PART_FILES]
    for file in _entries(folder):
        if file.is_dir() and not _is_like_yaml(file):
            # The target of a link is not content of the edition, and is not even looked at.
            if (
                not file.is_symlink()
                and file.name not in {CHAPTERS, OWN_PARTS, BRAND, REGISTRY}
                and any(_is_like_yaml(inner) and not _is_note(inner) for inner in _entries(file))
            ):
                near = _near(file.name, [CHAPTERS, OWN_PARTS])
                hint = (
                    f"did you mean {near}?" if near else f"chapters go into {CHAPTERS}/, other parts into {OWN_PARTS}/"
                )
                problems.append(Problem(file, 0, 0, "a folder that is not read", hint))
        elif file.suffix == ".yaml" and file.stem in known:
            if file.stem != HEAD:
                yield file
        elif _is_like_yaml(file) and file.name != PROPOSALS:
            near = _near(file.name.partition(".")[0], known)
            files = ", ".join(f"{n}.yaml" for n in known)
            hint = (
                f"did you mean {near}.yaml?"
                if near
                else f"a part of your own goes into {OWN_PARTS}/; files are: {files}"
            )
            problems.append(Problem(file, 0, 0, "no part of an edition has a file of this name", hint))


def chapter_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the chapter files of `folder` in the order of their numbers; report files that may be meant as one."""
    yield from sorted(_files_in(folder, CHAPTERS, "chapter", problems), key=_number)


def own_part_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files of the edition's own parts in `folder`; files that may be meant as one are problems, and so are
    names that a list of sections cannot contain.
    """
    for file in _files_in(folder, OWN_PARTS, "part", problems):
        if re.fullmatch(SLUG_FORM, file.stem) is None:
            what = "not a valid name for a part: use lower-case letters, digits and hyphens, as in “annex-agenda”"
            problems.append(Problem(file, 0, 0, what, "rename it"))
        elif file.stem in STANDARD_SECTIONS:
            what = f"a part of your own cannot have the name of the section “{file.stem}”"
            problems.append(Problem(file, 0, 0, what, "rename it"))
        else:
            yield file


def _files_in(folder: Path, inner: str, what: str, problems: list[Problem]) -> Iterator[Path]:
    if os.path.lexists(folder / inner) and not (folder / inner).is_dir():
        hint = f"make it a folder with the {what}s in it"
        problems.append(Problem(folder / inner, 0, 0, f"not a folder, so no {what} would be read", hint))
        return
    if leads_out(folder, inner):
        problem = "the folder is a link that leads out of the edition"
        problems.append(Problem(folder / inner, 0, 0, problem, "put the folder itself there"))
        return
    for file in _entries(folder / inner):
        if file.suffix == ".yaml" and not file.is_dir():
            yield file
        elif file.is_dir():
            hint = f"make it a file, or move the folder out of {inner}/"
            problems.append(Problem(file, 0, 0, f"this is a folder, and a {what} is a file", hint))
        elif _is_like_yaml(file):
            name = file.name.partition(".")[0]
            problem = f"not a {what}: the names of {what}s end in .yaml"
            problems.append(Problem(file, 0, 0, problem, f"name it {name}.yaml"))


def leads_out(folder: Path, inner: str) -> bool:
    """Return whether the folder `inner` of `folder` is a link out of it, which is not followed."""
    place = folder / inner
    return place.is_dir() and place.is_symlink() and not place.resolve().is_relative_to(folder.resolve())


def _entries(folder: Path) -> list[Path]:
    # Names that begin with a dot belong to programs.
    return sorted(file for file in folder.iterdir() if not file.name.startswith(".")) if folder.is_dir() else []


def _is_like_yaml(file: Path) -> bool:
    # Some editors turn "foreword.yaml" into "foreword.yaml.txt"; others leave a copy "foreword.yaml~".
    return any(suffix.casefold() in {".yaml", ".yml"} for suffix in file.suffixes)


def _is_note(file: Path) -> bool:
    """Return whether a file is a note beside a picture, as “port.jpg.yaml” is beside “port.jpg”."""
    return file.suffix == SUFFIX and file.with_suffix("").is_file() and not _is_like_yaml(file.with_suffix(""))


def _near(name: str, among: Iterable[str]) -> str | None:
    return next(iter(near_names(name, among, alike=0.5)), None)


def _number(file: Path) -> tuple[int, str]:
    digits = file.stem.split("-", maxsplit=1)[0]
    return (int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 1_000_000, file.name)
