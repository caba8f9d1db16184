"""The hooks that run before a commit are the project's own, and run the tools that `make check` runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
REPOSITORIES: list[dict[str, Any]] = yaml.safe_load(CONFIGURATION)["repos"]


def _tools(commands: list[str]) -> set[str]:
    """Tools of the environment with their subcommands: "ruff check", "mypy"."""
    return {
        " ".join(re.findall(r"(?:bin/|\$\(BIN\)/)([\w-]+)(?: ([a-z]+)\b)?", command)[0]).strip() for command in commands
    }


def test_every_hook_is_local_and_fetches_nothing() -> None:
    assert {repository["repo"] for repository in REPOSITORIES} == {"local"}
    assert {hook["language"] for repository in REPOSITORIES for hook in repository["hooks"]} == {"system"}
    assert "://" not in CONFIGURATION


def test_hooks_run_what_make_check_runs() -> None:
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe
    hooks = [hook["entry"] for repository in REPOSITORIES for hook in repository["hooks"]]
    assert _tools(hooks) == _tools(recipe[1].splitlines()) == {"ruff check", "ruff format", "mypy", "lint-imports"}
