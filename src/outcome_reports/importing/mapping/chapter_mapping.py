"""A chapter of an old statement: introduction, reports of States and organisations, tables of recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outcome_reports.importing.mapping.heading_meanings import is_recommendations, is_spotlights
from outcome_reports.importing.mapping.import_context import ImportContext, as_text
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.mapping.recommendation_tables import RecommendationRows
from outcome_reports.importing.word.word_content import Block, Paragraph, Table
from outcome_reports.markup.placeholders import confirm
from outcome_reports.reading.yaml_writing import yaml_comment, yaml_scalar

_KIND = re.compile(r"(?:[^\W\d_]+ ?){1,4}")


class ChapterMaker:
    """Makes one chapter; afterwards `spotlights` and `rows` say how much was found."""

    def __init__(self, context: ImportContext, number: int) -> None:
        self._desk = context
        self._number = number
        self._introduction: list[Block] = []
        self._reports: list[str] = []
        self._titles: dict[str, str] = {}
        self._rows = RecommendationRows(context, number)

    @property
    def spotlights(self) -> int:
        """How many reports there are."""
        return len(self._reports)

    @property
    def recommendations(self) -> int:
        """How many recommendations there are."""
        return self._rows.count

    def make(self, part: Part) -> tuple[str, str]:
        """Return the identifier of the chapter and its YAML."""
        context = self._desk
        self._id = context.new_id(part.title, "chapter")
        with context.under(part.heading.text):
            self._gather(part.blocks)
            for inner in part.parts:
                with context.under(inner.heading.text):
                    self._take(inner)
            head = context.heading(part.heading, part.title)
            head += f"id: {self._id}\n" + context.line("title", part.title, "the title of the chapter")
            head += "\n" + context.text("introduction", self._introduction, "what the chapter is about")
        return self._id, head + self._lists()

    def _take(self, part: Part) -> None:
        if is_spotlights(part.title):
            self._title("spotlights_title", part)
            self._spotlights(part)
        elif is_recommendations(part.title) or any(self._rows.fits(table) for table in part.tables()):
            self._title("recommendations_title", part)
            self._recommendations(part.all_blocks())
        else:
            self._introduction.append(as_text(part.heading))
            self._gather(part.blocks)
            for inner in part.parts:
                self._take(inner)

    def _gather(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self._rows.add(block)
            else:
                self._introduction.append(block)

    def _recommendations(self, blocks: Iterator[Block]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self._rows.add(block)
            else:
                self._desk.lose("text beside a table", block.text)

    def _spotlights(self, part: Part) -> None:
        by: tuple[str, ...] = ()
        text: list[Block] = []
        for block in part.blocks:
            lead = self._desk.names.lead_of(block) if isinstance(block, Paragraph) else ()
            if lead:
                self._report(by, text)
                by, text = lead, []
            text.append(block)
        self._report(by, text)
        for report in part.parts:
            with self._desk.under(report.heading.text):
                self._report(self._desk.names.all_of(report.title), [*report.all_blocks()], report.heading.text)

    def _report(self, by: tuple[str, ...], blocks: list[Block], heading: str = "") -> None:
        if not by:
            what = "report of somebody who is not in the registry"
            self._desk.lose(what, heading)
            self._desk.lose_blocks(what, blocks)
            return
        said = f" # {heading}" if heading else ""
        first = blocks[0] if heading and len(blocks) > 1 else None
        if isinstance(first, Paragraph) and _KIND.fullmatch(first.text):
            said += f" ({first.text})"
            blocks = blocks[1:]
        lines = f"  - by: {_keys(by)}{said}\n"
        # The identifier that a spotlight has when the content gives none.
        if not self._desk.takes("-".join((self._id, *by)).lower()):
            lines += f"    id: {self._desk.new_id(f'{by[0]} in {self._id}', 'report')}\n"
        self._reports.append(lines + self._desk.text("text", blocks, "what was reported", 4))

    def _title(self, key: str, part: Part) -> None:
        if key in self._titles:
            self._desk.lose("heading", part.heading.text)
        else:
            self._titles[key] = self._desk.heading(part.heading, part.title)
            self._titles[key] += self._desk.line(key, part.title, "the heading")

    def _lists(self) -> str:
        text = "".join(f"\n{lines}" for lines in self._titles.values())
        if self._reports:
            text += "\nspotlights:\n" + "\n".join(self._reports)
        if rows := self._rows.yaml():
            note = confirm("whom each recommendation came from (“by”) and whom it addresses (“to”)")
            text += f"\n{yaml_comment(note)}recommendations:\n{rows}"
        return text


def _keys(keys: tuple[str, ...]) -> str:
    return yaml_scalar(keys[0]) if len(keys) == 1 else f"[{', '.join(keys)}]"
