"""All excerpts: against the naive way and peers, on one and two workers, with nothing or little to do, and growing."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import outcome_reports as outr
from bench.markdown import markdown, typst
from bench.measuring import available, best, best_of_each, line, ours, process, python

NAIVE = """
import sys, outcome_reports as o
e = o.load(sys.argv[1])
d = e.excerpt(sys.argv[3])
d.save(sys.argv[2] + "." + sys.argv[4])
"""
CHAPTERS = 16
SAMPLE = 4
"""Documents made the naive way, each in all formats: enough for a rate, and all of them would take an hour."""


def run(edition: Path, _against: Path | None) -> None:
    """Print the measurements for `edition`."""
    print("Excerpts")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full = _batch(edition, folder)
        _little_to_do(edition, folder, full)
        _peers(edition, folder)
        _growth(folder)


def _build(edition: Path, out: Path, **wanted: object) -> tuple[outr.BuildReport, float]:
    start = time.perf_counter()
    settings: dict[str, object] = {"documents": [], "excerpts": "all"} | wanted
    report = outr.build(edition, out, **settings)  # type: ignore[arg-type]
    if report.failed:
        raise SystemExit(f"{report.failed[0].stem}: {report.failed[0].error}")
    return report, time.perf_counter() - start


def _batch(edition: Path, folder: Path) -> float:
    loaded = outr.load(edition)
    keys = loaded.excerptible()
    one = two = float("inf")
    # By turns, so that a noisy minute hits both.
    for _ in range(2):
        report, seconds = _build(edition, folder / "two", jobs=2, force=True)
        two = min(two, seconds)
        one = min(one, _build(edition, folder / "one", jobs=1, force=True)[1])
    step = max(1, len(keys) // SAMPLE)
    sample = keys[::step][:SAMPLE]
    naive = 0.0
    for key in sample:
        for format in ("pdf", "docx", "html"):
            naive += best(python(NAIVE, edition, folder / "naive", key, format), rounds=1)
    naive_all = naive / len(sample) * len(keys)
    line(
        f"{len(keys)} excerpts in three formats, against a process for each file",
        ("ours", two, " s"),
        (f"naive (from {len(sample)} × 3 measured)", naive_all, " s"),
        ("times as fast", naive_all / two, ""),
        limits=[("times as fast", -6)],
    )
    line(
        "two workers against one",
        ("one", one, " s"),
        ("two", two, " s"),
        ("gain", one / two, ""),
        limits=[("gain", -1.8)],
    )
    line("memory of the largest worker", ("peak", _worker_megabytes(report), " MB"))
    assert len(report.documents) == len(keys)
    return two


def _little_to_do(edition: Path, folder: Path, full: float) -> None:
    out = folder / "two"
    command = ours("excerpt", edition, "--all", "--out", out, "--quiet")
    command()
    nothing = best(command)
    line(
        "nothing to do, whole process",
        ("time", nothing, " s"),
        ("share of the full run", nothing / full, ""),
        limits=[("time", 0.15), ("share of the full run", 0.02)],
    )
    content = folder / "content"
    shutil.copytree(edition.parent / "registry", content / "registry")
    copy = Path(shutil.copytree(edition, content / edition.name))
    _build(copy, folder / "changed", documents=["statement"])
    file = max((copy / "chapters").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("since 1993", "since 1983", 1), encoding="utf-8")
    report, seconds = _build(copy, folder / "changed", documents=["statement"])
    made = len(report.made)
    assert made > 1, "nothing has changed: the words to replace are no longer in the chapter"
    line("one changed spotlight", ("time", seconds, " s"), ("documents", made, ""), limits=[("time", 3.0)])


def _peers(edition: Path, folder: Path) -> None:
    """Compare with a process for each file, two at a time as our workers are."""
    loaded = outr.load(edition)
    keys = loaded.excerptible()
    peers: dict[str, list[Callable[[], object]]] = {"docx": [], "html": [], "pdf": []}
    code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
    for key in keys:
        tree = loaded.excerpt(key, pages={}).tree
        source, other = folder / f"{key}.md", folder / f"{key}.typ"
        source.write_text(markdown(tree), encoding="utf-8")
        other.write_text(typst(tree), encoding="utf-8")
        for suffix in ("docx", "html") if available("pandoc") else ():
            peers[suffix].append(process("pandoc", "-s", source, "-o", folder / f"peer-{key}.{suffix}"))
        peers["pdf"].append(python(code, other, folder / f"peer-{key}.pdf"))
    everything = [call for calls in peers.values() for call in calls]
    _compare("three formats", lambda: _build(edition, folder / "two", jobs=2, force=True), everything, 0.7)
    for suffix, limit in (("docx", 1.0), ("pdf", 1.6)):
        build = partial(_build, edition, folder / f"only-{suffix}", jobs=2, formats=[suffix], force=True)
        _compare(suffix, build, peers[suffix], limit)


def _compare(what: str, build: Callable[[], object], peers: Sequence[Callable[[], object]], limit: float) -> None:
    def by_peers() -> None:
        with ThreadPoolExecutor(2) as threads:
            for done in [threads.submit(call) for call in peers]:
                done.result()

    mine, theirs = best_of_each((build, by_peers), rounds=2)
    line(
        f"all excerpts, {what}, against a process of pandoc or Typst each",
        ("ours", mine, " s"),
        ("peers", theirs, " s"),
        ("ratio", mine / theirs, ""),
        limits=[("ratio", limit)],
    )


def _growth(folder: Path) -> None:
    times: dict[int, float] = {}
    megabytes: dict[int, float] = {}
    counts = (50, 200, 800)
    editions = {count: _edition_of(count, folder / f"grown-{count}") for count in counts}
    for _ in range(2):
        for count, edition in editions.items():
            report, seconds = _build(edition, edition.parent / "out", formats=["html"], force=True)
            times[count] = min(times.get(count, seconds), seconds)
            megabytes[count] = _worker_megabytes(report)
    for count in counts:
        line(f"{count} excerpts as HTML", ("time", times[count], " s"), ("worker", megabytes[count], " MB"))
    ratio = (times[800] - times[200]) / 600 / ((times[200] - times[50]) / 150)
    line("cost of an excerpt from 200 to 800 over that from 50 to 200", ("ratio", ratio, ""), limits=[("ratio", 1.3)])
    grown = megabytes[800] / megabytes[50]
    line("memory of a worker with 800 over that with 50", ("ratio", grown, ""), limits=[("ratio", 1.3)])


def _worker_megabytes(report: outr.BuildReport) -> float:
    """Return the most memory that a process which made excerpts had; the one that laid out the statement may have
    had more.
    """
    return max(document.megabytes for document in report.documents)


def _edition_of(count: int, folder: Path) -> Path:
    """Return an edition with `count` States that each have a spotlight, in as many chapters as the largest needs."""
    (folder / "registry").mkdir(parents=True)
    codes = [f"S{number:03d}" for number in range(count)]
    entities = "".join(f"  - {{key: {c}, kind: member-state, short: State {c}}}\n" for c in codes)
    (folder / "registry" / "entities.yaml").write_text(f"entities:\n{entities}", encoding="utf-8")
    edition = folder / "edition"
    (edition / "chapters").mkdir(parents=True)
    (edition / "edition.yaml").write_text(
        "series: Grown Dialogue\nnumber: 1\ndates: {start: 2026-01-01, end: 2026-01-02}\n"
        "published: 2026-02-01\norganiser: S000\n",
        encoding="utf-8",
    )
    text = "reported at length on what was done, by whom, and with which result, so that others may learn. " * 3
    for number in range(1, CHAPTERS + 1):
        part = codes[number - 1 :: CHAPTERS]
        spotlights = "".join(f"  - by: {c}\n    text: |\n      [[{c}]] {text}\n" for c in part)
        (edition / "chapters" / f"{number}-part.yaml").write_text(
            f"id: part-{number}\ntitle: Part {number}\nintroduction: |\n  Words.\nspotlights:\n{spotlights}",
            encoding="utf-8",
        )
    return edition
