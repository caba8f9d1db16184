"""Overrides of an edition's looks for one build."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from outcome_reports.building.build_request import wanted_path
from outcome_reports.intake.input_folders import InputFolders
from outcome_reports.intake.regular_files import files_recorded
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from outcome_reports.api.publication import LoadedEdition
    from outcome_reports.writers.output_options import Printing


@record(frozen=True, slots=True)
class RenderOverrides:
    """A brand file, a folder of templates, a printer's requirements, and a Word template; each may be None."""

    brand: str | Path | None = None
    templates: str | Path | None = None
    printing: Printing | None = None
    reference_doc: str | Path | None = None

    def folders(self, source: Path) -> InputFolders:
        """Return the folders that the edition in `source` is read from. Raises ArgumentError as `wanted_path` does."""
        brand, templates, reference_doc = (
            wanted_path(given) if given is not None else None
            for given in (self.brand, self.templates, self.reference_doc)
        )
        return InputFolders(source, brand, templates, reference_doc)

    def load(self, source: Path) -> tuple[LoadedEdition, dict[str, str]]:
        """Return the edition in `source` with these looks, and the digests of the files it was read from.

        Raises ContentError.
        """
        from outcome_reports.api.loading import load

        with files_recorded() as read:
            edition = load(source, brand=self.brand, templates=self.templates, reference_doc=self.reference_doc)
        edition.finish = replace(edition.finish, printing=self.printing)
        return edition, self.folders(source).digests(read)

    def digest(self, inputs: Mapping[str, str]) -> str:
        """Return a digest of everything that documents depend on besides their content; `inputs` are those of
        `load`.
        """
        if self == RenderOverrides():
            return ""
        own = sorted(entry for entry in inputs.items() if entry[0].startswith("templates/"))
        return hashlib.sha256(
            repr((self.brand, self.templates, self.printing, self.reference_doc, own)).encode()
        ).hexdigest()
