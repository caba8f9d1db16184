"""Next year's edition: what stays, what goes, what is left to do, and when it may be final."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.errors import ContentError
from outcome_reports.markup import PLACEHOLDER
from outcome_reports.model import Edition
from outcome_reports.model.leaves import prose_of
from outcome_reports.new_edition.creation import new_edition
from outcome_reports.new_edition.creation_report import Progress, Todo
from outcome_reports.new_edition.progress import progress, remaining, unfinished
from outcome_reports.tree import Span, blocks_of, inlines_of
from tests.support.whole_messages import Whole

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founding") / "content"
    shutil.copytree(CONTENT, folder)
    new_edition(folder / "fifth-2027", folder / "fourth-2026")
    new_edition(folder / "fourth-again", folder / "third-2025")
    return folder


def text_of(folder: Path) -> str:
    files = [file for file in folder.rglob("*.yaml") if file.name not in {"contact.yaml", "rso.yaml"}]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def chapters_of_insights(edition: Edition) -> list[int]:
    ids = [chapter.id for chapter in edition.chapters]
    return [ids.index(insight.chapter or "") for insight in edition.insights.insights] if edition.insights else []


@pytest.mark.parametrize("name", ["fifth-2027", "fourth-again"])
def test_structure_order_brand_contact_and_registry_stay(content: Path, name: str) -> None:
    source = outr.load(content / {"fifth-2027": "fourth-2026", "fourth-again": "third-2025"}[name]).content
    made = outr.load(content / name).content

    assert made.sections == source.sections
    assert len(made.chapters) == len(source.chapters)
    assert (made.brand, made.organiser, made.series, made.language) == (
        source.brand,
        source.organiser,
        source.series,
        source.language,
    )
    assert made.contact == source.contact
    assert made.registry == source.registry
    for part in ("foreword", "overview", "insights", "looking_ahead", "participation", "summary"):
        assert (getattr(made, part) is None) == (getattr(source, part) is None), part
    if source.overview and made.overview:
        assert [part.id for part in made.overview.parts] == [part.id for part in source.overview.parts]
    if source.insights and made.insights:
        assert chapters_of_insights(made) == chapters_of_insights(source)


@pytest.mark.parametrize(("name", "source"), [("fifth-2027", "fourth-2026"), ("fourth-again", "third-2025")])
def test_nothing_of_last_years_prose_survives(content: Path, name: str, source: str) -> None:
    """No five words in a row of any text, nor any title that belongs to the theme."""
    edition = outr.load(content / source).content
    made = " ".join(re.findall(r"\w+", text_of(content / name).replace(edition.name, "")))
    texts = [str(prose) for path, prose in prose_of(edition) if path[0] != "contact"]
    texts += [chapter.title for chapter in edition.chapters] + [edition.theme or ""]
    checked = 0
    for text in texts:
        words = re.findall(r"\w+", text)
        for start in range(len(words) - 4):
            checked += 1
            assert " ".join(words[start : start + 5]) not in made
    assert checked > 1000


def test_the_ordinal_is_counted_on_in_words_and_figures(content: Path) -> None:
    made = outr.load(content / "fifth-2027").content
    assert made.number == 5
    assert made.name == "Fifth RSO Constructive Dialogue"
    assert made.insights is not None
    assert made.insights.title == "Key insights from the Fifth Constructive Dialogue"
    assert (made.status, made.version) == ("draft", "0.1")


def test_recommendations_become_questions(content: Path) -> None:
    source = outr.load(content / "fourth-2026").content
    made = outr.load(content / "fifth-2027").content
    assert made.open_recommendations is not None
    entries = made.open_recommendations.recommendations
    assert [entry.id for entry in entries] == [row.id for _, row in source.recommendations()]
    assert entries[-1].edition == "fourth-2026"
    assert entries[0].question == "From the Fourth RSO Constructive Dialogue, R1.1: still open?"
    assert {entry.still_open for entry in entries} == {"unknown"}


def test_what_is_still_open_is_carried_on_once_more(content: Path, tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "content")
    fifth = tmp_path / "content" / "fifth-2027"
    file = fifth / "open-recommendations.yaml"
    text = file.read_text(encoding="utf-8").replace("still_open: unknown", "still_open: no", 5)
    file.write_text(text.replace("still_open: unknown", "still_open: yes", 1), encoding="utf-8")
    new_edition(tmp_path / "content" / "sixth-2028", fifth)
    made = outr.load(tmp_path / "content" / "sixth-2028").content
    assert made.open_recommendations is not None
    editions = [entry.edition for entry in made.open_recommendations.recommendations]
    assert editions.count("fourth-2026") == 24 - 5
    assert editions.count("fifth-2027") == 4
    assert made.name.startswith("Sixth ")


OPEN = """\
# ⟦Confirm: all of it⟧
recommendations:
  - no entry
  - {id: R1.1, still_open: unknown, question: From one}
  - id: R1.2
    question: From two
  - id: R1.3
    still_open: yes
  - id: R1.4
    still_open: [unknown]
  - id: R1.5
    still_open: unknown
