"""Placing of the parts of an old statement in files."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.errors import counted
from outcome_reports.importing.mapping.chapter_mapping import ChapterMaker
from outcome_reports.importing.mapping.glossary_mapping import glossary
from outcome_reports.importing.mapping.heading_looks import is_contents
from outcome_reports.importing.mapping.heading_meanings import OWN_PART, Kind, kind_of
from outcome_reports.importing.mapping.import_context import ImportContext
from outcome_reports.importing.mapping.known_chapters import KnownChapters
from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.mapping.part_mapping import MAKERS, insights, own_part
from outcome_reports.importing.mapping.title_page import edition_head, is_text
from outcome_reports.importing.word.word_content import Block, Paragraph, Run, Story, text_of
from outcome_reports.model import STANDARD_SECTIONS, Registry

_OVERVIEW = "Overview"
_WITHOUT_PLACE = "text that does not say where it belongs: name a place with --into"
_NOTICE = 150
"""Maximum words before the first heading for a notice on the cover; more are text."""
_NOTHING_TO_DO = frozenset({"prompt of an empty field, left out", "page header", "page footer"})


class Statement:
    """Places the parts of one document and lists them in `placed`."""

    def __init__(self, story: Story, registry: Registry, chapters: KnownChapters | None = None) -> None:
        self._story = story
        self._adds = chapters is not None
        self._chapters = chapters or KnownChapters()
        self.context = ImportContext(story, Names(registry, text_of(story.blocks)))
        self.placed: list[str] = []

    def files(self, front: list[Block], tops: list[Part]) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each file."""
        front, tops = _with_overview(front, tops)
        for block in front:
            if is_contents(block):
                self.context.make_anew("line of the contents", text_of([block]))
        head = edition_head(self.context, self._story, [b for b in front if not is_contents(b)])
        yield "edition.yaml", head
        own: list[str] = []
        for name, text in self.parts(tops):
            yield name, text
            if name.startswith("parts/"):
                own.append(name.removeprefix("parts/").removesuffix(".yaml"))
        if own:
            *most, last = STANDARD_SECTIONS
            yield "edition.yaml", f"{head}sections: [{', '.join((*most, *own, last))}]\n"

    def parts(self, tops: list[Part]) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of the file of each part; chapters have the numbers that are known for them."""
        chapters = self._chapters.ids()
        waiting: list[Part] = []
        for kind, part in self._kinds(tops):
            with self.context.under(part.heading.text):
                if kind == "insights":
                    waiting.append(part)
                elif kind == "chapter":
                    number, known = self._chapters.place(part.title)
                    maker = ChapterMaker(self.context, number)
                    id, text = maker.make(part)
                    chapters[part.title.casefold()] = known or id
                    rows = counted(maker.recommendations, "recommendation")
                    self.placed.append(
                        f"chapter {number}, “{part.title}”: {counted(maker.spotlights, 'spotlight')}, {rows}"
                    )
                    yield self._chapters.file(number, id), text
                elif kind == OWN_PART:
                    id, text = own_part(self.context, part)
                    self.placed.append(f"separate part: “{part.title}”")
                    yield f"parts/{id}.yaml", text
                elif kind == "glossary":
                    glossary(self.context, part)
                elif kind == "unknown" and not (part.blocks or part.parts):
                    self.context.make_anew("first page", part.heading.text)
                elif kind == "unknown":
                    for block in (part.heading, *part.all_blocks()):
                        self.context.lose_blocks(_WITHOUT_PLACE, [block])
                elif kind == "made anew":
                    self.context.make_anew("heading", part.heading.text)
                    for block in part.all_blocks():
                        self.context.make_anew("text that is made anew", text_of([block]))
                else:
                    self.placed.append(f"{kind}: “{part.title}”")
                    yield f"{kind}.yaml", MAKERS[kind](self.context, part)
        for part in waiting:
            with self.context.under(part.heading.text):
                self.placed.append(f"insights: “{part.title}”")
                yield "insights.yaml", insights(self.context, part, chapters)

    def lose_front(self, front: list[Block]) -> None:
        """Move text before the first heading of an addition to the unplaced passages; titles need no action."""
        for block in front:
            if is_contents(block) or (isinstance(block, Paragraph) and not is_text(block.text)):
                self.context.make_anew("first page", text_of([block]))
            else:
                self.context.lose_blocks(_WITHOUT_PLACE, [block])

    def lose_beside(self) -> None:
        """Move content outside the text, and footnotes without a reference, to the unplaced passages."""
        with self.context.under("the whole document"):
            for what, text in self._story.beside:
                (self.context.make_anew if what in _NOTHING_TO_DO else self.context.lose)(what, text)
            for text, where in self._story.struck:
                self.context.lose("words struck through, taken as deleted", f"{text} (in: {where[:60]} …)")
            for key, blocks in self._story.notes.items():
                if key not in self.context.writer.used:
                    self.context.lose("footnote", text_of(blocks))

    def _kinds(self, tops: list[Part]) -> Iterator[tuple[Kind, Part]]:
        """Yield each part with its kind; each kind occurs once, and unrecognised parts are the overview or chapters."""
        taken: set[Kind] = {kind for part in tops if (kind := kind_of(part)) and kind != "chapter"}
        free: set[Kind] = {"insights", *MAKERS}
        several = {"chapter", "made anew", "glossary", "unknown", OWN_PART}
        is_before_chapters = True
        for part in tops:
            kind = kind_of(part)
            if kind is None and self._adds:
                kind = "chapter" if self._chapters.has(part.title) else "unknown"
            elif kind is None:
                kind = "overview" if is_before_chapters and "overview" not in taken else "chapter"
                taken.add(kind)
            if kind not in several:
                kind = kind if kind in free else "chapter"
                free.discard(kind)
            is_before_chapters = is_before_chapters and kind != "chapter"
            yield kind, part


def _with_overview(front: list[Block], tops: list[Part]) -> tuple[list[Block], list[Part]]:
    """Move text before the first heading into the overview, which is created if missing."""
    at = next((n for n, b in enumerate(front) if not is_contents(b) and is_text(text_of([b]))), None)
    if at is None and len(text_of(front).split()) > _NOTICE:
        # Lines too many for a title page: a list, a table.
        at = next((n for n, b in enumerate(front) if n and not is_contents(b)), None)
    if at is None or (tops and len(text_of(front[at:]).split()) <= _NOTICE):
        return front, tops
    front, text = front[:at], [block for block in front[at:] if not is_contents(block)]
    for part in tops:
        if (kind := kind_of(part)) == "chapter":
            break
        if kind in {None, "overview"}:
            part.blocks[:0] = text
            return front, tops
    title = next((b.text for b in front if isinstance(b, Paragraph) and b.style == "title"), "") or _OVERVIEW
    return front, [Part(Paragraph([Run(title)], level=1), text), *tops]
