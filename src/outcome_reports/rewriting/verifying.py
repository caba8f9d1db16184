"""Verified changes of values in a YAML file: the file read again must have exactly these changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from outcome_reports.errors import Problem
from outcome_reports.platform.records import record
from outcome_reports.reading.places import ModelPath
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Node, Scalar, find, plain
from outcome_reports.rewriting.text_edits import BOM, LINE_END, TextEdit, with_edits


@record(frozen=True, slots=True)
class Change:
    """The `edits` of a file that make the value at `path` read as `expected`.

    `exact` means to the last space inside, which a text that YAML folds does not always keep.
    """

    path: ModelPath
    edits: Sequence[TextEdit]
    expected: str
    exact: bool = True


def parsed(text: str) -> Node | None:
    """Return the nodes of the text of a YAML file, None if it has a mistake."""
    problems: list[Problem] = []
    node = parse_yaml(LINE_END.sub("\n", text.removeprefix(BOM)), Path("text"), problems)
    return None if problems else node


def rewritten(text: str, changes: Sequence[Change]) -> tuple[str, set[ModelPath]]:
    """Return `text` with `changes` of several values, and the paths of those that would not be read as expected."""
    new = with_changes(text, changes)
    if new is not None:
        return new, set()
    if len(changes) <= 1:
        return text, {change.path for change in changes}
    # The later half first, so that the places of the others stay.
    ordered = sorted(changes, key=lambda one: one.edits[0].start if one.edits else 0)
    text, late = rewritten(text, ordered[len(ordered) // 2 :])
    text, early = rewritten(text, ordered[: len(ordered) // 2])
    return text, late | early


def with_changes(text: str, changes: Sequence[Change]) -> str | None:
    """Return `text` of a YAML file with all of `changes`, None if it would not read as expected."""
    edits = [edit for change in changes for edit in change.edits]
    new, made = with_edits(text, edits)
    if len(made) < len(edits):
        return None
    before, after = parsed(text), parsed(new)
    if before is None or after is None or not all(_says(after, change) for change in changes):
        return None
    paths = [change.path for change in changes]
    others = _without(before, paths)
    return new if others is not None and others == _without(after, paths) else None


def _says(after: Node, change: Change) -> bool:
    there, _ = find(after, change.path)
    if not isinstance(there, Scalar):
        return False
    value, expected = there.value, unicodedata.normalize("NFC", change.expected)
    if change.exact:
        return value.rstrip() == expected.rstrip()
    return re.sub(r"\s+", " ", value).strip() == re.sub(r"\s+", " ", expected).strip()


def _without(node: Node, paths: Sequence[ModelPath]) -> object:
    """Return the content of `node` without the values at `paths`; None where one of them is missing."""
    data = plain(node)
    for path in paths:
        at: object = data
        try:
            for step in path[:-1]:
                at = at[step]  # type: ignore[index]
            at[path[-1]] = None  # type: ignore[index]
        except (LookupError, TypeError):
            return None
    return data
