"""Whole editions, made up by Hypothesis: registry, every part, and texts with every construct of our Markdown.

States and organisations have invented names, no two alike, none inside another. Everything drawn is valid, so laws can
be stated without exceptions: what `editions()` gives is composed, written and read again without a problem.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from hypothesis import strategies as st

from outcome_reports.markup import MarkupError, parse_markup
from outcome_reports.markup.references import FORMS
from outcome_reports.model import Chapter, Edition, EntityKind, Registry
from outcome_reports.model.edition_parts import STANDARD_SECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from hypothesis.strategies import DrawFn, SearchStrategy

PRINTABLE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ÀÉÖøßçñŁğıŞșđ"  # noqa: RUF001
"""Letters that our fonts have."""
ANY_SCRIPT = PRINTABLE + "Việtệđảiภาษาไทยالعربيةעברית한국어日本語ЖщіґΩάⅣ𝔘😀"  # noqa: RUF001
"""Letters of the languages of the dialogue's States and others; not all of them can be printed."""

_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
_ODD_WORDS = [
    *(
        "<Country",
        "name>",
        "a<b",
        "&amp;",
        "]]>",
        "{{7*7}}",
        "{%x%}",
        "${x}",
        "<!--",
        "-->",
        "<script>",
        "R2.3",
        "#1",
        "§",
    ),
    *(
        "2*3",
        "snake_case",
        "50%",
        "e.g.",
        "it’s",
        "it's",
        "“quoted”",
        "–",
        "…",
        "27–28",
        "\\*",
        "\\[x\\]",
        "\\\\",
        "1.",
        "5\u00a0km",
    ),
]
_ADDRESSES = [
    "https://example.org",
    "https://example.org/a_b?c=d&e=f#g",
    "http://example.org/(x)",
    "mailto:info@example.org",
]
KINDS: tuple[str, ...] = get_args(EntityKind)


def invented(number: int) -> str:
    """A name that no other number has and that is no part of another: "Babe", "Babi", …"""
    first, second = divmod(number, len(_SYLLABLES))
    return (_SYLLABLES[first % len(_SYLLABLES)] + _SYLLABLES[second]).capitalize() + "x" * (first // len(_SYLLABLES))


@cache
def plain_words(letters: str = PRINTABLE) -> SearchStrategy[str]:
    """One of some words that together have all of `letters`; drawing letter by letter would take most of the time."""
    lengths = (1, 2, 3, 5, 7, 11)
    pool = [letters[n : n + lengths[n % 6]] + letters[n % 7 : n % 7 + n % 3] for n in range(0, len(letters), 2)]
    return st.sampled_from(pool + list(letters[1::2]))


@cache
def words(letters: str = PRINTABLE) -> SearchStrategy[str]:
    """One word: of `letters`, or one that means something to Markdown, HTML or a template."""
    return st.one_of(plain_words(letters), plain_words(letters), st.sampled_from(_ODD_WORDS))


def lines(letters: str = PRINTABLE) -> SearchStrategy[str]:
    """A title: one line of plain text."""
    return (
        st.lists(words(letters), min_size=1, max_size=5)
        .map(" ".join)
        .filter(lambda line: line.strip() and "[[" not in line)
    )


@st.composite
def registries(draw: DrawFn, size: int = 6) -> Registry:
    """Up to `size` entities, and groups and terms."""
    groups = [{"key": f"group-{n}", "name": f"the {invented(300 + n)} States"} for n in range(draw(st.integers(0, 2)))]
    entities: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, size))):
        name = invented(number)
        entity: dict[str, Any] = {
            "key": draw(st.sampled_from([name[:4].upper() + str(number), f"WG-{number}", f"Key{number}"])),
            "kind": draw(st.sampled_from(KINDS)),
            "short": draw(
                st.sampled_from([name, f"the {name}", f"Côte d’{name}", f"{name}-Leste", f"{name} & <{name}>"])
            ),
            "groups": draw(st.lists(st.sampled_from([group["key"] for group in groups]), unique=True))
            if groups
            else [],
        }
        optional = {
            "formal": f"the Republic of {name}ia",
            "acronym": draw(st.sampled_from([f"Q{number}X", f"the Q{number}X"])),
            "adjective": f"{name}ian",
            "aliases": [f"{name}land", f"Greater {name}"],
        }
        entities.append(entity | {field: value for field, value in optional.items() if draw(st.booleans())})
    terms = [
        {"key": f"T{n}", "acronym": f"ZT{n}", "expansion": f"the {invented(400 + n).lower()} compact"}
        for n in range(draw(st.integers(0, 2)))
    ]
    return Registry.model_validate({"entities": entities, "groups": groups, "terms": terms})


