"""The status of each government in a round, as a table for the terminal, HTML, Excel and JSON."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date

from outcome_reports.clearing.deciding.round_state import RoundState
from outcome_reports.clearing.reporting.workbook_writing import workbook
from outcome_reports.clearing.returned.changes import Return
from outcome_reports.platform.records import record

FORMATS = ("text", "html", "xlsx", "json")


@record(frozen=True, slots=True)
class StatusRow:
    """The status of one government: last text sent, files returned since, and the number of changes decided."""

    key: str
    document: str
    version: str
    sent: str
    deadline: str
    returned: str
    status: str
    changes: int
    undecided: int
    applied: int


def status_rows(state: RoundState, returns: Sequence[Return], on: date) -> list[StatusRow]:
    """Return a row for each government, by key."""
    found = []
    for key, standing in sorted(state.standings.items()):
        changes = [change for one in returns if one.sender == key for change in one.proposals]
        last = standing.answers[-1] if standing.answers else None
        found.append(
            StatusRow(
                key=key,
                document=standing.sent.document,
                version=standing.sent.version,
                sent=standing.sent.at.date().isoformat() if standing.sent.event == "sent" else "",
                deadline=standing.sent.deadline,
                returned=last.at.date().isoformat() if last else "",
                status=standing.status(on),
                changes=len(changes),
                undecided=sum(change.id not in state.decisions for change in changes),
                applied=sum(change.id in state.applied for change in changes),
            )
        )
    return found


def written(rows: Sequence[StatusRow], format: str) -> bytes:
    """Return the table in a format: text, html, xlsx or json."""
    names = [field.name for field in fields(StatusRow)]
    values = [list(asdict(row).values()) for row in rows]
    cells = [[str(value) for value in row] for row in values]
    match format:
        case "json":
            return (json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n").encode()
        case "xlsx":
            return workbook("Status", names, values)
        case "html":
            return _page(names, cells).encode()
        case _:
            return _lines([names, *cells]).encode()


def _lines(table: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in table)
    return "".join(f"{line}\n" for line in lines)


def _page(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{html.escape(name.capitalize())}</th>' for name in names)
    body = ""
    for first, *rest in cells:
        others = "".join(f"<td>{html.escape(cell)}</td>" for cell in rest)
        body += f'<tr><th scope="row">{html.escape(first)}</th>{others}</tr>\n'
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Clearance: status</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<style>body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse}"
        "th,td{border-bottom:1px solid #767676;padding:.4rem .6rem;text-align:start;white-space:nowrap}"
        "div{overflow-x:auto}</style></head>\n"
        f"<body><main><h1>Clearance: status</h1>\n"
        '<div role="region" aria-label="Where each government is" tabindex="0">'
        f"<table><caption>Where each government is</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div></main></body></html>\n"
    )
