"""Batches: what is made, what is left alone, what happens when something fails or is interrupted."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.building import BuildReport
from outcome_reports.building.build_record import NAME
from outcome_reports.building.jobs import Limits
from outcome_reports.errors import BusyError, ContentError

NOTHING_NEW = "nothing has changed since the last build"
"""In the log where no document had to be composed to know."""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of the Third edition that tests may change."""
    shutil.copytree(ROOT / "content" / "registry", tmp_path / "registry")
    return Path(shutil.copytree(ROOT / "content" / "third-2025", tmp_path / "third-2025"))


def build(edition: Path, out: Path, **wanted: object) -> BuildReport:
    settings: dict[str, object] = {"formats": ["html"], "documents": [], "excerpts": ["THA", "KEN"]} | wanted
    return outr.build(edition, out, **settings)  # type: ignore[arg-type]


def made(report: BuildReport) -> set[str]:
    return {document.stem for document in report.made}


def test_makes_what_is_asked_for_and_an_index_of_excerpts(edition: Path, tmp_path: Path) -> None:
    report = build(edition, tmp_path / "out", documents=["summary"])
    assert made(report) == {"summary", "excerpts/ken-kenya", "excerpts/tha-thailand"}
    assert not report.failed
    index = (tmp_path / "out" / "excerpts" / "index.html").read_text(encoding="utf-8")
    assert 'href="./ken-kenya.html"' in index
    assert "Thailand" in index
    assert not list((tmp_path / "out").rglob("*.part"))


