from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from outcome_reports.composing import sections
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.sections import late
from outcome_reports.composing.sections.shared_lists import names_list
from outcome_reports.composing.text_blocks import with_title
from outcome_reports.errors import CompositionError
from outcome_reports.model import Edition, Prose
from outcome_reports.tree import (
    Block,
    Contents,
    Document,
    Heading,
    Link,
    Note,
    Paragraph,
    Role,
    Section,
    Table,
    Text,
    blocks_of,
    inline_text,
    inlines_of,
    lines_of,
)
from tests.support.parts import HEAD, chapter, row, spotlight
from tests.support.registry import registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from outcome_reports.composing.sections import Section as SectionFunction

REGISTRY = registry()


def edition(**fields: Any) -> Edition:
    return Edition.model_validate(HEAD | {"registry": REGISTRY} | fields)


def compose(*functions: SectionFunction, **fields: Any) -> Document:
    return compose_document(edition(**fields), functions, kind="report", title="The title", document_type="Report")


def section(*blocks: Block) -> SectionFunction:
    return lambda _: blocks


def paragraph(text: str, id: str = "") -> Paragraph:
    return Paragraph((Text(text),), id=id)


def lines(document: Document) -> list[str]:
    return list(lines_of(document.blocks))


def test_sections_are_in_their_order_under_the_title() -> None:
    assert lines(compose(section(paragraph("one")), section(), section(paragraph("two")))) == [
        "The title",
        "one",
        "two",
    ]


def test_no_sections_give_the_title_alone() -> None:
    assert lines(compose()) == ["The title"]


def test_a_title_of_their_own_is_not_repeated() -> None:
    assert lines(compose(section(Heading(1, (Text("Own"),)), paragraph("one")))) == ["Own", "one"]


def test_late_sections_see_what_all_others_gave_wherever_they_are() -> None:
    seen: dict[str, list[str]] = {}

    def recording(name: str, rank: int) -> SectionFunction:
        @late(rank=rank)
        def one(composer: Composer) -> Iterator[Block]:
            seen[name] = list(lines_of(composer.body))
            yield paragraph(name)

        return one

    document = compose(
        recording("second", 2),
        section(paragraph("a")),
        recording("first", 1),
        section(paragraph("b")),
        recording("third", 2),
    )
    assert lines(document) == ["The title", "second", "a", "first", "b", "third"]
    assert seen == {"first": ["a", "b"], "second": ["a", "first", "b"], "third": ["second", "a", "first", "b"]}


def test_an_id_given_twice_is_an_error() -> None:
    with pytest.raises(
        CompositionError, match=r"^ids given to several blocks: x, y\. Ids are addresses and must be distinct$"
    ):
        compose(
            section(paragraph("1", "x"), paragraph("2", "y"), paragraph("3", "x"), paragraph("4", "y"), paragraph("5"))
        )


@pytest.mark.parametrize("levels", [(3,), (2, 4), (2, 3, 5)])
def test_headings_do_not_jump(levels: Iterable[int]) -> None:
    with pytest.raises(CompositionError, match="the heading “h” has level"):
        compose(section(*(Heading(level, (Text("h"),)) for level in levels)))


def test_headings_may_go_back_any_number_of_levels() -> None:
    compose(section(*(Heading(level, (Text("h"),)) for level in (2, 3, 4, 2, 2, 3))))


def test_links_to_places_that_are_not_there_become_words() -> None:
    text = Paragraph((Link("#there", (Text("a"),)), Link("#gone", (Text("b"),)), Link("https://x.org", (Text("c"),))))
    document = compose(section(text, paragraph("x", "there")))
    found = next(b for b in document.blocks if isinstance(b, Paragraph))
    assert [type(inline) for inline in found.children] == [Link, Text, Link]
    assert inline_text(found.children) == "abc"


