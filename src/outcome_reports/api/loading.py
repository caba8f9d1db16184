"""Loading of editions and documents: from a folder, from one of our PDFs, or from the JSON extracted from one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.api.templated_brands import in_template
from outcome_reports.errors import ContentError, Problem
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.reading import checked_overrides, read_brand_file, read_edition
from outcome_reports.writers.output_options import PLAIN, Finish

if TYPE_CHECKING:
    from outcome_reports.api.outcome_document import OutcomeDocument
    from outcome_reports.archive.embedded_source import Archive


def load(
    source: str | Path,
    *,
    brand: str | Path | None = None,
    templates: str | Path | None = None,
    reference_doc: str | Path | None = None,
) -> LoadedEdition:
    """Return the edition in the folder `source`, or in one of our PDFs or the `content.json` extracted from it.

    `brand` is a brand file that replaces the edition's. `templates` is a folder whose `html` templates and `css`
    stylesheets replace ours, file by file. `reference_doc` is a Word template, .dotx or .docx, whose styles, theme,
    page, headers and footers Word files get; it replaces the brand's.

    Raises ContentError, which lists every problem in the folder, `brand`, `templates` and `reference_doc` with its
    file, line and column. For the PDF of an excerpt, which contains no edition, use `load_document`.
    """
    path = Path(source)
    if os.path.isfile(path):  # noqa: PTH113 - a path that the system rejects is not a file, and not an error here
        archive = _read_file(path)
        if isinstance(archive.content, Excerpt):
            message, hint = "this contains an excerpt, not an edition", "open it with outcome_reports.load_document"
            raise ContentError([Problem(path, 0, 0, message, hint)])
        content, own, folder = archive.content, archive.brand, None
    else:
        (content, own), folder = read_edition(path), path
    finish = Finish(checked_overrides(Path(templates))) if templates is not None else PLAIN
    looks = read_brand_file(Path(brand)) if brand is not None else own
    return LoadedEdition(content, in_template(looks, reference_doc), folder, finish)


def load_document(file: str | Path) -> OutcomeDocument:
    """Return the document in one of our PDFs or in the `content.json` extracted from it: its PDF has the same bytes.

    Raises ContentError if there is none.
    """
    archive = _read_file(Path(file))
    if isinstance(archive.content, Excerpt):
        from outcome_reports.api.loaded_excerpt import LoadedExcerpt

        return LoadedExcerpt(archive.content, archive.brand, archive.without).document()
    edition = LoadedEdition(archive.content, archive.brand)
    return edition.make(archive.kind)


def _read_file(path: Path) -> Archive:
    from outcome_reports.archive.embedded_source import extract, read_archive, read_source_file
    from outcome_reports.intake.pdf_attachments import is_pdf

    data = read_source_file(path)
    return read_archive(extract(data, path) if is_pdf(data) else data, path)
