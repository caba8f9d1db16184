"""Participants from lists, tables and running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outcome_reports.importing.mapping.heading_looks import without_number
from outcome_reports.importing.mapping.import_context import ImportContext
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.word.word_content import Block, Paragraph, Row, Table, text_of
from outcome_reports.language.english.function_words import BE_AND_HAVE, FUNCTION_WORDS, MODALS
from outcome_reports.markup.placeholders import confirm
from outcome_reports.reading.yaml_writing import yaml_block, yaml_comment, yaml_scalar

_ATTENDED = re.compile(
    r"\battended by\b|\bin attendance\b|\brepresented\b|\bparticipa\w+\s+(?:included|were|was)\b|\btook part\b|"
    r"\bjoined by\b|\bpresent were\b|\bparticipation of\b|\bpresence of\b|\bparticipants from\b|\bdelegates from\b",
    re.IGNORECASE,
)
_TITLES = {"state": "States", "organisation": "Organisations", "": "Partners and dialogues", "group": "Working groups"}
"""The lists that running text is sorted into, by the family of entities; "" takes all others."""
_LEAST_IN_TEXT = 2
_MOST_WORDS = 15
_ENDS_SENTENCE = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[”’\"')\]]*[.!?:;]$")


class Participants:
    """Makes `participation.yaml`; no one is listed twice."""

    def __init__(self, context: ImportContext) -> None:
        self._desk = context
        self._taken: set[str] = set()
        self._lists: list[str] = []
        self._in_text: dict[str, str] = {}

    def make(self, part: Part) -> str:
        """Return the participants by list; those not in the registry are unplaced."""
        introduction: list[Block] = []
        listed: list[Block] = []
        for block in part.blocks:
            if isinstance(block, Paragraph) and block.listing is None and not self._keys(block.text):
                introduction.append(block)
                self._from_text(block.text)
            else:
                listed.append(block)
        if listed:
            self._list(part.title, listed)
        for inner in part.parts:
            with self._desk.under(inner.heading.text):
                self._part(inner, introduction)
        lines = self._desk.title(part)
        if source := self._desk.prose(introduction):
            lines += yaml_block("introduction", source)
        self._lists_of_text()
        return lines + ("lists:\n" + "".join(self._lists) if self._lists else "")

    def _part(self, inner: Part, introduction: list[Block]) -> None:
        """Take a list with a heading; text below a heading that lists no one stays text."""
        blocks = [*inner.all_blocks()]
        is_list = any(isinstance(b, Table) or b.listing or self._keys(b.text) for b in blocks)
        if is_list:
            self._list(inner.heading.text, blocks)
            return
        introduction += [inner.heading, *blocks]
        for block in blocks:
            self._from_text(text_of([block]))

    def _list(self, title: str, blocks: Sequence[Block]) -> None:
        found: dict[str, str] = {}
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    with self._desk.at(row.place):
                        self._row(row, found)
            elif not self._add(self._keys(block.text), found):
                self._lose(block.text)
        desk = self._desk
        lines = f"  - id: {desk.new_id(title, 'list')}\n" + desk.line("title", title, "the heading of the list", 4)
        if not found:
            lines += "    participants: []\n"
        else:
            names = "".join(f"      - {yaml_scalar(key)} # {name}\n" for key, name in found.items())
            lines += f"    participants:\n{names}"
        self._lists.append(lines)

    def _row(self, row: Row, found: dict[str, str]) -> None:
        """Take a row of a table: the cell with a name; the other cells are kept with it."""
        texts = [" ".join(text_of(cell.blocks).split()) for cell in row.cells]
        named = [(index, keys) for index, text in enumerate(texts) if (keys := self._keys(text))]
        if not named or not self._add([(key, " | ".join(filter(None, texts))) for key, _ in named[0][1]], found):
            self._lose(" | ".join(texts))

    def _add(self, keys: Sequence[tuple[str, str]], found: dict[str, str]) -> bool:
        if not keys or any(key in self._taken for key, _ in keys):
            return False
        found.update(keys)
        self._taken.update(key for key, _ in keys)
        return True

    def _lose(self, text: str) -> None:
        if not text.strip():
            return
        is_known = self._desk.names.all_of(without_number(text))
        what = "participant who is listed twice" if is_known else "participant who is not in the registry"
        if not is_known and may_be_name(without_number(text)):
            self._desk.propose(without_number(text))
        self._desk.lose(what, text)

    def _from_text(self, text: str) -> None:
        """Record participants named in a sentence; its words stay where they are."""
        match = _ATTENDED.search(text)
        actors = [f for f in self._desk.names.actors_in(text) if match and f.start >= match.end()]
        entities = [found for found in actors if self._desk.names.is_one(found.key)]
        if len(entities) >= _LEAST_IN_TEXT:
            self._in_text |= {found.key: found.name for found in entities}

    def _lists_of_text(self) -> None:
        left = {key: name for key, name in self._in_text.items() if key not in self._taken}
        entities = [entity for key in left if (entity := self._desk.names.registry.entity(key))]
        for family, title in _TITLES.items():
            keys = [one.key for one in entities if (one.family if one.family in _TITLES else "") == family]
            if keys:
                lines = yaml_comment(confirm("this list: it was read from running text"), 2)
                lines += f"  - id: {self._desk.new_id(title, 'list')}\n    title: {title}\n    participants:\n"
                self._lists.append(lines + "".join(f"      - {yaml_scalar(key)} # {left[key]}\n" for key in keys))

    def _keys(self, text: str) -> list[tuple[str, str]]:
        """Return the entities that a text lists, each with its words; none if it has other words."""
        text = without_number(text)
        names = self._desk.names
        texts = [text] if names.one_of(text) else [part.strip() for part in re.split(r"[,;\n]", text)]
        found = [(key, name) for name in texts if (key := names.one_of(name))]
        if len(found) == len(texts):
            return found
        keys = names.all_of(text)
        return [(key, text) for key in keys] if all(names.is_one(key) for key in keys) else []


def participation(context: ImportContext, part: Part) -> str:
    """Return the file of the participants."""
    return Participants(context).make(part)


def may_be_name(text: str) -> bool:
    """Return whether a line may be the name of a participant: no sentence, and half of its words capitalised."""
    words = text.split()
    plain = [word.strip(",;()“”").casefold() for word in words]
    if not 0 < len(words) <= _MOST_WORDS or _ENDS_SENTENCE.search(text) or set(plain) & (BE_AND_HAVE | MODALS):
        return False
    telling = [word for word, small in zip(words, plain, strict=True) if small not in FUNCTION_WORDS]
    return 2 * sum(not word.islower() for word in telling) >= len(telling) > 0
