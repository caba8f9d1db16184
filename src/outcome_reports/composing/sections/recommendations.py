"""Tables of recommendations: the number people cite, the context, and what is recommended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.first_sentences import with_key_sentence
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
    table = recommendation_table(composer, chapter.recommendations, f"{chapter.id}-table", caption)
    yield Section((heading, table), id=f"{chapter.id}-recommendations", role=Role.RECOMMENDATIONS)


def recommendation_table(composer: Composer, rows: tuple[Recommendation, ...], id: str, caption: str) -> Table:
    """Return the table of `rows`: number, context, recommendation; the number is the header of its row."""
    body = tuple(recommendation_row(composer, row) for row in rows)
    return Table(COLUMNS, (table_head(composer),), body, (Text(caption),), id=id, role=Role.RECOMMENDATIONS)


def table_head(composer: Composer) -> Row:
    """Return the header row of a table of recommendations."""
    names = ("recommendation_number", "context", "recommendation_text")
    return Row(tuple(Cell((composer.paragraph(composer.wording.label(name)),), header=True) for name in names))


def recommendation_row(
    composer: Composer, row: Recommendation, *, below_number: Iterable[Paragraph] = (), after: Iterable[Paragraph] = ()
) -> Row:
    """Return one recommendation as a row, with the anchor that people link to.

    `below_number` goes under its number, `after` under its text.
    """
    cells = (
        Cell((Paragraph((Text(row.id),), role=Role.NUMBER), *below_number), header=True),
        Cell(
            composer.prose(row.context, f"{row.anchor}-context", owners=row.by),
            lang=row.lang,
            dir=row.dir,
            role=Role.CONTEXT,
        ),
        Cell(
            (*with_key_sentence(composer.prose(row.recommendation, f"{row.anchor}-text")), *after),
            lang=row.lang,
            dir=row.dir,
            role=Role.RECOMMENDATION,
        ),
    )
    return Row(cells, id=row.anchor, keys=composer.keys_about((*row.by, *row.to), row.context, row.recommendation))
