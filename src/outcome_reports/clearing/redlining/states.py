"""States of a document that can be compared: folders, git revisions, PDFs with their source, sent records."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from outcome_reports import tree
from outcome_reports.api.loading import load, load_document
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.branding.brand import Brand
from outcome_reports.clearing.sending.sent_records import SentRecord, read_record
from outcome_reports.errors import ArgumentError, ContentError, InstallationError, Problem
from outcome_reports.language.wording import wording_for
from outcome_reports.reading.brand_files import read_brand

_REVISION = re.compile(r"(?P<revision>[\w./~^@{}-]+):(?P<path>.+)")


@dataclass(frozen=True, slots=True)
class State:
    """A document in one state, and the brand it has."""

    tree: tree.Document
    brand: Brand


def state_of(source: str | Path, document: str, subject: str) -> State:
    """Return the state that `source` names. Raises ContentError, ArgumentError and what composing raises."""
    path = Path(source)
    if path.is_dir():
        return _composed(load(path), document, subject)
    if path.suffix == ".json" and path.is_file() and path.parent.name == "sent":
        return _recorded(read_record(path))
    if path.is_file():
        return _embedded(path, document, subject)
    match = _REVISION.fullmatch(str(source))
    if match is None:
        raise ContentError([Problem(path, 0, 0, "there is no such folder or file", "check its name")])
    with tempfile.TemporaryDirectory() as place:
        return _composed(load(_checked_out(match["revision"], match["path"], Path(place))), document, subject)


def _composed(edition: LoadedEdition, document: str, subject: str) -> State:
    if document == "excerpt":
        if not subject:
            raise ArgumentError("say whose excerpt is compared: a key of the registry")
        made = edition.excerpt(subject, pages={})
    else:
        made = edition.make(document)
    return State(made.tree, made.brand)


def _embedded(path: Path, document: str, subject: str) -> State:
    found = load_document(path)
    if found.tree.kind in {"excerpt", document}:
        return State(found.tree, found.brand)
    return _composed(load(path), document, subject)


def _recorded(record: SentRecord) -> State:
    """Return the paragraphs of what was sent, one after the other: the record does not have their look."""
    paragraphs = tuple(
        tree.Paragraph((tree.Text(entry.words),), id=entry.key.replace("_", "-").strip("-"))
        for entry in record.paragraphs
        if entry.kind in {"content", "registry"}
    )
    return State(_bare(record, paragraphs), read_brand("rso", None))


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
    """Return the folder of an edition at a git revision, with what is beside it, written to `place`."""
    around = str(PurePosixPath(path).parent)
    try:
        made = subprocess.run(  # noqa: S603 - no shell, and the revision is after no option
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
        archive.extractall(place, filter="data")
    return place / path
