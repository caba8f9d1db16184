"""Editions in which every block holds a word of its own, so that one can say exactly whose excerpt may show it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from outcome_reports import model

STATES = {
    "AAA": ("Alphaland", "the Republic of Alphaland", "Alphan", ("Old Alphaland",)),
    "BBB": ("the Bravo Islands", None, "Bravan", ()),
    "CCC": ("Côte d’Charlie", "the Kingdom of Côte d’Charlie", None, ()),
    "DDD": ("Delta", "the Republic of Delta", None, ("Delta Federation",)),
    "EEE": ("Echo", "the Democratic People’s Republic of Echo", "Echoan", ()),
}
GROUPS = {"everybody": ("AAA", "BBB", "CCC", "DDD"), "isles": ("BBB",), "HUB": ("DDD",)}
"""HUB is a body of its own and its members, as ASEAN is: what it says is not said by them."""
ORGANISATIONS = {"ORG": ("the Office of Orderly Routes", "the ORG"), "HUB": ("the Harbour Union Bureau", "HUB")}


@dataclass
class Planted:
    """An edition, and for each planted word the keys in whose excerpts it belongs."""

    edition: model.Edition
    belongs: dict[str, frozenset[str]] = field(default_factory=dict)


def registry() -> model.Registry:
    """Five States, two groups, two organisations."""
    entities = [
        model.Entity(
            key=key,
            kind="member-state",
            short=short,
            formal=formal,
            adjective=adjective,
            aliases=aliases,
            groups=tuple(group for group, members in GROUPS.items() if key in members),
        )
        for key, (short, formal, adjective, aliases) in STATES.items()
    ]
    entities += [
        model.Entity(key=key, kind="organisation", short=name, acronym=acronym)
        for key, (name, acronym) in ORGANISATIONS.items()
    ]
    groups = tuple(model.Group(key=key, name=f"the {key.title()} Group") for key in GROUPS)
    return model.Registry(entities=tuple(entities), groups=groups)


class Planter:
    """Writes texts with planted words. `seed` decides everything."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a test wants the same numbers each time
        self._count = 0
        self.belongs: dict[str, frozenset[str]] = {}

    def text(self, always: frozenset[str], *, whole: bool, in_cell: bool = False) -> str:
        """Blocks of every kind, all for `always`; one that names somebody is for them too, unless `whole`.

        Of lists, definitions and tables it is their items, terms and rows that are. Cells have no tables and headings.
        """
        blocks = [self._block(always, whole=whole) for _ in range(self._random.randint(1, 3))]
        if self._random.random() < 0.5:
            blocks.append("\n".join("- " + self._block(always, whole=whole) for _ in range(self._random.randint(1, 3))))
        if self._random.random() < 0.3:
            terms = [self._block(always, whole=whole) for _ in range(2)]
            blocks.append("\n\n".join(f"{term.replace(' said', '')}\n: It is said." for term in terms))
        if not in_cell and self._random.random() < 0.3:
            cells = [self._block(always, whole=whole).replace("|", r"\|") for _ in range(3)]
            rows = [f"| {cell} | 1 |" for cell in cells]
            blocks.append("\n".join(["Table: What was said\n\n| Said | Times |", "|---|--:|", *rows]))
        if not in_cell and self._random.random() < 0.3:
            blocks.append(f"## {self._block(always, whole=whole)}")
        if not in_cell and self._random.random() < 0.3:
            opening = self._random.choice(['box {title="It was said"}', "takeaways", "quote {by=Somebody}"])
            blocks.append(f"::: {opening}\n{self._block(always, whole=whole)}\n:::")
            sides = [f"::: column\n{self._block(always, whole=whole)}\n:::" for _ in range(2)]
            blocks.append("\n".join(["::: columns", *sides, ":::"]))
        return "\n\n".join(blocks)

    def keys(self, most: int) -> tuple[str, ...]:
        """Some keys of entities."""
        return tuple(self._random.sample([*STATES, *ORGANISATIONS], self._random.randint(1, most)))

    def addressed(self) -> tuple[str, ...]:
        """Some keys of entities and groups."""
        return tuple(self._random.sample([*STATES, *ORGANISATIONS, "everybody", "isles"], self._random.randint(1, 2)))

    def _block(self, always: frozenset[str], *, whole: bool) -> str:
        self._count += 1
        word = f"zq{self._count:04d}xv"
        words, named = [word, "said"], set()
        for _ in range(self._random.choice((0, 0, 1, 2))):
            key = self._random.choice([*STATES, *ORGANISATIONS])
            words += ["with", self._name(key)]
            named.add(key)
        self.belongs[word] = always | (frozenset() if whole else frozenset(named))
        return " ".join([*words, "and others."])

    def _name(self, key: str) -> str:
        if key in ORGANISATIONS:
            name, acronym = ORGANISATIONS[key]
            return self._random.choice([f"[[{key}]]", name, acronym])
        short, formal, adjective, aliases = STATES[key]
        plain = [name for name in (short, formal, *aliases) if name]
        return self._random.choice(
            [
                f"[[{key}]]",
                f"[[{key}|formal]]",
                *plain,
                short.upper(),
                *([f"{adjective} officers"] if adjective else []),
            ]
        )


