from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

import outcome_reports as outr
from outcome_reports import sections
from outcome_reports.api.exports.recommendation_records import RecommendationRecord
from outcome_reports.api.folder_checks import previous_folder
from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.tree import Paragraph, Section, Text
from outcome_reports.writers.output_options import Printing
from outcome_reports.writers.registry import WRITERS
from tests.support.folders import CHAPTER, HEAD, EditionFolder
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from outcome_reports.tree import Block

ROWS = """\
recommendations:
  - id: R1.1
    by: [RSO]
    to: [members, IDN]
    context: |
      [[RSO]] and [[RSO]] saw[^1] *this*.

      [^1]: A note on [[PHL]].
    recommendation: |
      Do:

      - one, with [[RSO]]
      - two
  - id: R1.2
    to: IDN
    context: c
    recommendation: r
"""


@pytest.fixture
def edition(tmp_path: Path) -> outr.LoadedEdition:
    """An edition with one chapter of two recommendations."""
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-labour.yaml", CHAPTER + ROWS)
    return folder.load()


def test_an_edition_says_what_it_is(edition: outr.LoadedEdition, tmp_path: Path) -> None:
    assert repr(edition) == "<Fourth RSO Constructive Dialogue, 2026>"
    assert (edition.folder, edition.brand.name) == (tmp_path / "edition", "rso")
    assert repr(edition.statement()) == "<statement: Outcome statement: Fourth RSO Constructive Dialogue>"
    assert repr(edition.summary()).startswith("<summary: Event summary: ")


def test_recommendations_are_records_of_plain_words(edition: outr.LoadedEdition) -> None:
    first, second = edition.recommendations()
    assert first == RecommendationRecord(
        id="R1.1",
        edition="edition",
        chapter="labour",
        chapter_title="Labour mobility",
        by=("RSO",),
        to=("members", "IDN"),
        context="The Regional Support Office (RSO) and the RSO saw[1] this.\n[1] A note on the Philippines.",
        recommendation="Do:\none, with the Regional Support Office (RSO)\ntwo",
    )
    assert (second.by, second.to, second.context) == ((), ("IDN",), "c")


def test_the_text_has_a_line_for_each_paragraph(edition: outr.LoadedEdition) -> None:
    lines = edition.statement().text.split("\n")
    assert lines[:2] == ["Outcome statement", "Fourth RSO Constructive Dialogue"]
    assert "R1.1" in lines
    assert "1 Labour mobility" in lines


def test_a_document_of_ones_own(whole: Whole, edition: outr.LoadedEdition) -> None:
    def mine(composer: outr.Composer) -> Iterable[Block]:
        heading = composer.heading(2, "Mine")
        yield Section((heading, Paragraph((Text(f"{len(composer.edition.chapters)} chapter"),))), id="mine")

    document = edition.document(
        [sections.cover, mine, sections.recommendations], title="Brief", document_type="Briefing"
    )
    assert document.tree.metadata.title == "Briefing: Brief"
    assert [block.id for block in document.tree.blocks] == ["cover", "mine", "labour-recommendations", "notes"]
    with whole.raises(outr.CompositionError, match="mine"):
        edition.document([mine, mine], title="Brief")


@pytest.mark.parametrize(
    ("name", "format"), [("a.pdf", "pdf"), ("a.DOCX", "docx"), ("a.b.html", "html"), ("deep/er/a.Pdf", "pdf")]
)
def test_the_suffix_says_the_format(
    edition: outr.LoadedEdition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, format: str
) -> None:
    monkeypatch.setattr(OutcomeDocument, "to", lambda _, kind: f"in {kind}".encode())
    saved = edition.statement().save(tmp_path / "out" / name)
    assert saved == tmp_path / "out" / name
    assert saved.read_bytes() == f"in {format}".encode()