def test_links_may_lead_to_rows_items_and_sections_of_the_document() -> None:
    text = Prose("[a](#labour) [b](#labour-idn) [c](#r1-1) [d](#glossary) [e](#insights)")
    given = chapter("labour", introduction=text, spotlights=(spotlight(),), recommendations=(row("R1.1"),))
    document = compose(sections.chapters, chapters=(given,))
    links = [
        inline.target
        for block in blocks_of(document.blocks)
        if isinstance(block, Paragraph)
        for inline in inlines_of(block.children)
        if isinstance(inline, Link)
    ]
    assert links == ["#labour", "#labour-idn", "#r1-1"]
    assert "a b c d e" in lines(document)


def test_metadata_say_what_the_document_is() -> None:
    document = compose(
        theme="Theme", status="for-clearance", version="0.9", chapters=(chapter("a", short_title="Short"), chapter("b"))
    )
    data = document.metadata
    assert (data.title, data.running_title, data.author, data.subject) == (
        "Report: The title",
        "Report: The title",
        "Regional Support Office",
        "Theme",
    )
    assert (data.keywords, str(data.date), data.status) == (("Short", "T"), "2026-02-20", "for-clearance")
    assert data.mark == "For clearance: version 0.9, 20 February 2026"
    assert data.description == "Report: The title, 27–28 January 2026"
    assert (document.kind, document.lang, document.dir) == ("report", "en-GB", "ltr")


def test_running_heads_have_the_name_of_the_meeting_for_a_title_that_is_too_long_for_them() -> None:
    title = "A title of many words " * 5
    document = compose_document(edition(), (), kind="x", title=title.strip(), document_type="Report")
    assert document.metadata.title == f"Report: {title.strip()}"
    assert document.metadata.running_title == "Report: First Dialogue"


def test_a_final_document_has_no_mark_and_a_title_that_says_its_type_says_it_once() -> None:
    document = compose_document(edition(status="final"), (), kind="x", title="Our Report", document_type="Report")
    assert (document.metadata.mark, document.metadata.title, document.metadata.subject) == (
        None,
        "Our Report",
        "First Dialogue",
    )


def test_placeholders_are_marked() -> None:
    document = compose(section(paragraph("One ⟦write: this⟧ two.")))
    found = document.blocks[-1]
    assert isinstance(found, Paragraph)
    assert [getattr(inline, "role", None) for inline in found.children] == [None, "placeholder", None]
    assert inline_text(found.children) == "One [write: this] two."


NOTED = Prose("One[^b] two[^a].\n\n[^a]: Note a [[IOM]].\n\n[^b]: Note b[^c].\n\n[^c]: Note c.")


def test_footnotes_are_numbered_through_the_document_and_are_in_one_place() -> None:
    chapters = (
        chapter("a", introduction=NOTED),
        chapter("b", introduction=NOTED, summary=Prose("never told[^1]\n\n[^1]: x")),
    )
    document = compose(sections.notes, sections.chapters, chapters=chapters)
    notes = [block for block in blocks_of(document.blocks) if isinstance(block, Note)]
    assert [(note.number, note.id) for note in notes] == [(n, f"note-{n}") for n in range(1, 7)]
    assert [line for line in lines(document) if line.startswith("Note")][1:] == [
        "Note b2.",
        "Note c.",
        "Note a International Organization for Migration (IOM).",
        "Note b5.",
        "Note c.",
        "Note a IOM.",
    ]
    assert "One1 two3." in lines(document)
    assert "One4 two6." in lines(document)
    assert lines(document)[1] == "Notes"


def test_footnotes_that_name_one_another_end() -> None:
    text = Prose("One[^a].\n\n[^a]: A[^b].\n\n[^b]: B[^a].")
    document = compose(sections.chapters, sections.notes, chapters=(chapter("a", introduction=text),))
    assert lines(document)[-4:] == ["1", "A2.", "2", "B1."]


def test_no_footnotes_no_notes() -> None:
    assert lines(compose(sections.notes)) == ["The title"]


@pytest.mark.parametrize(
    "listed",
    [
        (sections.chapters,),
        (sections.chapters, sections.glossary),
        (sections.contents, sections.chapters),
        (sections.glossary, sections.contents, sections.chapters),
    ],
)
def test_notes_are_last_where_no_section_has_them(listed: tuple[SectionFunction, ...]) -> None:
    chapters = (chapter("a", introduction="Words.[^1]\n\n[^1]: What the note says of an NGO and [[IOM]]."),)
    assert compose(*listed, chapters=chapters) == compose(*listed, sections.notes, chapters=chapters)


