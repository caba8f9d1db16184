"""A machine without Pango: formats that need no layout are made all the same, the others say what to install."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from outcome_reports.errors import LayoutMissingError
from outcome_reports.writers.pdf import layout_library

EDITION = Path(__file__).resolve().parents[3] / "content" / "third-2025"
# WeasyPrint loads Pango through cffi, which fails with these words where the library is not there.
WITHOUT = """
import cffi, ctypes
def refuse(load, place, why):
    def loading(*arguments, **named):
        name = str(arguments[place]) if len(arguments) > place else ""
        if any(part in name for part in ("gobject", "pango", "harfbuzz", "fontconfig")):
            raise OSError(f"{name}: {why}")
        return load(*arguments, **named)
    return loading
cffi.FFI.dlopen = refuse(cffi.FFI.dlopen, 1, "WHY")
ctypes.CDLL.__init__ = refuse(ctypes.CDLL.__init__, 1, "WHY")
"""
NOT_THERE = "cannot open shared object file: No such file or directory"
NO_ROOM = "failed to map segment from shared object"


def run(*arguments: str, tmp_path: Path, why: str = NOT_THERE) -> subprocess.CompletedProcess[str]:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT.replace("WHY", why))
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=300)


def build(*wanted: str, tmp_path: Path, why: str = NOT_THERE) -> subprocess.CompletedProcess[str]:
    out = ("--out", str(tmp_path / "out"), "--quiet", "--jobs", "1")
    return run("-m", "outcome_reports", "build", str(EDITION), *wanted, *out, tmp_path=tmp_path, why=why)


def made(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith("."))


def test_pages_say_what_to_install_on_each_system(tmp_path: Path) -> None:
    done = build("--format", "pdf", "--document", "summary", "--document", "statement", tmp_path=tmp_path)
    assert done.returncode == 1
    assert "failed: statement, summary: pages are laid out by Pango, which cannot be loaded (" in done.stderr
    assert NOT_THERE in done.stderr
    for system, package in (
        ("Debian, Ubuntu", "libpango-1.0-0"),
        ("Fedora", "dnf install pango"),
        ("Alpine", "apk add pango"),
        ("macOS", "brew install pango"),
        ("Windows", "mingw-w64-x86_64-pango"),
    ):
        assert any(line.strip().startswith(system) and package in line for line in done.stderr.splitlines())
    assert "MB" not in done.stderr
    assert "Traceback" not in done.stderr
    assert "WeasyPrint could not" not in done.stdout + done.stderr
    assert made(tmp_path) == []


def test_a_missing_subsetter_is_named_with_what_to_install() -> None:
    import weasyprint.pdf.fonts

    from outcome_reports.writers.pdf.render_warnings import missing_characters

    assert "HarfBuzz-Subset" in Path(weasyprint.pdf.fonts.__file__).read_text("utf-8")
    said = 'Using fontTools instead of HarfBuzz-Subset for font "Brand Sans". Please install HarfBuzz-Subset >= 4.1.0'
    with pytest.raises(LayoutMissingError, match=r"libharfbuzz-subset, which cannot be loaded") as caught:
        missing_characters(["another", said, said])
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in str(caught.value)
    assert missing_characters(["Using fontTools for another reason"])[1] == ["Using fontTools for another reason"]


@pytest.mark.parametrize(
    ("wanted", "files"),
    [
        (
            ("--format", "html", "--format", "md", "--format", "txt"),
            ["statement.html", "statement.md", "statement.txt"],
        ),
        (("--format", "docx", "--document", "summary"), ["summary.docx"]),
    ],
)
def test_what_needs_no_layout_is_made(wanted: tuple[str, ...], files: list[str], tmp_path: Path) -> None:
    done = build(*wanted, tmp_path=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1].split(",")[0]) == (0, "1 made")
    assert "page numbers" not in done.stderr
    assert made(tmp_path) == files


def test_word_and_excerpts_are_made_without_page_numbers_until_there_is_a_layout(tmp_path: Path) -> None:
    done = build("--format", "docx", tmp_path=tmp_path)
    assert done.returncode == 0
    assert (
        done.stderr.count("without page numbers in Word’s contents and in excerpts: pages are laid out by Pango") == 1
    )
    assert made(tmp_path) == ["statement.docx"]
    file = tmp_path / "out" / "statement.docx"
    assert "PAGEREF" not in document_xml(file)
    (tmp_path / "sitecustomize.py").write_text("")
    out = ["--out", str(tmp_path / "out"), "--quiet", "--jobs", "1"]
    again = subprocess.run(
        [sys.executable, "-m", "outcome_reports", "build", str(EDITION), "--format", "docx", *out],
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.stderr.startswith("1 made"), again.stderr
    assert "PAGEREF" in document_xml(file)


def test_an_excerpt_is_made_without_places(tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "out"), "--quiet", "--jobs", "1")
    command = ("-m", "outcome_reports", "excerpt", str(EDITION), "KEN", "--format", "html", *out)
    done = run(*command, tmp_path=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1].split(",")[0]) == (0, "1 made")
    assert "without page numbers" in done.stderr


def document_xml(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/document.xml").decode()


def test_checking_needs_no_layout(tmp_path: Path) -> None:
    done = run("-m", "outcome_reports", "check", str(EDITION), tmp_path=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("what", ["e.summary().to_html()", "e.summary().to_docx()", "e.check()"])
def test_nothing_that_needs_no_layout_loads_it(what: str, tmp_path: Path) -> None:
    code = f"import sys, outcome_reports as o; e = o.load({str(EDITION)!r}); {what}; print('weasyprint' in sys.modules)"
    assert run("-c", code, tmp_path=tmp_path).stdout == "False\n"


def test_a_script_gets_the_same_error_each_time(tmp_path: Path) -> None:
    code = (
        f"import outcome_reports as o; e = o.load({str(EDITION)!r})\n"
        "for _ in range(2):\n"
        "    try: e.summary().to_pdf()\n"
        "    except o.InstallationError as error: print(str(error).splitlines()[0])"
    )
    said = run("-c", code, tmp_path=tmp_path).stdout.splitlines()
    assert len(said) == 2
    assert all(line.startswith("pages are laid out by Pango") for line in said)


@pytest.mark.skipif(sys.platform != "linux", reason="words of Linux")
def test_a_library_that_finds_no_room_is_not_called_missing(tmp_path: Path) -> None:
    done = build("--format", "pdf", "--document", "summary", tmp_path=tmp_path, why=NO_ROOM)
    assert done.returncode == 1
    assert "it needed more than the" in done.stderr
    assert "Install" not in done.stderr


def test_what_few_documents_need_is_imported_when_it_is_used() -> None:
    code = (
        "import sys, outcome_reports.writers.pdf.layout_library\n"
        "from weasyprint.pdf import fonts\n"
        "names = ('fontTools.subset', 'fontTools.varLib.instancer')\n"
        "print([name in sys.modules for name in names])\n"
        "print(fonts.subset.Options(hinting=False).hinting)\n"
        "try: fonts.instantiateVariableFont({}, {'wght': 400})\n"
        "except ValueError as error: print(error)\n"
        "print([sys.modules[name].__file__ is not None for name in names])"
    )
    used = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert used.stdout.splitlines() == [
        "[False, False]",
        "False",
        "Missing required table fvar",
        "[True, True]",
    ]


def test_a_package_that_is_missing_is_reported_by_its_name(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['weasyprint'] = None\n"
        "import outcome_reports as o\n"
        f"try: o.load({str(EDITION)!r}).summary().to_pdf()\n"
        "except o.InstallationError as error: print(error)"
    )
    assert run("-c", code, tmp_path=tmp_path).stdout.strip().endswith("pip install weasyprint")


@pytest.mark.skipif(sys.platform != "linux", reason="libraries have SONAMEs")
def test_no_other_program_is_asked_where_the_libraries_are(tmp_path: Path) -> None:
    code = (
        "import ctypes.util, subprocess\n"
        "from unittest.mock import patch\n"
        "find = ctypes.util.find_library\n"
        "with patch.object(subprocess, 'Popen', side_effect=OSError) as asked:\n"
        "    import {}\n"
        "print(asked.called, ctypes.util.find_library is find)"
    )

    def loading(module: str) -> tuple[str, str]:
        command = [sys.executable, "-c", code.format(module)]
        loaded = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        return loaded.stdout, loaded.stderr

    assert loading("weasyprint") == ("True True\n", ""), "WeasyPrint needs the change no more"
    assert loading("outcome_reports.writers.pdf.layout_library") == ("False True\n", "")


@pytest.mark.parametrize("part", ["weasyprint.urls", "weasyprint.text.line_break", "weasyprint.svg"])
def test_an_incomplete_installation_is_reported_as_such(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, part, None)
    with pytest.raises(
        LayoutMissingError, match=rf"of which {part} is missing: pip install --force-reinstall weasyprint"
    ):
        layout_library.load()
