"""The pages of docs/: their pictures, their blocks of code, and the lists that a script makes of what is installed."""

from __future__ import annotations

import io
import re
import runpy
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageChops, ImageStat

from tests.support.folders import CHAPTER, EditionFolder

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = {page.name: page.read_text("utf-8") for page in DOCS.glob("*.md")}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MOST_BYTES = 1_500_000

sys.path.insert(0, str(DOCS))
sys.path.insert(0, str(ROOT / "tools"))

import draw_gallery  # noqa: E402 - they are no packages
import licences  # noqa: E402


def blocks(page: str, language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall(PAGES[page]) if kind == language]


def test_every_page_is_in_the_index() -> None:
    listed = set(re.findall(r"^([\w-]+)$", PAGES["index.md"], re.MULTILINE))
    assert {Path(name).stem for name in PAGES} - {"index"} <= listed


def test_pictures_are_there_used_described_and_small() -> None:
    shown = {
        name: alt for text in PAGES.values() for alt, name in re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", text)
    }
    shown |= {
        name: alt
        for text in PAGES.values()
        for name, alt in re.findall(r"```\{image\} pictures/(\S+)\n:alt: (.*)\n", text)
    }
    assert shown.keys() == {file.name for file in (DOCS / "pictures").iterdir()}
    assert all(len(alt) > 15 for alt in shown.values())
    assert sum(file.stat().st_size for file in (DOCS / "pictures").iterdir()) < MOST_BYTES


def test_the_gallery_is_what_the_script_draws() -> None:
    for name in draw_gallery.SHEETS:
        assert f"(pictures/{name}.png)" in PAGES["gallery.md"], name
    # One of them, which takes a second; the others are made in the same way.
    pages = draw_gallery.SHEETS["summary"]()
    with Image.open(io.BytesIO(draw_gallery.sheet(pages))) as made, Image.open(DOCS / "pictures/summary.png") as kept:
        assert made.size == kept.size
        assert kept.width == draw_gallery.GAP + len(pages) * (draw_gallery.WIDTH + draw_gallery.GAP)
        # A rule or a line of words that moved is more than this.
        apart = ImageStat.Stat(ImageChops.difference(made.convert("RGB"), kept.convert("RGB"))).mean
        assert max(apart) < 0.1, "run tools/draw_gallery.py"


def test_every_kind_of_fault_has_tests_that_are_there() -> None:
    tests = ROOT / "tests"
    rows = [line for line in (tests / "kinds.md").read_text("utf-8").splitlines() if re.match(r"\| [A-Z]\d", line)]
    assert len(rows) == 38
    for row in rows:
        files = re.findall(r"`([\w/]+\.py)`: ((?:`test_\w+`(?:, )?)+)", row)
        assert files, row
        # Nothing that is named stands outside what is looked for.
        named = {name for _, names in files for name in re.findall(r"`(test_\w+)`", names)}
        assert named == set(re.findall(r"`(test_\w+)`", row))
        for file, names in files:
            code = (tests / file).read_text("utf-8")
            assert [name for name in re.findall(r"`(test_\w+)`", names) if f"def {name}(" not in code] == [], file


@pytest.fixture
def edition(tmp_path: Path) -> EditionFolder:
    """An edition with the files that the pages name."""
    folder = EditionFolder(tmp_path)
    (folder.path / "images").mkdir()
    shutil.copy(ROOT / "content/coastal-forum-2026/images/port.png", folder.path / "images/port.png")
    with Image.open(folder.path / "images/port.png") as picture:
        picture.convert("RGB").save(folder.path / "images/port.jpg")
    return folder


@pytest.mark.parametrize("page", ["texts.md", "photos.md", "tables.md"])
def test_texts_of_a_page_are_texts(page: str, edition: EditionFolder) -> None:
    texts = blocks(page, "markdown")
    assert texts
    for name, rows in {"agenda": "Time,What\n09:00,Opening\n", "survey": "What,Votes\nTalks,12\n"}.items():
        # A file that no text names is a mistake.
        if f"{name}.csv" in PAGES[page]:
            edition.write(f"{name}.csv", rows)
    for text in texts:
        indented = "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))
        edition.write("chapters/1-labour.yaml", CHAPTER.replace("  An introduction.\n", indented))
        assert edition.found() == []
        assert edition.load().statement().to_html()


def test_pictures_of_chapters_and_their_notes(edition: EditionFolder) -> None:
    chapter, note = blocks("photos.md", "yaml")
    edition.write("chapters/1-labour.yaml", CHAPTER + chapter)
    edition.write("images/port.jpg.yaml", note)
    assert edition.found() == []
    assert edition.load().statement().to_html()
    assert yaml.safe_load(note).keys() == {"people", "consent"}


@pytest.mark.parametrize("page", ["tables.md"])
def test_python_of_a_page_runs(page: str, tmp_path: Path) -> None:
    codes = blocks(page, "python")
    assert codes
    for number, code in enumerate(codes):
        (tmp_path / f"{number}.py").write_text(code, "utf-8")
        runpy.run_path(str(tmp_path / f"{number}.py"))


def test_examples_are_shown_as_they_are() -> None:
    shown = blocks("services.md", "python")
    assert shown == [
        (ROOT / "examples" / name).read_text("utf-8")
        for name in ("services/web_service.py", "services/task_queue.py", "excerpts_on_a_cluster.py")
    ]


def test_no_licence_binds_those_who_use_the_package() -> None:
    found = {entry.name: entry.licence for entry in licences.installed()}
    assert {"weasyprint", "lxml", "pillow"} <= found.keys()
    assert all(found.values())
    assert {name: licence for name, licence in found.items() if licences.binds(licence)} == {}


@pytest.mark.parametrize(
    ("licence", "binds"),
    [
        ("MIT", False),
        ("BSD-3-Clause", False),
        ("MPL-2.0", False),
        ("LGPL-2.1-or-later", False),
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("MIT OR GPL-2.0-only", False),
        ("Apache-2.0 AND GPL-2.0-only", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("GNU Lesser General Public License v2 (LGPLv2)", False),
    ],
)
def test_which_licences_bind(licence: str, binds: bool) -> None:
    assert licences.binds(licence) is binds
