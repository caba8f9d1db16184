"""Tables of participants: the columns with names and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.word.word_content import Cell, Paragraph, Row, Run, Table, text_of

_WHO = (
    r"keys?|participants?|countr(?:y|ies)|states?|delegations?|members?(?: states?)?|member(?:/| and )observer.*"
    r"|(?:name of )?(?:country|state|delegation)|pays|délégations?|états?|país(?:es)?|estados?|delegación|страна"
    r"|делегация|国家|代表团|الدولة|الوفد",
    r"organi[sz]ations?|entit(?:y|ies)|(?:country|state|delegation)\W+organi[sz]ation|organisation|institutions?"
    r"|organización|организация|组织|المنظمة",
    r"names?|nom|nombre|название|名称|الاسم",
)
"""Headings of columns of participants, the most certain first."""
_LIST = r"lists?|kinds?|categor(?:y|ies)|types?|groups?|status|capacity|catégorie|categoría|категория|类别|الفئة"
TITLE = "Participants"


def participant_parts(table: Table) -> list[Part]:
    """Return the lists of participants in a table, each as a part with a table whose first column has the names.

    Without recognisable headings, the whole table is one list.
    """
    heads = [_text(cell) for cell in table.rows[0].cells] if table.rows else []
    who = next((at for words in _WHO for at in range(len(heads)) if _is(heads[at], words)), None)
    if who is None:
        return [_part(TITLE, table.rows)]
    of_list = next((at for at in range(len(heads)) if at != who and _is(heads[at], _LIST)), None)
    lists: dict[str, list[Row]] = {}
    title = TITLE
    for row in table.rows[1:]:
        if of_list is not None and of_list < len(row.cells):
            title = _text(row.cells[of_list]) or title
        others = [cell for at, cell in enumerate(row.cells) if at not in {who, of_list}]
        first = [row.cells[who]] if who < len(row.cells) else []
        lists.setdefault(title, []).append(replace(row, cells=[*first, *others]))
    return [_part(title, rows) for title, rows in lists.items()]


def _part(title: str, rows: Sequence[Row]) -> Part:
    return Part(Paragraph([Run(title)], level=2), [Table([*rows])])


def _is(text: str, words: str) -> bool:
    return re.fullmatch(words, " ".join(re.findall(r"[^\W_]+|[/]", text.casefold()))) is not None


def _text(cell: Cell) -> str:
    return " ".join(text_of(cell.blocks).split())
