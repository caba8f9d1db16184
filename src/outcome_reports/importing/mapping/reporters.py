"""Attribution: divides running text into the reports of States and organisations, with the doubts about each.

No doubtful attribution is silent: it is marked `⟦Confirm: by …⟧` in the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.report_openings import Opening, OpeningReader
from outcome_reports.importing.mapping.sentence_spans import set_apart
from outcome_reports.importing.mapping.sentence_subjects import subjects_of
from outcome_reports.importing.word.word_content import Block, Paragraph


@dataclass(slots=True)
class Report:
    """A report: its reporters `by` (empty if the reporter `unknown` is not in the registry), and its blocks.

    `doubt` is the reason to confirm the attribution, "" if certain; `marks` are the doubts about later paragraphs, by
    index in `blocks`.
    """

    by: tuple[str, ...]
    blocks: list[Block]
    doubt: str = ""
    unknown: str = ""
    marks: dict[int, str] = field(default_factory=dict)


def reports_in(blocks: Sequence[Block], names: Names) -> Iterator[Report]:
    """Yield the reports of running text, in order; blocks before the first name form a report without reporters."""
    reader = OpeningReader(names, any(_is_led(block, names) for block in blocks))
    current: Report | None = None
    for block in blocks:
        opening = reader.opening(block, current.by if current else None) if isinstance(block, Paragraph) else Opening()
        if opening.by and (current is None or current.by != opening.by):
            if current:
                yield current
            lead = replace_listing(block) if isinstance(block, Paragraph) else block
            current = Report(opening.by, [lead], opening.doubt)
        elif opening.unknown or current is None:
            if current:
                yield current
            current = Report((), [block], unknown=opening.unknown)
        else:
            if opening.doubt:
                current.marks[len(current.blocks)] = opening.doubt
            current.blocks.append(block)
    if current:
        yield current


def reports_under(by: tuple[str, ...], blocks: Sequence[Block], names: Names) -> Iterator[Report]:
    """Yield the report under a heading that names its reporters; other emphasised names begin doubtful ones."""
    reader = OpeningReader(names, has_leads=True)
    current = Report(by, [])
    for block in blocks:
        opening = Opening()
        if isinstance(block, Paragraph) and current.blocks:
            opening = reader.opening(block, current.by)
        is_apart = isinstance(block, Paragraph) and any(set_apart(block))
        whose = f"it is under the heading of {' and '.join(by)}"
        if opening.by and is_apart and not set(opening.by) <= set(current.by):
            yield current
            current = Report(opening.by, [block], whose)
            continue
        if opening.unknown or opening.says or (opening.by and not set(opening.by) <= set(current.by)):
            current.marks[len(current.blocks)] = f"{whose}, and begins with another name"
        current.blocks.append(block)
    yield current


def replace_listing(paragraph: Paragraph) -> Paragraph:
    """Return the first paragraph of a report; it is no longer an item of a list of reports."""
    return replace(paragraph, listing=None, depth=0) if paragraph.listing else paragraph


def _is_led(block: Block, names: Names) -> bool:
    """Return whether a paragraph begins with an emphasised name."""
    if not isinstance(block, Paragraph):
        return False
    subject = next(subjects_of(block, names), None)
    return subject is not None and subject.is_first and subject.is_apart
