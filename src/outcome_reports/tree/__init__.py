"""The neutral document: a small closed set of nodes that every writer knows and no writer extends."""

from outcome_reports.language.tags import Direction, direction_of
from outcome_reports.tree import blocks
from outcome_reports.tree.blocks import *  # noqa: F403 - what it lists is listed once, there
from outcome_reports.tree.column_widths import fits_page, fitted_columns, is_crowded, narrowed
from outcome_reports.tree.document import Asset, Document, Event, Metadata, Subject
from outcome_reports.tree.inlines import (
    Abbreviation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Mention,
    MentionForm,
    NoteReference,
    Span,
    Strong,
    Text,
)
from outcome_reports.tree.rewriting import with_inlines
from outcome_reports.tree.roles import Role, RoleLayout, layout_of
from outcome_reports.tree.structure import (
    inline_text,
    inner_blocks,
    inner_inlines,
    own_inlines,
    own_lines,
    rebuilt,
    with_inner,
)
from outcome_reports.tree.tabular import CHART_KINDS, Align, Bar, Cell, Column, DataSource, Drawing, Piece, Row, Table
from outcome_reports.tree.walking import blocks_of, inlines_of, lines_of, pull_quote, pulled_words, words_of

__all__ = [
    "CHART_KINDS",
    "Abbreviation",
    "Align",
    "Asset",
    "Bar",
    "Cell",
    "Column",
    "DataSource",
    "Direction",
    "Document",
    "Drawing",
    "Emphasis",
    "Event",
    "Inline",
    "LineBreak",
    "Link",
    "Mention",
    "MentionForm",
    "Metadata",
    "NoteReference",
    "Piece",
    "Role",
    "RoleLayout",
    "Row",
    "Span",
    "Strong",
    "Subject",
    "Table",
    "Text",
    "blocks_of",
    "direction_of",
    "fits_page",
    "fitted_columns",
    "inline_text",
    "inlines_of",
    "inner_blocks",
    "inner_inlines",
    "is_crowded",
    "layout_of",
    "lines_of",
    "narrowed",
    "own_inlines",
    "own_lines",
    "pull_quote",
    "pulled_words",
    "rebuilt",
    "with_inlines",
    "with_inner",
    "words_of",
]
__all__ += blocks.__all__
