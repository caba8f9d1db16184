from __future__ import annotations

import importlib
from typing import Any

import pytest

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.documents import event_summary, statement
from outcome_reports.model import PARTS, Edition, Prose
from outcome_reports.model.edition_parts import STANDARD_SECTIONS
from outcome_reports.tree import (
    Block,
    Contents,
    Document,
    Image,
    Link,
    Note,
    Paragraph,
    Section,
    Span,
    Table,
    blocks_of,
    inline_text,
    inlines_of,
    lines_of,
    own_inlines,
)
from tests.support.parts import HEAD, chapter, row, spotlight
from tests.support.registry import registry
from tests.support.sample_tree import signature_png

REGISTRY = registry()


def edition(**fields: Any) -> Edition:
    return Edition.model_validate(HEAD | {"registry": REGISTRY} | fields)


def compose(function: sections.Section, **fields: Any) -> Document:
    return compose_document(edition(**fields), (function,), kind="report", title="T", document_type="R")


def lines(function: sections.Section, **fields: Any) -> list[str]:
    return list(lines_of(compose(function, **fields).blocks))[1:]


def roles(blocks: tuple[Block, ...]) -> list[str | None]:
    return [block.role for block in blocks]


def one(document: Document, id: str) -> Any:
    (found,) = [block for block in blocks_of(document.blocks) if block.id == id]
    return found


@pytest.mark.parametrize("name", [name for name in STANDARD_SECTIONS if name != "cover"])
def test_a_section_without_content_gives_nothing(name: Any) -> None:
    assert lines(sections.section_of(name)) == []


def test_a_statement_has_every_section_by_name() -> None:
    found: list[Any] = [sections.section_of(name) for name in STANDARD_SECTIONS]
    assert [section.__name__.replace("_", "-") for section in found] == list(STANDARD_SECTIONS)


def test_parts_are_counted_in_sections_of_a_statement() -> None:
    assert {name for part in PARTS.values() for name in part.sections} <= set(STANDARD_SECTIONS)


def test_a_short_cover_leaves_the_rest_to_the_page_of_the_contents() -> None:
    given = {"chapters": (chapter("a"),), "notice": "One.", "theme": "Theme"}
    short = statement.compose(edition(**given))
    assert [block.id for block in short.blocks][:3] == ["cover", "contents", "about-document"]
    assert list(lines_of([short.blocks[0]])) == ["Outcome statement", "First Dialogue", "Theme", "27–28 January 2026"]
    left = ["Regional Support Office", "Draft: version 0.1, 20 February 2026", "One."]
    assert list(lines_of([short.blocks[2]])) == left
    full = statement.compose(edition(**given, pages={"cover": "full"}))
    assert list(lines_of([full.blocks[0]]))[-3:] == left
    assert "about-document" not in [block.id for block in full.blocks]


def test_a_statement_without_contents_has_all_on_its_cover() -> None:
    document = statement.compose(edition(chapters=(chapter("a"),), sections=("cover", "chapters")))
    assert "organiser" in roles(one(document, "cover").blocks)


@pytest.mark.parametrize("levels", [1, 2])
def test_contents_have_spotlights_and_recommendations_where_they_are_asked_for(levels: int) -> None:
    document = statement.compose(edition(chapters=(FULL,), pages={"contents": levels}))
    (found,) = [block for block in blocks_of(document.blocks) if isinstance(block, Contents)]
    below = [(entry.level, inline_text(entry.children), entry.target) for entry in found.entries if entry.level > 2]
    assert below == (levels - 1) * [
        (3, "Indonesia", "a-idn"),
        (3, "Regional Support Office and Philippines", "own"),
        (3, "Bali Process Members", "a-members"),
        (3, "Recommendations R1.1 to R1.2", "a-recommendations"),
    ]


