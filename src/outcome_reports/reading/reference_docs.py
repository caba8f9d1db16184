"""Word templates in brands."""

from __future__ import annotations

import base64
from pathlib import Path

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.named_files import check_path
from outcome_reports.intake.regular_files import RefusedError


def with_reference_doc(brand: Brand, file: str | Path) -> Brand:
    """Return `brand` with the Word template in `file`. Raises ContentError, which names the file, if it cannot be
    used.
    """
    from outcome_reports.intake.word_templates import read_word_template

    path = Path(file)
    try:
        data = read_word_template(path)
    except RefusedError as error:
        raise ContentError([Problem(path, 0, 0, error.message, error.hint)]) from None
    return _holding(brand, path.name, data)


def with_own_reference_doc(brand: Brand, folder: Path) -> Brand:
    """Return `brand` with the Word template that it names, a path from `folder`, if it names one.

    Raises RefusedError for a template that cannot be used.
    """
    name = brand.reference_doc
    if name is None:
        return _holding(brand, None, b"") if brand.reference_data else brand
    from outcome_reports.intake.word_templates import read_word_template

    try:
        check_path(name, "brand file")
        return _holding(brand, name, read_word_template(folder / name, root=folder))
    except RefusedError as error:
        shown = "" if f"“{name}”" in error.message else f"“{name}”: "
        raise RefusedError(f"{shown}{error.message}", error.hint) from None


def _holding(brand: Brand, name: str | None, data: bytes) -> Brand:
    return brand.model_copy(update={"reference_doc": name, "reference_data": base64.b64encode(data).decode("ascii")})
