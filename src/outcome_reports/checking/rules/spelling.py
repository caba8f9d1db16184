"""Words that are in no dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.text.anatomy import Word, starts_sentence
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Passage, Stretch
from outcome_reports.language.distant_dictionary import dictionary_at_hand

_MAX_SUGGESTIONS = 3
# Looking for similar words takes milliseconds each; a text in another language has thousands of unknown ones.
_MAX_LOOKED_UP = 200


@rule(
    "SPL001",
    "word that is in no dictionary",
    severity="warning",
    why="A typing error, or a word that belongs in the profile’s list. Names of the registry and their parts are "
    "known; other names, capitalised inside a sentence, are reported only where they come close to one of those.",
    source="Hunspell’s British English dictionary, which has words of both spelling traditions where they are British",
    good=(
        "Goods, etc. of Acme Inc., vol. 3. Vols. 3 and 4, ibid.",
        "Reintegration of returnees in Myawaddy, with the IOM, was discussed on 5 km² of land.",
    ),
    bad=("The reintegartion of returnees.", "Officers came from Indonsia."),
)
def unknown_word(material: Material) -> Iterator[Hit]:
    """Find words that are not in the dictionary, the registry or the profile."""
    dictionary = dictionary_at_hand(material.profile.spelling.dictionary)
    if dictionary is None:
        return
    known = _known_words(material)
    # Words that other rules correct are not reported as unknown.
    passed_over = {*known, *material.profile.spelling.british, *material.profile.spelling.preferred}
    spelled: list[tuple[str, Passage, Paragraph, Word]] = []
    for passage, paragraph in material.paragraphs():
        for word in material.words(paragraph):
            plain = word.text.replace("’", "'").removesuffix("'s").removesuffix("'")
            if len(plain) >= 3 and plain.casefold() not in passed_over:
                spelled.append((plain, passage, paragraph, word))
    # All at once, because the dictionary may be in another process.
    forms = {plain for plain, *_ in spelled}
    dotted = {f"{plain}." for plain, _, paragraph, word in spelled if paragraph.text.startswith(".", word.end)}
    found = dictionary.known(forms | dotted | {form.lower() for form in forms | dotted})
    unknown = [
        (plain, Stretch(passage, paragraph, word.start, word.end))
        for plain, passage, paragraph, word in spelled
        if plain not in found
        and not (plain.isupper() and plain.lower() in found)
        and not (paragraph.text.startswith(".", word.end) and {f"{plain}.", f"{plain.lower()}."} & found)
        and material.is_free(paragraph, word.start, word.end)
        and not _is_special(paragraph, word)
    ]
    near = dictionary.near_each(tuple(dict(unknown))[:_MAX_LOOKED_UP], known)
    for plain, stretch in unknown:
        yield from _hit(stretch, plain, near.get(plain, []), known)


@rule(
    "SPL002",
    "no dictionary",
    severity="info",
    why="The spelling check needs the package chunspell and a Hunspell dictionary (Debian: hunspell-en-gb).",
    source="the software’s own",
    good=("Words are looked up.",),
    bad=(Example("Words are not looked up.", parts={"profile": {"spelling": {"dictionary": "xx_XX"}}}),),
)
def no_dictionary(material: Material) -> Iterator[Hit]:
    """Report once that spelling was not checked."""
    name = material.profile.spelling.dictionary
    if dictionary_at_hand(name) is None:
        yield Hit(
            (), "spelling was not checked: no dictionary is installed", f"install hunspell’s {name}", excerpt=name
        )


def _known_words(material: Material) -> frozenset[str]:
    """Return every word of the registry, of the profile's list and of the names of persons and places, without case."""
    registry, edition = material.registry, material.edition
    names = [*material.profile.spelling.words, *material.profile.capitals.terms, *material.profile.acronyms.known]
    names += [name for entity in registry.entities for name in (*entity.names, entity.key)]
    names += [name for group in registry.groups for name in (group.name, *group.aliases)]
    names += [name for term in registry.terms for name in (term.acronym, term.expansion, *term.aliases)]
    names += [signatory.name for signatory in (edition.foreword.signatories if edition.foreword else ())]
    names += [edition.series, edition.theme or "", edition.venue.place if edition.venue else ""]
    names += list(edition.contact.address) if edition.contact else []
    words = {word for name in names for word in name.replace("’", "'").replace("-", " ").replace(",", " ").split()}
    return frozenset(word.casefold().removesuffix("'s").removesuffix("'") for word in words)


def _is_special(paragraph: Paragraph, word: Word) -> bool:
    """Return True for tokens that are not words: acronyms, letters with figures (km²), names (WhatsApp)."""
    text = paragraph.text
    if (word.text.isupper() or word.text.removesuffix("s").isupper()) and len(word.text) <= 12:
        return True
    if text[word.start - 1 : word.start].isdigit() or text[word.end : word.end + 1].isdigit():
        return True
    if not all(letter.isalpha() or letter in "’'" for letter in word.text):
        return True
    return word.text[1:] != word.text[1:].lower() and not word.text.isupper()


def _hit(stretch: Stretch, plain: str, near: list[str], known: frozenset[str]) -> Iterator[Hit]:
    is_name = plain[0].isupper() and not starts_sentence(stretch.paragraph, stretch.start)
    if is_name:
        near = [word for word in near if word.casefold() in known and len(word) > 4]
        if not near:
            return
    shown = " or ".join(f"“{word}”" for word in near[:_MAX_SUGGESTIONS])
    hint = f"did you mean {shown}?" if near else "correct it, or add it to the profile’s words"
    # A word that the dictionary lacks may be correct, and resemble another by chance: no fix.
    yield Hit(stretch, f"“{plain}” is in no dictionary", hint)
