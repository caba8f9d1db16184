"""Replacement of plain names in imported texts by `[[KEY]]`, where that reads as the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from outcome_reports.language.grammar import grammar_of
from outcome_reports.model import Registry
from outcome_reports.naming.mentions import render_mention
from outcome_reports.tree import MentionForm

_TEXTS = frozenset({"text", "introduction", "context", "recommendation"})
_KEPT = re.compile(r"\[[^\]]*\](?:\([^)]*\))?|⟦[^⟧]*⟧|`[^`]*`|\*+[^*]+\*+|\S*(?:://|@)\S*")
"""Links, marks, and emphasised words: names in them stay unchanged."""
_NOT_RUNNING = re.compile(r"[#|>:]|\[\^")
"""The beginnings of lines that are not running text: headings, tables, quotations, notes."""


def with_references(text: str, registry: Registry) -> str:
    """Return the text of a content file with `[[KEY]]`, or `[[KEY|formal]]`, for names in its running texts.

    A name stays if the software would print it differently, in emphasised words, and in links. Lines keep their
    numbers.
    """
    lines = text.split("\n")
    for start, end, by in _texts(yaml.compose(text, yaml.CSafeLoader), frozenset()):
        at = start
        while at < end:
            stop = at
            while stop < end and lines[stop].strip():
                stop += 1
            if stop > at and not _NOT_RUNNING.match(lines[at].strip()):
                lines[at:stop] = _referred(lines[at:stop], registry, by)
            at = stop + 1
    return "\n".join(lines)


def _texts(node: Any, by: frozenset[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the lines (from 0) of each block of running text, and its reporters."""
    if isinstance(node, yaml.MappingNode):
        values: Mapping[str, Any] = {key.value: value for key, value in node.value}
        owner = values.get("by")
        if isinstance(owner, yaml.ScalarNode):
            by = frozenset({owner.value})
        elif isinstance(owner, yaml.SequenceNode):
            by = frozenset(item.value for item in owner.value)
        for key, value in values.items():
            if isinstance(value, yaml.ScalarNode):
                if key in _TEXTS and value.style == "|":
                    yield value.start_mark.line + 1, value.end_mark.line + (value.end_mark.column > 0), by
            else:
                yield from _texts(value, by)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, by)


def _referred(lines: Sequence[str], registry: Registry, by: frozenset[str]) -> list[str]:
    """Return the lines of a paragraph with its names as references."""
    indents = [line[: len(line) - len(line.lstrip())] for line in lines]
    raw = "\n".join(line.strip() for line in lines)
    # Names are found across line ends, at the same places.
    flat = raw.replace("\n", " ")
    kept = [match.span() for match in _KEPT.finditer(flat)]
    made, done = "", 0
    for found in registry.name_index.names_in(flat):
        for start in (max(found.start - 4, 0), found.start):
            mention = _mention(registry, found.key, flat, start, found.end, by)
            if start < done or not mention or any(a < found.end and start < b for a, b in kept):
                continue
            end, after = found.end, ""
            if "\n" in raw[start:end]:
                # The line end moves after the word, so that all lines keep their numbers.
                stop = next((at for at in range(end, len(raw)) if raw[at].isspace()), len(raw))
                if stop == len(raw) or raw[stop] == "\n" or any(a < stop and end < b for a, b in kept):
                    break
                end, after = stop + 1, raw[found.end : stop] + "\n"
            made += raw[done:start] + mention + after
            done = end
    made += raw[done:]
    return [indent + line for indent, line in zip(indents, made.split("\n"), strict=True)]


def _mention(registry: Registry, key: str, flat: str, start: int, end: int, by: frozenset[str]) -> str:
    """Return the reference that reads as the words from `start` to `end`, "" for none."""
    entity = registry.entity(key)
    if not (entity.is_state if entity else registry.group(key)) or (start and flat[start - 1] not in " (“‘—–/"):
        return ""
    forms: tuple[MentionForm, ...] = ("short", "formal") if entity else ()
    if entity and entity.adjective:
        forms = (*forms, "adjective")
    if key not in by:
        forms = ("auto", *forms)
    for form in forms:
        shown = render_mention(registry, key, form, flat[:start], grammar_of("en"), introduced=True)
        if shown.text == flat[start:end]:
            return f"[[{key}]]" if form == "auto" else f"[[{key}|{form}]]"
    return ""
