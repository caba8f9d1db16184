"""No English word of a document is in code: all are in `language/` or in `templates/wording/en.toml`.

What is looked at are the rooms whose strings can get into a document. What is no such string is told by its place in
the code (docstrings, errors and problems, patterns, keys, what is compared, examples for editors) or by its characters
(XML, CSS, names of one word without capital). The few others are listed below, and a list that is longer than needed is
a failure, too.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "outcome_reports"
WORDING = tomllib.loads((ROOT / "templates" / "wording" / "en.toml").read_text("utf-8"))
ROOMS = ("building/excerpt_index.py", "composing", "model", "naming", "tabulating", "tree", "writers")

# Modules whose sentences are told to authors and users, never printed.
MESSAGES = (
    "model/consistency.py",
    "model/keys.py",
    "model/registry_consistency.py",
    "model/unknown_keys.py",
    "writers/commonmark.py",  # only messages; its tests compare all its words with those of the tree
    "writers/font_fallback/missing_characters.py",
    "writers/layout_cost.py",
    "writers/pdf/judging/",
    "writers/pdf/layout_library.py",
)
NAMES = {
    "composing/sections/chapters.py": {", "},  # a message
    "composing/selection.py": {" and "},  # a message
    "writers/brand_fonts.py": {"Brand Sans", "Brand Serif"},
    "model/edition.py": {"\0: \0"},  # a message
    "writers/citations.py": {"CSL JSON", "ER  - \r\n"},  # names that formats have
    "writers/directions.py": {"AN"},
    "writers/docx/blocks/picture_blocks.py": {
        "the picture “\0” is not among the assets of the document",
        "the picture “\0” cannot be read: \0",
    },
    "writers/docx/blocks/pull_quote_boxes.py": {"Pull Quote"},
    "writers/docx/blocks/runs.py": {"a link leads to “\0”, but no block has that id"},
    "writers/docx/pages/cover_pages.py": {
        "#\0: its \0 characters do not fit one page in Word, however small: shorten them"
    },
    "writers/docx/pages/headers_and_footers.py": {'STYLEREF "Chapter Heading"'},
    "writers/docx/review_finish.py": {"MS Gothic"},
    "writers/docx/styles/font_parts.py": {"Bold Italic", "font table"},
    "writers/docx/styles/table_styles.py": {"Recommendations", "Glossary", "Report Table", "Normal Table", "No List"},
    "writers/html/linked_data.py": {"Draft", "Event"},
    "writers/html/node_rendering.py": {
        "the link to “\0” leads nowhere in the document",
        "the link to “\0” is not a web or mail address",
    },
    "writers/pdf/layout.py": {"the address \0 is outside the document and was not read"},
    "writers/pdf/printer_marks.py": {"\0 \0 m \0 \0 l S "},
    "writers/pdf/overlong_runs.py": {"font-variant-ligatures: none"},
    "writers/pdf/tags/structure_types.py": {"Link"},
    "writers/registry.py": {"Plain text"},
    "writers/rendering.py": {"\0; outcome-reports doctor says what to install"},
}
"""Names of other standards, of styles and formats, and messages that are put into a list before they are raised."""

_LISTED = ("__all__", "__slots__")
_TOLD = re.compile(
    r"(Error|Problem|Inconsistency|Fault)$|^(compile|search|sub|match|fullmatch|finditer|findall|split|debug|info"
    r"|warning|getLogger|TypeVar|cast|template|problem|fault)$"
)
_TECHNICAL = re.compile(r"[<>{}=/\\@]|\bw:|--|^[a-z0-9_.-]+$")
_PHRASE = re.compile(r"[^\W\d_]{2,}[,.:;]? [^\W\d_]{2,}")
_JOIN = re.compile(r"[,:;·]\s+\0|\0\s*[,:;·]\s")
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[A-Z][a-z]{2,}")
_FUNCTION_WORDS = frozenset({"the", "an", "and", "or", "of", "to", "for", "with", "from", "by", "yes", "no", "this"})


def _texts(entry: object) -> Iterator[str]:
    match entry:
        case str():
            yield entry
        case dict():
            for value in entry.values():
                yield from _texts(value)
        case list():
            for value in entry:
                yield from _texts(value)


_LABELS = frozenset(word for text in _texts(WORDING) for word in re.findall(r"\b[A-Z][a-z]{2,}\b", text))


def english_in(source: str) -> Iterator[tuple[int, str]]:
    """The lines and texts of the English strings in Python code, with \\0 where a value is put in."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        text = _string(node, parents)
        if text is not None and not _is_exempt(node, parents) and _is_english(text, node, parents):
            assert isinstance(node, ast.expr)
            yield node.lineno, text


