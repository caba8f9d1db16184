"""Brands with a Word template, and the warning about styles that the template lacks."""

from __future__ import annotations

import functools
import logging
from pathlib import Path

from outcome_reports.branding.brand import Brand

_LOG = logging.getLogger(__name__)


def in_template(brand: Brand, reference_doc: str | Path | None) -> Brand:
    """Return `brand` with the Word template in the file `reference_doc`, or unchanged if that is None.

    Raises ContentError for a file that cannot be used.
    """
    if reference_doc is None:
        return brand
    from outcome_reports.reading import with_reference_doc

    return with_reference_doc(brand, reference_doc)


def tell_missing_styles(brand: Brand) -> None:
    """Warn once, in the log, about styles that the template of a brand lacks."""
    if said := missing_styles(brand):
        _tell(said)


@functools.lru_cache(maxsize=64)
def _tell(said: str) -> None:
    _LOG.warning("%s", said)


def missing_styles(brand: Brand) -> str:
    """Return the warning about styles that the template of a brand lacks, "" for none or without a template."""
    if not brand.reference_data:
        return ""
    from outcome_reports.writers.docx.house.house_template import house_of

    house = house_of(brand)
    if house is None or not house.matches.missing:
        return ""
    names = [f"“{name}”" for name in house.matches.missing]
    if len(names) == 1:
        return f"{house.name} has no style {names[0]}: ours is used in Word; add it to the template to have your own"
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{house.name} has no styles {listed}: ours are used in Word; add them to the template to have your own"
