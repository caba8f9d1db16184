"""The content that a document shows, without what it does not: this is what is put inside its file as its source.

A document is composed from its reduced content, so the source inside a file makes that file again, and text that was
not to be shown is not in it.
"""

from __future__ import annotations

from outcome_reports.model import Chapter, Edition


def statement_content(edition: Edition) -> Edition:
    """`edition` without the parts that its statement does not have."""
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


def summary_content(edition: Edition) -> Edition:
    """`edition` without what its event summary leaves to the statement; who else spoke is kept by name."""
    summary = edition.summary
    changes: dict[str, object] = {
        "foreword": None,
        "open_recommendations": None,
        "insights": None,
        "participation": None,
        "images": {},
        "chapters": tuple(_chapter(chapter) for chapter in edition.chapters),
    }
    if summary and summary.next_steps:
        changes["looking_ahead"] = None
    if summary and summary.framing and edition.overview:
        changes["overview"] = edition.overview.model_copy(update={"introduction": summary.framing, "parts": ()})
    return edition.model_copy(update=changes)


def _chapter(chapter: Chapter) -> Chapter:
    told = tuple(spotlight for spotlight in chapter.spotlights if spotlight.highlight)
    tellers = {key for spotlight in told for key in spotlight.by}
    others = (key for spotlight in chapter.spotlights if not spotlight.highlight for key in spotlight.by)
    heard = tuple(dict.fromkeys((*chapter.also_heard, *(key for key in others if key not in tellers))))
    changes: dict[str, object] = {"spotlights": told, "recommendations": (), "also_heard": heard}
    if chapter.summary:
        changes |= {"introduction": chapter.summary, "key_figures": ()}
    return chapter.model_copy(update=changes)