def _string(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text and not isinstance(parents[node], ast.JoinedStr) else None  # type: ignore[attr-defined]


def _is_english(text: str, node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    if text in {"yes", "no"}:
        return True
    if _TECHNICAL.search(text):
        return False
    words = _WORD.findall(text)
    if (
        _PHRASE.search(text)
        or _NAME.fullmatch(text)
        or _LABELS.intersection(words)
        or _FUNCTION_WORDS.intersection(map(str.casefold, words))
    ):
        return True
    if words and text != text.strip():
        return True
    parent = parents[node]
    joins = isinstance(parent, ast.Attribute) and parent.attr == "join" and re.search(r"[,:;·]", text)
    return bool(joins) or _JOIN.search(text) is not None


def _is_exempt(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether the place of a string says that it is told, looked up or compared, but never printed."""
    while node in parents:
        parent = parents[node]
        match parent:
            case ast.Expr():
                if isinstance(node, ast.Constant):
                    return True
            case ast.Raise() | ast.Assert() | ast.Compare() | ast.MatchValue():
                return True
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if node is not parent.func:
                if _TOLD.search(name):
                    return True
            case ast.AnnAssign(target=ast.Name(id="_EXAMPLE")):
                return True
            case ast.AnnAssign(annotation=annotation) if node is annotation:
                return True
            case ast.Subscript(slice=place) if node is place:
                return True
            case ast.Dict(keys=keys) if node in keys:
                return True
            case ast.Assign(targets=[ast.Name(id=name)]) if name in _LISTED:
                return True
        node = parent
    return False


@pytest.mark.parametrize("room", ROOMS)
def test_no_english_word_is_in_code(room: str) -> None:
    found: dict[str, set[str]] = {}
    for file in [PACKAGE / room] if room.endswith(".py") else sorted((PACKAGE / room).rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        if not name.startswith(MESSAGES):
            for _, text in english_in(file.read_text("utf-8")):
                if room != "writers" or not _is_of_writers(text):
                    found.setdefault(name, set()).add(text)
    assert found == {name: texts for name, texts in NAMES.items() if name.startswith(f"{room}/")}


def test_only_schemas_show_the_examples_of_the_model() -> None:
    files = {file.relative_to(PACKAGE).as_posix(): file.read_text("utf-8") for file in PACKAGE.rglob("*.py")}
    read = {name for name, text in files.items() if "_EXAMPLE" in text.replace("    _EXAMPLE: ClassVar", "")}
    assert read == {"schemas/generating.py"}


def _is_of_writers(text: str) -> bool:
    """Whether it is a mark between pieces of CSS or XML, or a name of theirs; labels have words of the wording."""
    return not _WORD.search(text) or (_NAME.fullmatch(text) is not None and text not in _LABELS)


@pytest.mark.parametrize(
    "planted",
    [
        'composer.paragraph("Took part")',
        'Text("Contents")',
        'Text("Seen")',
        'Text(f"Page {number}")',
        'words = "Yes" if listed else "No"',
        'label = "yes"',
        'title: Line = "Looking ahead"',
        '_TITLES: ClassVar = {"looking_ahead": "Looking ahead"}',
        "text = labels.get('page', 'Page')",
        'f"{place}, {country}"',
        'f"{kind}: {title}"',
        'f"{first} and {last}"',
        '", ".join(names)',
        '" and ".join(names)',
        'f"the {name}"',
        'heading(2, text="Key insights")',
        'parts.append("chapter " + number)',
        'return "seen from the air" if deep else ""',
    ],
)
def test_an_english_word_in_code_is_found(planted: str) -> None:
    code = f"def section(composer):\n    '''Return a section.'''\n    {planted}\n"
    assert {line for line, _ in english_in(code)} == {3}


@pytest.mark.parametrize(
    "innocent",
    [
        '"""Says what it does."""',
        'raise ValueError(f"the chart “{name}” has no values")',
        'problems.append(Problem(file, 1, 1, "the key is missing", "write it"))',
        'Paragraph(children, role="key-figures")',
        'composer.wording.label("excerpt_place_row_from", names=names)',
        'style = "margin:0 auto"',
        'text = "<p>the end</p>"',
        'x = {"Chapter Heading": 1}["Chapter Heading"]',
        'ok = kind == "Working Group"',
        're.compile("the (first|last) day")',
        '_EXAMPLE: ClassVar = {"title": "Looking ahead"}',
        '_LOG.info("%s rendered in %s seconds", name, seconds)',
        'number = f"{value:,}"',
        'assert names, "the names are known"',
    ],
)
def test_what_is_never_printed_is_not_a_finding(innocent: str) -> None:
    assert list(english_in(f"def section(composer):\n    {innocent}\n")) == []


@pytest.mark.parametrize("template", sorted((ROOT / "templates" / "html").glob("*.j2")), ids=lambda file: file.name)
def test_no_english_word_is_in_a_template(template: Path) -> None:
    text = re.sub(
        r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}(?:T00:00:00Z)?|<style.*?</style>",
        "",
        template.read_text("utf-8"),
        flags=re.DOTALL,
    )
    # What schema.org calls the features of a book is a vocabulary, the same in every language.
    text = re.sub(r'<meta property="[^"]*">\w+</meta>', "", text)
    said = re.findall(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"', text)
    assert not [words for words in (re.sub(r"<[^>]*>", "", text), *said) if re.search(r"[^\W\d_]{2}", words)]
