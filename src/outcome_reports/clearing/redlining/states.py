"""The states of a document that redlines compare: folders, git revisions, PDFs with their source, sent records."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from outcome_reports import tree
from outcome_reports.api.loading import load, load_document
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.branding.brand import Brand
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.review_copies import Addressee, DocumentCopies
from outcome_reports.clearing.sending.sent_records import SentRecord, read_record
from outcome_reports.errors import ArgumentError, ContentError, InstallationError, Problem
from outcome_reports.language.wording import wording_for
from outcome_reports.platform.records import record
from outcome_reports.reading.brand_files import read_brand

_REVISION = re.compile(r"(?P<revision>(?!-)[\w./~^@{}-]+):(?P<path>.+)")


@record(frozen=True, slots=True)
class State:
    """A document in one state, its brand, and the `name` of the state: its version."""

    tree: tree.Document
    brand: Brand
    name: str


def states_of(old: str | Path, new: str | Path, document: str, subject: str) -> tuple[State, State]:
    """Return the states that `old` and `new` name. Raises ContentError, ArgumentError and the errors of composing.

    If one is a record, the other is reduced to plain paragraphs of the same document.
    """
    sent = min(filter(None, map(_record_in, (old, new))), key=lambda record: bool(record.marks), default=None)
    first, second = (_state_of(source, document, subject, sent) for source in (old, new))
    return first, second


def _record_in(source: str | Path) -> SentRecord | None:
    path = Path(source)
    is_record = path.suffix == ".json" and path.is_file() and path.parent.name == "sent"
    return read_record(path) if is_record else None


def _state_of(source: str | Path, document: str, subject: str, sent: SentRecord | None) -> State:
    path = Path(source)
    if sent is not None:
        own = _record_in(path)
        return _recorded(own, sent) if own is not None else _as_sent(_edition(source), sent)
    if path.is_file():
        return _embedded(path, document, subject)
    return _composed(_edition(source), document, subject)


def _edition(source: str | Path) -> LoadedEdition:
    path = Path(source)
    if path.is_dir() or path.is_file():
        return load(path)
    match = _REVISION.fullmatch(str(source))
    if match is None:
        raise ContentError([Problem(path, 0, 0, "there is no such folder or file", "check its name")])
    with tempfile.TemporaryDirectory() as place:
        return load(_checked_out(match["revision"], match["path"], Path(place)))


def _composed(edition: LoadedEdition, document: str, subject: str) -> State:
    if document == "excerpt":
        if not subject:
            raise ArgumentError("say whose excerpt to compare: give a registry key")
        made = edition.excerpt(subject, pages={})
    else:
        made = edition.make(document)
    return State(made.tree, made.brand, _version(made.tree))


def _embedded(path: Path, document: str, subject: str) -> State:
    found = load_document(path)
    if found.tree.kind in {"excerpt", document}:
        return State(found.tree, found.brand, _version(found.tree))
    return _composed(load(path), document, subject)


def _as_sent(edition: LoadedEdition, sent: SentRecord) -> State:
    """Return a copy of the document of `sent`, made from the current content."""
    groups = sent.group_recommendations
    if sent.document == "statement":
        made = edition.statement()
        made.take_pages(dict)
    else:
        made = edition.excerpt(sent.subject, group_recommendations=groups, pages={})
    to = Addressee(sent.document, sent.subject, sent.covers, groups)
    copies = DocumentCopies(made, edition.content, BlockSources(edition.content))
    return replace(_recorded(copies.copy(to).record, sent), brand=made.brand)


def _recorded(record: SentRecord, like: SentRecord) -> State:
    """Return the paragraphs of a sent copy as plain paragraphs: the record has no formatting.

    Its footnote marks are as in the record `like`.
    """
    record = record if like.marks else record.with_figures()
    paragraphs = tuple(
        tree.Paragraph((tree.Text(entry.words),), id=entry.key.replace("_", "-").strip("-"))
        for entry in record.paragraphs
        if entry.kind in {"content", "registry"}
    )
    return State(_bare(record, paragraphs), read_brand("rso", None), record.version)


def _version(document: tree.Document) -> str:
    metadata = document.metadata
    day = wording_for(document.lang).day(metadata.date)
    return f"{metadata.version} ({day})" if metadata.version else day


def _bare(record: SentRecord, paragraphs: tuple[tree.Paragraph, ...]) -> tree.Document:
    title = f"{record.edition} {record.version}"
    metadata = tree.Metadata(
        title=title,
        running_title=title,
        author=record.edition,
        subject=record.document,
        keywords=(),
        date=date(2000, 1, 1),
        status="draft",
        mark=None,
    )
    heading = tree.Heading(1, (tree.Text(title),), role=tree.Role.TITLE, in_contents=False)
    guides = wording_for(record.language).guides
    return tree.Document(record.document, record.language, metadata, (heading, *paragraphs), guides)


def _checked_out(revision: str, path: str, place: Path) -> Path:
    """Return the folder of an edition at a git revision, with its neighbours, written to `place`."""
    around = str(PurePosixPath(path).parent)
    try:
        made = subprocess.run(  # noqa: S603 - no shell, and the revision is not an option
            ["git", "archive", "--format=tar", revision, "--", around],  # noqa: S607
            check=True,
            capture_output=True,
            timeout=60,
        )
    except FileNotFoundError:
        raise InstallationError("git is not installed: name a folder") from None
    except (subprocess.SubprocessError, OSError):
        message, hint = f"git has no “{path}” at the revision “{revision}”", "check both; run it inside the repository"
        raise ContentError([Problem(Path(path), 0, 0, message, hint)]) from None
    with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
        archive.extractall(place, filter=_inside)  # noqa: S202 - it asks the filter for data
    return place / path


def _inside(member: tarfile.TarInfo, place: str) -> tarfile.TarInfo | None:
    """Leave out links that lead out of the folder: reading refuses them if the content names them."""
    try:
        return tarfile.data_filter(member, place)
    except tarfile.FilterError:
        return None
