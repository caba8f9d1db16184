"""Words after which a name has no article: "this Working Group", "Indonesia’s new Working Group"."""

from __future__ import annotations

import re

from outcome_reports.language.english.function_words import BE_AND_HAVE, FUNCTION_WORDS, words_of
from outcome_reports.language.english.number_words import CARDINALS, TENS, ordinal_in_words
from outcome_reports.language.english.sentence_starts import OPENING, starts_sentence

_LENGTH = 160
"""Maximum number of characters before a name that matter."""
_ALWAYS = words_of(
    "the a an this these those my your his her its our their whose each every any some no another certain various "
    "numerous several many few most different multiple"
)
_COUNTS = frozenset({*CARDINALS[1:], *TENS, "dozen"})
# Between a determiner and a name, and without a determiner before a name that qualifies a noun ("new RSO guidance").
_ADJECTIVES = words_of(
    "new own old current existing former joint active relevant recent previous additional key major strong stronger "
    "effective dedicated continued enhanced increased expanded renewed improved ongoing upcoming forthcoming technical "
    "informal formal permanent standing special small smaller wider broader independent "
    "voluntary annual biannual inaugural so-called core hoc regional subregional sub-regional national international "
    "bilateral multilateral high-level long-standing"
)
# Words that are adjectives only after a determiner: "the only Working Group", but "only the Working Group".
_BEHIND_DETERMINERS = words_of(
    "only same other last next very then said above known present late early main chief entire whole sole single "
    "first-ever united proper large larger wide broad good better leading following coming emerging growing promising "
    "remaining important prominent competent efficient transparent consistent robust modern open full great unique "
    "secure diverse inclusive older newer weaker earlier later lively similar particular regular thai lao dutch "
    "french swiss czech greek iraqi pakistani bangladeshi israeli saudi afghan filipino "
    "neighbouring northern southern eastern western outgoing incoming rotating"
)
_ORDINALS = frozenset(map(ordinal_in_words, range(1, 100)))
_ORDINAL_IN_FIGURES = re.compile(r"\d+(?:st|nd|rd|th)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{2,3}|VI?)(?:th)?|X{1,3}(?:I|th)?")
_LIKE_AN_ADJECTIVE = re.compile(
    r".{2,}(?:al|ous|ful|less|ive|ic|able|ible|ary|ory|ed|ish|ian|ean|ican|ese|est)"
    r"|.+-(?:\w*ing|known|made|run|wide|term|day|week|month|year|party|country|nation|level|scale|style|free|friendly|long)"
)
_NOUNS = words_of(
    "proposal approval arrival capital journal manual official individual professional principal animal hospital "
    "festival signal goal deal trial material appraisal referral rehearsal removal renewal withdrawal survival "
    "potential criminal interval rival terminal tribunal portal denial disposal dismissal refusal retrieval revival "
    "appeal meal total initiative objective directive perspective alternative narrative archive motive incentive "
    "detective operative imperative topic traffic clinic logic republic statistic critic academic epidemic pandemic "
    "mechanic fabric rhetoric metric graphic panic characteristic cable variable vegetable timetable roundtable "
    "deliverable territory history factory memory theory story category inventory directory laboratory victory "
    "signatory repository summary secretary beneficiary boundary library dictionary anniversary diary commentary "
    "documentary salary glossary intermediary adversary january february itinerary vocabulary table need seed feed "
    "speed breed deed shed hundred accused english civilian guardian politician historian physician technician ocean "
    "request interest forest guest protest arrest harvest conquest west rest quest contest test"
)
_JOINING = words_of("and or but yet more very truly most least less quite rather too still now")
_NO_GENITIVE = words_of("it that there here what who where how when why he she let")
"""Words whose "’s" is "is": "it’s the Philippines that leads"."""
_STATING = BE_AND_HAVE | words_of("where when whenever if as though although while unless remains seems becomes")
_NUMBERED = words_of(
    "article chapter page phase part step annex table figure version level stage day goal target priority pillar "
    "section paragraph room floor resolution number"
)
"""Words that are followed by numbers: "in chapter 12 the RSO says", but "with 12 RSO officers"; and so have names, as
months."""
_BEFORE_THAT = words_of(
    "of in at on by for from to with within under through into about between among towards via during over inside"
)
"""Prepositions before "that Working Group"; after others, as in "after that the Working Group met", it is a pronoun."""
_TOKEN = re.compile(r"\S+")


