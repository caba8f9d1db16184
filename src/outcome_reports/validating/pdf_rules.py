"""Checks that veraPDF leaves to people although a program can do them: header cells and bookmarks.

ISO 14289-1, 7.5 requires header cells if a table has headers, which only its author knows: our tables always do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from outcome_reports.validating.pdf_blocks import problems_of_reading
from outcome_reports.validating.verdicts import Failure, Unavailable, Validator, Verdict, verdict_of

TOOL = "outcome_reports"
STANDARD = "Tagged PDF"

_HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})


def validate_pdf_rules(files: Sequence[Path]) -> list[Verdict]:
    """Verdict on each file, in order. Raises Unavailable without pdfplumber."""
    if find_spec("pdfplumber") is None:
        raise Unavailable('Install the validators: pip install "outcome_reports[validate]".')
    return [verdict_of(file, TOOL, STANDARD, tuple(_failures(file))) for file in files]


def _failures(file: Path) -> Iterator[Failure]:
    import pdfplumber

    try:
        with pdfplumber.open(file) as pdf:
            elements = list(_elements(pdf.structure_tree, None))
            has_bookmarks = "Outlines" in pdf.doc.catalog
    except problems_of_reading() as problem:
        yield Failure("readable PDF", str(problem) or type(problem).__name__)
        return
    if not elements:
        yield Failure("tags", "the file has no structure tree")
    if not has_bookmarks and any(element["type"] in _HEADINGS for element, _ in elements):
        yield Failure("bookmarks", "the file has headings but no bookmarks")
    for element, block in elements:
        if element["type"] == "Table" and not _has_header_cells(element):
            page = element.get("page_number")
            place = f"page {page}" if page else ""
            yield Failure("table header", "a table has no header cells in its first row", place, block)


def _has_header_cells(table: dict[str, Any]) -> bool:
    rows = [element for element, _ in _elements(table.get("children", []), None) if element["type"] == "TR"]
    return bool(rows) and any(cell["type"] == "TH" for cell in rows[0].get("children", []))


def _elements(tree: list[dict[str, Any]], around: str | None) -> Iterator[tuple[dict[str, Any], str | None]]:
    """Yield the elements below, each with the block it is in."""
    for element in tree:
        block = element.get("id") or around
        yield element, block
        yield from _elements(element.get("children", []), block)


VALIDATOR = Validator((".pdf",), TOOL, (STANDARD,), validate_pdf_rules)
