"""Spelling traditions: British words, verb endings, and house spellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.anatomy import Word, is_plain_english
from outcome_reports.checking.text.intervals import Interval, touches
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.checking.text.phrases import PhraseIndex, in_case_of
from outcome_reports.language.english.function_words import words_of

_SPELLING = f"{MANUAL}, “Spelling”: the Concise Oxford English Dictionary decides"
_VERB = re.compile(r"(\w+?)i([sz])(e|ed|es|er|ers|ing|able|ation|ations|ational)$", re.IGNORECASE)
# In these the letters are part of the root, not a suffix (the Manual names surprise, advise and comprise).
_ROOTS = words_of(
    "advertise advise anise anticlockwise appraise apprise arise braise bruise capsize chastise circumcise clockwise "
    "comprise compromise concise crise cruise demise despise devise dise disenfranchise disguise downsize enfranchise "
    "enterprise excise exercise exorcise expertise franchise fundraise geyse guise improvise incise kaise liaise "
    "likewise maize malaise marquise mayonnaise merchandise midsize mise noise otherwise outsize oversize paradise "
    "poise practise praise precise premise prize promise raise reprise resize revise rise seize size stepwise sunrise "
    "supervise surmise surprise televise treatise undersize unwise uprise upsize vise wise"
)
# Stems of verbs that have both endings, whatever they are about.
_BOTH = words_of(
    "actual anonym apolog author brutal capital categor character civil colon commercial computer conceptual "
    "container contextual criminal critic crystall custom decentral decolon decriminal dehuman demilitar demobil "
    "democrat demoral depolitic deradical desensit destabil destigmat digital disorgan dramat econom emphas energ "
    "equal external familiar federal fertil final formal fossil fratern general global harmon homogen hospital human "
    "hybrid hypothes ideal immobil immun incentiv individual industrial initial institutional internal international "
    "item jeopard legal legitim liberal local marginal maxim mechan memor militar minim mobil modern monet monopol "
    "moral national natural neutral normal operational optim organ patron penal personal plagiar polar politic "
    "popular pressur priorit privat professional public radical random rational real recogn regional regular reorgan "
    "revictim revital revolution satir scandal scrutin securit sensit serial social special spiritual stabil standard "
    "steril stigmat styl subsid summar symbol sympath synchron synthes systemat terror theor token traumat trivial "
    "union urban util vandal verbal victim visual vocal weapon western"
)
_PREFIXES = ("", "un", "re", "de", "over", "pre")


def _office(office: str) -> dict[str, object]:
    signatories = [{"name": "A. B.", "office": office}]
    return {"foreword": {"text": "They met and talked.", "signatories": signatories}}


@rule(
    "LNG001",
    "American spelling",
    severity="warning",
    why="One spelling tradition throughout: British. Names that contain the other keep it.",
    source=_SPELLING,
    good=("Labour and programmes.", "The Anti-Scam Center War Room opened."),
    bad=(
        Example("They discussed labor and behavior.", fixed="They discussed labour and behaviour."),
        Example("The center is new.", fixed="The centre is new."),
        "They discussed a program.",
    ),
    kept=(
        "A computer program is no programme, a court gives a judgment, and the Labor Party and the Center spoke.",
        "See center.pdf, labor_2026.csv, https://www.dol.gov/labor, labor@example.org and #labor.",
        "Use color:red, $color, --color, labor.gov.kh, doi:10.1000/labor.center, 10.1000/labor and a/labor/b.",
        "See [it](<https://x.org/the labor center>), [that [1]](https://x.org/labor) and ``labor ` and labor``.",
        "Por favor. She said “labor”; *Of labor and color* and [the labor code](https://example.org/code) say more.",
        "[labor y color]{lang=es}, [the color line]{lang=en-US}, labor omnia, a Law on labor and the Kennedy center.",
        Example(parts=_office("Chair of the labor and defense committee")),
    ),
)
def american_spelling(material: Material) -> Iterator[Hit]:
    """Find words of the profile's list, outside names."""
    british = material.profile.spelling.british
    for stretch, word in _outside_names(material, lambda word: word.plain in british):
        right = in_case_of(word.text, _in_house_verbs(material, british[word.plain]))
        known = word.plain not in material.profile.spelling.unsure and word.text == word.plain
        sure = known and is_plain_english(stretch.paragraph, word)
        yield Hit(stretch, f"“{word.text}” is American spelling", f"write “{right}”", right if sure else None)


