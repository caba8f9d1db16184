"""Detection of content lost in layout: WeasyPrint only logs it and continues."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from outcome_reports import tree
from outcome_reports.errors import LayoutMissingError
from outcome_reports.platform.install_commands import PANGO, command_lines
from outcome_reports.writers.font_fallback import MissingCharacter, place_in

_MISSING_GLYPH = re.compile(r'unsupported by fonts: "(?P<character>.)" \(U\+', re.DOTALL)

_SUBSETTER = "HarfBuzz-Subset"


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
    """Collect the warnings and errors that WeasyPrint logs while inside, in this thread."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)


def missing_characters(messages: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the characters without a font according to messages, and the other messages.

    Raises LayoutMissingError if one of them says that the library which cuts fonts is missing.
    """
    characters, others = [], []
    for message in messages:
        if found := _MISSING_GLYPH.search(message):
            characters.append(found["character"])
        elif _SUBSETTER in message:
            # A package of its own on some systems, without which Pango is whole.
            raise LayoutMissingError(
                "fonts are put into a PDF by libharfbuzz-subset, which cannot be loaded or is older than 4.1",
                f". The other formats do without (--format html --format docx). To install it:{command_lines(PANGO)}",
            )
        else:
            others.append(message)
    return characters, others


def describe_character(character: str, document: tree.Document) -> str:
    """Return a sentence on a character that the fonts of a document do not have in one of their faces, with its
    place.
    """
    return MissingCharacter(character, place_in(document, character)).sentence()


def borrowed_characters(layout: Any, chosen: Iterable[str]) -> list[str]:
    """Return the characters that fell back to fonts other than those `chosen`, which have no glyph for them: other
    machines have other fonts.
    """
    names = tuple(name.replace(" ", "-") for name in chosen)
    return [
        character
        for font in layout.fonts.values()
        if not font.name.decode().partition("+")[2].startswith(names)
        for text in font.to_unicode.values()
        for character in text
        if not character.isspace()
    ]