@pytest.mark.parametrize("name", ["a.text", "a", "a.", ".pdf.", "a.pdf ", "pdf", "a.htm"])
def test_another_suffix_is_refused_before_anything_is_made(
    whole: Whole, edition: outr.LoadedEdition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(OutcomeDocument, "to", lambda *_: pytest.fail("made"))
    with whole.raises(ValueError, match=r"must end in \.pdf, \.docx, \.html"):
        edition.statement().save(tmp_path / "out" / name)
    assert not (tmp_path / "out").exists()


def test_what_fails_leaves_the_old_file(
    whole: Whole, edition: outr.LoadedEdition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise outr.RenderError(["lost"])

    (tmp_path / "a.pdf").write_bytes(b"old")
    monkeypatch.setattr(OutcomeDocument, "to", fail)
    with whole.raises(outr.RenderError, match="lost"):
        edition.statement().save(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("wrong", [{"title": None}, {"title": 3}, {"title": "a", "document_type": b"Report"}])
def test_a_title_that_is_no_text_is_refused(wrong: Any, edition: outr.LoadedEdition) -> None:
    with pytest.raises(outr.ArgumentTypeError, match=r"^the (title|document_type) of a document must be a text, not "):
        edition.document([sections.cover], **wrong)


@pytest.mark.parametrize("odd", ["\0", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_characters_that_documents_cannot_have_are_refused(odd: str, edition: outr.LoadedEdition) -> None:
    def mine(composer: outr.Composer) -> Iterable[Block]:
        return [composer.paragraph(f"Words{odd}")]

    # In cells, what separates words is a space.
    table = mine if odd.isspace() else sections.table([["a"], [f"Words{odd}"]])
    for given, title in ((mine, "T"), (table, "T"), (sections.cover, f"Words{odd}")):
        with pytest.raises(
            outr.ArgumentError, match=rf"^“Words” has the character U\+{ord(odd):04X}, which no document"
        ):
            edition.document([given], title)


def test_links_to_what_a_document_leaves_out_become_words_in_it_and_in_its_source(tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    folder.write("edition.yaml", HEAD + "notice: See [the row](#r1-1).\n")
    spotlight = "spotlights:\n  - {by: IDN, highlight: true, text: 'See [it](#r1-1).'}\n"
    folder.write("chapters/1-labour.yaml", CHAPTER + spotlight + ROWS)
    edition = folder.load()
    for document in (edition.statement(), edition.summary(), edition.excerpt("IDN", pages={})):
        assert "See the row." in document.text.split("\n")
        assert "See it." in document.text.split("\n")
        source = document.source()
        assert source is not None
        (tmp_path / "content.json").write_bytes(source)
        assert outr.load_document(tmp_path / "content.json").text == document.text


def test_formats_are_those_that_there_are(whole: Whole, edition: outr.LoadedEdition) -> None:
    document = edition.statement()
    with whole.raises(ValueError, match=f"unknown format “odt”: formats are {', '.join(WRITERS)}"):
        document.to("odt")
    assert document.to("html") is document.to_html()


def test_a_document_shows_itself_in_a_notebook(edition: outr.LoadedEdition) -> None:
    document = edition.statement()
    shown = document._repr_html_()
    match = re.fullmatch(r'<iframe title="([^"]*)" srcdoc="([^"]*)" style="[^"]*"></iframe>', shown)
    assert match
    assert html.unescape(match[1]) == "Outcome statement: Fourth RSO Constructive Dialogue"
    assert html.unescape(match[2]).encode() == document.to_html()
    assert "<" not in match[2]


def test_loading_names_what_is_wrong(whole: Whole, tmp_path: Path) -> None:
    folder = EditionFolder(tmp_path)
    folder.write("foreword.yaml", "text: ''\n")
    with whole.raises(
        outr.ContentError, match=r"(?s)1 problem in the content\n.*foreword\.yaml:1:7: the text is empty"
    ):
        outr.load(str(folder.path))


def test_the_package_hands_on_its_names_and_no_others() -> None:
    assert set(outr.__all__) <= set(dir(outr))
    for name in outr.__all__:
        # What was imported under its own name before is not looked up any more.
        assert outr.__getattr__(name) is getattr(outr, name)
    with pytest.raises(AttributeError, match=r"^outcome_reports has no “nothing”$"):
        _ = outr.nothing  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda e: e.excerpt([]), LookupError, "name at least one key"),
        (lambda e: e.excerpt(None), TypeError, "the subject of an excerpt is one text or several, not None"),
        (lambda e: e.excerpt(["IDN", 4]), TypeError, "the subject of an excerpt is one text or several"),
        (
            lambda e: e.excerpt("IDN", without="clearence", pages={}),
            ValueError,
            "unknown part of an excerpt “clearence”",
        ),
        (lambda e: e.document("cover", title="x"), TypeError, "sections come in a list"),
        (lambda e: e.document(sections.cover, title="x"), TypeError, "sections come in a list"),
        (lambda e: e.document(["cover"], title="x"), TypeError, "'cover' is not a section: a section is a function"),
        (lambda e: e.document([sections.chapter], title="x"), TypeError, r"write chapter\(…\)"),
        (lambda e: e.document([lambda _: None], title="x"), TypeError, "must return a list of blocks"),
        (
            lambda e: e.document([lambda _: "ab"], title="x"),
            TypeError,
            r"returned 'a'.*as composer.paragraph\(text\)",
        ),
        (lambda e: e.document([lambda _: ["a"]], title="x"), TypeError, "returned 'a', which is no block"),
        (
            lambda e: e.document([lambda c: [[c.paragraph("a")]]], title="x"),
            TypeError,
            "which is no block: list blocks",
        ),
        (lambda e: e.document([lambda _: {"a": 1}], title="x"), TypeError, "returned 'a', which is no block"),
        (lambda e: e.document([lambda c: [c.picture("a.png")]], title="x"), LookupError, "no picture “a.png”"),
        (lambda e: e.document([lambda c: [c.illustration("a", 9)]], title="x"), LookupError, "no picture “a”"),
        (lambda e: e.document([lambda c: [c.opening("a", (1, 1))]], title="x"), LookupError, "no picture “a”"),
        (lambda e: e.statement().for_printer("3mm"), TypeError, "a number of millimetres, such as 3, not '3mm'"),
        (
            lambda e: e.document([lambda c: [c.heading(3, "Deep")]], title="x"),
            outr.CompositionError,
            "the heading “Deep” has level 3 but follows one of level 1",
        ),
    ],
)
def test_a_wrong_call_is_reported_in_the_words_of_the_caller(
    edition: outr.LoadedEdition, call: Callable[[outr.LoadedEdition], object], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        call(edition)


def test_a_part_to_leave_out_needs_no_list(edition: outr.LoadedEdition) -> None:
    assert (
        edition.excerpt("IDN", without="clearance", pages={}).text
        == edition.excerpt("IDN", without=["clearance"], pages={}).text
    )


def test_a_printer_gets_the_same_document_with_bleed(edition: outr.LoadedEdition) -> None:
    document = edition.statement()
    for printed, bleed, marks in (
        (document.for_printer(), 3.0, True),
        (document.for_printer(5.0, crop_marks=False), 5.0, False),
    ):
        assert printed.finish == replace(document.finish, printing=Printing(bleed, marks))
        assert (printed.tree, printed.brand, printed.archive, printed.holds) == (
            document.tree,
            document.brand,
            document.archive,
            document.holds,
        )


def test_group_recommendations_have_two_ways_to_be_shown(edition: outr.LoadedEdition) -> None:
    with pytest.raises(outr.ArgumentError) as error:
        edition.excerpt("IDN", group_recommendations="beside", pages={})  # type: ignore[arg-type]
    assert str(error.value) == "group recommendations are shown as annex or in full, not “beside”"


@pytest.mark.parametrize("of_folder", [True, False])
def test_words_that_would_be_lost_have_their_places_if_there_is_a_folder(
    edition: outr.LoadedEdition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, of_folder: bool
) -> None:
    class Lost:
        sought = "labour"

        def sentence(self, places: Sequence[str] = ()) -> str:
            return f"lost: {list(places)}"

    if not of_folder:
        edition.folder = None
    document = edition.statement()
    monkeypatch.setattr("outcome_reports.writers.plain_text.render", MagicMock(side_effect=outr.PlacedError([Lost()])))
    with pytest.raises(outr.PlacedError) as error:
        document.to("txt")
    file = (tmp_path / "edition/chapters/1-labour.yaml").resolve()
    assert error.value.problems == (f"lost: ['{file}:1:5']" if of_folder else "lost: []",)


def test_an_edition_whose_head_cannot_be_read_is_not_the_one_before(
    edition: outr.LoadedEdition, tmp_path: Path
) -> None:
    for name, head in (("a", HEAD.replace("number: 4", "number: 3")), ("b", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "edition.yaml").write_text(head, "utf-8")
    (tmp_path / "b" / "edition.yaml").unlink()
    (tmp_path / "b" / "edition.yaml").mkdir()
    assert previous_folder(tmp_path / "edition", edition.content) == tmp_path / "a"
