"""The editor of the preview is what its script makes of the versions that are pinned, and may be handed on."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "templates" / "preview" / "codemirror.js"
SOURCE = ROOT / "tools" / "editor" / "codemirror_parts.js"
MOST_BYTES = 400_000


def test_it_is_what_the_script_makes_of_the_pinned_versions(tmp_path: Path) -> None:
    packages = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    for name in {"esbuild", *re.findall(r'from "([^"]+)"', SOURCE.read_text("utf-8"))}:
        folder = ROOT / "node_modules" / name
        if not folder.is_dir():
            pytest.skip(f"{name} is not installed: run npm install")
        installed = json.loads((folder / "package.json").read_bytes())["version"]
        assert installed == packages[f"node_modules/{name}"]["version"]
    made = tmp_path / "made.js"
    subprocess.run([ROOT / "tools" / "bundle-editor", made], check=True)
    assert made.read_bytes() == BUNDLE.read_bytes(), "run tools/bundle-editor"


def test_it_is_small_and_has_its_licence() -> None:
    assert BUNDLE.stat().st_size < MOST_BYTES
    first = BUNDLE.read_text("utf-8").splitlines()[0]
    assert "codemirror-licence.txt" in first
    assert "Copyright (C)" in (BUNDLE.parent / "codemirror-licence.txt").read_text("utf-8")


def test_versions_are_exact() -> None:
    package = json.loads((ROOT / "package.json").read_bytes())
    locked = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    for name, version in package["devDependencies"].items():
        assert locked[f"node_modules/{name}"]["version"] == version, name
