"""What rules say of one text, in full: each hit with its words, message, hint and fix; and near misses."""

from __future__ import annotations

from typing import Any

import pytest

from outcome_reports.checking import RULES, check_edition
from outcome_reports.checking.engine.fix_limits import may_fix
from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.profile import standard_profile
from outcome_reports.checking.engine.rule import Example, rule
from outcome_reports.checking.text.counting_numbers import names_something
from outcome_reports.checking.text.names_in_text import form_of
from outcome_reports.checking.text.passages import Passage, Stretch
from outcome_reports.model import Entity, Group, Registry, Term
from tests.unit.checking.samples import SamplePlaces, sample_edition, sample_profile, sample_registry

Found = tuple[str, str, str, str | None]


CHAPTER = {"id": "one", "title": "One", "introduction": "We met."}


def _found(rule: str, text: str = "", registry: Registry | None = None, **parts: Any) -> list[Found]:
    """The words, message, hint and fix of each finding of a rule."""
    example = Example(text, parts=parts)
    edition = sample_edition(example)
    if registry is not None:
        edition = edition.model_copy(update={"registry": registry})
    places, profile = SamplePlaces(example), sample_profile(example)
    findings = check_edition(edition, places=places, profile=profile, rules=[rule])
    return [(one.excerpt, one.message, one.hint, one.fix.new if one.fix else None) for one in findings]


def _listed(title: str, *keys: str) -> dict[str, Any]:
    return {"participation": {"lists": [{"id": "a", "title": title, "participants": keys}]}}


def test_two_rules_cannot_have_one_id() -> None:
    before = dict(RULES)
    enter = rule("LNG001", "t", severity="info", why="Why.", source="s", good=("a",), bad=("b",))
    with pytest.raises(ValueError, match=r"^two rules have the id LNG001$"):
        enter(lambda _: iter(()))
    assert before == RULES


def test_letters_of_a_registered_term_fit_where_it_is_used_or_printed() -> None:
    terms = (
        Term(key="ODG", acronym="ODX", expansion="the Open Data Group"),
        Term(key="GCM", acronym="the GCM", expansion="the Global Compact for Migration"),
    )
    known = sample_registry()
    registry = Registry.model_construct(None, entities=known.entities, groups=known.groups, terms=terms)
    hit = ("ODX", "the letters of “ODX” do not match “Open Data Group”", "check the official name", None)
    assert _found("ACR006", "The Open Data Group (ODX) met. The ODX spoke.", registry) == [hit]
    assert _found("ACR006", "They met.", registry) == []
    assert _found("ACR006", "They met.", registry, profile={"acronyms": {"glossary": "registry"}}) == [hit]
    assert _found("ACR006", "The Open Data Group (OGX) met. The OGX spoke.") == [
        ("OGX", "the letters of “OGX” do not match the words before it", "compare", None)
    ]


def test_a_name_that_the_profile_accepts_is_left_alone() -> None:
    text = "They met the Mekong Process and the Regional Support Office."
    assert _found("NAM001", text) == [
        (
            "Mekong Process",
            "“Mekong Process” is registered as “COMMIT Process”",
            "write “COMMIT Process”, or [[COMMIT]]",
            None,
        )
    ]
    assert _found("NAM001", text, profile={"names": {"accepted": ["MEKONG process"]}}) == []


@pytest.mark.parametrize(
    ("registered", "written"),
    [
        ("the World Organisation", "World Organization"),
        ("the Exercise", "Exercize"),
        ("the Data Centre", "Data Center"),
        ("the Labour House", "Labor House"),
        ("the Food Programme", "Food Program"),
        ("the Foodbank", "Food-bank"),
        ("the Bàsel Forum", "Basel Forum"),
    ],
)
def test_a_name_in_another_tradition_of_spelling_is_the_same_name(registered: str, written: str) -> None:
    def found(registered: str, written: str) -> list[str]:
        entity = Entity(key="BODY", kind="organisation", short=registered)
        registry = Registry.model_construct(None, entities=(entity,), groups=(), terms=())
        return [message for _, message, _, _ in _found("NAM001", f"They met the {written}.", registry)]

    bare = registered.removeprefix("the ")
    assert found(registered, written) == [f"“{written}” is registered as “{bare}”"]
    assert found(f"the {written}", bare) == [f"“{bare}” is registered as “{written}”"]
    assert found(registered, bare) == []


