"""Reading of brand files."""

from __future__ import annotations

from pathlib import Path

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.platform.resources import templates
from outcome_reports.reading.logos import read_logo
from outcome_reports.reading.reference_docs import with_own_reference_doc
from outcome_reports.reading.source import read_source
from outcome_reports.reading.validation import cut_short, place_of, validate
from outcome_reports.reading.yaml import parse_yaml


def read_brand(name: str, folder: Path | None = None) -> Brand:
    """Return the brand `name`: the file `brand/NAME.yaml` of `folder`, if it has one, else of the package.

    Raises ContentError if there is no such file, or with every problem in it (contrast included).
    """
    places = [place / "brand" / f"{name}.yaml" for place in (folder, templates()) if place]
    file = next((place for place in places if place.exists() or place.is_symlink()), None)
    if file is None:
        known = ", ".join(sorted(path.stem for path in places[-1].parent.glob("*.yaml")))
        raise ContentError([Problem(places[0], 0, 0, f"unknown brand “{name}”", f"brands are: {known}")])
    return read_brand_file(file, folder if file == places[0] else None)


def read_brand_file(file: Path, root: Path | None = None) -> Brand:
    """Return the brand in `file`, which must really be inside `root`, by default its own folder.

    Raises ContentError with every problem in it (contrast included).
    """
    problems: list[Problem] = []
    text = read_source(file, root or file.parent, problems)
    node = parse_yaml(text, file, problems) if text is not None else None
    brand = validate(Brand, node, file, problems) if node is not None else None
    if brand is None or node is None:
        raise ContentError(cut_short(problems))
    place: tuple[str, ...] = ("logo", "file")
    try:
        if brand.logo is not None:
            brand = brand.model_copy(update={"logo": read_logo(file.parent, brand.logo)})
        place = ("reference_doc",)
        return with_own_reference_doc(brand, file.parent)
    except RefusedError as error:
        line, column = place_of(node, place)
        raise ContentError([Problem(file, line, column, error.message, error.hint)]) from None
