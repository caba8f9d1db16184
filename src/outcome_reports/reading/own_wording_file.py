"""`wording.toml` beside an edition: its own labels, in the form of our wording files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from outcome_reports.errors import Problem
from outcome_reports.language.own_wording import TABLES, own_wording_problems
from outcome_reports.language.wording import wording_for
from outcome_reports.platform.toml_text import toml
from outcome_reports.reading.source import read_source

NAME = "wording.toml"


def read_own_wording(
    folder: Path, language: str, given: Mapping[str, Any], problems: list[Problem]
) -> Mapping[str, Any]:
    """Return the labels of `wording.toml` in `folder`, none if there is no such file or it has problems, which are
    added to `problems`.

    `given` are the labels that `edition.yaml` has: none may be in both.
    """
    file = folder / NAME
    if not file.is_symlink() and not file.exists():
        return {}
    text = read_source(file, folder, problems)
    if text is None:
        return {}
    try:
        own = toml(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        what = str(error).partition(" (at ")[0]
        problems.append(Problem(file, line, column, f"not TOML: {what}", 'lines are: label = "words"'))
        return {}
    before = len(problems)
    for path, message, hint in own_wording_problems(wording_for(language), own):
        problems.append(Problem(file, *_place(text, path), message, hint))
    for name, words in own.items():
        keys = [(name, key) for key in words] if name in TABLES and isinstance(words, dict) else [(name,)]
        for keyed in keys:
            if _has(given, keyed):
                message = f"the label “{keyed[-1]}” is in edition.yaml too"
                problems.append(Problem(file, *_place(text, keyed), message, "remove one of them"))
    return own if len(problems) == before else {}


def merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return the labels of both, merging tables."""
    both = {**first, **second}
    for name in TABLES:
        if isinstance(first.get(name), Mapping) and isinstance(second.get(name), Mapping):
            both[name] = {**first[name], **second[name]}
    return both


def _has(given: Mapping[str, Any], path: Sequence[str]) -> bool:
    *tables, key = path
    within: Any = given
    for table in tables:
        within = within.get(table, {})
    return key in within or (path[0] == "labels" and key in given)


def _place(text: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Return line and column, from 1, of the label at `path`; 1, 1 if it is written in another way."""
    key = re.escape(str(path[-1]))
    table = re.search(rf"^\s*\[{re.escape(str(path[0]))}(?:\.{key})?\]", text, re.MULTILINE) if len(path) > 1 else None
    start = table.end() if table else 0
    found = re.compile(rf"^\s*(?=[\"']?{key}[\"']?\s*[.=])", re.MULTILINE).search(text, start)
    at = found.end() if found else table.start() if table else 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
