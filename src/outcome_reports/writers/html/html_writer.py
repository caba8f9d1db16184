"""The HTML writer: one self-contained file."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.platform.records import record
from outcome_reports.writers.bidi import arranged
from outcome_reports.writers.brand_fonts import ranges_for, screen_faces, web_address
from outcome_reports.writers.font_fallback import font_rules, font_stacks, lettering_for
from outcome_reports.writers.html.chapter_colours import chapter_colours
from outcome_reports.writers.html.filtering import choices_of
from outcome_reports.writers.html.linked_data import catalogue_tags, citation_files, is_citable, linked_data, open_graph
from outcome_reports.writers.html.node_rendering import Medium, NodeWriter
from outcome_reports.writers.html.stylesheets import brand_properties, content_hash, printed_pages, stylesheet
from outcome_reports.writers.html.templates import blames_templates, environment_for, script
from outcome_reports.writers.motif import motif_address
from outcome_reports.writers.output_options import Download, WebPlace
from outcome_reports.writers.page_parts import PagePart
from outcome_reports.writers.pull_quotes import quote_rules
from outcome_reports.writers.rendering import Rendering
from outcome_reports.writers.shown_pictures import with_pictures


@record(frozen=True, slots=True)
class HtmlOptions:
    """Options of the HTML writer."""

    downloads: tuple[Download, ...] = ()
    """Files that the page links to at its head and foot, usually the same document as PDF and DOCX."""
    place: WebPlace | None = None
    """The files published beside the page, None if its address is not given."""
    overrides: Path | None = None
    """A folder whose `html` templates and `css` stylesheets take precedence over ours, or None."""


_DEFAULTS = HtmlOptions()


class WebPage:
    """The web page of a document, made but for the files beside it, which may be known later.

    Raises RenderError for links, pictures, labels, fonts or glyphs that are missing, ArgumentTypeError for unresolved
    mentions.
    """

    def __init__(self, document: tree.Document, brand: Brand, overrides: Path | None) -> None:
        self._document = document = arranged(with_pictures(document, brand))
        self._frame = environment_for(overrides).get_template("screen.html.j2")
        writer, body = _body(document, "screen", overrides)
        lettering = lettering_for(document, brand)
        others = (font_rules(lettering, web_address), font_stacks(lettering, brand)) if lettering else ()
        style = "\n".join(
            (
                screen_faces(brand, ranges_for(tree.lines_of(document.blocks)), **emphases(document)),
                brand_properties(brand, "screen"),
                *others,
                f':root{{--motif:url("{motif_address(brand.motif)}")}}',
                stylesheet("screen", overrides),
                *filter(None, [chapter_colours(document, brand, "screen")]),
                printed_pages(document.metadata.mark or "", brand),
                writer.rules.css(),
            )
        )
        ids = {block.id for block in tree.blocks_of(document.blocks)}
        self._content = {
            "document": document,
            "brand": brand,
            "direction": document.dir,
            "body": body,
            "writer": writer,
            "main_id": next(name for name in ("main", "main-content", "main-content-of-page") if name not in ids),
            "style": style,
            "script": script(overrides),
            "contents_id": _contents_id(document),
            "choices": choices_of(document),
            "hash_of": content_hash,
            "canonical": document.metadata.web if is_citable(document) else "",
            "citations": citation_files(document),
        }

    def offering(self, downloads: tuple[Download, ...], place: WebPlace | None) -> bytes:
        """Return the file in UTF-8, with links to `downloads` and the facts about its `place`."""
        page = self._frame.render(
            self._content,
            downloads=downloads,
            linked_data=linked_data(self._document, downloads, place),
            open_graph=open_graph(self._document, place),
            feed=place.feed if place else "",
            catalogue_tags=catalogue_tags(self._document, downloads, place),
        )
        return page.encode("utf-8")


@blames_templates
def write_html(document: tree.Document, brand: Brand, options: HtmlOptions = _DEFAULTS) -> bytes:
    """Return the document as one HTML file in UTF-8, the same bytes for the same arguments.

    Raises RenderError for links, pictures, labels, fonts or glyphs that are missing and for faults of a user's
    templates, ArgumentTypeError for unresolved mentions.
    """
    return WebPage(document, brand, options.overrides).offering(options.downloads, options.place)


@blames_templates
def render(rendering: Rendering) -> bytes:
    """Write the web page of a rendering. Raises the errors of `write_html`."""
    return rendering.web_page.offering(rendering.downloads, rendering.finish.web)


@blames_templates
def print_page(document: tree.Document, brand: Brand, overrides: Path | None, part: PagePart | None = None) -> str:
    """Return the document, or one `part` of it, as HTML for paper, without its fonts, pictures and stylesheets.

    Raises the errors of `write_html`.
    """
    document = arranged(document)
    writer, body = _body(document, "print", overrides, brand, part)
    begins = [f"@page:first{{counter-reset:page {part.page}}}"] if part else []
    quotes = (rule for words in writer.quotes for rule in quote_rules(words, brand))
    template = environment_for(overrides).get_template("print.html.j2")
    return template.render(
        document=document,
        brand=brand,
        direction=document.dir,
        body=body,
        rules="\n".join([*begins, writer.rules.css(), *quotes]),
        marked_cover=_has_mark_on_cover(document),
    )


def emphases(document: tree.Document) -> dict[str, bool]:
    """Return which emphases the text has, as `screen_faces` needs to know. Quotations are set in italics."""
    strong = strong_italic = False
    for block in tree.blocks_of(document.blocks):
        if isinstance(block, tree.Quotation):
            strong_italic = strong_italic or any(map(_has_strong, tree.blocks_of(block.blocks)))
        strong = strong or _has_strong(block)
        strong_italic = strong_italic or any(
            isinstance(inner, tree.Emphasis | tree.Strong) and type(inner) is not type(outer)
            for outer in tree.inlines_of(tree.own_inlines(block))
            if isinstance(outer, tree.Emphasis | tree.Strong)
            for inner in tree.inlines_of(outer.children)
        )
    return {"strong": strong, "strong_italic": strong_italic}


def _has_strong(block: tree.AnyBlock) -> bool:
    return any(isinstance(inline, tree.Strong) for inline in tree.inlines_of(tree.own_inlines(block)))


def _body(
    document: tree.Document,
    medium: Medium,
    overrides: Path | None,
    brand: Brand | None = None,
    part: PagePart | None = None,
) -> tuple[NodeWriter, Markup]:
    writer = NodeWriter(environment_for(overrides), document, medium, brand)
    body = writer.blocks(document.blocks[part.first : part.end] if part else document.blocks)
    if writer.problems:
        raise RenderError(writer.problems)
    return writer, body


def _contents_id(document: tree.Document) -> str:
    return next((block.id for block in document.blocks if block.role == tree.Role.CONTENTS), "")


def _has_mark_on_cover(document: tree.Document) -> bool:
    return any(
        isinstance(block, tree.Paragraph) and block.role == tree.Role.STATUS
        for section in document.blocks
        if isinstance(section, tree.Section) and section.role == tree.Role.COVER
        for block in section.blocks
    )
