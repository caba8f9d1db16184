"""Who is named where: subjects of sentences, openings of reports, columns of tables, titles in capitals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.report_openings import Opening, OpeningReader
from outcome_reports.importing.mapping.sentence_subjects import Subject, Verb, subjects_of
from outcome_reports.importing.mapping.table_columns import _meaning, columns_of
from outcome_reports.importing.mapping.title_capitals import TitleCapitals
from outcome_reports.importing.word.table_grid import grid_of
from outcome_reports.importing.word.word_content import Cell, ListKind, Paragraph, Row, Run, Table
from outcome_reports.model import Entity, Group, Registry
from outcome_reports.reading.registry_files import read_registry
from tests.support.small_registry import write_small_registry


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    folder = tmp_path_factory.mktemp("names") / "registry"
    write_small_registry(folder)
    term = "terms:\n  - {key: EEZ, acronym: EEZ, expansion: exclusive economic zone}\n"
    (folder / "terms.yaml").write_text(term, encoding="utf-8")
    registry, _ = read_registry(folder, [])
    assert registry is not None
    return Names(registry, "they met officers and delegates about crime")


def p(text: str, listing: ListKind | None = None) -> Paragraph:
    """A paragraph whose words between stars are bold."""
    return Paragraph([Run(part, bold=n % 2 == 1) for n, part in enumerate(text.split("*"))], listing=listing)


def test_who_is_addressed_and_who_organises_if_nobody_says_so() -> None:
    state, body = Entity(key="FJI", kind="state", short="Fiji"), Entity(key="RSO", kind="body", short="the Office")
    bank = Entity(key="BANK", kind="organisation", short="the Bank")
    groups = (Group(key="all", name="All"), Group(key="some", name="Some"), Group(key="members", name="Members"))
    for entities, found, addressed, organiser in (
        ((state, bank, body), groups, "members", "RSO"),
        ((state, bank), groups[:2], "all", "BANK"),
        ((state, bank), (), "FJI", "BANK"),
        ((state,), (), "FJI", "FJI"),
    ):
        names = Names(Registry(entities=entities, groups=found))
        assert (names.addressees(), names.organiser("")) == (addressed, organiser)
    assert Names(Registry(entities=(state, body, bank))).organiser("By the Bank and Fiji.") == "RSO"
    assert (
        Names(Registry(entities=(bank, state, bank.model_copy(update={"key": "B", "short": "the Beach"})))).organiser(
            "By the Beach, not the Bank."
        )
        == "B"
    )


BESIDE = "several names are next to each other"
LONGER = "the name may be part of a longer one"
LATER = "other names are emphasised in the same sentence"
WITH = "others are named with it"
MIDDLE = "the name is in the middle of the sentence"


@pytest.mark.parametrize(
    ("text", "keys", "verb", "is_apart", "is_first", "doubt"),
    [
        ("Indonesia reported.", ("IDN",), "reported", False, True, ""),
        ("Indonesia: words", ("IDN",), "label", False, True, ""),
        ("Indonesia ran a programme.", ("IDN",), "acted", False, True, ""),
        ("Indonesia Airlines flew.", ("IDN",), "", False, True, LONGER),
        ("Indonesia, Australia reported.", ("IDN", "AUS"), "reported", False, True, BESIDE),
        ("Indonesia, Australia and New Zealand reported.", ("IDN", "AUS", "NZL"), "reported", False, True, ""),
        ("Indonesia and the Philippines reported.", ("IDN", "PHL"), "reported", False, True, ""),
        ("Indonesia/Australia: words", ("IDN", "AUS"), "label", False, True, ""),
        ("Indonesia, words of it.", ("IDN",), "", False, True, LONGER),
        ("*Indonesia* and others met *Australia*.", ("IDN", "AUS"), "", True, True, LATER),
        ("Indonesia met *Australia* there.", ("IDN", "AUS"), "acted", False, True, LATER),
        ("*Indonesia* met *Indonesia* there.", ("IDN",), "acted", True, True, ""),
        ("Indonesia met Australia there.", ("IDN",), "acted", False, True, ""),
        ("Indonesia’s boats sailed.", ("IDN",), "", False, True, "the name is a possessive"),
        ("Indonesia’s delegation said so.", ("IDN",), "reported", False, True, ""),
        ("Indonesia, with Australia, said.", ("IDN",), "reported", False, True, WITH),
        ("Indonesia, with Indonesia, said.", ("IDN",), "reported", False, True, ""),
        ("Indonesia, co-chaired by Australia, said.", ("IDN",), "reported", False, True, ""),
        ("Indonesia (its desk) said.", ("IDN",), "reported", False, True, ""),
        ("INDONESIA said so.", ("IDN",), "reported", True, True, ""),
        ("INDONESIA SAID SO.", ("IDN",), "", False, True, LONGER),
        ("IOM said so.", ("IOM",), "reported", False, True, ""),
        ("The delegation of Indonesia said so.", ("IDN",), "reported", False, True, ""),
        ("There Indonesia said so.", ("IDN",), "reported", False, False, MIDDLE),
        ("There Australia met *Indonesia* here.", ("IDN",), "", True, False, MIDDLE),
        ("There *Australia* and *Indonesia* met.", ("AUS", "IDN"), "", True, False, MIDDLE),
        ("Together with IOM, Indonesia reported.", ("IDN",), "reported", False, False, MIDDLE),
        ("With help of IOM, the Philippines and New Zealand ran it.", ("PHL", "NZL"), "acted", False, False, MIDDLE),
        ("As IOM said, Indonesia and Australia met.", ("IDN", "AUS"), "acted", False, False, MIDDLE),
        ("Together with IOM, *Indonesia* reported.", ("IDN",), "reported", True, False, MIDDLE),
        ("There IOM met Indonesia, Australia and others.", ("IOM",), "acted", False, False, MIDDLE),
    ],
)
def test_the_subject_of_a_sentence(
    names: Names, text: str, keys: tuple[str, ...], verb: Verb, is_apart: bool, is_first: bool, doubt: str
) -> None:
    assert list(subjects_of(p(text), names)) == [Subject(keys, verb, is_apart, is_first, doubt)]


def test_a_sentence_that_names_nobody_has_no_subject(names: Names) -> None:
    found = list(subjects_of(p("They met. Indonesia said so."), names))
    assert found == [None, Subject(("IDN",), "reported", is_apart=False, is_first=True)]


ON = "the report of AUS goes on, or this is of IDN"
PLAIN = "the name is not emphasised"


@pytest.mark.parametrize(
    ("text", "listing", "by", "opening"),
    [
        ("*Indonesia* reported.", None, None, Opening(("IDN",))),
        (
            "*Indonesia* reported. *Australia* reported too.",
            None,
            None,
            Opening(("IDN", "AUS"), "other names are emphasised in the same paragraph"),
        ),
        ("*Indonesia* reported. *Indonesia* reported more.", None, None, Opening(("IDN",))),
        ("They thank *Indonesia* for it.", "bullet", ("AUS",), Opening(doubt=ON)),
        ("They thank *Indonesia* for it.", "bullet", ("IDN",), Opening()),
        ("They thank *Indonesia* for it.", "bullet", None, Opening(("IDN",), MIDDLE)),
        ("They thank *Indonesia* for it.", None, ("AUS",), Opening(("IDN",), MIDDLE)),
        ("Indonesia reported.", None, ("AUS",), Opening(("IDN",), PLAIN)),
        ("Indonesia reported.", None, ("IDN",), Opening()),
        ("Indonesia reported.", "bullet", ("AUS",), Opening(("IDN",), PLAIN)),
        ("Indonesia reported with Australia.", "bullet", ("AUS",), Opening(doubt=ON, says=True)),
        ("Indonesia: with Australia.", "bullet", ("AUS",), Opening(doubt=ON)),
        ("Indonesia reported.", "bullet", None, Opening(("IDN",), PLAIN)),
        ("Indonesia met them.", "bullet", None, Opening(("IDN",), PLAIN)),
        ("“So it is.” Indonesia reported.", None, None, Opening(("IDN",), PLAIN)),
        ("“So it is.” *Indonesia* reported.", None, None, Opening(("IDN",))),
        ("So it is. *Indonesia* reported.", None, None, Opening()),
        ("Indonesia met them.", "bullet", ("AUS",), Opening()),
        ("As Indonesia saw it.", None, ("AUS",), Opening(("IDN",), MIDDLE)),
        ("As all of them and Indonesia saw it.", None, ("AUS",), Opening(doubt=ON)),
        ("*Atlantis* reported much.", None, None, Opening(unknown="Atlantis")),
        ("*In Atlantis* reported much.", None, None, Opening()),
        ("Atlantis noted, with Indonesia, much.", None, None, Opening(unknown="Atlantis")),
        ("The Forum of Indonesia reported much.", None, (), Opening(unknown="Forum of Indonesia")),
        ("They met.", None, ("AUS",), Opening()),
        (
            "Delegates met.",
            None,
            ("AUS",),
            Opening(doubt="the report of AUS goes on, or nobody in particular said this"),
        ),
        ("Delegates met.", None, None, Opening()),
        (
            "On boats, Atlantis noted much.",
            None,
            ("AUS",),
            Opening(doubt="the report of AUS goes on, or this is of “Atlantis”", says=True),
        ),
    ],
)
def test_a_paragraph_opens_a_report_or_goes_on(
    names: Names, text: str, listing: ListKind | None, by: tuple[str, ...] | None, opening: Opening
) -> None:
    assert OpeningReader(names, True).opening(p(text, listing), by) == opening


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Atlantis: a plan for ports.", "Atlantis"),
        ("Atlantis – a plan for ports.", "Atlantis"),
        ("2. Atlantis : a plan for ports.", "Atlantis"),
        ("Ruritania and the Isle of Man: a plan.", "Ruritania and the Isle of Man"),
        ("Results: more ships.", ""),
        ("results: more ships.", ""),
        ("Key Outcomes: more ships.", ""),
        ("Challenges: few ships.", ""),
        ("Background: few ships.", ""),
        ("Training and Support – few ships.", ""),
        ("Lessons Learned – few ships.", ""),
        ("Atlantis-based people: all.", ""),
        ("Atlantis, a plan: ships.", ""),
        ("Ships at 10:30.", ""),
    ],
)
def test_a_paragraph_labelled_with_an_unknown_name_may_be_of_another(names: Names, text: str, label: str) -> None:
    often = ["Challenges: none", "Lessons Learned – few", "Ruritania and the Isle of Man: none"]
    whole = "\n".join(["results, key to all", *often, *often, *often[:2]])
    expected = f"the report of AUS goes on, or this is of “{label}”" if label else ""
    found = OpeningReader(Names(names.registry, whole), True).opening(p(text), ("AUS",))
    assert found == Opening(doubt=expected, says=bool(label))


def test_an_opening_says_nothing_that_it_is_not_told() -> None:
    found = Opening()
    assert (found.by, found.doubt, found.unknown, found.says) == ((), "", "", False)


@pytest.mark.parametrize(
    ("text", "keys", "rest"),
    [
        ("All Members", ("members",), "All"),
        ("Member States and observers", ("member-states", "observers"), ""),
        ("Member States, Fiji and an observer", ("member-states", "FJI", "observers"), "an"),
        ("Fiji and member bodies", ("FJI", "members"), "bodies"),
        ("Membership", (), "Membership"),
    ],
)
def test_groups_are_addressed_by_what_they_are_called(text: str, keys: tuple[str, ...], rest: str) -> None:
    groups = [Group(key=key, name=f"the {key} of it") for key in ("member-states", "members", "observers")]
    registry = Registry(entities=(Entity(key="FJI", kind="state", short="Fiji"),), groups=tuple(groups))
    assert Names(registry).addressed(text) == (keys, rest)
    assert Names(Registry()).addressed(text)[0] == ()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("All Members are encouraged to act.", ("members",)),
        ("Interested Members, including Fiji, may act.", ("members", "FJI")),
        ("They met. The Government of Fiji and other Members should act.", ("FJI", "members")),
        # Who only says so, or is named beside it, is asked for nothing.
        ("Fiji noted that Members may act.", ("members",)),
        ("Like Fiji, Members should act.", ("members",)),
        ("Through Members, Fiji may act.", ("FJI",)),
        ("With others, Members, Fiji should act.", ()),
        ("Fiji said Members should act.", ()),
        ("Fiji’s Members should act.", ()),
        ("Fiji could act.", ()),
    ],
)
def test_a_request_is_addressed_to_its_subject_alone(text: str, keys: tuple[str, ...]) -> None:
    registry = Registry(
        entities=(Entity(key="FJI", kind="state", short="Fiji"),), groups=(Group(key="members", name="Members"),)
    )
    assert Names(registry).asked(text) == keys


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Recommendations to Member States", "recommendation"),
        ("Key recommendations for Members", "recommendation"),
        ("Recommended actions", "recommendation"),
        ("Actions for the Secretariat", "recommendation"),
        ("Recommendation made by", "by"),
        ("Source of the recommendation", "by"),
        ("Responsible for action", "to"),
        ("For action by", "to"),
        ("Action", "recommendation"),
        ("Recommendation addressed to", "to"),
        ("Member State", "by"),
    ],
)
def test_a_heading_of_a_column_has_its_meaning_by_its_first_word(heading: str, meaning: str) -> None:
    assert _meaning(heading) == meaning


@pytest.mark.parametrize(
    ("rows", "is_announced", "columns", "heads"),
    [
        ([], True, None, 0),
        ([("a",)], True, {0: "recommendation"}, 0),
        ([("a",)], False, None, 0),
        ([("Members", "Why.", "Do.")], True, {0: "to", 1: "context", 2: "recommendation"}, 0),
        ([("Members", "Why.", "Do."), ("x", "y", "z")], True, {0: "context", 1: "recommendation", 2: ""}, 0),
        (
            [("1", "Members", "Why.", "Do.", "Late.")],
            True,
            {0: "number", 1: "to", 2: "context", 3: "recommendation", 4: ""},
            0,
        ),
        ([("1", "Do."), ("2", "Do more.")], True, {0: "number", 1: "recommendation"}, 0),
        ([("R1.1", "Why.", "Do.")], False, {0: "number", 1: "context", 2: "recommendation"}, 0),
        ([("R1.1", "Why."), ("x", "Why.")], False, {0: "context", 1: "recommendation"}, 0),
        ([("R1.1", "Why."), ("x", "Why."), ("y", "Why."), ("z", "Why.")], False, None, 0),
        ([("Why", "What"), ("a", "b")], False, {0: "context", 1: "recommendation"}, 1),
        ([("Who", "What"), ("a", "b")], False, None, 0),
        ([("Who", "What"), ("a", "b")], True, {0: "to", 1: "recommendation"}, 1),
        ([("No.", "What", "Action", ""), ("a", "b")], False, {0: "number", 1: "recommendation", 2: "Action", 3: ""}, 1),
    ],
)
def test_columns_have_their_meaning_by_their_headings_or_what_is_in_them(
    names: Names, rows: Sequence[Sequence[str]], is_announced: bool, columns: Mapping[int, str] | None, heads: int
) -> None:
    table = Table([Row([Cell([p(text)]) for text in row]) for row in rows])
    assert columns_of(grid_of(table), names, is_announced=is_announced) == (columns, heads)


def test_headings_may_be_below_a_line_across_the_table(names: Names) -> None:
    heads = Row([Cell([p("Why")]), Cell([p("What")])])
    table = Table([Row([Cell([p("What was agreed")], span=2)]), heads])
    assert columns_of(grid_of(table), names, is_announced=True) == ({0: "context", 1: "recommendation"}, 2)


@pytest.mark.parametrize(
    ("title", "restored", "to_confirm"),
    [
        ("Boats at Sea", "Boats at Sea", False),
        ("CRIM", "CRIM", False),
        ("CRIME", "Crime", True),
        ("AN AGREED PLAN", "An agreed Plan", False),
        ("WORDS OF AN ITEM", "Words of an item", True),
        ("MEMBERS AT SEA", "Members at sea", True),
        ("THE EEZ AND THE EXCLUSIVE ECONOMIC ZONE", "The EEZ and the exclusive economic zone", True),
        ("BOATS OF THE PHILIPPINES IN BALI", "Boats of the Philippines in Bali", True),
        ("REPUBLIC OF INDONESIA AND IOM", "Republic of Indonesia and IOM", True),
        ("1. BOATS", "1. Boats", True),
        # Its small letters are more than its capitals.
        ("İSTANBUL AND INDONESIA", "İSTANBUL AND INDONESIA", True),
    ],
)
def test_titles_in_capitals_get_small_letters(names: Names, title: str, restored: str, to_confirm: bool) -> None:
    texts = ["They went to Bali, to Officers.", "An agreed Plan", "words of an item", "BOATS AT SEA"]
    assert TitleCapitals(names, texts).restored(title) == (restored, to_confirm)
