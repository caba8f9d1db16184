"""Tables of recommendations: the number people cite, the context, and what is recommended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.first_sentences import with_key_sentence
from outcome_reports.composing.named_passages import language_of
from outcome_reports.model import Chapter, OwnPart, Recommendation
from outcome_reports.tree import Block, Cell, Column, Heading, Paragraph, Role, Row, Section, Table, Text

COLUMNS = (Column(0.085), Column(0.4), Column(0.515))
"""Of 166 mm: 14, 66 and 86. The recommendation gets most, because it is read most."""


def recommendations(composer: Composer) -> Iterator[Block]:
    """Yield only the recommendations of all chapters, a table under the title of each chapter."""
    for number, chapter in enumerate(composer.edition.chapters, start=1):
        heading = composer.heading(2, chapter.title, number=str(number), short=chapter.short_title)
        yield from _part(composer, chapter, number, heading)


def recommendations_of(composer: Composer, chapter: Chapter | OwnPart, number: int) -> Iterator[Section]:
    """Yield the section of the recommendations of chapter or part `number`; nothing if it has none."""
    own = chapter.recommendations_title if isinstance(chapter, Chapter) else None
    title = own or composer.wording.label("recommendations")
    yield from _part(composer, chapter, number, composer.heading(3, title))


def _part(composer: Composer, chapter: Chapter | OwnPart, number: int, heading: Heading) -> Iterator[Section]:
    if not chapter.recommendations:
        return
    if isinstance(chapter, Chapter):
        caption = composer.wording.label("recommendations_caption", number=number)
    else:
        caption = composer.wording.label("recommendations_of_part", title=chapter.title)
    body = tuple(recommendation_row(composer, row, around=chapter) for row in chapter.recommendations)
    head, id = (table_head(composer),), f"{chapter.id}-table"
    table = Table(COLUMNS, head, body, (Text(caption),), id=id, role=Role.RECOMMENDATIONS)
    yield Section((heading, table), id=f"{chapter.id}-recommendations", role=Role.RECOMMENDATIONS)


def table_head(composer: Composer) -> Row:
    """Return the header row of a table of recommendations."""
    names = ("recommendation_number", "context", "recommendation_text")
    return Row(tuple(Cell((composer.paragraph(composer.wording.label(name)),), header=True) for name in names))


def recommendation_row(
    composer: Composer,
    row: Recommendation,
    *,
    below_number: Iterable[Paragraph] = (),
    after: Iterable[Paragraph] = (),
    around: Chapter | OwnPart | None = None,
) -> Row:
    """Return one recommendation as a row, with the anchor that people link to: number, context, recommendation.

    `below_number` goes under its number, `after` under its text. The chapter `around` it has its language, if it has
    none of its own.
    """
    language = language_of(row, around)
    cells = (
        Cell((Paragraph((Text(row.id),), role=Role.NUMBER), *below_number), header=True),
        Cell(
            composer.prose(row.context, f"{row.anchor}-context", owners=row.by, **language),
            lang=row.lang,
            dir=row.dir,
            role=Role.CONTEXT,
        ),
        Cell(
            (*with_key_sentence(composer.prose(row.recommendation, f"{row.anchor}-text", **language)), *after),
            lang=row.lang,
            dir=row.dir,
            role=Role.RECOMMENDATION,
        ),
    )
    return Row(cells, id=row.anchor, keys=composer.keys_about((*row.by, *row.to), row.context, row.recommendation))
