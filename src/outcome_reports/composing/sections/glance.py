"""At a glance: key figures, charts, and who contributed to which chapter, all computed from the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.charts import MOST_UNITS, bar_chart
from outcome_reports.composing.sections.shared_lists import figures_list
from outcome_reports.composing.sections.spotlights import kind_label
from outcome_reports.model import Chapter, KeyFigure, ParticipantList, sortable
from outcome_reports.tree import Block, Cell, Column, ItemList, Link, Paragraph, Role, Row, Section, Span, Table, Text

NAME_COLUMN = 0.38
MOST_CHAPTERS = 8
"""Chapters in one matrix."""
_TELLING = 2
"""The least number of different values for which a chart is worth showing."""


def glance(composer: Composer) -> Iterator[Block]:
    """Yield the key figures and the matrix; nothing if nobody contributed anything."""
    if not contributors(composer):
        return
    heading = composer.heading(2, composer.wording.label("glance"))
    blocks: list[Block] = [heading, key_figures(composer), *charts(composer), *matrices(composer)]
    yield Section(tuple(blocks), id="glance", role=Role.GLANCE)


def contributors(composer: Composer) -> tuple[str, ...]:
    """Keys of all who gave a spotlight or a recommendation, States first, each part in alphabetical order."""
    keys: dict[str, None] = {}
    for chapter in composer.edition.chapters:
        for by in (entry.by for part in (chapter.spotlights, chapter.recommendations) for entry in part):
            keys |= dict.fromkeys(by)

    def place(key: str) -> tuple[bool, str]:
        entity = composer.registry.entity(key)
        return not (entity and entity.is_state), sortable(composer.names.name(key))

    return tuple(sorted(keys, key=place))


def key_figures(composer: Composer) -> ItemList:
    """Return who took part and what came of it, counted."""
    edition, label = composer.edition, composer.wording.label
    lists = [group for group in _lists(composer) if group.participants]
    figures = [KeyFigure(value=str(len(group.participants)), label=group.title) for group in lists]
    if edition.participation:
        figures = [*edition.participation.figures, *figures]
    counted = (
        (len(contributors(composer)), "count_contributors"),
        (len(list(edition.spotlights())), "count_spotlights"),
        (len(list(edition.recommendations())), "count_recommendations"),
    )
    figures += [KeyFigure(value=str(count), label=label(name, count=count)) for count, name in counted if count]
    return figures_list(figures, "glance-figures")


def charts(composer: Composer) -> Iterator[Section]:
    """Yield who took part by kind, and what each chapter holds, if chapters differ in it."""
    label = composer.wording.label
    participants = composer.edition.participants()
    kinds = [kind_label(composer, (key,)) for key in participants]
    if participants:
        order = list(composer.wording.kinds.values())
        counted = sorted(Counter(kinds).items(), key=lambda one: order.index(one[0]))
        # Beyond that, bars are drawn instead of squares.
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
    yield from _chapters_chart(composer)


def _chapters_chart(composer: Composer) -> Iterator[Section]:
    """Spotlight and recommendations by chapter; nothing if bars of equal length would say nothing."""
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


def matrices(composer: Composer) -> Iterator[Table]:
    """Yield one row for each contributor, one column for each chapter; the cells link to the contributions.

    Many chapters are split over several tables, each with those who contributed to its chapters: narrow columns cannot
    be read. If a document does not have all chapters, such as a custom one, composing makes plain words of links to the
    others.
    """
    chapters = tuple(enumerate(composer.edition.chapters, start=1))
    keys = contributors(composer)
    if len(chapters) <= MOST_CHAPTERS:
        yield _matrix(composer, chapters, keys, composer.wording.label("glance_caption"), "")
        return
    for start in range(0, len(chapters), MOST_CHAPTERS):
        part = chapters[start : start + MOST_CHAPTERS]
        first, last = part[0][0], part[-1][0]
        of_part = set[str]().union(*(_contributions(chapter) for _, chapter in part))
        here = [key for key in keys if key in of_part]
        if here:
            caption = composer.wording.label("glance_caption_part", count=len(part), first=first, last=last)
            yield _matrix(composer, part, here, caption, f"-{first}")


def _matrix(
    composer: Composer, chapters: Sequence[tuple[int, Chapter]], keys: Iterable[str], caption: str, part: str
) -> Table:
    label = composer.wording.label
    share = (1 - NAME_COLUMN) / len(chapters)
    columns = (Column(NAME_COLUMN), *(Column(share) for _ in chapters))
    head = Row(
        (
            _cell(label("contributor"), header=True),
            *(_cell(chapter_label(composer, n, c), c.id, header=True) for n, c in chapters),
        )
    )
    given = [_contributions(chapter) for _, chapter in chapters]
    body = []
    for key in keys:
        name = Paragraph((Span((Text(composer.names.name(key)),), role=Role.NAME, key=key),))
        cells = (_cell(label(what), first) for what, first in (found.get(key, ("nothing", "")) for found in given))
        body.append(Row((Cell((name,), header=True), *cells), id=f"glance-{key.lower()}{part}", keys=(key,)))
    return Table(columns, (head,), tuple(body), (Text(caption),), id=f"glance-matrix{part}", role=Role.MATRIX)


def chapter_label(composer: Composer, number: int, chapter: Chapter) -> str:
    """Return a few words for a chapter: its short title with its number, or "Chapter 1"."""
    if chapter.short_title:
        return composer.wording.label("chapter_named", number=number, title=chapter.short_title)
    return composer.wording.label("chapter_short", number=number)


def _contributions(chapter: Chapter) -> dict[str, tuple[str, str]]:
    """Return what each key gave to the chapter, and the id of its first spotlight or recommendation."""
    spotlights = zip(chapter.spotlight_ids(), chapter.spotlights, strict=True)
    found: dict[str, tuple[str, str]] = {}
    for anchor, spotlight in spotlights:
        for key in spotlight.by:
            found.setdefault(key, ("spotlight", anchor))
    with_spotlight = frozenset(found)
    for recommendation in chapter.recommendations:
        for key in recommendation.by:
            what = "spotlight_and_recommendation" if key in with_spotlight else "recommendation"
            found[key] = (what, found[key][1] if key in found else recommendation.anchor)
    return found


def _lists(composer: Composer) -> tuple[ParticipantList, ...]:
    return composer.edition.participation.lists if composer.edition.participation else ()


def _cell(text: str, target: str = "", *, header: bool = False) -> Cell:
    words = Text(text)
    return Cell((Paragraph((Link(f"#{target}", (words,)) if target else words,)),), header=header)
