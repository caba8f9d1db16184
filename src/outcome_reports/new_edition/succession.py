"""The content that an edition hands on to the next: files with its structure, questions about its recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from outcome_reports.errors import counted
from outcome_reports.language.grammar import count_on, grammar_of
from outcome_reports.model import PARTS, Chapter, Edition, EditionFile, FollowUp
from outcome_reports.model.registry import REGISTRY_FILES
from outcome_reports.new_edition.skeleton import fill
from outcome_reports.platform.records import record
from outcome_reports.reading.yaml_writing import schema_comment


@record(frozen=True, slots=True)
class Succession:
    """The files of the edition that follows `last`, which was read from `source`."""

    last: Edition
    source: Path
    folder: Path

    @property
    def name(self) -> str:
        """The full name of the new edition."""
        return self.last.model_copy(update={"number": self.last.number + 1}).name

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each file."""
        last = self.last
        yield self._file("edition", self._head_values())
        chapter_ids = {c.id: f"chapter-{n}" for n, c in enumerate(last.chapters, start=1)}
        for part in PARTS.values():
            if part.about.successor == "skeleton" and (content := getattr(last, part.field)):
                yield self._file(part.name, {part.field: content, "chapter_ids": chapter_ids})
        for number, chapter in enumerate(last.chapters, start=1):
            yield self._file("chapter", self._chapter_values(number, chapter), f"chapters/{number}-chapter")
        for own in last.parts:
            yield self._file("part", {"part": own}, f"parts/{own.id}")
        if questions := list(self.open_recommendations()):
            yield self._file("open-recommendations", {"open_recommendations": questions})

    def copies(self) -> Iterator[str]:
        """Yield the names of files that are copied unchanged."""
        copied = (f"{part.name}.yaml" for part in PARTS.values() if part.about.successor == "copy")
        registry = (f"registry/{kind}.yaml" for kind in REGISTRY_FILES)
        for name in (*copied, f"brand/{self.last.brand}.yaml", *registry):
            if (self.source / name).is_file():
                yield name

    def open_recommendations(self) -> Iterator[FollowUp]:
        """Yield every recommendation of the last edition, after those of earlier ones that it did not close."""
        last = self.last
        for entry in last.open_recommendations.recommendations if last.open_recommendations else ():
            if entry.still_open != "no":
                yield entry
        for _, row in last.recommendations():
            question = f"From the {last.name}, {row.id}: still open?"
            yield FollowUp(id=row.id, edition=last.id, question=question)

    def carried(self) -> Iterator[str]:
        """Yield descriptions of the content carried over."""
        last = self.last
        yield f"the number, increased to {last.number + 1}: {self.name}"
        yield f"the order of the sections, and {counted(len(last.chapters), 'chapter')}"
        yield f"the brand “{last.brand}”, and the organiser"
        if last.contact:
            yield "the contact page, unchanged"
        if questions := len(list(self.open_recommendations())):
            yield f"{counted(questions, 'recommendation')} to look into (open-recommendations.yaml)"

    def left_out(self) -> Iterator[str]:
        """Yield descriptions of the content left out."""
        last = self.last
        yield "all texts: last year’s words do not belong in this year’s statement"
        if last.participation or any(last.spotlights()):
            yield "who reported and who took part: not known yet (a note in each list names last year’s)"
        if last.foreword and any(who.signature for who in last.foreword.signatories):
            yield "the signatures: nobody has signed yet"
        if last.notice:
            yield "the notice on the cover"

    def _file(self, template: str, values: dict[str, object], name: str = "") -> tuple[str, str]:
        name = f"{name or template}.yaml"
        common = {
            "count_on": lambda text: count_on(text, self.last.number, grammar_of(self.last.language)),
            "organiser": self.last.organiser,
        }
        return name, schema_comment(self.folder, name, template) + fill(f"{template}.yaml", common | values)

    def _head_values(self) -> dict[str, object]:
        last = self.last
        standard = EditionFile.model_fields["sections"].default
        return {
            **{name: getattr(last, name) for name in EditionFile.model_fields},
            "number": last.number + 1,
            "source_name": last.name,
            "has_notice": last.notice is not None,
            "start": _year_on(last.dates.start),
            "end": _year_on(last.dates.end),
            "published": _year_on(last.published),
            "deadline": _year_on(last.clearance.deadline) if last.clearance else None,
            "sections": last.sections if last.sections != standard else (),
        }

    def _chapter_values(self, number: int, chapter: Chapter) -> dict[str, object]:
        rows = chapter.recommendations
        return {
            "chapter": chapter,
            "number": number,
            "id": f"chapter-{number}",
            "reports": tuple(entry.text for entry in chapter.spotlights),
            "contexts": tuple(row.context for row in rows),
            "recommended": tuple(row.recommendation for row in rows),
            "addressees": rows[0].to if rows else (),
        }


def _year_on(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
