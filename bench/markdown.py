"""A document as Markdown for pandoc and as Typst: the same text for our peers."""

from __future__ import annotations

from outcome_reports import tree


def markdown(document: tree.Document) -> str:
    """Return the text as Markdown: headings, paragraphs, lists, tables."""
    lines: list[str] = []
    _blocks(document.blocks, lines, "", "#")
    return "\n".join(lines)


def typst(document: tree.Document) -> str:
    """Return the text as Typst markup with A4 pages, contents and running text, no design."""
    lines = ['#set page(paper: "a4", numbering: "1")', "#outline()"]
    _blocks(document.blocks, lines, "", "=")
    return "\n".join(lines)


def _text(inlines: tuple[tree.Inline, ...], mark: str) -> str:
    text = tree.inline_text(inlines).replace("\n", " ")
    special = "\\`*_{}[]<>|" if mark == "#" else "\\#*_`$<>@[]"
    return "".join(f"\\{c}" if c in special else c for c in text)


def _blocks(blocks: tuple[tree.AnyBlock, ...], lines: list[str], indent: str, mark: str) -> None:
    for block in blocks:
        match block:
            case tree.Paragraph(children):
                lines += [indent + _text(children, mark), ""]
            case tree.Heading(level=level, children=children):
                lines += [f"{mark * level} {_text(children, mark)}", ""]
            case tree.ItemList(items):
                for item in items:
                    inner: list[str] = []
                    _blocks(item.blocks, inner, "", mark)
                    lines.append(f"{indent}- {' '.join(part for part in inner if part)}")
                lines.append("")
            case tree.Section() | tree.Quotation() | tree.Note():
                _blocks(block.blocks, lines, indent, mark)
            case tree.Table():
                _table(block, lines, mark)
            case _:
                pass


def _table(table: tree.Table, lines: list[str], mark: str) -> None:
    rows = [[_cell(cell, mark) for cell in row.cells] for row in (*table.head, *table.body)]
    if mark == "=":
        cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
        lines += [f"#table(columns: {len(table.columns)}, {cells})", ""]
        return
    lines.append("| " + " | ".join(rows[0]) + " |")
    lines.append("|" + "---|" * len(table.columns))
    lines += ["| " + " | ".join(row) + " |" for row in rows[1:]]
    lines.append("")


def _cell(cell: tree.Cell, mark: str) -> str:
    return " ".join(_text((tree.Text(text),), mark) for text in tree.lines_of(cell.blocks))
