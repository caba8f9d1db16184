"""The main job in one process: beside WeasyPrint alone and pandoc, its memory, how it grows."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import outcome_reports as outr
from bench.markdown import markdown
from bench.measuring import available, best_of_each, line, output_of, peak_megabytes, process
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.html import write_html

LOAD = "import sys, outcome_reports as o; e = o.load(sys.argv[1]); "
OURS = (
    LOAD
    + """
from bench.measuring import best
print(best(lambda: o.load(sys.argv[1]).statement().to_pdf()))"""
)
THEIRS = (
    LOAD
    + """
from bench import flow, measuring
print(measuring.best(flow._weasyprint_alone(e.statement())))"""
)


def run(edition: Path, against: Path | None) -> None:
    """Print the measurements for `edition`."""
    print("The main job")
    _pdf(edition, against)
    _peers(edition)
    _memory(edition)
    _growth(edition)


def _pdf(edition: Path, against: Path | None) -> None:
    def whole() -> object:
        return outr.load(edition).statement().to_pdf()

    whole()  # libraries and fonts are loaded before anything is measured
    mine, theirs = best_of_each((whole, _weasyprint_alone(outr.load(edition).statement())), rounds=5)
    line(
        "PDF: content to PDF/A-3a, against WeasyPrint on the same HTML",
        ("ours", mine, " s"),
        ("WeasyPrint", theirs, " s"),
        ("ratio", mine / theirs, ""),
        limits=[("ratio", 1.1)],
    )
    if against:
        _pdf_against(edition, against)


def _pdf_against(edition: Path, against: Path) -> None:
    """Compare with WeasyPrint alone on the HTML that the other version makes, each in processes of its own."""
    seconds = {"ours": 9e9, "WeasyPrint": 9e9}
    for _ in range(3):
        seconds["ours"] = min(seconds["ours"], float(output_of(OURS, edition)))
        theirs = output_of(THEIRS, against / edition, source=against)
        seconds["WeasyPrint"] = min(seconds["WeasyPrint"], float(theirs))
    ratio = seconds["ours"] / seconds["WeasyPrint"]
    figures = [(name, value, " s") for name, value in seconds.items()]
    line("PDF: against WeasyPrint on the HTML of before", *figures, ("ratio", ratio, ""), limits=[("ratio", 0.85)])


def _weasyprint_alone(statement: outr.OutcomeDocument) -> Callable[[], object]:
    """Return a call of WeasyPrint on the statement's HTML, with fonts and stylesheet ready as they are for us."""
    import weasyprint

    from outcome_reports.writers.font_fallback import lettering_for
    from outcome_reports.writers.html import print_page
    from outcome_reports.writers.pdf import layout as rendering
    from outcome_reports.writers.pdf.fetching import MemoryFetcher
    from outcome_reports.writers.pdf.paper_style import brand_files, style_of

    tree, brand = statement.tree, statement.brand
    page = print_page(tree, brand, None)
    lettering = lettering_for(tree, brand)
    fonts, style = style_of(brand, lettering, None, [])
    files = {**brand_files(brand), **dict(rendering._files(tree, brand, []))}

    def alone() -> object:
        html = weasyprint.HTML(string=page, url_fetcher=MemoryFetcher(files))
        return html.write_pdf(font_config=fonts, stylesheets=[style], pdf_variant="pdf/a-3a")

    return alone


def _peers(edition: Path) -> None:
    loaded = outr.load(edition)
    statement = loaded.statement()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "statement.md"
        source.write_text(markdown(statement.tree), encoding="utf-8")
        for suffix, write in (("docx", write_docx), ("html", write_html)):
            if not available("pandoc"):
                print(f"{suffix}: pandoc is not installed, no comparison")
                continue
            write(outr.load(edition).summary().tree, loaded.brand)
            pandoc = process("pandoc", "-s", "--toc", source, "-o", Path(folder) / f"peer.{suffix}")
            ours, theirs = best_of_each(
                (lambda write=write: write(loaded.statement().tree, loaded.brand), pandoc)  # type: ignore[misc]
            )
            line(
                f"{suffix.upper()}: model to {suffix}, warm, against a pandoc process",
                ("ours", ours, " s"),
                ("pandoc", theirs, " s"),
                ("ratio", ours / theirs, ""),
                limits=[("ratio", 1.0)],
            )


def _memory(edition: Path) -> None:
    for format in ("pdf", "docx", "html"):
        peak = peak_megabytes(LOAD + f"e.statement().to('{format}')", edition)
        line(f"Memory: a process that makes the statement as {format}", ("peak", peak, " MB"))


def _growth(edition: Path) -> None:
    loaded = outr.load(edition)
    factors = (1, 2, 4, 8)
    editions = [_with_chapters(loaded, factor) for factor in factors]
    calls = [lambda edition=edition: edition.statement().to_pdf() for edition in editions]
    # One process does all of it, so its own time tells the cost, and other work on the machine does not disturb it.
    times = dict(zip(factors, best_of_each(calls, rounds=2, clock=time.process_time), strict=True))
    figures = [(f"×{factor}", seconds, " s") for factor, seconds in times.items()]
    step = (times[8] - times[4]) / 4 / ((times[4] - times[1]) / 3)
    line("Growth: PDF with 1, 2, 4 and 8 times the chapters", *figures)
    line("Growth: cost of a chapter from 4 to 8 over that from 1 to 4", ("ratio", step, ""), limits=[("ratio", 1.3)])


def _with_chapters(loaded: outr.LoadedEdition, factor: int) -> outr.LoadedEdition:
    chapters = []
    for round_ in range(factor):
        for index, chapter in enumerate(loaded.content.chapters):
            number = round_ * len(loaded.content.chapters) + index + 1
            rows = tuple(
                row.model_copy(update={"id": f"R{number}.{row.id.split('.')[1]}"}) for row in chapter.recommendations
            )
            id = chapter.id if round_ == 0 else f"{chapter.id}-{round_}"
            given = zip(chapter.spotlight_ids(), chapter.spotlights, strict=True)
            spotlights = tuple(
                spotlight.model_copy(update={"id": anchor if round_ == 0 else f"{anchor}-{round_}"})
                for anchor, spotlight in given
            )
            changes = {"id": id, "recommendations": rows, "spotlights": spotlights}
            chapters.append(chapter.model_copy(update=changes))
    content = loaded.content.model_copy(update={"chapters": tuple(chapters)})
    return outr.LoadedEdition(content, loaded.brand)
