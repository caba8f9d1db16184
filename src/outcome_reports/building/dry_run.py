"""Dry runs of builds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outcome_reports.building.build_request import (
    default_target,
    named,
    site_address,
    wanted_excerpts,
    wanted_formats,
    wanted_path,
)
from outcome_reports.building.plan import excerpt_specs, head_stem, subjects
from outcome_reports.building.render_overrides import RenderOverrides
from outcome_reports.building.web_folder import extra_files
from outcome_reports.composing.documents.registry import OF_EDITION, STATEMENT
from outcome_reports.writers.output_options import Printing
from outcome_reports.writers.registry import STANDARD


def planned_files(  # noqa: PLR0913 - those of `build`
    folder: str | Path,
    out: str | Path | None = None,
    *,
    formats: str | Iterable[str] = STANDARD,
    documents: str | Iterable[str] = STATEMENT,
    excerpts: str | Iterable[str] | None = None,
    group: str | None = None,
    brand: str | Path | None = None,
    templates: str | Path | None = None,
    printing: Printing | None = None,
    reference_doc: str | Path | None = None,
    site: str | None = None,
    **_making: object,
) -> list[Path]:
    """Return the files that `build` would make with the same arguments, or find unchanged. Nothing is written.

    Arguments of `build` that do not affect the list of files are accepted and ignored.

    Raises the errors of `build` for wrong arguments and content.
    """
    names, heads = wanted_formats(formats), named(documents, OF_EDITION, "document")
    source = wanted_path(folder)
    target = wanted_path(out) if out is not None else default_target(source)
    edition, _ = RenderOverrides(brand, templates, printing, reference_doc).load(source)
    stems = [head_stem(edition, kind) for kind in heads]
    if site:
        site_address(site)
    beside = extra_files(stems, names, final=edition.content.status == "final") if site else []
    keys = subjects(edition, wanted_excerpts(excerpts), group)
    stems += [spec.stem for spec in excerpt_specs(edition, keys)]
    return [target / f"{stem}.{name}" for stem in stems for name in names] + [target / name for name in beside]
