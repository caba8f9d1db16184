"""Editions from a skeleton: they build at once, on an empty disk or beside a registry that is there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import outcome_reports as outr
from outcome_reports.cli import main
from outcome_reports.errors import ArgumentError, ContentError
from outcome_reports.new_edition.creation import new_edition, new_edition_of_kind
from outcome_reports.new_edition.kinds import kinds
from tests.support.whole_messages import Whole

CONTENT = Path(__file__).parents[3] / "content"
TODAY = date(2027, 3, 4)


@pytest.mark.parametrize("kind", kinds())
def test_a_skeleton_is_an_edition_with_nothing_wrong_but_what_is_to_be_written(tmp_path: Path, kind: str) -> None:
    report = new_edition_of_kind(tmp_path / "harbour-forum-2027", kind, today=TODAY)
    edition = outr.load(report.folder)
    assert edition.content.name.removeprefix("First ") == "Harbour forum 2027"
    assert edition.content.published == TODAY
    assert {finding.rule for finding in edition.check()} == {"STR009"}
    assert report.todos
    assert edition.statement().to_html()


def test_kinds_are_those_of_the_help() -> None:
    text = CliRunner().invoke(main, ["new", "--help"]).output
    assert all(kind in text for kind in kinds())
    assert {"dialogue", "forum", "workshop", "plain"} == set(kinds())


@pytest.mark.parametrize(
    ("groups", "addressed"),
    [
        ("", "PORT"),
        ("groups: [{key: empty, name: Nobody}]\n", "PORT"),
        ("groups: [{key: empty, name: Nobody}, {key: coast, name: the Coast}]\n", "coast"),
        ("groups: [{key: coast, name: the Coast}, {key: participants, name: all}]\n", "participants"),
    ],
)
@pytest.mark.parametrize("kind", ["dialogue", "workshop"])
def test_every_kind_is_whole_beside_a_registry_of_others(
    tmp_path: Path, kind: str, groups: str, addressed: str
) -> None:
    (tmp_path / "registry").mkdir()
    members = "[coast, participants]" if "participants" in groups else "[coast]" if "coast" in groups else "[]"
    (tmp_path / "registry" / "entities.yaml").write_text(
        "entities:\n  - {key: PORT, kind: body, short: the Port Board}\n"
        f"  - {{key: IDN, kind: state, short: Indonesia, groups: {members}}}\n"
    )
    if groups:
        (tmp_path / "registry" / "groups.yaml").write_text(groups)
    edition = outr.load(new_edition_of_kind(tmp_path / "a", kind, today=TODAY).folder)
    assert {key for found in edition.recommendations() for key in found.to} <= {addressed}


def test_a_registry_that_is_there_stays_and_gives_the_organiser(tmp_path: Path) -> None:
    (tmp_path / "registry").mkdir()
    text = (
        "entities:\n  - {key: IDN, kind: state, short: Indonesia}\n  - {key: PORT, kind: body, short: the Port Board}\n"
    )
    (tmp_path / "registry" / "entities.yaml").write_text(text)
    report = new_edition_of_kind(tmp_path / "a", "workshop", today=TODAY)
    edition = outr.load(report.folder)
    assert (edition.content.organiser, edition.brand.title) == ("PORT", "Port Board")
    assert (tmp_path / "registry" / "entities.yaml").read_text() == text
    assert sorted(file.name for file in (tmp_path / "registry").iterdir()) == ["entities.yaml"]


def test_a_folder_of_ones_own_is_a_skeleton(tmp_path: Path) -> None:
    own = tmp_path / "skeletons" / "visit"
    (own / "parts").mkdir(parents=True)
    (own / "edition.yaml.j2").write_text('{% include "_head.yaml.j2" %}\nsections: [cover, notes-of-visit]\n')
    (own / "parts" / "notes-of-visit.yaml.j2").write_text('title: {{ meeting }}\ntext: {{ write("what was seen") }}\n')
    (own / "parts" / ".DS_Store").write_bytes(b"\x00")
    (own / "brand").mkdir()
    (own / "brand" / "own.yaml.j2").write_text('{% include "_brand.yaml.j2" %}')
    report = new_edition_of_kind(tmp_path / "visit-2027", str(own), today=TODAY)
    assert [part.title for part in outr.load(report.folder).content.parts] == ["Visit 2027"]
    assert {file.relative_to(report.folder).as_posix() for file in report.files} == {
        "edition.yaml",
        "brand/own.yaml",
        "parts/notes-of-visit.yaml",
    }


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("title: {{ nobody }}\n", 1),
        ("title: x\n{% if %}\n", 2),
        ("{{ ''.__class__.__mro__ }}\n", 1),
        ("title: x\n\n{{ 1 / 0 }}\n", 3),
        ("a: x\nb: {{ 'x'.join }}\n", 2),
        ("a: x\nb: {{ [1][7] }}\n", 2),
        ("a: x\nb: {{ 'x'.index('y') }}\n", 2),
        ("a: x\n{% for n in range(10 ** 9) %}{% endfor %}\n", 2),
    ],
)
def test_a_template_that_cannot_be_filled_is_reported_and_nothing_is_written(
    whole: Whole, tmp_path: Path, template: str, line: int
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "edition.yaml.j2").write_text(template)
    with whole.raises(ContentError) as refused:
        new_edition_of_kind(tmp_path / "new", str(own), today=TODAY)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == (own / "edition.yaml.j2", line)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["own"]


@pytest.mark.parametrize(("kind", "hint"), [("workshp", "did you mean “workshop”?"), ("zzz", "name a folder")])
def test_an_unknown_kind_names_the_nearest(whole: Whole, tmp_path: Path, kind: str, hint: str) -> None:
    with whole.raises(ArgumentError, match=f"there is no kind “{kind}”") as refused:
        new_edition_of_kind(tmp_path / "a", kind, today=TODAY)
    assert hint in str(refused.value)


def test_files_of_a_skeleton_that_are_no_templates_are_copied(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(CONTENT.parent / "templates" / "kinds" / "plain", own)
    (own / "images").mkdir()
    kept = {"images/port.png": b"\x89PNG {{ no template }}", "unplaced-notes.txt": b"{% raw %}"}
    for name, data in kept.items():
        (own / name).write_bytes(data)
    for name in (".hidden", "_draft.yaml", "images/.thumbs", "images/_old.png"):
        (own / name).write_bytes(b"x")
    report = new_edition_of_kind(tmp_path / "new", str(own), today=TODAY)
    for name, data in kept.items():
        assert (report.folder / name).read_bytes() == data
    made = {file.relative_to(report.folder).as_posix() for file in report.folder.rglob("*") if file.is_file()}
    assert not [name for name in made if "/." in f"/{name}" or "/_" in f"/{name}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entities: []\n", "“entities” is empty"),
        ("entities:\n  - {key: IDN, kind: planet, short: Indonesia}\n", "planet"),
    ],
)
def test_a_registry_that_gives_no_organiser_is_refused(whole: Whole, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "registry").mkdir()
    (tmp_path / "registry" / "entities.yaml").write_text(text)
    with whole.raises(ContentError, match=said):
        new_edition_of_kind(tmp_path / "a", "plain", today=TODAY)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["registry"]


def test_a_folder_without_an_edition_is_not_a_skeleton(whole: Whole, tmp_path: Path) -> None:
    with whole.raises(ArgumentError, match="is not a skeleton"):
        new_edition_of_kind(tmp_path / "a", str(tmp_path), today=TODAY)


def test_nothing_is_written_over(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_text("mine")
    with whole.raises(ContentError, match="the folder is not empty"):
        new_edition_of_kind(tmp_path / "a", "plain", today=TODAY)
    with whole.raises(ContentError, match="there is a file or a link of this name"):
        new_edition_of_kind(tmp_path / "a" / "x", "plain", today=TODAY)
    assert not (tmp_path / "registry").exists()


def test_what_the_edition_before_decides_is_not_given_beside_it(tmp_path: Path) -> None:
    command = ["new", str(tmp_path / "a"), "--from", "x", "--kind", "plain", "--number", "2"]
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, "remove --kind, --number" in result.output) == (2, True)


def test_the_next_edition_keeps_own_words_parts_and_a_registry_inside(tmp_path: Path) -> None:
    source = CONTENT / "coastal-forum-2026"
    report = new_edition(tmp_path / "fourth-forum", source)
    before, after = outr.load(source).content, outr.load(report.folder).content
    assert (after.number, after.name) == (4, "Fourth Coastal Forum")
    assert (after.document, after.wording, after.sections) == (before.document, before.wording, before.sections)
    assert [(part.id, part.title, part.annex) for part in after.parts] == [
        (part.id, part.title, part.annex) for part in before.parts
    ]
    assert after.registry == before.registry
    assert not (tmp_path / "registry").exists()
