"""Blocks become headings and parts, and parts become the texts of an edition: each step by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from outcome_reports.importing.mapping.import_context import ImportContext, as_text
from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.outline import Part, outline
from outcome_reports.importing.mapping.participation_mapping import participation
from outcome_reports.importing.mapping.placing import Statement
from outcome_reports.importing.mapping.recommendation_rows import RecommendationRows
from outcome_reports.importing.mapping.recommendation_sources import source_of
from outcome_reports.importing.mapping.reporters import Report, reports_in, reports_under
from outcome_reports.importing.mapping.title_page import edition_head
from outcome_reports.importing.word.word_content import Block, Cell, Paragraph, Picture, Row, Run, Story, Table
from outcome_reports.model import Entity, Registry
from outcome_reports.reading.registry_files import read_registry
from tests.support.small_registry import write_small_registry
from tests.support.whole_messages import Whole

TEXT = "Words of the text that go on for a while."


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder: Path = tmp_path_factory.mktemp("parts") / "registry"
    write_small_registry(folder)
    found, _ = read_registry(folder, [])
    assert found is not None
    return found


def p(text: str, level: int = 0, *, bold: bool = False, size: float = 0, style: str = "normal") -> Paragraph:
    return Paragraph([Run(text, bold=bold)], style, level, size=size)


def starred(text: str) -> Paragraph:
    """A paragraph whose words between stars are bold."""
    return Paragraph([Run(part, bold=n % 2 == 1) for n, part in enumerate(text.split("*"))])


def item(text: str, number: int | None = None, depth: int = 0) -> Paragraph:
    return Paragraph([Run(text)], listing="number", number=number, depth=depth)


def table(*rows: Row) -> Table:
    return Table(list(rows))


def row(*cells: str, span: int = 1, place: str = "") -> Row:
    return Row([Cell([p(text)], span) for text in cells], place=place)


def shown(blocks: Sequence[Block], parts: Sequence[Part], depth: int = 0) -> Iterator[str]:
    for block in blocks:
        style = f" ({block.style})" if isinstance(block, Paragraph) and block.style != "normal" else ""
        yield f"{'  ' * depth}{block.text}{style}" if isinstance(block, Paragraph) else "a table"
    for part in parts:
        yield f"{'  ' * depth}{part.heading.level} {part.heading.text}"
        yield from shown(part.blocks, part.parts, depth + 1)


LOOKS: dict[str, tuple[Sequence[Block], Sequence[str]]] = {
    "listed in contents that were typed": (
        [
            *(p("Contents"), p("Foreword ..... 3"), p("Boats at sea 5"), p(TEXT), p("Foreword"), p(TEXT)),
            *(p("Boats at sea"), p(TEXT), p("Harbours 7"), p(TEXT)),
        ],
        [
            *("Contents", "Foreword ..... 3 (toc)", "Boats at sea 5 (toc)", TEXT, "1 Foreword", f"  {TEXT}"),
            *("  2 Boats at sea", f"    {TEXT}", "    Harbours 7", f"    {TEXT}"),
        ],
    ),
    "larger, bold, or a name": (
        [
            *(p("Title", size=30), p("One", size=20), p(TEXT, size=11), p("Indonesia", bold=True, size=11)),
            *(p(TEXT, size=11), p("Bold", bold=True, size=11), p(TEXT, size=11), p("Two", size=20), p(TEXT, size=11)),
        ],
        [
            *("Title (title)", "1 One", f"  {TEXT}", "  4 Indonesia", f"    {TEXT}", "  2 Bold", f"    {TEXT}"),
            *("1 Two", f"  {TEXT}"),
        ],
    ),
    "three sizes": (
        [
            *(p("One", size=20), p("Within", size=16), p("Deep", size=14), p("Deeper", size=13), p(TEXT, size=11)),
            *(p("Bold", bold=True, size=11), p("Two", size=20), p(TEXT, size=11)),
        ],
        ["1 One", "  2 Within", "    3 Deep", "    3 Deeper", f"      {TEXT}", "    3 Bold", "1 Two", f"  {TEXT}"],
    ),
    "hardly larger": (
        [p("One", size=12.5), p(TEXT, size=11), p("Two", size=12.4), p(TEXT, size=11), p("Three", size=12.5), p(TEXT)],
        ["1 One", f"  {TEXT}", "  Two", f"  {TEXT}", "1 Three", f"  {TEXT}"],
    ),
    "of what is inside a chapter": (
        [
            *(p("CRIME"), p(TEXT), p("Spotlight on States", bold=True), p("Indonesia", bold=True)),
            *(p("RECOMMENDATIONS"), p(TEXT), p("BOATS"), p(TEXT)),
        ],
        [
            *("1 CRIME", f"  {TEXT}", "  2 Spotlight on States", "    4 Indonesia"),
            *("  2 RECOMMENDATIONS", f"    {TEXT}", "1 BOATS", f"  {TEXT}"),
        ],
    ),
    "too long for their style": (
        [
            *(p("One", 1), p("a" * 200, 2), p("a" * 201, 2), p("w " * 13 + "end.", 2), p("w " * 14 + "end.", 2)),
            p("Two", 1),
        ],
        ["1 One", f"  2 {'a' * 200}", f"    {'a' * 201}", f"  2 {'w ' * 13}end.", f"    {'w ' * 14}end.", "1 Two"],
    ),
    "of a first page": (
        [p("Our Title", 1), p("Foreword 3", style="toc 1"), p("in the port"), p("Foreword", 1), p(TEXT), p("Crime", 1)],
        ["Our Title", "Foreword 3 (toc 1)", "in the port", "1 Foreword", f"  {TEXT}", "1 Crime"],
    ),
    "not of a first page": (
        [p("Our Title", 1), p(TEXT), p("Foreword", 1), p(TEXT)],
        ["1 Our Title", f"  {TEXT}", "1 Foreword", f"  {TEXT}"],
    ),
    "one above all others": (
        [p("Report", 1), p(TEXT), p("Crime", 2), p(TEXT), p("Boats", 2), p(TEXT)],
        ["Report (title)", TEXT, "2 Crime", f"  {TEXT}", "2 Boats", f"  {TEXT}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_headings_are_those_that_look_like_some(name: str, registry: Registry) -> None:
    blocks, expected = LOOKS[name]
    names = Names(registry)
    assert [*shown(*outline(blocks, lambda text: bool(names.all_of(text))))] == list(expected)


def test_a_part_of_a_statement_keeps_the_heading_above_all() -> None:
    blocks = [p("Report", 1), p("a line"), p("Crime", 2), p(TEXT), p("Boats", 2), p(TEXT)]
    found = [*shown(*outline(blocks, lambda _: False, is_whole=False))]
    assert found == ["1 Report", "  a line", "  2 Crime", f"    {TEXT}", "  2 Boats", f"    {TEXT}"]


def test_a_heading_within_a_text_is_bold_and_keeps_link_and_note() -> None:
    runs = [Run("Boats", link="https://a.org/"), Run(note="1"), Run(" of ours", italic=True)]
    found = as_text(Paragraph(runs, level=2))
    assert found.runs == [Run("Boats", bold=True, link="https://a.org/"), Run(note="1"), Run(" of ours", bold=True)]
    assert found.level == 2


FRONTS: dict[str, tuple[Sequence[Block], Sequence[Part]]] = {
    "before a chapter": (
        [p("Our Title", style="title"), p("Crime 1", style="toc 1"), p(f"{TEXT} " * 17), p("2", style="toc 2")],
        [Part(p("Crime", 1), [p("It is.")], [Part(p("Recommendations", 2), [])])],
    ),
    "before an overview": ([p("Our Title"), p(f"{TEXT} " * 17)], [Part(p("Background", 1), [p("It was.")])]),
    "before a foreword": (
        [p("Our Title"), p(f"{TEXT} " * 17)],
        [Part(p("Foreword", 1), [p("We are.")]), Part(p("Background", 1), [p("It was.")])],
    ),
    "a notice": ([p("Our Title"), p(f"{TEXT} " * 15)], [Part(p("Background", 1), [p("It was.")])]),
    "the longest notice": ([p("Our Title"), p("word " * 149 + "end.")], [Part(p("Background", 1), [p("It was.")])]),
    "hardly too long": ([p("Our Title"), p("word " * 150 + "end.")], [Part(p("Background", 1), [p("It was.")])]),
    "no heading": ([p("Our Title"), p(TEXT)], []),
    "a part of no kind before an overview": (
        [],
        [Part(p("Ports", 1), [p(TEXT)]), Part(p("Overview", 1), [p("It was.")])],
    ),
    "parts of no kind": ([], [Part(p("Ports", 1), [p(TEXT)]), Part(p("Boats", 1), [p("It was.")])]),
    "many lines": ([p("word " * 5)] * 32, [Part(p("Background", 1), [p("It was.")])]),
    "not so many lines": ([p("word " * 5)] * 31, [Part(p("Background", 1), [p("It was.")])]),
}


@pytest.mark.parametrize("name", FRONTS)
def test_text_before_the_first_heading_is_the_overview_or_a_notice(name: str, registry: Registry, whole: Whole) -> None:
    front, tops = FRONTS[name]
    statement = Statement(Story(), registry)
    files = dict(statement.files(list(front), list(tops)))
    whole(*(f"{file}\n{text.partition('organiser: ')[2] or text}" for file, text in files.items()), *statement.placed)
    whole(*(f"{one.what}: {one.text}" for one in (*statement.context.unplaced, *statement.context.anew)))


STORY = Story(language="en-US", created="2025-06-07")
PAGES: dict[str, tuple[Story, Sequence[Block]]] = {
    "all of it": (
        Story(language="en-GB"),
        [
            *(p("Outcome Statement: Fourth RSO Dialogue", style="title"), p("Of Ports", style="subtitle")),
            *(p("27–28 January 2026"), p("With the IOM and the RSO")),
            p("Nine words are enough for a sentence of text."),
        ],
    ),
    "nothing": (STORY, []),
    "days that are none": (STORY, [p("31 April 2026, then 9 to 8 May 2026, and 8 to 9 May, 2026")]),
    "no days": (STORY, [p("The Dialogue"), p("31 April 2026")]),
    "no day of the file": (Story(language="fr"), [p("Twenty-first Forum: Ports")]),
    "titles in two lines": (STORY, [p("First", style="title"), p("Meeting –", style="title"), p("12 May 2026")]),
    "a theme by its style": (
        STORY,
        [p("60th Dialogue"), p("Ports", style="cover theme"), p("Boats", style="subtitle")],
    ),
    "days in two lines": (STORY, [p("Dialogue"), p("27–28 January"), p("2026")]),
    "beyond all numbers": (STORY, [p("61st Dialogue")]),
    "eight words": (STORY, [p("Dialogue"), p("Eight words are not enough for a sentence.")]),
    "twenty-five words": (STORY, [p("Dialogue"), p("word " * 25), p("word " * 26)]),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_head_of_an_edition_is_made_from_a_first_page(name: str, registry: Registry, whole: Whole) -> None:
    story, front = PAGES[name]
    context = ImportContext(story, Names(registry))
    whole(edition_head(context, story, front))
    whole(*(f"{one.what}: {one.text}" for one in (*context.unplaced, *context.anew)))


@pytest.mark.parametrize(
    ("context", "recommendation", "source"),
    [
        ("Indonesia reported.", "", (("IDN",), "")),
        ("*Indonesia* and *Australia* met.", "", (("IDN", "AUS"), "")),
        ("Indonesia reported. *Australia* met them.", "", (("IDN", "AUS"), "other names are in its context too")),
        ("Indonesia reported. Australia met them.", "", (("IDN",), "other names are in its context too")),
        ("*Indonesia* reported. Australia met them.", "", (("IDN",), "")),
        ("Australia met them. Indonesia reported.", "", (("IDN",), "other names are in its context too")),
        ("Indonesia met them.", "", (("IDN",), "the name is not followed by a reporting verb")),
        ("There Indonesia met them.", "", (("IDN",), "the name is in the middle of the sentence")),
        ("Indonesia, Australia reported.", "", (("IDN", "AUS"), "several names are next to each other")),
        ("They met.", "Indonesia may act.", ((), "")),
        ("They met.", "Members may follow Indonesia.", ((), "")),
        ("They met.", "Members may act. Indonesia did so.",
         (("IDN",), "the name is in the recommendation, not in its context")),
        ("They met.", "As members showed, Indonesia may act.", ((), "")),
    ],
)  # fmt: skip
def test_a_recommendation_comes_from_who_is_named_in_its_context(
    context: str, recommendation: str, source: tuple[tuple[str, ...], str], registry: Registry
) -> None:
    assert source_of([starred(context)], [starred(recommendation)], Names(registry)) == source


SAID: dict[str, Sequence[Block]] = {
    "led by bold names": [
        starred("Before all."),
        starred("*Indonesia* reported."),
        starred("It went on."),
        starred("Cooperation with Australia grew."),
        table(row("a", "b")),
        starred("Australia welcomed it."),
        starred("*Atlantis* reported much."),
        starred("It went on."),
        starred("*New Zealand* said so."),
        starred("*New Zealand* said more."),
        starred("On boats, Atlantis noted much."),
    ],
    "led by plain names": [starred("Indonesia reported."), starred("It met Australia."), starred("Australia said so.")],
    "other tongues": [
        starred("*Indonesia* a présenté un plan."),
        starred("La Thaïlande a souligné ceci."),
        starred("Le plan a avancé."),
        starred("Tailandia presentó un plan."),
        starred("Atlantis menyampaikan kemajuan."),
        starred("Both Indonesia and Australia agreed."),
    ],
    "items": [
        replace(starred("*Indonesia* reported."), listing="bullet", depth=1),
        replace(starred("a point"), listing="bullet"),
        replace(starred("Australia said so."), listing="bullet"),
    ],
}


@pytest.mark.parametrize("name", SAID)
def test_running_text_is_divided_into_reports(name: str, registry: Registry, whole: Whole) -> None:
    names = Names(registry, "they went on, le plan")
    whole(*(line for report in reports_in(SAID[name], names) for line in of_report(report)))
    whole("under a heading:", *(line for one in reports_under(("PHL",), SAID[name], names) for line in of_report(one)))


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("The Fijian delegation noted it.", "Fijian"),
        ("Fijian officers were trained.", "Fijian"),
        ("In turn, the Fijian side agreed to it.", "Fijian"),
        ("It trained Fijian officers.", ""),
        ("The Kenyan officers said so.", ""),
        ("It grew. Fijian officers said so.", ""),
    ],
)
def test_an_adjective_of_another_state_may_be_the_speaker(text: str, adjective: str) -> None:
    entities = (("KEN", "Kenya", "Kenyan"), ("FJI", "Fiji", "Fijian"))
    registry = Registry(
        entities=tuple(Entity(key=k, kind="member-state", short=name, adjective=a) for k, name, a in entities),
        groups=(),
    )
    (report,) = reports_in([starred("*Kenya* reported."), starred(text)], Names(registry, ""))
    marked = f"the report of KEN goes on, or this is of “{adjective}”"
    assert report.marks == ({1: marked} if adjective else {})


def of_report(report: Report) -> Iterator[str]:
    yield f"{'+'.join(report.by) or '–'} {report.unknown} ({report.doubt})"
    for number, block in enumerate(report.blocks):
        listing = f" {block.listing}" if isinstance(block, Paragraph) and block.listing else ""
        mark = f" [{report.marks[number]}]" if number in report.marks else ""
        yield f"  {block.text if isinstance(block, Paragraph) else 'a table'}{listing}{mark}"


ROWS: dict[str, Sequence[Block]] = {
    "items": [
        *(p("Members may:"), item("act", 3), item("deeper", 1, 1), p("Indonesia said so."), item("wait"), p("End.")),
    ],
    "a deep item first": [item("deep", 1, 1), item("deeper", 1, 2)],
    "numbers": [
        *(p("R2.7 Members may act."), p("2.3) Australia should wait."), p("Recommendation 4: Do.")),
        *(p("1.5 Go."), p("Rec. 5 – Stay."), p("Why.")),
    ],
    "the same number twice": [p("2.1 Act."), p("2.1 Wait."), p("2.2 Go.")],
    "sentences that ask": [p("Members may act."), p("They met."), p("Members may stay.", bold=True)],
    "sentences beside items": [item("act"), p("Members may stay.")],
    "a table among them": [p("They met."), table(row("a", "b")), item("act")],
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_recommendations_of_lists(name: str, registry: Registry, whole: Whole) -> None:
    rows = RecommendationRows(ImportContext(Story(), Names(registry)), 2)
    left = rows.take_list(ROWS[name])
    whole(rows.yaml(), f"{rows.count} rows", "left:", *shown(left, []))


def test_a_deep_item_belongs_to_no_row_of_a_table_before_it(registry: Registry) -> None:
    rows = RecommendationRows(ImportContext(Story(), Names(registry)), 2)
    assert rows.take(table(row("No.", "Why", "What"), row("1", "So.", "Do.")), is_announced=True)
    rows.take_list([item("deep", 1, 1)])
    assert rows.count == 2


TABLES: dict[str, Table] = {
    "all kinds of rows": table(
        row("No.", "Why", "What"),
        row("About ports", span=3, place="row 2"),
        row("", span=3),
        row("no.", "WHY", "what"),
        row("1", "So.", "Do.", place="row 5"),
        row("", "", ""),
        row("2.9", "", ""),
        row("", "", "Only this."),
    ),
    "every column": table(
        row("No.", "Addressed to", "Proposed by", "Why", "What", "By when", ""),
        row("2.3", "Members", "Indonesia", "So.", "Do.", "Soon", "And more"),
        row("2.4", "Atlantis", "Australia and Atlantis", "So.", "Do.", "", ""),
    ),
    "no recommendations": table(row("a", "b", "c"), row("d", "e", "f")),
    "one column": table(row("What"), row("Do."), row("Members may wait.")),
    "headings and pictures in cells": Table(
        [
            row("Why", "What"),
            Row(
                [
                    Cell([p("Ports", 2), p("So.")]),
                    Cell([Paragraph([], pictures=(Picture("images/a.png", "A port"),)), p("Boats", 2), p("Do.")]),
                ]
            ),
        ]
    ),
}


@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize("name", TABLES)
def test_recommendations_of_tables(name: str, announced: bool, registry: Registry, whole: Whole) -> None:
    context = ImportContext(Story(), Names(registry))
    rows = RecommendationRows(context, 2)
    taken = rows.take(TABLES[name], is_announced=announced)
    whole(f"taken: {taken}, {rows.count} rows", rows.yaml())
    whole(*(f"{one.what}: {one.text}, {one.where}" for one in (*context.unplaced, *context.anew)))


@pytest.mark.parametrize(("count", "left"), [(99, 0), (100, 1)])
def test_recommendations_beyond_those_that_can_be_numbered_are_left(count: int, left: int, registry: Registry) -> None:
    context = ImportContext(Story(), Names(registry))
    rows = RecommendationRows(context, 1)
    rows.take(table(row("Why", "What"), *(row(f"Why {n}.", f"Do {n}.") for n in range(count))), is_announced=True)
    made = rows.yaml()
    assert made.count("- id: ") == 99
    assert made.count("- id: R1.99\n") == 1
    assert [(one.what, one.text) for one in context.unplaced] == [
        ("recommendation beyond the 99 that one chapter can number", "Why 99. | Do 99.")
    ] * left


def test_a_title_that_content_cannot_have_is_left_and_asked_for(registry: Registry) -> None:
    context, long = ImportContext(Story(), Names(registry)), "Ports and more of them " * 20
    assert context.line("title", long, "the heading", 2) == '  title: "⟦Write here: the heading⟧"\n'
    assert [(one.what, one.text) for one in context.unplaced] == [("title", long.strip())]


def test_participants_are_those_of_lists_tables_and_sentences(registry: Registry, whole: Whole) -> None:
    context = ImportContext(Story(), Names(registry))
    inner = [
        Part(p("Who else", 2), [p("It was attended by Indonesia, Australia and the OSCE."), p("And by others.")]),
        Part(p("States", 2), [p("New Zealand"), p("New Zealand"), p("Lemuria"), p("the Philippines, Indonesia")]),
        Part(p("Bodies", 2), [table(row("IOM", "two officers", place="row 1"), row("", "Atlantis", place="row 2"))]),
        Part(p("Nobody", 2), [item("Of Whom We Know")]),
    ]
    whole(participation(context, Part(p("Participants", 1), [p("Who came."), p("1. RSO")], inner)))
    whole(*(f"{one.what}: {one.text}, {one.where}" for one in context.unplaced))
