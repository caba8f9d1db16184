"""The blocks that a text may open with a fence, by name: their attributes and their nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from outcome_reports import tree
from outcome_reports.errors import counted, did_you_mean
from outcome_reports.markup import foreign
from outcome_reports.markup.mark_attributes import Attributes, read_mark, unknown_key
from outcome_reports.markup.references import SPEAKER_KEY
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_BOXES = 2
"""Maximum nesting of boxes: there is no room for a third frame."""
MOST_COLUMNS = 3

_KEYS: dict[str, frozenset[str]] = {
    "box": frozenset({"title"}),
    "takeaways": frozenset({"title"}),
    "quote": frozenset({"by"}),
    "columns": frozenset(),
    "column": frozenset(),
    "table": frozenset({"data", "sheet", "caption"}),
    "chart": frozenset({"data", "sheet", "title", "kind", "unit"}),
}
"""The attributes of each block, besides an id, `lang` and `dir`."""
_COMMON = frozenset({"lang", "dir"})

Line = Callable[[str], tuple[tree.Inline, ...]]
"""Gives the inlines of one line of Markdown."""


@record(frozen=True, slots=True)
class Div:
    """An opened block: its `name` ("" for one that only has a language) and its parsed attributes."""

    name: str
    marks: Attributes
    mark: foreign.Foreign


def read_div(token: Token, report: Callable[[str, str], None]) -> Div:
    """Return the block that a fence opens; problems go to `report`."""
    marks, fault = read_mark(token.info)
    name = token.meta["name"]
    if not name:
        name, marks.name = marks.name, ""
    if not name:
        mark, fault = foreign.read_attributes(token.info)
        if fault:
            report(*fault)
        return Div("", marks, mark)
    if fault:
        report(*fault)
        return Div(name, marks, foreign.Foreign())
    if name not in _KEYS:
        listed = ", ".join(sorted(_KEYS))
        report(f"“::: {name}” is not a kind of block", did_you_mean(name, _KEYS) or f"use one of {listed}")
        return Div(name, marks, foreign.Foreign())
    if fault := unknown_key(marks, _KEYS[name] | _COMMON, f"“::: {name}”"):
        report(*fault)
    said = " ".join(f'{key}="{value}"' for key, value in marks.values.items() if key in _COMMON)
    mark, fault = foreign.read_attributes(said) if said else (foreign.Foreign(), None)
    if fault:
        report(*fault)
    return Div(name, marks, mark)


def made_of(
    div: Div, blocks: tuple[tree.Block, ...], line: Line, report: Callable[[str, str], None]
) -> tuple[tree.Block, ...]:
    """Return the nodes of a block that contains `blocks`."""
    values = div.marks.values
    common = {"id": div.marks.id, "lang": div.mark.lang, "dir": div.mark.dir}
    if not blocks and div.name and not values.get("data"):
        report(f"“::: {div.name}” with nothing in it", "write something between its two lines, or delete them")
    match div.name:
        case "":
            return tuple(_in_language(block, div.mark) for block in blocks)
        case "box" | "takeaways":
            title = (tree.Paragraph(line(values["title"]), role=tree.Role.BOX_TITLE),) if values.get("title") else ()
            _check_box(blocks, report)
            blocks = _narrowed(blocks, div.name, report)
            return (tree.Section((*title, *blocks), role=div.name, **common),)  # type: ignore[arg-type]
        case "quote":
            return (tree.Quotation((*blocks, *_attribution(values.get("by", ""), line)), **common),)  # type: ignore[arg-type]
        case "columns":
            return (tree.Section(_columns(blocks, report), role=tree.Role.COLUMNS, **common),)  # type: ignore[arg-type]
        case "table" | "chart":
            return (_data(div, blocks, line, report, common),)
        case "column":
            blocks = _narrowed(blocks, div.name, report)
            return (tree.Section(blocks, role=tree.Role.COLUMN, **common),)  # type: ignore[arg-type]
    return blocks


def _data(
    div: Div, blocks: tuple[tree.Block, ...], line: Line, report: Callable[[str, str], None], common: Mapping[str, Any]
) -> tree.Table:
    """Return the data table from a file, or from the pipe table of a chart."""
    values = div.marks.values
    file, kind = values.get("data", ""), values.get("kind", "bars") if div.name == "chart" else ""
    if kind and kind not in tree.CHART_KINDS:
        hint = did_you_mean(kind, tree.CHART_KINDS) or f"use one of {', '.join(tree.CHART_KINDS)}"
        report(f"“{kind}” is not a kind of chart", hint)
    if file and not file.lower().endswith((".csv", ".xlsx")):
        report(f"“{file}” is not a table of data", "name a file of the edition that ends in .csv or .xlsx")
    title = values.get("title" if div.name == "chart" else "caption", "")
    source = tree.DataSource(file, values.get("sheet", ""), kind, values.get("unit", ""))
    match blocks:
        case () if file:
            return tree.Table((), (), (), line(title), role=tree.Role.DATA, source=source, **common)
        case (tree.Table() as table,) if not file and div.name == "chart":
            if not title and not table.caption:
                report("a chart without a title", 'say what it shows: ::: chart {title="Calls by month"}')
            cells = tree.blocks_of((*table.head, *table.body))
            inlines = (inline for cell in cells for inline in tree.inlines_of(tree.own_inlines(cell)))
            if any(isinstance(inline, tree.NoteReference) for inline in inlines):
                report("a footnote in a chart, whose mark would be read as a number", "put it into the text around it")
            return replace(table, caption=line(title) or table.caption, source=source, **common)
    what = "a table of data" if div.name == "table" else "a chart"
    hint = 'name a file (data="survey.csv") with nothing between its two lines'
    report(f"{what} that is not drawn from one file or table", hint + (", or put a table there" * (kind != "")))
    return tree.Table((), (), (), (), role=tree.Role.DATA)


def _in_language(block: tree.Block, mark: foreign.Foreign) -> tree.Block:
    if block.lang or block.dir:
        return block
    return replace(block, lang=mark.lang, dir=mark.dir)


def _attribution(by: str, line: Line) -> tuple[tree.Block, ...]:
    if not by:
        return ()
    words = (tree.Mention(by),) if re.fullmatch(SPEAKER_KEY, by) else line(by)
    return (tree.Paragraph(words, role=tree.Role.ATTRIBUTION),)


def _check_box(blocks: tuple[tree.Block, ...], report: Callable[[str, str], None]) -> None:
    if any(isinstance(block, tree.Heading) for block in tree.blocks_of(blocks)):
        report("a heading in a box", 'use title="…" of the box, or a paragraph that begins with **bold words**')
    if _depth(blocks) >= MAX_BOXES:
        report("boxes in boxes in boxes", f"at most {MAX_BOXES} in one another: end one before the next begins")


def _narrowed(blocks: tuple[tree.Block, ...], role: str, report: Callable[[str, str], None]) -> tuple[tree.Block, ...]:
    """Return the blocks of a box or a column, their tables fitted to its width."""

    def fit(block: tree.AnyBlock) -> tree.AnyBlock:
        if not isinstance(block, tree.Table) or block.role != tree.Role.DATA:
            return tree.rebuilt(block, fit, tuple)
        room = tree.layout_of(role).room
        if block.source and block.source.file:
            return replace(block, source=replace(block.source, room=min(room, block.source.room)))
        table = tree.narrowed(block, room)
        if table is None:
            what = f"a table of {counted(len(block.columns), 'column')} whose numbers are too long for a {role}"
            report(what, "put it outside, or turn columns into rows")
        return table or block

    return tuple(fit(block) for block in blocks)  # type: ignore[misc]


def _depth(blocks: tuple[tree.Block, ...]) -> int:
    """Return the maximum nesting of boxes."""
    depth, inside = 0, [block for block in blocks if isinstance(block, tree.Section)]
    while inside:
        depth += any(tree.layout_of(section.role).aside for section in inside)
        inside = [block for section in inside for block in section.blocks if isinstance(block, tree.Section)]
    return depth


def _columns(blocks: tuple[tree.Block, ...], report: Callable[[str, str], None]) -> tuple[tree.Block, ...]:
    """Return the columns: those given in the text, or two of about the same length."""
    made = [block for block in blocks if block.role == tree.Role.COLUMN]
    if made and len(made) != len(blocks):
        report("columns with something outside of them", "put every block into a “::: column”")
    if len(made) > MOST_COLUMNS:
        report(f"{len(made)} columns side by side", f"at most {MOST_COLUMNS}")
    if made or len(blocks) < 2:
        return blocks if made else (tree.Section(blocks, role=tree.Role.COLUMN),)
    lengths = [sum(map(len, tree.words_of((block,)))) for block in blocks]
    cut = min(range(1, len(blocks)), key=lambda at: abs(sum(lengths[:at]) - sum(lengths[at:])))
    return (tree.Section(blocks[:cut], role=tree.Role.COLUMN), tree.Section(blocks[cut:], role=tree.Role.COLUMN))
