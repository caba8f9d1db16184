"""Uses and explanations of acronyms, in the order of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.text.intervals import joined, touches
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Passage, Stretch
from outcome_reports.model import Entity, Registry, Term, without_article
from outcome_reports.platform.records import record

ACRONYM = re.compile(r"(?<![\w’'./@-])([A-Z]{2,}(?:[&-][A-Z]+)*)(s)?(?![\w@$])")
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[-’'][A-Z]+)*\b(?:[ ]+(?:[A-Z]{2,}(?:[-’'][A-Z]+)*|[&]|\d+)\b)+")
_OR_BEFORE = re.compile(r"\w,? or (?:the )?$")

Act = Literal["use", "explain", "name"]


@record(frozen=True, slots=True)
class Occurrence:
    """An acronym in a document: used, explained, or (`name`) a mention whose form depends on its place.

    `key` is its registry key, None for an unregistered acronym; `marked` is True for a `[[KEY]]`.
    """

    acronym: str
    act: Act
    at: Stretch
    key: str | None
    marked: bool


def acronym_of(entry: object) -> str | None:
    """Return the acronym of an entity or term, without article; None if it has none or is a State."""
    if isinstance(entry, Term):
        return without_article(entry.acronym)
    if isinstance(entry, Entity) and entry.acronym and not entry.is_state:
        return without_article(entry.acronym)
    return None


def keys_by_acronym(registry: Registry) -> dict[str, str]:
    """Return every acronym of the registry with the key it belongs to."""
    entries: tuple[Term | Entity, ...] = (*registry.terms, *registry.entities)
    return {acronym: entry.key for entry in entries if (acronym := acronym_of(entry))}


def in_capitals(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the places of two or more consecutive words in capitals: typed capitals, not acronyms."""
    return [match.span() for match in _CAPITALS.finditer(paragraph.text)]


def occurrences(material: Material, document: str) -> tuple[Occurrence, ...]:
    """Return every acronym of a document's texts, titles left out, in reading order."""
    return material.once(("acronyms", document), lambda: tuple(_occurrences(material, document)))


def _occurrences(material: Material, document: str) -> Iterator[Occurrence]:
    known = frozenset(material.profile.acronyms.known)
    keys = keys_by_acronym(material.registry)
    for passage in material.printed_in(document):
        if passage.kind == "prose":
            for paragraph in passage.paragraphs:
                found = _in_paragraph(material, passage, paragraph, keys, known)
                yield from sorted(found, key=lambda occurrence: occurrence.at.start)


def _in_paragraph(
    material: Material, passage: Passage, paragraph: Paragraph, keys: dict[str, str], known: frozenset[str]
) -> Iterator[Occurrence]:
    covered: list[tuple[int, int]] = [(mark.start, mark.end) for mark in paragraph.marks]
    for mark in paragraph.marks:
        acronym = acronym_of(material.entry(mark.key))
        if acronym is None or mark.form in {"short", "formal", "adjective"}:
            continue
        act: Act = "use" if mark.form == "acronym" else "explain" if mark.form == "full" else "name"
        yield Occurrence(acronym, act, Stretch(passage, paragraph, mark.start, mark.end), mark.key, marked=True)
    covered += in_capitals(paragraph)
    covered += [
        (name.start, name.end)
        for name in material.names(paragraph)
        if not name.marked and _is_spelled_out(name.form, paragraph.text[name.start : name.end])
    ]
    spoken_for = joined(covered)
    text = paragraph.text
    for match in ACRONYM.finditer(text):
        if match[1] in known or touches(spoken_for, *match.span()):
            continue
        after = text[match.end() : match.end() + 10]
        in_brackets = text[match.start() - 1 : match.start()] == "(" and re.match(r"\)|[ ]Process\)", after) is not None
        explains = (in_brackets and text[: match.start() - 1].rstrip()[-1:].isalpha()) or (
            _OR_BEFORE.search(text[: match.start()]) is not None and not _is_choice(text[: match.start()])
        )
        shown = f"{match[1]} Process" if f"{match[1]} Process" in keys and after.startswith((" Process",)) else match[1]
        stretch = Stretch(passage, paragraph, match.start(1), match.end(1))
        yield Occurrence(shown, "explain" if explains else "use", stretch, keys.get(shown), marked=False)


def _is_spelled_out(form: str, shown: str) -> bool:
    return form in {"short", "formal", "adjective"} or (form == "alias" and ACRONYM.fullmatch(shown) is None)


def _is_choice(before: str) -> bool:
    """Return whether the word before "or" is an acronym too: "IOM or UNHCR" explains neither."""
    word = re.search(r"(\S+?),? or (?:the )?$", before)
    return word is not None and ACRONYM.fullmatch(word[1].strip(",")) is not None