@rule(
    "LNG002",
    "verb in -ise or -ize with the other ending",
    severity="warning",
    why="Verbs that can have either ending have the same one throughout, the one that the profile chooses.",
    source=f"{MANUAL}, “Spelling”: -ize is the preferred form; the profile rso chooses -ise",
    good=(
        "They advised the Organization for Security.",
        "They analysed and realized the exercise.",
        "They liaised and raised funds by fundraising, clockwise; Denise, of Belize and Pfizer, was surprised.",
    ),
    bad=(
        Example("They organised it.", fixed="They organized it."),
        Example("The organisation recognises it.", fixed="The organization recognizes it."),
    ),
    kept=(
        "An oversized prize for a treatise on improvised devices; premises, crises and advisers of the enterprise.",
        "The Organisation met the Organization, Belize met Pfizer, and Denise met Louise.",
        "He said “organised and organized”; see organisation.pdf, *organised and organized* and "
        "https://x.org/organised.",
        "The World Tourism organisation, the World Trade organization and qui organise et organize la paix.",
        "They practised, liaised, enfranchised and disabled it at sunrise; a mis-sized marquise and outsized citizens.",
    ),
)
def other_verb_ending(material: Material) -> Iterator[Hit]:
    """Find words with the ending that the profile does not choose."""
    house = material.profile.spelling.verbs[1]
    terms = {term.rpartition(" ")[2].casefold(): term for term in material.profile.capitals.terms if " " in term}

    def departs(word: Word) -> bool:
        match = _VERB.match(word.plain)
        if match is None or match[2] == house or _base(match) in _ROOTS:
            return False
        return word.text.islower() or _has_both(match[1].casefold())

    for stretch, word in _outside_names(material, departs, terms):
        match = _VERB.match(word.text)
        assert match is not None
        right = f"{match[1]}{match[0][len(match[1])]}{in_case_of(match[2], house)}{match[3]}"
        other = "ise" if house == "z" else "ize"
        sure = word.text.islower() and _has_both(match[1]) and is_plain_english(stretch.paragraph, word)
        yield Hit(stretch, f"“{word.text}” has -{other}", f"write “{right}”", right if sure else None)


@rule(
    "LNG003",
    "spelling that the house does not use",
    severity="warning",
    why="Of several correct spellings the house uses one.",
    source=f"{MANUAL}, “Spelling”: list of preferred spellings",
    good=("Capacity-building goes on among officers.",),
    bad=(
        "The capacity building event took place.",
        Example("Safety and wellbeing matter.", fixed="Safety and well-being matter."),
        Example("They met in the Asia Pacific region.", fixed="They met in the Asia-Pacific region."),
    ),
    kept=(
        "A policy making it illegal, a decision making them eligible, a nation building walls, as well being told.",
        "Healthcare-associated, hands-on-line, wellbeing-related, non-healthcare and Asia Pacific-based ones.",
        "The Asia Pacific Refugee Rights Network and Whilst Ltd met Healthcare Without Borders.",
        "He said “whilst”; see whilst.pdf, *Amongst friends*, *on wellbeing* and https://x.org/wellbeing.",
    ),
)
def other_spelling(material: Material) -> Iterator[Hit]:
    """Find words and phrases of the profile's list, outside names."""
    preferred = material.profile.spelling.preferred
    index = PhraseIndex(preferred)
    for passage, paragraph in material.paragraphs():
        proper = material.proper_names(paragraph)
        for phrase, start, end in index.find_in(paragraph.text, material.words(paragraph)):
            shown = paragraph.text[start:end]
            around = [name for name in proper if name[0] < end and start < name[1]]
            in_name = shown != shown.lower() and any(last - first > len(shown) for first, last in around)
            if material.is_free(paragraph, start, end) and not in_name:
                right = in_case_of(shown, preferred[phrase])
                known = phrase not in material.profile.spelling.unsure
                # “Health care-associated” and “hands-online” would join other words than the author did.
                alone = "-" not in (paragraph.text[max(start - 1, 0) : start], paragraph.text[end : end + 1])
                sure = known and alone and (shown.islower() or phrase != phrase.lower())
                message, at = f"“{shown}” is written “{right}”", Stretch(passage, paragraph, start, end)
                yield Hit(at, message, f"write “{right}”", right if sure else None)


def _in_house_verbs(material: Material, word: str) -> str:
    match = _VERB.match(word)
    if match is None or _base(match) in _ROOTS:
        return word
    return f"{match[1]}i{material.profile.spelling.verbs[1]}{match[3]}"


def _base(match: re.Match[str]) -> str:
    return f"{match[1]}i{match[2]}e".casefold()


def _has_both(stem: str) -> bool:
    """Return whether the verb of a stem ("organ") surely has both endings, with “un” or “re” before it or without."""
    return any(stem.startswith(prefix) and stem.removeprefix(prefix) in _BOTH for prefix in _PREFIXES)


def _outside_names(
    material: Material, wanted: Callable[[Word], bool], terms: dict[str, str] | None = None
) -> Iterator[tuple[Stretch, Word]]:
    """Yield the wanted words outside registered names, quotations and phrases in capitals; house terms count."""
    for passage, paragraph in material.paragraphs():
        for word in material.words(paragraph):
            if not wanted(word) or not material.is_free(paragraph, word.start, word.end):
                continue
            proper = material.proper_names(paragraph)
            if not word.text[0].isupper() or not _is_in_name(proper, word, paragraph, terms or {}):
                yield Stretch(passage, paragraph, word.start, word.end), word


def _is_in_name(names: list[Interval], word: Word, paragraph: Paragraph, terms: dict[str, str]) -> bool:
    if not touches(names, word.start, word.end) or paragraph.text.isupper():
        return False
    other = re.sub(r"i([sz])", lambda m: "iz" if m[1] == "s" else "is", word.text.casefold())
    term = terms.get(word.text.casefold()) or terms.get(other)
    before = paragraph.text[: word.start].casefold()
    return term is None or not before.endswith(term.rpartition(" ")[0].casefold() + " ")