@pytest.mark.parametrize(("text", "found"), [("Ke-nya", ["Ke-nya"]), ("Fi-ji", []), ("Fi-ji and Ke-nya", ["Ke-nya"])])
def test_a_name_of_four_letters_may_be_another_word(text: str, found: list[str]) -> None:
    assert [words for words, *_ in _found("NAM001", f"They met {text}.")] == found


@pytest.mark.parametrize(
    "parts",
    [
        {"theme": "Labor"},
        {"chapters": [CHAPTER | {"title": "Labor"}]},
        *({"chapters": [CHAPTER | {f"{of}_title": "Labor"}]} for of in ("short", "spotlights", "recommendations")),
        {"chapters": [CHAPTER | {"key_figures": [{"value": "Labor", "label": "a"}]}]},
        {"chapters": [CHAPTER | {"key_figures": [{"value": "1", "label": "Labor"}]}]},
        {"chapters": [CHAPTER | {"picture": {"file": "images/ab.png", "alt": "Labor"}}]},
        {"foreword": {"text": "We met.", "signatories": [{"name": "Ana Silva", "office": "Labor"}]}},
    ],
    ids=str,
)
def test_lines_that_authors_write_are_checked(parts: dict[str, Any]) -> None:
    assert [words for words, *_ in _found("LNG001", **parts)] == ["Labor"]


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        # Hyphenated, in two words, in one: each like each.
        ("A data base tool, a data base plan, a data-base.", ["write “data base”"]),
        ("A database, a database, a data-base.", ["write “database”"]),
        ("A data-base plan, a data-base, a data base tool.", ["write “data-base”"]),
        ("A data-base plan, a data-base, a database.", ["write “data-base”"]),
        ("A data base tool, a data base plan, a data-base, a database.", ["write “data base”"] * 2),
        ("A database, a database, a data-base, a data base tool.", ["write “database”"] * 2),
        (
            "A data base tool, a data base plan, a data-base tool.",
            ["before a noun the hyphen is correct: add it there too"],
        ),
    ],
)
def test_a_rarer_form_of_a_compound_is_written_like_the_others(text: str, hints: list[str]) -> None:
    assert [found[2] for found in _found("LNG004", text)] == hints


def test_who_contributed_to_a_part_of_ones_own_is_a_participant_or_reported() -> None:
    recommendation: dict[str, Any] = {
        "id": "R2.1",
        "by": ["FJI"],
        "to": ["IDN"],
        "context": "C.",
        "recommendation": "R.",
    }
    part = {
        "id": "x",
        "title": "X",
        "text": "Words.",
        "numbered": True,
        "by": ["KEN"],
        "recommendations": [recommendation],
    }
    parts: dict[str, Any] = {"sections": ["cover", "chapters", "x", "participation", "contents"], "parts": [part]}
    text = "Kenya highlighted its work. Fiji highlighted too. Thailand highlighted more."
    hint = "add it to participation.yaml, or find out who reported"
    assert _found("NAM007", text, **_listed("States", "IDN"), **parts) == [
        (name, f"{name} contributed but is not among the participants", hint, None) for name in ("Kenya", "Fiji")
    ]
    said = "Thailand is said to have spoken but is not among the participants"
    assert _found("NAM008", text, **_listed("States", "IDN"), **parts) == [
        ("Thailand", said, "add it to participation.yaml", None)
    ]


@pytest.mark.parametrize(
    ("title", "keys", "names"),
    [
        ("Member States", ("IDN", "IOM"), []),  # NAM006 says that they are mixed
        ("States and Organisations", ("IDN",), []),
        ("Partners", ("IDN",), []),
        ("Observer States", ("IDN", "THA"), ["Indonesia", "Thailand"]),
        ("Members and observers: States", ("IDN",), []),
        ("Organizations", ("IOM", "COMMIT"), ["Mekong Initiative"]),
    ],
)
def test_a_list_has_the_kind_of_body_that_its_title_names(title: str, keys: tuple[str, ...], names: list[str]) -> None:
    kinds = {"Mekong Initiative": "a dialogue"}
    assert _found("NAM010", **_listed(title, *keys)) == [
        (
            name,
            f"{name} is under “{title}”, but the registry has it as {kinds.get(name, 'a member state')}",
            "move it to another list, or correct the registry",
            None,
        )
        for name in names
    ]


