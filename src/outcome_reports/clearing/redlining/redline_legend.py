"""The legend of a redline: the states compared, the meaning of the marks, and a summary of the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from outcome_reports import tree
from outcome_reports.language.wording import Wording, wording_for

LEGEND = "_redline-legend"
_ROLES = frozenset({tree.Role.INSERTED, tree.Role.DELETED})


class ChangedBlock(NamedTuple):
    """A paragraph, heading or caption with `changes`: their number, the heading above it (of the first two levels), the
    entities and groups that its section or row is about, and the ids of both.
    """

    changes: int
    place: str
    place_id: str
    keys: tuple[str, ...]
    keys_id: str


def changed_blocks(document: tree.Document) -> list[ChangedBlock]:
    """Return the blocks of a redline that have changes, in reading order."""
    return [*_Walk(document.metadata.title).blocks(document.blocks, ChangedBlock(0, "", "", (), ""))]


def changes_in(block: tree.AnyBlock) -> int:
    """Return the number of changes in a block's own words."""
    inlines = tree.inlines_of(tree.own_inlines(block))
    return sum(isinstance(inline, tree.Span) and inline.role in _ROLES for inline in inlines)


def names_in(*documents: tree.Document) -> dict[str, str]:
    """Return the names of the entities and groups that documents are about; later documents take precedence."""
    return {subject.key: subject.name for document in documents for subject in document.subjects}


def mark_of(old: str, new: str, language: str) -> str:
    """Return the line that names the states compared: `old` and `new` are their versions."""
    label = wording_for(language).label
    if old == new:
        return label("redline_within", version=new)
    return label("redline_between", old=old, new=new)


def explained(document: tree.Document, names: dict[str, str]) -> tree.Document:
    """Return a redline with a legend and a summary on its first page: changes by part, and by State and organisation
    (`names` by key).
    """
    wording = wording_for(document.lang)
    label = wording.label
    marks = (
        tree.Span((tree.Text(label("redline_new")),), role=tree.Role.INSERTED),
        tree.LineBreak(),
        tree.Span((tree.Text(label("redline_gone")),), role=tree.Role.DELETED),
    )
    about = (
        tree.Paragraph((tree.Text(document.metadata.mark or ""),), id="_redline-mark", role=tree.Role.STATUS),
        tree.Paragraph(marks, id=LEGEND, role=tree.Role.NOTICE),
    )
    summary = _summary([*changed_blocks(document)], wording, names)
    first, *rest = document.blocks
    if isinstance(first, tree.Section):
        first = replace(first, blocks=(*first.blocks, *about))
        return replace(document, blocks=(first, summary, *rest))
    return replace(document, blocks=(first, *about, summary, *rest))


class _Walk:
    def __init__(self, title: str) -> None:
        self._place, self._place_id = title, ""

    def blocks(
        self, blocks: Iterable[tree.AnyBlock], around: ChangedBlock, section: str = ""
    ) -> Iterator[ChangedBlock]:
        """Yield the changes in `blocks`, which are in the section with this id and the row or section `around`."""
        for block in blocks:
            about, inside = around, section
            if isinstance(block, tree.Section | tree.Row) and block.keys:
                about = around._replace(keys=block.keys, keys_id=block.id)
            if isinstance(block, tree.Section):
                inside = block.id or section
            elif isinstance(block, tree.Heading) and block.level <= 2:
                self._place, self._place_id = _words_now(block.children), section or block.id
            if count := changes_in(block):
                yield about._replace(changes=count, place=self._place, place_id=self._place_id)
            yield from self.blocks(tree.inner_blocks(block), about, inside)


def _summary(changed: Sequence[ChangedBlock], wording: Wording, names: dict[str, str]) -> tree.Section:
    """Return the section that counts the blocks that changed, with links to them."""
    label = wording.label
    blocks: list[tree.Block] = [tree.Heading(2, (tree.Text(label("redline_summary")),), id="_redline-heading")]
    if not changed:
        blocks.append(tree.Paragraph((tree.Text(label("redline_none")),), id="_redline-none"))
    places = Counter((one.place, one.place_id) for one in changed)
    whose = by_name(changed, names)
    for name, lines in (("where", places), ("whose", whose)):
        if lines:
            rows = tuple(_row(wording, *of, count) for of, count in lines.items())
            heads = (label(f"redline_{name}"), label("redline_count"))
            head = tree.Row(tuple(tree.Cell((tree.Paragraph((tree.Text(words),)),), header=True) for words in heads))
            columns = (tree.Column(0.8), tree.Column(0.2, "end"))
            caption = (tree.Text(label(f"redline_{name}_caption")),)
            blocks.append(tree.Table(columns, (head,), rows, caption, id=f"_redline-{name}", role=tree.Role.DATA))
    return tree.Section(tuple(blocks), id="_redline-summary", new_page=True)


def by_name(changed: Iterable[ChangedBlock], names: dict[str, str]) -> dict[tuple[str, str], int]:
    """Return the number of changed blocks of each State, organisation and group, by name, with the first id."""
    counts, firsts = Counter[str](), dict[str, str]()
    for one in changed:
        # Without terms of the glossary.
        for key in names.keys() & one.keys:
            counts[key] += 1
            firsts[key] = firsts.get(key) or one.keys_id
    shown = sorted((names[key], key) for key in counts)
    return {(name, firsts[key]): counts[key] for name, key in shown}


def _row(wording: Wording, words: str, target: str, count: int) -> tree.Row:
    text = tree.Text(words)
    name = tree.Link(f"#{target}", (text,)) if target else text
    cells = (name, tree.Text(wording.number(count)))
    return tree.Row(tuple(tree.Cell((tree.Paragraph((one,)),), header=number == 0) for number, one in enumerate(cells)))


def _words_now(inlines: tuple[tree.Inline, ...]) -> str:
    """Return the words of a heading without deleted ones, unless all are deleted."""
    kept = tuple(one for one in inlines if not (isinstance(one, tree.Span) and one.role == tree.Role.DELETED))
    return tree.inline_text(kept).strip() or tree.inline_text(inlines)
