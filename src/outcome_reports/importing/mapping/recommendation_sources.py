"""The sources of recommendations, from the sentences of their contexts."""

from __future__ import annotations

from collections.abc import Iterable

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.sentence_subjects import Subject, subjects_of
from outcome_reports.importing.word.word_content import Paragraph


def source_of(
    context: Iterable[Paragraph], recommendation: Iterable[Paragraph], names: Names
) -> tuple[tuple[str, ...], str]:
    """Return the source of a recommendation, from its context, and the doubt to confirm ("" if certain)."""
    subjects: list[Subject] = []
    for paragraph in context:
        subjects += [s for s in subjects_of(paragraph, names) if s]
    if heads := [s for s in subjects if s.is_apart or (s.is_first and s.verb in {"reported", "label"})]:
        keys = tuple(dict.fromkeys(key for s in heads for key in s.keys))
        doubt = next((s.doubt for s in heads if s.doubt), "")
        strange = any(not set(s.keys) <= set(keys) for s in subjects if not s.is_apart)
        if len({s.is_apart for s in heads}) > 1 or (not heads[0].is_apart and strange) or subjects[0] not in heads:
            doubt = doubt or "other names are in its context too"
        return keys, doubt
    if subjects:
        return subjects[0].keys, subjects[0].doubt or "the name is not followed by a reporting verb"
    for paragraph in recommendation:
        asked = names.asked(paragraph.text)
        for subject in subjects_of(paragraph, names):
            if subject and not set(subject.keys) & set(asked) and names.is_one(subject.keys[0]):
                return subject.keys, "the name is in the recommendation, not in its context"
    return (), ""
