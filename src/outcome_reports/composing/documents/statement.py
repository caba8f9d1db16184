"""The outcome statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.wording import wording_for
from outcome_reports.model import Edition, SectionName
from outcome_reports.tree import Document

SECTIONS: Mapping[SectionName, sections.Section] = {
    "cover": sections.cover,
    "contents": sections.contents,
    "foreword": sections.foreword,
    "overview": sections.overview,
    "glance": sections.glance,
    "insights": sections.insights,
    "chapters": sections.chapters,
    "looking-ahead": sections.looking_ahead,
    "participation": sections.participation,
    "notes": sections.notes,
    "glossary": sections.glossary,
    "contact": sections.contact,
}


def content(edition: Edition) -> Edition:
    """Return `edition` without the parts that its statement does not have."""
    shown = frozenset(edition.sections)
    changes: dict[str, object] = {"summary": None, "open_recommendations": None}
    for part in ("foreword", "overview", "insights", "contact"):
        if part not in shown:
            changes[part] = None
    if "looking-ahead" not in shown:
        changes["looking_ahead"] = None
    if not shown & {"participation", "glance"}:
        changes["participation"] = None
    if not shown & {"chapters", "glance", "insights"}:
        changes["chapters"] = ()
    if "foreword" not in shown:
        changes["images"] = {}
    return edition.model_copy(update=changes)


def compose(edition: Edition) -> Document:
    """Return the outcome statement of `edition`, with the sections that `edition.yaml` lists and the content has."""
    document = compose_document(
        edition,
        [SECTIONS[name] for name in edition.sections],
        kind="statement",
        title=edition.name,
        document_type=wording_for(edition.language).label("outcome_statement"),
        parts_open_pages=True,
    )
    return replace(document, metadata=replace(document.metadata, web=edition.web or ""))
