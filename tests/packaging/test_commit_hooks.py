"""The hooks that run before a commit are the project's own, and run the tools that `make check` runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from outcome_reports.cli.main import main

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
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (parts,) = re.findall(r"^CHECKS := (.+)$", makefile, re.MULTILINE)
    recipes = [re.findall(rf"^{part}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE) for part in parts.split()]
    commands = [command for (recipe,) in recipes for command in recipe.splitlines()]
    hooks = [hook["entry"] for repository in REPOSITORIES for hook in repository["hooks"]]
    assert _tools(hooks) == _tools(commands) == {"ruff check", "ruff format", "mypy", "lint-imports"}


def test_hooks_for_repositories_of_content_are_commands_that_exist() -> None:
    hooks: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in hooks} == {"outcome-reports-check", "outcome-reports-build"}
    edition = str(ROOT / "content" / "third-2025")
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert (program, hook["pass_filenames"]) == ("outcome-reports", False)
        assert re.search(hook["files"], "content/third-2025/chapters/1-early-intervention.yaml")
        assert CliRunner().invoke(main, [*arguments, edition]).exit_code == 0


def test_the_workflow_of_the_documentation_runs_commands_that_exist() -> None:
    page = (ROOT / "docs" / "pipelines.md").read_text("utf-8")
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    (workflow,) = (block for block in blocks if "jobs" in block)
    steps = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    commands = [step for step in steps if step.startswith("outcome-reports ")]
    assert len(commands) == 2
    for command in commands:
        name, *arguments = command.partition(" > ")[0].removeprefix("outcome-reports ").split()
        parts = [str(ROOT / part) if part.startswith("content/") else part for part in arguments]
        # A dry run, where there is one: it is the options that are tried.
        dry = ["--dry-run"] if name == "build" else []
        assert CliRunner().invoke(main, [name, *parts, *dry]).exit_code == 0, command


def test_issue_forms_are_whole() -> None:
    for file in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        form = yaml.safe_load(file.read_text("utf-8"))
        if file.name != "config.yml":
            assert {"name", "description", "body"} <= form.keys()
            ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
            assert len(set(ids)) == len(ids) > 0
