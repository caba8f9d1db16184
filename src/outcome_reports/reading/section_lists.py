"""Adds a name to the list `sections` of an `edition.yaml`, without changing any other byte."""

from __future__ import annotations

from typing import Any

import yaml

from outcome_reports.model import STANDARD_SECTIONS


def with_section(text: str, name: str) -> str:
    """Return the text of an `edition.yaml` with the section `name` listed before the last one; if there is no list, the
    standard sections are listed too.
    """
    root: Any = yaml.compose(text, yaml.CSafeLoader)
    node: Any = next((value for key, value in root.value if key.value == "sections"), None)
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    if not items:
        *most, last = STANDARD_SECTIONS
        names = f"[{', '.join((*most, name, last))}]"
        if node is None:
            return f"{text.rstrip()}\nsections: {names}\n"
        # A key without names.
        return f"{text[: node.start_mark.index].rstrip()} {names}{text[node.end_mark.index :]}"
    if any(item.value == name for item in items):
        return text
    at = items[-1].start_mark
    lines = text.split("\n")
    line = lines[at.line]
    if node.flow_style:
        lines[at.line] = f"{line[: at.column]}{name}, {line[at.column :]}"
    else:
        lines.insert(at.line, line[: line.index("-")] + f"- {name}")
    return "\n".join(lines)
