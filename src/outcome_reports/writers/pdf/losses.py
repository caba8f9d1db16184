"""Finding out what a layout lost: WeasyPrint only says so in its log and goes on."""

from __future__ import annotations

import logging
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from outcome_reports import tree

_MISSING_GLYPH = re.compile(r'unsupported by fonts: "(?P<character>.)" \(U\+', re.DOTALL)


class _Collector(logging.Handler):
    """Keeps the messages of one thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.messages.append(record.getMessage())


@contextmanager
def collected_messages() -> Iterator[list[str]]:
    """The warnings and errors that WeasyPrint logs while inside, in this thread."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)


def missing_characters(messages: Iterable[str]) -> tuple[list[str], list[str]]:
    """The characters that messages say no font has, and the messages that say something else."""
    characters, others = [], []
    for message in messages:
        if found := _MISSING_GLYPH.search(message):
            characters.append(found["character"])
        else:
            others.append(message)
    return characters, others


def describe_character(character: str, document: tree.Document) -> str:
    """A sentence on a character that the brand's fonts do not have, with the place it is used."""
    name = unicodedata.name(character, "no Unicode name")
    sentence = f"the brand’s fonts have no glyph for “{character}” (U+{ord(character):04X} {name})"
    for block in tree.blocks_of(document.blocks):
        for line in _own_lines(block):
            if character in line:
                place = f" in #{block.id}" if block.id else ""
                return f"{sentence}, used{place}: “{_around(line, character)}”"
    return sentence


def _own_lines(block: tree.AnyBlock) -> Iterator[str]:
    if isinstance(block, tree.Paragraph | tree.Heading | tree.Table | tree.Contents):
        shallow = (
            tree.Table(columns=(), head=(), body=(), caption=block.caption) if isinstance(block, tree.Table) else block
        )
        yield from tree.lines_of([shallow])


def _around(line: str, character: str) -> str:
    middle = line.index(character)
    return line[max(0, middle - 24) : middle + 25].strip()
