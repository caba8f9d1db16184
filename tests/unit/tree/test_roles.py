"""The roles of blocks and spans, beside what is written of them: docs/tree.md, the stylesheets, the styles of Word."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports import tree
from outcome_reports.composing.documents.registry import KINDS, OF_EDITION
from outcome_reports.reading.brand_files import read_brand
from outcome_reports.tree import Role, layout_of
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.docx.styles.style_sheet import style_sheet
from outcome_reports.writers.html import print_page, write_html
from tests.support.sample_tree import sample_document

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates"
PACKAGE = ROOT / "src" / "outcome_reports"
ROLES = set(map(str, Role))

# What docs/tree.md names besides roles: fields of nodes, and elements of HTML.
_NAME = r"`([a-z]+(?:-[a-z]+)*)`"
FIELDS = {"aria-hidden", "continued", "dir", "expansion", "id", "keys", "lang", "main", "nav", "short"}


# ---- docs/tree.md


def test_the_contract_names_every_role_and_no_other() -> None:
    text = (ROOT / "docs" / "tree.md").read_text(encoding="utf-8")
    named = set(re.findall(_NAME, text))
    # A section that brings a role with it says its shape itself.
    trees = [ast.parse(file.read_text("utf-8")) for file in (PACKAGE / "composing" / "sections").glob("*.py")]
    functions = [node for one in trees for node in ast.walk(one) if isinstance(node, ast.FunctionDef)]
    said = {name for each in functions for name in re.findall(_NAME, ast.get_docstring(each) or "")}
    assert ROLES - named - said == set()
    assert named - ROLES == FIELDS


def test_every_role_says_what_it_is() -> None:
    (class_,) = [
        node
        for node in ast.walk(ast.parse((PACKAGE / "tree/roles.py").read_text()))
        if isinstance(node, ast.ClassDef) and node.name == Role.__name__
    ]
    members = [node for node in class_.body if isinstance(node, ast.Assign)]
    after = [class_.body[class_.body.index(node) + 1] for node in members]
    assert len(members) == len(Role) + 1  # and how a role shows itself
    assert all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in after)


# ---- the stylesheets


def rules(folder: str) -> Iterator[tuple[str, str]]:
    """Each rule of the stylesheets of a folder, one for each selector: the selector and the declarations."""
    for file in sorted((TEMPLATES / "css" / folder).glob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            for selector in alternatives(selectors.strip()):
                yield selector, declarations


def alternatives(selectors: str) -> list[str]:
    """A list of selectors as single ones without `:is()`; `:not()` and `:has()` are left out."""
    plain = re.sub(r":(?:not|has)\((?:[^()]|\([^()]*\))*\)", "", selectors)
    found = [part.strip() for part in re.split(r",(?![^(]*\))", plain)]
    while any(":is(" in part for part in found):
        found = [
            part.replace(match[0], option.strip(), 1)
            for part in found
            for match in [re.search(r":is\(([^()]*)\)", part)]
            for option in (match[1].split(",") if match else [""])
            if match
        ] + [part for part in found if ":is(" not in part]
    return found


def classes(selector: str) -> set[str]:
    """The classes of a selector."""
    return set(re.findall(r"\.([a-z][\w-]*)", selector))


def subjects(folder: str, declaration: str) -> set[str]:
    """The classes of the elements to which a stylesheet gives a declaration, by pattern."""
    return {
        name
        for selector, declarations in rules(folder)
        if re.search(rf"(?:^|[;\s]){declaration}", declarations)
        for name in classes(re.split(r"[\s>+~]+", selector)[-1])
    }


def roles_with(**facts: object) -> set[str]:
    """The roles whose layout has these facts."""
    return {role for role in Role if all(getattr(layout_of(role), name) == value for name, value in facts.items())}


def test_selectors_are_taken_apart() -> None:
    assert alternatives("a:is(.b, .c) > :is(d, .e), f:not(.g)") == ["a.b > d", "a.b > .e", "a.c > d", "a.c > .e", "f"]


@pytest.mark.parametrize("folder", ["print", "screen"])
def test_stylesheets_select_no_class_that_nobody_writes(folder: str) -> None:
    selected = {name for selector, _ in rules(folder) if "@" not in selector for name in classes(selector)}
    assert selected - ROLES - set(own_classes()) == set()


def own_classes() -> Iterator[str]:
    """The names in strings of the templates, their scripts and the writer of HTML, which are classes among others."""
    for file in [*(TEMPLATES / "html").rglob("*.j2"), *(TEMPLATES / "html").rglob("*.js")]:
        for first, second in re.findall(r'"([^"]*)"|\'([^\']*)\'', file.read_text(encoding="utf-8")):
            yield from re.split(r"[^\w-]+", first or second)
        yield from (f"level-{level}" for level in range(2, 7))
    for file in (PACKAGE / "writers").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from node.value.split()
    yield from (f"of-{count}" for count in range(1, 10))


def test_pages_begin_where_the_facts_say_so() -> None:
    assert roles_with(page="cover") == subjects("print", "page: cover")
    assert roles_with(page="back") == subjects("print", "page: back")
    assert roles_with(page="contents") | roles_with(page="chapter") <= subjects("print", "break-before: page")
    assert "new-page" in subjects("print", "break-before: page")
    assert roles_with(sheet=True) <= subjects("print", "break-inside: avoid")


def test_what_stays_together_does_on_paper() -> None:
    kept = subjects("print", "break-inside: avoid")
    assert roles_with(together=True) <= kept
    # Of spotlights, only a short one at the end of a chapter.
    assert kept & ROLES - {Role.SPOTLIGHT} == roles_with(together=True) | roles_with(sheet=True)


def test_side_heads_have_room_beside_the_text() -> None:
    sections = roles_with(side_head="text") | roles_with(side_head="names")
    assert sections <= subjects("print", "position: relative")
    assert sections == subjects("screen", "padding-inline-start: 13rem")
    moved = {name for selector, _ in rules("print") if "> .pull-quote" in selector for name in classes(selector)}
    assert moved & ROLES == roles_with(side_head="text")


def test_key_figures_beside_the_text_float() -> None:
    floating = {
        name
        for selector, declarations in rules("print")
        if "ul.key-figures" in selector and "float: left" in declarations
        for name in classes(selector)
    }
    assert floating & ROLES - {Role.KEY_FIGURES} == roles_with(figures_beside=True)


@pytest.mark.parametrize("role", [role for role in Role if layout_of(role).columns > 1])
def test_columns_are_blocks_in_a_line(role: Role) -> None:
    # Of these sections, what stands in columns has a role of its own.
    held = {
        Role.SIGNATURES: Role.SIGNATURE,
        Role.PARTICIPANTS: Role.NAMES,
        Role.COLUMNS: Role.COLUMN,
        Role.ILLUSTRATIONS: Role.ILLUSTRATION,
    }.get(role, role)
    abreast = {
        name
        for selector, declarations in rules("print")
        if "display: inline-block" in declarations
        for name in classes(selector)
    }
    assert held in abreast


# ---- the styles of Word


def paragraphs() -> Iterator[tree.AnyBlock]:
    """All paragraphs of a statement with everything in it, and of a statement, a summary, a brief and an excerpt."""
    edition = outr.load(ROOT / "content" / "fourth-2026")
    documents = map(edition.make, OF_EDITION)
    for document in (
        sample_document(),
        *(one.tree for one in documents),
        edition.excerpt("IDN", pages={}, group_recommendations="full").tree,
    ):
        yield from (block for block in tree.blocks_of(document.blocks) if isinstance(block, tree.Paragraph))


def test_every_role_of_a_paragraph_has_a_style_in_word() -> None:
    roles = {str(block.role) for block in paragraphs() if isinstance(block, tree.Paragraph) and block.role}
    # In cells, where the style is that of the cell.
    assert roles - set(style_sheet().paragraphs) == {"number", "through"}


def test_every_role_has_one_style_at_most() -> None:
    sheet = style_sheet()
    for styles in (sheet.paragraph, sheet.character):
        for key in ("roles", "headings_in", "text_in", "pictures_in"):
            found = [role for style in styles.values() for role in getattr(style, key)]
            assert len(found) == len(set(found))


def test_pages_of_their_own_have_headings_of_their_own() -> None:
    sheet = style_sheet()
    assert roles_with(page="contents") | roles_with(page="back") <= set(sheet.headings_in)
    assert {sheet.paragraph[style].base for style in sheet.headings_in.values()} <= {"Heading1", "Heading2"}


def test_roles_of_spans_have_a_style_or_no_look_of_their_own() -> None:
    spans = {Role.LEAD, Role.NAME, Role.FIGURE, Role.LABEL, Role.NUMBER, Role.PLACEHOLDER, Role.PULLED}
    assert spans - set(style_sheet().spans) == {Role.NAME, Role.PULLED}


# ---- the code


def literal_roles(source: str) -> list[int]:
    """The lines of `source` where the name of a role is given or asked for as a string."""

    def is_role(node: ast.AST) -> bool:
        return isinstance(node, ast.Constant) and node.value in ROLES

    def asks_for_role(node: ast.AST) -> bool:
        return isinstance(node, ast.Attribute) and node.attr in {"role", "roles"}

    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.keyword(arg="role", value=value) if is_role(value):
                found.append(value.lineno)
            case ast.Compare(left=left, comparators=others) if any(map(asks_for_role, (left, *others))):
                found += [side.lineno for side in (left, *others) if any(map(is_role, ast.walk(side)))]
            case ast.MatchClass(kwd_attrs=names, kwd_patterns=patterns) if "role" in names:
                found += [pattern.lineno for pattern in patterns if any(map(is_role, ast.walk(pattern)))]
            case ast.Match(subject=subject, cases=cases) if asks_for_role(subject):
                found += [case.pattern.lineno for case in cases if any(map(is_role, ast.walk(case.pattern)))]
    return found


@pytest.mark.parametrize(
    "source",
    [
        'Section((), role="cover")',
        'block.role == "cover"',
        'block.role in {"kind", "place"}',
        '"contact" in scope.roles',
        'match block:\n case Span(role="pulled"):\n  pass',
        'match block.role:\n case "names":\n  pass',
    ],
)
def test_literal_roles_are_found(source: str) -> None:
    assert literal_roles(source)
    assert not literal_roles(re.sub(r'"[a-z]+"', "Role.X", source))


def test_no_role_is_spelled_in_the_code() -> None:
    files = [file for file in PACKAGE.rglob("*.py") if "importing" not in file.parts]
    found = {str(file.relative_to(PACKAGE)): literal_roles(file.read_text(encoding="utf-8")) for file in files}
    assert {file: lines for file, lines in found.items() if lines} == {}
    for template in (TEMPLATES / "html").glob("*.j2"):
        assert not re.findall(r"\.role\s*(?:==|!=|in\s*\()\s*[\"']", template.read_text(encoding="utf-8")), template


# ---- the kind of a document


def test_no_stylesheet_selects_a_kind_of_document() -> None:
    for folder in ("print", "screen"):
        assert not {name for selector, _ in rules(folder) for name in classes(selector)} & {*KINDS, "report"}


def test_a_document_of_another_kind_looks_the_same() -> None:
    document, brand = sample_document(), read_brand("rso")
    assert document.kind == "statement"
    other = replace(document, kind="another")
    assert write_docx(other, brand) == write_docx(document, brand)
    for page, of_other in (
        (write_html(document, brand).decode(), write_html(other, brand).decode()),
        (print_page(document, brand, None), print_page(other, brand, None)),
    ):
        assert of_other == page.replace('<body class="statement">', '<body class="another">')


# ---- scripts


def test_a_script_may_write_names_of_roles() -> None:
    def respelled(block: tree.AnyBlock) -> tree.AnyBlock:
        block = tree.rebuilt(block, respelled, lambda words: words)
        return replace(block, role=str.__str__(block.role)) if block.role else block

    members = sample_document()
    members = replace(members, blocks=tuple(tree.rebuilt(b, to_member, lambda words: words) for b in members.blocks))
    names = replace(members, blocks=tuple(tree.rebuilt(b, respelled, lambda words: words) for b in members.blocks))
    assert repr(members) == repr(names)
    brand = read_brand("rso")
    assert write_html(members, brand) == write_html(names, brand)
    assert write_docx(members, brand) == write_docx(names, brand)


def to_member(block: tree.AnyBlock) -> tree.AnyBlock:
    """A block with the member for the name of its role, and so all that is in it."""
    block = tree.rebuilt(block, to_member, lambda words: words)
    return replace(block, role=Role(block.role)) if block.role in ROLES else block


def test_a_role_of_a_scripts_own_means_nothing_for_the_layout() -> None:
    assert layout_of("our-own") == layout_of(None) == tree.RoleLayout()
    section = tree.Section((tree.Paragraph((tree.Text("Words."),), role="our-own"),), id="x", role="our-own")
    document = sample_document()
    plain = replace(section, role=None, blocks=(tree.Paragraph((tree.Text("Words."),)),))
    brand = read_brand("rso")
    with_role, without = (
        write_docx(replace(document, blocks=(*document.blocks, one)), brand) for one in (section, plain)
    )
    assert with_role == without
    page = write_html(replace(document, blocks=(*document.blocks, section)), brand).decode()
    assert '<div id="x" class="our-own">\n<p class="our-own">Words.</p>' in page
