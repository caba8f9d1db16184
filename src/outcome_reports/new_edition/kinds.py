"""Editions from nothing: skeletons are folders of templates, ours in `templates/kinds/` or a user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from outcome_reports.errors import ArgumentError, ContentError, Problem, did_you_mean
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.new_edition.skeleton import fill_from
from outcome_reports.platform.resources import templates
from outcome_reports.reading.registry_files import read_registry
from outcome_reports.reading.yaml_writing import schema_comment

_COMMON = "_common"
"""What our skeletons share: parts to include, and the starter registry."""
_REGISTRY = "registry"
_SUFFIX = ".j2"
_SCHEMAS = {"chapters": "chapter", "parts": "part", "brand": "brand"}


def kinds() -> tuple[str, ...]:
    """Return the names of our skeletons: "dialogue", "forum", …."""
    return tuple(sorted(place.name for place in _ours().iterdir() if place.is_dir() and place.name != _COMMON))


@dataclass(frozen=True, slots=True)
class Kind:
    """A skeleton for the edition `folder`: the `source` folder of its templates, and the day it is founded on."""

    source: Path
    folder: Path
    today: date

    @classmethod
    def named(cls, kind: str, folder: Path, today: date) -> Kind:
        """Return the skeleton of that name, or in the folder `kind`. Raises ArgumentError if it is neither."""
        if kind in kinds():
            return cls(_ours() / kind, folder, today)
        if Path(kind).is_dir():
            if not (Path(kind) / f"edition.yaml{_SUFFIX}").is_file() and not (Path(kind) / "edition.yaml").is_file():
                raise ArgumentError(f"{kind} is no skeleton: it has no edition.yaml or edition.yaml{_SUFFIX}")
            return cls(Path(kind), folder, today)
        hint = did_you_mean(kind, kinds()) or "or name a folder of templates"
        raise ArgumentError(f"there is no kind “{kind}”: kinds are {', '.join(kinds())}; {hint}")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the bytes of each file of the edition. Raises ContentError for a template that fails."""
        yield from self._filled(self.source, {_REGISTRY})

    def registry(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files of the starter registry: the skeleton's own, or ours."""
        own = self.source / _REGISTRY
        yield from self._filled(own if own.is_dir() else _ours() / _COMMON / _REGISTRY, set())

    def _filled(self, root: Path, without: set[str]) -> Iterator[tuple[str, bytes]]:
        values = self._values()
        for file in sorted(root.rglob("*")):
            name = file.relative_to(root).as_posix()
            parts = PurePosixPath(name).parts
            if not file.is_file() or file.is_symlink() or parts[0] in without or any(p[0] in "._" for p in parts):
                continue
            if not name.endswith(_SUFFIX):
                yield name, file.read_bytes()
                continue
            text = fill_from((root, _ours() / _COMMON), name, values)
            target = name.removesuffix(_SUFFIX)
            comment = ""
            if target.endswith(".yaml") and "yaml-language-server" not in text and root == self.source:
                schema = _SCHEMAS.get(parts[0], PurePosixPath(target).stem)
                comment = schema_comment(self.folder, target, schema)
            yield target, (comment + text).encode()

    def _values(self) -> Mapping[str, object]:
        words = re.sub(r"[-_\s]+", " ", self.folder.resolve().name).strip() or "Meeting"
        key, name = self._organiser()
        return {
            "meeting": words[0].upper() + words[1:],
            "today": self.today,
            "organiser": key,
            "organiser_name": name,
            "document_name": None,
        }

    def _organiser(self) -> tuple[str, str]:
        """Return key and name of the organiser: the first body of a registry that is there, or the starter's."""
        place = find_registry(self.folder)
        if place is None:
            return "ORG", "Secretariat"
        problems: list[Problem] = []
        registry, _ = read_registry(place, problems)
        if problems or registry is None:
            raise ContentError(problems)
        bodies = sorted(registry.entities, key=lambda entity: (entity.key != "ORG", entity.is_state))
        if not bodies:
            what = "the registry has no entity that could be the organiser"
            raise ContentError([Problem(place, 0, 0, what, "add your organisation to entities.yaml")])
        return bodies[0].key, re.sub(r"^[Tt]he ", "", bodies[0].short)


def _ours() -> Path:
    return templates() / "kinds"
