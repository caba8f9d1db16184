"""Plain names become references where the statement has the same words, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.importing import import_docx
from outcome_reports.importing import referring as module
from outcome_reports.importing.output.name_references import with_references
from outcome_reports.model import Registry
from outcome_reports.reading.registry_files import read_registry
from tests.support.folders import CHAPTER as CONTENT
from tests.support.folders import EditionFolder
from tests.support.small_registry import write_small_registry
from tests.unit.cli.test_commands import run
from tests.unit.importing.test_import_report import CHAPTER
from tests.unit.importing.word_file import paragraph, write_word


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    write_small_registry(tmp_path / "registry")
    found, _ = read_registry(tmp_path / "registry", [])
    assert found
    return found


@pytest.mark.parametrize(
    ("plain", "made"),
    [
        ("We met Indonesia and New Zealand.", "We met [[IDN]] and [[NZL]]."),
        ("Boats of the Philippines came.", "Boats of [[PHL]] came."),
        ("The Philippines came.", "[[PHL]] came."),
        ("Philippines came.", "Philippines came."),
        ("In the Republic of Indonesia it rained.", "In [[IDN|formal]] it rained."),
        ("Indonesia’s boats", "[[IDN]]’s boats"),
        ("INDONESIA met us.", "INDONESIA met us."),
        ("**Indonesia** met us.", "**Indonesia** met us."),
        ("[Indonesia](https://a.org/) met us.", "[Indonesia](https://a.org/) met us."),
        ("See https://Indonesia.org/ for more.", "See https://Indonesia.org/ for more."),
        ("the IOM met us.", "the IOM met us."),
        ("| Indonesia | x |", "| Indonesia | x |"),
        ("## Indonesia", "## Indonesia"),
        ("⟦Confirm: by Indonesia?⟧", "⟦Confirm: by Indonesia?⟧"),
        ("We met New\n  Zealand, and left.", "We met [[NZL]],\n  and left."),
        ("We met New\n  Zealand.", "We met New\n  Zealand."),
    ],
)
def test_names_in_a_text_become_references_but_not_in_a_title(registry: Registry, plain: str, made: str) -> None:
    assert with_references(f"text: |\n  {plain}\n", registry) == f"text: |\n  {made}\n"
    assert with_references(f"title: {plain!r}\n".replace("\\n", " "), registry).count("[[") == 0


def test_the_owner_of_a_text_is_not_named_in_full(registry: Registry) -> None:
    text = "spotlights:\n  - by: IDN\n    text: |\n      {} met {}.\n"
    made = with_references(text.format("Indonesia", "Australia"), registry)
    assert made == text.format("[[IDN|short]]", "[[AUS]]")


def test_an_adjective_of_a_state_becomes_a_reference(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    write_small_registry(folder)
    file = folder / "entities.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("short: Australia,", "short: Australia, adjective: Australian,"), encoding="utf-8")
    found, _ = read_registry(folder, [])
    assert found is not None
    made = with_references("text: |\n  Of Australian and Indonesian boats.\n", found)
    assert made == "text: |\n  Of [[AUS|adjective]] and Indonesian boats.\n"


def test_a_file_whose_references_change_words_stays_as_it_was(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = EditionFolder(tmp_path / "edition")
    folder = edition.path
    files = {"chapters/1-labour.yaml": CONTENT, "looking-ahead.yaml": "text: |\n  Indonesia goes on.\n"}
    for name, text in files.items():
        edition.write(name, text)
    files["unplaced.md"] = "Indonesia\n"

    def referred(text: str, _: Registry) -> str:
        return text.replace("Indonesia", "[[IDN]]").replace("An introduction.", "Other words.")

    monkeypatch.setattr(module, "with_references", referred)
    made = module.referring(folder, files, registry)
    assert made == files | {"looking-ahead.yaml": "text: |\n  [[IDN]] goes on.\n"}
    # All at once if no word changes, none if the edition has no statement, or nothing to refer to.
    monkeypatch.setattr(module, "with_references", lambda text, _: text.replace("Indonesia", "[[IDN]]"))
    assert module.referring(folder, files, registry) == made
    assert module.referring(folder, {"unplaced.md": "Indonesia"}, registry) == {"unplaced.md": "Indonesia"}
    (folder / "edition.yaml").write_text("series: x\n", encoding="utf-8")
    assert module.referring(folder, files, registry) == files


@pytest.mark.usefixtures("registry")
def test_the_statement_has_the_same_words(tmp_path: Path) -> None:
    ahead = paragraph("Looking ahead", "H1") + paragraph("Indonesia and the Philippines will meet New Zealand.")
    file = write_word(tmp_path / "old.docx", CHAPTER + ahead)
    plain = import_docx(file, tmp_path / "plain")
    result = run("import", str(file), "--to", str(tmp_path / "made"), "--references")
    assert result.exit_code == 0, result.output
    words = [re.findall(r"\w+", outr.load(tmp_path / name).statement().text) for name in ("plain", "made")]
    assert words[0] == words[1]
    text = (tmp_path / "made" / "looking-ahead.yaml").read_text(encoding="utf-8")
    assert "[[IDN]] and [[PHL]] will meet [[NZL]]." in text
    pages = [(tmp_path / name / "import-report.json").read_text(encoding="utf-8") for name in ("plain", "made")]
    assert pages[0] == pages[1]
    assert plain.problems == ()
    assert run("import", str(file), "--to", str(tmp_path / "made"), "--references").exit_code == 2
