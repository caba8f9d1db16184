"""An edition's folder to the model, with every problem in it found at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outcome_reports.model import (
    Chapter,
    Contact,
    Edition,
    EditionFile,
    Foreword,
    Insights,
    KnownKeys,
    LookingAhead,
    Overview,
    Participation,
    Registry,
    Summary,
)
from outcome_reports.model.base import Content
from outcome_reports.model.consistency import problems_between_parts
from outcome_reports.problems import ContentError, Problem
from outcome_reports.reading.images import ImageError, read_image
from outcome_reports.reading.nodes import Node
from outcome_reports.reading.registry import find_registry, read_registry
from outcome_reports.reading.source import read_source
from outcome_reports.reading.validation import place_of, validate
from outcome_reports.reading.yaml import parse_yaml

PARTS: dict[str, type[Content]] = {
    "foreword": Foreword,
    "overview": Overview,
    "insights": Insights,
    "looking-ahead": LookingAhead,
    "participation": Participation,
    "contact": Contact,
    "summary": Summary,
}
"""The files that an edition may have beside `edition.yaml` and `chapters/`, and what each holds."""


def read_edition(folder: str | Path) -> Edition:
    """The edition in `folder`, with the registry beside it.

    Raises ContentError with every problem of the whole folder; nothing else for anything an author can do.
    """
    return EditionReader(Path(folder)).read()


class EditionReader:
    """Reads one folder; `problems` grows with what is found wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self._nodes: dict[tuple[str | int, ...], tuple[Path, Node]] = {}

    def read(self) -> Edition:
        """The edition. Raises ContentError."""
        if not self.folder.is_dir():
            message, hint = "there is no such folder", "name the folder that holds edition.yaml"
            raise ContentError([Problem(self.folder, 0, 0, message, hint)])
        registry = self._registry()
        keys = registry.known_keys if registry else None
        parts: dict[str, Any] = {}
        head = self._part(EditionFile, self.folder / "edition.yaml", (), keys)
        if head is not None:
            parts |= {name: getattr(head, name) for name in EditionFile.model_fields}
        for file in self._files():
            cls = PARTS[file.stem]
            name = file.stem.replace("-", "_")
            if (part := self._part(cls, file, (name,), keys)) is not None:
                parts[name] = part
        chapters = list(self._chapters(keys))
        parts["chapters"] = tuple(chapter for chapter in chapters if chapter is not None)
        parts["images"] = self._images(parts.get("foreword"))
        if all(chapter is not None for chapter in chapters):
            self._check_between(Edition.model_construct(id="edition", **parts))
        if self.problems or registry is None:
            raise ContentError(self.problems)
        return Edition.model_validate({"id": self._id(), "registry": registry, **parts})

    def _id(self) -> str:
        name = self.folder.resolve().name.casefold()
        slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name).split())
        return slug if slug[:1].isalpha() else f"edition-{slug}".rstrip("-")

    def _registry(self) -> Registry | None:
        folder = find_registry(self.folder.resolve())
        if folder is None:
            message = "there is no registry beside the edition"
            hint = f"put the folder “registry” (entities.yaml, groups.yaml, terms.yaml) into {self.folder.parent}"
            self.problems.append(Problem(self.folder, 0, 0, message, hint))
            return None
        return read_registry(self.folder.parent / "registry", self.problems)

    def _files(self) -> Iterator[Path]:
        names = ["edition", *PARTS]
        for file in sorted(self.folder.iterdir()):
            if file.suffix not in {".yaml", ".yml"} or file.stem == "edition":
                continue
            if file.suffix == ".yaml" and file.stem in PARTS:
                yield file
                continue
            near = difflib.get_close_matches(file.stem, names, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}.yaml?" if near else "files are: " + ", ".join(f"{n}.yaml" for n in names)
            self.problems.append(Problem(file, 0, 0, "a file that no part of an edition is named after", hint))

    def _chapters(self, keys: KnownKeys | None) -> Iterator[Chapter | None]:
        folder = self.folder / "chapters"
        files = sorted(folder.iterdir(), key=_number) if folder.is_dir() else []
        number = 0
        for file in files:
            if file.suffix == ".yml":
                self.problems.append(Problem(file, 0, 0, "chapters end in .yaml", f"name it {file.stem}.yaml"))
            if file.suffix != ".yaml":
                continue
            yield self._part(Chapter, file, ("chapters", number), keys)
            number += 1

    def _part(self, cls: type[Any], file: Path, path: tuple[str | int, ...], keys: KnownKeys | None) -> Any:
        text = read_source(file, file, self.problems)
        node = parse_yaml(text, file, self.problems) if text is not None else None
        if node is None:
            return None
        self._nodes[path] = (file, node)
        return validate(cls, node, file, self.problems, keys)

    def _images(self, foreword: Foreword | None) -> dict[str, bytes]:
        images: dict[str, bytes] = {}
        for index, signatory in enumerate(foreword.signatories if foreword else ()):
            if signatory.signature is None:
                continue
            try:
                images[signatory.signature] = read_image(self.folder, signatory.signature)
            except ImageError as error:
                images[signatory.signature] = b""
                message, _, hint = str(error).partition(": ")
                self._report(("foreword", "signatories", index, "signature"), message, hint)
        return images

    def _check_between(self, edition: Edition) -> None:
        for found in problems_between_parts(edition):
            self._report(found.path, found.message, found.hint)

    def _report(self, path: tuple[str | int, ...], message: str, hint: str) -> None:
        for length in (2, 1, 0):
            if path[:length] in self._nodes:
                file, node = self._nodes[path[:length]]
                line, column = place_of(node, path[length:])
                self.problems.append(Problem(file, line, column, message, hint))
                return
        raise AssertionError(f"no file holds {path}")


def _number(file: Path) -> tuple[int, str]:
    digits = file.stem.split("-")[0]
    return (int(digits) if digits.isascii() and digits.isdigit() else 1_000_000, file.name)
