"""Orders to a preview by POST requests: one function for each first word of an address."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from outcome_reports.model import Prose
from outcome_reports.previewing.answering import (
    Answer,
    Answering,
    Asked,
    RefusedRequestError,
    path_in,
    string_in,
)
from outcome_reports.previewing.undoing import ConflictError
from outcome_reports.rewriting.entry_writing import Value

if TYPE_CHECKING:
    from outcome_reports.previewing.session import Preview

Written = TypeVar("Written")


def _open(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    with preview.lock:
        return Answer.of_json(preview.editing.open(path_in(body)))


def _form(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    with preview.lock:
        return Answer.of_json(preview.entries.form(path_in(body)))


def _entry(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    path, name, value = path_in(body), string_in(body, "name"), body.get("value")
    if not _is_short(value):
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "“value” is a line, true or false, or a list of them")
    return Answer.of_json({"was": _written(preview, lambda: preview.entries.write(path, name, body.get("was"), value))})


def _add(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    keys = body.get("keys")
    if not isinstance(keys, dict) or not all(_is_short(value) and isinstance(value, list) for value in keys.values()):
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "“keys” is expected: lists by name")
    path, name = path_in(body), string_in(body, "name")
    return Answer.of_json({"path": _written(preview, lambda: preview.entries.add(path, name, keys))})


def _chapter(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    title = string_in(body, "title")
    return Answer.of_json({"path": _written(preview, lambda: preview.entries.add_chapter(title))})


def _is_short(value: object) -> TypeGuard[Value]:
    if isinstance(value, list):
        return all(
            isinstance(one, str) or (isinstance(one, dict) and all(isinstance(words, str) for words in one.values()))
            for one in value
        )
    return isinstance(value, str | bool)


def _check(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    text = string_in(body, "text")
    path = path_in(body) if "path" in body else ()
    problems = preview.editing.check(text, path)
    if path and body.get("draft") is True and not problems:
        preview.draft(path, Prose(text))
    return Answer.of_json({"problems": problems})


def _drop(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    preview.draft(path_in(body), None)
    return Answer.of_json({})


def _save(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    path, raw, text = path_in(body), string_in(body, "raw"), string_in(body, "text")

    def write() -> None:
        preview.editing.save(path, raw, text)
        # The file has it now: the page changes once, when it has been read.
        preview.live.draft(path, None)

    _written(preview, write)
    return Answer.of_json({})


def _undo(preview: Preview, _asked: Asked, _body: dict[str, Any]) -> Answer:
    return Answer.of_json({"file": _written(preview, preview.editing.undo)})


def _fix(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    id = string_in(body, "id")
    return Answer.of_json({"mended": _written(preview, lambda: preview.findings.fix(id))})


def _written(preview: Preview, write: Callable[[], Written]) -> Written:
    """Return the result of `write` after reading the files that it changed, so that the next request sees them."""
    with preview.lock:
        try:
            made = write()
        except ConflictError as error:
            raise RefusedRequestError(HTTPStatus.CONFLICT, str(error), now=error.now) from None
        preview.refresh()
        return made


def _editor(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    line = body.get("line")
    preview.opening.open(string_in(body, "file"), line if isinstance(line, int) else 1)
    return Answer.of_json({})


def _decide(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    change, decision = string_in(body, "change"), string_in(body, "decision")
    why = {name: string_in(body, name) for name in ("reason", "by", "words")}
    preview.clearance.decide(change, decision, **why)
    return Answer.of_json({})


def _apply(preview: Preview, _asked: Asked, body: dict[str, Any]) -> Answer:
    # Without the lock, since it takes long; a file that changes in the meantime is left alone.
    made = preview.clearance.apply(string_in(body, "by"))
    preview.refresh()
    return Answer.of_json(made)


POSTS: dict[str, Answering] = {
    "open": _open,
    "form": _form,
    "entry": _entry,
    "add": _add,
    "chapter": _chapter,
    "check": _check,
    "drop": _drop,
    "save": _save,
    "undo": _undo,
    "fix": _fix,
    "editor": _editor,
    "decide": _decide,
    "apply": _apply,
}
