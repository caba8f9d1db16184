"""Reading of Excel and CSV tables into a Story: meaningful formatting is kept, and guesses are reported."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.sheets.shown_values import shown_date, shown_number
from outcome_reports.importing.sheets.texts_beside import texts_beside
from outcome_reports.importing.word.symbol_fonts import drawn
from outcome_reports.importing.word.word_content import Cell, Paragraph, Row, Run, Story, Table, end_of
from outcome_reports.intake.invisible import without_invisible
from outcome_reports.intake.limits import CONTENT_BYTES
from outcome_reports.intake.packages import read_package
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.intake.workbooks import slim_workbook
from outcome_reports.markup.addresses import link_fault
from outcome_reports.reading.cell_fonts import pieces_of, symbol_font
from outcome_reports.reading.cell_texts import cell_address, link_target
from outcome_reports.reading.csv_tables import AGAIN, AS_UTF8, CsvFaultError, csv_rows, delimiter_of, other_kind
from outcome_reports.reading.hidden_cells import HiddenCells
from outcome_reports.reading.opened_workbooks import BROKEN, chosen_sheet, loaded_workbook
from outcome_reports.reading.source import one_line_end

SHEETS = frozenset({".xlsx", ".xlsm", ".csv"})
_SHOWN = 80
_BYTE, _PRIVATE = 0xFF, 0xF000


def read_sheet(file: Path, names: Sequence[str]) -> Story:
    """Return the story of a table: the sheet with one of `names`, or the only one that is not hidden.

    Results of formulas, formatted values, and letters in an old encoding are accepted and reported in `remarks`, with
    sheet and cell; comments and text boxes are `beside`. Raises ContentError for a file that cannot be read, or if it
    is not clear which sheet to read.
    """
    problems: list[Problem] = []
    try:
        if file.suffix.casefold() == ".csv":
            return _csv(read_file(file, CONTENT_BYTES))
        parts = read_package(file)
        data = slim_workbook(parts)
        sheet = chosen_sheet(data, names, file, problems)
        if sheet is not None:
            story = _SheetReader(sheet, data).story()
            story.beside = list(texts_beside(parts))
            return story
    except RefusedError as error:
        problems = [Problem(file, 0, 0, error.message, error.hint)]
    except BROKEN:
        problems = [Problem(file, 0, 0, "the workbook cannot be read", "open it in Excel and save it again")]
    raise ContentError(problems)


def _csv(data: bytes) -> Story:
    if what := other_kind(data):
        raise RefusedError(what, AS_UTF8)
    story = Story()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        story.remarks.append("the file is not UTF-8 and was read as Windows-1252: look at letters with accents")
    text = one_line_end(text)
    start, delimiter = delimiter_of(text)
    rows = []
    number = 0
    try:
        for number, (_, cells) in enumerate(csv_rows(text, start, delimiter), start=1):
            if any(cell.value.strip() for cell in cells):
                rows.append(Row([Cell(_paragraphs([Run(_clean(c.value))])) for c in cells], place=f"row {number}"))
    except CsvFaultError as fault:
        raise RefusedError(f"row {number + 1}: {fault.args[2]}", AGAIN) from None
    story.blocks = [Table(rows)] if rows else []
    return story


class _SheetReader:
    def __init__(self, sheet: Any, data: bytes) -> None:
        self._sheet = sheet
        self._title = " ".join(_clean(sheet.title).split())
        self._data = data
        self._results: Any = None
        self._story = Story()

    def story(self) -> Story:
        """Return the story of the sheet."""
        below, across = self._merged()
        hidden = HiddenCells(self._sheet)
        rows = []
        for cells in self._sheet.iter_rows():
            row: list[Cell] = []
            for cell in cells:
                place = (cell.row, cell.column)
                if place in across:
                    continue
                span = next((n for n, at in enumerate(_right_of(cell)) if at not in across), 0) + 1
                row.append(Cell(_paragraphs(self._runs(cell)), span, merged_down=place in below))
            if any(p.text for cell in row for p in cell.blocks if isinstance(p, Paragraph)):
                rows.append(Row(row, place=f"sheet “{self._title}”, row {cells[0].row}"))
                if hidden.has_row(cells[0].row):
                    self._remark(cells[0], "its row is hidden in Excel")
                for cell in hidden.first_of_columns(cells):
                    self._remark(cell, "its column is hidden in Excel")
        self._story.blocks = [Table(rows)] if rows else []
        return self._story

    def _merged(self) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        """Return the cells merged with the one above, and those merged with the one to their left."""
        below, across = set[tuple[int, int]](), set[tuple[int, int]]()
        for area in self._sheet.merged_cells.ranges:
            for row in range(area.min_row, min(area.max_row, self._sheet.max_row) + 1):
                if row > area.min_row:
                    below.add((row, area.min_col))
                across.update((row, c) for c in range(area.min_col + 1, min(area.max_col, self._sheet.max_column) + 1))
        return below, across

    def _runs(self, cell: Any) -> Iterable[Run]:
        result = cell
        if cell.data_type == "f":
            self._results = self._results or loaded_workbook(self._data, values=True)[self._sheet.title]
            result = self._results.cell(cell.row, cell.column)
            self._remark(cell, "the value of a formula" if result.value is not None else "a formula without a value")
        value = result.value
        if value is None:
            return []
        if result.is_date:
            shown = shown_date(value, result.number_format)
            self._remark(cell, f"a date, taken as “{shown}”")
            return self._text(cell, shown)
        if result.data_type == "n":
            shown, is_sure = shown_number(value, result.number_format)
            if not is_sure:
                self._remark(cell, f"a number displayed as “{result.number_format}”, taken as {shown}")
            return self._text(cell, shown)
        if result.data_type in {"b", "e"}:
            shown = str(value).upper()
            self._remark(cell, f"{shown} where a text is expected")
            return self._text(cell, shown)
        return self._text(cell, value)

    def _text(self, cell: Any, value: Any) -> list[Run]:
        runs: list[Run] = []
        link = link_target(cell_address(cell))
        if link and (fault := link_fault(link)):
            self._remark(cell, f"its link to “{_clean(link)[:_SHOWN]}” was left out: {fault[0]}")
            link = ""
        for text, font in pieces_of(cell, value):
            if font.strike and text.strip():
                self._story.struck.append((" ".join(text.split()), self._place(cell)))
                continue
            before = end_of(runs, len(runs)) if font.vertAlign else ""
            drawn_text = self._drawn(cell, text, name) if (name := symbol_font([(text, font)])) else text
            made = _clean(self._story.placed(drawn_text, font.vertAlign, before, f"{self._place(cell)}: "))
            is_piece = value is not text
            runs.append(Run(made, bold=bool(is_piece and font.b), italic=bool(is_piece and font.i), link=link))
        return runs

    def _drawn(self, cell: Any, text: str, font: str) -> str:
        """Return the characters that a symbol font draws for `text`, without those that are unknown."""
        made = ""
        for character in text:
            code = ord(character)
            # Excel stores letters where Word stores private characters.
            sign = character if character.isspace() else drawn(font, code if code > _BYTE else _PRIVATE + code)
            if sign is None:
                self._remark(cell, f"“{character}” of the font {font} was left out: look it up in Excel")
            made += sign or ""
        return made

    def _place(self, cell: Any) -> str:
        return f"sheet “{self._title}”, cell {cell.coordinate}"

    def _remark(self, cell: Any, what: str) -> None:
        self._story.remarks.append(f"{self._place(cell)}: {what}")


def _right_of(cell: Any) -> Iterator[tuple[int, int]]:
    return ((cell.row, column) for column in range(cell.column + 1, cell.column + 200))


def _clean(text: str) -> str:
    return without_invisible(unicodedata.normalize("NFC", one_line_end(text)))


def _paragraphs(runs: Iterable[Run]) -> list[Any]:
    """Return the paragraphs of a cell: an empty line begins a new one, and “- ” an item of a list."""
    made: list[Paragraph] = [Paragraph([])]
    for run in runs:
        for number, part in enumerate(run.text.split("\n\n")):
            if number:
                made.append(Paragraph([]))
            made[-1].runs.append(Run(part, run.bold, run.italic, run.link))
    return [paragraph for paragraph in made if paragraph.text]
