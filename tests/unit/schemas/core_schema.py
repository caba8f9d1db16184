"""YAML as editors see it: the core schema of YAML 1.2 (specification 1.2.2, section 10.3.2), nothing of ours in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

RULES: tuple[tuple[str, Any], ...] = (
    (r"null|Null|NULL|~|", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text, 0)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(inf|Inf|INF)", lambda text: float(text.replace(".", ""))),
    (r"\.(nan|NaN|NAN)", lambda _: float("nan")),
)


def load(file: Path) -> Any:
    return load_text(file.read_text(encoding="utf-8"))


def load_text(text: str) -> Any:
    return construct(YAML(pure=True).compose(text))


def construct(node: Node) -> Any:
    match node:
        case MappingNode():
            return {construct(key): construct(value) for key, value in node.value}
        case SequenceNode():
            return [construct(item) for item in node.value]
        case ScalarNode(style=None):
            return next((make(node.value) for rule, make in RULES if re.fullmatch(rule, node.value)), node.value)
        case ScalarNode():
            return node.value
    raise TypeError(node)
