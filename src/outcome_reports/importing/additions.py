"""Adding of a Word document to an existing edition, whole or in part, without overwriting anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.document_reading import read_document
from outcome_reports.importing.mapping.chapter_mapping import ChapterMaker
from outcome_reports.importing.mapping.heading_meanings import is_recommendations, is_spotlights, nested
from outcome_reports.importing.mapping.import_context import flat
from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.outline import Part, outline
from outcome_reports.importing.mapping.part_mapping import MAKERS
from outcome_reports.importing.mapping.placing import Statement
from outcome_reports.importing.named_places import Place, chapters_of, place_named
from outcome_reports.importing.old_statement import finished_report, known_registry, with_schema
from outcome_reports.importing.output.edition_files import problems_of, unreadable
from outcome_reports.importing.output.filling import filled
from outcome_reports.importing.output.import_report import ImportReport, Unplaced
from outcome_reports.importing.output.leftovers import forgotten, unplaced_file, without_place
from outcome_reports.importing.output.registry_proposals import proposals_file
from outcome_reports.importing.sheets.participant_rows import TITLE, participant_parts
from outcome_reports.importing.sheets.sheet_reading import read_sheet
from outcome_reports.importing.word.drawn_pictures import pictures_in
from outcome_reports.importing.word.word_content import Block, Paragraph, Run, Story, Table, text_of
from outcome_reports.platform.files import replace_file
from outcome_reports.reading.folder import HEAD, PROPOSALS
from outcome_reports.reading.section_lists import with_section
from outcome_reports.reading.source import read_source
from outcome_reports.reading.unplaced_words import UNPLACED
from outcome_reports.rewriting.content_files import text_of as text_of_file
from outcome_reports.rewriting.scalar_writing import line_end_of


def add_docx(old: str | Path, to: str | Path, into: str = "") -> ImportReport:
    """Add the Word document `old` to the edition in the folder `to`, and return a report of what was added and left.

    Parts go where their headings say; `into` gives one place for the whole document: "chapters/2" or "chapters/2#IDN",
    a State's report in a chapter, or a part, "foreword". Texts still to be written (“Write here”) are filled in.
    Existing texts do not change; the document's text for them goes to `unplaced.md`.

    Raises ContentError if `old` is not a Word document, the edition cannot be read, or `into` is not a place in it;
    OSError.
    """
    target = _Target(Path(to))
    place = place_named(into, target.folder, target.chapters, target.names) if into else Place()
    story = read_document(Path(old))
    statement = target.statement(story, place)
    front, tops = outline(story.blocks, lambda text: bool(target.names.all_of(text)), is_whole=False)
    return _added(target, Path(old), story, statement, dict(_made(statement, front, nested(tops), place, target)))


def add_sheet(old: str | Path, to: str | Path, kind: str, into: str = "") -> ImportReport:
    """Add an Excel or CSV table to the edition in the folder `to`: its "participants", or the "recommendations" of the
    chapter `into`, which is optional if the edition has one chapter.

    Columns are recognised by their headings (“Country”, “State”, “Delegation”; “No.”), or by their contents. Raises
    ContentError for a table that cannot be read, and for unknown places; OSError.
    """
    target = _Target(Path(to))
    if kind == "recommendations" and not into and len(target.chapters.chapters) == 1:
        into = "chapters/1"
    place = place_named(into, target.folder, target.chapters, target.names) if into else Place(part="participation")
    if (kind == "recommendations") != bool(place.chapter):
        hint = "name the chapter of the recommendations with --into chapters/2; participants have one place"
        raise ContentError([Problem(target.folder, 0, 0, f"“{into}” is not a place for {kind}", hint)])
    story = read_sheet(Path(old), (kind, "participation") if kind == "participants" else (kind,))
    statement = target.statement(story, place)
    with statement.context.under(Path(old).name):
        tables = [block for block in story.blocks if isinstance(block, Table)]
        if place.chapter:
            known = target.chapters.numbered(place.chapter)
            statement.placed.append(f"chapter {place.chapter}: recommendations")
            made = {known.file: ChapterMaker(statement.context, place.chapter).make_rows(known.title, tables)}
        else:
            parts = [part for table in tables for part in participant_parts(table)]
            statement.placed.append(f"participation: {', '.join(part.title for part in parts)}")
            whole = Part(Paragraph([Run(TITLE)], level=1), [], parts)
            made = {"participation.yaml": MAKERS["participation"](statement.context, whole)}
    return _added(target, Path(old), story, statement, made)


class _Target:
    """The edition to which a document is added. Raises ContentError if it cannot be read."""

    def __init__(self, folder: Path) -> None:
        if problems := problems_of(folder):
            raise ContentError(problems)
        registry = known_registry(folder)
        assert registry is not None
        self.folder = folder
        self.registry = registry
        self.names = Names(registry)
        self.chapters = chapters_of(folder)

    def statement(self, story: Story, place: Place) -> Statement:
        """Return the object that places the parts of a document in the edition."""
        self.chapters.only = place.chapter
        return Statement(story, self.registry, self.chapters)


def _added(target: _Target, old: Path, story: Story, statement: Statement, made: Mapping[str, str]) -> ImportReport:
    """Merge the files made from a document into the existing ones, and return the report."""
    to, registry = target.folder, target.registry
    statement.lose_beside()
    context = statement.context
    before = {name: text for name in (*made, f"{HEAD}.yaml") if (text := _read(to / name)) is not None}
    files: dict[str, str] = {}
    left: list[Unplaced] = []
    sections = before[f"{HEAD}.yaml"]
    for name, text in made.items():
        if name not in before:
            files[name] = with_schema(to, name, text)
            if name.startswith("parts/"):
                sections = with_section(sections, name.removeprefix("parts/").removesuffix(".yaml"))
            continue
        result = filled(before[name], text)
        files[name] = result.text
        for what, words, line in result.left:
            left.append(Unplaced(f"{what}, which {name}:{line} has already", "the document", words))
        for title in result.known:
            context.make_anew("title of a part that has one", title)
    if sections != before[f"{HEAD}.yaml"]:
        files[f"{HEAD}.yaml"] = sections
    left = [*context.unplaced, *left, *unreadable(to, files, before, story.pictures), *without_place(story, files)]
    proposals = proposals_file(registry, context.proposed, context.terms, context.differences)
    reported = [*left, *context.anew]
    unplaced = [*left, *forgotten(story, files | {PROPOSALS: proposals}, reported)]
    if proposals and (to / PROPOSALS).exists():
        unplaced.append(Unplaced("what the registry lacks", "the document", proposals))
    elif proposals:
        files[PROPOSALS] = proposals
    if unplaced or context.anew:
        # Unparsed: people may have put anything there.
        earlier = text_of_file(to / UNPLACED).rstrip() if (to / UNPLACED).exists() else ""
        files[UNPLACED] = (f"{earlier}\n\n" if earlier else "") + unplaced_file(old.name, unplaced, context.anew)
    files = {name: text for name, text in files.items() if before.get(name) != text}
    for name, data in pictures_in(story, files).items():
        replace_file(to / name, data)
    for name, text in files.items():
        end = line_end_of(text_of_file(to / name)) if name in before else "\n"
        replace_file(to / name, text.replace("\n", end).encode())
    return finished_report(
        old, to, files, story, placed=statement.placed, unplaced=unplaced, before="\n".join(before.values())
    )


def _made(
    statement: Statement, front: list[Block], tops: list[Part], place: Place, target: _Target
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file made from a document."""
    context = statement.context
    blocks = [*front, *(block for top in tops for block in (top.heading, *top.all_blocks()))]
    if place.by:
        while blocks and isinstance(blocks[0], Paragraph) and context.names.all_of(blocks[0].text):
            context.make_anew("whose report it is", text_of([blocks.pop(0)]))
        known = target.chapters.numbered(place.chapter)
        statement.placed.append(f"chapter {place.chapter}: report by {' and '.join(place.by)}")
        yield known.file, ChapterMaker(context, place.chapter).make_report(known.title, place.by, flat(blocks))
    elif place.chapter:
        known = target.chapters.numbered(place.chapter)
        inner = [top for top in tops if is_spotlights(top.title) or is_recommendations(top.title)]
        part = tops[0] if len(tops) == 1 and not inner else Part(Paragraph([Run(known.title)], level=1), [], tops)
        part.blocks[:0] = front
        maker = ChapterMaker(context, place.chapter)
        statement.placed.append(f"chapter {place.chapter}, “{known.title}”")
        yield known.file, maker.make(part)[1]
    elif place.part:
        heading = tops[0].heading if tops else Paragraph([Run(place.part.replace("-", " ").capitalize())], level=1)
        part = Part(heading, [*front, *(tops[0].blocks if tops else ())], [*(tops[0].parts if tops else ()), *tops[1:]])
        statement.placed.append(f"{place.part}: “{part.title}”")
        yield f"{place.part}.yaml", MAKERS[place.part](context, part)
    else:
        statement.lose_front(front)
        yield from statement.parts(tops)


def _read(file: Path) -> str | None:
    return read_source(file, file.parent, []) if file.exists() else None
