"""Helpers for the macros of sections, headings and contents: elements, names, side-heads, running heads."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.writers.html.attributes import Rules, attribute
from outcome_reports.writers.html.labels import LabelAnswers
from outcome_reports.writers.html.line_breaking import joined_at_end
from outcome_reports.writers.side_heads import head_lines, reaches_wide_block, side_head

Outline = tuple[tuple[tree.ContentsEntry, "Outline"], ...]

_MIDDLING_TITLE = 36
_LENGTHY_TITLE = 72
"""Characters from which the title of a document is set smaller, and smaller again."""
_SIDE_HEAD_LINES = 4
"""Lines from which a side-head may be taller than the text beside it."""
_LONGEST_RUNNING = 64
"""Characters of a heading that usually fit a line of a running head."""
_BOOK_WIDTH, _RUNNING_WIDTH = 69.0, 96.0
"""Millimetres of the title of the document and of the heading in the running head."""
_SIDE_WIDTH = 62.0
"""Millimetres of a name on two lines of the narrow column, with the word that it goes on."""
_WIDE_ENOUGH = {1: 18, 2: 24, 3: 30}
"""Characters that fit a line of a heading, by its level."""
_SHORT_SPOTLIGHT = 700
"""Characters up to which the last spotlight of a chapter is neither split nor left alone on a page."""
_LONG_INSIGHT = 900
"""Characters from which an insight is parted between pages: kept whole, it could leave half of one empty."""
_FEW_NAMES = 16
"""Names up to which a list of participants stays on one page."""


class SectionAnswers(LabelAnswers, ABC):
    """The part of NodeWriter that is about sections."""

    medium: str
    document: tree.Document
    rules: Rules

    @abstractmethod
    def inlines(self, inlines: Iterable[tree.Inline]) -> Markup:
        """Return the inlines, with nothing between them."""

    def opening_heading(self, section: tree.Section) -> tree.Heading | None:
        """Return the heading a section begins with, None for none."""
        first = section.blocks[0] if section.blocks else None
        return first if isinstance(first, tree.Heading) else None

    def section_tag(self, section: tree.Section) -> str:
        """Return the element: `section` asks for a heading (HTML, 4.3.3); `article` makes sense by itself."""
        if tree.layout_of(section.role).aside:
            return "aside"
        if section.role == tree.Role.ILLUSTRATION:
            return "figure"
        if self.opening_heading(section) is None and tree.layout_of(section.role).page != "cover":
            return "div"
        return "article" if tree.layout_of(section.role).stands_alone else "section"

    def section_class(self, section: tree.Section) -> str:
        """On paper, classes that begin a page, keep a short section on one, or give one the height of its side-head."""
        if self.medium != "print":
            return ""
        names = sum(len(block.items) for block in section.blocks if isinstance(block, tree.ItemList))
        classes = ["new-page"] if section.new_page else []
        if section.role == tree.Role.PARTICIPANTS and names <= _FEW_NAMES:
            return " ".join([*classes, "together"])
        count = self.side_head(section)
        if (
            section.role == tree.Role.SPOTLIGHT
            and sum(map(len, tree.lines_of(section.blocks[count:]))) <= _SHORT_SPOTLIGHT
        ):
            classes.append("short")
        if section.role == tree.Role.INSIGHT and sum(map(len, tree.lines_of(section.blocks))) > _LONG_INSIGHT:
            classes.append("long")
        lines = head_lines(section)
        if lines >= _SIDE_HEAD_LINES:
            self.rules.add(f"side-{lines}>p", f"orphans:{lines + 1}")
            classes.append(self.rules.add(f"side-{lines}", f"min-height:{lines * 5.2:.4g}mm"))
        if section.role == tree.Role.PART and reaches_wide_block(section):
            classes.append("head-above")
        return " ".join(classes)

    def at_foot(self, section: tree.Section) -> bool:
        """Return whether the words of a section are at the foot of its page, as on the first page and the last."""
        return self.medium == "print" and tree.layout_of(section.role).page in {"cover", "back"}

    def labelled_by(self, section: tree.Section) -> Markup:
        """Return `aria-labelledby` where a heading names a section of the document, or an article.

        It makes a landmark of a `section` (HTML-AAM), and landmarks need names of their own: sections within a chapter
        share theirs with those of other chapters.
        """
        heading = self.opening_heading(section)
        if heading is None or not heading.id or (heading.level > 2 and self.section_tag(section) != "article"):
            return Markup("")
        return attribute("aria-labelledby", heading.id)

    def running(self, heading: tree.Heading) -> Markup:
        """Return the running head after this heading: the document's short title, and the heading.

        A long heading is cut at its colon; if it is still too long, its short form is used, cut with an ellipsis if
        necessary: a running head is one line.
        """
        if self.medium != "print" or heading.level != 2:
            return Markup("")
        words = tree.inline_text(heading.children, marks=False)
        if len(words) > _LONGEST_RUNNING:
            words = words.split(":")[0]
        if len(words) > _LONGEST_RUNNING and heading.short:
            words = heading.short
        words = f"{heading.number}  {words}" if heading.number else words
        book = self.one_line(self.document.metadata.running_title, _BOOK_WIDTH, weight=400)
        return Markup(' data-book="{}" data-running="{}"').format(book, self.one_line(words, _RUNNING_WIDTH))

    def bookmark(self, heading: tree.Heading) -> Markup:
        """Return the title in the PDF's bookmarks of a heading with footnote marks, which are no part of it."""
        words = tree.inline_text(heading.children, marks=False)
        if self.medium != "print" or words == tree.inline_text(heading.children):
            return Markup("")
        return attribute("data-bookmark", f"{heading.number} {words}" if heading.number else words)

    def title_words(self, heading: tree.Heading) -> Markup:
        """Return the words of a heading; on paper the last ones of a large heading are kept together."""
        match heading.children:
            case (*first, tree.Text(value)) if self.medium == "print" and heading.level <= 3:
                return self.inlines((*first, tree.Text(joined_at_end(value, _WIDE_ENOUGH[heading.level]))))
        return self.inlines(heading.children)

    def side_head(self, section: tree.Section) -> int:
        """Return how many of a section's first blocks are beside the others."""
        return side_head(section)

    def entry_continued(self, section: tree.Section) -> Markup:
        """Return the name of an entry for continuation pages; on paper, if the narrow column is on the left."""
        heading = self.opening_heading(section)
        of_text = tree.layout_of(section.role).side_head == "text"
        if self.medium != "print" or heading is None or not of_text or self.document.dir == "rtl":
            return Markup("")
        if "continued_caption" not in self.document.labels:
            return Markup("")
        name = self.one_line(tree.inline_text(heading.children), _SIDE_WIDTH)
        return attribute("data-entry", self.label("continued_caption").format(caption=name))

    def heading_class(self, heading: tree.Heading) -> str:
        """Return how long a title is, for titles so large that it matters."""
        length = len(tree.inline_text(heading.children)) if heading.level == 1 else 0
        return "lengthy" if length > _LENGTHY_TITLE else "middling" if length > _MIDDLING_TITLE else ""

    def outline(self, entries: Sequence[tree.ContentsEntry]) -> Outline:
        """Return the entries of a contents list, each with those below it."""
        if not entries:
            return ()
        level = min(entry.level for entry in entries)
        starts = [position for position, entry in enumerate(entries) if entry.level == level]
        if starts[0]:
            starts.insert(0, 0)
        ends = [*starts[1:], len(entries)]
        return tuple(
            (entries[start], self.outline(entries[start + 1 : end])) for start, end in zip(starts, ends, strict=True)
        )
