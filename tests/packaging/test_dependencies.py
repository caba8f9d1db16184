"""Every library that the source imports is declared, and every version that is installed is pinned."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# Where optional libraries may be imported, and the extra that brings them.
OPTIONAL = {"intake": "heif", "language": "spelling", "validating": "validate", "writers": "line-breaks"}


# One library under two names.
PART_OF = {"pydantic-core": "pydantic"}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _names(requirements: list[str]) -> set[str]:
    return {_normal(re.split(r"[<>=!~\[; ]", requirement)[0]) for requirement in requirements}


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_every_imported_library_is_declared() -> None:
    homes = packages_distributions()
    declared = _names(PROJECT["dependencies"])
    undeclared: set[str] = set()
    for file in (ROOT / "src" / "outcome_reports").rglob("*.py"):
        extra = OPTIONAL.get(file.relative_to(ROOT / "src" / "outcome_reports").parts[0])
        allowed = declared | (_names(PROJECT["optional-dependencies"][extra]) if extra else set())
        for module in set(_imported(file)) - set(sys.stdlib_module_names) - {"outcome_reports"}:
            home = {PART_OF.get(_normal(name), _normal(name)) for name in homes.get(module, [module])}
            if not home & allowed:
                undeclared.add(f"{file.name}: {module}")
    assert not undeclared


def test_every_installed_version_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    pinned = {_normal(name): version for name, version in pins.items()}
    installed = {_normal(found.metadata["Name"]): found.version for found in distributions()}
    for tool in ("outcome-reports", "pip"):
        installed.pop(tool, None)
    assert installed.items() <= pinned.items()


def test_pins_and_lock_files_name_no_index() -> None:
    for name in ("constraints.txt", "package-lock.json", "package.json", "pyproject.toml"):
        assert "://" not in (ROOT / name).read_text("utf-8"), name
