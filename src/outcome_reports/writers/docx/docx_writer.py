"""Writing of a document as a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.writers.bidi import arranged
from outcome_reports.writers.chapter_palette import chapter_ids, colours_by_chapter
from outcome_reports.writers.docx.blocks.block_writing import add_blocks
from outcome_reports.writers.docx.blocks.script_runs import Words
from outcome_reports.writers.docx.docx_options import DocxOptions
from outcome_reports.writers.docx.house.house_pages import add_house_furniture, house_settings
from outcome_reports.writers.docx.house.house_styles import house_styles
from outcome_reports.writers.docx.house.house_template import House, house_of
from outcome_reports.writers.docx.oxml.measures import hexadecimal
from outcome_reports.writers.docx.oxml.package import add_part, archived, open_package, skeleton
from outcome_reports.writers.docx.oxml.properties import set_core_properties, settings_part
from outcome_reports.writers.docx.pages.chapter_bands import add_chapter
from outcome_reports.writers.docx.pages.cover_pages import add_cover, add_last_page
from outcome_reports.writers.docx.pages.headers_and_footers import PageFurniture, add_furniture
from outcome_reports.writers.docx.pages.page_sections import Pages
from outcome_reports.writers.docx.redline_finish import has_changes, mark_changes
from outcome_reports.writers.docx.review_finish import (
    custom_properties,
    end_with_paragraph,
    styles_without_frames,
    track_changes,
    without_frames,
)
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles.brand_styles import styles_part
from outcome_reports.writers.docx.styles.font_parts import add_fonts
from outcome_reports.writers.docx.styles.numbering import Numbering, numbering_part
from outcome_reports.writers.docx.styles.theme import theme_part
from outcome_reports.writers.font_fallback import lettering_for
from outcome_reports.writers.quote_places import placed_quotes
from outcome_reports.writers.rendering import Rendering
from outcome_reports.writers.shown_pictures import with_pictures

_DEFAULTS = DocxOptions()
_ON_SHEETS: Mapping[str, dict[str, Any]] = {
    "cover": {"text_style": "CoverText", "at_page": False},
    "back": {"text_style": "ContactText", "at_page": False},
}
"""Differences of the first and the last page of a document in a template."""


def render(rendering: Rendering) -> bytes:
    """Write the Word document of a rendering; the page numbers of its contents come from the PDF's layout, and are left
    out if Pango is missing.

    Raises the errors of `write_docx`.
    """
    blocks = tree.blocks_of(rendering.document.blocks)
    pages = rendering.pages_if_possible if any(isinstance(block, tree.Contents) for block in blocks) else None
    return write_docx(
        rendering.document, rendering.brand, DocxOptions(pages=pages, redline=has_changes(rendering.document))
    )


def write_docx(document: tree.Document, brand: Brand, options: DocxOptions = _DEFAULTS) -> bytes:
    """Return `document` as an Office Open XML document (ISO/IEC 29500, transitional) in the look of `brand`.

    Equal arguments give equal bytes. Raises RenderError, with every problem, for links that lead nowhere and for
    missing pictures or fonts; TypeError for an unresolved Mention.
    """
    house = house_of(brand)
    look = house.brand if house else brand
    document = arranged(with_pictures(document, look))
    package = open_package(_parts(document, brand, options, house))
    set_core_properties(package.core_properties, document)
    lettering = lettering_for(document, brand)
    words = Words(look, lettering)
    add_fonts(package, brand, lettering, embed=options.embed_fonts, own=house.fonts if house else None)
    colours = {} if house else colours_by_chapter(chapter_ids(document), brand)
    body = package.element.body
    story = Story(
        document=document,
        brand=look,
        options=options,
        part=package.part,
        body=body,
        numbering=Numbering(package.part.numbering_part.element, house.lists if house else {}),
        pages=Pages(body, document.dir, house.paper, house.pages) if house else Pages(body, document.dir),
        words=words,
        identifiers=_identifiers(document),
        house=house,
        colours={id: hexadecimal(colour) for id, colour in colours.items()},
        quotes=placed_quotes(document.blocks),
    )
    furniture = add_house_furniture(package, house, document, words) if house else None
    _add_document(story, furniture or add_furniture(package, document, words, story.colours))
    if story.problems:
        raise RenderError(story.problems)
    if story.is_flat:
        without_frames(body)
    if options.redline:
        mark_changes(body)
    if options.review:
        track_changes(package.settings.element)
        end_with_paragraph(body)
    if options.properties:
        add_part(package, "docProps/custom.xml", "custom", custom_properties(dict(options.properties)))
    return archived(package)


def _parts(document: tree.Document, brand: Brand, options: DocxOptions, house: House | None) -> dict[str, bytes]:
    """Return the parts that determine the look of a document."""
    parts = skeleton()
    styles, settings, numbering, theme = (
        parts[f"word/{name}.xml"] for name in ("styles", "settings", "numbering", "theme/theme1")
    )
    settings = settings_part(settings, document, embed_fonts=options.embed_fonts)
    if house is not None:
        styles = house_styles(house, document.lang)
        settings = house_settings(settings, house)
        numbering = house.numbering_part(numbering)
        theme = house.parts.get("theme.xml") or theme_part(theme, brand)
    else:
        styles = styles_part(styles, brand, document.lang)
        numbering, theme = numbering_part(numbering, brand), theme_part(theme, brand)
    return {
        "word/numbering.xml": numbering,
        "word/settings.xml": settings,
        "word/styles.xml": styles_without_frames(styles) if options.is_flat or house else styles,
        "word/theme/theme1.xml": theme,
    }


def _add_document(story: Story, pages: PageFurniture) -> None:
    """Add the blocks of the document; cover and contents have pages with their own headers and footers."""
    kinds = {"cover": pages.cover, "contents": pages.contents, "chapter": pages.chapters, "back": pages.last}
    scope = Scope(direction=story.document.dir, width=story.paper.text_width)
    current = None
    for block in story.document.blocks:
        page = tree.layout_of(block.role).page if isinstance(block, tree.Section) else None
        furniture = kinds[page] if page else pages.matter
        furniture = pages.by_chapter.get(block.id, furniture)
        if isinstance(block, tree.Section) and block.role == tree.Role.ABOUT_DOCUMENT and current:
            # It is on the page of the contents.
            furniture = current
        if furniture is not current or page == "chapter":
            # The first page of a template is its own, whatever is on it.
            first = pages.cover if story.house and current is None else furniture
            current = furniture
            story.pages.start(first, is_cover=page in {"cover", "back"} and story.house is None)
        if story.house:
            add_blocks(story, story.body, (block,), replace(scope, **_ON_SHEETS.get(page or "", {})))
        elif isinstance(block, tree.Section) and page == "cover":
            add_cover(story, block, scope)
        elif isinstance(block, tree.Section) and page == "chapter":
            add_chapter(story, block, scope)
        elif page == "back":
            add_last_page(story, block, scope)
        else:
            add_blocks(story, story.body, (block,), scope)
    story.bookmarks.close(story.body)
    story.pages.finish()


def _identifiers(document: tree.Document) -> frozenset[str]:
    """Return every id to which a link may lead."""
    return frozenset(block.id for block in tree.blocks_of(document.blocks) if block.id)