def test_chapters_may_open_without_what_they_hold() -> None:
    document = statement.compose(edition(chapters=(FULL,), pages={"chapter_contents": False}))
    assert "In this chapter" not in lines_of(document.blocks)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Members share early. They then meet.", "Members share early."),
        ("Members [share](https://x.org) early. More.", "Members share early."),
        ("Members agree on:\n\n- a\n- b", "Members agree on:"),
        ("**Members share. And more.** Rest.", "Members share. And more."),
        ("Members share.[^1] More.\n\n[^1]: Note.", "Members share.1"),
        ("Members *share.[^1]* More, as in 2.1.\n\n[^1]: Note.", "Members share.1"),
        ("Members share 3.5[^1] e.g.[^2] Boats. More.\n\n[^1]: N.\n\n[^2]: N.", "Members share 3.51 e.g.2 Boats."),
        ("- an item. Another", None),
        ("No end of a sentence", None),
        ("word " * 80 + "end. More.", None),
    ],
)
def test_the_first_sentence_of_a_recommendation_is_set_apart(text: str, sentence: str | None) -> None:
    given = chapter("a", recommendations=(row("R1.1", recommendation=Prose(text)),))
    table = one(compose(sections.recommendations, chapters=(given,)), "a-table")
    spans = [
        inline
        for block in blocks_of(table.body)
        for inline in inlines_of(own_inlines(block))
        if isinstance(inline, Span) and inline.role == "key-sentence"
    ]
    assert [inline_text(span.children) for span in spans] == ([sentence] if sentence else [])
    said = (block for block in Prose(text).blocks if not isinstance(block, Note))
    assert " ".join(lines_of(table.body[0].cells[2:])).split() == " ".join(lines_of(said)).split()


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (["IDN", "PHL", "RSO"], ["Organisation"]),
        (["IDN", "RSO"], ["Member State", "Organisation"]),
        (["IDN"], ["Member State"]),
        (["IDN", "PHL"], []),
    ],
)
def test_the_usual_kind_goes_without_saying(by: list[str], said: list[str]) -> None:
    found = compose(sections.spotlights, chapters=(chapter("a", spotlights=tuple(spotlight(key) for key in by)),))
    kinds = [block for block in blocks_of(found.blocks) if isinstance(block, Paragraph) and block.role == "kind"]
    assert [inline_text(block.children) for block in kinds] == said


