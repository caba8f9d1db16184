"""Tables among reports: a name and its report in each row, or texts that are only laid out beside each other."""

from __future__ import annotations

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.reporters import Report
from outcome_reports.importing.mapping.sentence_subjects import subjects_of
from outcome_reports.importing.word.word_content import Table, paragraphs_of, text_of

_MAX_HEAD = 6
"""Maximum words of each heading of a table (“Country”, “What it reported”)."""


def report_rows(table: Table, names: Names) -> tuple[list[Report], str]:
    """Return the reports of a table with a name in the first column of most rows, and its headings, "" for none.

    `unknown` of a report is its first cell. A row without a name continues the report above. Without reports, the table
    is of another kind.
    """
    reports: list[Report] = []
    heads = ""
    for row in table.rows:
        if len(row.cells) < 2:
            return [], ""
        first, *others = row.cells
        name, text = text_of(first.blocks), [block for cell in others for block in cell.blocks]
        by = names.all_of(name)
        if row is table.rows[0] and not by and _are_heads([name, *(text_of(cell.blocks) for cell in others)]):
            heads = " | ".join([name, *(text_of(cell.blocks) for cell in others)])
        elif not name and reports:
            if not first.merged_down:
                reports[-1].marks[len(reports[-1].blocks)] = "the table has no name beside this"
            reports[-1].blocks += text
        else:
            reports.append(Report(by, text, unknown=name))
    is_list = sum(bool(report.by) for report in reports) * 2 > len(reports)
    return (reports, heads) if is_list else ([], "")


def is_layout(table: Table, names: Names) -> bool:
    """Return whether most cells of a table begin with who reported: it only lays out texts beside each other."""
    firsts = [next(paragraphs_of(cell.blocks), None) for row in table.rows for cell in row.cells]
    subjects = [next(subjects_of(first, names), None) for first in firsts if first]
    return sum(bool(s and s.is_first and s.verb == "reported") for s in subjects) * 2 > len(subjects)


def _are_heads(texts: list[str]) -> bool:
    return all(text and len(text.split()) <= _MAX_HEAD and text[-1] not in ".;,。" for text in texts)
