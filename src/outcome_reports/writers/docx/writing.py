"""From a document of the tree to the bytes of a Word file."""

from __future__ import annotations

import gc
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.brand import Brand
from outcome_reports.writers.docx import fonts, furniture
from outcome_reports.writers.docx.blocks import PARAGRAPH_STYLES, add_blocks
from outcome_reports.writers.docx.cover import add_cover_art
from outcome_reports.writers.docx.measures import FULL_WIDTH
from outcome_reports.writers.docx.numbering import Numbering
from outcome_reports.writers.docx.options import DocxOptions
from outcome_reports.writers.docx.package import add_part, archived, open_package, skeleton
from outcome_reports.writers.docx.pages import Furniture, Pages
from outcome_reports.writers.docx.properties import set_core_properties, settings_part
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles import styles_part
from outcome_reports.writers.docx.theme import theme_part
from outcome_reports.writers.errors import RenderError


def write_docx(document: tree.Document, brand: Brand, options: DocxOptions = DocxOptions()) -> bytes:
    """`document` as an Office Open XML document (ISO/IEC 29500, transitional), in the look of `brand`.

    Equal arguments give equal bytes. Raises RenderError, with all that is wrong, for links that lead nowhere and for
    pictures or fonts that cannot be had; TypeError for a Mention that composing left.
    """
