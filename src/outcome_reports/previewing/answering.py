"""Answers of a preview, and parsing of requests."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from outcome_reports.errors import OutcomeError
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from outcome_reports.previewing.session import Preview


class RefusedRequestError(OutcomeError):
    """A request that is refused: the HTTP `status`, the reason in words, and `more` data for the page."""

    def __init__(self, status: HTTPStatus, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.more = more


def policy(style_nonce: str = "") -> str:
    """Return the policy of our pages (Content Security Policy 3): nothing from elsewhere, nothing inline.

    The editor of texts makes its styles in the page; they carry the nonce of the page.
    """
    styles = f"style-src 'self' 'nonce-{style_nonce}'" if style_nonce else "style-src 'self'"
    return (
        f"default-src 'none'; script-src 'self'; {styles}; img-src 'self'; connect-src 'self'; frame-src 'self';"
        " base-uri 'none'; form-action 'none'"
    )


@record(frozen=True, slots=True)
class Answer:
    """An answer to a request; `headers` replace the default ones."""

    data: bytes
    headers: Mapping[str, str]
    status: HTTPStatus = HTTPStatus.OK

    @classmethod
    def of_json(cls, value: object, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        """Return an answer with `value` as JSON."""
        data = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
        return cls(data, {"Content-Type": "application/json"}, status)


Asked = Mapping[str, str]
Answering = Callable[["Preview", Asked, dict[str, Any]], Answer]


def no_answer(_preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    """Refuse an unknown request. Raises RefusedRequestError."""
    raise RefusedRequestError(HTTPStatus.NOT_FOUND, "there is no such page")


def string_in(body: dict[str, Any], name: str) -> str:
    """Return the text that a request gives as `name`. Raises RefusedRequestError."""
    value = body.get(name)
    if not isinstance(value, str):
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, f"“{name}” is expected, as text")
    return value


def path_in(body: dict[str, Any]) -> tuple[str | int, ...]:
    """Return the path in the model that a request gives. Raises RefusedRequestError."""
    path = body.get("path")
    if not isinstance(path, list) or not all(isinstance(step, str | int) for step in path):
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "“path” is expected, as a list")
    return tuple(path)
