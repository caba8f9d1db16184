"""Conversion of a document's pictures to Markdown, with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from outcome_reports.importing.output.markdown_lines import escaped, words_read
from outcome_reports.importing.word.word_content import Block, Paragraph, Picture
from outcome_reports.markup.placeholders import write_here

_CAPTION = re.compile(
    r"(?:figure|fig\.|photo|photograph|picture|image|map|chart|graph|illustration|diagram|source|credit)\b.{0,12}?[\d:.–—-]",
    re.IGNORECASE,
)
_LONGEST = 80


def captioned(blocks: Iterable[Block]) -> list[Block]:
    """Return `blocks` in which each picture has the caption below or above it."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if isinstance(block, Paragraph) and isinstance(before, Paragraph):
            if before.pictures and not before.text and _is_caption(block, below=True):
                found[-1] = Paragraph(block.runs, style=block.style, pictures=before.pictures)
                continue
            if block.pictures and not block.text and not before.pictures and _is_caption(before, below=False):
                found[-1] = Paragraph(before.runs, style=before.style, pictures=block.pictures)
                continue
        found.append(block)
    return found


def picture(paragraph: Paragraph) -> str:
    """Return the Markdown of the picture in a paragraph whose words are its caption."""
    shown: Picture = paragraph.pictures[0]
    alt = escaped(shown.alt) or write_here("what the picture shows")
    source = f"![{alt}]({shown.name})"
    if not paragraph.text:
        return source
    # The title of a picture is unescaped once, and then read as Markdown.
    title = escaped(paragraph.text).replace("\\", "\\\\").replace('"', '\\"')
    whole = f'![{alt}]({shown.name} "{title}")'
    return whole if words_read(whole) == paragraph.text.split() else f"{source}\n\n{escaped(paragraph.text)}"


def _is_caption(paragraph: Paragraph, *, below: bool) -> bool:
    if paragraph.level or paragraph.listing or paragraph.pictures or len(paragraph.text.split()) > _LONGEST:
        return False
    if any(run.note for run in paragraph.runs):
        return False
    return "caption" in paragraph.style or (below and _CAPTION.match(paragraph.text) is not None)
