"""Words mistaken for others, and gendered terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.profile import Wording
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.checking.text.phrases import PhraseIndex, in_case_of

_PAIR = re.compile(r"wom[ae]n\b.*\w{3,}m[ae]n\b|\w{3,}m[ae]n\b.*wom[ae]n\b", re.IGNORECASE)


@rule(
    "LNG008",
    "word or phrase that is mistaken for another",
    severity="warning",
    why="Dictionaries know both words; only one is meant.",
    source="the profile’s list, collected from documents of this kind",
    good=("Timor-Leste’s accession to ASEAN; losses amounting to 9 million; ascension to the throne.",),
    bad=(
        "Its ascension to ASEAN is new.",
        "There were losses accounting to 9 million.",
        Example("Frameworks must keep pace of change.", fixed="Frameworks must keep pace with change."),
    ),
    kept=(
        "An officer accounting to Parliament spoke of factors that affect change.",
        "The project is going forward with an ascension to power, transport for participants to the venue and more.",
        "They opened participation to the public, to tenants of public housing, and gave complimentary measures.",
        "She said “keep pace of change”; *Keep pace of change* is its title.",
    ),
)
def confused_words(material: Material) -> Iterator[Hit]:
    """Find phrases of the profile's list."""
    return _found(material, material.profile.confusable)


@rule(
    "LNG009",
    "gendered term",
    severity="warning",
    why="Words that mean everybody should include everybody.",
    source="United Nations Guidelines for gender-inclusive language in English",
    good=("The chair and the workforce agreed.",),
    bad=(Example("The chairman spoke of policemen.", fixed="The chair spoke of police officers."), "He or she signs."),
    kept=(
        "Chairman Mao and Businessmen’s Association, the Policeman, and CHAIRMAN are names.",
        "The chairman-in-office spoke.",
        "The chairman or chairwoman met businessmen and businesswomen.",
        "A middleman met manned aircraft, man-made fibres and able seamen for the common heritage of mankind.",
        "He said “the chairman”; *The chairman* is a play, [a chairman](https://x.org) a page.",
    ),
)
def gendered_terms(material: Material) -> Iterator[Hit]:
    """Find terms of the profile's list."""
    return _found(material, material.profile.inclusive)


def _found(material: Material, wordings: tuple[Wording, ...]) -> Iterator[Hit]:
    by_phrase = {wording.find: wording for wording in wordings}
    right = {phrase for wording in wordings for phrase in wording.unless}
    index = PhraseIndex([*by_phrase, *right])
    for passage, paragraph in material.paragraphs():
        for phrase, start, end in index.find_in(paragraph.text, material.words(paragraph)):
            if phrase in right or material.is_quoted(paragraph, start, end):
                continue
            wording, shown = by_phrase[phrase], paragraph.text[start:end]
            use = in_case_of(shown, wording.use) if wording.use else None
            hint = f"write “{use}”" if use else "put it another way"
            message = f"“{shown}”: {wording.why}" if wording.why else f"“{shown}” is not used here"
            # With a capital it may be a person's title, or a name: “Chairman Mao”. “Chairman or chairwoman” is a pair.
            alone = not paragraph.text.startswith("-", end)
            safe = (
                wording.safe
                and alone
                and shown == shown.lower()
                and not _PAIR.search(material.sentence_at(paragraph, start))
            )
            yield Hit(Stretch(passage, paragraph, start, end), message, hint, use if safe else None)
