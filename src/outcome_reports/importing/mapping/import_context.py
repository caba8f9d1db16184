"""The shared state of an import: texts, identifiers, and unplaced passages."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from pydantic import TypeAdapter

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.mapping.title_capitals import TitleCapitals
from outcome_reports.importing.output.content_markdown import MarkdownWriter
from outcome_reports.importing.output.import_report import Unplaced
from outcome_reports.importing.word.word_content import Block, Paragraph, Run, Story, Table, paragraphs_of, table_text
from outcome_reports.language.ascii_words import ascii_words
from outcome_reports.markup.placeholders import confirm, write_here
from outcome_reports.model import STANDARD_SECTIONS
from outcome_reports.model.base import Line
from outcome_reports.model.made_ids import may_be_made
from outcome_reports.reading.yaml_writing import yaml_block, yaml_comment, yaml_scalar

_LINE: TypeAdapter[str] = TypeAdapter(Line)


class _Pile:
    """Unplaced passages, in order; consecutive ones of the same kind from the same place form one entry."""

    def __init__(self) -> None:
        self._entries: list[tuple[str, str, list[str]]] = []

    def add(self, what: str, where: str, text: str) -> None:
        """Add a text, which may be empty. Tables are entries of their own."""
        if not text.strip():
            return
        last = self._entries[-1] if self._entries else None
        if last is not None and last[:2] == (what, where) and "table" not in what:
            last[2].append(text.strip())
        else:
            self._entries.append((what, where, [text.strip()]))

    def entries(self) -> list[Unplaced]:
        """Return the entries, in order."""
        return [Unplaced(what, where, "\n\n".join(texts)) for what, where, texts in self._entries]


class ImportContext:
    """The import of one document. `unplaced` has passages without a place, `anew` those that documents generate."""

    def __init__(self, story: Story, names: Names) -> None:
        self.names = names
        self.capitals = TitleCapitals(names, (paragraph.text for paragraph in paragraphs_of(story.blocks)))
        self._lost, self._anew = _Pile(), _Pile()
        self.proposed: dict[str, str] = {}
        self.terms: dict[str, str] = {}
        self.differences: list[str] = []
        self.writer = MarkdownWriter(story.notes, self.lose)
        self._where = "before the first heading"
        self._ids: set[str] = {*STANDARD_SECTIONS, "insight"}

    def under(self, heading: str) -> AbstractContextManager[None]:
        """Record passages that are unplaced within the block as being under `heading`."""
        return self.at(f"under “{heading[:120]}”")

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Record passages that are unplaced within the block as being at `place`, "" for their current place."""
        before, self._where = self._where, place or self._where
        yield
        self._where = before

    def lose(self, what: str, text: str) -> None:
        """Add `text` to the unplaced passages; consecutive paragraphs of one kind form one entry."""
        self._lost.add(what, self._where, text)

    @property
    def unplaced(self) -> list[Unplaced]:
        """Return the unplaced passages so far."""
        return self._lost.entries()

    @property
    def anew(self) -> list[Unplaced]:
        """Return the passages that documents generate."""
        return self._anew.entries()

    def lose_blocks(self, what: str, blocks: Iterable[Block]) -> None:
        """Add blocks to the unplaced passages; a table is a separate entry."""
        for block in blocks:
            if isinstance(block, Table):
                self.lose("table", table_text(block))
            else:
                self.lose(what, block.text)

    def propose(self, name: str) -> None:
        """Record a name that the registry lacks."""
        self.proposed.setdefault(name, self._where)

    def make_anew(self, what: str, text: str) -> None:
        """Keep words that documents generate, or that are elsewhere: they need no action."""
        self._anew.add(what, self._where, text)

    def prose(self, blocks: Iterable[Block], *, rich: bool = True) -> str:
        """Return the Markdown of `blocks`, "" for none; content that Markdown cannot express is unplaced."""
        return self.writer.text(blocks, rich=rich)

    def text(self, key: str, blocks: Iterable[Block], guide: str, indent: int = 0, *, rich: bool = True) -> str:
        """Return `key` with the Markdown of `blocks` as YAML, or with a placeholder if there is none."""
        return yaml_block(key, self.prose(blocks, rich=rich) or write_here(guide), indent)

    def line(self, key: str, text: str, guide: str, indent: int = 0) -> str:
        """Return `key` with a one-line text as YAML; a text that the model refuses is unplaced."""
        before = " ".join(text.split())
        text, is_doubtful = self.capitals.restored(before)
        asked = yaml_comment(confirm("the capitals of this title"), indent) if is_doubtful else ""
        if before != text:
            asked = yaml_comment(f"In the document: {before}", indent) + asked
        try:
            _LINE.validate_python(text or "…")
        except ValueError:
            self.lose("title", text)
            text = ""
        return f"{asked}{' ' * indent}{key}: {yaml_scalar(text or write_here(guide))}\n"

    def heading(self, paragraph: Paragraph, shown: str, indent: int = 0) -> str:
        """Return a comment with the whole heading, if the title taken from it (`shown`) is shorter."""
        return yaml_comment(f"In the document: {paragraph.text}", indent) if paragraph.text != shown else ""

    def title(self, part: Part) -> str:
        """Return the title of a part as YAML."""
        return self.heading(part.heading, part.title) + self.line("title", part.title, "the heading")

    def takes(self, id: str) -> bool:
        """Reserve an identifier that documents generate; False if it is in use."""
        is_free = id not in self._ids
        self._ids.add(id)
        return is_free

    def new_id(self, text: str, otherwise: str) -> str:
        """Return an identifier from the first words of `text`, different from all others and from generated ones."""
        slug = "-".join(ascii_words(text)[:5])[:48].rstrip("-")
        slug = slug if slug[:1].isalpha() else otherwise
        if may_be_made(slug):
            slug = f"about-{slug}"
        unique = slug
        for letters in _letters():
            if unique not in self._ids:
                break
            unique = f"{slug}-{letters}"
        self._ids.add(unique)
        return unique


def mark(by: Sequence[str], doubt: str) -> Paragraph:
    """Return a paragraph that asks to confirm the attribution."""
    return Paragraph([Run(confirm(f"by {' and '.join(by) or 'whom'}? {doubt[:1].upper()}{doubt[1:]}"))])


def as_text(heading: Paragraph) -> Paragraph:
    """Return a heading within a text: in bold where headings are not allowed."""
    runs = [Run(run.text, bold=bool(run.text), link=run.link, note=run.note) for run in heading.runs]
    return Paragraph(runs, level=heading.level)


def flat(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks, their headings as headings within a text."""
    return [as_text(block) if isinstance(block, Paragraph) and block.level else block for block in blocks]


def _letters() -> Iterator[str]:
    """b, c, … z, bb, bc, …: never a number."""
    for length in itertools.count(1):
        for letters in itertools.product("bcdefghijklmnopqrstuvwxyz", repeat=length):
            yield "".join(letters)
