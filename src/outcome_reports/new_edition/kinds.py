"""First editions from skeletons: folders of templates, ours in `templates/kinds/` or a user's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from outcome_reports.errors import ArgumentError, did_you_mean
from outcome_reports.new_edition.skeleton import fill_from
from outcome_reports.platform.records import record
from outcome_reports.platform.resources import templates
from outcome_reports.reading.yaml_writing import schema_comment

DEFAULT_KIND = "dialogue"
"""The default kind."""

_COMMON = "_common"
"""The folder that our skeletons share: parts to include, and the starter registry."""
_REGISTRY = "registry"
_SUFFIX = ".j2"
_SCHEMAS = {"chapters": "chapter", "parts": "part", "brand": "brand"}


def kinds() -> tuple[str, ...]:
    """Return the names of our skeletons: "dialogue", "forum", …."""
    return tuple(sorted(place.name for place in _ours().iterdir() if place.is_dir() and place.name != _COMMON))


@record(frozen=True, slots=True)
class Kind:
    """A skeleton for the edition `folder`: the `source` folder of its templates, and the `values` to fill in."""

    source: Path
    folder: Path
    values: Mapping[str, object]

    @classmethod
    def named(cls, kind: str, folder: Path, values: Mapping[str, object]) -> Kind:
        """Return the skeleton called `kind`, or in the folder `kind`. Raises ArgumentError if it is neither."""
        if kind in kinds():
            return cls(_ours() / kind, folder, values)
        if Path(kind).is_dir():
            if not (Path(kind) / f"edition.yaml{_SUFFIX}").is_file() and not (Path(kind) / "edition.yaml").is_file():
                raise ArgumentError(f"{kind} is not a skeleton: it has no edition.yaml or edition.yaml{_SUFFIX}")
            return cls(Path(kind), folder, values)
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
        for file in sorted(root.rglob("*")):
            name = file.relative_to(root).as_posix()
            parts = PurePosixPath(name).parts
            if not file.is_file() or file.is_symlink() or parts[0] in without or any(p[0] in "._" for p in parts):
                continue
            if not name.endswith(_SUFFIX):
                yield name, file.read_bytes()
                continue
            text = fill_from((root, _ours() / _COMMON), name, self.values)
            target = name.removesuffix(_SUFFIX)
            comment = ""
            if target.endswith(".yaml") and "yaml-language-server" not in text and root == self.source:
                schema = _SCHEMAS.get(parts[0], PurePosixPath(target).stem)
                comment = schema_comment(self.folder, target, schema)
            yield target, (comment + text).encode()


def _ours() -> Path:
    return templates() / "kinds"
