"""Walk through a part of a Word file: its blocks, tables, content controls and runs."""

from __future__ import annotations

import itertools

from outcome_reports.clearing.returned.word_elements import (
    SKIPPED,
    STATES,
    UNREAD,
    boxes_of,
    cell_state,
    inside,
    is_mark,
    is_on,
    is_unread,
    placed,
    text_of,
    tracked_state,
    who_of,
)
from outcome_reports.clearing.returned.word_paragraphs import (
    Cell,
    CheckBox,
    Comment,
    Piece,
    State,
    Who,
    WordParagraph,
    combined,
)
from outcome_reports.errors import counted
from outcome_reports.intake.open_xml import MC, Element, W
from outcome_reports.intake.regular_files import RefusedError

MOST_PARAGRAPHS, MOST_REVISIONS = 20_000, 100_000
_DEEPEST = 60


class Walk:
    """Reads one part and collects its `paragraphs`, those of text boxes (`boxed`), comments, boxes and notices."""

    def __init__(self, comments: dict[str, Comment]) -> None:
        self.paragraphs: list[WordParagraph] = []
        self.boxed: list[WordParagraph] = []
        self.boxes: list[CheckBox] = []
        self.hidden = self.struck = 0
        self.revisions = 0
        self._comments = comments
        self._open_comments: list[str] = []
        self._bookmarks: list[str] = []
        self._tables = 0
        self._marks = itertools.count(1)
        self._note = 0  # the number of the footnote mark around the words that are read, 0 for none

    def read(self, part: Element) -> None:
        """Read the blocks of a part or container. Raises RefusedError for too many changes."""
        self._blocks(part, None, "kept", 0)
        if self.paragraphs:
            self.paragraphs[-1].bookmarks += self._bookmarks
        self._bookmarks = []

    def _blocks(self, parent: Element, cell: Cell | None, row: State, depth: int) -> None:
        if depth > _DEEPEST:
            raise RefusedError("the document is nested too deeply", "do not put tables inside one another")
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, cell, row)
            elif tag == f"{W}tbl":
                self._table(child, row, depth)
            elif tag == f"{W}sdt":
                self.boxes += boxes_of(child)
                for content in child.findall(f"{W}sdtContent"):
                    self._blocks(content, cell, row, depth + 1)
            elif tag == f"{MC}AlternateContent":
                for chosen in child[:1]:
                    self._blocks(chosen, cell, row, depth + 1)
            elif isinstance(tag, str) and tag not in SKIPPED and not self._range_mark(child):
                # Wrappers: custom XML, smart tags, changes around whole blocks.
                self._blocks(child, cell, combined(row, STATES.get(tag, "kept")), depth + 1)

    def _table(self, table: Element, row: State, depth: int) -> None:
        self._tables += 1
        number = self._tables
        for at, element in enumerate(inside(table, f"{W}tr"), start=1):
            properties = element.find(f"{W}trPr")
            state = combined(row, tracked_state(properties)) if properties is not None else row
            for column, place in enumerate(inside(element, f"{W}tc"), start=1):
                inner = place.find(f"{W}tcPr")
                own = cell_state(inner) if inner is not None else "kept"
                self._blocks(place, Cell(number, at, column), combined(state, own), depth + 1)

    def _paragraph(self, element: Element, cell: Cell | None, row: State) -> None:
        paragraph = WordParagraph(cell=cell, row=row, bookmarks=self._bookmarks)
        self._bookmarks = []
        if len(self.paragraphs) >= MOST_PARAGRAPHS:
            raise RefusedError(f"the file has more than {MOST_PARAGRAPHS:,} paragraphs", "send back the file itself")
        properties = element.find(f"{W}pPr")
        if properties is not None:
            self._properties(paragraph, properties)
        paragraph.comments += [one for one in self._open_comments if one not in paragraph.comments]
        self._inlines(element, paragraph, "kept", Who(), 0)
        self.paragraphs.append(paragraph)

    def _properties(self, paragraph: WordParagraph, properties: Element) -> None:
        paragraph.formats += properties.find(f"{W}pPrChange") is not None
        run = properties.find(f"{W}rPr")
        for child in run if run is not None else ():
            if child.tag in STATES:
                paragraph.mark = combined(paragraph.mark, STATES[child.tag])
                paragraph.mark_who = who_of(child)
                self._count()

    def _count(self) -> None:
        self.revisions += 1
        if self.revisions > MOST_REVISIONS:
            message = f"the file has more than {counted(MOST_REVISIONS, 'tracked change')}"
            raise RefusedError(message, "accept or reject those that are settled, and send it again")

    def _inlines(self, parent: Element, paragraph: WordParagraph, state: State, who: Who, depth: int) -> None:
        if depth > _DEEPEST:
            raise RefusedError("the document is nested too deeply", "copy its text into a new file")
        for child in parent:
            tag = child.tag
            if is_unread(child, state):
                self._add(paragraph, UNREAD, state, who)
            if (text := text_of(child)) is not None:
                is_new = state == "inserted" and not self._note
                self._add(paragraph, placed(parent, text, paragraph.pieces) if is_new else text, state, who)
            elif tag in STATES:
                self._count()
                self._inlines(child, paragraph, combined(state, STATES[tag]), who_of(child), depth + 1)
            elif tag == f"{W}rPr":
                state = self._looks(child, paragraph, state)
            elif tag == f"{W}txbxContent":
                self._boxed(child)
            elif tag == f"{W}sdt":
                self.boxes += boxes_of(child)
                for content in child.findall(f"{W}sdtContent"):
                    self._inlines(content, paragraph, state, who, depth + 1)
            elif tag == f"{MC}AlternateContent":
                for chosen in child[:1]:
                    self._inlines(chosen, paragraph, state, who, depth + 1)
            elif not self._note and is_mark(child):
                self._note = next(self._marks)
                self._inlines(child, paragraph, state, who, depth + 1)
                self._note = 0
            elif isinstance(tag, str) and tag not in SKIPPED and not self._range_mark(child, paragraph):
                self._inlines(child, paragraph, state, who, depth + 1)

    def _looks(self, properties: Element, paragraph: WordParagraph, state: State) -> State:
        """Count what the properties of a run tell, and return the state of its words."""
        paragraph.formats += properties.find(f"{W}rPrChange") is not None
        self.hidden += is_on(properties, "vanish")
        # Without tracking, people strike words out and type the new ones beside them.
        struck = is_on(properties, "strike") or is_on(properties, "dstrike")
        self.struck += struck
        return combined(state, "deleted") if struck else state

    def _add(self, paragraph: WordParagraph, text: str, state: State, who: Who) -> None:
        if not text:
            return
        for one in self._open_comments:
            if one in self._comments and len(self._comments[one].on) < 2000:
                self._comments[one].on += f"[{text}]" if self._note else text
        last = paragraph.pieces[-1] if paragraph.pieces else None
        if last is not None and (last.state, last.who, last.note) == (state, who, self._note):
            paragraph.pieces[-1] = last._replace(text=last.text + text)
        else:
            paragraph.pieces.append(Piece(text, state, who, self._note))

    def _boxed(self, content: Element) -> None:
        inner = Walk(self._comments)
        inner.revisions = self.revisions
        inner.read(content)
        self.revisions = inner.revisions
        self.hidden, self.struck = self.hidden + inner.hidden, self.struck + inner.struck
        self.boxed += [*inner.paragraphs, *inner.boxed]
        self.boxes += inner.boxes

    def _range_mark(self, mark: Element, paragraph: WordParagraph | None = None) -> bool:
        """Record a bookmark or the bounds of a comment; return False for any other element."""
        tag, id = mark.tag, mark.get(f"{W}id") or ""
        if tag == f"{W}bookmarkStart":
            (paragraph.bookmarks if paragraph else self._bookmarks).append(mark.get(f"{W}name") or "")
        elif tag == f"{W}commentRangeStart":
            self._open_comments.append(id)
            if paragraph is not None and id not in paragraph.comments:
                paragraph.comments.append(id)
        elif tag == f"{W}commentRangeEnd":
            self._open_comments = [one for one in self._open_comments if one != id]
        elif tag == f"{W}commentReference":
            if paragraph is not None and id not in paragraph.comments:
                paragraph.comments.append(id)
        else:
            return tag in {f"{W}bookmarkEnd", f"{W}proofErr"}
        return True
