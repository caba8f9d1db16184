"""What a preview answers: pages and data for GET, changes for POST; one function for each first word of an address."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.errors import OutcomeError
from outcome_reports.model import Entity, without_article
from outcome_reports.platform.resources import templates
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.text_editing import ConflictError
from outcome_reports.writers.html.html_writer import write_html

if TYPE_CHECKING:
    from outcome_reports.model import Registry
    from outcome_reports.previewing.session import Preview

_FOLDER = "preview"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class RefusedRequestError(OutcomeError):
    """A request that is not answered: the `status` to give, why in words, and `more` for the page."""

    def __init__(self, status: HTTPStatus, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.more = more


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a request; `headers` replace the common ones."""

    data: bytes
    headers: Mapping[str, str]
    status: HTTPStatus = HTTPStatus.OK

    @classmethod
    def of_json(cls, value: object, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        """Return an answer that holds `value`."""
        data = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
        return cls(data, {"Content-Type": "application/json"}, status)


Asked = Mapping[str, str]
Answering = Callable[["Preview", Asked, dict[str, Any]], Answer]


def no_answer(_preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    """Answer what nothing else answers. Raises RefusedRequestError."""
    raise RefusedRequestError(HTTPStatus.NOT_FOUND, "there is no such page")


def _file(_preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    known = {path.name: path for path in (templates() / _FOLDER).iterdir() if path.suffix in _TYPES}
    path = known.get(asked["rest"] or "preview.html")
    if path is None:
        raise RefusedRequestError(HTTPStatus.NOT_FOUND, "there is no such file")
    return Answer(path.read_bytes(), {"Content-Type": f"{_TYPES[path.suffix]}; charset=utf-8"})


def _choices(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    edition = preview.live.edition
    names = [(key, _name(edition.content.registry, key)) for key in edition.excerptible()] if edition else []
    name = edition.content.name if edition else preview.live.folder.name
    return Answer.of_json({"name": name, "documents": OF_EDITION, "excerpts": names})


def _name(registry: Registry, key: str) -> str:
    entry = registry.entity(key) or registry.group(key)
    if isinstance(entry, Entity):
        return without_article(entry.short)
    return without_article(entry.name) if entry else key


def _state(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    return Answer.of_json(preview.state(Choice.of(dict(asked))))


def _page(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    version = asked.get("version", "")
    with preview.lock:
        document = preview.document(Choice.of(dict(asked)))
        found = document.page(int(version) if version.isascii() and version.isdigit() else document.version)
    if found is None:
        raise RefusedRequestError(HTTPStatus.GONE, "this version is no longer kept: load the page again")
    page = write_html(found[0], found[1].brand)
    # The page has a policy of its own, stricter than ours.
    return Answer(page, {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": ""})


def _findings(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    return Answer.of_json(preview.findings.message)


def _texts(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    with preview.lock:
        registry = preview.live.edition.content.registry if preview.live.edition else None
        names = [(key, _name(registry, key)) for key in registry.keys()] if registry else []  # noqa: SIM118 - not a dict
        return Answer.of_json({"texts": preview.editing.texts(), "names": names})


def _paper(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    preview.paper.want(Choice.of(dict(asked)), "word" if asked.get("medium") == "word" else "pdf")
    return Answer.of_json({})


def _picture(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    try:
        version, page, scale = int(asked["version"]), int(asked["page"]), float(asked["scale"])
    except (KeyError, ValueError):
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "version, page and scale are expected") from None
    return Answer(preview.paper.picture(version, page, scale), {"Content-Type": "image/png"})


def _open(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    with preview.lock:
        return Answer.of_json(preview.editing.open(_path(body)))


def _check(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    return Answer.of_json({"problems": preview.editing.check(_string(body, "text"))})


def _save(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    try:
        preview.editing.save(_path(body), _string(body, "raw"), _string(body, "text"))
    except ConflictError as error:
        raise RefusedRequestError(HTTPStatus.CONFLICT, str(error), now=error.now) from None
    return Answer.of_json({})


def _undo(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    try:
        return Answer.of_json({"file": preview.editing.undo()})
    except ConflictError as error:
        raise RefusedRequestError(HTTPStatus.CONFLICT, str(error), now=error.now) from None


def _fix(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    return Answer.of_json({"mended": preview.findings.fix(_string(body, "id"))})


def _string(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, f"“{name}” is expected, as text")
    return value


def _path(body: dict[str, Any]) -> tuple[str | int, ...]:
    path = body.get("path")
    if not isinstance(path, list) or not all(isinstance(step, str | int) for step in path):
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "“path” is expected, as a list")
    return tuple(path)


GETS: dict[str, Answering] = {
    "": _file,
    "files": _file,
    "choices": _choices,
    "state": _state,
    "page": _page,
    "texts": _texts,
    "findings": _findings,
    "paper": _paper,
    "picture": _picture,
}
POSTS: dict[str, Answering] = {"open": _open, "check": _check, "save": _save, "undo": _undo, "fix": _fix}
