"""The filter "show only …": which entities and chapters a reader can choose, under names the document itself uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outcome_reports import tree


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the filter. `value` is an entity's key, or "#" and the id of a chapter."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under a `label` ("Member State"); "" for those without one."""

    label: str
    choices: tuple[Choice, ...]


def choices_of(document: tree.Document) -> tuple[ChoiceGroup, ...]:
    """Chapters in order, then entities with a spotlight, by kind and name. Empty if there is nothing to choose from."""
    sections = [block for block in tree.blocks_of(document.blocks) if isinstance(block, tree.Section)]
    chapters = tuple(
        Choice(f"#{section.id}", next(tree.lines_of(section.blocks)))
        for section in sections
        if section.role == "chapter" and section.id and section.blocks
    )
    names: dict[str, str] = {}
    kinds: dict[str, str] = {}
    # Sections about one entity name it best, so they come last and win.
    for section in sorted((one for one in sections if one.keys), key=lambda one: len(one.keys), reverse=True):
        for key, name in _names(section):
            names[key] = name
            kinds[key] = _kind(section) if len(section.keys) == 1 else kinds.get(key, "")
    groups = [ChoiceGroup("", chapters)] if len(chapters) > 1 else []
    for kind in dict.fromkeys(kinds.values()):
        members = sorted((Choice(key, names[key]) for key in names if kinds[key] == kind), key=lambda one: one.name)
        groups.append(ChoiceGroup(kind, tuple(members)))
    return tuple(groups)


def _names(section: tree.Section) -> Iterator[tuple[str, str]]:
    """Keys of the section with the names that its heading, or its text, gives them."""
    if not section.blocks or not isinstance(section.blocks[0], tree.Heading):
        return
    heading = section.blocks[0]
    if len(section.keys) == 1:
        yield section.keys[0], tree.inline_text(heading.children)
        return
    said: dict[str, str] = {}
    for block in tree.blocks_of(section.blocks):
        if isinstance(block, tree.Paragraph | tree.Heading):
            for inline in tree.inlines_of(block.children):
                if isinstance(inline, tree.Span) and inline.key in section.keys and inline.key is not None:
                    said.setdefault(inline.key, tree.inline_text(inline.children))
    yield from said.items()


def _kind(section: tree.Section) -> str:
    for block in section.blocks:
        if isinstance(block, tree.Paragraph) and block.role == "kind":
            return tree.inline_text(block.children)
    return ""
