"""The charts of the page at a glance, computed from the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.charts import MOST_UNITS, bar_chart
from outcome_reports.composing.sections.spotlights import kind_label
from outcome_reports.model import Chapter
from outcome_reports.tree import Section

_TELLING = 2
"""The minimum number of different values for a useful chart."""


def charts(composer: Composer) -> Iterator[Section]:
    """Yield participants by kind; without participants, the contents of each chapter, if they differ."""
    label = composer.wording.label
    participants = composer.edition.participants()
    kinds = [kind_label(composer, (key,)) for key in participants]
    if participants:
        order = list(composer.wording.kinds.values())
        counted = sorted(Counter(kinds).items(), key=lambda one: order.index(one[0]))
        # Beyond this number, bars are drawn instead of squares.
        drawn = max(count for _, count in counted) <= MOST_UNITS
        caption = "chart_participants_squares" if drawn else "chart_participants_caption"
        yield bar_chart(
            composer,
            label("chart_participants"),
            {kind: (count,) for kind, count in counted},
            series=(label("chart_number"),),
            caption=label(caption, count=len(participants)),
            labels=label("chart_kind"),
            id="glance-participants",
            units=True,
        )
    else:
        yield from _chapters_chart(composer)


def _chapters_chart(composer: Composer) -> Iterator[Section]:
    """Yield a chart of the contents of each chapter; nothing if all bars would have the same length."""
    label, chapters = composer.wording.label, composer.edition.chapters
    kinds = (
        (label("states_spotlights"), "spotlights", [len(chapter.spotlights) for chapter in chapters]),
        (label("chart_recommendations"), "recommendations", [len(chapter.recommendations) for chapter in chapters]),
    )
    shown = [kind for kind in kinds if any(kind[2])]
    if all(len(set(counts)) < _TELLING for _, _, counts in shown):
        return
    names = [chapter_label(composer, number, chapter) for number, chapter in enumerate(chapters, start=1)]
    yield bar_chart(
        composer,
        label("chart_chapters"),
        dict(zip(names, zip(*(counts for _, _, counts in shown), strict=True), strict=True)),
        series=[title for title, _, _ in shown],
        caption=label("chart_chapters_caption" if len(shown) > 1 else f"chart_{shown[0][1]}_caption"),
        labels=label("chart_chapter"),
        id="glance-chapters",
    )


def chapter_label(composer: Composer, number: int, chapter: Chapter) -> str:
    """Return a few words for a chapter: its short title with its number, or "Chapter 1"."""
    if chapter.short_title:
        return composer.wording.label("chapter_named", number=number, title=chapter.short_title)
    return composer.wording.label("chapter_short", number=number)
