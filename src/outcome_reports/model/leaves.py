"""A walk through the values of an edition: its texts and pictures, with their paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from outcome_reports.model.prose import Prose
from outcome_reports.platform.records import record
from outcome_reports.tree import DataSource

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

Path = tuple[str | int, ...]
"""Where something is in the edition: ("chapters", 0, "spotlights", 2, "text")."""
_LEFT_OUT = frozenset({"registry", "images", "tables", "picture_notes"})


class PictureFile:
    """Marks fields that name files of pictures, beside the YAML (`images/port.jpg`): see `Edition.images`."""


@record(frozen=True, slots=True)
class Leaf:
    """A value that contains no others: its `path`, the `field` that declares it, and what is around it.

    `owners` are the keys of those whose contribution it is, `lang` its language where that is not the edition's.
    """

    path: Path
    value: object
    field: FieldInfo | None = None
    owners: tuple[str, ...] = ()
    lang: str | None = None


def leaves_of(value: object, path: Path = ()) -> list[Leaf]:
    """Return every value in `value`, a model, a list of models or a text, in the order of the fields.

    The registry and the bytes of pictures are left out.
    """
    found: list[Leaf] = []
    _gather(found, path, value, None, (), None)
    return found


def value_at(value: Any, path: Path) -> Any:
    """Return the value at `path` in a part of an edition, None if there is none."""
    try:
        for step in path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
    except (LookupError, AttributeError, TypeError):
        return None
    return value


def _gather(
    found: list[Leaf],
    path: Path,
    value: object,
    field: FieldInfo | None,
    owners: tuple[str, ...],
    lang: str | None,
) -> None:
    # Into a list: where generators are nested, each leaf passes through all of those above it.
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather(found, (*path, index), item, field, owners, lang)
    elif (fields := getattr(type(value), "__pydantic_fields__", None)) is not None:
        owners, lang = tuple(getattr(value, "by", owners)), getattr(value, "lang", None) or lang
        # Not by getattr, which takes half of the time; an edition with unreadable parts lacks some fields.
        known = value.__dict__
        for name, inner in fields.items():
            if name not in _LEFT_OUT:
                _gather(found, (*path, name), known.get(name), inner, owners, lang)
    else:
        found.append(Leaf(path, value, field, owners, lang))


def prose_of(value: object, path: Path = ()) -> Iterator[tuple[Path, Prose]]:
    """Yield every text with markup in `value`, with its path."""
    for leaf in leaves_of(value, path):
        if isinstance(leaf.value, Prose):
            yield leaf.path, leaf.value


def pictures_of(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield the name of every picture in `value`, with its path."""
    for leaf in leaves_of(value, path):
        if isinstance(leaf.value, Prose):
            for name in leaf.value.pictures:
                yield leaf.path, name
        if isinstance(leaf.value, str) and leaf.field and _names_pictures(leaf.field):
            yield leaf.path, leaf.value


def data_of(value: object, path: Path = ()) -> Iterator[tuple[Path, DataSource]]:
    """Yield every file of data that a text in `value` draws from, with the path of the text."""
    for found, prose in prose_of(value, path):
        for source in prose.data:
            yield found, source


def data_in(parts: Mapping[str, object]) -> Iterator[tuple[Path, DataSource]]:
    """Yield every file of data that the texts of `parts`, by their names, draw from."""
    for name, part in parts.items():
        yield from data_of(part, (name,))


def _names_pictures(field: FieldInfo) -> bool:
    return any(isinstance(mark, PictureFile) for mark in field.metadata)
