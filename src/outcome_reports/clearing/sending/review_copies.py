"""The Word file that a government gets to comment on, and the record of its content."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, cast

from outcome_reports import tree
from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.api.templated_brands import tell_missing_styles
from outcome_reports.clearing.returned.word_files import word_file
from outcome_reports.clearing.returned.word_paragraphs import WordFile
from outcome_reports.clearing.rewording.provenance import collapsed, shown_words
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.sent_records import PROPERTY, Kind, SentParagraph, SentRecord, SentText
from outcome_reports.clearing.sending.stable_paths import ContentText
from outcome_reports.composing.sections.clearance import CHOICES
from outcome_reports.model import Edition
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.docx_options import DocxOptions
from outcome_reports.writers.docx.docx_writer import write_docx
from outcome_reports.writers.docx.oxml.bookmarks import bookmark_name
from outcome_reports.writers.docx.review_finish import custom_properties

_GENERATED_ROLES = frozenset({tree.Role.PLACE, tree.Role.THROUGH, tree.Role.STATUS, tree.Role.CONTENTS})
_REGISTRY_ROLES = frozenset({tree.Role.GLOSSARY, tree.Role.NAMES, tree.Role.LISTING})


@record(frozen=True, slots=True)
class ReviewCopy:
    """A copy to send: its Word file, and its record."""

    data: bytes
    record: SentRecord


@record(frozen=True, slots=True)
class Addressee:
    """The addressee of a copy: the keys of the `subject`, and all keys whose words are its own."""

    document: Literal["statement", "excerpt"]
    subject: tuple[str, ...]
    covers: tuple[str, ...]
    group_recommendations: Literal["annex", "full"] = "annex"


class DocumentCopies:
    """Copies of one document for several addressees, written and read once. Raises RenderError."""

    def __init__(self, document: OutcomeDocument, edition: Edition, sources: BlockSources) -> None:
        self._edition = edition
        self._sources = sources
        named = with_names(document.tree)
        options = DocxOptions(
            pages=document.known_pages or None, embed_fonts=False, review=True, properties={PROPERTY: ""}
        )
        self._data = write_docx(named, document.brand, options)
        tell_missing_styles(document.brand)
        file = _read(self._data)
        self._beside = {
            "addresses": tuple(sorted(file.addresses)),
            "pictures": file.pictures,
            "furniture": file.furniture,
        }
        self._paragraphs = _paragraphs(file, named, sources)

    def copy(self, to: Addressee) -> ReviewCopy:
        """Return the copy for `to`."""
        record = _record(self._paragraphs, self._edition, self._sources, to).model_copy(update=self._beside)
        return ReviewCopy(_stamped(self._data, record.digest), record)


def _stamped(data: bytes, digest: str) -> bytes:
    """Return a Word file with `digest` as its property."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            is_property = entry.filename == "docProps/custom.xml"
            new.writestr(entry, custom_properties({PROPERTY: digest}) if is_property else old.read(entry))
    return stream.getvalue()


def with_names(document: tree.Document) -> tree.Document:
    """Return `document` with an id for every paragraph and heading, so that each has a bookmark in Word."""
    numbers = itertools.count(1)
    blocks = tuple(_named(block, numbers) for block in document.blocks)
    return replace(document, blocks=cast("tuple[tree.Block, ...]", blocks))


def _named(block: tree.AnyBlock, numbers: Iterator[int]) -> tree.AnyBlock:
    named = tree.rebuilt(block, lambda inner: _named(inner, numbers), lambda words: words)
    if isinstance(named, tree.Paragraph | tree.Heading) and not named.id:
        named = replace(named, id=f"block-{next(numbers)}")
    return named


def _read(data: bytes) -> WordFile:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return word_file({name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))})


def _paragraphs(file: WordFile, document: tree.Document, sources: BlockSources) -> tuple[SentParagraph, ...]:
    found = sources.of_document(document.blocks)
    blocks = {bookmark_name(block.id): (block, roles) for block, roles in _with_roles(document.blocks) if block.id}
    paragraphs = []
    for number, paragraph in enumerate(file.paragraphs):
        words = collapsed(paragraph.after)
        if not words:
            continue
        key = next((name for name in reversed(paragraph.bookmarks) if name in blocks), "")
        block, roles = blocks.get(key, (None, frozenset[str]()))
        entry = SentParagraph(key=key or f"_{number}", words=words, kind=_kind(roles), in_table=bool(paragraph.cell))
        source = found.get(id(block)) if block is not None else None
        if source is not None and block is not None:
            shown = shown_words(block)
            if words.endswith(shown):
                owners = sources.texts[source.name].owners
                content = {"kind": "content", "text": source.name, "number": source.number, "owners": owners}
                entry = entry.model_copy(update={**content, "prefix": words.removesuffix(shown)})
        paragraphs.append(entry)
    return tuple(paragraphs)


def _record(
    paragraphs: tuple[SentParagraph, ...],
    edition: Edition,
    sources: BlockSources,
    to: Addressee,
) -> SentRecord:
    texts = {name: sources.texts[name] for name in sorted({entry.text for entry in paragraphs if entry.text})}
    return SentRecord(
        edition=edition.id,
        version=edition.version,
        document=to.document,
        subject=to.subject,
        covers=to.covers,
        group_recommendations=to.group_recommendations,
        language=edition.language,
        marks="brackets",
        boxes=CHOICES if any(entry.kind == "form" for entry in paragraphs) else (),
        paragraphs=paragraphs,
        texts=_sources(texts),
    )


def _sources(texts: Mapping[str, ContentText]) -> dict[str, SentText]:
    return {
        name: SentText(source=text.source, is_markdown=text.is_markdown, place=text.place)
        for name, text in texts.items()
    }


def _with_roles(
    blocks: tuple[tree.AnyBlock, ...], around: frozenset[str] = frozenset()
) -> Iterator[tuple[tree.AnyBlock, frozenset[str]]]:
    for block in blocks:
        roles = around | {str(block.role)} if block.role else around
        yield block, roles
        yield from _with_roles(tree.inner_blocks(block), roles)


def _kind(roles: frozenset[str]) -> Kind:
    if tree.Role.CLEARANCE in roles:
        return "form"
    if not roles or _GENERATED_ROLES & roles:
        return "generated"
    return "registry" if _REGISTRY_ROLES & roles else "generated"
