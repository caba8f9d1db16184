"""What a build makes of its results: files, a record, a report, and nothing left of what is obsolete."""

from __future__ import annotations

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import filelock
import pytest

import outcome_reports as outr
from outcome_reports.building import BuildReport, DocumentReport, build, build_run
from outcome_reports.building.batch import LOCK
from outcome_reports.building.build_record import NAME, BuildRecord
from outcome_reports.building.jobs import Job, RenderResult
from tests.support.folders import CHAPTER, ENTITIES, EditionFolder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

IDN, KOR = "excerpts/idn-indonesia", "excerpts/kor-republic-of-korea"


@pytest.fixture
def edition(tmp_path: Path) -> EditionFolder:
    folder = EditionFolder(tmp_path)
    spoken = "spotlights:\n  - {by: IDN, text: It met.}\n  - {by: KOR, text: It met too.}\n"
    folder.write("chapters/1-labour.yaml", CHAPTER + spoken)
    return folder


class Lost:
    """Words that a writer could not write."""

    sought = "It met."

    def sentence(self, places: Sequence[str] = ()) -> str:
        return f"It met: {list(places)}"


class Bench:
    """Builds, without processes: each document is made of its own name, or is what `made` says."""

    def __init__(self, edition: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
        self.edition = edition
        self.out = edition.path.parent / "out"
        self.jobs: list[Job] = []
        self.made: dict[str, dict[str, Any]] = {}
        self.progress: list[tuple[int, int, DocumentReport]] = []
        monkeypatch.setattr("outcome_reports.building.pool.run", self._run)
        self.executor = ThreadPoolExecutor(1)

    def _run(self, job: Job) -> RenderResult:
        self.jobs.append(job)
        stem = job.spec.stem
        data = {format: stem.encode() for format in job.formats if format not in job.whole or not job.fingerprint}
        fields = {"fingerprint": "same", "data": data, "title": f"Title of {stem}", "seconds": 1.5, "megabytes": 2.5}
        return RenderResult(job.spec, **{**fields, **self.made.get(stem, {})})

    def build(self, **wanted: Any) -> BuildReport:
        self.jobs.clear()
        self.progress.clear()
        options: dict[str, Any] = {"formats": "html", "executor": self.executor} | wanted
        return build(self.edition.path, self.out, **options, progress=lambda *done: self.progress.append(done))

    def recorded(self) -> list[str]:
        """The names of the documents that the record has."""
        return list(json.loads((self.out / NAME).read_text("utf-8"))["documents"])

    def files(self) -> list[str]:
        """The documents in the folder."""
        return sorted(file.relative_to(self.out).as_posix() for file in self.out.rglob("*.html"))


@pytest.fixture
def bench(edition: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = Bench(edition, monkeypatch)
    yield made
    made.executor.shutdown()


def test_each_document_is_reported_and_noted(bench: Bench) -> None:
    report = bench.build(excerpts=["KOR", "IDN"])
    assert bench.files() == ["excerpts/idn-indonesia.html", "excerpts/index.html", f"{KOR}.html", "statement.html"]
    assert report.documents == [
        DocumentReport(stem, f"Title of {stem}", (bench.out / f"{stem}.html",), True, 1.5, "", 2.5)
        for stem in (IDN, KOR, "statement")
    ]
    assert (report.removed, report.published, report.lacks_pages, report.lacks_styles) == ([], [], "", "")
    assert [(done, total) for done, total, _ in bench.progress] == [(1, 3), (2, 3), (3, 3)]
    assert next(one for *_, one in bench.progress) == report.documents[2]
    first, *others = bench.jobs
    assert (first.spec.stem, first.pages) == ("statement", True)
    assert [job.pages for job in others] == [False, False]
    assert set(bench.recorded()) == {IDN, KOR, "statement"}
    again = bench.build(excerpts=["KOR", "IDN"])
    assert (bench.jobs, [one.made for one in again.documents]) == ([], [False] * 3)
    # An index that says what it should is left as it is.
    index = bench.out / "excerpts/index.html"
    before = index.stat().st_mtime_ns, index.read_bytes()
    bench.build(excerpts=["KOR", "IDN"], force=True)
    assert (index.stat().st_mtime_ns, index.read_bytes()) == before
    index.write_bytes(b"other")
    bench.build(excerpts=["KOR", "IDN"], force=True)
    assert index.read_bytes() == before[1]


def test_pages_of_a_statement_that_nobody_wants_are_not_counted(bench: Bench) -> None:
    bench.made["statement"] = {"pages": {"labour": 3}}
    report = bench.build(documents=[], excerpts="IDN")
    assert [one.stem for one in report.documents] == [IDN]
    assert [(done, total) for done, total, _ in bench.progress] == [(1, 1)]
    statement, excerpt = bench.jobs
    assert (statement.formats, statement.pages, dict(excerpt.places)) == ((), True, {"labour": 3})
    # Unless something is wrong with it.
    bench.made["statement"] = {"error": "no glyph", "title": ""}
    report = bench.build(documents=[], excerpts="IDN", force=True)
    assert [(one.stem, one.title, one.files, one.error) for one in report.failed] == [
        ("statement", "statement", (), "no glyph")
    ]
    assert [(done, total) for done, total, _ in bench.progress] == [(1, 1), (2, 2)]


def test_pages_of_a_statement_are_counted_for_excerpts_alone(bench: Bench) -> None:
    bench.build(documents=["summary"])
    assert [(job.formats, job.pages) for job in bench.jobs] == [(("html",), False)]


def test_a_document_that_cannot_be_written_is_reported(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    errors = [OSError(28, "No space left on device", "a.html"), OSError("broken")]
    monkeypatch.setattr(build_run, "replace_file", MagicMock(side_effect=errors))
    for said in ("a.html could not be written: No space left on device", "it could not be written: broken"):
        (failed,) = bench.build().documents
        assert (failed.error, failed.files, failed.made, failed.unexpected) == (said, (), True, False)
    assert bench.recorded() == []


def test_a_fault_of_ours_is_logged_and_marked(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    bench.made["statement"] = {"error": "unexpected error", "trace": "Traceback: x", "data": {}}
    (failed,) = bench.build().failed
    assert (failed.error, failed.made, failed.unexpected) == ("unexpected error", False, True)
    assert {"statement: Traceback: x", "statement: rendered nothing in 1.50 s"} <= set(caplog.messages)


def test_words_that_were_lost_have_their_places(bench: Bench) -> None:
    bench.made["statement"] = {"error": "lost", "losses": outr.PlacedError([Lost()])}
    (failed,) = bench.build().failed
    file = (bench.edition.path / "chapters/1-labour.yaml").resolve()
    assert failed.error == f"the document cannot be rendered as it is:\n  It met: ['{file}:6:21']"


def test_a_document_without_page_numbers_is_made_again(bench: Bench) -> None:
    bench.made["statement"] = {"lacks_pages": "Pango is missing"}
    report = bench.build()
    assert (report.lacks_pages, report.failed) == ("Pango is missing", [])
    del bench.made["statement"]
    bench.build()
    assert [job.fingerprint for job in bench.jobs] == [""]
    bench.build()
    assert bench.jobs == []


def test_what_an_executor_loses_is_reported(bench: Bench) -> None:
    bench.executor = MagicMock()
    bench.executor.submit.side_effect = ThreadPoolExecutor(1).submit
    bench.made["statement"] = {"unknown": 1}
    (failed,) = bench.build().failed
    assert failed.error.startswith("the executor lost it: TypeError: ")


def test_a_thread_that_cannot_start_is_want_of_memory(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "outcome_reports.building.pool.run", MagicMock(side_effect=RuntimeError("can't start new thread"))
    )
    (failed,) = bench.build().failed
    assert failed.error == "there is not enough memory for this"


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"excerpts": "all"}, ["excerpts/idn-java.html", f"{KOR}.html"]),
        ({"excerpts": "KOR"}, [f"{KOR}.html"]),
        ({}, [f"{KOR}.html"]),
    ],
)
def test_an_excerpt_of_another_name_is_removed_first(
    wanted: dict[str, str], left: list[str], bench: Bench, edition: EditionFolder
) -> None:
    bench.build(excerpts="all", formats=["html", "md"])
    edition.write("../registry/entities.yaml", ENTITIES.replace("short: Indonesia", "short: Java"))
    report = bench.build(**wanted)
    assert report.removed == [bench.out / f"{IDN}.html", bench.out / f"{IDN}.md"]
    assert bench.files() == sorted([*left, "excerpts/index.html", "statement.html"])
    assert IDN not in bench.recorded()
    assert "Indonesia" not in (bench.out / "excerpts/index.html").read_text("utf-8")


