"""Compounds: hyphens where they belong, and the same way throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.anatomy import starts_sentence
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.checking.text.phrases import PhraseIndex, in_case_of
from outcome_reports.language.english.function_words import DETERMINERS, FUNCTION_WORDS, words_of
from outcome_reports.model import Entity

_SOURCE = f"{MANUAL}, “Hyphens and compound words”"
_NEXT_WORD = re.compile(r"[ ]([A-Za-z][\w’'-]*)")
_LY = re.compile(r"(?<![\w-])([A-Za-z]+ly)-([a-z]+)\b")
_NO_ADVERBS = words_of(
    "ally anomaly apply assembly bully butterfly comply daily early elderly family fly friendly italy july likely "
    "monopoly monthly multiply only poly quarterly rally rely reply sicily supply weekly yearly"
)
# Words that are only adverbs: before a participle, “highly-skilled” is never right.
_ADVERBS = words_of(
    "adequately badly carefully clearly closely commonly culturally deeply directly duly easily economically "
    "environmentally equally ethnically exclusively financially formally freely fully generally globally heavily "
    "highly illegally increasingly individually internationally jointly largely legally locally loosely mainly "
    "mentally mutually narrowly nationally newly officially openly physically politically poorly previously privately "
    "properly publicly purposely quickly rapidly rarely recently regionally safely seriously severely socially "
    "specially specifically strictly strongly technically tightly traditionally visibly widely"
)
_NO_PHRASE = frozenset({"multi billion dollar", "multi-billion dollar"})
"""Words that are only modifiers, whatever follows."""
_AFTER_LATIN = words_of("alia grata judice men people person persons sequitur vires women")
_AFTER_PLURAL = frozenset({"based", "related"})
_MODIFYING_NOUNS = frozenset({"AI", "Government", "State"})
_AS_VERB = frozenset({"led", "facilitated", "enabled", "assisted", "sponsored", "owned", "driven"})


@rule(
    "LNG005",
    "compound modifier without hyphen",
    severity="warning",
    why="Words that together qualify a noun are joined, so that readers do not take “technology” for the noun.",
    source=_SOURCE,
    good=(
        "Technology-facilitated trafficking grows.",
        "Officers based in Bangkok led a survey in real time.",
        "Crimes related to trafficking are intelligence-based.",
    ),
    bad=(
        "They fight technology facilitated trafficking.",
        "It improves real time monitoring.",
        "They seek intelligence based management.",
        Example("A multi billion dollar trade.", fixed="A multi-billion-dollar trade."),
    ),
    kept=(
        "New technology enabled officers to act, the team led efforts, and officers related stories.",
        "In real time officers saw it; at a high level officials met; on a large scale people move.",
        "In each country specific measures help; the whole of society benefits; in a third country nationals wait.",
        "They called it “a multi billion dollar trade” in *The multi billion dollar trade*.",
    ),
)
def missing_hyphen(material: Material) -> Iterator[Hit]:
    """Find a noun, a participle of the profile's list and a noun; and the profile's own modifiers before a noun."""
    options = material.profile.hyphens
    if not options.participles:
        return
    pattern = re.compile(rf"\b([A-Za-z]+)(\))?[ ]({'|'.join(map(re.escape, options.participles))})\b(?!-)")
    modifiers = PhraseIndex(options.modifiers)
    for passage, paragraph in material.paragraphs():
        for match in pattern.finditer(paragraph.text):
            if _is_modifier(material, paragraph, match):
                # Only a reader knows whether a noun follows or “facilitated” is the verb here: no fix.
                simple = not match[2] and not paragraph.text[: match.start()].endswith((" in ", " of "))
                right = match[0].replace(" ", "-") if simple and match[1][0].islower() | match[1].isupper() else None
                message = f"“{match[0]}” before a noun takes a hyphen"
                yield Hit(Stretch(passage, paragraph, *match.span()), message, _hint(right))
        for phrase, start, end in modifiers.find_in(paragraph.text, material.words(paragraph)):
            if _qualifies(paragraph, start, end) and material.is_free(paragraph, start, end):
                shown = paragraph.text[start:end]
                right = in_case_of(shown, options.modifiers[phrase])
                message = f"“{shown}” before a noun takes hyphens"
                sure = right if shown.casefold() in _NO_PHRASE else None
                yield Hit(Stretch(passage, paragraph, start, end), message, _hint(right), sure)


@rule(
    "LNG006",
    "prefix written as a separate word",
    severity="warning",
    why="A prefix is part of its word, joined or with a hyphen.",
    source=_SOURCE,
    good=(
        "Anti-money-laundering measures; multi-country scenarios; pre- and post-arrival.",
        "The law holds, inter alia, for trans people and a persona non grata, sub judice or not; CO emissions fall.",
    ),
    bad=("An anti money laundering law.", "The Co Managers wrote."),
)
def lone_prefix(material: Material) -> Iterator[Hit]:
    """Find prefixes of the profile's list that a space follows."""
    if not material.profile.hyphens.prefixes:
        return
    prefixes = "|".join(map(re.escape, material.profile.hyphens.prefixes))
    pattern = re.compile(rf"(?<![\w-])({prefixes})[ ]([A-Za-z]\w+)", re.IGNORECASE)
    for stretch, match in material.search(pattern):
        if match[2].casefold() not in FUNCTION_WORDS | _AFTER_LATIN and match[1] != "CO":
            # Only a reader knows how many of the words after it belong to it (“anti-money-laundering”): no fix.
            yield Hit(stretch, f"“{match[1]}” is not a word by itself", f"write “{match[1]}-{match[2]}”")