@st.composite
def texts(
    draw: DrawFn,
    registry: Registry,
    ids: Sequence[str] = (),
    letters: str = PRINTABLE,
    blocks: int = 3,
    *,
    in_cell: bool = False,
) -> str:
    """A text in our Markdown, with references and plain names of `registry` and links to `ids`.

    Those in cells of tables have no headings, tables and other blocks that no cell has room for.
    """
    notes: list[str] = []
    source = "\n\n".join(
        draw(_block(registry, tuple(ids), letters, notes, in_cell=in_cell)) for _ in range(draw(st.integers(1, blocks)))
    )
    defined = "".join(f"\n\n[^{label}]: {draw(_line(registry, (), letters, None))}" for label in notes)
    text = source + defined
    # Words that mean something to Markdown can meet in ways that are refused; then the text is one that is not.
    return text if _is_fine(text) else draw(plain_words(letters))


@cache
def _is_fine(text: str) -> bool:
    try:
        return bool(parse_markup(text))
    except MarkupError:
        return False


@st.composite
def _block(
    draw: DrawFn, registry: Registry, ids: tuple[str, ...], letters: str, notes: list[str], *, in_cell: bool
) -> str:
    kinds = ["paragraph", "paragraph", "list", "ordered", "quotation", "nested", "definitions"]
    kind = draw(st.sampled_from(kinds + ([] if in_cell else ["heading", "table", "box", "quote", "columns"])))

    def line() -> str:
        return draw(_line(registry, ids, letters, notes))

    match kind:
        case "list":
            return "\n".join(f"- {line()}" for _ in range(draw(st.integers(1, 3))))
        case "ordered":
            start = draw(st.integers(1, 9))
            return "\n".join(f"{start + n}. {line()}" for n in range(draw(st.integers(1, 3))))
        case "quotation":
            return f"> {line()}\n> {line()}"
        case "nested":
            return f"- {line()}\n\n  {line()}\n  - {line()}\n    1. {line()}\n- {line()}"
        case "heading":
            return f"## {line()}".replace("\\\n", " ")
        case "table":
            columns = draw(st.integers(1, 4))
            rows = [[line().replace("\\\n", " ").replace("|", "\\|") for _ in range(columns)] for _ in range(3)]
            rule = [draw(st.sampled_from(["---", ":--", "--:", ":-:"])) for _ in range(columns)]
            lines = "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))
            return draw(st.sampled_from([lines, f"Table: {line()}\n\n{lines}"]))
        case "box":
            name = draw(st.sampled_from(["box", f'box {{title="At [[{registry.entities[0].key}]]"}}', "takeaways"]))
            return f"::: {name}\n{line()}\n\n- {line()}\n:::"
        case "quote":
            return f'::: quote {{by="{draw(plain_words(letters))}, office"}}\n{line()}\n:::'
        case "columns":
            return f"::: columns\n::: column\n{line()}\n:::\n::: column\n{line()}\n:::\n:::"
        case "definitions":
            return f"{line()}\n: {line()}\n\n{line()}\n\n: {line()}\n".replace("\\\n", " ")
        case _:
            return "\n".join(line() for _ in range(draw(st.integers(1, 3))))


