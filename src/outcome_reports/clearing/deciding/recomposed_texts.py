"""Checks of texts composed again after changes: whether they read as accepted, and side effects elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from outcome_reports.clearing.deciding.accepted_changes import Accepted
from outcome_reports.clearing.deciding.shown_texts import Shown
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.rewording.source_patching import ForPerson
from outcome_reports.clearing.rewording.word_edits import together
from outcome_reports.clearing.sending.sent_records import SentParagraph

_Texts = Mapping[str, Sequence[str]]
_Difference = tuple[str, str, str]


def compared(
    was: Shown, becomes: Shown, made: Mapping[str, Accepted]
) -> tuple[dict[str, ForPerson], list[_Difference]]:
    """Return those of the changes `made` that do not read as accepted, and the side effects elsewhere.

    A side effect has its place and the text before and after. The texts are compared as they read in the documents
    sent.
    """
    wrong: dict[str, ForPerson] = {}
    found: list[_Difference] = []
    records = {one.record.digest: one.record for one in made.values()}
    for digest, record in records.items():
        old, new = was.texts(record), becomes.texts(record)
        own = {id: one for id, one in made.items() if one.record.digest == digest}
        for id, one in own.items():
            if not _reads(new.get(one.change.text, []), old.get(one.change.text, []), one, becomes):
                wrong[id] = ForPerson("composed again, the text would read differently", one.words)
        found += [
            (name, mention, "no longer named here")
            for name in sorted({one.change.text for one in own.values()})
            for mention in sorted(was.mentions(name) - becomes.mentions(name))
        ]
        found += _not_proposed(old, new, made.values())
    return wrong, list(dict.fromkeys(found))


def _not_proposed(old: _Texts, new: _Texts, made: Iterable[Accepted]) -> Iterator[_Difference]:
    """Yield the texts of a document with paragraphs that read differently although no change was proposed for them."""
    proposed: dict[str, set[str]] = {}
    for one in made:
        words = proposed.setdefault(one.change.text, set())
        words |= {_letters(part) for part in (*_parts(one, one.words), *_parts(one, one.change.before))}
    for name, texts in new.items():
        before, known = old.get(name, ()), proposed.get(name, set())
        gone = [words for words in before if words not in texts and _letters(words) not in known]
        came = [words for words in texts if words not in before and _letters(words) not in known]
        if came or (gone and not known):
            yield name, " ".join(gone), " ".join(came)


def _letters(words: str) -> str:
    """Return `words` without spaces: the space between two joined paragraphs is often forgotten."""
    return "".join(words.split())


def _parts(one: Accepted, words: str) -> list[str]:
    """Return the paragraphs in `words` of a change, without the number of a heading."""
    prefix = _sent(one).prefix
    return [collapsed(part).removeprefix(prefix) for part in words.split("\n\n") if part.strip()]


def _sent(one: Accepted) -> SentParagraph:
    return next(paragraph for paragraph in one.record.paragraphs if paragraph.key == one.change.key)


def _reads(new: Sequence[str], old: Sequence[str], one: Accepted, becomes: Shown) -> bool:
    """Return whether the paragraphs of a text are as proposed, as far as the document shows them."""
    sent, words = _sent(one), _parts(one, one.words)
    match one.change.kind:
        case "removed":
            return new.count(sent.shown) < max(old.count(sent.shown), 1)
        case "joined":
            return {_letters(part) for part in words} <= {_letters(text) for text in new}
        case "reworded" if any(_merged(one, part, old) & set(new) for part in words):
            return True
        case _:
            return all(part in new or becomes.hides(one.change.text, part, new) for part in words)


def _merged(one: Accepted, words: str, old: Sequence[str]) -> set[str]:
    """Return how a paragraph changed in the content since it was sent may read: with both changes."""
    own = {paragraph.shown for paragraph in one.record.paragraphs if paragraph.text == one.change.text}
    if _sent(one).shown in old:
        return set()
    found = (together(_sent(one).shown, (words, text)) for text in old if text not in own)
    return {text for text in found if text is not None}
