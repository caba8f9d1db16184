"""What Markdown texts become: their blocks, or every problem with its place, message and advice, compared whole.

The texts are in the golden files themselves: a line at the margin is one, as Python writes it. To add one, add its line
and run pytest with `--accept`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from outcome_reports.markup import MarkupError, parse_markup, slices
from outcome_reports.markup.addresses import link_fault
from outcome_reports.tree import Document, Section, Table, blocks_of, inlines_of, own_inlines
from tests.golden.outline import outline_of
from tests.golden.sources import sources_in
from tests.support.small_documents import small_document

Golden = Callable[[str, str], None]
LIMITS = (
    *("x" * 200, "x" * 201, f"a {'x' * 201} b", f"{'x' * 150}[b](#c){'x' * 201}", f"<https://x.org/{'y' * 300}>"),
    *(f"a\n\n{'ไ' * 201}{'x' * 201}", f"{'x' * 200}\u200b{'x' * 200}", f"::: {'x ' * 40}\nb"),
    *("a b " * 25_000, "a b " * 25_001, "[ " * 1000, "a\nb " + "[ " * 1001, "\\[ " * 1001),
    *(":::\n" * 400, "a\n" + ":::\n" * 401),
    *("\n".join("  " * level + "- a" for level in range(depth)) for depth in (8, 9, 10)),
    *("> " * depth + "a" for depth in (8, 9)),
    *("**a " * depth + "b" + "**" * depth for depth in (8, 9, 12)),
    *(" ".join(["[a](#b)"] * count) for count in (400, 401, 402)),
    *("|" + "a|" * count + "\n|" + "-|" * count + "\n|" + "1|" * count for count in (12, 13)),
)
LONG_ADDRESSES = (
    *(f"https://x.org:{'9' * count}" for count in (63, 64)),
    *(f"https://{'a' * count}.org" for count in (63, 64)),
    *(f"https://{'ü' * count}.org" for count in (57, 58)),
    *(f"https://{'a.' * 125}{last}" for last in ("org", "info")),
    *(f"https://x.org/{'a' * count}" for count in (1986, 1987)),
    *(f"https://x.org/{'ไ' * count}" for count in (220, 221)),
    *(f"mailto:{'n' * count}@x.org" for count in (64, 65)),
    f"mailto:a@x.org?{'x' * 40}",
)


@pytest.mark.parametrize("name", ["lists", "tables", "headings", "marks", "links", "blocks", "pictures"])
def test_texts(name: str, golden: Golden) -> None:
    golden(
        f"texts/{name}.txt",
        "\n".join(line for source in sources_in(f"texts/{name}.txt") for line in _read(source)) + "\n",
    )


def test_limits_of_texts(golden: Golden) -> None:
    golden("texts/limits.txt", "\n".join(line for source in LIMITS for line in _read(source)) + "\n")


def test_addresses(golden: Golden) -> None:
    golden(
        "texts/addresses.txt",
        "\n".join(line for address in sources_in("texts/addresses.txt") for line in _judged(address)) + "\n",
    )


def test_limits_of_addresses(golden: Golden) -> None:
    golden(
        "texts/long-addresses.txt", "\n".join(line for address in LONG_ADDRESSES for line in _judged(address)) + "\n"
    )


def test_slices(golden: Golden) -> None:
    lines = []
    for source in sources_in("texts/slices.txt"):
        lines += [repr(source), *(f"    {part.block} {part.source!r}" for part in slices(source))]
    golden("texts/slices.txt", "\n".join(lines) + "\n")


def _judged(address: str) -> Iterator[str]:
    fault = link_fault(address)
    yield _short(repr(address))
    yield f"    {_short(' → '.join(map(_visible, fault))) if fault else 'can be used'}"


def _visible(text: str) -> str:
    return text if text.isprintable() else repr(text)


def _read(source: str) -> Iterator[str]:
    yield _short(repr(source))
    try:
        document = small_document(*parse_markup(source), assets={})
    except MarkupError as error:
        found = [
            f"    {problem.line + 1}:{problem.column + 1} {_short(problem.message)} → {_short(problem.hint)}"
            for problem in error.problems
        ]
        yield from found if len(found) <= 3 else (found[0], f"    … {len(found) - 2} more", found[-1])
        return
    outline = outline_of(document).partition("\n\n")[2].splitlines()
    yield from (f"    {_short(line)}" for line in (*outline, *_not_in_outlines(document)))


def _not_in_outlines(document: Document) -> Iterator[str]:
    """What texts say of blocks that outlines of documents leave out."""
    for block in blocks_of(document.blocks):
        if isinstance(block, Table) and block.source:
            yield f"… {block.source}"
        if block.dir or (block.lang and isinstance(block, Section)):
            yield f"… {type(block).__name__} in {block.lang} {block.dir}"
        for inline in inlines_of(own_inlines(block)):
            if (dir := getattr(inline, "dir", None)) is not None:
                yield f"… words {dir}"


def _short(text: str) -> str:
    """The text with its repeated parts counted."""
    return re.sub(
        r"(?<=\S)(?<!\d)(.{1,24}?)\1{9,}", lambda found: f"{found[1]}(×{len(found[0]) // len(found[1])})", text
    )
