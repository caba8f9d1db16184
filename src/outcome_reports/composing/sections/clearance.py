"""Excerpt: the form on which a government or organisation clears what is said about it."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.section import Section
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.tree import Block, Cell, Column, ItemList, ListItem, Role, Row, Table, Text
from outcome_reports.tree import Section as Part

CHOICES = ("cleared", "cleared_with_changes", "not_cleared")
FIELDS = ("name", "office", "date", "signature")


def clearance(excerpt: Excerpt) -> Section:
    """Return the clearance form, with the deadline and the address of the edition."""

    def section(composer: Composer) -> Iterator[Block]:
        label, terms = composer.wording.label, excerpt.clearance
        if terms:
            deadline = composer.wording.day(terms.deadline)
            text = label("excerpt_clearance_text", deadline=deadline, address=terms.address)
        else:
            text = label("excerpt_clearance_text_open")
        choices = tuple(ListItem((composer.paragraph(label(f"excerpt_{name}")),)) for name in CHOICES)
        yield Part(
            (
                composer.heading(2, label("excerpt_clearance")),
                composer.paragraph(text, id="clearance-text"),
                ItemList(choices, id="clearance-choices", role=Role.CHOICES),
                _form(composer),
            ),
            id="clearance",
            role=Role.CLEARANCE,
        )

    return section


def _form(composer: Composer) -> Table:
    label = composer.wording.label

    def cell(name: str) -> Cell:
        return Cell((composer.paragraph(label(f"excerpt_form_{name}")),), header=True)

    head = Row((cell("question"), cell("answer")))
    body = tuple(Row((cell(name), Cell(())), id=f"clearance-{name}") for name in FIELDS)
    columns = (Column(0.28), Column(0.72))
    caption = (Text(label("excerpt_form_caption")),)
    return Table(columns, (head,), body, caption, id="clearance-form", role=Role.FORM)
