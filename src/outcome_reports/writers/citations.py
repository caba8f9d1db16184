"""Citations of documents as BibTeX, RIS and CSL JSON (Zotero, pandoc)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from outcome_reports.errors import ArgumentError, did_you_mean
from outcome_reports.platform.records import record
from outcome_reports.tree import Document

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def citation(document: Document, form: str) -> str:
    """Return the citation of `document` in `form`, one of `CITATIONS`. Raises ArgumentError for any other."""
    if form not in CITATIONS:
        hint = did_you_mean(form, CITATIONS)
        raise ArgumentError(f"citations are made as {', '.join(CITATIONS)}, not “{form}”{hint and f'; {hint}'}")
    return CITATIONS[form].write(document)


def _bibtex(document: Document) -> str:
    """Return a BibTeX entry. Doubled braces keep names of bodies whole, and the capitals of titles."""
    meta = document.metadata
    fields = {
        "author": f"{{{_latex(meta.author)}}}",
        "title": f"{{{_latex(meta.title)}}}",
        "institution": _latex(meta.author),
        "year": str(meta.date.year),
        "month": _MONTHS[meta.date.month - 1],
        "edition": _latex(meta.version),
        # Only braces would end the field: styles put it into a command that takes all other characters.
        "url": meta.web.replace("{", "%7B").replace("}", "%7D"),
        "note": _latex(meta.mark or ""),
        "language": document.lang,
    }
    kind = "techreport" if meta.genre == "report" else "misc"
    said = {name: value for name, value in fields.items() if value.strip("{}")}
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in said.items()]
    return "\n".join([f"@{kind}{{{citation_key(document)},", *lines, "}"]) + "\n"


def _ris(document: Document) -> str:
    meta = document.metadata
    lines = [
        ("TY", "RPRT" if meta.genre == "report" else "ELEC"),
        ("ID", citation_key(document)),
        ("AU", meta.author),
        ("TI", meta.title),
        ("PB", meta.author),
        ("PY", str(meta.date.year)),
        ("DA", f"{meta.date:%Y/%m/%d}"),
        ("ET", meta.version),
        *(("KW", keyword) for keyword in meta.keywords),
        ("AB", meta.description),
        ("N1", meta.mark or ""),
        ("UR", meta.web),
        ("LA", document.lang),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def _csl(document: Document) -> str:
    meta, event = document.metadata, document.metadata.event
    item: dict[str, Any] = {
        "id": citation_key(document),
        "type": "report" if meta.genre == "report" else "webpage",
        "title": meta.title,
        "author": [{"literal": meta.author}],
        "publisher": meta.author,
        "issued": {"date-parts": [_parts(meta.date)]},
        "version": meta.version,
        "abstract": meta.description,
        "keyword": ", ".join(meta.keywords),
        "note": meta.mark,
        "URL": meta.web,
        "language": document.lang,
    }
    if event is not None:
        item["event-title"] = event.name
        item["event-date"] = {"date-parts": [_parts(event.start), _parts(event.end)]}
        item["event-place"] = event.place
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


@record(frozen=True, slots=True)
class CitationForm:
    """A citation format: its name for readers, the suffix and the media type of its files."""

    shown: str
    suffix: str
    media_type: str
    write: Callable[[Document], str]


CITATIONS: Mapping[str, CitationForm] = {
    "bibtex": CitationForm("BibTeX", "bib", "application/x-bibtex", _bibtex),
    "ris": CitationForm("RIS", "ris", "application/x-research-info-systems", _ris),
    "csl": CitationForm("CSL JSON", "json", "application/vnd.citationstyles.csl+json", _csl),
}
"""The forms of a citation by their names."""


def citation_key(document: Document) -> str:
    """Return the citation key, in lower-case ASCII letters, digits and hyphens."""
    meta = document.metadata
    plain = unicodedata.normalize("NFKD", f"{meta.title} {meta.date.year}").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in text)


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
