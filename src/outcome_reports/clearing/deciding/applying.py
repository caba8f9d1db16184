"""Accepted changes into the content: tried on a copy of the edition, composed again, and written if they read so."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from outcome_reports import tree
from outcome_reports.api.loading import load
from outcome_reports.clearing.returned.changes import Change
from outcome_reports.clearing.rewording.proposals import Proposal, ProposalKind, Rewording, reword
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.rewording.word_edits import together
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.sent_records import SentRecord
from outcome_reports.clearing.sending.stable_paths import texts_of
from outcome_reports.errors import ContentError
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.model import Edition, Registry
from outcome_reports.platform.files import replace_file
from outcome_reports.reading import read_edition_with_places

_KINDS: Mapping[str, ProposalKind] = {
    "reworded": "reworded",
    "removed": "removed",
    "added": "added",
    "parted": "parted",
    "joined": "joined",
}
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Accepted:
    """A change that is to be made, in the words that were decided on, and the record of the copy it came in."""

    change: Change
    words: str
    record: SentRecord


@dataclass(slots=True)
class Applied:
    """What applying did: the changes `made`, what is left to a person and why, the `diff` of the files, and what else
    reads differently now (`consequences`: where, before, after).
    """

    made: list[str] = field(default_factory=list)
    left: dict[str, ForPerson] = field(default_factory=dict)
    diff: str = ""
    consequences: list[tuple[str, str, str]] = field(default_factory=list)
    files: dict[Path, str] = field(default_factory=dict)


def apply_changes(folder: Path, accepted: Sequence[Accepted], *, dry_run: bool) -> Applied:
    """Make the `accepted` changes in the edition in `folder` as far as that is certain; `dry_run` writes nothing.

    Raises ContentError for an edition that cannot be read, and OSError.
    """
    result = Applied()
    wanted = list(_merged(accepted, result))
    for _ in range(_ROUNDS):
        proposals, by_id = _proposals(folder, wanted, result)
        rewording = _reword(folder, proposals)
        wrong = _trial(folder, rewording, {id: by_id[id] for id in rewording.made}, result)
        if not wrong:
            break
        for id, reason in wrong.items():
            result.left[id] = reason
        wanted = [one for one in wanted if one.change.id not in wrong]
    else:
        rewording = Rewording()
    result.left |= rewording.left
    result.made = _all_of(rewording.made, accepted)
    result.files = rewording.files
    result.diff = "".join(_diffs(folder, rewording.files))
    if not dry_run:
        for file, text in rewording.files.items():
            replace_file(file, text.encode())
    return result


def _all_of(made: Iterable[str], accepted: Sequence[Accepted]) -> list[str]:
    """Return the ids of all changes that were made: one stands for those that were merged into it."""
    whole = [part for id in made for part in id.split("+")]
    return [one.change.id for one in accepted if one.change.id in whole]


def _merged(accepted: Sequence[Accepted], result: Applied) -> Iterator[Accepted]:
    """Yield the changes, those of several governments on the same words together where they do not touch."""
    by_place: dict[tuple[str, int, str], list[Accepted]] = {}
    for one in accepted:
        change = one.change
        if change.kind == "reworded" and change.text:
            by_place.setdefault((change.text, change.number, change.before), []).append(one)
        else:
            yield one
    for several in by_place.values():
        words = dict.fromkeys(one.words for one in several)
        first = several[0]
        merged = first.words if len(words) == 1 else together(first.change.before, list(words))
        if merged is None:
            for one in several:
                result.left[one.change.id] = ForPerson("several governments change the same words", one.words)
            continue
        id = "+".join(one.change.id for one in several)
        yield replace(first, change=first.change.model_copy(update={"id": id}), words=merged)


def _proposals(
    folder: Path, wanted: Iterable[Accepted], result: Applied
) -> tuple[list[Proposal], dict[str, Accepted]]:
    edition, _, _ = read_edition_with_places(folder)
    today = texts_of(edition)
    found: list[Proposal] = []
    by_id: dict[str, Accepted] = {}
    for one in wanted:
        change, record = one.change, one.record
        kind, text = _KINDS.get(change.kind), today.get(change.text)
        was = record.texts.get(change.text)
        sent = next((p for p in record.paragraphs if p.key == change.key), None)
        if kind is None or not change.text or was is None or sent is None:
            result.left[change.id] = ForPerson(_why_not(change), one.words)
        elif text is None:
            result.left[change.id] = ForPerson("the text is no longer in the content", one.words)
        elif sent.prefix and kind == "reworded" and not one.words.startswith(sent.prefix):
            result.left[change.id] = ForPerson("the number of a heading changed", one.words)
        else:
            words = tuple(part.strip() for part in one.words.split("\n\n")) if one.words else ()
            if kind == "reworded":
                words = (words[0].removeprefix(sent.prefix),) if words else ()
            follows = _following(record, change) if kind == "joined" else ""
            about = (text.path, text.source, was.source, was.is_markdown, change.number, sent.shown)
            found.append(Proposal(change.id, kind if words or kind != "reworded" else "removed", *about, words, follows))
            by_id[change.id] = one
    return found, by_id


def _why_not(change: Change) -> str:
    if change.kind == "moved":
        return "a paragraph was moved"
    if change.whose == "registry":
        return "the words are of the registry or the glossary: change them there"
    return "the words are not of a text of the content, or in a new row"


def _following(record: SentRecord, change: Change) -> str:
    keys = [paragraph.key for paragraph in record.paragraphs]
    after = keys.index(change.key) + 1
    return record.paragraphs[after].shown if after < len(keys) else ""


def _reword(folder: Path, proposals: Sequence[Proposal]) -> Rewording:
    edition, _, places = read_edition_with_places(folder)
    return reword(places, proposals, form_finder(edition.registry))


def form_finder(registry: Registry) -> Callable[[str, str], str | None]:
    """Return what finds the form by which a name reads as a text, None for none."""

    def form_of(key: str, text: str) -> str | None:
        entity = registry.entity(key)
        wanted = text.casefold().removeprefix("the ")
        for form in ("formal", "short", "acronym", "adjective"):
            name = getattr(entity, form, None) if entity else None
            if name and name.casefold().removeprefix("the ") == wanted:
                return form
        return None

    return form_of


def _trial(
    folder: Path, rewording: Rewording, wanted: Mapping[str, Accepted], result: Applied
) -> dict[str, ForPerson]:
    """Return the changes that do not read as proposed in a copy of the edition with the new files, and why."""
    if not rewording.made:
        return {}
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "content" / folder.resolve().name
        shutil.copytree(folder, copy)
        registry = find_registry(folder)
        if registry is not None:
            shutil.copytree(registry, copy.parent / "registry")
        for file, text in rewording.files.items():
            (copy / file.resolve().relative_to(folder.resolve())).write_bytes(text.encode())
        try:
            after = load(copy).content
        except ContentError as error:
            first = error.problems[0].message if error.problems else "it cannot be read"
            return dict.fromkeys(wanted, ForPerson(f"the content would be wrong: {first}"))
        before = load(folder).content
    return _compared(before, after, wanted, result)


def _compared(
    before: Edition, after: Edition, wanted: Mapping[str, Accepted], result: Applied
) -> dict[str, ForPerson]:
    wrong: dict[str, ForPerson] = {}
    result.consequences = []
    records = {one.record.digest: one.record for one in wanted.values()}
    for digest, record in records.items():
        old, new = shown_texts(before, record), shown_texts(after, record)
        own = {id: one for id, one in wanted.items() if one.record.digest == digest}
        touched = {one.change.text for one in own.values()}
        for id, one in own.items():
            if not _reads(new.get(one.change.text, []), old.get(one.change.text, []), one):
                wrong[id] = ForPerson("composed again, the text would read in another way", one.words)
        for name, texts in new.items():
            if name not in touched and texts != old.get(name):
                entry = (name, " ".join(old.get(name, [])), " ".join(texts))
                if entry not in result.consequences:
                    result.consequences.append(entry)
    return wrong


def _reads(new: Sequence[str], old: Sequence[str], one: Accepted) -> bool:
    """Return whether the paragraphs of a text are as proposed."""
    sent = next(p for p in one.record.paragraphs if p.key == one.change.key)
    words = [collapsed(part).removeprefix(sent.prefix) for part in one.words.split("\n\n") if part.strip()]
    match one.change.kind:
        case "removed":
            return len(new) < len(old)
        case _:
            return all(part in new for part in words)


def shown_texts(edition: Edition, record: SentRecord) -> dict[str, list[str]]:
    """Return how the paragraphs of each text read in the document that `record` is of, by the text's stable name."""
    from outcome_reports.composing.documents import excerpt_document, statement
    from outcome_reports.composing.selection import Selection

    if record.document == "statement":
        document = statement.compose(statement.content(edition))
    else:
        document = excerpt_document.compose_excerpt(Selection(edition).excerpt(record.subject, {}))
    sources = BlockSources(edition)
    found = sources.of_document(document.blocks)
    shown: dict[str, list[str]] = {}
    for block in tree.blocks_of(document.blocks):
        if id(block) in found:
            words = collapsed(tree.inline_text(tree.own_inlines(block)))
            shown.setdefault(found[id(block)].name, []).append(words)
    return shown


def _diffs(folder: Path, files: Mapping[Path, str]) -> Iterator[str]:
    for file, text in sorted(files.items()):
        name = file.resolve().relative_to(folder.resolve()).as_posix()
        old = file.read_bytes().decode("utf-8").splitlines(keepends=True)
        new = text.splitlines(keepends=True)
        yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