@pytest.mark.parametrize(("wanted", "left"), [("all", False), ("IDN", True)])
def test_an_excerpt_is_removed_if_nothing_is_left_for_it(
    wanted: str, bench: Bench, edition: EditionFolder, *, left: bool
) -> None:
    bench.build(excerpts="all")
    edition.write("chapters/1-labour.yaml", CHAPTER + "spotlights:\n  - {by: IDN, text: It met.}\n")
    report = bench.build(excerpts=wanted)
    assert report.removed == ([] if left else [bench.out / f"{KOR}.html"])
    assert (bench.out / f"{KOR}.html").is_file() == left


@pytest.mark.parametrize("keys", [[], ["KOR"], ["IDN", "KOR"]])
def test_an_excerpt_whose_record_has_other_keys_is_removed(keys: list[str], bench: Bench) -> None:
    bench.build(excerpts="IDN")
    record = json.loads((bench.out / NAME).read_text("utf-8"))
    record["documents"][IDN]["keys"] = keys
    (bench.out / NAME).write_text(json.dumps(record), "utf-8")
    assert bench.build(force=True).removed == [bench.out / f"{IDN}.html"]


@pytest.mark.parametrize("excerpts", [None, "IDN", "all"])
def test_nothing_is_removed_or_written_behind_a_link(
    excerpts: str | None, bench: Bench, edition: EditionFolder, tmp_path: Path
) -> None:
    bench.build(excerpts="IDN")
    elsewhere = tmp_path / "elsewhere"
    (bench.out / "excerpts").rename(elsewhere)
    (elsewhere / f".{16 * 'a'}.part").touch()
    before = {file.name: file.read_bytes() for file in elsewhere.iterdir()}
    (bench.out / "excerpts").symlink_to(elsewhere)
    edition.write("../registry/entities.yaml", ENTITIES.replace("short: Indonesia", "short: Java"))
    with pytest.raises(NotADirectoryError, match=r"elsewhere, where nothing is written or removed: '.*/out/excerpts'$"):
        bench.build(excerpts=excerpts)
    assert {file.name: file.read_bytes() for file in elsewhere.iterdir()} == before


