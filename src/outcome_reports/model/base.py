"""What every class of the model has in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints


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
    if "\n" in text:
        raise ValueError("a title is one line: take the line break out, or use “>-” instead of “|”")
    return " ".join(text.split())


Line = Annotated[str, StringConstraints(min_length=1, max_length=400), AfterValidator(_single_line)]
"""One line of plain text, without markup."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80)]
"""An identifier in addresses and bookmarks: small letters, digits and single hyphens, as in "labour-mobility"."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s]+$", max_length=2000)]
"""A web address with its scheme."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
"""A BCP 47 language tag such as "en-GB"."""