def takes_no_article(before: str, *, proper: bool) -> bool:
    """Return whether a name after the text `before` takes no article, because something replaces it.

    It is replaced by determiners ("this", "Indonesia’s", "45"), with any adjectives after them, by adjectives alone
    before a name that qualifies a noun ("new RSO guidance"), and by anything joined to the name by a hyphen. `proper`
    means the name of a State, before which "that" and "all" are not determiners ("said that the Philippines").
    """
    tail = before[-_LENGTH:]
    unopened = tail.rstrip(OPENING)
    text = unopened.rstrip()
    if not text or any(mark in tail[len(unopened) :] for mark in "(["):
        return False
    if text == unopened:
        return re.search(r"\w[-‐‑–/]$", text) is not None
    words = _TOKEN.findall(text)[-7:]
    if "\n" in unopened[len(text) :]:
        return words[-1].casefold() in _ALWAYS
    return _is_determiner(words, text, proper=proper) or _qualifies(words, text)


def _is_determiner(words: list[str], text: str, *, proper: bool) -> bool:
    """Return whether the last of `words`, with which `text` ends, is a determiner."""
    word, previous = words[-1].lstrip(OPENING).rstrip("]").casefold(), _plain(words[-2]) if len(words) > 1 else ""
    if word in _ALWAYS or _is_genitive(words[-1], text):
        return True
    match word:
        case "that":
            return not proper and (previous in _BEFORE_THAT or _is_first(text, word))
        case "which":
            return not proper and _is_first(text, word)
        case "all":
            return not proper and previous not in {"above", "after", "at", "of"}
        case "such":
            return previous != "as"
        case "one":
            return previous not in {"this", "that", "each", "every", "the", "which", "no", "any", "for"}
        case "more":
            return previous not in {"once", "no", "any", "is", "even", "much"}
    if word not in _COUNTS and not re.fullmatch(r"\d{1,3}(?:,\d{3})*", word):
        return False
    is_name = previous.isalpha() and words[-2][0].isupper() and previous not in FUNCTION_WORDS
    return not is_name and previous not in _NUMBERED


def _qualifies(words: list[str], text: str) -> bool:
    """Return whether the last of `words` is an adjective in front of the name, with or without a determiner."""
    word = _plain(words[-1])
    if words[-1].endswith((",", ".", ":", ";", "!", "?", "…")):
        return False
    if word in _ADJECTIVES and not (len(words) > 1 and _plain(words[-2]) in _STATING):
        return True
    for place in range(len(words) - 1, -1, -1):
        last = place == len(words) - 1
        if not last and _is_article_or_owner(words[place], text):
            return True
        if not _ROMAN.fullmatch(words[place]) and not _may_qualify(_plain(words[place]), last=last):
            return False
    return False


def _may_qualify(word: str, *, last: bool) -> bool:
    if word in _ADJECTIVES or word in _BEHIND_DETERMINERS or word in _ORDINALS or word.isdigit():
        return True
    if _ORDINAL_IN_FIGURES.fullmatch(word):
        return True
    if _LIKE_AN_ADJECTIVE.fullmatch(word):
        return word not in _NOUNS
    return not last and (word in _JOINING or word.endswith("ly"))


def _is_article_or_owner(word: str, text: str) -> bool:
    plain = word.lstrip(OPENING).casefold()
    return plain in _ALWAYS or plain == "that" or _is_genitive(word, text[: text.rfind(word) + len(word)])


def _is_genitive(word: str, text: str) -> bool:
    word = word.lstrip(OPENING).replace("’", "'").casefold()
    if word.endswith("'s"):
        return word[:-2] not in _NO_GENITIVE
    if not word.endswith("s'"):
        return False
    # The mark may close a quotation: ‘the members’ is not a genitive.
    return text.rfind("‘") <= text.rfind("’", 0, len(text) - 1) and not re.search(r"(?:^|[\s(])'\w", text)


def _is_first(text: str, word: str) -> bool:
    return starts_sentence(text[: len(text) - len(word)])


def _plain(word: str) -> str:
    return word.strip("“”‘’\"'()[],").casefold()
