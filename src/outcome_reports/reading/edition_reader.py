"""Reading of an edition's folder into the model, reporting all its problems at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.language.wording import wording_for
from outcome_reports.model import Chapter, Edition, EditionFile, KnownKeys, OwnPart, OwnPartFile, Registry
from outcome_reports.model.consistency import problems_between_parts
from outcome_reports.model.edition import AGREED
from outcome_reports.model.leaves import data_in
from outcome_reports.platform.memory import collection_held_back
from outcome_reports.reading.brand_files import read_brand
from outcome_reports.reading.data_files import read_all_data
from outcome_reports.reading.drawn_data import check_drawn
from outcome_reports.reading.folder import (
    PART_FILES,
    chapter_files,
    edition_id,
    no_edition,
    own_part_files,
    part_files,
    too_large,
)
from outcome_reports.reading.kept import Kept
from outcome_reports.reading.own_wording_file import merged, read_own_wording
from outcome_reports.reading.picture_files import read_picture_notes, read_pictures
from outcome_reports.reading.places import Places
from outcome_reports.reading.registry_files import read_registry
from outcome_reports.reading.source import read_source
from outcome_reports.reading.spreadsheet_rows import Table, stray_tables
from outcome_reports.reading.spreadsheets import rows_beside
from outcome_reports.reading.unfinished import unwritten, unwritten_cells
from outcome_reports.reading.unplaced_words import still_unplaced
from outcome_reports.reading.validation import cut_short, place_of, validate
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Node


def read_edition(folder: str | Path) -> tuple[Edition, Brand]:
    """Return the edition in `folder`, with the registry beside it, and its brand.

    Raises ContentError with every problem in the folder; authors can cause no other error.
    """
    return EditionReader(Path(folder)).read()


def read_edition_with_places(folder: str | Path, *, registry: Registry | None = None) -> tuple[Edition, Brand, Places]:
    """Return the same as `read_edition`, and the places of everything in the files. Raises ContentError.

    Pictures are examined but not prepared for print, which takes long: use this for checking, not for documents.
    `registry` is a registry that has already been read.
    """
    reader = EditionReader(Path(folder), clean_images=False, registry=registry)
    return *reader.read(), reader.places


class EditionReader:
    """Reads one folder and adds to `problems`. Readers that share the cache `kept` read only what changed."""

    def __init__(
        self, folder: Path, *, clean_images: bool = True, registry: Registry | None = None, kept: Kept | None = None
    ) -> None:
        self.folder = folder
        self._kept = kept or Kept()
        self._shared = registry
        self._clean_images = clean_images
        self.problems: list[Problem] = []
        self._nodes: dict[tuple[str | int, ...], tuple[Path, Node]] = {}
        self._tables: dict[Path, Table] = {}
        self._unwritten: list[Problem] = []

    def read(self) -> tuple[Edition, Brand]:
        """Return the edition and its brand. Raises ContentError."""
        try:
            with collection_held_back():
                return self._read()
        except OSError as error:
            # A folder that cannot be listed, or a name longer than the system allows.
            what = f"the folder cannot be read: {error.strerror}"
            self.problems.append(Problem(self.folder, 0, 0, what, "check its name and permissions"))
            raise ContentError(cut_short(self.problems)) from None

    def read_part(self, file: Path, path: tuple[str | int, ...]) -> Any:
        """Return the chapter, or other part with its own file, at `path` of an edition, read from `file`; None if it
        has problems, which are added to `problems`.
        """
        _, keys = self._registry()
        cls = Chapter if path[0] == "chapters" else PART_FILES[file.stem].cls
        part = self._part(cls, file, path, keys)
        return None if self.problems else part

    @property
    def places(self) -> Places:
        """The places in the files of everything that has been read."""
        return Places(self.folder, self._nodes)

    def _read(self) -> tuple[Edition, Brand]:
        if problem := no_edition(self.folder) or too_large(self.folder):
            raise ContentError([problem])
        registry, keys = self._registry()
        head = self._part(EditionFile, self.folder / "edition.yaml", (), keys)
        if head is not None:
            words = read_own_wording(self.folder, head.language, head.wording, self.problems)
            head = head.model_copy(update={"wording": merged(head.wording, words)})
        brand = self._brand(head) if head else None
        parts: dict[str, Any] = {name: getattr(head, name) for name in EditionFile.model_fields} if head else {}
        for file in part_files(self.folder, self.problems):
            known = PART_FILES[file.stem]
            if (part := self._part(known.cls, file, (known.field,), keys)) is not None:
                parts[known.field] = part
        parts["chapters"] = tuple(self._chapters(keys))
        own = list(own_part_files(self.folder, self.problems))
        parts["parts"] = tuple(self._own_parts(own, keys))
        drawn = list(data_in(parts))
        self.problems += stray_tables(self.folder, {source.file for _, source in drawn})
        if head is not None and head.status == "final":
            self.problems += [*self._unwritten, *still_unplaced(self.folder)]
        complete = not self.problems
        parts["images"] = read_pictures(self.folder, parts, self._kept, self._report, encode=self._clean_images)
        parts["picture_notes"] = read_picture_notes(self.folder, parts["images"], self.problems)
        parts["tables"] = read_all_data(self.folder, drawn, self.problems, self._report)
        if head is not None:
            check_drawn(parts, parts["tables"], wording_for(head.language), self._report)
        read = Edition.model_construct(None, id="edition", **parts)
        for found in problems_between_parts(read, complete=complete, own={file.stem for file in own}):
            self._report(found.path, found.message, found.hint, found.at)
        if self.problems or registry is None or brand is None:
            raise ContentError(cut_short(self.problems))
        whole = {"id": edition_id(self.folder), "registry": registry, **parts}
        return Edition.model_validate(whole, context={AGREED: True}), brand

    def _registry(self) -> tuple[Registry | None, KnownKeys | None]:
        if self._shared is not None:
            return self._shared, self._shared.known_keys
        if (folder := find_registry(self.folder)) is None:
            hint = f"put the folder “registry” (entities.yaml, groups.yaml, terms.yaml) into {self.folder.parent}"
            self.problems.append(Problem(self.folder, 0, 0, "there is no registry beside the edition’s folder", hint))
            return None, None
        texts = [read_source(file, folder, []) for file in sorted(folder.glob("*.yaml"))]
        read_from = object() if None in texts else texts
        return self._kept.of(folder, read_from, lambda found: read_registry(folder, found), self.problems)

    def _brand(self, head: EditionFile) -> Brand | None:
        try:
            return read_brand(head.brand, self.folder)
        except ContentError as error:
            for problem in error.problems:
                if problem.line or os.path.lexists(problem.file):
                    self.problems.append(problem)
                else:
                    self._report(("brand",), problem.message, problem.hint)
            return None

    def _chapters(self, keys: KnownKeys | None) -> Iterator[Chapter]:
        number = 0
        for file in chapter_files(self.folder, self.problems):
            if (chapter := self._part(Chapter, file, ("chapters", number), keys)) is not None:
                yield chapter
                number += 1

    def _own_parts(self, files: Iterable[Path], keys: KnownKeys | None) -> Iterator[OwnPart]:
        number = 0
        for file in files:
            if (part := self._part(OwnPartFile, file, ("parts", number), keys)) is not None:
                yield OwnPart.model_construct(**dict(part), id=file.stem)
                number += 1

    def _part(self, cls: type[Any], file: Path, path: tuple[str | int, ...], keys: KnownKeys | None) -> Any:
        if (text := read_source(file, self.folder, self.problems)) is None:
            return None
        node = self._kept.of(file, text, lambda found: parse_yaml(text, file, found), self.problems)
        if node is None:
            return None
        self._unwritten += unwritten(file, text)
        self._nodes[path] = (file, node)
        if rows := rows_beside(cls, file, node, self.folder, keys, self.problems):
            node = rows.node
            self._unwritten += unwritten_cells(rows.table)
            self._tables[rows.table.file] = rows.table
            self._nodes[path] = (file, node)
            self._nodes |= {(*path, *place): (rows.table.file, row) for place, row in rows.places.items()}
            return validate(cls, node, file, self.problems, keys)
        return self._kept.of((cls, file), (text, keys), lambda to: validate(cls, node, file, to, keys), self.problems)

    def _report(self, path: tuple[str | int, ...], message: str, hint: str, at: str = "") -> None:
        """Add a problem with the value at `path`, at the place where it first contains `at`."""
        length = next(length for length in range(len(path), -1, -1) if path[:length] in self._nodes)
        file, node = self._nodes[path[:length]]
        line, column = place_of(node, path[length:], at)
        found = Problem(file, line, column, message, hint)
        self.problems.append(self._tables[file].named(found) if file in self._tables else found)
