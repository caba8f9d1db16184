"""Where a new kind of node has to be taught: mypy names every place, and no place takes it in silence."""

from __future__ import annotations

import ast
import inspect
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from outcome_reports import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "src" / "outcome_reports"
NODES = {kind.__name__ for kind in (*get_args(tree.AnyBlock), *get_args(tree.Inline))}

# By module: how many functions ask for the kind of a block, and how many for that of an inline.
EXPECTED = {
    "tree/structure.py": (0, 1),
    "writers/html/node_rendering.py": (1, 1),
    "writers/plain_text.py": (1, 0),
    "writers/plain_inlines.py": (0, 1),
    "writers/commonmark.py": (1, 1),
    "writers/docx/blocks/block_writing.py": (1, 0),
    "writers/docx/blocks/runs.py": (0, 1),
    # Words of inlines, not their looks: what names people, what runs which way, what may take a space or a link.
    "composing/text_resolving.py": (0, 1),
    "model/name_index.py": (0, 1),
    "clearing/redlining/inline_merging.py": (0, 1),
    "writers/bidi.py": (0, 1),
    "writers/font_fallback/texts_by_language.py": (0, 1),
    "writers/html/line_breaking.py": (0, 1),
    "writers/html/link_annotations.py": (0, 1),
}
BLOCK = '''
@record(frozen=True, slots=True)
class MadeUpBlock(_Block):
    """A block that there is not."""

    words: tuple[Inline, ...]


Block = MadeUpBlock | '''
INLINE = '''
@record(frozen=True, slots=True)
class MadeUpInline:
    """An inline that there is not."""

    base: str


Inline = MadeUpInline | '''


def test_mypy_names_every_place_that_must_learn_a_new_kind_of_node(tmp_path: Path) -> None:
    shadows = []
    for name, union in (("Block", BLOCK), ("Inline", INLINE)):
        source = PACKAGE / "tree" / f"{name.lower()}s.py"
        text, count = re.subn(rf"^{name} = ", union, source.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert count == 1
        shadow = tmp_path / source.name
        shadow.write_text(text, encoding="utf-8")
        shadows += ["--shadow-file", str(source), str(shadow)]
    cache = tmp_path / "cache"
    # What mypy knows of the package already saves it a minute.
    if (ROOT / ".mypy_cache").is_dir():
        shutil.copytree(ROOT / ".mypy_cache", cache)
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(cache), *shadows, "--no-error-summary", "src"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    error = re.compile(r'src/outcome_reports/(\S+):\d+: error: Argument 1 to "assert_never" .* "MadeUp(Block|Inline)"')
    found = [error.match(line) for line in result.stdout.splitlines()]
    assert all(found), result.stdout + result.stderr
    named = Counter(match.groups() for match in found if match)
    assert {module: (named[module, "Block"], named[module, "Inline"]) for module, _ in named} == EXPECTED


def matches(source: str) -> Iterator[tuple[int, bool]]:
    """Each `match` of `source` with nodes among its patterns: its line, and whether `assert_never` closes it."""
    for match in ast.walk(ast.parse(source)):
        if not isinstance(match, ast.Match):
            continue
        # A list of blocks may be asked for one of a kind; two nodes are asked for their kinds.
        pairs = isinstance(match.subject, ast.Tuple)
        if any(_is_node(case.pattern, pairs=pairs) for case in match.cases):
            yield match.lineno, "assert_never" in ast.unparse(match.cases[-1])


def _is_node(pattern: ast.pattern, *, pairs: bool) -> bool:
    """Whether a pattern is for a node, or for a pair of nodes."""
    match pattern:
        case ast.MatchOr(patterns):
            return any(_is_node(each, pairs=pairs) for each in patterns)
        case ast.MatchAs(pattern=ast.pattern() as inner):
            return _is_node(inner, pairs=pairs)
        case ast.MatchSequence([first, *_]):
            return pairs and _is_node(first, pairs=pairs)
        case ast.MatchClass():
            return ast.unparse(pattern.cls).split(".")[-1] in NODES
    return False


def open_matches(source: str) -> list[int]:
    return [line for line, closed in matches(source) if not closed]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("match block:\n    case Paragraph():\n        pass\n    case _:\n        pass", [1]),
        ("match block:\n    case tree.Heading() | tree.Note():\n        pass", [1]),
        ("match block:\n    case Paragraph():\n        pass\n    case _:\n        assert_never(block)", []),
        ("match old, new:\n    case Paragraph(), Paragraph():\n        pass", [1]),
        ("match block:\n    case Paragraph() as words:\n        pass", [1]),
        ("match blocks:\n    case (Paragraph() as words,):\n        pass", []),
        ("match html:\n    case 'p':\n        pass\n    case _:\n        pass", []),
    ],
)
def test_open_matches_are_found(source: str, lines: list[int]) -> None:
    assert open_matches(source) == lines


def test_every_match_over_nodes_is_closed() -> None:
    # What importing reads from Word files has blocks of its own.
    files = [file for file in PACKAGE.rglob("*.py") if "importing" not in file.parts]
    assert not {str(file.relative_to(PACKAGE)): found for file in files if (found := open_matches(file.read_text()))}


def test_mypy_knows_what_each_match_is_about() -> None:
    # It would name none whose subject is typed Any.
    closed = {file: sum(closed for _, closed in matches(file.read_text())) for file in PACKAGE.rglob("*.py")}
    found = {str(file.relative_to(PACKAGE)): count for file, count in closed.items() if count}
    assert found == {name: sum(counts) for name, counts in EXPECTED.items()}


def test_nodes_say_what_they_are() -> None:
    assert all(inspect.getdoc(getattr(tree, name)) for name in NODES)
