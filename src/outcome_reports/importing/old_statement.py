"""Import of an old Word statement into a first content folder, without losing any text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from outcome_reports.errors import ContentError, Problem, counted
from outcome_reports.importing.document_reading import read_document
from outcome_reports.importing.mapping.heading_meanings import nested
from outcome_reports.importing.mapping.named_entities import Names, made_registry
from outcome_reports.importing.mapping.outline import outline
from outcome_reports.importing.mapping.placing import Statement
from outcome_reports.importing.output.edition_files import in_bytes, loadable, problems_of
from outcome_reports.importing.output.first_looks import first_looks
from outcome_reports.importing.output.import_report import ImportReport, Unplaced
from outcome_reports.importing.output.leftovers import forgotten, unplaced_file, without_place
from outcome_reports.importing.output.placements import placements
from outcome_reports.importing.output.registry_proposals import proposals_file
from outcome_reports.importing.output.report_page import free_names, report_data, report_page
from outcome_reports.importing.referring import referring
from outcome_reports.importing.word.drawn_pictures import pictures_in
from outcome_reports.importing.word.word_content import Story
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.intake.limits import WORD_PARTS
from outcome_reports.model import Registry
from outcome_reports.platform.files import replace_file, write_folder
from outcome_reports.reading.folder import PROPOSALS, check_new
from outcome_reports.reading.registry_files import read_registry
from outcome_reports.reading.unplaced_words import UNPLACED
from outcome_reports.reading.yaml_writing import schema_comment, yaml_comment, yaml_scalar


def import_docx(old: str | Path, to: str | Path, *, references: bool = False) -> ImportReport:
    """Make the content folder `to` from the Word document `old`: headings become parts and chapters, and tables of
    recommendations are recognised.

    Every word of the document is in the folder afterwards: unplaced passages are in `unplaced.md`. Tracked deletions
    are left out and counted. The folder is created whole or not at all; it is a draft with values to confirm. With
    `references`, plain names in running text become `[[KEY]]` where that reads as the same words. `import-report.html`
    and `import-report.json` give the place of each paragraph.

    Raises ContentError if `to` is not empty, `old` is not a Word document, or the registry beside `to` cannot be read;
    OSError.
    """
    old, to = Path(old), Path(to)
    check_new(to)
    story = read_document(old)
    known = known_registry(to)
    names = Names(known) if known else None
    front, tops = outline(story.blocks, lambda text: names is not None and bool(names.all_of(text)))
    tops = nested(tops)
    if len(tops) > WORD_PARTS:
        message = f"the document has {len(tops):,} headings of the first level"
        raise ContentError([Problem(old, 0, 0, message, f"at most {WORD_PARTS:,}: divide it")])
    registry, is_new = known or made_registry(tops), known is None
    statement = Statement(story, registry)
    files = dict(statement.files(front, tops))
    statement.lose_beside()
    context = statement.context
    proposals = proposals_file(registry, context.proposed, context.terms, context.differences)
    reported = [*context.unplaced, *context.anew]
    unplaced = [*context.unplaced, *forgotten(story, files | {PROPOSALS: proposals}, reported)]
    unplaced += without_place(story, files)
    if is_new:
        write_folder(to.parent / "registry", in_bytes(_registry_files(registry)))
    files, broken = loadable(to, {name: with_schema(to, name, text) for name, text in files.items()}, story.pictures)
    unplaced += broken
    if proposals:
        files[PROPOSALS] = proposals
    if unplaced or context.anew:
        files[UNPLACED] = unplaced_file(old.name, unplaced, context.anew)
    write_folder(to, in_bytes(files) | pictures_in(story, files))
    plain = files
    if references:
        files = referring(to, files, registry)
        for name in (name for name in files if files[name] != plain[name]):
            replace_file(to / name, files[name].encode())
    remarks = [f"a registry was made ({to.parent / 'registry'})"] if is_new else []
    # References keep the numbers of lines, so words are looked up without them.
    return finished_report(old, to, plain, story, placed=statement.placed, unplaced=unplaced, remarks=remarks)


def finished_report(
    old: Path,
    to: Path,
    files: Mapping[str, str],
    story: Story,
    *,
    placed: Sequence[str],
    unplaced: Sequence[Unplaced],
    remarks: Sequence[str] = (),
    before: str = "",
) -> ImportReport:
    """Return the report of an import that wrote `files` into `to`, and write it there, besides earlier reports.

    `before` is the previous content of the files: existing marks are not reported again.
    """
    page, data = free_names(to)
    report = ImportReport(
        source=old,
        folder=to,
        files=tuple(sorted(to / name for name in files)),
        placed=tuple(placed),
        unplaced=tuple(unplaced),
        deleted_words=story.deleted_words,
        notes=(*_notes(story, files), *remarks),
        problems=problems_of(to),
        looks=first_looks(to, files, unplaced, before),
        placements=tuple(placements(story, files)),
        page=page,
    )
    replace_file(page, report_page(report).encode())
    replace_file(data, report_data(report).encode())
    return report


def known_registry(to: Path) -> Registry | None:
    """Return the registry beside the folder of an edition, None if there is none yet. Raises ContentError."""
    folder = find_registry(to)
    if folder is None:
        return None
    problems: list[Problem] = []
    registry, _ = read_registry(folder, problems)
    if registry is None:
        raise ContentError(problems)
    return registry


def _registry_files(registry: Registry) -> dict[str, str]:
    note = "⟦Confirm: keys (ISO 3166 alpha-3 for States), kinds and names; they were made from headings⟧"
    entities = (
        f"  - key: {yaml_scalar(e.key)}\n    kind: {e.kind}\n    short: {yaml_scalar(e.short)}\n"
        for e in registry.entities
    )
    groups = (f"  - key: {yaml_scalar(g.key)}\n    name: {yaml_scalar(g.name)}\n" for g in registry.groups)
    return {
        "entities.yaml": f"{yaml_comment(note)}entities:\n{''.join(entities)}",
        "groups.yaml": f"groups:\n{''.join(groups)}",
    }


def _notes(story: Story, files: Mapping[str, str]) -> Iterator[str]:
    yield from dict.fromkeys(story.remarks)
    taken = pictures_in(story, files)
    if left := sum(name not in taken for name in story.media.values()):
        yield f"not taken: {counted(left, 'picture')}; put what you need into images/"
    if story.deleted_words:
        yield f"left out: {counted(story.deleted_words, 'word')} of tracked deletions"


def with_schema(folder: Path, name: str, text: str) -> str:
    """Return the text of a content file with a first line by which editors find its schema."""
    place, _, stem = name.removesuffix(".yaml").rpartition("/")
    return schema_comment(folder, name, place.removesuffix("s") or stem) + text
