"""Pages of the reference that are made from the code, so that they cannot disagree with it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click
import licences
import yaml

import outcome_reports as outr
from outcome_reports.checking import RULES
from outcome_reports.cli import main
from outcome_reports.language.wording_files import wording_files
from outcome_reports.schemas import content_schemas

HERE = Path(__file__).parent
Schema = Mapping[str, Any]


def write_reference(folder: Path) -> None:
    """Write every page into `folder`; one that has not changed keeps its time, so that it is not read again."""
    folder.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        text = "\n".join(page()) + "\n"
        file = folder / f"{name}.md"
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def _python() -> Iterator[str]:
    yield from ("# Python", "", "`import outcome_reports as outr`, and everything here is `outr.NAME`.", "")
    kinds: dict[str, list[str]] = {"Functions": [], "Classes": [], "Errors": [], "Modules": []}
    for name in outr.__all__:
        value = getattr(outr, name)
        if not isinstance(value, type):
            kind = "Functions" if callable(value) else "Modules"
        else:
            kind = "Errors" if issubclass(value, Exception) else "Classes"
        kinds[kind].append(name)
    for kind, names in kinds.items():
        yield from (f"## {kind}", "", "```{eval-rst}")
        for name in names:
            directive = {"Functions": "autofunction", "Modules": "automodule"}.get(kind, "autoclass")
            yield f".. {directive}:: outcome_reports.{name}"
            if kind != "Functions":
                yield "   :members:"
            if kind == "Classes" and any(hasattr(getattr(outr, module), name) for module in kinds["Modules"]):
                yield "   :no-index:"
            if kind == "Modules":
                yield "   :imported-members:"
            yield ""
        yield from ("```", "")


def _command_line() -> Iterator[str]:
    yield from ("# Command line", "", "What each command says with `--help`.", "")
    yield from _help(main, "outcome-reports", None)


def _help(command: click.Command, path: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(command, info_name=path.rpartition(" ")[2], parent=parent, max_content_width=100)
    yield from (f"## {path}", "", "```text", command.get_help(context), "```", "")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if inner := command.get_command(context, name):
                yield from _help(inner, f"{path} {name}", context)


def _content() -> Iterator[str]:
    yield from ("# Content files", "", "The keys of every file of an edition, of the registry, and of a brand.", "")
    for name, schema in content_schemas().items():
        yield from (f"## {name}.yaml", "", _words(schema.get("description", "")), "")
        yield from _keys(schema)
        for inner, definition in schema.get("$defs", {}).items():
            if "properties" in definition:
                yield from (f"### {inner} in {name}.yaml", "", _words(definition.get("description", "")), "")
                yield from _keys(definition)
        yield from ("An example with every key:", "", "```yaml", _yaml(schema["examples"][0]), "```", "")


def _keys(schema: Schema) -> Iterator[str]:
    yield from ("| key | is | what it says |", "|---|---|---|")
    needed = schema.get("required", ())
    for key, value in schema.get("properties", {}).items():
        kind = _kind(value) + (", needed" if key in needed else "")
        yield f"| `{key}` | {kind} | {_words(value.get('description', ''))} |"
    yield ""


def _kind(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2].replace("-", " ")
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(map(_kind, schema["anyOf"])))
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    kind = schema.get("type", "value")
    if kind == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    if kind == "object":
        return "mapping"
    return {"markdown": "text in Markdown", "date": "date"}.get(schema.get("format", ""), _plain(kind))


def _plain(kind: object) -> str:
    first = kind[0] if isinstance(kind, list) else kind
    return {"string": "text", "boolean": "`true` or `false`", "integer": "number"}.get(str(first), str(first))


def _house_rules() -> Iterator[str]:
    yield from ("# House rules", "", "What `outcome-reports check` looks for; `--list-rules` says the same.", "")
    for id, rule in sorted(RULES.items()):
        yield from (f"## {id}: {rule.title}", "", _words(rule.why), "", f"Source: {_words(rule.source)}.", "")
        yield from (f"Severity: {rule.severity}.", "")
        for label, examples in (("Good", rule.good), ("Bad", rule.bad), ("Left for you to decide", rule.kept)):
            yield from (f"* {label}: `` {example.shown} ``" for example in examples)
        yield ""


def _wording() -> Iterator[str]:
    yield from (
        "# Words of the house",
        "",
        "Every label that an edition may set (`wording`, or its `wording.toml`).",
        "",
    )
    words = tomllib.loads(wording_files()["en"].read_text(encoding="utf-8"))
    for table in ("labels", "excerpt", "guides", "kinds"):
        yield from (f"## {table}", "", "| label | English |", "|---|---|")
        for label, value in words[table].items():
            forms = value if isinstance(value, dict) else {"": value}
            yield from (f"| `{label}{form and '.' + form}` | {_words(str(text))} |" for form, text in forms.items())
        yield ""


def _licences() -> Iterator[str]:
    yield from (
        "# Licences",
        "",
        "What `pip install outcome-reports` brings along, with the licences that the packages declare",
        "(`tools/licences.py`). outcome_reports itself has the MIT licence. A test sees to it that none of them binds",
        "programs that use the package, as the GPL does.",
        "",
        "| package | version | licence |",
        "|---|---|---|",
    )
    for entry in licences.installed():
        yield f"| {entry.name} | {entry.version} | {_words(entry.licence)} |"


def _words(text: str) -> str:
    """Text as it is, in a line of a table: nothing in it has a meaning in Markdown."""
    line = " ".join(text.split())
    for sign in "\\|*_<>[]{}`$#~":
        line = line.replace(sign, f"\\{sign}")
    return line


def _yaml(value: object) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)).rstrip()


def _of_the_project(name: str) -> Iterator[str]:
    """Yield a file of the project's root, with links that lead from here."""
    text = (HERE.parent / name).read_text(encoding="utf-8").rstrip()
    yield text.replace("](docs/", "](../").replace("](CHANGELOG.md", "](changelog.md")


PAGES: Mapping[str, Callable[[], Iterator[str]]] = {
    "python": _python,
    "command-line": _command_line,
    "content": _content,
    "house-rules": _house_rules,
    "wording": _wording,
    "licences": _licences,
    "contributing": partial(_of_the_project, "CONTRIBUTING.md"),
    "changelog": partial(_of_the_project, "CHANGELOG.md"),
}
"""The pages of the reference by their names."""
