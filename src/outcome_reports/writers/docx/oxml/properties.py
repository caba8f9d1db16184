"""The properties of a document for file managers, catalogues and Word itself."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from lxml import etree

from outcome_reports import tree
from outcome_reports.intake.open_xml import qname
from outcome_reports.writers.docx.oxml.wordml import add, put, serialised

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

_LONGEST = 255
"""The most letters that python-docx accepts for a property."""


def set_core_properties(properties: CoreProperties, document: tree.Document) -> None:
    """Title, author and the rest from the metadata; both dates are midnight (UTC) of the date of the version."""
    metadata = document.metadata
    moment = datetime.combine(metadata.date, time(), tzinfo=UTC)
    properties.title = metadata.title[:_LONGEST]
    properties.subject = metadata.subject[:_LONGEST]
    properties.author = metadata.author[:_LONGEST]
    properties.last_modified_by = metadata.author[:_LONGEST]
    properties.keywords = ", ".join(metadata.keywords)[:_LONGEST]
    properties.comments = metadata.description[:_LONGEST]
    properties.content_status = metadata.status
    properties.language = document.lang
    properties.created = moment
    properties.modified = moment
    properties.revision = 1


def settings_part(template: bytes, document: tree.Document, *, embed_fonts: bool) -> bytes:
    """Return the settings part (CT_Settings) with the language of the document; `template` is the part without it."""
    settings = etree.fromstring(template)
    if embed_fonts:
        zoom = settings[0]
        mark = add(settings, "w:embedTrueTypeFonts")
        zoom.addnext(mark)
    language = settings.find(qname("w:themeFontLang"))
    if language is not None:
        put(language, val=document.lang)
        if document.dir == "rtl":
            put(language, bidi=document.lang)
    return serialised(settings)
