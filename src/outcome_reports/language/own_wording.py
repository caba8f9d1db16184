"""An edition's own wording, which replaces a few labels, never a whole language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from outcome_reports.errors import WordingError, did_you_mean
from outcome_reports.language.label_words import fault_of, fields_anywhere, fields_in
from outcome_reports.language.wording import Wording
from outcome_reports.language.wording_files import WordingFile, Words

TABLES = tuple(WordingFile.model_fields)
"""The tables of a wording file: labels, guides, kinds, …."""
_EXCERPT = "excerpt_"
Path = tuple[str | int, ...]


def own_wording_problems(wording: Wording, own: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Yield the problems of the words `own` for an edition in the language of `wording`: path, message, hint.

    Every name must be in the language's wording file, braces may only have names that the software fills, and labels
    with a count need every plural form of the language.
    """
    for path, table, key, words in _entries(own):
        found = getattr(wording.file, table)
        known = found if isinstance(found, dict) else found.model_dump()
        if len(path) == 1 and key in TABLES:
            yield path, f"“{key}” is a table of labels", "write its labels below it, each with its words"
            continue
        if key not in known:
            excerpt = (_EXCERPT + name for name in wording.file.excerpt)
            names = known if len(path) > 1 else [*wording.file.labels, *excerpt, *TABLES]
            hint = did_you_mean(str(path[-1]), names, most=3)
            yield path, f"there is no label “{path[-1]}”", hint or "docs/own-parts.md says where the labels are"
            continue
        anywhere, fault = fields_anywhere(table, key), fault_of(words, table, key)
        if problem := _wrong(words, known[key], wording.grammar.plural_categories, anywhere, fault):
            yield path, *problem


def with_own(wording: Wording, own: Mapping[str, Any]) -> Wording:
    """Return `wording` with the words `own`, which must have been checked."""
    if not own:
        return wording
    tables = wording.file.model_dump()
    for _, table, key, words in _entries(own):
        tables[table][key] = words
    return Wording(wording.language, wording.grammar, wording.path, WordingFile.model_validate(tables))


def _entries(own: Mapping[str, Any]) -> Iterator[tuple[Path, str, str, Words]]:
    """Yield each label: its path, its table and key in a wording file, its words.

    Besides tables, as in a wording file, a label may be given by its name alone.
    """
    for name, words in own.items():
        if name in TABLES and isinstance(words, Mapping):
            yield from (((name, key), name, key, inner) for key, inner in words.items())
        elif name.startswith(_EXCERPT):
            yield (name,), "excerpt", name.removeprefix(_EXCERPT), words
        else:
            yield (name,), "labels", name, words


def _wrong(
    words: object, known: object, categories: tuple[str, ...], anywhere: Iterable[str], fault: str
) -> tuple[str, str] | None:
    """Return message and hint for words that cannot replace the `known` ones; `fault` is that of the words alone."""
    if isinstance(known, list):
        if isinstance(words, list) and len(words) == len(known) and not fault:
            return None
        return f"a list of {len(known)} texts is expected", "write each of them"
    forms = ", ".join(categories)
    if isinstance(known, Mapping):
        if not isinstance(words, Mapping) or set(words) != set(categories):
            return "this label counts something", f"give it the forms {forms}"
    elif not isinstance(words, str):
        return "a text is expected", "this label has no plural: write one text"
    if fault in {"is not a text", "is empty"}:
        return "a text is expected", "write it, or take the label out"
    if fault:
        return f"this label {fault}", "write it without"
    try:
        strange = sorted(fields_in(words).difference(fields_in(known), anywhere))
    except WordingError as error:
        message, _, hint = str(error).partition(": ")
        return message, hint
    if strange:
        filled = ", ".join(f"{{{name}}}" for name in sorted(fields_in(known))) or "nothing in braces"
        return f"nothing fills {{{strange[0]}}} in this label", f"it may have {filled}"
    return None