def test_tokens_that_are_no_words_are_not_looked_up() -> None:
    text = "A 5km raod and 7xqz and H2Oqq; qqq7 and WhatsApx and ABCDEFGHIJKLM, QWXZ, QWXZs. The Indonezia."
    assert [(words, message) for words, message, *_ in _found("SPL001", text)] == [
        ("raod", "“raod” is in no dictionary"),
        ("Indonezia", "“Indonezia” is in no dictionary"),
    ]


def test_a_name_that_no_registry_has_is_told_only_where_a_long_known_name_is_near() -> None:
    text = "They met Indoneesia and Thalland and Femi and Samo and Kenia and Onelia there."
    assert [(words, hint) for words, _, hint, _ in _found("SPL001", text)] == [
        ("Indoneesia", "did you mean “Indonesia”?"),
        ("Thalland", "did you mean “Thailand”?"),
        ("Kenia", "did you mean “Kenya”?"),
    ]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("They have three aims: peace, trade.", []),
        ("They have three aims: peace, trade and work.", []),
        ("They have two groups: one; two; three.", [("two groups", 3)]),
        ("They have three groups: one; two; three;", []),
        ("In three years: peace and trade.", []),
        ("Two things: 1) a 2) b 3) c.", [("Two things", 3)]),
        ("Two things: a (b) and c and d.", []),
        ("A note: there are two things.", []),
        ("There are two things.", []),
        ("They named 12 areas: law and order.", [("12 areas", 2)]),
        ("They named 2 areas: law and order.", []),
        ("They named two areas: law and order; they named two areas: law.", []),
        ("Two themes:\n\n- law\n- order\n  - sub\n- trust", [("Two themes", 3)]),
        ("Two themes:\n\n- law\n\n  More of it.\n- order", []),
        ("Two themes:\n\nText.\n\n- a\n- b\n- c", []),
        ("Three themes:\n\n- a\n- b\n\nText.\n\n- c", [("Three themes", 2)]),
        ("Three themes:", []),
    ],
)
def test_a_list_is_as_long_as_announced(text: str, hits: list[tuple[str, int]]) -> None:
    assert _found("STR005", text) == [
        (words, f"“{words}”, and {count} follow", "count again", None) for words, count in hits
    ]


@pytest.mark.parametrize(
    ("words", "right", "fix"),
    [
        ("wellbeing", "well-being", "well-being"),
        ("Wellbeing", "Well-being", None),
        ("WELLBEING", "WELL-BEING", None),
        ("Asia Pacific", "Asia-Pacific", "Asia-Pacific"),
    ],
)
def test_another_spelling_is_mended_where_it_is_sure(words: str, right: str, fix: str | None) -> None:
    hit = (words, f"“{words}” is written “{right}”", f"write “{right}”")
    assert _found("LNG003", f"They discussed {words} there.") == [(*hit, fix)]
    if " " not in words:
        assert _found("LNG003", f"They discussed {words}-related there.") == [(*hit, None)]
        assert _found("LNG003", f"They discussed non-{words} there.") == [(*hit, None)]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("They met on the 27th of January.", "27 January"),
        ("They met by the 27th of January, and left.", "27 January"),
        ("They met on the 27th of January 2026; it rained.", "27 January"),
        ("They met on the 27th of January holiday.", None),
        ("They met on the 27th of January 2026 holiday.", None),
        ("They kept the 27th of January.", None),
        ("They met on the 32nd of January.", None),
    ],
)
def test_a_day_is_mended_where_it_ends_a_date(text: str, fix: str | None) -> None:
    assert [found[3] for found in _found("LNG016", text)] == [fix]