@pytest.mark.parametrize("section", [sections.spotlights, sections.chapters])
def test_the_usual_kind_is_looked_for_once(section: sections.Section, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def kind(_: object, by: tuple[str, ...]) -> str:
        asked.append(by)
        return "State"

    module = importlib.import_module("outcome_reports.composing.sections.spotlights")
    monkeypatch.setattr(module, "kind_label", kind)
    many = tuple(chapter(f"c{place}", spotlights=(spotlight("IDN"), spotlight("PHL"))) for place in range(5))
    compose(section, chapters=many)
    assert len(asked) == 2 * 10


@pytest.mark.parametrize(
    ("value", "place"), [("432,000+", 1), ("7", 2), ("7%", 2), ("99", 3), ("432", 3), ("17", 3), ("many", 3)]
)
def test_a_figure_is_beside_the_paragraph_that_has_it(value: str, place: int) -> None:
    text = "It began in 2017.\n\nThere were 432,000 cases, 0.7 or 7.5 a day.\n\nOf these, 7[^1] ended.\n\n[^1]: By May."
    given = {"by": "IDN", "text": text, "key_figures": [{"value": value, "label": "cases"}]}
    found = one(compose(sections.spotlights, chapters=(chapter("a", spotlights=(given,)),)), "a-idn")
    assert [block.role for block in found.blocks].index("key-figures") == 2 + place


def test_an_edition_of_its_head_alone_makes_both_documents() -> None:
    for document in (statement.compose(edition()), event_summary.compose(edition())):
        assert list(lines_of(document.blocks))[1:] == [
            "First Dialogue",
            "27–28 January 2026",
            "Regional Support Office",
            "Draft: version 0.1, 20 February 2026",
        ]


def test_a_statement_has_the_sections_that_the_edition_asks_for_in_its_order() -> None:
    given = {"chapters": (chapter("a", introduction=Prose("IOM")),), "sections": ("cover", "glossary", "chapters")}
    document = statement.compose(edition(**given))
    assert [block.id for block in document.blocks] == ["cover", "glossary", "a"]


def test_the_cover_says_what_there_is_to_say() -> None:
    given = {
        "theme": "Theme",
        "venue": {"place": "Manila", "country": "PHL"},
        "status": "final",
        "notice": "One.\n\n- item\n\nTwo.",
    }
    cover = one(compose(sections.cover, **given), "cover")
    front = ["document-type", "title", "series", "theme", "dates", "venue", "organiser"]
    assert roles(cover.blocks) == [*front, "notice", "notice", "notice"]
    assert list(lines_of(cover.blocks)) == [
        *("R", "T", "First Dialogue", "Theme", "27–28 January 2026", "Manila, Philippines", "Regional Support Office"),
        *("One.", "item", "Two."),
    ]


def test_a_title_that_has_the_name_of_the_meeting_needs_no_line_for_it() -> None:
    titled = compose_document(edition(), (sections.cover,), kind="x", title="First Dialogue: more", document_type="R")
    assert "series" not in roles(one(titled, "cover").blocks)


def test_a_theme_that_is_the_title_is_not_repeated() -> None:
    assert list(lines_of(compose(sections.cover, theme="T").blocks)).count("T") == 1


SIGNATORIES = [
    {"name": "Ada Lovelace", "office": "Co-Manager", "country": "IDN", "signature": "a.png"},
    {"name": "Bo", "office": "Co-Manager", "signature": "a.png", "alt": "Bo’s hand"},
    {"name": "Cy", "office": "Chair"},
]


def test_the_foreword_is_signed() -> None:
    document = compose(
        sections.foreword, foreword={"text": "Text.", "signatories": SIGNATORIES}, images={"a.png": signature_png(1)}
    )
    assert list(lines_of(document.blocks))[1:] == [
        "Foreword",
        "Text.",
        "Ada Lovelace",
        "Co-Manager",
        "Bo",
        "Co-Manager",
        "Cy",
        "Chair",
    ]
    signatures = one(document, "signatures")
    assert [roles(signature.blocks) for signature in signatures.blocks] == [
        [None, "signatory", "office"],
        [None, "signatory", "office"],
        ["signatory", "office"],
    ]
    images = [block for block in blocks_of(document.blocks) if isinstance(block, Image)]
    assert [(image.asset, image.alt) for image in images] == [
        ("a.png", "Signature of Ada Lovelace"),
        ("a.png", "Bo’s hand"),
    ]
    assert [signature.keys for signature in signatures.blocks] == [("IDN",), (), ()]
    assert {name: asset.media_type for name, asset in document.assets.items()} == {"a.png": "image/png"}


def test_a_foreword_without_signatories_has_no_place_for_them() -> None:
    assert lines(sections.foreword, foreword={"text": "Text.", "title": "Preface"}) == ["Preface", "Text."]


def test_the_overview_has_parts_with_points_and_names() -> None:
    parts = [
        {
            "id": "priorities",
            "title": "Priorities",
            "text": "Three:",
            "points": [{"title": "One", "text": "Text."}, {"title": "Two"}],
        },
        {"id": "forum", "title": "Forum", "participants": ["RSO", "PHL", "CIV"]},
    ]
    document = compose(sections.overview, overview={"title": "Overview", "introduction": "Intro.", "parts": parts})
    assert list(lines_of(document.blocks))[1:] == [
        *("Overview", "Intro.", "Priorities", "Three:", "One", "Text.", "Two", "Forum"),
        *("Côte d’Ivoire", "Philippines", "Regional Support Office (RSO)"),
    ]
    assert one(document, "priorities-points").ordered
    assert one(document, "priorities-2").blocks[0].role == "point-title"
    assert one(document, "forum").keys == ("RSO", "PHL", "CIV")


def test_insights_link_to_their_chapters_and_take_their_titles() -> None:
    entries = [
        {"id": "i1", "chapter": "a", "text": "x"},
        {"id": "i2", "chapter": "a", "title": "Own", "text": "y"},
        {"id": "i3", "title": "Free", "text": "z"},
    ]
    document = compose_document(
        edition(chapters=(chapter("a", title="Chapter A"),), insights={"title": "Insights", "insights": entries}),
        (sections.insights, sections.chapters),
        kind="x",
        title="T",
        document_type="R",
    )
    insights = one(document, "insights")
    assert list(lines_of(insights.blocks)) == ["Insights", "1 Chapter A", "x", "2 Own", "y", "3 Free", "z"]
    assert [isinstance(part.blocks[0].children[0], Link) for part in insights.blocks[1:]] == [True, True, False]


FULL = chapter(
    "a",
    title="Chapter A",
    introduction=Prose("First.\n\nSecond."),
    key_figures=[{"value": "7", "label": "things"}],
    spotlights=(
        spotlight("IDN", text=Prose("[[IDN]] and Guinea met [[PHL]].")),
        {
            "by": ["RSO", "PHL"],
            "text": "x",
            "id": "own",
            "highlight": True,
            "lang": "fr",
            "key_figures": [{"value": "1", "label": "y"}],
        },
        {"by": "members", "text": "x"},
    ),
    recommendations=(
        row("R1.1", by=["PHL"], to=["members", "IDN"], context=Prose("[[PHL]] saw Guinea."), lang="fr"),
        row("R1.2"),
    ),
)


def test_a_chapter_has_introduction_spotlights_and_recommendations() -> None:
    document = compose(sections.chapters, chapters=(FULL,))
    found = one(document, "a")
    assert (found.role, found.blocks[0].number) == ("chapter", "1")
    assert roles(found.blocks) == [None, "introduction", "spotlights", "recommendations"]
    assert roles(found.blocks[1].blocks) == ["key-figures", "lead-paragraph", "listing", None]
    assert [block.id for block in found.blocks[1].blocks] == ["a-figures", "a-p1", "a-contents", "a-p2"]
    assert list(lines_of([found.blocks[1].blocks[2]])) == [
        "In this chapter",
        "Indonesia",
        "Regional Support Office and Philippines",
        "Bali Process Members",
        "Recommendations R1.1 to R1.2",
    ]


def test_spotlights_are_headed_by_their_owners_and_say_what_they_are() -> None:
    document = compose(sections.spotlights, chapters=(FULL,))
    first, second, third = one(document, "a-spotlights").blocks[1:]
    assert list(lines_of(first.blocks)) == [
        "Indonesia",
        "Member State",
        "The Republic of Indonesia and Guinea met the Philippines.",
    ]
    assert list(lines_of(second.blocks)) == [
        "Regional Support Office and Philippines",
        "Joint contribution",
        "x",
        "1 y",
    ]
    assert list(lines_of(third.blocks)) == ["Bali Process Members", "Group of States", "x"]
    assert [(part.id, part.keys) for part in (first, second, third)] == [
        ("a-idn", ("IDN", "GIN", "PHL")),
        ("own", ("RSO", "PHL")),
        ("a-members", ("members",)),
    ]
    assert (second.lang, first.blocks[0].in_contents, first.blocks[0].level) == ("fr", False, 3)


def test_recommendations_are_rows_with_their_numbers_and_everybody_concerned() -> None:
    document = compose(sections.recommendations, chapters=(FULL,))
    table = one(document, "a-table")
    assert (table.role, [r.id for r in table.body]) == ("recommendations", ["r1-1", "r1-2"])
    assert table.body[0].keys == ("PHL", "members", "IDN", "GIN")
    assert table.body[1].keys == ("IDN",)
    assert list(lines_of(table.body[0].cells)) == ["R1.1", "Republic of the Philippines saw Guinea.", "Text."]
    assert [cell.lang for cell in table.body[0].cells] == [None, "fr", "fr"]
    assert [cell.role for cell in table.body[0].cells] == [None, "context", "recommendation"]


def test_headings_of_a_chapter_may_be_its_own() -> None:
    own = chapter(
        "a",
        spotlights=(spotlight(),),
        recommendations=(row("R1.1"),),
        spotlights_title="Own S",
        recommendations_title="Own R",
    )
    headings = lines(sections.chapters, chapters=(own,))
    assert "Own S" in headings
    assert "Own R" in headings


def test_the_glance_counts_what_is_there() -> None:
    given = {
        "chapters": (
            FULL,
            chapter("b", short_title="Short B", recommendations=(row("R2.1", by="IDN"), row("R2.2", by="IOM"))),
        ),
        "participation": {
            "lists": [{"id": "s", "title": "States", "participants": ["IDN", "PHL"]}],
            "figures": [{"value": "90", "label": "people"}],
        },
    }
    document = compose(sections.glance, **given)
    assert list(lines_of(one(document, "glance-figures").items)) == [
        "90 people",
        "2 States",
        "5 States and organisations contributed",
        "3 spotlights on promising practices",
        "4 recommendations",
    ]
    matrix = one(document, "glance-matrix")
    assert isinstance(matrix, Table)
    assert [list(lines_of(r.cells)) for r in (*matrix.head, *matrix.body)] == [
        ["Contributor", "Chapter 1", "2 Short B"],
        ["Indonesia", "Spotlight", "Recommendation"],
        ["Philippines", "Both", "–"],
        ["Bali Process Members", "Spotlight", "–"],
        ["International Organization for Migration", "–", "Recommendation"],
        ["Regional Support Office", "Spotlight", "–"],
    ]
    assert (matrix.body[0].id, matrix.body[0].keys) == ("glance-idn", ("IDN",))


def test_participants_are_listed_in_alphabetical_order() -> None:
    given = {
        "introduction": "Thanks.",
        "figures": [{"value": "90", "label": "people"}],
        "lists": [
            {"id": "s", "title": "States", "participants": ["PNG", "PHL", "CIV", "KOR"]},
            {"id": "o", "title": "Bodies", "participants": ["WG-TIP", "RSO", "IOM"]},
        ],
    }
    assert lines(sections.participation, participation=given) == [
        *("Participation and support", "Thanks.", "90 people"),
        *("States", "Côte d’Ivoire", "Papua New Guinea", "Philippines", "Republic of Korea"),
        *("Bodies", "International Organization for Migration (IOM)", "Regional Support Office (RSO)"),
        "Working Group on Trafficking in Persons",
    ]


def test_contact_has_lines_and_links() -> None:
    given = {
        "name": "Office",
        "address": ["Street 1", "City"],
        "telephone": "+66 2",
        "fax": "+66 3",
        "email": "a@x.org",
        "text": "More:",
        "links": [{"kind": "website", "label": "Web", "address": "https://x.org"}],
    }
    document = compose(sections.contact, contact=given)
    assert list(lines_of(document.blocks))[1:] == [
        "Contact",
        "Office",
        "Street 1\nCity\nTel. +66 2\nFax +66 3\na@x.org",
        "More:",
        "Web",
    ]
    links = [
        i.target
        for b in blocks_of(document.blocks)
        if isinstance(b, Paragraph)
        for i in inlines_of(b.children)
        if isinstance(i, Link)
    ]
    assert links == ["mailto:a@x.org", "https://x.org"]
    assert lines(sections.contact, contact={"name": "Office"}) == ["Contact", "Office"]


def test_looking_ahead_has_a_default_title_and_its_own_language() -> None:
    assert lines(sections.looking_ahead, looking_ahead={"text": "Soon.", "lang": "fr"}) == ["Looking ahead", "Soon."]
    assert (
        one(compose(sections.looking_ahead, looking_ahead={"text": "Soon.", "lang": "fr"}), "looking-ahead").lang
        == "fr"
    )


def summary(**fields: Any) -> Document:
    return event_summary.compose(edition(**fields))


def body(document: Document) -> list[str]:
    return [line for block in document.blocks if block.id != "cover" for line in lines_of((block,))]


def test_the_summary_tells_chapter_by_chapter() -> None:
    given = chapter(
        "a",
        title="A",
        spotlights=(spotlight(text=Prose("Told.")),),
        also_heard=("PHL", "IDN", "RSO"),
        summary=Prose("Short."),
    )
    document = summary(
        chapters=(given, chapter("b", title="B")),
        summary={"title": "Article", "lead": "Lead.", "framing": "Framing.", "next_steps": "Next."},
        overview={"title": "Overview", "introduction": "Long."},
    )
    assert body(document) == [
        *("Lead.", "Overview", "Framing."),
        *(
            "A",
            "Short.",
            "Indonesia",
            "Member State",
            "Told.",
            "Also heard from: Philippines and Regional Support Office.",
        ),
        *("B", "Text.", "Next steps", "Next."),
    ]
    assert [block.role for block in document.blocks] == [
        "cover",
        "lead",
        "overview",
        "discussion",
        "discussion",
        "looking-ahead",
    ]
    assert one(document, "lead").blocks[0].role == "lead-paragraph"


def test_the_summary_takes_from_the_statement_what_it_does_not_say_itself() -> None:
    document = summary(
        summary={"title": "Article", "lead": "Lead."},
        overview={"title": "Overview", "introduction": "Long."},
        looking_ahead={"text": "Soon."},
        contact={"name": "Office"},
    )
    assert body(document) == ["Lead.", "Overview", "Long.", "Looking ahead", "Soon.", "Contact", "Office"]


def test_the_framing_appears_without_an_overview_too() -> None:
    document = summary(summary={"title": "Article", "lead": "Lead.", "framing": "Framing."})
    assert body(document) == ["Lead.", "What was discussed", "Framing."]


def test_without_a_summary_the_overview_leads() -> None:
    assert body(summary(overview={"title": "Overview", "introduction": "Long."})) == ["Long."]


def test_the_summary_has_its_own_title_and_date() -> None:
    data = summary(summary={"title": "Article", "lead": "Lead.", "published": "2026-03-01"}).metadata
    assert (data.title, str(data.date)) == ("Event summary: Article", "2026-03-01")
    assert str(summary(summary={"title": "Article", "lead": "Lead."}).metadata.date) == "2026-02-20"


def test_every_block_of_a_text_can_be_linked_to() -> None:
    section = one(compose(sections.looking_ahead, looking_ahead={"text": "a\n\n- b\n\n> c"}), "looking-ahead")
    assert isinstance(section, Section)
    assert [block.id for block in section.blocks[1:]] == ["looking-ahead-p1", "looking-ahead-p2", "looking-ahead-p3"]


def test_a_picture_on_the_cover_is_in_the_statement_alone() -> None:
    given = {
        "cover_picture": {"file": "a.png", "alt": "A port", "credit": "Ada"},
        "images": {"a.png": signature_png(1)},
        "chapters": (chapter("a"),),
    }
    whole = edition(**given)
    document = statement.compose(statement.content(whole))
    cover = one(document, "cover")
    assert (cover.blocks[0].role, cover.blocks[0].alt) == ("opening", "A port")
    assert cover.blocks[0].asset in document.assets
    assert "Ada" in lines_of(document.blocks)
    summary = event_summary.content(whole)
    assert (summary.cover_picture, dict(summary.images)) == (None, {})
    assert not event_summary.compose(summary).assets
