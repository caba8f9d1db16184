"""A document of one's own: some of our sections, and one with a chart that is made here.

python examples/own_sections.py [EDITION [FOLDER]]
"""

import sys
from collections import Counter
from pathlib import Path

import outcome_reports as outr
from outcome_reports import sections
from outcome_reports.tree import Section

edition = outr.load(sys.argv[1] if len(sys.argv) > 1 else "content/fourth-2026")
folder = Path(sys.argv[2] if len(sys.argv) > 2 else "build/examples")


def most_active(composer: outr.Composer) -> list[Section]:
    """Who contributed most spotlights."""
    counted = Counter(key for _, _, spotlight in composer.edition.spotlights() for key in spotlight.by)
    chart = sections.bar_chart(
        composer,
        "The five with most spotlights",
        {composer.names.name(key): (count,) for key, count in counted.most_common(5)},
        series=("Spotlights",),
        caption="Spotlights by contributor; each square is one",
        labels="Contributor",
        id="active-chart",
        units=True,
    )
    heading = composer.heading(2, "Who contributed most")
    return [Section((heading, chart), id="active", role="active")]


chosen = [sections.cover, sections.contents, most_active, sections.glance, sections.chapter("labour-mobility")]
briefing = edition.document([*chosen, sections.glossary], title="Labour mobility: a briefing", document_type="Briefing")
for suffix in ("pdf", "docx", "html"):
    print(briefing.save(folder / f"briefing.{suffix}"))