@pytest.mark.parametrize(
    ("text", "old", "new", "may"),
    [
        ("The labor counts.", "labor", "labour", True),
        ("The `labor` counts.", "labor", "labour", False),
        ("The file labor_1.txt counts.", "labor", "labour", False),
        ("They said “labor” there.", "labor", "labour", False),
        ("They said “it's” there.", "it's", "it’s", True),
        ("They read *Labor today* there.", "Labor", "Labour", False),
        ("They read *Labor's day* there.", "Labor's", "Labor’s", True),
        ("They read [labor](https://example.org) there.", "labor", "labour", False),
        ("The People's Republic of China came.", "People's", "People’s", True),
        ("The People’s Republic of China came.", "People’s", "People's", False),
        ("The People’s Republic of China came.", "Republic", "Republik", False),
        ("The open-source intelligence came.", "source intelligence", "sourceintelligence", False),
        ("OSINT came.", "OSINT", "OS INT", False),
        ("The Member States came.", "Member States", "MemberStates", False),
        ("Vietnam came.", "Vietnam", "Viet Nam", True),
        ("Viet Nam came.", "Viet Nam", "Vietnam", False),
        ("The Viet Nam came.", "The", "A", True),
        ("They met a book.", "book", "item", False),
        ("They met a book.", "book", "volume", True),
        ("They met A  book.", "book", "item", False),
        ("They met an item.", "item", "object", True),
        ("They met an item.", "item", "book", False),
        ("They met the book.", "book", "item", True),
        ("They met Ma book.", "book", "item", True),
    ],
)
def test_a_fix_changes_only_what_is_the_authors_own(text: str, old: str, new: str, *, may: bool) -> None:
    material = Material(sample_edition(Example(text)), standard_profile("un"))
    (passage,) = (one for one in material.passages if one.field == "introduction")
    (paragraph,) = passage.paragraphs
    start = paragraph.text.index(old)
    assert may_fix(material, Stretch(passage, paragraph, start, start + len(old)), new) == may


@pytest.mark.parametrize(
    ("kind", "lang", "may"),
    [
        ("prose", None, True),
        ("title", None, True),
        ("label", None, False),
        ("prose", "fr", False),
        ("prose", "en-GB", True),
    ],
)
def test_a_fix_changes_no_label_and_no_other_language(kind: Any, lang: str | None, *, may: bool) -> None:
    edition = sample_edition(Example("Words."))
    assert edition.language == "en-GB"
    material = Material(edition, standard_profile("un"))
    passage = Passage(("chapters", 0, "title"), "The labor it's.", kind, edition.registry, lang=lang)
    (paragraph,) = passage.paragraphs
    assert may_fix(material, Stretch(passage, paragraph, 4, 9), "labour") == may
    assert may_fix(material, Stretch(passage, paragraph, 10, 14), "it’s")


def test_words_of_two_lines_or_none_are_not_as_written() -> None:
    edition = sample_edition(Example("One *two*\nthree."))
    passage = Passage(("chapters", 0, "introduction"), "One *two*\nthree.", "prose", edition.registry)
    (paragraph,) = passage.paragraphs
    assert paragraph.text == "One two three."
    written = [(0, 3), (4, 7), (8, 13), (8, 14), (0, 7), (4, 13), (8, 15), (3, 3), (-1, 3)]
    assert [Stretch(passage, paragraph, *at).is_as_written for at in written] == [True] * 4 + [False] * 5
    assert [Stretch(passage, paragraph, *at).offset for at in ((4, 7), (8, 13), (99, 100))] == [5, 10, 15]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1325 people met.", False),
        ("resolution 1325", True),
        ("Resolution 1325", True),
        ("a Boeing 737", True),
        ("the Boeing (737", True),
        ("Some 737", False),
        ("Boeing 737", False),
        ("of “Boeing “737", True),
    ],
)
def test_a_number_names_something_by_the_word_before_it(text: str, *, names: bool) -> None:
    start = next(at for at, letter in enumerate(text) if letter.isdigit())
    assert names_something(text, start) == names


BODY = Entity(
    key="RSO", kind="body", short="the Office", acronym="the RSO", formal="the Regional Office", adjective="Officers"
)


@pytest.mark.parametrize(
    ("entry", "name", "form"),
    [
        (BODY, "Office", "short"),
        (BODY, "the RSO", "acronym"),
        (BODY, "Regional Office", "formal"),
        (BODY, "REGIONAL OFFICE", "formal"),
        (BODY, "Officers", "adjective"),
        (BODY, "the Office (RSO)", "short"),
        (BODY, "Another", "alias"),
        (Term(key="EEZ", acronym="EEZ", expansion="exclusive economic zone"), "EEZ", "acronym"),
        (Term(key="EEZ", acronym="EEZ", expansion="exclusive economic zone"), "Exclusive economic zone", "short"),
        (Term(key="EEZ", acronym="EEZ", expansion="exclusive economic zone"), "EXCLUSIVE ECONOMIC ZONE", "short"),
        (Group(key="all", name="the Members"), "Members", "short"),
        (Group(key="all", name="the Members"), "All", "alias"),
    ],
)
def test_a_name_has_the_form_that_it_is_written_in(entry: Entity | Group | Term, name: str, form: str) -> None:
    assert form_of(entry, name) == form
