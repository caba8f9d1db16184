"""What a build is to look like besides the edition's own choice."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from outcome_reports.building.render_environment import digest_of
from outcome_reports.writers.output_options import Printing

if TYPE_CHECKING:
    from outcome_reports.api.publication import LoadedEdition

_PICTURE = re.compile(r"\bfile:\s*['\"]?([^'\"{}\n]+?\.(?:svg|png|jpe?g))\b", re.IGNORECASE)
"""Names of pictures in a brand file, which need not be sound to be looked at."""


@dataclass(frozen=True, slots=True)
class RenderOverrides:
    """A brand file instead of the edition's, a folder of templates, and what a printing house asks for; or None."""

    brand: str | Path | None = None
    templates: str | Path | None = None
    printing: Printing | None = None

    def load(self, source: Path) -> LoadedEdition:
        """The edition in `source`, dressed. Raises ContentError."""
        from outcome_reports.api.publication import load

        edition = load(source, brand=self.brand, templates=self.templates)
        edition.finish = replace(edition.finish, printing=self.printing)
        return edition

    def digest(self) -> str:
        """Stands for all of it, files included, as they are on the disk; "" for nothing."""
        if self == RenderOverrides():
            return ""
        digest = hashlib.sha256(repr((self.brand, self.templates, self.printing)).encode())
        for root in (Path(place) for place in (self.brand, self.templates) if place is not None):
            inside = _with_pictures(root) if root.is_file() else root.rglob("*")
            files = sorted(path for path in inside if path.is_file())
            digest.update(digest_of(files, root.parent).encode())
        return digest.hexdigest()


def _with_pictures(brand: Path) -> Iterator[Path]:
    """The brand file and the files beside it that it may name as its logo."""
    yield brand
    for name in _PICTURE.findall(brand.read_text(encoding="utf-8", errors="replace")):
        yield brand.parent / name
