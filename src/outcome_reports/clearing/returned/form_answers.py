"""Ticks and fields of the clearance form, however people filled them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outcome_reports.clearing.returned.changes import FormAnswers
from outcome_reports.clearing.returned.word_paragraphs import WordFile
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.sending.sent_records import SentRecord
from outcome_reports.composing.sections.clearance import FIELDS

_EMPTY, _TICKS = "\u2610\u25a1\u25a2\uf06f\uf0a8[]() ", "\u2611\u2612\u2713\u2714\u2717\u2718\u25a0\uf0fe\uf0fd"
_LETTERS = ("x", "X", "\u00d7", "v", "V")


class Form:
    """The answers in the form of a returned file, and the changes of the file that are only answers.

    `texts` is the present text of each sent paragraph. A box may be ticked as Word does it, by another character in its
    place, by a letter before the words, or by leaving only one of the three lines.
    """

    def __init__(self, record: SentRecord, texts: Sequence[str], file: WordFile) -> None:
        self._record, self._texts = record, texts
        choices = _choices(record)
        self._boxes = frozenset(choices.values())
        ticked = [name for name, number in choices.items() if _is_ticked(record, number, texts[number])]
        boxes = {box.tag: box.ticked for box in file.boxes}
        for name, number in choices.items():
            if boxes.get(record.paragraphs[number].key.replace("_", "-")) and name not in ticked:
                ticked.append(name)
        left = [name for name, number in choices.items() if texts[number]]
        if not ticked and len(left) == 1 and len(choices) > 1:
            ticked = left
        fields = _fields(record, file)
        self._filled = frozenset(number for numbers in fields.values() for number in numbers)
        self.answers = FormAnswers(
            ticked=tuple(name for name in choices if name in ticked),
            fields={
                name: " ".join(collapsed(file.paragraphs[number].after) for number in numbers)
                for name, numbers in fields.items()
            },
        )

    def has_tick(self, number: int) -> bool:
        """Return whether only the box of sent paragraph `number` changed, or its line was deleted for another."""
        if number not in self._boxes:
            return False
        if not self._texts[number]:
            return bool(self.answers.ticked)
        words, marks = _words_and_marks(self._record, number, self._texts[number])
        return bool(words) and (not marks.strip(_TICKS) or marks in _LETTERS)

    def has_fields(self, members: Iterable[int]) -> bool:
        """Return whether these paragraphs of the file are words in the fields of the form."""
        return self._filled.issuperset(members)


def _choices(record: SentRecord) -> dict[str, int]:
    numbers = [
        number for number, one in enumerate(record.paragraphs) if one.kind == "form" and one.words.startswith("\u2610")
    ]
    return dict(zip(record.boxes, numbers, strict=False))


def _words_and_marks(record: SentRecord, number: int, now: str) -> tuple[str, str]:
    """Return the words of a line with a box, "" if they are gone, and the other words of the line."""
    words = record.paragraphs[number].words.lstrip(_EMPTY)
    before, found, behind = now.rpartition(words)
    return found, f"{before}{behind}".strip(_EMPTY)


def _is_ticked(record: SentRecord, number: int, now: str) -> bool:
    _, marks = _words_and_marks(record, number, now)
    return any(sign in marks for sign in _TICKS) or marks in _LETTERS


def _fields(record: SentRecord, file: WordFile) -> dict[str, list[int]]:
    """Return the paragraphs in the fields of the form: those in each row, without the question."""
    found: dict[str, list[int]] = {}
    questions = [one.words for one in record.paragraphs if one.kind == "form" and one.in_table and one.words][
        -len(FIELDS) :
    ]
    rows: dict[tuple[int, int], list[int]] = {}
    for number, paragraph in enumerate(file.paragraphs):
        if paragraph.cell and collapsed(paragraph.after):
            rows.setdefault(paragraph.cell[:2], []).append(number)
    for name, question in zip(FIELDS, questions, strict=False):
        for first, *others in rows.values():
            if others and collapsed(file.paragraphs[first].after) == question:
                found[name] = others
    return found