"""


def test_what_is_to_be_answered_is_found_in_files_with_mistakes_too(tmp_path: Path) -> None:
    file = tmp_path / "open-recommendations.yaml"
    file.write_text(OPEN, encoding="utf-8")
    assert remaining(tmp_path) == [
        Todo(file, 1, 3, "confirm", "all of it"),
        Todo(file, 4, 28, "answer", "From one"),
        Todo(file, 5, 5, "answer", "From two"),
        Todo(file, 12, 17, "answer", "still open?"),
    ]
    assert progress(tmp_path) == [Progress(file, write=0, confirm=1, answer=3, written=0, missing=0)]
    file.write_text("recommendations: none\n", encoding="utf-8")
    assert (remaining(tmp_path), unfinished(tmp_path)) == ([], [])


def test_a_draft_shows_placeholders_marked(content: Path) -> None:
    edition = outr.load(content / "fifth-2027")
    for document in (edition.statement(), edition.summary()):
        marked = [
            inline
            for block in blocks_of(document.tree.blocks)
            for inline in inlines_of(getattr(block, "children", ()))
            if isinstance(inline, Span) and inline.role == "placeholder"
        ]
        assert len(marked) > 10
        assert "[Write here: " in document.text
        assert not PLACEHOLDER.search(document.text)
        assert not PLACEHOLDER.search(repr(document.tree.metadata))


def test_a_final_edition_with_placeholders_is_refused_with_each_place(
    whole: Whole, content: Path, tmp_path: Path
) -> None:
    shutil.copytree(content, tmp_path / "content")
    folder = tmp_path / "content" / "fifth-2027"
    head = folder / "edition.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("status: draft", "status: final"), encoding="utf-8")
    with whole.raises(ContentError) as caught:
        outr.load(folder)
    places = {(p.file, p.line, p.column) for p in caught.value.problems if "placeholder" in p.message}
    left = {(todo.file, todo.line, todo.column) for todo in remaining(folder) if todo.kind != "answer"}
    assert places == left
    for file, line, column in places:
        assert file.read_text(encoding="utf-8").split("\n")[line - 1][column - 1] == "⟦"
    assert any("is empty" in problem.message for problem in caught.value.problems)


def test_the_list_of_what_is_left_grows_shorter(content: Path, tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "content")
    folder = tmp_path / "content" / "fifth-2027"
    before = {row.file.name: row for row in progress(folder)}
    assert before["foreword.yaml"].missing > 400
    assert before["foreword.yaml"].done == 0
    assert before["contact.yaml"].done == 1

    file = folder / "foreword.yaml"
    text = PLACEHOLDER.sub("Some words of welcome", file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")

    after = {row.file.name: row for row in progress(folder)}
    assert after["foreword.yaml"].left == before["foreword.yaml"].left - 1
    assert after["foreword.yaml"].written == 4
    # The long text is written, and somebody has yet to sign.
    assert 0.9 < after["foreword.yaml"].done < 1
    assert after["edition.yaml"] == before["edition.yaml"]


def test_the_guide_says_what_belongs_there_and_how_long_it_was(content: Path) -> None:
    foreword = outr.load(content / "fourth-2026").content.foreword
    assert foreword is not None
    (todo,) = [t for t in remaining(content / "fifth-2027") if t.file.name == "foreword.yaml" and t.words]
    assert todo.kind == "write"
    assert todo.guide.startswith("the state of the region")
    assert todo.words == pytest.approx(len(str(foreword.text).split()), abs=5)


def test_a_folder_with_something_in_it_is_left_alone(whole: Whole, content: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with whole.raises(ContentError, match="the folder is not empty"):
        new_edition(tmp_path / "mine", content / "fourth-2026")
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_an_empty_folder_and_another_place_will_do(content: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "fifth").mkdir(parents=True)
    report = new_edition(tmp_path / "elsewhere" / "fifth", content / "fourth-2026")
    assert outr.load(report.folder).content.number == 5
    assert (tmp_path / "elsewhere" / "registry" / "entities.yaml").is_file()
    assert any("copy of the registry" in text for text in report.carried)
    assert not list((tmp_path / "elsewhere").glob(".*"))


def test_a_broken_source_founds_nothing(whole: Whole, content: Path, tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "content")
    source = tmp_path / "content" / "fourth-2026"
    (source / "foreword.yaml").write_text("titel: Foreword\n", encoding="utf-8")
    with whole.raises(ContentError, match="titel"):
        new_edition(tmp_path / "content" / "fifth", source)
    assert not (tmp_path / "content" / "fifth").exists()


def test_a_full_disk_leaves_nothing_behind(
    whole: Whole, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def replace_file(path: Path, data: bytes) -> None:
        if len(written) == 4:
            raise OSError(28, "No space left on device")
        written.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    monkeypatch.setattr("outcome_reports.platform.files.replace_file", replace_file)
    with whole.raises(OSError, match="No space"):
        new_edition(tmp_path / "content" / "fifth", content / "fourth-2026")
    assert list((tmp_path / "content").iterdir()) == []


def test_a_folder_that_cannot_be_moved_into_place_is_an_error(
    whole: Whole, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.is_dir():
            raise OSError(28, "No space left on device")
        return move(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with whole.raises(OSError, match="No space"):
        new_edition(tmp_path / "content" / "fifth", content / "fourth-2026")
    assert list((tmp_path / "content").iterdir()) == []


def test_the_smallest_edition_has_a_successor(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT / "registry", content / "registry")
    (content / "one").mkdir()
    (content / "one" / "edition.yaml").write_text(
        "series: 'Meeting: of #1 friends'\nnumber: 1\ndates: {start: 2024-02-29, end: 2024-02-29}\n"
        "published: 2024-02-29\norganiser: RSO\nvenue: {place: 'Room “1”', country: NOR}\n"
        "sections: [cover, chapters]\n",
        encoding="utf-8",
    )
    new_edition(content / "two", content / "one")
    made = outr.load(content / "two").content
    assert made.name == "Second Meeting: of #1 friends"
    assert made.dates.start.isoformat() == "2025-02-28"
    assert made.sections == ("cover", "chapters")
    assert made.venue is not None
    assert made.venue.country == "NOR"
    assert made.open_recommendations is None
