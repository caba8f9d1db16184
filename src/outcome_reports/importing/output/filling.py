"""Adding of imported content to an existing file: into texts still to be written, never overwriting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from outcome_reports.importing.output.leftovers import words_in
from outcome_reports.markup.placeholders import PLACEHOLDER
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_insertion import begin_of, end_of, with_items
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar
from outcome_reports.reading.yaml_nodes import Sequence as NodeList

_NO_TEXT = frozenset({"id", "by", "to", "key", "kind", "highlight", "country", "chapter", "annex"})
"""Keys that a skeleton fills so that it loads; authors' texts are under other keys."""
_OWN_ALREADY = ("title", "id", "number")
_NUMBER = re.compile(r"^(\s*- id: .*?)(\d+)$")


@dataclass(slots=True)
class Filled:
    """The `text` of a file with the additions, and what was `left`: key, words, and the line (from 1) of the existing
    value; `known` are titles for which the file has its own words.
    """

    text: str
    left: list[tuple[str, str, int]] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


def filled(old: str, new: str) -> Filled:
    """Return `old`, a content file, with the values of `new` where it has none, or only “Write here”.

    List items are added at the end; one whose reporters, title or words are already in the list is left.
    """
    made = Filled(old)
    added, there = _root(new), _root(old)
    for key, (name, value) in added.items.items():
        known = there.items.get(key)
        if known is None or (isinstance(known[1], Scalar) and not known[1].value):
            lines = new.split("\n")
            made.text = _appended(made.text, lines[begin_of(lines, name.line) : _end(new, value)], key, known=known)
        elif isinstance(value, NodeList) and isinstance(known[1], NodeList):
            _list(made, key, new, value)
        elif is_unwritten(known[1]) and isinstance(value, Scalar) and isinstance(known[1], Scalar):
            made.text = _replaced(made.text, key, new, value)
        elif any(key == word or key.endswith(f"_{word}") for word in _OWN_ALREADY):
            if isinstance(value, Scalar) and key != "id":
                made.known.append(value.value)
        elif not is_unwritten(value) and not _same(value, known[1]):
            made.left.append((key, "\n".join(_texts(value)), known[0].line + 1))
        there = _root(made.text)
    return made


def is_unwritten(node: Node) -> bool:
    """Return whether a value is entirely unwritten: only “Write here”."""
    texts = [*_texts(node)]
    return any(PLACEHOLDER.search(text) for text in texts) and not any(PLACEHOLDER.sub("", t).strip() for t in texts)


def _list(made: Filled, key: str, new: str, value: NodeList) -> None:
    lines = new.split("\n")
    there = _root(made.text).items[key][1]
    if not isinstance(there, NodeList):
        return
    if there.flow and there.items:
        # Lines cannot be added to a list in brackets.
        if [_identity(item) for item in value.items] != [_identity(item) for item in there.items]:
            made.left.append((key, "\n".join(_texts(value)), there.line + 1))
        return
    waiting = {_identity(item) for item in value.items}
    empty = [item for item in there.items if is_unwritten(item) or (_is_empty(item) and _identity(item) in waiting)]
    names = {_identity(item): item.line + 1 for item in there.items if item not in empty}
    ids = {_id(item) for item in there.items if item not in empty}
    items = []
    for item in value.items:
        if (line := names.get(_identity(item))) is not None:
            made.left.append((f"{key}, {_shown(item)}", "\n".join(_texts(item)), line))
            continue
        taken = lines[begin_of(lines, item.line) : _end(new, item)]
        indent = len(lines[item.line]) - len(lines[item.line].lstrip())
        items.append([_numbered(line[indent:], ids) for line in taken])
    if items:
        line = _root(new).items[key][0].line
        items[0][:0] = [one for one in lines[begin_of(lines, line) : line] if PLACEHOLDER.search(one)]
        for item in reversed(there.items):
            if item in empty:
                made.text = _without(made.text, item.line)
        made.text, _ = with_items(made.text, key, items)


def _is_empty(item: Node) -> bool:
    """Return whether an item is an empty list of participants."""
    value = item.items["participants"][1] if isinstance(item, Mapping) and "participants" in item.items else None
    return isinstance(value, NodeList) and not value.items


def _id(item: Node) -> str:
    """Return the identifier of an item, "" for none."""
    value = item.items["id"][1] if isinstance(item, Mapping) and "id" in item.items else None
    return value.value if isinstance(value, Scalar) else ""


def _numbered(line: str, ids: set[str]) -> str:
    """Return the line of an identifier with the next unused number; other lines unchanged."""
    match = _NUMBER.match(line)
    if match is None:
        return line
    start, number = match[1].partition("id: ")[2], int(match[2])
    while f"{start}{number}" in ids:
        number += 1
    ids.add(f"{start}{number}")
    return f"{match[1]}{number}"


def _identity(item: Node) -> object:
    """Return the identity of an item: its reporters, its title, or all its words."""
    if isinstance(item, Mapping):
        if "by" in item.items and "recommendation" not in item.items:
            by = item.items["by"][1]
            keys = [by] if isinstance(by, Scalar) else by.items if isinstance(by, NodeList) else []
            return frozenset(key.value for key in keys if isinstance(key, Scalar))
        for name in ("recommendation", "title", "name"):
            if name in item.items:
                return tuple(words_in(" ".join(_texts(item.items[name][1])).casefold()))
    return tuple(words_in(" ".join(_texts(item)).casefold()))


def _shown(item: Node) -> str:
    identity = _identity(item)
    if isinstance(identity, frozenset):
        return f"by {' and '.join(sorted(identity))}"
    return " ".join(identity)[:60] if isinstance(identity, tuple) else ""


def _same(one: Node, other: Node) -> bool:
    return words_in(" ".join(_texts(one)).casefold()) == words_in(" ".join(_texts(other)).casefold())


def _texts(node: Node) -> Iterator[str]:
    """Yield the texts of a value, without sources, addressees and identifiers."""
    match node:
        case Scalar(value):
            yield value
        case NodeList():
            for item in node.items:
                yield from _texts(item)
        case Mapping():
            for key, (_, inner) in node.items.items():
                if key not in _NO_TEXT:
                    yield from _texts(inner)


def _root(text: str) -> Mapping:
    from pathlib import Path

    root = parse_yaml(text.replace("\r\n", "\n"), Path("content.yaml"), [])
    return root if isinstance(root, Mapping) else Mapping(0, 0)


def _end(text: str, node: Node) -> int:
    """Return the line (from 0) after the last one of a value."""
    return end_of(text, node.line, node.column)


def _appended(text: str, block: Sequence[str], key: str, *, known: object) -> str:
    if known is not None:
        # A key without a value.
        text = re.sub(rf"(?m)^{re.escape(key)}:[ \t]*\n?", "", text, count=1)
    return text.rstrip("\n") + "\n\n" + "\n".join(block) + "\n"


def _replaced(text: str, key: str, new: str, value: Scalar) -> str:
    """Return `text` with the value of `key` from `new`, and the comments directly above it there."""
    name, old = _root(text).items[key]
    added = _root(new).items[key][0]
    lines, source = text.split("\n"), new.split("\n")
    block = source[begin_of(source, added.line) : _end(new, value)]
    lines[name.line : _end(text, old)] = block
    return "\n".join(lines)


def _without(text: str, line: int) -> str:
    """Return `text` without the item of a list that begins on a line, and without the comments above it."""
    lines = text.split("\n")
    start = begin_of(lines, line)
    indent = len(lines[line]) - len(lines[line].lstrip())
    end = line + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return "\n".join([*lines[:start], *lines[end:]])
