"""The schema of every kind of content file, as files."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import ContentError, Problem
from outcome_reports.model import PARTS, EditionFile, EntityFile, GroupFile, OwnPartFile, Registry, TermFile
from outcome_reports.platform.files import replace_file
from outcome_reports.reading.registry_files import read_registry
from outcome_reports.schemas.generating import Schema, schema_of

FILES: dict[str, type[BaseModel]] = {
    "edition": EditionFile,
    **{part.schema: OwnPartFile if part.about.own else part.cls for part in PARTS.values()},
    "entities": EntityFile,
    "groups": GroupFile,
    "terms": TermFile,
    "brand": Brand,
}
"""Each kind of content file, and the model that reads it."""


def content_schemas(registry: Registry | None = None) -> dict[str, Schema]:
    """Return the schema of each kind of content file, by name ("chapter"); a `registry` lets editors offer its keys."""
    return {name: schema_of(model, name, registry) for name, model in FILES.items()}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema into `folder`, "chapter.json" for chapters, and return the files.

    Beside the editions (`content/schemas`) they know the keys of the registry there. Content files refer to them in
    their first line: `# yaml-language-server: $schema=../schemas/edition.json`. Raises ContentError for a registry
    that cannot be read, and OSError.
    """
    problems: list[Problem] = []
    place = folder.parent / "registry"
    registry = read_registry(place, problems)[0] if place.is_dir() else None
    if problems:
        raise ContentError(problems)
    files = []
    for name, schema in content_schemas(registry).items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        replace_file(folder / f"{name}.json", text.encode())
        files.append(folder / f"{name}.json")
    return tuple(files)
