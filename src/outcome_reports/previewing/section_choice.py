"""Documents of chosen sections, to look at a chapter or two, or at sections that a script makes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.composing.sections import Section, chapter, section_of
from outcome_reports.errors import ArgumentError
from outcome_reports.model import Edition

SECTIONS = "sections"
"""The name of this choice among the kinds of document."""


def labels_of(edition: Edition, own: Sequence[Section]) -> dict[str, str]:
    """Return a label for each section to choose from, by its name: those that the edition lists, each chapter by
    itself, then the functions of `own`.
    """
    return {name: label for name, (label, _) in _choices(edition, own).items()}


def compose_sections(edition: LoadedEdition, names: str, own: Sequence[Section]) -> OutcomeDocument:
    """Return the document of the sections with these `names`, separated by commas.

    Raises ArgumentError for a name that `labels_of` does not return, and what `LoadedEdition.document` raises.
    """
    known = _choices(edition.content, own)
    chosen: list[Section] = []
    for name in names.split(","):
        if name not in known:
            raise ArgumentError(f"this edition has no section “{name}”: choose again")
        chosen.append(known[name][1])
    return edition.document(chosen, title=edition.content.name)


def _choices(edition: Edition, own: Sequence[Section]) -> dict[str, tuple[str, Section]]:
    parts = {part.id: part.label for part in edition.own_parts()}
    found: dict[str, tuple[str, Section]] = {}
    for name in edition.sections:
        if name == "chapters":
            for number, one in enumerate(edition.chapters, start=1):
                found[f"chapter:{one.id}"] = f"{number}. {one.label}", chapter(one.id)
        else:
            found[name] = parts.get(name) or _spelled(name), section_of(name)
    for section in own:
        # All tables that `sections.table` makes have one name, and a function may have that of a section.
        name = base = getattr(section, "__name__", "section")
        numbers = itertools.count(2)
        while name in found:
            name = f"{base} {next(numbers)}"
        found[name] = _spelled(name), section
    return found


def _spelled(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").capitalize()
