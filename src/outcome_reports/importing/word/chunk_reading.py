"""Documents of other types inside a Word document (`w:altChunk`, ECMA-376 part 1, 17.17.2): HTML and plain text."""

from __future__ import annotations

import email
import email.policy
import re

from outcome_reports.importing.word.chunk_html import html_blocks
from outcome_reports.importing.word.word_content import Block, Paragraph, Run, Story
from outcome_reports.intake.invisible import without_invisible
from outcome_reports.reading.source import one_line_end

CHUNKS = (".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt")
"""Suffixes of the parts that are read."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def chunk_blocks(name: str, data: bytes, story: Story) -> list[Block] | None:
    """Return the blocks of a part that a Word document includes from another document; None for other types.

    `story` gets struck-through words, and remarks on formatting that cannot be kept.
    """
    kind = name.rpartition(".")[2].casefold()
    if kind in {"mht", "mhtml"}:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(("html", "plain"))
        content = body.get_content() if body is not None else None
        if body is None or not isinstance(content, str):
            return None
        return html_blocks(content, story) if body.get_content_subtype() == "html" else _plain(content)
    if kind in {"htm", "html", "xhtml"}:
        return html_blocks(_text(data), story)
    return _plain(_text(data)) if kind == "txt" else None


def _text(data: bytes) -> str:
    match = _CHARSET.search(data[:2_000])
    for encoding in ("utf-8-sig", match[1].decode("ascii") if match else "cp1252", "cp1252"):
        try:
            return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _plain(text: str) -> list[Block]:
    paragraphs = re.split(r"\n\s*\n", one_line_end(text))
    return [Paragraph([Run(without_invisible(paragraph))]) for paragraph in paragraphs if paragraph.strip()]
