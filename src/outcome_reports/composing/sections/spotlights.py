"""Spotlights: what States and organisations reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.sections.shared_lists import place_beside, with_figures
from outcome_reports.model import Chapter, Spotlight
from outcome_reports.tree import Block, Heading, Role, Section, Text


def spotlights(composer: Composer) -> Iterator[Block]:
    """Yield only the spotlights of all chapters, under the title of each chapter."""
    usual = usual_kind(composer)
    for number, chapter in enumerate(composer.edition.chapters, start=1):
        heading = composer.heading(2, chapter.title, number=str(number), short=chapter.short_title)
        yield from _part(composer, chapter, heading, usual)


def spotlights_of(composer: Composer, chapter: Chapter, usual: str | None) -> Iterator[Section]:
    """Yield the spotlights of a chapter, with their kinds except the `usual` one; nothing if there are none."""
    title = chapter.spotlights_title or composer.wording.label("spotlights")
    yield from _part(composer, chapter, composer.heading(3, title), usual)


def _part(composer: Composer, chapter: Chapter, heading: Heading, usual: str | None) -> Iterator[Section]:
    if not chapter.spotlights:
        return
    spotlights = (
        spotlight_section(composer, spotlight, anchor, heading.level + 1, usual=usual, around=chapter)
        for anchor, spotlight in zip(chapter.spotlight_ids(), chapter.spotlights, strict=True)
    )
    yield Section((heading, *spotlights), id=f"{chapter.id}-spotlights", role=Role.SPOTLIGHTS)


def spotlight_section(
    composer: Composer,
    spotlight: Spotlight,
    anchor: str,
    level: int,
    *,
    usual: str | None = None,
    around: Chapter | None = None,
) -> Section:
    """Return one spotlight: the names of its owners as heading of `level`, their kind unless it is the `usual` one, the
    text and its key figures. The chapter `around` it has its language, if it has none of its own.
    """
    names = composer.wording.series(composer.names.name(key) for key in spotlight.by)
    text = composer.prose(spotlight.text, anchor, owners=spotlight.by, **language_of(spotlight, around))
    kind = kind_label(composer, spotlight.by)
    blocks: list[Block] = [
        Heading(level, (Text(names),), in_contents=False),
        *([composer.paragraph(kind, role=Role.KIND)] if kind != usual else []),
        *with_figures(text, spotlight.key_figures, f"{anchor}-figures", place_beside(text, spotlight.key_figures)),
    ]
    keys = composer.keys_about(spotlight.by, spotlight.text)
    return Section(tuple(blocks), id=anchor, role=Role.SPOTLIGHT, keys=keys, lang=spotlight.lang, dir=spotlight.dir)


def usual_kind(composer: Composer) -> str | None:
    """Return the most frequent kind of the edition's spotlights, which is not printed; None if there is none."""
    kinds = Counter(kind_label(composer, spotlight.by) for _, _, spotlight in composer.edition.spotlights())
    (first, most), (_, second) = (*kinds.most_common(2), ("", 0), ("", 0))[:2]
    return first if most > max(1, second) else None


def kind_label(composer: Composer, keys: tuple[str, ...]) -> str:
    """Return the kind of the owners of a block in words; "joint contribution" if their kinds differ."""
    kinds = {entity.kind if (entity := composer.registry.entity(key)) else "group" for key in keys}
    return composer.wording.kinds[kinds.pop() if len(kinds) == 1 else "several"]
