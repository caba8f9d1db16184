"""What English makes of names, numbers and titles in a sentence, and what is said of language tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from outcome_reports.language.grammar import count_on, grammar_of
from outcome_reports.language.tags import direction_of, language_problem
from outcome_reports.naming import render_mention
from outcome_reports.naming.mentions import RenderedMention
from outcome_reports.tree import MentionForm
from tests.golden.sources import sources_in
from tests.support.registry import registry

REGISTRY = registry()

ENGLISH = grammar_of("en-GB")
NUMBERS = (
    *range(24),
    29,
    30,
    38,
    41,
    52,
    63,
    74,
    85,
    96,
    99,
    100,
    101,
    111,
    112,
    113,
    120,
    199,
    200,
    342,
    999,
    1000,
    1011,
)
Golden = Callable[[str, str], None]


def compare(golden: Golden, name: str, answer: Callable[[str], str]) -> None:
    """Each input of the golden file with its answer."""
    file = f"words/{name}.txt"
    golden(file, "".join(f"{source!r}\n    {answer(source)}\n" for source in sources_in(file)))


def test_names_after_words(golden: Golden) -> None:
    """An organisation with an article, a State with one, and a term without, after the words of each source."""

    def names(before: str) -> str:
        organisation = ENGLISH.article("the RSO", before, proper=False) + "RSO"
        state = ENGLISH.article("the Philippines", before, proper=True) + "Philippines"
        return f"{organisation} | {state} | {ENGLISH.at_start('working group', before)}"

    compare(golden, "names", names)


def test_mentions(golden: Golden) -> None:
    """Every form of each kind of name, before and after the document has spelled it out."""
    lines = []
    for key in ("PHL", "IDN", "IOM", "RSO", "WG-TIP", "GCM", "NGO", "members"):
        for form in get_args(MentionForm):
            for before in ("", "said by ", "the new "):
                first, later = (
                    render_mention(REGISTRY, key, form, before, ENGLISH, introduced=introduced)
                    for introduced in (False, True)
                )
                lines.append(f"{before or '. '}[[{key}|{form}]]: {_mention(first)}")
                lines += [f"    later: {_mention(later)}"] if later != first else []
    golden("words/mentions.txt", "\n".join(lines) + "\n")


def _mention(found: RenderedMention) -> str:
    about = f" (short for {found.expansion})" if found.expansion else " (introduced)" if found.introduces else ""
    return f"{found.kind} {found.article!r} {found.name!r}{about}"


def test_tags(golden: Golden) -> None:
    compare(golden, "tags", lambda tag: " → ".join(language_problem(tag) or (direction_of(tag),)))


def test_ordinals_counted_on(golden: Golden) -> None:
    compare(golden, "counted-on", lambda text: count_on(text, 4, ENGLISH))


def test_titles_within_sentences(golden: Golden) -> None:
    compare(golden, "titles", ENGLISH.within_sentence)


def test_ordinals(golden: Golden) -> None:
    golden("words/ordinals.txt", "".join(f"{number}: {', '.join(ENGLISH.ordinals(number))}\n" for number in NUMBERS))
