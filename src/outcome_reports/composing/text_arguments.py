"""What a script gives as words: texts and nothing else, told by the argument's name."""

from __future__ import annotations

from outcome_reports.errors import ArgumentTypeError


def check_texts(what: str, **texts: object) -> None:
    """Raise ArgumentTypeError for the first of the `texts` of `what` ("a chart") that is not a str."""
    for name, text in texts.items():
        if not isinstance(text, str):
            raise ArgumentTypeError(f"the {name} of {what} must be a text, not {type(text).__name__}")
