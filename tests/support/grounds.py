"""Texts whose characters have colours of their own, to be put on every ground that a document has."""

from __future__ import annotations

from outcome_reports import tree
from tests.support.sample_tree import h, items, p, s, t
from tests.support.small_documents import small_document

LINK = tree.Link(target="https://example.org/a", children=(t("a link"),))
DEEP = tree.ItemList((tree.ListItem((p("A point with ", LINK, "."), items("deeper"))),), id="l", ordered=True)
NOTED = p("Words", tree.NoteReference("n", 1), ".")
LED = p(tree.Span((t("the Buka States"),), role=tree.Role.LEAD), " said so.")
TEXTS = {
    "a paragraph": p("Words with ", LINK, "."),
    "the mark of a note": NOTED,
    "the name that leads a paragraph": LED,
}
BLOCKS: dict[str, tree.Block] = {
    **TEXTS,
    "a link in bold and italic words": p("Words with ", tree.Strong((tree.Emphasis((LINK,)),)), "."),
    "a list": items("one", "two"),
    "a numbered list in two levels": DEEP,
    "a box": s("b", "box", p("Words in a box with ", LINK, "."), items("one")),
    "a box with a title": s(
        "w", "takeaways", tree.Paragraph((t("What to take away"),), role=tree.Role.BOX_TITLE), p("Words.")
    ),
    "a quotation": tree.Quotation((p("Quoted from ", LINK, "."), items("one")), id="q"),
}
OVERVIEW = s("o", "overview", h(2, "x", "Overview"), p("Words."))
NOTE = tree.Note(1, (p("The note."),), id=tree.note_id(1))


def on_cover(block: tree.Block, role: str) -> tree.Document:
    """A document that begins with `block` in a section of this role: a cover, a contact or another."""
    return small_document(s("c", role, h(1, "t", "The title"), block), OVERVIEW, NOTE)


def table_with_head(text: tree.Block) -> tree.Table:
    """A table of one column with `text` as its head."""
    body = tree.Row((tree.Cell((p("Words."),)),))
    head = tree.Row((tree.Cell((text,), header=True),))
    return tree.Table((tree.Column(1.0),), (head,), (body,), id="table")
