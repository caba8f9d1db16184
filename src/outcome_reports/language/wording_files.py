"""Wording files: their required content, and problems."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from outcome_reports.errors import WordingError, did_you_mean
from outcome_reports.language.label_words import NAMES_OF_DOCUMENT, fault_of, fields_anywhere, fields_in
from outcome_reports.platform.plain_faults import plain_fault
from outcome_reports.platform.resources import templates
from outcome_reports.platform.toml_text import toml

Words = str | dict[str, str]
"""A label: its words, or its forms by the plural categories of the language ("one", "other")."""


class _Table(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)


class Guides(_Table):
    """Words for navigation, which writers add outside the text, depending on the format."""

    page: str
    contents: str
    notes: str
    skip_to_content: str
    contents_navigation: str
    accessibility_summary: str
    show_only: str
    show_all: str
    continued: str
    continued_caption: str
    cell_of: str
    show_everything: str
    places: str
    search: str
    search_hits: str
    search_none: str
    search_previous: str
    search_next: str
    tools: str
    back_to_top: str
    kilobytes: str
    megabytes: str
    link_to_here: str
    back_to_text: str
    download: str
    cite: str
    attachment: str


class Dates(_Table):
    """Formats of dates."""

    months: Annotated[list[str], Field(min_length=12, max_length=12)]
    day: str
    days: str
    days_two_months: str
    days_two_years: str
    month: str


class Numbers(_Table):
    """Formats of figures."""

    grouping_mark: str
    decimal_mark: str


class Joins(_Table):
    """Separators of names in a sentence, of the last of them, and of the parts of a line."""

    between: str
    last: str
    parts: str


class WordingFile(_Table):
    """A file of `templates/wording/`."""

    labels: dict[str, Words]
    guides: Guides
    kinds: dict[str, str]
    dates: Dates
    numbers: Numbers
    joins: Joins
    excerpt: dict[str, Words]


def wording_files() -> Mapping[str, Path]:
    """Return the wording file of each language, by its primary subtag."""
    return {file.stem: file for file in sorted((templates() / "wording").glob("*.toml"))}


def read_wording(file: Path, categories: Sequence[str], model: Path) -> WordingFile:
    """Return the wording in `file`, which must have the labels of the file `model`, with plurals by `categories`.

    Raises WordingError, which lists everything that is missing, unknown, or cannot be filled in.
    """
    try:
        data = toml(file.read_text("utf-8-sig"))
        like = data if file == model else tomllib.loads(model.read_text("utf-8"))
        problems = [*_of_names(data, like), *_of_words(data, like, categories)]
        wording = WordingFile.model_validate(data)
    except ValidationError as error:
        problems = [*_of_structure(error), *problems]
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problems = [f"line {line} is not UTF-8: save the file as UTF-8"]
    except ValueError as error:
        problems = [str(error)]
    if problems:
        raise WordingError(f"the wording in {file} cannot be used: {'; '.join(problems)}")
    return wording


def _of_structure(error: ValidationError) -> Iterator[str]:
    """Yield the problems found by the classes above: missing or unknown tables and keys, and wrong types."""
    first: dict[tuple[int | str, ...], Any] = {}
    for one in error.errors():
        first.setdefault(one["loc"][:2], one)
    for (table, *key), found in first.items():
        place = f"[{table}] {key[0]}" if key else f"[{table}]"
        if found["type"] == "missing":
            yield f"{place} is missing"
        elif found["type"] == "extra_forbidden":
            inner = WordingFile.model_fields.get(str(table))
            known = inner.annotation.model_fields if key and inner else WordingFile.model_fields  # type: ignore[union-attr]
            yield f"{place} is unknown; {did_you_mean(str(key[0] if key else table), known)}".rstrip("; ")
        else:
            yield f"{place} cannot be used: it {plain_fault(found)}"


def _of_names(data: Mapping[str, Any], like: Mapping[str, Any]) -> Iterator[str]:
    """Yield missing labels and kinds, and unused ones."""
    for table in ("labels", "kinds", "excerpt"):
        names, known = data.get(table), like.get(table, {})
        if not isinstance(names, dict):
            continue
        yield from (f"[{table}] {name} is missing" for name in known if name not in names)
        for name in names:
            if name not in known:
                yield f"[{table}] {name} is unknown; {did_you_mean(name, known)}".rstrip("; ")


def _of_words(data: Mapping[str, Any], like: Mapping[str, Any], categories: Sequence[str]) -> Iterator[str]:
    """Yield words that nobody could read, names in braces that are missing or unknown, and plural forms likewise."""
    for table, key, words in _entries(data):
        place, model = f"[{table}] {key}", like.get(table, {}).get(key, "")
        if (fault := fault_of(words, table, key)) and fault != "is not a text":
            yield f"{place} {fault}"
        if table == "numbers" and key == "decimal_mark" and words == data[table].get("grouping_mark"):
            yield f"{place} is the same as grouping_mark"
        if isinstance(words, list):
            yield from (
                f"{place} has “{word}” twice" for word in dict.fromkeys(map(str, words)) if words.count(word) > 1
            )
            continue
        if isinstance(words, dict) and set(words) != set(categories):
            yield f"{place} must have the plural forms {', '.join(categories)}, but has {', '.join(words) or 'none'}"
        if isinstance(model, dict) and not isinstance(words, dict):
            yield f"{place} must have the plural forms {', '.join(categories)}, but has one text"
        try:
            filled, known = fields_in(words), fields_in(model)
        except WordingError as error:
            yield f"{place} cannot be used: {error}"
            continue
        if model and (strange := sorted(filled.difference(known, fields_anywhere(table, key)))):
            yield f"{place}: nothing fills {{{strange[0]}}}; {did_you_mean(strange[0], known)}".rstrip("; ")
        elif gone := sorted(known - filled - {*NAMES_OF_DOCUMENT}):
            yield f"{place} leaves out {{{gone[0]}}}"


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Words | list[Any]]]:
    for table, entries in data.items():
        for key, words in entries.items() if isinstance(entries, dict) else ():
            if isinstance(words, str | dict | list):
                yield table, key, words
