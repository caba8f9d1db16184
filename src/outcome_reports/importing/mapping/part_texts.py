"""What the makers of all parts use: the title of a part, its blocks one after the other."""

from __future__ import annotations

from outcome_reports.importing.mapping.import_context import ImportContext, as_text
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.word.word_content import Block, Paragraph


def flat(part: Part) -> list[Block]:
    """Return the blocks of a part, its headings as headings within a text."""
    return [as_text(b) if isinstance(b, Paragraph) and b.level else b for b in part.all_blocks()]


def title_line(context: ImportContext, part: Part) -> str:
    """Return the line of a part's title."""
    return context.heading(part.heading, part.title) + context.line("title", part.title, "the heading")


def one_text(context: ImportContext, part: Part, guide: str) -> str:
    """Return a part that is a title and a text, such as looking ahead."""
    return title_line(context, part) + context.text("text", flat(part), guide)
