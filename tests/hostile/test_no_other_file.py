"""Reading and composing open no file outside of the edition, its registry and the package, and make no connection."""

from __future__ import annotations

import json
import mimetypes
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import outcome_reports
from outcome_reports.platform.resources import templates
from tests.hostile.corpus import CASES, image, lay_out

if TYPE_CHECKING:
    from tests.support.folders import EditionFolder

# The hook cannot be taken out again, so it lives in a process of its own.
WATCHED = """\
import json, os, sys
seen = []
def watch(event, arguments):
    if event in {"open", "os.listdir", "os.scandir"} and isinstance(arguments[0], (str, bytes, os.PathLike)):
        seen.append([event, os.path.realpath(os.fsdecode(arguments[0]))])
    elif event.split(".")[0] in {"socket", "subprocess", "urllib", "http", "ftplib", "smtplib", "ctypes"}:
        seen.append([event, repr(arguments)[:200]])
    elif event in {"os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "exec.none"}:
        seen.append([event, repr(arguments)[:200]])
import outcome_reports as outr
sys.addaudithook(watch)
for folder in sys.argv[1:]:
    try:
        edition = outr.load(folder)
        edition.statement()
        edition.summary()
        list(edition.recommendations())
        for key in edition.excerptible()[:3]:
            edition.excerpt(key, pages={})
    except outr.ContentError as error:
        str(error)
print(json.dumps(seen))
"""


def watched(*folders: Path) -> list[tuple[str, str]]:
    command = [sys.executable, "-c", WATCHED, *map(str, folders)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True, env=environment)
    return [(event, argument) for event, argument in json.loads(done.stdout)]


def outside(seen: list[tuple[str, str]], *inside: Path) -> list[tuple[str, str]]:
    # Modules are imported when first needed; so are the programs that Python itself brings.
    python = {Path(path).resolve() for path in (sys.prefix, sys.base_prefix, *(p for p in sys.path if p))}
    # openpyxl asks Python for its table of media types, which looks into the system's.
    system = map(Path, mimetypes.knownfiles)
    allowed = [str(path.resolve()) for path in (*inside, *python, *system)]
    return [
        (event, argument)
        for event, argument in seen
        # Numbers of numpy, which openpyxl takes where it is installed, look into the process itself.
        if (event, argument) != ("ctypes.dlopen", "(None,)")
        and not any(argument == place or argument.startswith(place + os.sep) for place in allowed)
    ]


def package() -> tuple[Path, Path]:
    return Path(outcome_reports.__file__).parent, templates()


def test_our_editions_open_their_own_files_alone() -> None:
    content = Path(__file__).parents[2] / "content"
    for name in ("fourth-2026", "third-2025"):
        seen = watched(content / name)
        assert ("open", str((content / name / "edition.yaml").resolve())) in seen
        assert outside(seen, content / name, content / "registry", *package()) == []


def test_hostile_editions_open_no_file_of_others(tmp_path: Path) -> None:
    folders = []
    for number, case in enumerate(CASES):
        place = _edition(tmp_path / str(number))
        lay_out(place, case)
        folders.append(place.path)
    seen = watched(*folders)
    inside = [place for folder in folders for place in (folder, folder.parent / "registry")]
    opened = [argument for event, argument in seen if event == "open"]
    assert sum(name.endswith("edition.yaml") for name in opened) >= len(CASES) - 5
    assert outside(seen, *inside, *package()) == []
    opened = [name for name in opened if name not in mimetypes.knownfiles]
    assert not [name for name in opened if "elsewhere" in name or name.startswith(("/etc", "/dev"))]


def test_the_watch_sees_what_it_should(tmp_path: Path) -> None:
    place = _edition(tmp_path)
    place.write("foreword.yaml", "text: x\nsignatories: [{name: N, office: O, signature: images/a.png}]\n")
    place.write("images/a.png", image("PNG"))
    seen = watched(place.path)
    opened = {argument for event, argument in seen if event == "open"}
    assert {str(file.resolve()) for file in place.path.rglob("*") if file.is_file()} <= opened
    assert outside(seen, place.path.parent / "registry", *package()) != []


def _edition(folder: Path) -> EditionFolder:
    from tests.support.folders import EditionFolder

    return EditionFolder(folder)
