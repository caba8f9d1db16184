"""Editing of the short values beside a text, and adding of list entries with their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from outcome_reports.markup.placeholders import write_here
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.platform.attribute_docstrings import attribute_docstrings
from outcome_reports.previewing.chapter_adding import add_chapter
from outcome_reports.previewing.entry_forms import around, fields_of, is_prose, lists_of
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.previewing.undoing import ConflictError, FileEdit, Undoing
from outcome_reports.reading.yaml_insertion import InsertionError, with_items
from outcome_reports.reading.yaml_writing import yaml_keys, yaml_scalar
from outcome_reports.rewriting.content_files import EditError, replace_texts, text_of
from outcome_reports.rewriting.entry_writing import Value, entry_of, with_entry
from outcome_reports.rewriting.verifying import parsed

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,39}")


class EntryEditing:
    """Shows and changes the short values beside the texts of an edition."""

    def __init__(self, live: LiveEdition, undoing: Undoing) -> None:
        self._live = live
        self._undoing = undoing

    def form(self, path: ModelPath) -> dict[str, Any]:
        """Return the fields beside the text at `path`, each with the file's value (`was`), and the lists to which
        entries can be added, with the key fields that those need.
        """
        part, file, inner = self._part(path)
        text = text_of(file)
        fields = [{**field, "was": entry_of(text, inner, field["name"])} for field in fields_of(part)]
        lists = [
            {"name": name, "keys": [key for key in ("by", "to") if key in cls.model_fields]}
            for name, cls in lists_of(part).items()
            if not inner
        ]
        return {"fields": fields, "lists": lists}

    def write(self, path: ModelPath, name: str, was: object, value: Value) -> object:
        """Write `value` as the field `name` beside the text at `path`, whose value on the page is `was`, and return the
        file's new value.

        Raises ConflictError if the file has another value by now, EditError for a value that cannot be written, and
        OSError.
        """
        part, file, inner = self._part(path)
        if name not in {field["name"] for field in fields_of(part)}:
            raise EditError("this is not a field of a form")

        def change() -> FileEdit:
            text = text_of(file)
            now = entry_of(text, inner, name)
            if now != was:
                raise ConflictError(str(now or ""))
            written = with_entry(text, inner, name, value, list(type(part).model_fields))
            replace_texts({file: (text, written)})
            return FileEdit(file, text, written)

        return entry_of(self._undoing.work(change).after, inner, name)

    def add(self, path: ModelPath, name: str, keys: Mapping[str, Sequence[str]]) -> ModelPath:
        """Add an entry to the list `name` beside the text at `path`, with placeholders for its texts, and return the
        path of the first of these. `keys` are registry keys, for "by" and "to".

        Raises EditError if nothing can be added, and OSError.
        """
        part, file, inner = self._part(path)
        cls = lists_of(part).get(name)
        if cls is None or inner:
            raise EditError("entries can be added here in an editor only")
        there = getattr(part, name) or ()
        first = next(field for field, about in cls.model_fields.items() if is_prose(about))
        lines = list(_lines(cls, keys, _next_id(name, there, path), first))

        def change() -> FileEdit:
            text = text_of(file)
            try:
                written, _ = with_items(text, name, [lines])
            except InsertionError as error:
                raise EditError(str(error)) from None
            if parsed(written) is None:
                raise EditError("this cannot be written into the file here: add it in an editor")
            replace_texts({file: (text, written)})
            return FileEdit(file, text, written)

        self._undoing.work(change)
        return (*path[:-1], name, len(there), first)

    def add_chapter(self, title: str) -> ModelPath:
        """Add a chapter, and return the path of its introduction. Raises EditError and OSError."""
        return add_chapter(self._live, self._undoing, title)

    def _part(self, path: ModelPath) -> tuple[BaseModel, Path, ModelPath]:
        edition = self._live.edition
        part = around(edition.content, path) if edition else None
        found = self._live.places.scalar(path)
        if part is None or found is None or found[0].suffix != ".yaml":
            raise EditError("this is not in one of the edition’s text files")
        return part, found[0], found[1][:-1]


def _lines(cls: type[BaseModel], keys: Mapping[str, Sequence[str]], id: str, first: str) -> Iterator[str]:
    about = attribute_docstrings(cls)
    mark = "- "
    for name, field in cls.model_fields.items():
        guide = " ".join(about.get(name, name).split()).rstrip(".").replace("“", "").replace("”", "")
        if keys.get(name):
            if not all(_KEY.fullmatch(key) for key in keys[name]):
                raise EditError("choose keys of the registry")
            yield f"{mark}{name}: {yaml_keys(list(keys[name]))}"
        elif not field.is_required() and name != first:
            continue
        elif name in {"by", "to"}:
            raise EditError(f"say what “{name}” is: keys of the registry")
        elif name == "id":
            yield f"{mark}id: {id}"
        elif is_prose(field):
            yield f"{mark}{name}: |"
            yield f"    {write_here(guide[0].lower() + guide[1:])}"
        else:
            yield f"{mark}{name}: {yaml_scalar(write_here(guide[0].lower() + guide[1:]))}"
        mark = "  "


def _next_id(name: str, there: Sequence[BaseModel], path: ModelPath) -> str:
    """Return an unused id: the next recommendation ("R2.4"), or else the name with a number."""
    taken = {str(getattr(one, "id", "")) for one in there}
    if name == "recommendations":
        chapter = next((id[1:].partition(".")[0] for id in sorted(taken) if id), str(int(path[1]) + 1))
        stem = f"R{chapter}."
    else:
        stem = f"{name.rstrip('s')}-"
    return next(id for number in range(len(taken) + 1, 1000) if (id := f"{stem}{number}") not in taken)