def test_a_second_build_makes_nothing_and_only_what_changed_is_made_again(
    edition: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    out = tmp_path / "out"
    caplog.set_level(logging.INFO, "outcome_reports")
    assert len(made(build(edition, out))) == 2
    before = {path: path.stat().st_mtime_ns for path in (out / "excerpts").iterdir()}
    assert NOTHING_NEW not in caplog.text
    assert not made(build(edition, out))
    assert caplog.text.count(NOTHING_NEW) == 1
    chapter = edition / "chapters" / "3-aligning-efforts.yaml"
    text = chapter.read_text(encoding="utf-8")
    # As long as before, so that nothing moves to another page.
    assert text.count("urgent need") == 1
    chapter.write_text(text.replace("urgent need", "urgent want"), encoding="utf-8")
    assert made(build(edition, out)) == {"excerpts/ken-kenya"}
    assert (out / "excerpts" / "tha-thailand.html").stat().st_mtime_ns == before[out / "excerpts" / "tha-thailand.html"]
    assert len(made(build(edition, out, force=True))) == 2
    assert caplog.text.count(NOTHING_NEW) == 1


def test_a_file_that_was_changed_or_lost_is_made_again(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(edition, out)
    (out / "excerpts" / "ken-kenya.html").write_bytes(b"half")
    (out / "excerpts" / "tha-thailand.html").unlink()
    assert len(made(build(edition, out))) == 2
    assert b"</html>" in (out / "excerpts" / "ken-kenya.html").read_bytes()


def offered(page: Path) -> set[tuple[str, str]]:
    """What a page offers for download: address and size."""
    text = page.read_text(encoding="utf-8")
    return set(re.findall(r'<a href="([^"]+)" download>[^<]+<span class="size">([^<]+)</span>', text))


def test_a_page_offers_the_files_that_are_made_with_it_and_no_others(edition: Path, tmp_path: Path) -> None:
    out, page = tmp_path / "out", tmp_path / "out" / "excerpts" / "ken-kenya.html"
    both = {"excerpts": ["KEN"], "formats": ["docx", "html"]}
    build(edition, out, excerpts=["KEN"])
    alone = page.read_bytes()
    assert not offered(page)
    assert made(build(edition, out, **both)) == {"excerpts/ken-kenya"}
    size = page.with_suffix(".docx").stat().st_size
    assert offered(page) == {("ken-kenya.docx", f"{-(-size // 1000)} kB")}
    with_link = page.read_bytes()
    assert not made(build(edition, out, **both))
    page.with_suffix(".docx").unlink()
    build(edition, out, **both)
    page.unlink()
    build(edition, out, **both)
    assert page.read_bytes() == with_link
    build(edition, out, excerpts=["KEN"])
    assert page.read_bytes() == alone


def test_excerpts_that_nobody_gets_any_more_are_taken_away(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(edition, out, excerpts="all")
    gone = out / "excerpts" / "ken-kenya.html"
    assert gone.exists()
    for file in edition.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = text.replace("by: KEN", "by: THA\n    id: other").replace("[[KEN]]", "Nobody").replace("Kenya", "nobody")
        text = text.replace("      - KEN\n", "").replace("KEN, ", "").replace(", KEN]", "]")
        file.write_text(text, encoding="utf-8")
    report = build(edition, out, excerpts="all")
    assert gone in report.removed
    assert not gone.exists()


def test_nothing_is_written_when_the_content_is_wrong(edition: Path, tmp_path: Path) -> None:
    (edition / "edition.yaml").write_text("series: x\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"edition\.yaml"):
        build(edition, tmp_path / "out")
    assert not list((tmp_path / "out").rglob("*.html"))


def test_unknown_keys_and_groups_name_the_nearest(edition: Path, tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="THA"):
        build(edition, tmp_path / "out", excerpts=["THB"])
    with pytest.raises(LookupError, match="ASEAN"):
        build(edition, tmp_path / "out", excerpts=None, group="ASIAN")


def test_one_that_fails_does_not_stop_the_others(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "excerpts").mkdir(parents=True)
    (out / "excerpts" / "ken-kenya.html").mkdir()
    report = build(edition, out)
    assert [document.stem for document in report.failed] == ["excerpts/ken-kenya"]
    assert (out / "excerpts" / "tha-thailand.html").is_file()


def test_a_document_that_takes_too_long_is_ended_and_reported(edition: Path, tmp_path: Path) -> None:
    report = build(edition, tmp_path / "out", excerpts=None, documents=["summary"], limits=Limits(seconds=0.01))
    assert "more than 0.01 seconds" in report.failed[0].error
    assert not (tmp_path / "out" / "summary.html").exists()


def test_a_document_that_wants_too_much_memory_is_ended_and_reported(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = build(edition, out, excerpts=None, documents=["summary"], formats=["pdf"], limits=Limits(megabytes=100))
    assert report.failed[0].error
    assert not (out / "summary.pdf").exists()
    assert not build(edition, out, excerpts=None, documents=["summary"]).failed


def test_any_executor_will_do(edition: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as executor:
        assert len(made(build(edition, tmp_path / "out", executor=executor))) == 2


@pytest.fixture
def cluster() -> Iterator[object]:
    """Two workers of a real Dask cluster on this machine."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client.get_executor()


@pytest.mark.filterwarnings("ignore")  # Dask's own, not ours to mend
def test_a_dask_cluster_makes_the_same_bytes(cluster: object, edition: Path, tmp_path: Path) -> None:
    report = build(edition, tmp_path / "cluster", executor=cluster)
    assert not report.failed
    build(edition, tmp_path / "here")
    for document in report.documents:
        for path in document.files:
            assert path.read_bytes() == (tmp_path / "here" / path.relative_to(tmp_path / "cluster")).read_bytes()


def test_two_builds_into_one_folder_are_refused(edition: Path, tmp_path: Path) -> None:
    from filelock import FileLock

    out = tmp_path / "out"
    out.mkdir()
    with FileLock(out / ".outcome-reports.lock"), pytest.raises(BusyError, match="another build"):
        build(edition, out)


def test_killed_in_the_middle_a_rerun_completes_it(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    wanted = "documents=[], excerpts='all', formats=['html']"
    code = f"import sys, outcome_reports as o; o.build(sys.argv[1], sys.argv[2], {wanted})"
    process = subprocess.Popen([sys.executable, "-c", code, str(edition), str(out)], start_new_session=True)
    deadline = time.monotonic() + 120
    while len(list(out.rglob("*-*.html"))) < 3 and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    (out / "excerpts" / f".{'0a' * 8}.part").write_bytes(b"left by the one that was killed")
    for path in out.rglob("*.html"):
        assert path.read_bytes().rstrip().endswith(b"</html>")
    report = build(edition, out, excerpts="all")
    assert not report.failed
    assert not list(out.rglob("*.part"))
    pages = list(out.rglob("*.html"))
    assert len(pages) > 2
    assert all(path.read_bytes().rstrip().endswith(b"</html>") for path in pages)
    fresh = build(edition, tmp_path / "fresh", excerpts="all")
    for document in fresh.documents:
        for path in document.files:
            assert path.read_bytes() == (out / path.relative_to(tmp_path / "fresh")).read_bytes()


@pytest.fixture
def heard_interrupts() -> Iterator[None]:
    """Lets Ctrl-C end processes that tests start, even where a shell that ignores it started the tests (`cmd &`)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard_interrupts")
def test_ctrl_c_ends_it_without_a_traceback(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "outcome_reports", "excerpt", str(edition), "--all", "--format", "html"]
    process = subprocess.Popen([*command, "--out", str(out)], start_new_session=True, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    # Not before it has begun: the signal is for the workers, too, which are making documents then.
    told = process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    told += process.communicate()[1]
    assert process.returncode == 1
    assert "Aborted!" in told
    assert "Traceback" not in told
    assert not list(out.rglob("*.part"))


def test_a_file_in_the_place_of_the_folder_is_named(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(NotADirectoryError, match="this is a file, but documents go into a folder"):
        build(edition, tmp_path / "out")


def test_what_cannot_be_written_is_named(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "excerpts" / "ken-kenya.html").mkdir(parents=True)
    (failed,) = build(edition, tmp_path / "out").failed
    assert failed.error.startswith(str(tmp_path / "out" / "excerpts" / "ken-kenya.html"))


def test_a_record_that_cannot_be_read_is_not_a_hindrance(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(edition, out)
    (out / NAME).write_text(json.dumps({"format": 99}), encoding="utf-8")
    assert len(made(build(edition, out))) == 2
