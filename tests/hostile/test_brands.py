"""Brand files that want more than colours and type: code that runs, foreign files, text that ends a stylesheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import ContentError, RenderError
from outcome_reports.reading import read_brand, read_brand_file
from outcome_reports.writers.brand_fonts import folder_of

if TYPE_CHECKING:
    from tests.support.folders import EditionFolder

OURS = (Path(__file__).parents[2] / "examples" / "brand" / "coastal-forum.yaml").read_text(encoding="utf-8")


def brand_with(folder: Path, old: str, new: str) -> Path:
    """Our example of a brand with one value changed."""
    assert old in OURS
    file = folder / "own.yaml"
    file.write_text(OURS.replace(old, new, 1), encoding="utf-8")
    return file


PACKAGES = [
    "this.x",
    "this",
    "../../etc",
    ".x",
    "/etc",
    "os",
    "outcome_reports",
    "font_x/../../y",
    "",
    "Font_x",
    "font_",
]
FILES = [
    "/etc/hostname",
    "../../../../../../etc/passwd",
    "/srv/foreign/secret.ttf",
    "sub/SourceSerifPro-Regular.ttf",
    "..\\SourceSerifPro-Regular.ttf",
    "C:SourceSerifPro-Regular.ttf",
    ".ttf",
    "SourceSerifPro-Regular.woff",
    "SourceSerifPro-Regular.ttf?x",
]
STACKS = [
    "serif}</style><script>alert(1)</script>",
    "serif}</style><script>alert(1)</script>evilcss{",
    "serif;background:url(https://example.org/)",
    'serif, "a"b"',
    '"\\22 }"',
    "Arial",
    "serif,",
    ", serif",
    "serif\\n}",
    "inherit",
]
NAMES = ['Source"}</style>', "Source\\", "Source;", "<b>", "a" * 65, "Source\\u0000", " Source", "Source'"]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_not_imported_and_must_be_one_of_fonts(tmp_path: Path, package: str) -> None:
    before = {name for name in sys.modules if name.partition(".")[0] in {"this", "font_x"}}
    with pytest.raises(ContentError) as caught:
        read_brand_file(brand_with(tmp_path, "package: font_source_serif_pro", f'package: "{package}"'))
    (problem,) = caught.value.problems
    assert problem.line > 1
    assert "package" in problem.message
    assert problem.hint
    assert {name for name in sys.modules if name.partition(".")[0] in {"this", "font_x"}} == before


@pytest.mark.parametrize("file", FILES)
def test_a_font_file_is_one_of_its_package(tmp_path: Path, file: str) -> None:
    written = file.replace("\\", "\\\\")
    with pytest.raises(ContentError, match="“file” cannot be"):
        read_brand_file(brand_with(tmp_path, "file: SourceSerifPro-Regular.ttf", f'file: "{written}"'))


@pytest.mark.parametrize("stack", STACKS)
def test_a_fallback_is_generic_families_and_names(tmp_path: Path, stack: str) -> None:
    with pytest.raises(ContentError, match=r"“fallback” cannot be|invisible"):
        read_brand_file(brand_with(tmp_path, "fallback: serif", f"fallback: '{stack}'"))


@pytest.mark.parametrize("name", NAMES)
def test_a_family_has_a_name_that_ends_no_string(tmp_path: Path, name: str) -> None:
    quoted = name.replace("'", "''")
    with pytest.raises(ContentError, match=r"“name” (cannot be|is too long)"):
        read_brand_file(brand_with(tmp_path, "name: Source Serif Pro", f"name: '{quoted}'"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("seed: 21", "seed: -1"),
        ("seed: 21", "seed: " + "9" * 4000),
        ("text_size: 10", "text_size: .nan"),
        ("text_size: 10", "text_size: .inf"),
        ("scale: 1.22", "scale: nan"),
        ('ink: "#23271f"', 'ink: "#23271f;}</style>"'),
        ('ink: "#23271f"', 'ink: "red"'),
        ("title: Secretariat of the Coastal Forum", "title: " + "x" * 201),
        ("footer: Coastal Forum · Safe passage for all", 'footer: "two\\nlines"'),
        ("name: coastal-forum", 'name: "</style>"'),
    ],
)
def test_every_other_value_is_of_its_type(tmp_path: Path, key: str, value: str) -> None:
    file = brand_with(tmp_path, key, value)
    with pytest.raises(ContentError) as caught:
        read_brand_file(file)
    line = next(number for number, text in enumerate(file.read_text("utf-8").splitlines(), 1) if value[:20] in text)
    assert {(problem.file, problem.line) for problem in caught.value.problems} == {(file, line)}


@pytest.mark.parametrize(
    ("stack", "generic"),
    [("serif", "serif"), ('"Cambria", serif', "serif"), ('"Noto Serif","Droid Serif", ui-serif', "ui-serif")],
)
def test_stacks_that_are_right_are_taken(tmp_path: Path, stack: str, generic: str) -> None:
    sans = read_brand_file(brand_with(tmp_path, "fallback: serif", f"fallback: '{stack}'")).sans
    assert (sans.fallback, sans.generic) == (stack, generic)


def test_the_running_text_needs_fonts_that_every_machine_has(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="needs a Python package"):
        read_brand_file(brand_with(tmp_path, "package: font_source_serif_pro", "package: system"))


def test_a_brand_made_in_python_is_held_to_the_same() -> None:
    data = read_brand("rso").model_dump()
    data["serif"]["fallback"] = "serif}</style><script>"
    with pytest.raises(ValidationError, match="fallback"):
        Brand.model_validate(data)


@pytest.mark.parametrize("package", ["font_none_such", "font_source_sans"])
def test_a_package_that_is_not_there_is_named(package: str) -> None:
    with pytest.raises(RenderError, match="pip install font-"):
        folder_of(package)


def test_a_package_without_fonts_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "font_empty-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: font-empty\nVersion: 1\n", encoding="utf-8")
    (info / "RECORD").write_text("font_empty/__init__.py,,\n../../etc/files/a.ttf,,\n", encoding="utf-8")
    (tmp_path / "font_empty").mkdir()
    (tmp_path / "font_empty" / "__init__.py").write_text("raise SystemExit('it was imported')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(RenderError, match="has no fonts"):
        folder_of("font_empty")


def test_a_brand_folder_that_is_a_link_out_of_the_edition_is_not_read(tmp_path: Path, folder: EditionFolder) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "own.yaml").write_text(OURS, encoding="utf-8")
    (folder.path / "brand").symlink_to(tmp_path / "elsewhere")
    folder.write("edition.yaml", (folder.path / "edition.yaml").read_bytes() + b"brand: own\n")
    assert "leads out of the folder" in str(folder.found())