@st.composite
def _line(draw: DrawFn, registry: Registry, ids: tuple[str, ...], letters: str, notes: list[str] | None) -> str:
    pieces = [draw(plain_words(letters))]
    for _ in range(draw(st.integers(0, 5))):
        word = draw(words(letters))
        match draw(st.sampled_from(["word", "word", "mention", "name", "strong", "emphasis", "link", "note", "break"])):
            case "mention":
                form = draw(st.sampled_from(["", "", "", *(f"|{form}" for form in FORMS)]))
                pieces.append(f"[[{draw(st.sampled_from(list(registry.keys())))}{form}]]")
            case "name":
                pieces.append(draw(st.sampled_from([name for entity in registry.entities for name in entity.names])))
            case "strong":
                pieces.append(f"**{word}**")
            case "emphasis":
                pieces.append(f"*{word}*")
            case "link":
                places = [*_ADDRESSES, *(f"#{id}" for id in ids)]
                pieces.append(f"[{word}]({draw(st.sampled_from(places))})")
            case "note" if notes is not None and len(notes) < 3:
                notes.append(f"n{len(notes)}")
                pieces.append(f"{word}[^{notes[-1]}]")
            case "break":
                pieces.append(f"{word}\\\n{draw(plain_words(letters))}")
            case _:
                pieces.append(word)
    return " ".join(pieces)


