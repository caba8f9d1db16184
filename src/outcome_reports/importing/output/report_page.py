"""The report of an import: for people, a page with the document beside its edition; for programs, JSON."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from outcome_reports.importing.output.import_report import ImportReport, Look, Placement, Status
from outcome_reports.platform.records import record
from outcome_reports.platform.resources import templates

_NAME = "import-report"

_FIRST = 50
"""Maximum number of places listed at the top of the page; all of them are among its rows."""
_STATES: tuple[tuple[Status, str, str], ...] = (
    ("confirm", "?", "To confirm"),
    ("unplaced", "✗", "Not placed"),
    ("certain", "✓", "Placed"),
    ("anew", "○", "Nothing to do"),
)


@record(frozen=True, slots=True)
class Total:
    """The number of paragraphs and words with a `status`, and their share of all words in per cent."""

    status: Status
    sign: str
    label: str
    paragraphs: int
    words: int
    share: str


@record(frozen=True, slots=True)
class Group:
    """Consecutive paragraphs with the same place."""

    id: str
    place: Placement
    sign: str
    label: str
    paragraphs: tuple[Placement, ...]


def free_names(folder: Path) -> tuple[Path, Path]:
    """Return the files for the page and the data of a report in `folder`: earlier reports stay."""
    for number in itertools.count(1):
        name = _NAME if number == 1 else f"{_NAME}-{number}"
        page, data = folder / f"{name}.html", folder / f"{name}.json"
        if not page.exists() and not data.exists():
            break
    return page, data


def report_data(report: ImportReport) -> str:
    """Return the report as JSON; file names are relative to the folder of the edition."""
    data = {
        "source": report.source.name,
        "totals": {t.status: {"paragraphs": t.paragraphs, "words": t.words} for t in _totals(report.placements)},
        "look_first": [{"file": _named(report, look), "line": look.line, "what": look.what} for look in report.looks],
        "placements": [asdict(placement) for placement in report.placements],
        "left_out": list(report.notes),
        "problems": [str(problem) for problem in report.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def report_page(report: ImportReport) -> str:
    """Return the report as a self-contained HTML page, for the folder of the edition."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(templates() / "import"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    groups = _groups(report.placements)
    rows = {(p.file, p.line): group for group in reversed(groups) for p in group.paragraphs}
    looks = []
    for look in report.looks[:_FIRST]:
        name = _named(report, look)
        near = next((rows[key] for line in range(look.line, look.line + 6) if (key := (name, line)) in rows), None)
        looks.append({"file": name, "line": look.line, "what": look.what, "row": near.id if near else ""})
    return environment.get_template("import-report.html.j2").render(
        source=report.source.name,
        totals=_totals(report.placements),
        groups=groups,
        looks=looks,
        notes=list(report.notes),
        problems=[str(problem) for problem in report.problems],
    )


def _named(report: ImportReport, look: Look) -> str:
    return look.file.relative_to(report.folder).as_posix()


def _totals(places: Sequence[Placement]) -> list[Total]:
    whole = sum(_words(place) for place in places)
    totals = []
    for status, sign, label in _STATES:
        mine = [place for place in places if place.status == status]
        words = sum(map(_words, mine))
        share = f"{100 * words / whole:.1f} %" if whole else "–"
        totals.append(Total(status, sign, label, len(mine), words, share))
    return totals


def _words(place: Placement) -> int:
    return len(place.text.split())


def _groups(places: Sequence[Placement]) -> list[Group]:
    known = {status: (sign, label) for status, sign, label in _STATES}
    groups = []
    for number, (_, found) in enumerate(groupby(places, key=lambda p: (p.status, p.file, p.path, p.why)), start=1):
        mine = tuple(found)
        groups.append(Group(f"p{number}", mine[0], *known[mine[0].status], mine))
    return groups
