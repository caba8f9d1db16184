"""The key insights, each with a link to its chapter."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.tree import Block, Heading, Inline, Link, Role, Section, Text


def insights(composer: Composer) -> Iterator[Block]:
    """Yield the insights as numbered cards."""
    content = composer.edition.insights
    if content is None:
        return
    language = language_of(content)
    titles = {chapter.id: chapter.title for chapter in composer.edition.chapters}
    blocks: list[Block] = [composer.heading(2, content.title)]
    for number, insight in enumerate(content.insights, start=1):
        title = insight.title or titles.get(insight.chapter or "", "")
        words: Inline = Text(title)
        if insight.chapter in titles:
            words = Link(f"#{insight.chapter}", (words,))
        heading = Heading(3, (words,), number=str(number))
        text = composer.prose(insight.text, insight.id, **language)
        blocks.append(Section((heading, *text), id=insight.id, role=Role.INSIGHT))
    yield Section(tuple(blocks), id="insights", role=Role.INSIGHTS, **language)
