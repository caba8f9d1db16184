"""Comparison of a returned Word file with the record of the sent copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from outcome_reports.clearing.returned.beside_words import beside_words, is_new_furniture
from outcome_reports.clearing.returned.changes import Change, ChangeKind, Remark, Return, Whose
from outcome_reports.clearing.returned.form_answers import Form
from outcome_reports.clearing.returned.matching import Match, match
from outcome_reports.clearing.returned.suspicious import flags_of
from outcome_reports.clearing.returned.word_paragraphs import FURNITURE, Comment, WordFile, WordParagraph
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.sending.sent_records import SentParagraph, SentRecord

_LONGEST = 100_000


def compare(record: SentRecord, file: WordFile, *, sender: str, digest: str, name: str, first: int = 1) -> Return:
    """Return all changes in the returned `file` compared with `record`, with its comments and its form.

    The changes are numbered from `first`. Nothing is dropped: words that do not belong to a sent paragraph are changes
    of the kinds "added" and "elsewhere". Entries in the form are answers, not changes, tracked or not.
    """
    copy = record
    if record.marks is None or not file.has_marks:
        # Earlier versions did not tell footnote marks from figures, and some programs lose their links.
        copy, file = record.with_figures(), file.without_marks()
    sent = [paragraph.words for paragraph in copy.paragraphs]
    found = match([paragraph.key for paragraph in copy.paragraphs], sent, file)
    texts = [collapsed(unit.text) for unit in found.units]
    form = Form(copy, [" ".join(texts[unit] for unit in found.of[number]) for number in range(len(sent))], file)
    comparison = _Comparison(copy, file, found, texts, form)
    changes = [*comparison.changes(), *comparison.elsewhere()]
    numbered = tuple(
        change.model_copy(update={"id": f"{sender}-{number}"}) for number, change in enumerate(changes, start=first)
    )
    return Return(
        digest=digest,
        name=name,
        sender=sender,
        sent=record.digest,
        honest=all(map(form.has_tick, found.untracked)) and all(map(form.has_fields, found.unsent)),
        answers=form.answers,
        changes=numbered,
        formats=sum(paragraph.formats for paragraph in file.paragraphs),
        notices=(*file.notices, *beside_words(record, file)),
    )


class _Comparison:
    def __init__(self, record: SentRecord, file: WordFile, found: Match, texts: Sequence[str], form: Form) -> None:
        self._record = record
        self._file = file
        self._found = found
        self._texts = texts
        self._form = form
        self._joined: set[int] = set()
        self._parts = Counter(map(tuple, found.of.values()))
        self._told: set[str] = set()

    def changes(self) -> Iterator[Change]:
        """Yield the changes in the order of the sent copy; new paragraphs follow the one before them."""
        added: dict[int, list[int]] = {}
        for unit, anchor in self._found.added:
            added.setdefault(anchor, []).append(unit)
        yield from self._new(added.get(-1, []), -1)
        for number in range(len(self._record.paragraphs)):
            yield from self._of(number)
            yield from self._new(added.get(number, []), number)

    def _of(self, number: int) -> Iterator[Change]:
        sent, units = self._record.paragraphs[number], self._found.of[number]
        words = [self._texts[unit] for unit in units]
        members = [member for unit in units for member in self._found.units[unit].members]
        remarks = tuple(self._remarks(members))
        kind, before = self._kind(number, words), sent.words
        if kind is None or number in self._joined or self._form.has_tick(number):
            yield from (self._change("comment", number, sent.words, sent.words, members, (one,)) for one in remarks)
            return
        if kind == "joined":
            self._joined.add(number + 1)
            before = f"{sent.words}\n\n{self._record.paragraphs[number + 1].words}"
        yield self._change(kind, number, before, "" if kind == "removed" else "\n\n".join(words), members, remarks)

    def _kind(self, number: int, words: Sequence[str]) -> ChangeKind | None:
        sent, units = self._record.paragraphs[number].words, self._found.of[number]
        if units and self._found.of.get(number + 1) == units:
            return "joined" if self._parts[tuple(units)] == 2 else "removed"  # of more, the last one has all words
        if not words:
            return "removed"
        if number in self._found.moved:
            return "moved"
        if len(words) > 1:
            return "parted"
        return None if words[0] == sent else "reworded"

    def _new(self, units: Sequence[int], anchor: int) -> Iterator[Change]:
        for unit in units:
            members = self._found.units[unit].members
            if self._form.has_fields(members):
                continue
            change = self._change("added", anchor, "", self._texts[unit], members, tuple(self._remarks(members)))
            anchored = self._record.paragraphs[anchor] if anchor >= 0 else None
            in_table = self._found.units[unit].cell is not None
            if anchored is None or in_table != anchored.in_table:
                change = change.model_copy(update={"text": "", "flags": (*change.flags, "a place of its own")})
            yield change

    def _change(
        self,
        kind: ChangeKind,
        number: int,
        before: str,
        after: str,
        members: Sequence[int],
        remarks: tuple[Remark, ...],
    ) -> Change:
        sent = self._record.paragraphs[max(number, 0)]
        pieces = [piece for member in members for piece in self._file.paragraphs[member].changes]
        whos = [piece.who for piece in pieces] + [self._file.paragraphs[member].mark_who for member in members]
        untracked = number in self._found.untracked or (kind in {"reworded", "added"} and not pieces)
        return Change(
            id="",
            kind=kind,
            key=sent.key if number >= 0 else "",
            place=_place(self._record, max(number, 0)),
            whose=_whose(self._record, sent),
            before=before[:_LONGEST],
            after=after[:_LONGEST],
            text=sent.text,
            number=sent.number,
            tracked=kind != "comment" and not untracked,
            authors=tuple(dict.fromkeys(who.author for who in whos if who.author)),
            date=max((who.date for who in whos), default=""),
            remarks=remarks,
            flags=tuple(flags_of(after)) if kind != "comment" else (),
        )

    def _remarks(self, members: Sequence[int]) -> Iterator[Remark]:
        ids = [id for member in members for id in self._file.paragraphs[member].comments]
        for id in dict.fromkeys(ids):
            comment = self._file.comments.get(id)
            if comment is not None and id not in self._told and not comment.parent:
                yield self._remark(comment)

    def _remark(self, comment: Comment, depth: int = 0) -> Remark:
        self._told.add(comment.id)
        left = [one for one in self._file.comments.values() if one.id not in self._told and depth < 20]
        answers = [one for one in left if one.parent == comment.id]
        return Remark(
            author=comment.who.author,
            date=comment.who.date,
            text=comment.text[:_LONGEST],
            on=collapsed(comment.on)[:500],
            answers=tuple(self._remark(one, depth + 1) for one in answers),
            done=comment.done,
        )

    def elsewhere(self) -> Iterator[Change]:
        """Yield the changes in headers, footers, notes and text boxes, and comments that are told nowhere else."""
        for where, paragraphs in self._file.elsewhere.items():
            for paragraph in paragraphs:
                if where not in FURNITURE or paragraph.changes or is_new_furniture(self._record, paragraph):
                    yield _outside(where, paragraph)
        for comment in sorted(self._file.comments.values(), key=lambda one: bool(one.parent)):
            if comment.id not in self._told:
                remark = self._remark(comment)
                yield Change(
                    id="", kind="comment", key="", place="", whose="house", before="", after="", remarks=(remark,)
                )


def _outside(where: str, paragraph: WordParagraph) -> Change:
    return Change(
        id="",
        kind="elsewhere",
        key="",
        place=where,
        whose="generated" if where in FURNITURE else "house",
        before=collapsed(paragraph.before) if paragraph.changes else "",
        after=collapsed(paragraph.after),
        tracked=bool(paragraph.changes),
        authors=tuple(dict.fromkeys(piece.who.author for piece in paragraph.changes)),
    )


def _whose(record: SentRecord, sent: SentParagraph) -> Whose:
    if sent.kind != "content" or not sent.text:
        return sent.kind if sent.kind != "content" else "generated"
    if record.is_own(sent):
        return "own"
    return "another" if sent.owners else "house"


def _place(record: SentRecord, number: int) -> str:
    """Return the place of a sent paragraph for people: the place of its text, or else its first words."""
    sent = record.paragraphs[number]
    return record.texts[sent.text].place if sent.text in record.texts else sent.words[:80]
