"""Documents of chosen sections, to look at a chapter or two, or at sections that a script makes."""

from __future__ import annotations

from collections.abc import Sequence

from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.composing.sections import Section, chapter, section_of
from outcome_reports.errors import ArgumentError
from outcome_reports.model import Edition

SECTIONS = "sections"
"""The name of this choice among the kinds of document."""
_CHAPTER = "chapter:"


def labels_of(edition: Edition, own: Sequence[Section]) -> dict[str, str]:
    """Return a label for each section to choose from, by its name: those that the edition lists, each chapter by
    itself, then the functions of `own`.
    """
    parts = {part.id: part.label for part in edition.own_parts()}
    found: dict[str, str] = {}
    for name in edition.sections:
        if name == "chapters":
            found |= {f"{_CHAPTER}{one.id}": f"{n}. {one.label}" for n, one in enumerate(edition.chapters, start=1)}
        else:
            found[name] = parts.get(name) or _spelled(name)
    return found | {name: _spelled(name) for name in map(_name, own)}


def compose_sections(edition: LoadedEdition, names: str, own: Sequence[Section]) -> OutcomeDocument:
    """Return the document of the sections with these `names`, separated by commas.

    Raises ArgumentError for a name that `labels_of` does not return, and what `LoadedEdition.document` raises.
    """
    by_name = {_name(section): section for section in own}
    known = labels_of(edition.content, own)
    chosen: list[Section] = []
    for name in names.split(","):
        if name not in known:
            raise ArgumentError(f"this edition has no section “{name}”: choose again")
        if name.startswith(_CHAPTER):
            chosen.append(chapter(name.removeprefix(_CHAPTER)))
        else:
            chosen.append(by_name.get(name) or section_of(name))
    return edition.document(chosen, title=edition.content.name)


def _name(section: Section) -> str:
    return getattr(section, "__name__", "section")


def _spelled(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").capitalize()
