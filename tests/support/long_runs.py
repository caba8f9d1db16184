"""Runs of characters without a space that marks part, and a document's places for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports import tree

_FILE = "Regional_Support_Office_Documents_And_Records_2026_final_version_approved_by_all_Members.pdf"
_PLACE = "https://www.example.org/"
RUNS: dict[str, tuple[tree.Inline, ...]] = {
    "a link in brackets": (tree.Text("See ("), tree.Link(_PLACE, (tree.Text(_FILE),)), tree.Text(") today.")),
    "an address that goes on in bold": (tree.Text(_PLACE), tree.Strong((tree.Text("path/" * 24),))),
    "a long number": (tree.Strong((tree.Text("12345"),)), tree.Text("6789012345" * 10)),
    "a German compound": (
        tree.Text("Rindfleischetikettierungsüberwachungsaufgaben"),
        tree.Emphasis((tree.Text("übertragungsgesetzgebungsverfahren"),)),
        tree.Text("beschleunigungsverordnung"),
    ),
    "a name": (
        tree.Text("Vertretungen" * 6),
        tree.Span((tree.Text("Indonesiens" * 3),), role="name"),
        tree.Text("gesandter" * 6),
    ),
    "three marks in a row": (
        tree.Text("x" * 60),
        tree.Strong((tree.Text("y" * 60), tree.Emphasis((tree.Text("z" * 60),)))),
        tree.Abbreviation("W" * 60, "many letters"),
    ),
    "what runs from right to left": (tree.Span((tree.Text("א" * 70), tree.Strong((tree.Text("ב" * 70),))), lang="he"),),
    "letters that join": (tree.Span((tree.Text("السلام" * 12), tree.Strong((tree.Text("والأمان" * 12),))), lang="ar"),),
}


def words(*inlines: tree.Inline, id: str = "", role: str | None = None) -> tree.Paragraph:
    return tree.Paragraph(inlines, id=id, role=role)


def everywhere(run: tuple[tree.Inline, ...], name: str = "it") -> Iterator[tree.Block]:
    """A run in each kind of place that has lines of its own."""
    yield words(tree.Text("Some words first, then "), *run)
    yield tree.ItemList((tree.ListItem((words(*run),)), tree.ListItem((words(tree.Text("x")), words(*run)))))
    yield tree.ItemList((tree.ListItem((words(*run),)),), ordered=True)
    yield tree.Quotation((words(*run), words(tree.Text("A name"), role="attribution")))
    cells = (tree.Cell((words(tree.Text("R1")),), header=True), tree.Cell((words(*run),)), tree.Cell((words(*run),)))
    head = (tree.Cell((words(tree.Text("No.")),), header=True), *(replace(cell, header=True) for cell in cells[1:]))
    columns = (tree.Column(0.1), tree.Column(0.3), tree.Column(0.6))
    yield tree.Table(columns, (tree.Row(head),), (tree.Row(cells),), caption=run, role="recommendations")
    heading = tree.Heading(3, run, id=f"{name}-heading-side")
    yield tree.Section(
        (heading, words(tree.Text("kind"), role="kind"), words(*run)), id=f"{name}-side", role="spotlight"
    )
