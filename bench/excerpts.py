"""All excerpts: against the naive way and peers, on one and two workers, with nothing or little to do, and growing."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

import outcome_reports as outr
from bench.markdown import markdown, typst
from bench.measuring import available, best, line, process, python, verdict

NAIVE = """
import sys, outcome_reports as o
e = o.load(sys.argv[1])
d = e.excerpt(sys.argv[3])
d.save(sys.argv[2] + "." + sys.argv[4])
"""
CHAPTERS = 16
SAMPLE = 4
"""Documents made the naive way, each in all formats: enough for a rate, and all of them would take an hour."""


def run(edition: Path) -> None:
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
        verdict=verdict(naive_all / two, 6, at_least=True),
    )
    line(
        "two workers against one",
        ("one", one, " s"),
        ("two", two, " s"),
        ("gain", one / two, ""),
        verdict=verdict(one / two, 1.7, at_least=True),
    )
    line("memory of the largest worker", ("peak", _worker_megabytes(report), " MB"))
    assert len(report.documents) == len(keys)
    return two


def _little_to_do(edition: Path, folder: Path, full: float) -> None:
    out = folder / "two"
    command = [*_outcome_reports(), "excerpt", str(edition), "--all", "--out", str(out), "--quiet"]
    process(*command)()
    nothing = best(process(*command))
    line(
        "nothing to do, whole process",
        ("time", nothing, " s"),
        ("share of the full run", nothing / full, ""),
        verdict=f"{verdict(nothing, 0.5)} {verdict(nothing / full, 0.02)}",
    )
    content = folder / "content"
    shutil.copytree(edition.parent / "registry", content / "registry")
    copy = Path(shutil.copytree(edition, content / edition.name))
    _build(copy, folder / "changed", documents=["statement"])
    file = max((copy / "chapters").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("since 1993", "since 1983", 1), encoding="utf-8")
    report, seconds = _build(copy, folder / "changed", documents=["statement"])
    stems = ", ".join(document.stem.removeprefix("excerpts/") for document in report.made)
    line("one changed spotlight", ("time", seconds, " s"), ("documents", len(report.made), ""), verdict=stems)


def _peers(edition: Path, folder: Path) -> None:
    loaded = outr.load(edition)
    keys = loaded.excerptible()
    step = max(1, len(keys) // SAMPLE)
    sample = keys[::step][:SAMPLE]
    pandoc = typesetter = 0.0
    for key in sample:
        tree = loaded.excerpt(key, pages={}).tree
        (folder / "peer.md").write_text(markdown(tree), encoding="utf-8")
        (folder / "peer.typ").write_text(typst(tree), encoding="utf-8")
        if available("pandoc"):
            pandoc += best(process("pandoc", "-s", folder / "peer.md", "-o", folder / "peer.docx"), rounds=1)
        code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
        typesetter += best(python(code, folder / "peer.typ", folder / "peer.pdf"), rounds=1)
    scale = len(keys) / len(sample)
    for name, format, seconds in (("pandoc", "docx", pandoc * scale), ("Typst", "pdf", typesetter * scale)):
        _, ours = _build(edition, folder / f"only-{format}", formats=[format])
        line(
            f"all excerpts as {format}, against a {name} process for each",
            ("ours", ours, " s"),
            (f"{name} (from {len(sample)} measured)", seconds, " s"),
            ("ratio", ours / seconds, ""),
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
    line(
        "cost of an excerpt from 200 to 800 over that from 50 to 200", ("ratio", ratio, ""), verdict=verdict(ratio, 1.3)
    )
    grown = megabytes[800] / megabytes[50]
    line("memory of a worker with 800 over that with 50", ("ratio", grown, ""), verdict=verdict(grown, 1.3))


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


def _outcome_reports() -> list[str]:
    import sys

    return [sys.executable, "-m", "outcome_reports"]
