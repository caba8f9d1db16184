"""Rules for the colours and drawings of chapters: opener, headings, numbers, contents, matrix, edge of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.chapter_palette import TAB_HEIGHT, TAB_WIDTH, chapter_ids, colours_by_chapter, tab_top
from outcome_reports.writers.html.stylesheets import VEIL
from outcome_reports.writers.motif import chapter_address, chapter_motifs, motif_address, screen_motif

CHANGED = ("cover", "cover-veil", "primary", "secondary", "accent")
"""Brand properties that differ from chapter to chapter."""
_SIDE = 22
"""Side margin of pages in millimetres."""


def chapter_colours(document: tree.Document, brand: Brand, medium: str) -> str:
    """Return the rules for the colour and drawing of each chapter, none if the brand has neither."""
    ids = chapter_ids(document)
    colours = colours_by_chapter(ids, brand)
    rules = [_rules(id, place, colours[id], medium) for place, id in enumerate(colours)]
    return "\n".join([*rules, *_drawings(ids, brand, medium)])


def _drawings(ids: Sequence[str], brand: Brand, medium: str) -> Iterator[str]:
    """Yield the rules for the drawings: each is in the stylesheet once, however many chapters have it."""
    motifs = chapter_motifs(brand)
    for place, motif in enumerate(motifs[: len(ids)]):
        openers = ",".join(f"#{id}>h2" for id in ids[place :: len(motifs)])
        if medium == "print":
            # The words are below the drawing, where it fades.
            drawn = f'url("{chapter_address(place)}") 0 0/100% 96mm no-repeat'
            faded = f"linear-gradient(transparent 28%,var(--cover) 64%),{drawn},var(--cover)"
            yield f"{openers}{{padding-top:calc(52mm + var(--bleed));background:{faded}}}"
            numbers = ",".join(f"#{id}>h2>.number" for id in ids[place :: len(motifs)])
            yield f"{numbers}{{top:calc(44mm + var(--bleed))}}"
        elif motif.kind != brand.motif.kind:
            yield f'{openers}{{--motif:url("{motif_address(screen_motif(motif))}")}}'


def _rules(id: str, place: int, colour: str, medium: str) -> str:
    opener = f"#{id}{{--cover:{colour};--cover-veil:{colour}{VEIL}}}"
    inside = f"#{id}{{--primary:{colour};--secondary:{colour};--accent:{colour}}}"
    link = f'a[href="#{id}"]'
    numbers = f".contents {link} .number,.contents {link}.number{{color:{colour}}}"
    heads = f".matrix thead th:has({link}){{background:{colour}}}"
    if medium != "print":
        # Dark mode has its own colours, which are readable there.
        return f"{opener}\n@media not (prefers-color-scheme:dark){{{inside}{numbers}{heads}}}"
    # Not the id: “auto” is one that a page cannot have for its name.
    name = f"chapter-{place + 1}"
    tab = (
        f'@right-top{{content:"";background:{colour};width:{TAB_WIDTH}mm;height:{TAB_HEIGHT}mm;'
        f"margin-top:{tab_top(place)}mm;margin-left:{_SIDE - TAB_WIDTH}mm}}"
    )
    page = f"@page {name}{{{tab}@top-right{{color:{colour}}}}}"
    return f"{opener}{inside}{numbers}{heads}\n#{id}{{page:{name}}}\n{page}"
