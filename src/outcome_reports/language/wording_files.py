"""Wording files: their required content, and problems."""

import string
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from outcome_reports.errors import WordingError, did_you_mean
from outcome_reports.platform.plain_faults import plain_fault
from outcome_reports.platform.resources import templates

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
        data = tomllib.loads(file.read_text("utf-8"))
        like = data if file == model else tomllib.loads(model.read_text("utf-8"))
        problems = [*_of_names(data, like), *_of_words(data, like, categories)]
        wording = WordingFile.model_validate(data)
    except ValidationError as error:
        problems = [*_of_structure(error), *problems]
    except ValueError as error:
        problems = [str(error)]
    if problems:
        raise WordingError(f"the wording in {file} cannot be used: {'; '.join(problems)}")
    return wording


def _of_structure(error: ValidationError) -> Iterator[str]:
    """Yield the problems found by the classes above: missing or unknown tables and keys, and wrong types."""
    for (table, *key), found in {tuple(one["loc"][:2]): one for one in error.errors()}.items():
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
    """Yield unknown names in braces, and plural forms that are missing or unknown in the language."""
    for table, key, words in _entries(data):
        place, model = f"[{table}] {key}", like.get(table, {}).get(key, "")
        if isinstance(words, dict) and set(words) != set(categories):
            yield f"{place} must have the plural forms {', '.join(categories)}, but has {', '.join(words)}"
        if isinstance(model, dict) and not isinstance(words, dict):
            yield f"{place} must have the plural forms {', '.join(categories)}, but has one text"
        try:
            filled, known = fields_in(words), fields_in(model)
        except ValueError as error:
            yield f"{place} cannot be used: {error}"
            continue
        if model and (strange := sorted(filled - known)):
            yield f"{place}: nothing fills {{{strange[0]}}}; {did_you_mean(strange[0], known)}".rstrip("; ")


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Words]]:
    for table, entries in data.items():
        for key, words in entries.items() if isinstance(entries, dict) else ():
            if isinstance(words, str | dict):
                yield table, key, words


def fields_in(words: Any) -> set[str]:
    """Return the names in the braces of a label. Raises ValueError for braces that do not pair."""
    texts = words.values() if isinstance(words, dict) else [words]
    return {field for text in texts for _, field, _, _ in string.Formatter().parse(str(text)) if field is not None}
