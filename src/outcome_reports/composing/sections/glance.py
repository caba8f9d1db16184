"""At a glance: key figures, charts, and who contributed to which chapter, all computed from the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from outcome_reports import tree
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.sections.glance_charts import chapter_label, charts
from outcome_reports.composing.sections.shared_lists import figures_list
from outcome_reports.model import Chapter, KeyFigure, ParticipantList, sortable

NAME_COLUMN = 0.38
MOST_TILES = 6
"""Key figures, three in a row: more are not read, and fewer than three in the last row leave a hole."""
MOST_CHAPTERS = 8
"""Chapters in one matrix."""


def glance(composer: Composer) -> Iterator[tree.Block]:
    """Yield the key figures and the matrix; nothing if no one contributed anything."""
    if not contributors(composer):
        return
    heading = composer.heading(2, composer.wording.label("glance"))
    blocks: list[tree.Block] = [
        heading,
        key_figures(composer),
        *findings(composer),
        *charts(composer),
        *matrices(composer),
    ]
    yield tree.Section(tuple(blocks), id="glance", role=tree.Role.GLANCE)


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


def key_figures(composer: Composer) -> tree.ItemList:
    """Return the key figures: the edition's own, the sizes of the longest lists of participants, and counts."""
    edition, label = composer.edition, composer.wording.label
    own = edition.participation.figures if edition.participation else ()
    counted = (
        (len(contributors(composer)), "count_contributors"),
        (len(list(edition.spotlights())), "count_spotlights"),
        (len(list(edition.recommendations())), "count_recommendations"),
    )
    counts = [KeyFigure(value=str(count), label=label(name, count=count)) for count, name in counted if count]
    lists = [group for group in _lists(composer) if group.participants]
    room = max(0, MOST_TILES - len(own) - len(counts))
    longest = sorted(lists, key=lambda group: -len(group.participants))[:room]
    listed = [KeyFigure(value=str(len(one.participants)), label=one.title) for one in lists if one in longest]
    return figures_list([*own, *listed, *counts], "glance-figures")


def findings(composer: Composer) -> Iterator[tree.ItemList]:
    """Yield the edition's findings for readers in a hurry."""
    content = composer.edition.overview
    if content and content.findings:
        language = language_of(content)
        items = (tree.ListItem(composer.prose(text, **language), **language) for text in content.findings)
        yield tree.ItemList(tuple(items), id="glance-findings", role=tree.Role.POINTS)


def matrices(composer: Composer) -> Iterator[tree.Table]:
    """Yield one row for each contributor, one column for each chapter; the cells link to the contributions.

    Many chapters are split over several tables, each with those who contributed to its chapters: narrow columns cannot
    be read. If a document, such as a custom one, does not have all chapters, composing turns links to the others into
    plain words.
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
) -> tree.Table:
    label = composer.wording.label
    share = (1 - NAME_COLUMN) / len(chapters)
    columns = (tree.Column(NAME_COLUMN), *(tree.Column(share) for _ in chapters))
    head = tree.Row(
        (
            _cell(label("contributor"), header=True),
            *(_cell(chapter_label(composer, n, c), c.id, header=True) for n, c in chapters),
        )
    )
    given = [_contributions(chapter) for _, chapter in chapters]
    body = []
    for key in keys:
        name = tree.Paragraph((tree.Span((tree.Text(composer.names.name(key)),), role=tree.Role.NAME, key=key),))
        cells = (_cell(label(what), first) for what, first in (found.get(key, ("nothing", "")) for found in given))
        body.append(tree.Row((tree.Cell((name,), header=True), *cells), id=f"glance-{key.lower()}{part}", keys=(key,)))
    return tree.Table(
        columns, (head,), tuple(body), (tree.Text(caption),), id=f"glance-matrix{part}", role=tree.Role.MATRIX
    )


def _contributions(chapter: Chapter) -> dict[str, tuple[str, str]]:
    """Return the contribution of each key to the chapter, and the id of its first spotlight or recommendation."""
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


def _cell(text: str, target: str = "", *, header: bool = False) -> tree.Cell:
    words = tree.Text(text)
    return tree.Cell((tree.Paragraph((tree.Link(f"#{target}", (words,)) if target else words,)),), header=header)
