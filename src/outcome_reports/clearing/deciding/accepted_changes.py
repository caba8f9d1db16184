"""Accepted changes as proposals for the texts of the current edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from outcome_reports.clearing.returned.changes import Change
from outcome_reports.clearing.rewording.proposals import Proposal, ProposalKind
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.sending.sent_records import SentRecord
from outcome_reports.clearing.sending.stable_paths import texts_of
from outcome_reports.model import Edition
from outcome_reports.platform.records import record

_KINDS: Mapping[str, ProposalKind] = {kind: kind for kind in get_args(ProposalKind)}


@record(frozen=True, slots=True)
class Accepted:
    """A change to apply, in the words of the decision, and the record of its copy."""

    change: Change
    words: str
    record: SentRecord


def proposals_of(
    edition: Edition, wanted: Iterable[Accepted], left: dict[str, ForPerson]
) -> tuple[list[Proposal], dict[str, Accepted]]:
    """Return the proposals for `edition` from changes, and the changes by id; `left` gets the reasons for others."""
    today = texts_of(edition)
    found: list[Proposal] = []
    by_id: dict[str, Accepted] = {}
    for one in wanted:
        change, record = one.change, one.record
        kind, text = _KINDS.get(change.kind), today.get(change.text)
        was = record.texts.get(change.text)
        sent = next((p for p in record.paragraphs if p.key == change.key), None)
        if kind is None or not change.text or was is None or sent is None:
            left[change.id] = ForPerson(_why_not(change), one.words)
        elif text is None:
            left[change.id] = ForPerson("the text is no longer in the content", one.words)
        elif sent.prefix and kind == "reworded" and not one.words.startswith(sent.prefix):
            left[change.id] = ForPerson("the number of a heading changed", one.words)
        else:
            words = tuple(part.strip() for part in one.words.split("\n\n")) if one.words else ()
            if kind == "reworded":
                words = (words[0].removeprefix(sent.prefix),) if words else ()
            follows = _following(record, change) if kind == "joined" else ""
            about = (text.path, text.source, was.source, was.is_markdown, change.number, sent.shown)
            what: ProposalKind = kind if words or kind != "reworded" else "removed"
            found.append(Proposal(change.id, what, *about, words, follows, text.lang))
            by_id[change.id] = one
    return found, by_id


def _why_not(change: Change) -> str:
    if change.kind == "moved":
        return "a paragraph was moved"
    if change.whose == "registry":
        return "the words come from the registry or the glossary: change them there"
    return "the words are not in a text of the content, or are in a new row"


def _following(record: SentRecord, change: Change) -> str:
    keys = [paragraph.key for paragraph in record.paragraphs]
    after = keys.index(change.key) + 1
    return record.paragraphs[after].shown if after < len(keys) else ""
