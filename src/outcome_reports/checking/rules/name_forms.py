"""Names: forms that are not in the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.anatomy import starts_sentence
from outcome_reports.checking.text.names_in_text import Name, comparable, folded, form_of
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Passage, Stretch
from outcome_reports.language.english.function_words import FUNCTION_WORDS
from outcome_reports.model import Entity, Group, Term, without_article

# Names of organisations keep their own languages: “Banco de Vietnam”, “Kamer van Vietnam”, “Handelskammer für Vietnam”.
_OTHER_PARTICLES = "a|al|da|das|de|del|della|der|des|di|do|du|e|el|en|et|für|im|in|la|le|no|nu|til|und|van|von|y|zu"
_LONGER_BEFORE = re.compile(
    rf"[A-Z][\w’'.-]*[ ](?:(?:of|for|in|on|&)[ ](?:the[ ])?|(?:(?:{_OTHER_PARTICLES})[ ]){{1,2}})?$|[-–/&]$"
)
_LONGER_AFTER = re.compile(
    r"[-–/&’']|[ ](?:(?:of|for|in|on|&)[ ](?:the[ ])?)?[A-Z]|[ ]and[ ](?:the[ ])?[A-Z][\w’-]*[ ][A-Z]"
    r"|[ ]\d|:[ ][A-Z]|[ ][(](?:album|band|film|novel|song)|[ ](?:dollars?|dong|era|syndrome|veterans?|wars?)\b"
)
_WORK_OR_PLACE = re.compile(
    r"\b(?:album|app|band|boat|book|brand|film|game|hotel|journal|magazine|movie|newspaper|novel|opera|play|poem|"
    r"restaurant|series|ship|song|square|station|street|vessel|yacht|(?!(?:a|do|e|en|in|no|y)[ ])(?:"
    rf"{_OTHER_PARTICLES}))[ ]$"
)
"""Before a name of something else: the ship Vietnam, rue de Vietnam."""
_ENDS_PHRASE = re.compile(r"[.;:!?)]|,(?![ ][A-Z])|$|[ ](?:in|on|at|to|for|from|with|by|as)[ ]")
_JOINTS = frozenset({" ", "-", "\u2011", "–", ", "})
"""The separators between the words of a name."""
_MIN_FOLDED = 5
_MAX_WORDS = 14


@rule(
    "NAM001",
    "name in a form that is not registered",
    severity="warning",
    why=(
        "States and organisations have the names in the registry. Spelling variants, former names and informal "
        "short names have to be corrected, or the State may object to the document."
    ),
    source=f"{MANUAL}, “Country names”; names of States are those of UNTERM",
    good=(
        "Timor-Leste and the Lao People’s Democratic Republic agreed.",
        "The [[IOM]] agreed.",
        "Indonesian law allows it.",
    ),
    bad=(
        Example("Timor Leste agreed.", fixed="Timor-Leste agreed."),
        Example("They met in Vientiane, Laos.", fixed="They met in Vientiane, the Lao People’s Democratic Republic."),
        Example("In Vietnam they agreed with Turkiye.", fixed="In Viet Nam they agreed with Türkiye."),
        Example("Much is owed to the International Organisation for Migration."),
        "Much is owed to the Maldives.",
        "Laos agreed.",
    ),
    kept=(
        "Vietnam Airlines flew to the University of Vietnam, past the Vietnam War Museum and Voice of Laos Radio.",
        "Laos agreed with Laos officials, as Laos’ own and Laos-based firms did; Vietnam-based ones did not.",
        "The Banco de Vietnam, Cruz Vermelha de Timor Leste, Kamer van Vietnam and Amis de la Turkiye met.",
        "Vietnam veterans paid in Brunei dollars.",
        "The International Organisation for Migration Studies and the Asia International Organisation for Migration.",
        "They sailed in the ship Vietnam to rue de Laos after the Vietnam war, with the book Vietnam, by A. Author.",
        "They moved to Laos, Fiji and Tonga desks, Vietnam 2 and Vietnam: A History were named.",
        "He said “Vietnam”; see vietnam.pdf, *on Vietnam*, [of Vietnam](https://x.org/vietnam) and #Vietnam.",
    ),
)
def unregistered_form(material: Material) -> Iterator[Hit]:
    """Find aliases that are not short forms of the registered name, and near spellings of registered names."""
    spellings = _folded_names(material)
    beginnings = frozenset(name[:length] for name in spellings for length in range(len(name) + 1))
    for passage, paragraph in material.paragraphs("prose", "title"):
        for name in material.names(paragraph):
            if not name.marked and not material.is_quoted(paragraph, name.start, name.end):
                yield from _alias(material, passage, paragraph, name)
        yield from _near_spellings(material, passage, paragraph, spellings, beginnings)


def _alias(material: Material, passage: Passage, paragraph: Paragraph, name: Name) -> Iterator[Hit]:
    shown = paragraph.text[name.start : name.end]
    entry = material.entry(name.key)
    assert entry is not None
    before = paragraph.text[max(name.start - 4, 0) : name.start]
    if (
        isinstance(entry, Entity)
        and name.form == "short"
        and entry.short == without_article(entry.short)
        and before.casefold() == "the "
    ):
        if f"the {shown}".casefold() in {alias.casefold() for alias in entry.aliases}:
            message, hint = f"“{before}{shown}” takes no article", f"write “{entry.short}” or [[{entry.key}]]"
            yield Hit(Stretch(passage, paragraph, name.start - 4, name.end), message, hint)
        return
    group = material.registry.group(name.key)
    if name.form != "alias" or (group and form_of(group, shown) != "alias") or _is_accepted(material, entry, shown):
        return
    right = _nearest_form(entry, shown)
    is_state = isinstance(entry, Entity) and entry.is_state
    bare = right if is_state and before.casefold() != "the " else without_article(right)
    message = f"“{shown}” is registered as “{without_article(right)}”"
    hint = f"write “{bare}”, or [[{name.key}]]"
    stretch = Stretch(passage, paragraph, name.start, name.end)
    safe = _stands_alone(paragraph, name.start, name.end) and (is_state or folded(bare) == folded(shown))
    safe = safe and not (bare[0].islower() and starts_sentence(paragraph, name.start))
    if safe and bare != without_article(bare):
        # With its article it is not an adjective: a person has to correct “Laos officials”.
        safe = _ENDS_PHRASE.match(paragraph.text, name.end) is not None
    yield Hit(stretch, message, hint, replacement=bare if safe and not shown.isupper() else None)


def _stands_alone(paragraph: Paragraph, start: int, end: int) -> bool:
    """Return whether a name is surely not part of another: “Vietnam Airlines”, “Bank of Vietnam”, “Vietnam-based”."""
    if _WORK_OR_PLACE.search(paragraph.text[max(start - 60, 0) : start]):
        return False
    before = _LONGER_BEFORE.search(paragraph.text[max(start - 60, 0) : start])
    is_word = before is not None and before[0].split(" ")[0].casefold() in FUNCTION_WORDS
    return (before is None or is_word) and _LONGER_AFTER.match(paragraph.text, end) is None


def _is_accepted(material: Material, entry: Entity | Group | Term, shown: str) -> bool:
    accepted = {alias.casefold() for alias in material.profile.names.accepted}
    if shown.casefold() in accepted:
        return True
    if isinstance(entry, Entity) and entry.is_state:
        return False
    wanted = comparable(shown)
    forms = [comparable(form) for form in _official(entry)]
    if isinstance(entry, Term) and wanted.removesuffix("s") in forms:
        return True
    # A part of the registered name, whole words: "the Regional Support Office".
    return any(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", form) for form in forms)


def _official(entry: Entity | Group | Term) -> list[str]:
    match entry:
        case Entity():
            return [form for form in (entry.short, entry.formal, entry.acronym) if form]
        case Term():
            return [entry.expansion, entry.acronym]
        case Group():
            return [entry.name]


def _nearest_form(entry: Entity | Group | Term, shown: str) -> str:
    if isinstance(entry, Entity) and entry.is_state:
        return entry.short
    wanted = folded(shown)
    return max(_official(entry), key=lambda form: SequenceMatcher(None, folded(form), wanted).ratio())


def _folded_names(material: Material) -> dict[str, str]:
    names: dict[str, str] = {}
    registry = material.registry
    entries: tuple[Entity | Group | Term, ...] = (*registry.terms, *registry.groups, *registry.entities)
    for entry in entries:
        for form in _official(entry):
            if len(key := folded(form)) >= _MIN_FOLDED:
                names[key] = without_article(form)
    return names


def _near_spellings(
    material: Material,
    passage: Passage,
    paragraph: Paragraph,
    spellings: dict[str, str],
    beginnings: frozenset[str],
) -> Iterator[Hit]:
    """Yield words that differ from a registered name only in hyphens, spaces, accents or case."""
    words = material.words(paragraph)
    for first, word in enumerate(words):
        if not word.text[0].isupper():
            continue
        letters = ""
        for last in range(first, min(first + _MAX_WORDS, len(words))):
            if last > first and paragraph.text[words[last - 1].end : words[last].start] not in _JOINTS:
                break
            letters += folded(words[last].text)
            if letters not in beginnings:
                break
            start, end = word.start, words[last].end
            if (right := spellings.get(letters)) and material.is_free(paragraph, start, end):
                shown = paragraph.text[start:end]
                if not shown.isupper() and comparable(shown) != comparable(right):
                    message = f"“{shown}” is registered as “{right}”"
                    alone = _stands_alone(paragraph, start, end) and right[:1].isupper()
                    at = Stretch(passage, paragraph, start, end)
                    yield Hit(at, message, f"write “{right}”", right if alone else None)
