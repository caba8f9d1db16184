"""Edits of words that readers see, as edits of the source they come from."""

from __future__ import annotations

import re

from outcome_reports.clearing.rewording.kept_names import edits_around_names
from outcome_reports.clearing.rewording.name_readings import NameReadings
from outcome_reports.clearing.rewording.provenance import Traced
from outcome_reports.clearing.rewording.word_edits import NOTE_MARK, edits_between
from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.platform.records import record
from outcome_reports.rewriting.text_edits import WordEdit

_SIGNS = re.compile(r"([\\*_\[\]<>`])|=(?==)|(?<==)=")
_OPENERS = re.compile(r"(?:[*_\[]|==)*\\?\Z")
_CLOSERS = re.compile(r"(?:[*_]+|==|\](?:\((?:[^()]|\([^()]*\))*\)|\{[^{}]*\}))+")
_OPENING = re.compile(r"(?:[-+#>]|\d{1,9}(?=[.)])|:::)")


@record(frozen=True, slots=True)
class ForPerson:
    """The reason why the software does not make an edit, and the text for a person to paste, if known."""

    reason: str
    proposal: str = ""


def escaped(text: str, *, opening: bool = False) -> str:
    """Return `text` escaped as Markdown; `opening` if it begins a line."""
    text = _SIGNS.sub(r"\\\g<0>", text)
    if opening and (match := _OPENING.match(text)):
        at = match.end() if match[0][0].isdigit() else 0
        text = f"{text[:at]}\\{text[at:]}"
    return text


def why_unfit(new: str) -> str:
    """Return why content cannot have the words `new`, "" if it can."""
    if next(iter(invisible_characters(new)), None):
        return "the new words have invisible characters"
    if re.search("[\u27e6\u27e7]", new):
        return "the new words have the brackets ⟦ ⟧ of notes to authors"
    return "a footnote mark is new or was moved" if re.search(NOTE_MARK, new) else ""


def patch(traced: Traced, final: str, names: NameReadings) -> list[WordEdit] | ForPerson:
    """Return the edits of the source that turn `traced.shown` into `final`, or the reason why there are none.

    No edit changes the inside of a name or a footnote mark, spans Markdown marks, or removes a name.
    """
    found: list[WordEdit] = []
    notes = {origin.offset for origin in traced.origins if origin.note}
    if notes and len(notes) != len(re.findall(NOTE_MARK, traced.shown)):
        return ForPerson("a footnote mark looks like other words in brackets", final)
    edits = edits_around_names(traced, final, names)
    edits = edits_between(traced.shown, final) if edits is None else edits
    if why := why_unfit("".join(edit.new for edit in edits)):
        return ForPerson(why, final)
    for edit in edits:
        reason = _reason_against(traced, edit, names)
        if reason is not None:
            return ForPerson(reason.reason, final)
        found.append(_in_source(traced, edit))
    return found


def _reason_against(traced: Traced, edit: WordEdit, names: NameReadings) -> ForPerson | None:
    origins, final = traced.origins, traced.shown[: edit.start] + edit.new + traced.shown[edit.end :]
    start, end = edit.start, edit.end
    if any(origins[at].note for at in range(start, end)):
        return ForPerson("a footnote mark would be lost", final)
    if start == end and 0 < start < len(origins) and origins[start] == origins[start - 1] and origins[start].is_whole:
        return ForPerson("words were put inside a name", final)
    mention = next((origin.mention for origin in origins[start:end] if origin.mention >= 0), None)
    if mention is None:
        return _mark_inside(traced, edit, final)
    places = [at for at, origin in enumerate(origins) if origin.mention == mention]
    if places[0] < start or places[-1] >= end:
        return _part_of_name(traced, edit, places, names)
    what = "replaced by words" if edit.new.strip() else "removed"
    return ForPerson(f"the name [[{traced.paragraph.marks[mention].key}]] is {what}", final)


def _part_of_name(traced: Traced, edit: WordEdit, places: list[int], names: NameReadings) -> ForPerson:
    first, last = places[0], places[-1] + 1
    text = traced.shown[first : max(edit.start, first)] + edit.new + traced.shown[min(edit.end, last) : last]
    key = traced.paragraph.marks[traced.origins[places[0]].mention].key
    final = traced.shown[: edit.start] + edit.new + traced.shown[edit.end :]
    form = names.form_of(key, text.strip())
    hint = f": write [[{key}|{form}]]" if form else ""
    return ForPerson(f"part of the name [[{key}]] changed{hint}", final)


def _mark_inside(traced: Traced, edit: WordEdit, final: str) -> ForPerson | None:
    """Return why an edit that spans Markdown marks, or removes all the words between two, must not be made."""
    if edit.start == edit.end:
        return None
    start, end = traced.place_before(edit.start), traced.place_after(edit.end)
    source = traced.source
    if not traced.is_markdown:
        return None
    cut = re.sub(r"\n[ ]*(?:>[ ]?)*", "\n", source[start:end])
    if cut.split() != traced.shown[edit.start : edit.end].split():
        return ForPerson("the changed words include Markdown marks", final)
    before, after = source[max(start - 1, 0) : start], source[end : end + 1]
    if (before in {"*", "_", "="} and after == before) or (before == "[" and after == "]"):
        return ForPerson("all the words of an emphasis or a link changed", final)
    return None


def _in_source(traced: Traced, edit: WordEdit) -> WordEdit:
    if edit.start < edit.end:
        start, end = traced.place_before(edit.start), traced.place_after(edit.end)
    else:
        start = end = _outside_marks(traced, edit.start)
    if not traced.is_markdown:
        return WordEdit(start, end, edit.new)
    line = traced.source[traced.source.rfind("\n", 0, start) + 1 : start]
    opening = edit.start == 0 or not line.strip()
    return WordEdit(start, end, escaped(edit.new, opening=opening))


def _outside_marks(traced: Traced, at: int) -> int:
    """Return where new words before character `at` go: not into an emphasis or a link that ends or begins there."""
    source, place = traced.source, traced.place_after(at) if at else traced.place_before(0)
    if not traced.is_markdown:
        return place
    if not at:
        return len(_OPENERS.sub("", source[:place]))
    closing, shown = _CLOSERS.match(source, place), traced.shown
    if closing is None or shown[at - 1].isspace():
        return place
    if at == len(shown):
        return closing.end()
    goes_on = shown[at].isalnum() or not (shown[at].isspace() or shown[at - 1].isalnum() or closing[0][0] == "]")
    return place if goes_on or closing.end() != traced.place_before(at) else closing.end()