@st.composite
def editions(draw: DrawFn, letters: str = PRINTABLE, chapters: int = 3) -> Edition:
    """A whole edition of up to `chapters` chapters; each part may be missing."""
    registry = draw(registries())
    keys = [entity.key for entity in registry.entities]
    actors = keys + [group.key for group in registry.groups if group.key not in keys]
    count = draw(st.integers(0, chapters))
    rows = [draw(st.integers(0, 2)) for _ in range(count)]
    ids = [f"c{n}" for n in range(1, count + 1)]
    ids += [f"r{n}-{row}" for n, of_chapter in enumerate(rows, start=1) for row in range(1, of_chapter + 1)]

    def line() -> str:
        return draw(lines(letters))

    def text(*, in_cell: bool = False) -> str:
        return draw(texts(registry, [*ids, "glossary", "cover"], letters, in_cell=in_cell))

    def maybe(value: Any) -> Any:
        return value() if draw(st.booleans()) else None

    def some(of: list[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(of), min_size=1, max_size=3, unique=True))

    def figures() -> list[dict[str, str]]:
        return [{"value": line(), "label": line()} for _ in range(draw(st.integers(0, 2)))]

    def lang() -> str | None:
        return draw(st.sampled_from([None, None, "fr", "id"]))

    def chapter(number: int) -> Chapter:
        spotlights = [
            {
                "by": some(actors),
                "text": text(),
                "id": f"s{number}-{n}",
                "highlight": draw(st.booleans()),
                "lang": lang(),
                "key_figures": figures(),
            }
            for n in range(draw(st.integers(0, 2)))
        ]
        recommendations = [
            {
                "id": f"R{number}.{n}",
                "by": draw(st.lists(st.sampled_from(actors), max_size=2, unique=True)),
                "to": some(actors),
                "context": text(in_cell=True),
                "recommendation": text(in_cell=True),
                "lang": lang(),
            }
            for n in range(1, rows[number - 1] + 1)
        ]
        return Chapter.model_validate(
            {
                "id": f"c{number}",
                "title": line(),
                "short_title": maybe(line),
                "introduction": text(),
                "summary": maybe(text),
                "key_figures": figures(),
                "spotlights": spotlights,
                "recommendations": recommendations,
                "also_heard": draw(st.lists(st.sampled_from(actors), max_size=2, unique=True)),
                "lang": lang(),
            }
        )

    def own_part(name: str, kind: str, number: int) -> dict[str, Any]:
        rows = [
            {
                "id": f"R{number}.{n}",
                "to": some(actors),
                "context": text(in_cell=True),
                "recommendation": text(in_cell=True),
            }
            for n in range(1, draw(st.integers(0, 1)) + 1)
            if kind == "numbered"
        ]
        return {
            "id": name,
            "title": line(),
            "short_title": maybe(line),
            "text": text(),
            "numbered": kind == "numbered",
            "annex": kind == "annex",
            "by": draw(st.lists(st.sampled_from(actors), max_size=2, unique=True)),
            "to": draw(st.lists(st.sampled_from(actors), max_size=2, unique=True)),
            "key_figures": figures(),
            "recommendations": rows,
            "lang": lang(),
        }

    first = draw(st.dates(date(2000, 1, 1), date(2099, 12, 1)))
    kinds = draw(st.lists(st.sampled_from(["numbered", "annex", "plain"]), max_size=3))
    own = {f"own-{'abc'[n]}": kind for n, kind in enumerate(kinds)}
    sections: list[str] = draw(st.permutations([name for name in STANDARD_SECTIONS if name != "cover"]))
    sections = sections[: draw(st.integers(4, len(sections)))]
    for name in own:
        sections.insert(draw(st.integers(0, len(sections))), name)
    numbered = [name for name in sections if own.get(name) == "numbered"]
    numbers = {name: count + place for place, name in enumerate(numbered, start=1)}
    parts: Mapping[str, Any] = {
        "foreword": lambda: {
            "text": text(),
            "signatories": [{"name": line(), "office": line(), "country": draw(st.sampled_from([None, *keys]))}],
            "lang": lang(),
        },
        "overview": lambda: {
            "title": line(),
            "introduction": text(),
            "parts": [
                {
                    "id": f"p{n}",
                    "title": line(),
                    "text": maybe(text),
                    "points": [{"title": line(), "text": maybe(text)}],
                    "participants": some(keys),
                }
                for n in range(draw(st.integers(0, 2)))
            ],
        },
        "insights": lambda: {
            "title": line(),
            "insights": [
                {"id": f"i{n}", "title": line(), "chapter": draw(st.sampled_from([None, *ids[:count]])), "text": text()}
                for n in range(1, 3)
            ],
        },
        "looking_ahead": lambda: {"text": text(), "lang": lang()},
        "participation": lambda: {
            "introduction": maybe(text),
            "figures": figures(),
            "lists": [
                {"id": f"l{n}", "title": line(), "participants": some(keys)} for n in range(draw(st.integers(0, 2)))
            ],
        },
        "contact": lambda: {
            "name": line(),
            "address": [line()],
            "telephone": maybe(line),
            "email": "a@example.org",
            "text": maybe(text),
            "links": [{"kind": "website", "label": line(), "address": "https://example.org"}],
        },
        "summary": lambda: {
            "title": line(),
            "lead": text(),
            "framing": maybe(text),
            "next_steps": maybe(text),
            "published": maybe(lambda: first),
        },
    }
    given = {name: part for name, make in parts.items() if (part := maybe(make)) is not None}
    return Edition.model_validate(
        {
            "id": "edition",
            "registry": registry,
            "series": line(),
            "number": draw(st.integers(1, 999)),
            "theme": maybe(line),
            "dates": {"start": first, "end": first + timedelta(days=draw(st.integers(0, 40)))},
            "venue": maybe(lambda: {"place": line(), "country": draw(st.sampled_from(keys))}),
            "status": draw(st.sampled_from(["draft", "for-clearance", "final"])),
            "version": draw(st.sampled_from(["0.1", "1", "2.0.1"])),
            "published": first + timedelta(days=30),
            "organiser": draw(st.sampled_from(keys)),
            "notice": maybe(text),
            "sections": ["cover", *sections],
            "parts": [own_part(name, kind, numbers.get(name, 0)) for name, kind in own.items()],
            "chapters": [chapter(number) for number in range(1, count + 1)],
            **given,
        }
    )


def write_edition(edition: Edition, folder: Path) -> Path:
    """Writes `edition` as content files, and its registry beside it, into `folder`; gives the edition's own folder."""
    data = edition.model_dump(mode="json", exclude_none=True)
    registry = data.pop("registry")
    data.pop("tables")
    place = folder / str(data.pop("id"))
    for kind in ("entities", "groups", "terms"):
        if registry[kind] or kind == "entities":
            _write(folder / "registry" / f"{kind}.yaml", {kind: registry[kind]})
    for number, chapter in enumerate(data.pop("chapters"), start=1):
        _write(place / "chapters" / f"{number}-chapter.yaml", chapter)
    for part in data.pop("parts"):
        _write(place / "parts" / f"{part.pop('id')}.yaml", part)
    for name in ("foreword", "overview", "insights", "looking_ahead", "participation", "contact", "summary"):
        if name in data:
            _write(place / f"{name.replace('_', '-')}.yaml", data.pop(name))
    _write(place / "edition.yaml", data)
    return place


def _write(file: Path, data: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # JSON with its letters as they are is YAML.
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
