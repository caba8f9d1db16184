"""Answers to GET requests: pages and data, one function for each first word of an address."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.model import Entity, without_article
from outcome_reports.platform.resources import templates
from outcome_reports.previewing.answering import Answer, Answering, Asked, RefusedRequestError, policy
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.section_choice import labels_of
from outcome_reports.previewing.side_by_side import Side
from outcome_reports.previewing.side_by_side_process import Form
from outcome_reports.writers.html.html_writer import write_html

if TYPE_CHECKING:
    from outcome_reports.model import Registry
    from outcome_reports.previewing.session import Preview

_FOLDER = "preview"
_NO_NONCE = b'name="style-nonce" content=""'
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def _file(_preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    known = {path.name: path for path in (templates() / _FOLDER).iterdir() if path.suffix in _TYPES}
    path = known.get(asked["rest"] or "preview.html")
    if path is None:
        raise RefusedRequestError(HTTPStatus.NOT_FOUND, "there is no such file")
    headers = {"Content-Type": f"{_TYPES[path.suffix]}; charset=utf-8"}
    data = path.read_bytes()
    if path.suffix == ".html":
        nonce = secrets.token_urlsafe(16)
        data = data.replace(_NO_NONCE, f'name="style-nonce" content="{nonce}"'.encode())
        headers["Content-Security-Policy"] = policy(nonce)
    return Answer(data, headers)


def _choices(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    edition = preview.live.edition
    names = [(key, _name(edition.content.registry, key)) for key in edition.excerptible()] if edition else []
    name = edition.content.name if edition else preview.live.folder.name
    sections = labels_of(edition.content, preview.own) if edition else {}
    choices = {"documents": OF_EDITION, "excerpts": names, "sections": list(sections.items()), "own": len(preview.own)}
    return Answer.of_json({"name": name, "editor": preview.opening.name, **choices})


def _name(registry: Registry, key: str) -> str:
    entry = registry.entity(key) or registry.group(key)
    if isinstance(entry, Entity):
        return without_article(entry.short)
    return without_article(entry.name) if entry else key


def _state(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    return Answer.of_json(preview.screens.state(Choice.of(asked, preview.own)))


def _page(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    version = asked.get("version", "")
    with preview.lock:
        document = preview.screens.document(Choice.of(asked, preview.own))
        found = document.page(int(version) if version.isascii() and version.isdigit() else document.version)
    if found is None:
        raise RefusedRequestError(HTTPStatus.GONE, "this version is no longer kept: load the page again")
    page = write_html(found[0], found[1].brand)
    # The page has its own policy, stricter than ours.
    return Answer(page, {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": ""})


def _findings(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    return Answer.of_json(preview.findings.message)


def _clearance(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    return Answer.of_json(preview.clearance.message)


def _texts(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    with preview.lock:
        edition, places = preview.live.edition, preview.live.places
    if edition is None:
        return Answer.of_json({"texts": [], "names": []})
    registry = edition.content.registry
    names = [(key, _name(registry, key)) for key in registry.keys()]  # noqa: SIM118 - not a dict
    return Answer.of_json({"texts": preview.editing.texts(edition.content, places), "names": names})


def _paper(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    choice, medium = Choice.of(asked, preview.own), asked.get("medium")
    if medium == "none":
        preview.paper.leave(choice)
    else:
        preview.paper.want(choice, "word" if medium == "word" else "pdf")
    return Answer.of_json({})


def _picture(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    try:
        version, page, scale = int(asked["version"]), int(asked["page"]), float(asked["scale"])
    except (KeyError, ValueError):
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "version, page and scale are expected") from None
    return Answer(preview.paper.picture(version, page, scale), {"Content-Type": "image/png"})


def _spot(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    part = asked.get("part", "")
    found = preview.paper.find(int(part) if part.isascii() and part.isdigit() else -1, asked.get("words", ""))
    return Answer.of_json({"page": found[0], "down": found[1]} if found else {})


def _versions(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    return Answer.of_json({"versions": preview.sides.versions()})


def _compare(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    form: Form = "pdf" if asked.get("form") == "pdf" else "html"
    return Answer.of_json(preview.sides.compare(asked.get("since", ""), Choice.of(asked, preview.own), form))


def _side(preview: Preview, asked: Asked, _body: dict[str, Any]) -> Answer:
    side: Side = "old" if asked.get("side") == "old" else "new"
    number, page = (asked.get(name, "0") for name in ("number", "page"))
    if not (number + page).isascii() or not (number + page).isdigit():
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "number and page are expected")
    if scale := _scale(asked):
        return Answer(preview.sides.picture(int(number), side, int(page), scale), {"Content-Type": "image/png"})
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": ""}
    return Answer(preview.sides.page(int(number), side), headers)


def _scale(asked: Asked) -> float:
    try:
        return float(asked.get("scale", "0"))
    except ValueError:
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "scale is a number") from None


GETS: dict[str, Answering] = {
    "": _file,
    "files": _file,
    "choices": _choices,
    "state": _state,
    "page": _page,
    "texts": _texts,
    "findings": _findings,
    "clearance": _clearance,
    "paper": _paper,
    "picture": _picture,
    "spot": _spot,
    "versions": _versions,
    "compare": _compare,
    "side": _side,
}
