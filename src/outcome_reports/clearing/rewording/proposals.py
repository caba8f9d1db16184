"""Proposed words for texts of an edition, as edits of their sources."""

from __future__ import annotations

from typing import Literal

from outcome_reports import tree
from outcome_reports.checking.text.readable import readable
from outcome_reports.clearing.returned.word_elements import UNREAD
from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.paragraph_patching import insert_after, join, remove, split
from outcome_reports.clearing.rewording.provenance import Reading, collapsed, paragraphs_of, readings_of
from outcome_reports.clearing.rewording.source_patching import ForPerson, patch
from outcome_reports.markup import MarkupError
from outcome_reports.model import Prose
from outcome_reports.platform.records import record
from outcome_reports.reading.places import ModelPath
from outcome_reports.rewriting.text_edits import WordEdit, applied

ProposalKind = Literal["reworded", "removed", "added", "parted", "joined"]


@record(frozen=True, slots=True)
class Proposal:
    """Words proposed for paragraph `number` of a text that read as `shown` when its source was `source`.

    `words` are the new words: one text if words changed, several if the paragraph is split, none if it is removed, the
    new paragraph if one is added after it. A paragraph is joined with the one after it.
    """

    id: str
    kind: ProposalKind
    path: ModelPath
    now: str
    source: str
    is_markdown: bool
    number: int
    shown: str
    words: tuple[str, ...]
    follows: str = ""
    """The words of the next paragraph, if the two are joined."""
    lang: str | None = None
    """The language of the text, None for that of the edition."""


def source_edits(proposal: Proposal, names: NameReadings) -> list[WordEdit] | ForPerson:
    """Return the edits of the source that make it read as proposed, or the reason why a person has to make them."""
    if UNREAD in "".join(proposal.words) and UNREAD not in proposal.shown:
        return ForPerson("the new words have a symbol, a formula or a picture", "\n\n".join(proposal.words))
    edits = _edits(proposal, names)
    if isinstance(edits, ForPerson):
        return edits
    source = applied(proposal.source, edits)
    if problem := _problem(source, is_markdown=proposal.is_markdown):
        return ForPerson(f"the text would be wrong: {problem}", "\n\n".join(proposal.words))
    if proposal.kind == "reworded" and proposal.is_markdown and not _is_parsed(source, proposal.number):
        return ForPerson("Markdown would read the new words differently", "\n\n".join(proposal.words))
    return edits


def _is_parsed(source: str, number: int) -> bool:
    """Return whether the parser reads paragraph `number` as the reader does that keeps places."""
    read = readable(source, lambda key, _form, _before: key)[number:]
    parsed = map(collapsed, tree.lines_of(Prose(source).blocks, marks=False))
    return bool(read) and collapsed(read[0].text) in parsed


def _problem(source: str, *, is_markdown: bool) -> str:
    """Return the problem of a text of the content, "" for none."""
    if not is_markdown:
        return "“[[” has no meaning in a title" if "[[" in source else ""
    try:
        Prose(source)
    except MarkupError as error:
        return error.problems[0].message
    except ValueError as error:
        return str(error)
    return ""


def _edits(proposal: Proposal, names: NameReadings) -> list[WordEdit] | ForPerson:
    readings = readings_of(proposal.source, is_markdown=proposal.is_markdown)
    traced = readings[proposal.number].trace(proposal.shown) if proposal.number < len(readings) else None
    if traced is None:
        return ForPerson("the place of the words in the content is not certain", "\n\n".join(proposal.words))
    if proposal.kind == "reworded":
        return patch(traced, proposal.words[0], names.in_language(proposal.lang))
    if not proposal.is_markdown:
        return ForPerson("a line was added to, or removed from, a one-line text", "\n\n".join(proposal.words))
    paragraphs = paragraphs_of(proposal.source, is_markdown=True)
    change: WordEdit | ForPerson
    if proposal.kind == "removed":
        change = remove(proposal.source, paragraphs, proposal.number)
    elif proposal.kind == "added":
        change = insert_after(proposal.source, paragraphs, proposal.number, proposal.words[0])
    elif proposal.kind == "parted":
        at = len(proposal.words[0])
        if len(proposal.words) != 2 or " ".join(proposal.words) != proposal.shown:
            return ForPerson("a paragraph was split and its words changed", "\n\n".join(proposal.words))
        change = split(proposal.source, traced.paragraph, traced.place_before(at + 1))
        if isinstance(change, WordEdit) and not _reads(applied(proposal.source, [change]), proposal):
            return ForPerson("a name, an emphasis or a link was split", "\n\n".join(proposal.words))
    else:
        if proposal.number + 1 >= len(paragraphs) or not _same_letters(proposal):
            return ForPerson("paragraphs were joined and their words changed", "\n\n".join(proposal.words))
        change = join(proposal.source, paragraphs, proposal.number)
    return change if isinstance(change, ForPerson) else [change]


def _reads(source: str, proposal: Proposal) -> bool:
    """Return whether the paragraphs of a text read, from the one of the proposal on, as it says."""
    readings = readings_of(source, is_markdown=True)[proposal.number :]
    return len(readings) >= len(proposal.words) and all(map(Reading.trace, readings, proposal.words))


def _same_letters(proposal: Proposal) -> bool:
    """Return whether joined paragraphs have the letters of both; a space between them is often forgotten."""
    return "".join(proposal.words[0].split()) == "".join(f"{proposal.shown}{proposal.follows}".split())