def test_a_link_inside_the_folder_is_followed(bench: Bench) -> None:
    (bench.out / "here").mkdir(parents=True)
    (bench.out / "excerpts").symlink_to("here")
    assert not bench.build(excerpts="IDN").failed
    assert (bench.out / "here/idn-indonesia.html").is_file()


@pytest.mark.parametrize("before", [(), ("KOR",)], ids=["new", "in another format"])
def test_an_excerpt_that_a_killed_build_has_not_recorded_can_be_withdrawn(
    before: tuple[str, ...], bench: Bench, edition: EditionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.build(excerpts=before)
    with monkeypatch.context() as patch:
        patch.setattr(BuildRecord, "note", lambda *_: None)
        patch.setattr(build_run.BuildRun, "_write_index", MagicMock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            bench.build(excerpts="all", formats=("html", "md"))
    left = {bench.out / f"{KOR}.html", bench.out / f"{KOR}.md"}
    assert all(file.is_file() for file in left)
    edition.write("chapters/1-labour.yaml", CHAPTER + "spotlights:\n  - {by: IDN, text: It met.}\n")
    assert left <= set(bench.build(excerpts="all").removed)
    assert not any(file.exists() for file in left)


def test_an_excerpt_that_was_never_made_is_in_no_index(bench: Bench) -> None:
    bench.made[KOR] = {"error": "it failed", "data": {}}
    assert [document.stem for document in bench.build(excerpts="all").failed] == [KOR]
    index = (bench.out / "excerpts/index.html").read_text("utf-8")
    assert "idn-indonesia.html" in index
    assert "Korea" not in index


def test_one_build_at_a_time_writes_into_a_folder(bench: Bench) -> None:
    bench.build()
    with filelock.FileLock(bench.out / LOCK), pytest.raises(outr.BusyError) as error:
        bench.build()
    assert str(error.value) == (f"another build is writing into {bench.out}: wait for it, or name another folder")
    bench.build()
