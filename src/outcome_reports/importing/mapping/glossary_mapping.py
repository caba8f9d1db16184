"""The glossary: known entries are generated again, unknown ones are proposed for the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outcome_reports.importing.mapping.import_context import ImportContext
from outcome_reports.importing.mapping.outline import Part
from outcome_reports.importing.word.word_content import Block, Table, text_of
from outcome_reports.model.name_index import comparable_name

_ENTRY = re.compile(r"(?P<acronym>[^\W_][\w./&’' -]{0,30}?)\s*(?::|\s[–—-]\s|\t|\s{2,}|\s*=\s*)\s*(?P<meaning>\S.{2,})")
_ACRONYM = re.compile(r"[A-Z0-9][\w./&’-]*(?: Process| Group)?")


def glossary(context: ImportContext, part: Part) -> None:
    """Take the entries of a glossary; the rest goes to what could not be placed."""
    context.make_anew("heading", part.heading.text)
    for acronym, meaning, whole in _entries([*part.all_blocks()]):
        if not acronym:
            context.lose("text of the glossary", whole)
        elif _is_known(context, acronym, meaning):
            context.make_anew("entry of the glossary that the registry has", whole)
        else:
            context.terms.setdefault(acronym, meaning)


def _entries(blocks: Iterable[Block]) -> Iterator[tuple[str, str, str]]:
    """Yield acronym, meaning and the words of each entry; without an acronym if it is not an entry."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                texts = [" ".join(text_of(cell.blocks).split()) for cell in row.cells]
                texts = [text for text in texts if text]
                is_entry = len(texts) == 2 and len(texts[0]) <= 40
                if is_entry and re.fullmatch(r"acronyms?|abbreviations?|terms?", texts[0], re.IGNORECASE):
                    continue
                yield (texts[0], texts[1], " | ".join(texts)) if is_entry else ("", "", " | ".join(texts))
            continue
        text = "".join(run.text for run in block.runs).strip()
        match = _ENTRY.fullmatch(text)
        first, _, rest = text.partition(" ")
        if match:
            yield match["acronym"], match["meaning"], " ".join(text.split())
        elif _ACRONYM.fullmatch(first) and first.isupper() and rest:
            yield first, rest, " ".join(text.split())
        else:
            yield "", "", " ".join(text.split())


def _is_known(context: ImportContext, acronym: str, meaning: str) -> bool:
    """Return whether the registry has an acronym; if the meanings differ, the proposals list both."""
    registry = context.names.registry
    found = next((n.key for n in registry.name_index.names_in(acronym) if n.name == acronym), None)
    if found is None:
        return False
    entity, term = registry.entity(found), registry.term(found)
    names = entity.names if entity else (term.expansion, *term.aliases) if term else ()
    if comparable_name(meaning).casefold() not in {comparable_name(name).casefold() for name in names}:
        known = entity.short if entity else term.expansion if term else ""
        context.differences.append(f"{acronym}: the document says “{meaning}”, the registry “{known}”")
    return True
