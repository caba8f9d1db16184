"""Whole processes, as people start them: help, check, each format, nothing to do; beside pandoc and another version."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import outcome_reports as outr
from bench.markdown import markdown
from bench.measuring import Limit, available, best_of_each, line, ours, process, python

FORMATS = {"html": 3.0, "docx": None, "pdf": None}
"""Formats, and how many times as long as a pandoc process each may take."""
Arguments = Sequence[str | Path]


def run(edition: Path, against: Path | None) -> None:
    """Print the measurements for `edition`."""
    print("Commands, whole processes")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _compare("--help", ["--help"], against, 7, [("ours", 0.06)])
        _line_of_start()
        _compare("check", ["check", edition], against, 5, [("ours", 0.6)])
        for suffix in FORMATS:
            _format(edition, folder, suffix, against)
        all_of_it: Arguments = ["build", edition, "--force", "--quiet", "--out", folder / "all"]
        limits = [("ratio", 0.75)] if against else []
        _compare("build: the statement in three formats", all_of_it, against, 3, limits)
        again: Arguments = ["build", edition, "--quiet", "--out", folder / "all"]
        _compare("build: nothing to do", again, None, 5, [("ours", 0.15)])
        _pages_known(edition, folder)


def _compare(what: str, arguments: Arguments, against: Path | None, rounds: int, limits: list[Limit]) -> None:
    calls: list[Callable[[], object]] = [ours(*arguments)]
    if against:
        theirs = [against / word if isinstance(word, Path) and not word.is_absolute() else word for word in arguments]
        calls.append(ours(*theirs, source=against))
    mine, *others = best_of_each(calls, rounds)
    figures = [("ours", mine, " s")]
    if others:
        figures += [("before", others[0], " s"), ("ratio", mine / others[0], "")]
    line(what, *figures, limits=limits)


def _line_of_start() -> None:
    imported, empty = best_of_each((python("import weasyprint"), python("pass")), rounds=5)
    line("for comparison", ("import weasyprint", imported, " s"), ("bare Python", empty, " s"))


def _format(edition: Path, folder: Path, suffix: str, against: Path | None) -> None:
    arguments: Arguments = ["build", edition, "--format", suffix, "--force", "--quiet", "--out"]
    calls = [ours(*arguments, folder / "ours")]
    names = ["ours"]
    if against:
        theirs = [against / edition if word is edition else word for word in arguments]
        calls.append(ours(*theirs, folder / "before", source=against))
        names.append("before")
    if suffix != "pdf" and available("pandoc"):
        source = folder / "statement.md"
        source.write_text(markdown(outr.load(edition).statement().tree), encoding="utf-8")
        calls.append(process("pandoc", "-s", "--toc", source, "-o", folder / f"peer.{suffix}"))
        names.append("pandoc")
    times = dict(zip(names, best_of_each(calls), strict=True))
    figures = [(name, seconds, " s") for name, seconds in times.items()]
    limits: list[Limit] = []
    if "pandoc" in times:
        figures.append(("of pandoc's", times["ours"] / times["pandoc"], ""))
        limits = [("of pandoc's", limit)] if (limit := FORMATS[suffix]) else []
    if against:
        figures.append(("ratio", times["ours"] / times["before"], ""))
    line(f"build --format {suffix}", *figures, limits=limits)


def _pages_known(edition: Path, folder: Path) -> None:
    """Word beside a PDF of the same content, which says on which page each heading is."""
    known = folder / "known"
    ours("build", edition, "--quiet", "--format", "pdf", "--out", known)()
    arguments: Arguments = ["build", edition, "--quiet", "--format", "docx", "--out"]

    def build() -> None:
        for file in known.glob("*.docx"):
            file.unlink()
        ours(*arguments, known)()

    seconds, cold = best_of_each((build, ours(*arguments, folder / "cold", "--force")))
    line("build --format docx, its pages known from a PDF before", ("known", seconds, " s"), ("not", cold, " s"))
