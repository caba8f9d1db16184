"""The base of all classes of the model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from outcome_reports.language.tags import FORM, language_problem
from outcome_reports.language.wording import wording_for
from outcome_reports.markup import MAX_IN_CODE, mail_fault, plain_address, web_fault
from outcome_reports.markup.hosts import Fault


class Content(BaseModel):
    """Base of the model: immutable; an unknown key is an error.

    `hide_input_in_errors` keeps text that is not yet cleared out of logs. Modules with classes of the model do not
    import `annotations` from `__future__`: pydantic would have to evaluate each annotation, which a command waits for.
    For the same reason `defer_build` leaves the validators of a class until something is validated.
    """

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        extra="forbid",
        allow_inf_nan=False,
        hide_input_in_errors=True,
        validate_default=True,
    )
    _EXAMPLE: ClassVar[Mapping[str, Any]] = {}
    """For editors, the values of fields whose example follows neither from their default nor from their class."""


def _single_line(text: str) -> str:
    lines = text.split("\n")
    if any(line.strip() for line in lines[1:]):
        raise ValueError("a title is one line: remove the line break, or use “>-” instead of “|”")
    if "[[" in text:
        raise ValueError("“[[” has no meaning in a title: write the name itself")
    # NFC, because names are compared character by character.
    if not (words := unicodedata.normalize("NFC", text).split()):
        raise PydanticCustomError("string_too_short", "a text is expected")
    return " ".join(words)


def _date(value: object) -> object:
    # Pydantic would read “20260127” as seconds since 1970, and ignore a time of day.
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_form", "input should be a date")
    return value


Date = Annotated[date, BeforeValidator(_date)]
"""A day, as year-month-day."""


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            raise PydanticCustomError(
                "repeated", "“{value}” is in this list twice: delete one", {"value": value, "entry": index}
            )
        seen.add(value)
    return values


Distinct = AfterValidator(_distinct)
"""Lists without repeated entries."""


Line = Annotated[str, StringConstraints(min_length=1, max_length=400), AfterValidator(_single_line)]
"""One line of plain text, without markup."""

SLUG_FORM = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG_FORM, max_length=80)]
"""An identifier in addresses and bookmarks: small letters, digits and single hyphens, as in "labour-mobility"."""


def _address(fault: Callable[[str], Fault | None]) -> AfterValidator:
    def judge(address: str) -> str:
        if found := fault(address):
            raise PydanticCustomError("address", "{why}: {hint}", {"why": found[0], "hint": found[1]})
        return plain_address(address)

    return AfterValidator(judge)


_WEB_FORM = {"type": "string", "pattern": r"^[Hh][Tt]{2}[Pp][Ss]?://[^\s/]+\.[^\s]+$"}

WebAddress = Annotated[str, _address(web_fault), WithJsonSchema(_WEB_FORM)]
"""A web address with its scheme."""

CodedAddress = Annotated[str, _address(partial(web_fault, longest=MAX_IN_CODE)), WithJsonSchema(_WEB_FORM)]
"""A web address that is also printed as a QR code."""

_MAIL_FORM = {"type": "string", "pattern": r"^[^@\s]+@[^@\s]+\.[^@\s]+$"}

MailAddress = Annotated[str, _address(mail_fault), WithJsonSchema(_MAIL_FORM)]
"""An e-mail address."""

PostOrMail = Annotated[Line, _address(lambda text: mail_fault(text) if "@" in text else None)]
"""One line that says where answers go: an e-mail address, or words."""


def _language(tag: str) -> str:
    if problem := language_problem(tag):
        raise ValueError(": ".join(problem))
    return tag


def default_title(name: str) -> str:
    """Return the English heading for a part without one; an edition replaces it by that of its own language."""
    return wording_for("en").label(name)


Language = Annotated[str, AfterValidator(_language), WithJsonSchema({"type": "string", "pattern": FORM})]
"""A BCP 47 language tag such as "en-GB"."""
