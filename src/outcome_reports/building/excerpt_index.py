"""The index of the excerpts: a page that lists them all, with the contents of each and links to its files."""

from __future__ import annotations

from collections.abc import Mapping

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.building.build_record import DocumentRecord
from outcome_reports.composing.composer import Composer
from outcome_reports.model import sortable
from outcome_reports.tree import Block, Cell, Column, Inline, Link, Paragraph, Role, Row, Section, Span, Table, Text
from outcome_reports.writers.registry import WRITERS

_COUNTS = (
    ("index_spotlights", ("spotlights",)),
    ("index_given", ("given",)),
    ("index_addressed", ("addressed",)),
    ("index_addressed_through", ("addressed_through",)),
    ("index_named", ("passages", "mentions")),
)


def index_page(edition: LoadedEdition, excerpts: Mapping[str, DocumentRecord]) -> bytes:
    """Return the index of `excerpts`, by stem, as a web page."""

    def section(composer: Composer) -> tuple[Block, ...]:
        label = composer.wording.label
        intro = label("excerpt_index_intro", count=len(excerpts), edition=edition.content.name)
        text = composer.paragraph(intro, id="index-text")
        return (Section((text, _table(composer, excerpts)), id="index", role=Role.INDEX),)

    title = Composer(edition.content, "", "").wording.label("excerpt_index_title")
    document = edition.document([section], title=title, document_type=edition.content.name)
    return document.to_html()


def _table(composer: Composer, excerpts: Mapping[str, DocumentRecord]) -> Table:
    label = composer.wording.label
    names = ("index_name", "index_files", *(name for name, _ in _COUNTS), "index_participant")
    head = Row(tuple(_cell((Text(label(f"excerpt_{name}")),), header=True) for name in names))
    named = {stem: _name(composer, entry) for stem, entry in excerpts.items()}
    body = tuple(
        _row(composer, stem, named[stem], excerpts[stem])
        for stem in sorted(excerpts, key=lambda stem: (sortable(named[stem]), stem))
    )
    share = (1 - 0.3 - 0.16) / (len(names) - 2)
    columns = (Column(0.3), Column(0.16), *(Column(share) for _ in names[2:]))
    return Table(columns, (head,), body, (Text(label("excerpt_index_caption")),), id="index-table", role=Role.INDEX)


def _row(composer: Composer, stem: str, name: str, entry: DocumentRecord) -> Row:
    links: list[Inline] = []
    for format in WRITERS:
        if format in entry.files:
            links += [Text(" "), _link(stem, format)] if links else [_link(stem, format)]
    counts = (sum(entry.holds.get(part, 0) for part in parts) for _, parts in _COUNTS)
    listed = "excerpt_yes" if entry.holds.get("participation") else "excerpt_no"
    cells = (
        _cell((Span((Text(name),), role=Role.NAME, key=entry.keys[0]),), header=True),
        _cell(tuple(links)),
        *(_cell((Text(str(count)),)) for count in counts),
        _cell((Text(composer.wording.label(listed)),)),
    )
    return Row(cells, id=f"index-{entry.keys[0].lower()}", keys=tuple(entry.keys))


def _link(stem: str, format: str) -> Link:
    return Link(f"./{stem.rpartition('/')[2]}.{format}", (Text(format.upper()),))


def _name(composer: Composer, entry: DocumentRecord) -> str:
    return composer.wording.series(composer.names.name(key) for key in entry.keys)


def _cell(inlines: tuple[Inline, ...], *, header: bool = False) -> Cell:
    return Cell((Paragraph(inlines),), header=header)