@late(rank=1)
def endnotes(composer: Composer) -> Iterator[Block]:
    yield Section((composer.heading(2, "Endnotes"), *composer.notes), id="endnotes")


@pytest.mark.parametrize("listed", [(sections.chapters, endnotes), (endnotes, sections.contents, sections.chapters)])
def test_notes_that_a_section_of_ones_own_has_are_not_added(listed: tuple[SectionFunction, ...]) -> None:
    document = compose(*listed, chapters=(chapter("a", introduction="Words.[^1]\n\n[^1]: What the note says."),))
    assert [block.id for block in blocks_of(document.blocks) if isinstance(block, Note)] == ["note-1"]
    assert "Endnotes" in lines(document)
    assert "Notes" not in lines(document)


def glossary(*texts: str) -> list[str]:
    chapters = tuple(chapter(f"c{n}", introduction=Prose(text)) for n, text in enumerate(texts))
    document = compose(sections.glossary, sections.chapters, chapters=chapters)
    tables = [block for block in document.blocks if isinstance(block, Section) and block.id == "glossary"]
    return [line for table in tables for line in lines_of(table.blocks)][4:]


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("nothing", []),
        ("[[IOM]] only once", ["IOM"]),
        ("[[IOM|short]]", []),
        ("[[IOM|acronym]]", ["IOM"]),
        ("IOM in plain words", ["IOM"]),
        ("IOMs and [[NGO]]s", ["IOM", "NGO"]),
        ("the NGO’s, (IOM), GCM-based", ["GCM", "IOM", "NGO"]),
        ("xIOM IOMx IOM1 iom INGO", []),
        ("*[[GCM]]*\n\n- [[NGO]]\n\n> [[IOM]]", ["GCM", "IOM", "NGO"]),
        ("a[^1]\n\n[^1]: IOM", ["IOM"]),
        ("the IOM[^1] and *[[GCM|acronym]][^2]* met\n\n[^1]: a\n\n[^2]: b", ["GCM", "IOM"]),
        ("[[IDN]] [[members]]", []),
    ],
)
def test_the_glossary_has_exactly_the_acronyms_that_are_used(text: str, acronyms: list[str]) -> None:
    assert glossary(text)[::2] == acronyms


def test_the_glossary_counts_notes_too_where_they_are_printed() -> None:
    given = (chapter("a", introduction=Prose("a[^1]\n\n[^1]: IOM")),)
    assert "International Organization for Migration" in lines(
        compose(sections.chapters, sections.notes, sections.glossary, chapters=given)
    )


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("the [[GCM|short]]", True),
        ("the [[GCM|short]][^1]\n\n[^1]: a", True),
        ("the Global Compact for\nMigration in plain words", True),
        ("[[GCM]]", True),
        ("[[NGO|short]], another", False),
    ],
)
def test_an_acronym_that_readers_know_is_listed_where_its_name_is(text: str, *, listed: bool) -> None:
    terms = tuple(t.model_copy(update={"glossary": "when-named"}) if t.key == "GCM" else t for t in REGISTRY.terms)
    with_it = edition(
        registry=REGISTRY.model_copy(update={"terms": terms}), chapters=(chapter("c", introduction=Prose(text)),)
    )
    document = compose_document(
        with_it, (sections.glossary, sections.chapters), kind="report", title="T", document_type="R"
    )
    assert ("GCM" in lines_of([block for block in document.blocks if block.id == "glossary"])) == listed


def test_the_glossary_explains_in_alphabetical_order_with_a_capital() -> None:
    assert glossary("[[NGO]] [[RSO]] [[GCM]]") == [
        "GCM",
        "Global Compact for Migration",
        "NGO",
        "Non-governmental organisation",
        "RSO",
        "Regional Support Office",
    ]


