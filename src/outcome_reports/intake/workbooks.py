"""Excel workbooks, reduced to the cells, styles and links that are read, before openpyxl opens them.

openpyxl keeps all sheets in memory, makes a cell for each one that a merged range or a link covers, opens pictures, and
finds parts by names other than those they should have. So it gets a package made by us with the same cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from outcome_reports.intake import limits
from outcome_reports.intake.cell_references import DAMAGED, area, check_order, column_letters, link_each
from outcome_reports.intake.excel_escapes import unescape
from outcome_reports.intake.open_xml import Element
from outcome_reports.intake.packages import Relationship, parse_part, relationships
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.intake.slim_package import OFFICE, relation_part, zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KEPT = frozenset({"cols", "sheetData", "mergeCells", "hyperlinks"})
_HOLDS = {"sheetData": "row", "row": "c", "mergeCells": "mergeCell", "hyperlinks": "hyperlink"}
"""What the elements of a sheet hold: openpyxl would take anything else in them for that, whatever its name."""
_FORMATS = 65_490
"""The maximum number of cell formats in Excel (“Excel specifications and limits”)."""
_LINK_FORMULA = 8192  # the maximum length of a formula in Excel


def slim_workbook(parts: Mapping[str, bytes]) -> bytes:
    """Return a workbook with the worksheets of `parts`: their cells, merged ranges, links and styles.

    Formulas keep their results, and the addresses of links in them. Raises RefusedError for a package that is not a
    workbook, or has more cells or text than the limits allow.
    """
    return _Slimmer(parts).package()


class _Slimmer:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = {name.lstrip("/"): data for name, data in parts.items()}
        self._cells = 0
        self._characters = 0

    def package(self) -> bytes:
        name = next((one.target for one in self._related("") if one.kind == "officeDocument"), "")
        book = self._part(name)
        if book is None or _local(book) != "workbook":
            raise RefusedError("this is not an Excel workbook", "open it in Excel and save it as .xlsx")
        if not str(book.tag).startswith(f"{{{_MAIN}}}"):
            raise RefusedError("the workbook’s format is “Strict Open XML”", "save it as “Excel Workbook (.xlsx)”")
        related = {one.id: one for one in self._related(name)}
        strings = self._strings(one.target for one in related.values() if one.kind == "sharedStrings")
        styles = next((one.target for one in related.values() if one.kind == "styles"), "")
        made = {"sharedStrings.xml": etree.tostring(self._string_part)}
        if (part := self._part(styles)) is not None:
            if sum(_local(one) == "xf" for one in part.iter()) > _FORMATS:
                raise RefusedError(f"the workbook has more than {_FORMATS:,} formats", "copy the table into a new file")
            made["styles.xml"] = etree.tostring(part)
        relations = [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        sheets = etree.Element(f"{{{_MAIN}}}sheets", nsmap={None: _MAIN, "r": OFFICE})
        if (count := sum(1 for _ in book.iter(f"{{{_MAIN}}}sheet"))) > limits.SHEETS:
            raise RefusedError(
                f"the workbook has {count:,} sheets", f"at most {limits.SHEETS}: copy one into a new file"
            )
        for sheet in book.iter(f"{{{_MAIN}}}sheet"):
            own = related.get(str(sheet.get(f"{{{OFFICE}}}id")))
            if own is None or own.kind != "worksheet":
                continue
            made[file := f"worksheets/sheet{len(sheets) + 1}.xml"] = self._sheet(
                own.target, str(sheet.get("name")), strings
            )
            links = [(one.kind, one.target, one.id) for one in self._related(own.target) if one.kind == "hyperlink"]
            made[f"worksheets/_rels/sheet{len(sheets) + 1}.xml.rels"] = relation_part(links, "External")
            relations.append(("worksheet", file))
            sheet.set(f"{{{OFFICE}}}id", f"rId{len(relations)}")
            sheets.append(sheet)
        whole = etree.Element(book.tag, nsmap={None: _MAIN})
        whole.extend([*book.iterfind(f"{{{_MAIN}}}workbookPr"), sheets])
        made["workbook.xml"] = etree.tostring(whole)
        numbered = [(kind, target, f"rId{number}") for number, (kind, target) in enumerate(relations, start=1)]
        made["_rels/workbook.xml.rels"] = relation_part(numbered, "Internal")
        return zipped(made)

    def _part(self, name: str) -> Element | None:
        data = self._parts.get(name)
        if data == b"":
            # Its name is not that of XML, so it was not unpacked.
            raise RefusedError("a part of the workbook has an unexpected name", "open it in Excel and save it again")
        return parse_part(data) if data else None

    def _related(self, name: str) -> Iterator[Relationship]:
        return relationships(name, self._parts, self._part)

    def _strings(self, names: Iterator[str]) -> list[int | RefusedError]:
        """Return the length of each shared text, or why no cell may have it."""
        root = next((part for part in map(self._part, names) if part is not None), None)
        self._string_part = root if root is not None else etree.Element(f"{{{_MAIN}}}sst")
        items = list(self._string_part.iter(f"{{{_MAIN}}}si"))
        if any(item.getparent() is not self._string_part for item in items):
            raise RefusedError(*DAMAGED)
        return [self._length(item) for item in items]

    def _length(self, text: Element) -> int | RefusedError:
        """Return the number of characters of a text; each separately formatted piece counts as a cell.

        Returns the refusal of a text with control characters, which only its cell can give a place.
        """
        kinds = [_local(inner) for inner in text]
        if "t" in kinds and "r" in kinds:
            # openpyxl would leave out the pieces.
            raise RefusedError(*DAMAGED)
        self._count("", cells=kinds.count("r"))
        return unescape([inner for inner in text.iter() if _local(inner) == "t"])

    def _sheet(self, name: str, title: str, strings: list[int | RefusedError]) -> bytes:
        sheet = self._part(name)
        if sheet is None:
            raise RefusedError(f"the sheet “{title}” is missing from the file", "open it in Excel and save it again")
        if sheet.tag != f"{{{_MAIN}}}worksheet":
            raise RefusedError(*DAMAGED)
        for child in [child for child in sheet if _local(child) not in _KEPT]:
            sheet.remove(child)
        width = height = column = 0
        filled: set[tuple[int, int]] = set()
        for element in sheet.iter(*(f"{{{_MAIN}}}{kind}" for kind in (*_HOLDS, "c", "col", "mergeCell", "hyperlink"))):
            kind = _local(element)
            if (held := _HOLDS.get(kind)) and any(child.tag != f"{{{_MAIN}}}{held}" for child in element):
                raise RefusedError(*DAMAGED)
            if kind == "row":
                before, height, column = height, int(element.get("r") or height + 1), 0
                check_order(height, before)
            elif kind == "c":
                before, own = column, element.get("r")
                column, row = area(own)[:2] if own else (column + 1, height)
                check_order(column, before)
                # openpyxl would put it, and empty rows before it, where its name says.
                check_order(row, height - 1, height)
                width = max(width, column)
                if len(element):
                    filled.add((column, height))
                if refusal := self._cell(element, title, strings):
                    where = f"sheet “{title}”, cell {column_letters(column)}{height}"
                    raise RefusedError(f"{where}: {refusal.message}", refusal.hint)
            elif kind == "col":
                self._count(title, cells=1)
            elif kind not in _HOLDS:
                columns, rows = area(element.get("ref"))[2:]
                self._count(title, cells=columns * rows)
        for links in sheet.iterfind(f"{{{_MAIN}}}hyperlinks"):
            link_each(links, filled)
        if height > limits.SHEET_ROWS or width > limits.SHEET_COLUMNS or width * height > limits.SHEET_CELLS:
            message = f"the sheet “{title}” has {height:,} rows and {width:,} columns"
            most = f"{limits.SHEET_ROWS:,} and {limits.SHEET_COLUMNS}, and {limits.SHEET_CELLS:,} cells"
            raise RefusedError(message, f"at most {most}: delete the empty ones at the end")
        return etree.tostring(sheet)

    def _cell(self, cell: Element, title: str, strings: list[int | RefusedError]) -> RefusedError | None:
        """Count a cell, and make its text that which Excel shows; or return the refusal of its text."""
        characters = 0
        for inner in cell:
            kind, text = _local(inner), inner.text or ""
            length: int | RefusedError = 0
            if kind == "f":
                inner.attrib.clear()
                # Only the address of a link is read from formulas.
                inner.text = text if "HYPERLINK(" in text.upper() and len(text) <= _LINK_FORMULA else "0"
            elif kind == "is":
                length = self._length(inner)
            elif kind == "v" and cell.get("t") == "s":
                index = text.strip()
                if not (index.isascii() and index.isdigit() and len(index) < 9 and int(index) < len(strings)):
                    raise RefusedError(*DAMAGED)
                length = strings[int(index)]
            elif cell.get("t") == "str":
                length = unescape([inner])
            else:
                length = len(text)
            if isinstance(length, RefusedError):
                return length
            characters += length
        self._count(title, cells=1, characters=characters)
        return None

    def _count(self, title: str, *, cells: int = 0, characters: int = 0) -> None:
        self._cells += cells
        self._characters += characters
        where = f"the sheet “{title}”" if title else "the workbook"
        if self._cells > limits.SHEET_CELLS:
            hint = "copy the table into a new file; merge and link only a few cells"
            raise RefusedError(f"{where} has more than {limits.SHEET_CELLS:,} cells", hint)
        if self._characters > limits.SHEET_CHARACTERS:
            raise RefusedError(f"{where} has more than {limits.SHEET_CHARACTERS:,} characters", "split it")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
