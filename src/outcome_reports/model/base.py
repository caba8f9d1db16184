"""What every class of the model has in common."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from outcome_reports.language.tags import FORM, language_problem


class Content(BaseModel):
    """Base of the model: immutable, and a key it does not know is an error.

    `hide_input_in_errors` keeps text that is not yet cleared out of logs.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
        validate_default=True,
    )


def _single_line(text: str) -> str:
    lines = text.split("\n")
    if any(line.strip() for line in lines[1:]):
        raise ValueError("a title is one line: take the line break out, or use “>-” instead of “|”")
    if "[[" in text:
        raise ValueError("“[[” has no meaning in a title: write the name itself")
    # NFC, because names are compared character by character.
    if not (words := unicodedata.normalize("NFC", text).split()):
        raise PydanticCustomError("string_too_short", "a text is expected")
    return " ".join(words)


def _date(value: object) -> object:
    # Pydantic would take “20260127” for seconds since 1970, and a time of the day for nothing.
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_form", "input should be a date")
    return value


Date = Annotated[date, BeforeValidator(_date)]
"""A day, as year-month-day."""


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    for value, count in Counter(values).items():
        if count > 1:
            raise ValueError(f"“{value}” stands twice in this list: take one out")
    return values


Distinct = AfterValidator(_distinct)
"""Lists in which nothing may stand twice."""


Line = Annotated[str, StringConstraints(min_length=1, max_length=400), AfterValidator(_single_line)]
"""One line of plain text, without markup."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80)]
"""An identifier in addresses and bookmarks: small letters, digits and single hyphens, as in "labour-mobility"."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s]+$", max_length=2000)]
"""A web address with its scheme."""


def _language(tag: str) -> str:
    if problem := language_problem(tag):
        raise ValueError(": ".join(problem))
    return tag


Language = Annotated[str, AfterValidator(_language), WithJsonSchema({"type": "string", "pattern": FORM})]
"""A BCP 47 language tag such as "en-GB"."""
