"""The files that come with the package: templates, styles, brands, wording."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates")


def templates() -> Path:
    """Return the folder of templates: in the package when installed from a wheel, else at the top of the checkout.

    Raises FileNotFoundError if it is in neither, which means a broken installation.
    """
    for place in _PLACES:
        if place.is_dir():
            return place
    raise FileNotFoundError("the templates of outcome_reports are missing: install the package again")
