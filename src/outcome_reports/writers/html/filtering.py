"""The filter "show only …": its choices, and the entities that each block is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.platform.records import record
from outcome_reports.writers.html.attributes import attribute

_FEWEST_CHAPTERS = 2


@record(frozen=True, slots=True)
class Choice:
    """One line of the filter.

    `value` is what the address says: "chapter:" and its id, an entity's key, or "group:" and a group's key.
    `keys` are those of which a block must have one; "" for a chapter.
    """

    value: str
    name: str
    keys: str = ""


@record(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under a `label` ("Member State"); "" for those without one."""

    label: str
    choices: tuple[Choice, ...]


def choices_of(document: tree.Document) -> tuple[ChoiceGroup, ...]:
    """Chapter in order, then the document's subjects by kind. Empty for a document without chapters to leave out."""
    chapters = tuple(_chapters(document))
    if len(chapters) < _FEWEST_CHAPTERS:
        return ()
    kinds = dict.fromkeys(subject.kind for subject in document.subjects)
    return (
        ChoiceGroup("", chapters),
        *(ChoiceGroup(kind, tuple(_subjects(document.subjects, kind))) for kind in kinds),
    )


def _chapters(document: tree.Document) -> Iterator[Choice]:
    for block in tree.blocks_of(document.blocks):
        if isinstance(block, tree.Section) and tree.layout_of(block.role).choosable and block.id and block.blocks:
            yield Choice(f"chapter:{block.id}", next(tree.lines_of(block.blocks)))


def _subjects(subjects: Iterable[tree.Subject], kind: str) -> Iterator[Choice]:
    for subject in subjects:
        if subject.kind == kind:
            value = f"group:{subject.key}" if subject.members else subject.key
            yield Choice(value, subject.name, " ".join(dict.fromkeys((subject.key, *subject.members))))


class KeyAnswers:
    """The part of NodeWriter for the entities that a block is about or names."""

    medium: str

    def section_keys(self, section: tree.Section) -> Markup:
        """Return `data-keys`: the entities the section is about."""
        return self._attribute(section.keys)

    def row_keys(self, row: tree.Row) -> Markup:
        """Return `data-keys`: the entities that the row is about, and those that it names."""
        return self._attribute((*row.keys, *_named(row.cells)))

    def named_keys(self, block: tree.Paragraph | tree.ListItem) -> Markup:
        """Return `data-keys`: the entities that a paragraph or an item names."""
        return self._attribute(_named((block,)))

    def _attribute(self, keys: Iterable[str]) -> Markup:
        names = " ".join(dict.fromkeys(keys)) if self.medium == "screen" else ""
        return attribute("data-keys", names) if names else Markup("")


def _named(blocks: Iterable[tree.AnyBlock]) -> Iterator[str]:
    for block in tree.blocks_of(blocks):
        for inline in tree.inlines_of(tree.own_inlines(block)):
            if isinstance(inline, tree.Span | tree.Abbreviation) and inline.key is not None:
                yield inline.key
