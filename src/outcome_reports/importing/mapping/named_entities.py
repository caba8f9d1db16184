"""Who is meant by a heading, a list item or the first words of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.word.word_content import Paragraph
from outcome_reports.model import Entity, Group, Registry

_BETWEEN = re.compile(r"[\s,;&()/]|\band\b|\bthe\b", re.IGNORECASE)


class Names:
    """Finds the entities and groups of a registry in the words of an old document."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def all_of(self, text: str) -> tuple[str, ...]:
        """Return the keys that `text` consists of ("Indonesia and New Zealand"); none if it says anything else."""
        keys: dict[str, None] = {}
        rest, end = "", 0
        for found in self.registry.name_index.names_in(text):
            if self._is_actor(found.key):
                rest += text[end : found.start]
                end = found.end
                keys[found.key] = None
        return tuple(keys) if keys and not _BETWEEN.sub("", rest + text[end:]) else ()

    def one_of(self, text: str) -> str | None:
        """Return the key of the entity that `text` names and nothing else; None if there is none."""
        keys = [key for key in self.all_of(text) if self.registry.entity(key)]
        return keys[0] if len(keys) == 1 else None

    def lead_of(self, paragraph: Paragraph) -> tuple[str, ...]:
        """Return the key of whom a paragraph begins with, set apart in capitals or bold, as reports in old
        statements do.
        """
        text = paragraph.text
        first = next(self.registry.name_index.names_in(text), None)
        if first is None or not self._is_actor(first.key) or text[: first.start].casefold().strip() not in {"", "the"}:
            return ()
        start = next((run for run in paragraph.runs if run.text.strip()), None)
        is_bold = start is not None and start.bold and not paragraph.is_bold
        return (first.key,) if is_bold or (first.name.isupper() and len(first.name) > 3) else ()

    def organiser(self, text: str) -> str:
        """Return the key of the organiser: the first body or organisation in `text`, else the first of the registry."""
        named = [self.registry.entity(found.key) for found in self.registry.name_index.names_in(text)]
        candidates = [entity for entity in (*named, *self.registry.entities) if entity and not entity.is_state]
        bodies = [entity for entity in candidates if entity.kind == "body"]
        return (bodies or candidates or [*self.registry.entities])[0].key

    def addressees(self) -> str:
        """Return the key of whom recommendations address as a rule: the group "members", else the first group or
        entity.
        """
        keys = [group.key for group in self.registry.groups] + [entity.key for entity in self.registry.entities]
        return "members" if "members" in keys else keys[0]

    def _is_actor(self, key: str) -> bool:
        return self.registry.entity(key) is not None or self.registry.group(key) is not None


def made_registry(parts: Sequence[Part]) -> Registry:
    """Return a first registry for a place that has none: an organiser, members, and everybody whose report has a
    heading.
    """
    entities = {"ORGANISER": Entity(key="ORGANISER", kind="body", short="the organiser")}
    for name in _reporters(parts):
        key = "-".join(re.findall(r"[A-Z0-9]+", name.upper()))[:40].rstrip("-")
        if key[:1].isalpha() and key.isascii() and name.casefold() != "the organiser":
            entities.setdefault(key, Entity(key=key, kind="organisation", short=name))
    return Registry(entities=tuple(entities.values()), groups=(Group(key="members", name="Members"),))


def _reporters(parts: Sequence[Part]) -> Iterator[str]:
    from outcome_reports.importing.mapping.heading_meanings import is_spotlights

    for part in parts:
        for inner in part.parts:
            if is_spotlights(inner.title):
                yield from (report.title for report in inner.parts if len(report.title) <= 120)
