from __future__ import annotations

import pytest

from outcome_reports.branding.brand import Brand
from outcome_reports.model import Chapter, OwnPart
from outcome_reports.platform.attribute_docstrings import attribute_docstrings


@pytest.mark.parametrize(
    ("cls", "name", "begins"),
    [
        (Chapter, "title", "The chapter’s heading."),
        (OwnPart, "title", "Heading of the part."),
        (Brand, "cover_lead", "Large figures, numerals and small text on the primary colour"),
    ],
)
def test_what_a_class_says_of_an_attribute(cls: type, name: str, begins: str) -> None:
    assert name in attribute_docstrings(cls)
    assert attribute_docstrings(cls)[name].startswith(begins)


def test_values_methods_and_strings_that_are_not_below_an_attribute_are_no_docstrings() -> None:
    found = attribute_docstrings(Brand)
    assert set(found) <= {*Brand.model_fields, "_EXAMPLE"}
    assert attribute_docstrings(int) == {}
