"""The parts of an old statement around its chapters, as YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from outcome_reports.importing.mapping.contact_mapping import contact
from outcome_reports.importing.mapping.foreword_mapping import foreword
from outcome_reports.importing.mapping.heading_looks import without_number
from outcome_reports.importing.mapping.heading_meanings import without_annex
from outcome_reports.importing.mapping.import_context import ImportContext, flat
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.mapping.participation_mapping import participation
from outcome_reports.importing.word.word_content import Block, Paragraph

_MAX_HEAD_WORDS = 25


def overview(context: ImportContext, part: Part) -> str:
    """Return the overview with its parts; lower levels become text."""
    lines = context.title(part) + context.text("introduction", part.blocks, "how the meeting was built")
    if part.parts:
        lines += "parts:\n"
    for inner in part.parts:
        with context.under(inner.heading.text):
            lines += f"  - id: {context.new_id(inner.title, 'part')}\n"
            lines += context.line("title", inner.heading.text, "the heading of this part", 4)
            lines += context.text("text", flat(inner.all_blocks()), "what this part of the meeting was", 4)
    return lines


def looking_ahead(context: ImportContext, part: Part) -> str:
    """Return the part “looking ahead”: a title and a text."""
    return context.title(part) + context.text("text", flat(part.all_blocks()), "what comes next")


def own_part(context: ImportContext, part: Part) -> tuple[str, str]:
    """Return name and text of an edition's own part; one called an annex becomes an annex."""
    title = without_annex(part.title)
    is_annex = bool(title) and title != part.title
    title = title or part.title
    lines = context.heading(part.heading, title) + context.line("title", title, "the heading")
    lines += "annex: true\n" if is_annex else ""
    return context.new_id(title, "part"), lines + context.text("text", flat(part.all_blocks()), "the text of this part")


def insights(context: ImportContext, part: Part, chapters: dict[str, str]) -> str:
    """Return the insights, one for each heading below, or else for each paragraph; `chapters` are ids by title."""
    found = (
        [([inner.heading], flat(inner.all_blocks())) for inner in part.parts] or _insights_in(part.blocks) or [([], [])]
    )
    lines = context.title(part) + "insights:\n"
    for number, (head, blocks) in enumerate(found, start=1):
        title = head[-1].text if head else ""
        with context.under(title or part.heading.text):
            lines += f"  - id: insight-{number}\n"
            lines += "".join(context.heading(paragraph, "", 4) for paragraph in head[:-1])
            if chapter := chapters.get(without_number(title).casefold()):
                # The title of the chapter is its title too.
                lines += context.heading(head[-1], "", 4) + f"    chapter: {chapter}\n"
            else:
                lines += context.line("title", title, "the insight in a few words", 4)
            lines += context.text("text", blocks, "the insight", 4)
    if part.parts:
        context.lose_blocks("text", part.blocks)
    return lines


def _insights_in(blocks: Iterable[Block]) -> list[tuple[list[Paragraph], list[Block]]]:
    """Group paragraphs, each with its list and the short ones before it (a number, a title)."""
    groups: list[tuple[list[Paragraph], list[Block]]] = []
    for block in blocks:
        text = block if isinstance(block, Paragraph) and block.listing is None else None
        if text is not None and _is_head(text.text):
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(text)
        elif not groups or (text is not None and groups[-1][1]):
            groups.append(([], [block]))
        else:
            groups[-1][1].append(block)
    return groups


def _is_head(text: str) -> bool:
    return len(text.split()) <= _MAX_HEAD_WORDS and not text.rstrip("”’\"')").endswith((".", "!", "?"))


MAKERS: Mapping[str, Callable[[ImportContext, Part], str]] = {
    "foreword": foreword,
    "overview": overview,
    "looking-ahead": looking_ahead,
    "participation": participation,
    "contact": contact,
}
"""The function that makes the file of each part, by name; insights, which refer to chapters, are made last."""
