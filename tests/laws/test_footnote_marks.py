"""A change around footnote marks is made exactly as it was sent back, or a person is asked."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable

from outcome_reports import tree
from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.proposals import Proposal, source_edits
from outcome_reports.clearing.rewording.provenance import collapsed, paragraphs_of
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.model import Prose
from outcome_reports.rewriting.text_edits import applied
from tests.support.registry import registry

Piece = str | int
"""A stretch of words, a key of a name in brackets, or the number of a footnote mark."""
NAMES = {"[[FJI]]": "Fiji", "[[IDN]]": "Indonesia"}
NOTES = "\n\n[^1]: A note.\n[^2]: Another.\n[^3]: A last one."
END = "\n\nEnd[^1][^2][^3]."
AROUND = ("{}", "- one\n- {}\n- three", "| A | B |\n|---|---|\n| x | {} |", "> {}", "1. {}\n2. two", "## {}\n\nText.")
TEXTS: tuple[tuple[Piece, ...], ...] = (
    ("They saw 5", 1, " ships in 1 port."),
    ("They saw 21", 1, " of 3, 1 left", 2, "."),
    ("They met in 2026.", 1, " So 1,001", 2, " ships left 5", 1, " ports."),
    ("Of 5,", 1, " 3.5 left 2", 2, 3, " of 12", 3, "1 ports."),
    ("[[FJI]]", 1, " and 1 of [[IDN]]", 2, "’s 2 ships met", 3),
    ("In 1", 1, " [[FJI]]", 2, 1, " and [[IDN]] saw 11", 1, " of 111."),
    ("*Ships*", 1, " met **5", 2, "** of 2 ports (1", 3, ")."),
)
NEW = (
    "1",
    "2",
    "5",
    "12",
    "1.5",
    ",001",
    "10 ",
    " 1",
    ".",
    ",",
    " ships",
    "m²",
    "(1)",
    "^",
    "!",
    "*",
    "[",
    "]",
    "[1",
    "¹",
)


def shown(pieces: Iterable[Piece]) -> str:
    marks = [f"[{one}]" if isinstance(one, int) else NAMES.get(one, one) for one in pieces]
    return collapsed("".join(marks))


def plain(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces one character each, without Markdown."""
    found: list[Piece] = []
    for one in pieces:
        if isinstance(one, int):
            found.append(one)
        else:
            for n, part in enumerate(one.replace("*", "").replace("[[", "\0[[").replace("]]", "]]\0").split("\0")):
                found += [part] if n % 2 else list(part)
    return found


def changed(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Return pieces after one to three changes, most of them beside a mark."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        marks = [at for at, one in enumerate(pieces) if isinstance(one, int)]
        at = chance.choice(marks) if marks else 0
        near = min(max(at + chance.choice((-3, -2, -1, 0, 0, 1, 1, 2, 3)), 0), len(pieces))
        match chance.choice(("put in", "put in", "take out", "replace", "move", "lose", "copy", "elsewhere")):
            case "put in":
                pieces[near:near] = chance.choice(NEW)
            case "take out":
                del pieces[near : near + chance.randint(1, 4)]
            case "replace":
                pieces[near : near + chance.randint(1, 3)] = chance.choice(NEW)
            case "move" if marks:
                mark = pieces.pop(at)
                pieces.insert(chance.randint(0, len(pieces)), mark)
            case "lose" if marks:
                del pieces[at]
            case "copy" if marks:
                pieces.insert(chance.randint(0, len(pieces)), pieces[at])
            case _:
                place = chance.randrange(len(pieces) + 1)
                pieces[place : place + chance.randint(0, 6)] = chance.choice(NEW)
    return pieces


def read(inlines: Iterable[tree.Inline]) -> list[Piece]:
    found: list[Piece] = []
    for one in inlines:
        match one:
            case tree.NoteReference(label=label):
                found.append(int(label))
            case tree.Mention(key=key):
                found.append(f"[[{key}]]")
            case tree.Text(value=value):
                found += list(value)
            case tree.LineBreak():
                found.append(" ")
            case _:
                found += read(tree.inner_inlines(one))
    return found


def same(one: Iterable[Piece], other: Iterable[Piece]) -> bool:
    """Return whether two texts have the same words with the same marks and names in the same places."""
    first, second = ("".join(p if isinstance(p, str) else f"\0{p}\0" for p in pieces) for pieces in (one, other))
    return collapsed(first) == collapsed(second)


def outcome(source: str, number: int, was: tuple[Piece, ...], becomes: list[Piece], names: NameReadings) -> str:
    proposal = Proposal("a", "reworded", (), source, source, True, number, shown(plain(was)), (shown(becomes),))
    edits = source_edits(proposal, names)
    if isinstance(edits, ForPerson):
        return edits.reason
    texts = [read(tree.own_inlines(block)) for block in tree.blocks_of(Prose(applied(source, edits)).blocks)]
    return "made" if any(same(text, becomes) for text in texts) else "wrong"


def trials(seeds: Iterable[int]) -> tuple[Counter[str], list[object]]:
    names = NameReadings(registry(), "en-GB")
    count, wrong = Counter[str](), list[object]()
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311
        was = chance.choice(TEXTS)
        around = chance.choice(AROUND)
        written = "".join(f"[^{one}]" if isinstance(one, int) else one for one in was)
        source = around.format(written) + END + NOTES
        becomes = changed(plain(was), chance)
        start = source.index(written) + 2
        paragraphs = enumerate(paragraphs_of(source, is_markdown=True))
        at = next(n for n, one in paragraphs if one.offsets[0] <= start <= one.offsets[-1])
        found = outcome(source, at, was, becomes, names)
        count[found] += 1
        if found == "wrong":
            wrong.append((source, shown(plain(was)), shown(becomes)))
    return count, wrong


def test_a_mark_is_where_it_was_put_or_a_person_is_asked() -> None:
    count, wrong = trials(range(120))
    assert not count["wrong"], wrong
    assert count["made"] > 30
