"""Ticks and fields of the clearance form, whatever people did to them."""

from __future__ import annotations

from collections.abc import Sequence

from outcome_reports.clearing.returned.changes import FormAnswers
from outcome_reports.clearing.returned.word_paragraphs import WordFile
from outcome_reports.clearing.rewording.provenance import collapsed
from outcome_reports.clearing.sending.sent_records import SentRecord
from outcome_reports.composing.sections.clearance import FIELDS

_EMPTY, _TICKS = "\u2610\u25a1\u25a2\uf06f\uf0a8[]() ", "\u2611\u2612\u2713\u2714\u2717\u2718\u25a0\uf0fe\uf0fd"
_LETTERS = ("x", "X", "\u00d7", "v", "V")


def form_answers(record: SentRecord, texts: Sequence[str], file: WordFile) -> FormAnswers:
    """Return what the form in a returned file says.

    `texts` is what each sent paragraph is now. A box may be ticked as Word does it, by another sign in its place, by a
    letter before the words, or by leaving one of the three lines alone.
    """
    choices = _choices(record)
    ticked = [name for name, number in choices.items() if _is_ticked(record, number, texts[number])]
    boxes = {box.tag: box.ticked for box in file.boxes}
    for name, number in choices.items():
        if boxes.get(record.paragraphs[number].key.replace("_", "-")) and name not in ticked:
            ticked.append(name)
    left = [name for name, number in choices.items() if texts[number]]
    if not ticked and len(left) == 1 and len(choices) > 1:
        ticked = left
    ordered = tuple(name for name in choices if name in ticked)
    return FormAnswers(ticked=ordered, fields=_fields(record, file))


def _choices(record: SentRecord) -> dict[str, int]:
    numbers = [
        number for number, one in enumerate(record.paragraphs) if one.kind == "form" and one.words.startswith("\u2610")
    ]
    return dict(zip(record.boxes, numbers, strict=False))


def _is_ticked(record: SentRecord, number: int, now: str) -> bool:
    words = record.paragraphs[number].words.lstrip(_EMPTY)
    rest = now.removesuffix(words) if now.endswith(words) else now.partition(words)[0] + now.partition(words)[2]
    if now == words or not now:
        return False
    marks = rest.strip(_EMPTY)
    return any(sign in marks for sign in _TICKS) or marks in _LETTERS


def _fields(record: SentRecord, file: WordFile) -> dict[str, str]:
    """Return the words in the fields of the form: what is in the row of each, without its question."""
    found: dict[str, str] = {}
    questions = [one.words for one in record.paragraphs if one.kind == "form" and one.in_table and one.words][
        -len(FIELDS) :
    ]
    rows: dict[tuple[int, int], list[str]] = {}
    for paragraph in file.paragraphs:
        if paragraph.cell and collapsed(paragraph.after):
            rows.setdefault(paragraph.cell[:2], []).append(collapsed(paragraph.after))
    for name, question in zip(FIELDS, questions, strict=False):
        for cells in rows.values():
            if cells[0] == question and len(cells) > 1:
                found[name] = " ".join(cells[1:])
    return found