def plant(seed: int) -> Planted:
    """A whole edition of planted texts."""
    planter = Planter(seed)
    chapters = []
    for number in (1, 2):
        spotlights, rows = [], []
        for n in range(1, 4):
            by = planter.keys(2)
            spotlights.append({"by": by, "text": planter.text(frozenset(by), whole=False), "id": f"spot-{number}-{n}"})
        for n in range(1, 4):
            by, to = planter.keys(2), planter.addressed()
            reached = {*by, *to, *(m for key in to for m in GROUPS.get(key, ()))}
            texts = [planter.text(frozenset(reached), whole=False, in_cell=True) for _ in range(2)]
            rows.append({"id": f"R{number}.{n}", "by": by, "to": to, "context": texts[0], "recommendation": texts[1]})
        chapters.append(
            {
                "id": f"chapter-{number}",
                "title": f"Chapter of matters {number}",
                "introduction": planter.text(frozenset(), whole=False),
                "spotlights": spotlights,
                "recommendations": rows,
            }
        )
    parts: list[dict[str, object]] = []
    for name in ("agenda", "statement", "advice", "annex"):
        by = planter.keys(2) if name == "statement" else ()
        to = planter.addressed() if name == "advice" else ()
        reached = {*by, *to, *(m for key in to for m in GROUPS.get(key, ()))}
        text = planter.text(frozenset(reached), whole=False)
        parts.append({"id": name, "title": "A part", "text": text, "by": by, "to": to, "annex": name == "annex"})
    numbered = {**rows[0], "id": "R3.1", "context": "C.", "recommendation": "C."}
    parts[0] |= {"numbered": True, "recommendations": [numbered]}
    edition = model.Edition(
        id="planted",
        series="Planted Dialogue",
        number=1,
        dates={"start": "2026-01-01", "end": "2026-01-02"},
        published="2026-02-01",
        organiser="ORG",
        registry=registry(),
        chapters=chapters,
        parts=parts,
        sections=("cover", "contents", *(str(part["id"]) for part in parts), *model.STANDARD_SECTIONS[2:]),
        foreword={"text": planter.text(frozenset(), whole=False)},
        overview={"title": "How it was built", "introduction": planter.text(frozenset(), whole=False)},
        looking_ahead={"text": planter.text(frozenset(), whole=False)},
        participation={
            "introduction": planter.text(frozenset(), whole=False),
            "lists": [{"id": "states", "title": "States", "participants": ["AAA", "DDD"]}],
        },
    )
    return Planted(edition, planter.belongs)
