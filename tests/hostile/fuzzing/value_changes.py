"""Changes to what JSON and YAML hold: other types, other keys, what is too long, too deep or in the wrong place."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

TEXTS = (
    *("", " ", "\n", "x" * 5000, "x" * 300, "\x00", "\u202e", "\ud800", "\u200b", "é", "e\u0301", "😀", "\u0456"),
    *("../../etc/passwd", "/dev/zero", "CON", "a\\b", "C:x", "https://x..net", "javascript:x", "data:x", "mailto:"),
    *("[[IDN]]", "[[NOBODY]]", "[[IDN|lead]]", "**a", "==a==", "[^1]", "> a", "- a\n- b", "<b>", "{{ x }}", "{% x %}"),
    *(
        "a\n\n[^1]: b",
        "#",
        "\\",
        "'",
        '"',
        "null",
        "NO",
        "2026-02-30",
        "9" * 400,
        "-1",
        "1e999",
        "R9.9",
        "cover",
        "xx-XX",
    ),
    *("</style><script>", "url(//x)", "#12345", "#GGGGGG", "a;b", "=cmd()", "R1.1", "index", "statement", "outcome"),
)
"""Words that mean something somewhere on the way to a document."""
VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    10**9,
    10**300,
    0.5,
    -0.0,
    1e308,
    [],
    {},
    [[]],
    [None],
    {"": None},
    {"a": {}},
    [{}],
)


def changed(value: Any, source: random.Random) -> Any:
    """`value` with one change, or two or three."""
    value = copy.deepcopy(value)
    for _ in range(source.choice((1, 1, 1, 2, 3))):
        places = list(_places(value))
        if not places:
            return source.choice(VALUES)
        _change(*source.choice(places), places, source)
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Everything that is held by something: what holds it, and its key there."""
    waiting = [value]
    while waiting and (inner := waiting.pop()) is not None:
        keys = list(inner) if isinstance(inner, dict) else range(len(inner)) if isinstance(inner, list) else ()
        for key in keys:
            yield inner, key
            waiting.append(inner[key])


def _change(holder: Any, key: Any, places: list[tuple[Any, Any]], source: random.Random) -> None:
    old = holder[key]
    match source.randrange(8):
        case 0:
            del holder[key]
        case 1:
            holder[key] = copy.deepcopy(source.choice(VALUES))
        case 2:
            holder[key] = source.choice(TEXTS)
        case 3:
            other, there = source.choice(places)
            # What is in itself could not be written.
            taken = copy.deepcopy(other[there]) if there in other or isinstance(other, list) else None
            holder[key] = taken
        case 4 if isinstance(holder, dict):
            holder[source.choice((*TEXTS, "id", "by", "to", "text"))] = holder.pop(key)
        case 4:
            holder.insert(key, copy.deepcopy(old))
        case 5 if isinstance(old, str):
            place = source.randint(0, len(old))
            holder[key] = old[:place] + source.choice(TEXTS) + old[place:]
        case 5 | 6 if isinstance(old, list):
            holder[key] = old * source.choice((2, 30))
        case 6:
            holder[key] = [old]
        case _:
            deep: Any = old
            for _ in range(source.choice((1, 3, 25, 100))):
                deep = [deep] if source.random() < 0.5 else {"a": deep}
            holder[key] = deep
