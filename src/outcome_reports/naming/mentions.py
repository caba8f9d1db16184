"""The reading of mentions: the form of the name, and its article.

House style: the owner of a block is named in full and set apart at its first mention; an organisation or term is
spelled out with its acronym at its first use in the document, and the acronym alone after that; a State has its short
name.
"""

from __future__ import annotations

from typing import Literal

from outcome_reports.errors import UnknownNameError
from outcome_reports.language.grammar import Grammar
from outcome_reports.model import Entity, Registry, without_article
from outcome_reports.platform.records import record
from outcome_reports.tree import MentionForm


@record(frozen=True, slots=True)
class RenderedMention:
    """The words of a mention: the `article` with its space ("" for none), then the `name`.

    `kind` is "lead" for the owner of a block, "acronym" for an acronym alone, whose full name is `expansion`.
    `introduces` is True if the acronym follows the full name, so that it can be used alone from here on.
    """

    name: str
    article: str = ""
    kind: Literal["lead", "name", "acronym"] = "name"
    expansion: str = ""
    introduces: bool = False

    @property
    def text(self) -> str:
        """The words as they read."""
        return self.article + self.name


def render_mention(
    registry: Registry, key: str, form: MentionForm, before: str, grammar: Grammar, *, introduced: bool
) -> RenderedMention:
    """Return the reading of `[[key|form]]` after `before`, the text of its paragraph so far.

    `grammar` is that of the text, `introduced` says whether the document has already spelled the acronym out. Raises
    UnknownNameError for a key that is not in the registry.
    """
    entity, term, group = registry.entity(key), registry.term(key), registry.group(key)
    if entity is not None:
        full, acronym = _full_name(entity, form), None if entity.is_state else entity.acronym
    elif term is not None:
        full, acronym = term.expansion, term.acronym
    elif group is not None:
        full, acronym = group.name, None
    else:
        raise UnknownNameError(f"“{key}” is not in the registry")
    proper = entity is not None and entity.is_state
    kind: Literal["lead", "name"] = "lead" if form == "lead" and (entity or group) else "name"
    name = without_article(full)
    if acronym is not None and form not in {"short", "formal", "adjective"}:
        bare = without_article(acronym)
        if form == "acronym":
            return RenderedMention(bare, "", "acronym", name)
        if form == "auto" and introduced:
            return RenderedMention(bare, grammar.article(acronym, before, proper=False), "acronym", name)
        if not (form == "lead" and entity and introduced):
            name = grammar.with_acronym(name, bare)
    article = "" if form == "adjective" else grammar.article(full, before, proper=proper)
    return RenderedMention(
        name if article else grammar.at_start(name, before), article, kind, introduces=name != without_article(full)
    )


def _full_name(entity: Entity, form: MentionForm) -> str:
    if form == "adjective":
        return entity.adjective or entity.short
    return entity.formal_name if form == "formal" or (form == "lead" and entity.is_state) else entity.short
