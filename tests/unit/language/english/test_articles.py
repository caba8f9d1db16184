"""The article before a name in an English text, by what is written before it."""

from __future__ import annotations

import pytest

from outcome_reports.language.english import EnglishGrammar

GROUP, STATE = "the Working Group", "the Philippines"


def reads(before: str, name: str = GROUP) -> str:
    """The article and the name as they read after `before`."""
    grammar = EnglishGrammar()
    article = grammar.article(name, before, proper=name == STATE)
    return f"{article}{grammar.without_article(name)}"


@pytest.mark.parametrize(
    "before",
    [
        *(f"in {word} " for word in ("the", "a", "an", "this", "that", "these", "those", "such", "all", "whose")),
        *(f"of {word} " for word in ("my", "your", "his", "her", "its", "our", "their")),
        *(f"with {word} " for word in ("each", "every", "any", "some", "no", "another", "several", "many", "most")),
        "This ",
        "That ",
        "Which ",
        "NO ",
        "It ended. That ",
        "(in this ",
        "“This ",
        "in this\u00a0",
        "in this\n",
        "all the ",
        "of both the ",
        # genitives
        "Indonesia’s ",
        "Indonesia's ",
        "the Philippines’ ",
        "the Member States' ",
        "INDONESIA’S ",
        "today’s ",
        "one’s ",
        "“Indonesia’s ",
        # adjectives behind a determiner
        "the new ",
        "its own ",
        "an active ",
        "a small but effective ",
        "the newly established ",
        "Indonesia’s very active ",
        "this informal, technical ",
        "the two new ",
        "the first ",
        "the 4th ",
        "the XIV ",
        "its II ",
        "the new IX ",
        "the XXth ",
        "this V ",
        "the only ",
        "the same ",
        "the “new” ",
        "an intergovernmental ",
        "a well-established ",
        "the region-wide ",
        "the two-day ",
        "a northern ",
        "the incoming ",
        "the Indonesian ",
        "that new ",
        "these same ",
        "the 2026 ",
        "the well-known ",
        "the least known ",
        "in [this] ",
        "the Thai ",
        # adjectives before a name that qualifies a noun, as in "new Working Group guidance"
        "with new ",
        "under joint ",
        "Recent ",
        "for relevant ",
        # numbers of things
        "two ",
        "with 12 ",
        "some 45 ",
        "11,000 ",
        "one ",
        "and more ",
        # joined by a hyphen, a dash, a stroke
        "the non-",
        "the Indonesia–",
        "pre\u2011",
        "the RSO/",
        # marks between a determiner and a name
        "this “",
        "the “",
    ],
)
def test_nothing_is_between_a_determiner_and_a_name(before: str) -> None:
    assert reads(before) == "Working Group"


@pytest.mark.parametrize(
    "before",
    [
        "in ",
        "and ",
        "It said that ",
        "given that ",
        "the report that ",
        "After that ",
        "in which ",
        "the survey which ",
        "both ",
        "either ",
        "neither ",
        "what ",
        "as such ",
        "above all ",
        "once more ",
        "such as ",
        "that of ",
        "none of these: ",
        "if any, ",
        "He said “no”, ",
        "bathe ",
        "breathes ",
        "analyses ",
        # "’s" that is "is", and a quotation that ends
        "it’s ",
        "There’s ",
        "that's ",
        "he spoke of ‘members’ ",
        "he spoke of 'members' ",
        # nouns behind a determiner: "the survey the Working Group led"
        "the survey ",
        "the meeting ",
        "the training ",
        "the proposal ",
        "the initiative ",
        "the topic ",
        "the summary ",
        "the need ",
        "the capital ",
        "in the past ",
        "in the end ",
        "At the request ",
        "the day ",
        "a year ",
        # adjectives and ordinals that belong to something else
        "First ",
        "Only ",
        "Where relevant ",
        "It is new, ",
        "the new, ",
        "At last ",
        # numbers that name something
        "in 2026 ",
        "In the year 2026 ",
        "On 27 January 2026 ",
        "in chapter 12 ",
        "since COP 28 ",
        "in Annex II ",
        "since the World War II ",
        "when John XXIII ",
        "the fact that I ",
        "as they mix ",
        "In January ",
        # no compound
        "the meeting – ",
        "the meeting—",
        "the body (",
        "this (",
        "5.",
        "",
    ],
)
def test_a_name_keeps_its_article_after_other_words(before: str) -> None:
    assert reads(before).casefold() == "the working group"


@pytest.mark.parametrize("before", ["that ", "in that ", "All ", "in all ", "Which ", "That "])
def test_a_state_keeps_its_article_after_words_that_are_not_determiners_of_it(before: str) -> None:
    assert reads(before, STATE).casefold() == "the philippines"


@pytest.mark.parametrize(
    "before", ["its ", "the new ", "this ", "the Indonesia–", "non-", "the whole ", "the neighbouring "]
)
def test_a_state_takes_none_after_determiners_proper(before: str) -> None:
    assert reads(before, STATE) == "Philippines"


def test_a_name_without_article_never_takes_one() -> None:
    assert [reads(before, "Indonesia") for before in ("", "in ", "this ")] == ["Indonesia"] * 3


@pytest.mark.parametrize(
    "before",
    [
        "",
        "“",
        "(",
        "It ended. ",
        "It ended! ",
        "It ended? “",
        "It ended.” ",
        "(It ended.) ",
        "It ended.\n",
        "so on… ",
        "He was asked twice: “",
        "She answered: ‘",
        "They met in 2026. ",
        "See Annex A. ",
        "No. ",
        "It was asked. No. ",
        "1. ",
        "2) ",
        "(a) ",
        "(iv) ",
        "1.2. ",
        "– ",
        "“(a) ",
    ],
)
def test_a_sentence_begins_with_a_capital(before: str) -> None:
    assert reads(before) == "The Working Group"


@pytest.mark.parametrize(
    "before",
    [
        "They are: ",
        "They are, “",
        "the term “",
        "as, e.g. ",
        "others, esp. ",
        "named, i.a. ",
        "i.e. ",
        "cf. ",
        "Mr. ",
        "H.E. ",
        "in the U.S. ",
        "under Art. ",
        "in Sept. ",
        "on p. ",
        "see target No. ",
        "They are: (a) ",
        "They are: 1. ",
        "Indonesia; 2. ",
        "it … ",
        "“it … ",
        "met (",
        "x" * 300 + " ",
    ],
)
def test_within_a_sentence_the_article_is_small(before: str) -> None:
    assert reads(before) == "the Working Group"


@pytest.mark.parametrize(
    ("words", "before", "expected"),
    [
        ("open-source intelligence (OSINT)", "", "Open-source intelligence (OSINT)"),
        ("open-source intelligence", "It ended. ", "Open-source intelligence"),
        ("open-source intelligence", "with ", "open-source intelligence"),
        ("open-source intelligence", "The ", "open-source intelligence"),
        ("eHAC card", "", "eHAC card"),
        ("Indonesia", "", "Indonesia"),
        ("émigrés", "", "Émigrés"),
    ],
)
def test_a_name_in_small_letters_takes_a_capital_at_the_start_of_a_sentence(
    words: str, before: str, expected: str
) -> None:
    assert EnglishGrammar().at_start(words, before) == expected
