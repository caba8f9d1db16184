"""The parts of an old statement around its chapters, as YAML."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping

from outcome_reports.importing.mapping.heading_meanings import without_annex
from outcome_reports.importing.mapping.import_context import ImportContext, as_text
from outcome_reports.importing.mapping.outline import Part, without_number
from outcome_reports.importing.word.word_content import Block, Paragraph, paragraphs_of
from outcome_reports.markup.placeholders import confirm
from outcome_reports.reading.yaml_writing import yaml_block, yaml_comment, yaml_scalar

_MAX_HEAD_WORDS = 25


def one_text(context: ImportContext, part: Part, guide: str) -> str:
    """Return a part that is a title and a text: the foreword, looking ahead."""
    return _title(context, part) + context.text("text", flat(part), guide)


def overview(context: ImportContext, part: Part) -> str:
    """Return the overview with its parts; what stands below those becomes text."""
    lines = _title(context, part) + context.text("introduction", part.blocks, "how the meeting was built")
    if part.parts:
        lines += "parts:\n"
    for inner in part.parts:
        with context.under(inner.heading.text):
            lines += f"  - id: {context.new_id(inner.title, 'part')}\n"
            lines += context.line("title", inner.heading.text, "the heading of this part", 4)
            lines += context.text("text", flat(inner), "what this part of the meeting was", 4)
    return lines


def own_part(context: ImportContext, part: Part) -> tuple[str, str]:
    """Return name and text of a part of the edition's own; what is called an annex becomes one."""
    title = without_annex(part.title)
    is_annex = bool(title) and title != part.title
    title = title or part.title
    lines = context.heading(part.heading, title) + context.line("title", title, "the heading")
    lines += "annex: true\n" if is_annex else ""
    return context.new_id(title, "part"), lines + context.text("text", flat(part), "the text of this part")


def insights(context: ImportContext, part: Part, chapters: dict[str, str]) -> str:
    """Return the insights: one for each heading below, or else for each paragraph. `chapters` are identifiers by
    title.
    """
    found = [([inner.heading], flat(inner)) for inner in part.parts] or _insights_in(part.blocks) or [([], [])]
    lines = _title(context, part) + "insights:\n"
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


def participation(context: ImportContext, part: Part) -> str:
    """Return the participants by list; who is not in the registry goes to what could not be placed."""
    lists: list[str] = []
    introduction: list[Block] = []
    for block in part.blocks:
        if isinstance(block, Paragraph) and (block.listing is None) and not _keys(context, block):
            introduction.append(block)
        else:
            lists.append(_list(context, "Participants", [block]))
    for inner in part.parts:
        with context.under(inner.heading.text):
            lists.append(_list(context, inner.heading.text, inner.all_blocks()))
    lines = _title(context, part)
    if source := context.prose(introduction):
        lines += yaml_block("introduction", source)
    return lines + ("lists:\n" + "".join(lists) if lists else "")


def contact(context: ImportContext, part: Part) -> str:
    """Return the contact page: the first line is the name of the office, the others are its text."""
    first, *others = [*flat(part)] or [Paragraph([])]
    name = first.text if isinstance(first, Paragraph) else ""
    if not isinstance(first, Paragraph):
        others = [first, *others]
    lines = _title(context, part) + context.line("name", name, "the name of the office")
    note = confirm("address, telephone and e-mail, which have keys of their own")
    return lines + yaml_comment(note) + (context.text("text", others, "where the office is reached") if others else "")


def flat(part: Part) -> list[Block]:
    """Return the blocks of a part, its headings as paragraphs in bold."""
    return [as_text(b) if isinstance(b, Paragraph) and b.level else b for b in part.all_blocks()]


def _title(context: ImportContext, part: Part) -> str:
    return context.heading(part.heading, part.title) + context.line("title", part.title, "the heading")


def _insights_in(blocks: Iterable[Block]) -> list[tuple[list[Paragraph], list[Block]]]:
    """Paragraphs one by one, each with its list; short ones before it (a number, a title) are its head."""
    groups: list[tuple[list[Paragraph], list[Block]]] = []
    for block in blocks:
        is_text = isinstance(block, Paragraph) and block.listing is None
        if is_text and isinstance(block, Paragraph) and _is_head(block.text):
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(block)
        elif not groups or (is_text and groups[-1][1]):
            groups.append(([], [block]))
        else:
            groups[-1][1].append(block)
    return groups


def _is_head(text: str) -> bool:
    return len(text.split()) <= _MAX_HEAD_WORDS and not text.rstrip("”’\"')").endswith((".", "!", "?"))


def _keys(context: ImportContext, paragraph: Paragraph) -> list[tuple[str, str]]:
    """Return the entities that a paragraph lists, each with its words; none if it says anything else."""
    text = without_number(paragraph.text)
    texts = [text] if context.names.one_of(text) else [part.strip() for part in re.split(r"[,;]", text)]
    found = [(key, name) for name in texts if (key := context.names.one_of(name))]
    return found if len(found) == len(texts) else []


def _list(context: ImportContext, title: str, blocks: Iterable[Block]) -> str:
    found: dict[str, str] = {}
    for paragraph in paragraphs_of(blocks):
        keys = _keys(context, paragraph)
        if not keys or any(key in found for key, _ in keys):
            context.lose("participant who is not in the registry, or listed twice", paragraph.text)
        else:
            found |= dict(keys)
    lines = f"  - id: {context.new_id(title, 'list')}\n" + context.line("title", title, "the heading of the list", 4)
    if not found:
        return lines + "    participants: []\n"
    return lines + "    participants:\n" + "".join(f"      - {yaml_scalar(k)} # {name}\n" for k, name in found.items())


MAKERS: Mapping[str, Callable[[ImportContext, Part], str]] = {
    "foreword": functools.partial(one_text, guide="the foreword"),
    "overview": overview,
    "looking-ahead": functools.partial(one_text, guide="what comes next"),
    "participation": participation,
    "contact": contact,
}
"""What makes the file of a part, by the part's name; insights, which refer to chapters, are made last."""