@rule(
    "LNG007",
    "hyphen after an adverb in -ly",
    severity="warning",
    why="An adverb in -ly qualifies the next word in any case; it takes no hyphen.",
    source=_SOURCE,
    good=("A highly skilled, family-owned, early-warning team.", "Italy-based firms; comply-or-explain; fly-by-night."),
    bad=(Example("A highly-skilled team.", fixed="A highly skilled team."), "A highly-skilled-worker programme."),
    kept=(
        "They joined the Highly-skilled Migrant Programme.",
        "A comply-or-explain rule for fly-by-night, butterfly-like and supply-chain firms of Italy-based owners.",
        "A highly-skilled-worker programme, newly-weds, a newly-wed pair and a friendly-looking form.",
        "They said “a highly-skilled team”; see highly-skilled.pdf and https://x.org/highly-skilled.",
    ),
)
def hyphen_after_adverb(material: Material) -> Iterator[Hit]:
    """Find adverbs in -ly with a hyphen."""
    for stretch, match in material.search(_LY):
        if match[1].casefold() not in _NO_ADVERBS:
            right = f"{match[1]} {match[2]}"
            is_last = not stretch.paragraph.text.startswith("-", stretch.end)
            participle = match[2].endswith(("ed", "en", "ing")) and match[2] != "wed"
            # “The Highly-skilled Migrant Programme” is a name.
            is_named = match[1][0].isupper() and not starts_sentence(stretch.paragraph, stretch.start)
            sure = is_last and participle and not is_named and match[1].casefold() in _ADVERBS
            yield Hit(stretch, f"“{match[0]}”: no hyphen after -ly", f"write “{right}”", right if sure else None)


def _is_modifier(material: Material, paragraph: Paragraph, match: re.Match[str]) -> bool:
    noun, participle = match[1], match[3]
    folded = noun.casefold()
    if folded in FUNCTION_WORDS or folded.endswith("ly") or not _qualifies(paragraph, match.start(3), match.end(3)):
        return False
    if participle in {"sensitive", "specific"} and folded.endswith(("ed", "ing")):
        return False
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")) and participle not in _AFTER_PLURAL:
        return False
    if material.is_quoted(paragraph, *match.span()):
        return False
    entity = any(
        name.start < match.end() and match.start() < name.end and isinstance(material.entry(name.key), Entity)
        for name in material.names(paragraph)
    )
    # "The RSO facilitated talks": here it is a verb.
    return participle not in _AS_VERB or not (entity or (noun[0].isupper() and noun not in _MODIFYING_NOUNS))


def _qualifies(paragraph: Paragraph, start: int, end: int) -> bool:
    """Return whether a noun seems to follow: a word that is not a function word."""
    following = _NEXT_WORD.match(paragraph.text, end)
    if following is None:
        return False
    word = following[1].casefold()
    if word in {"and", "or"}:
        before = paragraph.text[:start].split()
        return bool(before) and before[-1].casefold() not in DETERMINERS and "of" in paragraph.text[start:end]
    return word not in FUNCTION_WORDS and not word.endswith("ly")


def _hint(right: str | None) -> str:
    return f"write “{right}”" if right else "join the words that together qualify the noun"