def test_contents_list_the_sections_and_nothing_of_themselves() -> None:
    document = compose(
        sections.contents,
        sections.chapters,
        sections.glossary,
        chapters=(chapter("a", introduction=Prose("IOM"), spotlights=(spotlight(),)), chapter("b")),
    )
    (contents,) = [block for block in blocks_of(document.blocks) if isinstance(block, Contents)]
    assert [(e.level, e.number, inline_text(e.children), e.target) for e in contents.entries] == [
        (2, "1", "T", "a"),
        (3, None, "Indonesia", "a-idn"),
        (2, "2", "T", "b"),
        (2, None, "Glossary", "glossary"),
    ]


def test_no_headings_no_contents() -> None:
    assert lines(compose(sections.contents, section(paragraph("x")))) == ["The title", "x"]


def test_a_heading_that_opens_no_section_is_linked_by_its_own_id() -> None:
    document = compose(sections.contents, section(Heading(2, (Text("a"),), id="own"), Heading(2, (Text("b"),))))
    (contents,) = [block for block in blocks_of(document.blocks) if isinstance(block, Contents)]
    assert [entry.target for entry in contents.entries] == ["own"]


def test_one_chapter_may_be_alone_with_its_number() -> None:
    document = compose(sections.chapter("b"), chapters=(chapter("a"), chapter("b", title="B")))
    assert lines(document) == ["The title", "2 B", "Text."]
    with pytest.raises(LookupError, match=r"^unknown chapter “x”: chapters are a, b$"):
        compose(sections.chapter("x"), chapters=(chapter("a"), chapter("b")))


def test_tables_have_rows_as_wide_as_they_say() -> None:
    # One has more to tell than the others, or there would be no chart.
    told = [(spotlight(), spotlight("PHL")), *[(spotlight(),)] * 6]
    chapters = tuple(
        chapter(f"c{n}", spotlights=spotlights, recommendations=(row(f"R{n + 1}.1"),))
        for n, spotlights in enumerate(told)
    )
    document = compose(sections.glance, sections.recommendations, chapters=chapters)
    tables = [block for block in blocks_of(document.blocks) if isinstance(block, Table)]
    assert len(tables) == 9  # the chart, the matrix, and one for each chapter
    for table in tables:
        assert sum(column.width for column in table.columns) == pytest.approx(1)
        assert {len(r.cells) for r in (*table.head, *table.body)} == {len(table.columns)}
        assert all(r.cells[0].header for r in table.body)
        assert all(cell.header for r in table.head for cell in r.cells)


def test_spotlights_alone_are_under_the_numbers_of_their_chapters() -> None:
    told = (spotlight(),)
    chapters = (chapter("a", spotlights=told), chapter("b"), chapter("c", spotlights=told))
    document = compose(sections.spotlights, chapters=chapters)
    headings = [block for block in blocks_of(document.blocks) if isinstance(block, Heading) and block.level == 2]
    assert [heading.number for heading in headings] == ["1", "3"]


def test_names_are_listed_once_and_only_those_of_the_registry() -> None:
    composer = Composer(edition(), "T", "R")
    found = names_list(composer, ["PHL", "IDN", "PHL"], "names")
    assert list(lines_of((found,))) == ["Indonesia", "Philippines"]
    with pytest.raises(LookupError, match=r"^“members” is not an entity of the registry$"):
        names_list(composer, ["IDN", "members"], "names")


def test_takeaways_have_a_title_their_own_or_that_of_the_wording() -> None:
    wording = Composer(edition(), "T", "R").wording
    words, own = paragraph("One."), replace(paragraph("Mine"), role=Role.BOX_TITLE)
    box = Section((words,), role=Role.TAKEAWAYS)
    titled = with_title(box, wording)
    assert titled.blocks[1:] == (words,)
    assert (titled.blocks[0].role, list(lines_of(titled.blocks[:1]))) == (Role.BOX_TITLE, [wording.label("takeaways")])
    for block in (titled, replace(box, blocks=(own, words)), replace(box, role=None), words):
        assert with_title(block, wording) is block
    assert with_title(replace(box, blocks=()), wording).blocks == titled.blocks[:1]
