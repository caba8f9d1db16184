"""Names of the texts of an edition that do not change when others are added, removed or moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outcome_reports.checking.text.passages import Passage, passages_of
from outcome_reports.model import Edition
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class ContentText:
    """A text of the edition: its stable `name`, its path in the model, and its content."""

    name: str
    path: ModelPath
    source: str
    is_markdown: bool
    owners: tuple[str, ...]
    place: str
    """Its place in words: "Chapter 2, Labour mobility · spotlight of Fiji"."""
    lang: str | None = None
    """Its language, None for that of the edition."""


def texts_of(edition: Edition) -> dict[str, ContentText]:
    """Return every text of `edition` that documents print, by its stable name ("chapters/2/…" is by id, not number)."""
    found: dict[str, ContentText] = {}
    for passage in passages_of(edition):
        name = stable_name(edition, passage.path)
        found[name] = _text(edition, name, passage)
    return found


def _text(edition: Edition, name: str, passage: Passage) -> ContentText:
    place = _place(edition, passage.path)
    return ContentText(name, passage.path, passage.source, passage.kind == "prose", passage.owners, place, passage.lang)


def _place(edition: Edition, path: ModelPath) -> str:
    wording = edition.words
    if path[0] == "parts" and isinstance(path[1], int):
        return edition.parts[path[1]].label
    if path[0] != "chapters" or len(path) < 2 or not isinstance(path[1], int):
        part = getattr(edition, str(path[0]), None)
        return str(getattr(part, "title", "") or edition.name)
    chapter = edition.chapters[path[1]]
    parts = [wording.label("excerpt_place_chapter", number=path[1] + 1, part=chapter.label)]
    if len(path) > 3 and isinstance(path[3], int):
        if path[2] == "spotlights":
            names = wording.series(map(edition.registry.short_name, chapter.spotlights[path[3]].by))
            parts.append(wording.label("excerpt_place_spotlight", names=names))
        elif path[2] == "recommendations":
            parts.append(wording.label("excerpt_place_row", id=chapter.recommendations[path[3]].id))
    return wording.places(parts)


def stable_name(edition: Edition, path: ModelPath) -> str:
    """Return the name of the value at `path`: list items are named by id, or by their owners."""
    return "/".join(_steps(edition, path))


def _steps(edition: Edition, path: ModelPath) -> Iterator[str]:
    value: object = edition
    for step in path:
        if isinstance(step, int):
            assert isinstance(value, tuple)
            yield _entry_name(value, step)
            value = value[step]
        else:
            yield step
            value = value[step] if isinstance(value, Mapping) else getattr(value, step)


def _entry_name(entries: tuple[object, ...], number: int) -> str:
    entry = entries[number]
    own = getattr(entry, "id", None)
    if own:
        return str(own)
    by = getattr(entry, "by", None)
    if by:
        same = [other for other in entries[:number] if getattr(other, "by", None) == by]
        return "+".join(by) + (f"~{len(same) + 1}" if same else "")
    return str(number + 1)
