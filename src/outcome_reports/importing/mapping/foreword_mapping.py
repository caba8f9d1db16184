"""The foreword, with its signatories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outcome_reports.importing.mapping.import_context import ImportContext, flat
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.word.word_content import Block, Paragraph, Table
from outcome_reports.markup.placeholders import confirm
from outcome_reports.platform.records import record
from outcome_reports.reading.yaml_writing import yaml_comment, yaml_scalar

_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|H\.E|Sir|Dame|Ambassador)\.?\s+)*[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,5}"
)
_SMALL = re.compile(r"(?:^|\s)(?!(?:de|da|di|bin|binti|al|van|von|der|den|la|le|dos|e|y)\b)[a-zà-þ]")
_OFFICE = re.compile(
    r"manager|minister|secretar|director|chair|ambassador|\bhead\b|president|officer|commissioner|representative|"
    r"general|coordinator|advis[eo]r|envoy|governor|chief|deputy|assistant|attach[eé]|delegate|\(.+\)$",
    re.IGNORECASE,
)
_LONGEST = 14
_PICTURE = "\0"


@record(frozen=True, slots=True)
class _Signed:
    name: str
    office: str
    signature: str = ""


def foreword(context: ImportContext, part: Part) -> str:
    """Return the foreword, with its last lines as signatories if they are names and offices."""
    blocks = flat(part.all_blocks())
    signed, count = _signatories(blocks)
    if count:
        blocks = blocks[:-count]
    text = context.title(part) + context.text("text", blocks, "the foreword")
    if not signed:
        return text
    pictures = "" if all(person.signature for person in signed) else "; put pictures of the signatures into images/"
    text += yaml_comment(confirm(f"who signs, and in which office{pictures}"))
    text += "signatories:\n"
    for person in signed:
        text += f"  - name: {yaml_scalar(person.name)}\n    office: {yaml_scalar(person.office)}\n"
        if person.signature:
            text += f"    signature: {person.signature}\n"
        states = [f.key for f in context.names.actors_in(person.office) if context.names.is_state(f.key)]
        if len(set(states)) == 1:
            text += f"    country: {states[0]}\n"
    return text


def _signatories(blocks: Sequence[Block]) -> tuple[list[_Signed], int]:
    """Return the signatories in the last blocks, and the number of those blocks."""
    lines: list[str] = []
    count = 0
    for block in reversed(blocks):
        found = _lines(block)
        if not found or any(len(line.split()) > _LONGEST or line.endswith((".", ";")) for line in found):
            break
        lines = [*found, *lines]
        count += 1
    signed = _paired(lines)
    while not signed and count:
        # A closing formula or a date may precede the first name.
        lines = lines[len(_lines(blocks[len(blocks) - count])) :]
        count -= 1
        signed = _paired(lines)
    return signed, count


def _lines(block: Block) -> list[str]:
    """Return the lines of a block; those of a table column by column, as signatures are side by side.

    A picture is a separate line: `_PICTURE` and its name.
    """
    if isinstance(block, Paragraph) and block.pictures:
        return [_PICTURE + block.pictures[0].name]
    if isinstance(block, Paragraph):
        if block.listing or block.level:
            return []
        texts = "".join(run.text for run in block.runs).split("\n")
        return [" ".join(text.split()) for text in texts if text.strip()]
    return _table_lines(block)


def _table_lines(table: Table) -> list[str]:
    width = max((len(row.cells) for row in table.rows), default=0)
    return [
        line
        for column in range(width)
        for row in table.rows
        if column < len(row.cells)
        for inner in row.cells[column].blocks
        for line in _lines(inner)
    ]


def _paired(lines: Sequence[str]) -> list[_Signed]:
    """Return names with their offices: on alternate lines, or on one line separated by a comma."""
    signed: list[_Signed] = []
    at, signature = 0, ""
    while at < len(lines):
        if lines[at].startswith(_PICTURE):
            signature = lines[at].removeprefix(_PICTURE)
            at += 1
            continue
        name, _, office = lines[at].partition(", ")
        if office and _is_name(name) and _OFFICE.search(office):
            signed.append(_Signed(name, office, signature))
            at, signature = at + 1, ""
            continue
        end = at + 1
        while end < len(lines) and _OFFICE.search(lines[end]) and end - at <= 2:
            end += 1
        if end == at + 1 or not _is_name(lines[at]):
            return []
        signed.append(_Signed(lines[at], ", ".join(lines[at + 1 : end]), signature))
        at, signature = end, ""
    return signed


def _is_name(line: str) -> bool:
    return _NAME.fullmatch(line) is not None and not _SMALL.search(line) and not line.isupper() | (len(line) > 60)
