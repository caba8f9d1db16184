"""Compiled templates are kept beside ours, as Python keeps modules."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest

from outcome_reports.writers.html import templates as module


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with two templates, in place of ours."""
    (tmp_path / "html").mkdir()
    for name in ("one", "two"):
        (tmp_path / "html" / f"{name}.html.j2").write_text(f"{name} {{{{ 1 + 1 }}}}")
    monkeypatch.setattr(module, "templates", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    module.environment_for.cache_clear()
    yield tmp_path / "html"
    module.environment_for.cache_clear()


def compiled(monkeypatch: pytest.MonkeyPatch, *, overrides: Path | None = None) -> list[str]:
    """Return what the templates of a new process say, after the names of those that it compiles."""
    names: list[str] = []
    compile_source = jinja2.Environment.compile

    def counted(environment: Any, source: Any, name: str, *others: Any, **named: Any) -> Any:
        names.append(name)
        return compile_source(environment, source, name, *others, **named)

    module.environment_for.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(jinja2.Environment, "compile", counted)
        environment = module.environment_for(overrides)
        said = [environment.get_template(f"{name}.html.j2").render() for name in ("one", "two")]
    return [*names, *said]


def test_a_template_is_compiled_once_and_again_when_it_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled(monkeypatch) == ["one.html.j2", "two.html.j2", "one 2", "two 2"]
    assert compiled(monkeypatch) == ["one 2", "two 2"]
    source = folder / "two.html.j2"
    before = source.stat()
    source.write_text("too {{ 1 + 2 }}")
    # Not by time and size, which may be the same.
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert compiled(monkeypatch) == ["two.html.j2", "one 2", "too 3"]
    assert len(list((folder / "__pycache__").iterdir())) == 2


def test_what_is_kept_may_be_damaged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(monkeypatch)
    whole = {file: file.read_bytes() for file in (folder / "__pycache__").iterdir()}
    for damaged in (whole, *({file: data[:length] for file, data in whole.items()} for length in (0, 12, 40, 80, 300))):
        for file, data in damaged.items():
            file.write_bytes(data if damaged is not whole else data[:60] + b"x" * 60)
        assert compiled(monkeypatch)[-2:] == ["one 2", "two 2"]
    for file in whole:
        file.write_bytes(b"")
    assert compiled(monkeypatch) == ["one.html.j2", "two.html.j2", "one 2", "two 2"]


@pytest.mark.parametrize("fault", ["no folder", "no file", "none wanted"])
def test_where_nothing_can_be_kept_templates_work_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    if fault == "no folder":
        monkeypatch.setattr(Path, "mkdir", refuse)
    elif fault == "no file":
        monkeypatch.setattr(jinja2.FileSystemBytecodeCache, "dump_bytecode", refuse)
    else:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for _ in range(2):
        assert compiled(monkeypatch) == ["one.html.j2", "two.html.j2", "one 2", "two 2"]
    assert not list(folder.glob("__pycache__/*"))


def test_nothing_is_kept_of_templates_of_a_user(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(folder, tmp_path / "mine" / "html")
    for _ in range(2):
        assert compiled(monkeypatch, overrides=tmp_path / "mine")[:2] == ["one.html.j2", "two.html.j2"]
    assert not list(tmp_path.rglob("__pycache__"))


def test_scripts_are_joined_by_name_and_replaced_by_those_of_a_user(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"^templates/html/script is missing: install the package again$"):
        module.script(None)
    own = tmp_path / "own"
    for root, name, text in (
        (folder, "20-b.js", "b();"),
        (folder, "10-a.js", "a();"),
        (own / "html", "20-b.js", "c();"),
    ):
        (root / "script").mkdir(parents=True, exist_ok=True)
        (root / "script" / name).write_text(text, "utf-8")
    both, replaced = module.script(None), module.script(own)
    assert both.index("a()") < both.index("b()")
    assert "b()" not in replaced
    assert replaced.index("a()") < replaced.index("c()")
