"""A chapter of an old statement: introduction, reports of States and organisations, tables of recommendations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outcome_reports.importing.mapping.heading_meanings import is_recommendations, is_spotlights
from outcome_reports.importing.mapping.import_context import ImportContext, as_text, flat, mark
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.mapping.recommendation_rows import RecommendationRows
from outcome_reports.importing.mapping.report_tables import is_layout, report_rows
from outcome_reports.importing.mapping.reporters import Report, reports_in, reports_under
from outcome_reports.importing.word.word_content import Block, Paragraph, Table, paragraphs_of
from outcome_reports.reading.yaml_writing import yaml_keys

_BESIDE = re.compile(
    r"^(?:statement|report|update|intervention|presentation|contribution|remarks|delegation|government)s?\s+(?:by|of|from)\s+"
    r"|\s*\([^()]*\)",
    re.IGNORECASE,
)
"""Words beside the name in the heading of a report: “Statement by Fiji”, “Australia (Co-Chair)”."""
_KIND = re.compile(r"(?:[^\W\d_]+ ?){1,4}")


class ChapterMaker:
    """Makes one chapter; afterwards `spotlights` and `recommendations` are the numbers found."""

    def __init__(self, context: ImportContext, number: int) -> None:
        self._desk = context
        self._number = number
        self._introduction: list[Block] = []
        self._reports: list[str] = []
        self._titles: dict[str, tuple[str, str]] = {}
        self._rows = RecommendationRows(context, number)

    @property
    def spotlights(self) -> int:
        """The number of reports."""
        return len(self._reports)

    @property
    def recommendations(self) -> int:
        """The number of recommendations."""
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
            rows = self._rows.yaml()
            head = context.heading(part.heading, part.title)
            head += f"id: {self._id}\n" + context.line("title", part.title, "the title of the chapter")
            head += "\n" + context.text("introduction", self._introduction, "what the chapter is about")
        return self._id, head + self._lists(rows)

    def make_report(self, title: str, by: tuple[str, ...], blocks: Sequence[Block]) -> str:
        """Return the YAML of a chapter that has only one report."""
        self._id = self._desk.new_id(title, "chapter")
        self._report(Report(by, [*blocks]))
        return f"id: {self._id}\n" + self._lists("")

    def make_rows(self, title: str, tables: Sequence[Table]) -> str:
        """Return the YAML of a chapter that has only recommendations from tables."""
        for table in tables:
            self._rows.take(table, is_announced=True)
        return f"id: {self._desk.new_id(title, 'chapter')}\n" + self._lists(self._rows.yaml())

    def _take(self, part: Part) -> None:
        if is_recommendations(part.title):
            self._title("recommendations_title", part)
            self._recommendations(part)
        elif is_spotlights(part.title):
            self._title("spotlights_title", part)
            self._spotlights(part)
        elif self._desk.names.all_of(part.title):
            self._headed(part)
        else:
            self._introduction.append(as_text(part.heading))
            self._gather(part.blocks)
            for inner in part.parts:
                with self._desk.under(inner.heading.text):
                    self._take(inner)

    def _gather(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if not (isinstance(block, Table) and self._rows.take(block, is_announced=False)):
                self._introduction.append(block)

    def _recommendations(self, part: Part) -> None:
        left = [b for b in part.blocks if not (isinstance(b, Table) and self._rows.take(b, is_announced=True))]
        has_table = len(left) < len(part.blocks)
        self._introduction += left if has_table else self._rows.take_list(left)
        for inner in part.parts:
            with self._desk.under(inner.heading.text):
                if self._desk.names.all_of(inner.title) or is_spotlights(inner.title):
                    self._take(inner)
                else:
                    self._introduction.append(as_text(inner.heading))
                    self._recommendations(inner)

    def _spotlights(self, part: Part) -> None:
        waiting: list[Block] = []
        for block in part.blocks:
            if isinstance(block, Table) and (rows := report_rows(block, self._desk.names))[0]:
                self._running(waiting)
                waiting = []
                self._rows_of_reports(*rows)
            elif isinstance(block, Table) and is_layout(block, self._desk.names):
                waiting += paragraphs_of([block])
            elif not (isinstance(block, Table) and self._rows.take(block, is_announced=False)):
                waiting.append(block)
        self._running(waiting)
        for inner in part.parts:
            with self._desk.under(inner.heading.text):
                if is_recommendations(inner.title):
                    self._take(inner)
                else:
                    self._headed(inner)

    def _headed(self, part: Part) -> None:
        """Take the report under a heading that names its reporters."""
        blocks = flat(part.all_blocks())
        names = self._desk.names
        certain = names.all_of(part.title)
        keys = certain or names.all_of(_BESIDE.sub("", part.title))
        if not keys:
            self._report(Report((), blocks, unknown=part.title), part.heading.text)
            return
        first, *others = reports_under(keys, blocks, names)
        first.doubt = "" if certain else f"the heading says “{part.title}”"
        self._report(first, part.heading.text)
        for report in others:
            self._report(report)

    def _rows_of_reports(self, reports: Sequence[Report], heads: str) -> None:
        if heads:
            self._desk.make_anew("headings of a table", heads)
        for report in reports:
            if report.by:
                self._desk.make_anew("whose report a row of a table is", report.unknown)
            self._report(report)

    def _running(self, blocks: Sequence[Block]) -> None:
        for report in reports_in(blocks, self._desk.names):
            self._report(report)

    def _report(self, report: Report, heading: str = "") -> None:
        desk = self._desk
        if not report.by:
            whom = "somebody it does not name"
            if report.unknown:
                whom = f"“{report.unknown}”, who is not in the registry"
                desk.propose(report.unknown)
            desk.lose(f"report by {whom}", heading)
            desk.lose_blocks(f"report by {whom}", report.blocks)
            return
        said = f" # {heading}" if heading else ""
        blocks = list(report.blocks)
        if heading and len(blocks) > 1 and isinstance(blocks[0], Paragraph) and _KIND.fullmatch(blocks[0].text):
            said += f" ({blocks[0].text})"
            blocks = blocks[1:]
        for index in sorted(report.marks, reverse=True):
            blocks.insert(index, mark(report.by, report.marks[index]))
        if report.doubt:
            blocks.insert(0, mark(report.by, report.doubt))
        lines = f"  - by: {yaml_keys(report.by)}{said}\n"
        # The default identifier of a spotlight.
        if not desk.takes("-".join((self._id, *report.by)).lower()):
            lines += f"    id: {desk.new_id(f'{report.by[0]} in {self._id}', 'report')}\n"
        self._reports.append(lines + desk.text("text", blocks, "what was reported", 4))

    def _title(self, key: str, part: Part) -> None:
        if key in self._titles:
            self._desk.make_anew("repeated heading", part.heading.text)
        else:
            lines = self._desk.heading(part.heading, part.title) + self._desk.line(key, part.title, "the heading")
            self._titles[key] = (part.title, lines)

    def _lists(self, rows: str) -> str:
        text = "".join(f"\n{lines}" for _, lines in self._titles.values())
        if self._reports:
            text += "\nspotlights:\n" + "\n".join(self._reports)
        return text + (f"\nrecommendations:\n{rows}" if rows else "")
