"""The document as an EPUB 3.3 publication (W3C), a page for each of its sections."""

from __future__ import annotations

import re
from pathlib import Path

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.bidi import arranged
from outcome_reports.writers.brand_fonts import ranges_for, screen_faces, web_address
from outcome_reports.writers.epub.epub_package import Page, packed
from outcome_reports.writers.epub.xhtml_pages import PageSplitter
from outcome_reports.writers.font_fallback import font_rules, font_stacks, lettering_for
from outcome_reports.writers.html.html_writer import emphases
from outcome_reports.writers.html.node_rendering import NodeWriter
from outcome_reports.writers.html.stylesheets import brand_properties, stylesheet, with_values
from outcome_reports.writers.html.templates import blames_templates, environment_for
from outcome_reports.writers.motif import motif_svg
from outcome_reports.writers.rendering import Rendering
from outcome_reports.writers.shown_pictures import with_pictures

_COVER = (1200.0, 1600.0)
"""Width and height of the picture of the cover, in pixels."""
_PROPERTY = re.compile(r"--([\w-]+):([^;}]+)")


def render(rendering: Rendering) -> bytes:
    """Write the EPUB of a rendering. Raises the errors of `write_epub`."""
    return write_epub(rendering.document, rendering.brand, rendering.finish.templates)


@blames_templates
def write_epub(document: tree.Document, brand: Brand, overrides: Path | None = None) -> bytes:
    """Return the document as an EPUB file, the same bytes for the same arguments.

    Raises the errors of `write_html`.
    """
    document = arranged(with_pictures(document, brand))
    environment = environment_for(overrides)
    writer = NodeWriter(environment, document, "screen")
    bodies = {_name(number, block): writer.block(block) for number, block in enumerate(document.blocks, 1)}
    if writer.problems:
        raise RenderError(writer.problems)
    splitter = PageSplitter(environment, document)
    for name, body in bodies.items():
        splitter.add(name, body)
    pages = [Page(name, data, "application/xhtml+xml") for name, data in splitter.pages()]
    style = Page("style.css", _style(document, brand, overrides, writer.rules.css()).encode("utf-8"), "text/css")
    cover = Page("cover.svg", _cover(brand), "image/svg+xml")
    return packed(
        environment,
        writer,
        pages,
        [style, cover, *splitter.pictures()],
        outline=writer.outline(_entries(document)),
        file_of=splitter.file_of,
    )


def _name(number: int, block: tree.Block) -> str:
    return f"{number:02}-{re.sub(r'[^a-z0-9-]', '', block.id) or 'text'}.xhtml"


def _entries(document: tree.Document) -> tuple[tree.ContentsEntry, ...]:
    """Return the entries of the contents; of a document without contents, its headings of the first two levels."""
    for block in tree.blocks_of(document.blocks):
        if isinstance(block, tree.Contents):
            return block.entries
    headings = (block for block in tree.blocks_of(document.blocks) if isinstance(block, tree.Heading) and block.id)
    return tuple(
        tree.ContentsEntry(level=heading.level, target=heading.id, children=heading.children, number=heading.number)
        for heading in headings
        if heading.level <= 2
    )


def _cover(brand: Brand) -> bytes:
    """Return the cover picture for libraries: the drawing of the brand on its colour."""
    ground = f'<rect width="100%" height="100%" fill="{brand.light.primary}"/>'
    start, end, drawing = motif_svg(brand.motif, *_COVER).partition(">")
    return f"{start}{end}{ground}{drawing}".encode("ascii")


def _style(document: tree.Document, brand: Brand, overrides: Path | None, rules: str) -> str:
    """Return the stylesheet, with the values of the brand in it: many reading systems know no custom properties."""
    lettering = lettering_for(document, brand)
    others = (font_rules(lettering, web_address), font_stacks(lettering, brand)) if lettering else ()
    faces = screen_faces(brand, ranges_for(tree.lines_of(document.blocks)), **emphases(document))
    source = "\n".join([faces, *others, stylesheet("epub", overrides), rules])
    light = brand_properties(brand, "screen").partition("}")[0]
    return with_values(source, dict(_PROPERTY.findall(light + ";")))
