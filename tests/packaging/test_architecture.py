"""The package is cut as docs/architecture.md says, and each module has one name and a size that can be read at once."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "outcome_reports"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
MOST_LINES = 200
# Lists of what a room registers have one name, wherever they are, so that one knows what to look for.
SHARED = {"registry.py"}
# Tables, which nobody reads from top to bottom; a format that is one module, each node a short method.
MAY_GROW = {"tree/roles.py"}
LONGER = {"writers/commonmark.py"}
_NAMED = re.compile(r"`([^`\s]+)`")


def _table() -> dict[str, set[str]]:
    """Rooms in the order of the page, each with the rooms inside it that its line names."""
    rooms: dict[str, set[str]] = {}
    for line in PAGE.partition("## Layers")[2].partition("\n## ")[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| ") or cells[:2] == ["layer", "room"]:
            continue
        inside = {name for name in _NAMED.findall(cells[2]) if name.endswith("/")}
        for room in _NAMED.findall(cells[1]):
            assert room not in rooms, f"{room} is listed twice"
            rooms[room] = inside
    return rooms


def _packages(folder: Path) -> set[str]:
    return {f"{path.parent.relative_to(folder).as_posix()}/" for path in folder.rglob("*/__init__.py")}


def _modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py")]


def test_every_room_of_the_table_exists_and_every_room_is_in_the_table() -> None:
    top = {name for name in _packages(PACKAGE) if name.count("/") == 1}
    files = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert set(_table()) == top | files


def test_every_room_inside_a_room_is_named_in_its_line() -> None:
    for room, named in _table().items():
        if room.endswith("/"):
            inside = {Path(name).name + "/" for name in _packages(PACKAGE / room)}
            assert named == inside, room


def test_the_table_has_the_order_that_imports_are_held_to() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    level = {name.split(".")[-1]: at for at, names in enumerate(layers) for name in re.findall(r"[\w.]+", names)}
    rooms = [room.rstrip("/").removesuffix(".py") for room in _table()]
    assert set(rooms) == set(level)
    assert rooms == sorted(rooms, key=level.__getitem__)


def test_every_file_that_the_page_names_exists() -> None:
    # A name alone is a file of the room that the sentence is about.
    known = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")}
    known |= {path.name for path in _modules()}
    named = {name for name in _NAMED.findall(PAGE) if re.fullmatch(r"[\w/]+\.py", name)}
    assert named
    assert named <= known


def test_every_template_that_the_page_names_exists() -> None:
    named = {name for name in _NAMED.findall(PAGE) if name.startswith("templates/") and "xx" not in name}
    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_every_folder_that_the_page_names_exists() -> None:
    inside = {name.rstrip("/") for name in _packages(PACKAGE)} | {
        name.rstrip("/").split("/")[-1] for name in _packages(PACKAGE)
    }
    for name in _NAMED.findall(PAGE):
        if re.fullmatch(r"[\w./-]+/", name):
            assert name.rstrip("/") in inside or (ROOT / name).is_dir(), name


def test_no_two_modules_have_the_same_name() -> None:
    names = Counter(path.name for path in _modules())
    assert {name for name, count in names.items() if count > 1} == SHARED


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    lines = {path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines()) for path in _modules()}
    assert {name for name, count in lines.items() if count > MOST_LINES} - MAY_GROW == LONGER


def test_rooms_with_a_file_for_each_thing_are_listed_whole() -> None:
    listed = PAGE.partition("## Where an output is made")[2].partition("**Words and their order**")[0]
    for room in ("composing/sections", "composing/documents", "checking/rules", "api/exports"):
        item = listed.partition(f"`{room}/`")[2].partition("\n* ")[0]
        files = {path.stem for path in (PACKAGE / room).glob("*.py")} - {"__init__", "registry"}
        assert set(_NAMED.findall(item)) - {"check"} == files, room
