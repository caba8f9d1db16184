"""Names: formal and short ones, and the article before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.anatomy import starts_sentence
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.model import without_article


@rule(
    "NAM002",
    "formal and short names of States mixed",
    severity="warning",
    why="In one passage all States have their short names or all their formal ones; after its formal name at the head "
    "of a spotlight, a State has its short name.",
    source=f"{MANUAL}, “Country names”",
    good=(
        "China and Viet Nam agreed.",
        "The People’s Republic of China and the Socialist Republic of Viet Nam agreed.",
    ),
    bad=("The People’s Republic of China and Viet Nam agreed.", "Indonesia agreed with the Republic of Indonesia."),
)
def mixed_forms(material: Material) -> Iterator[Hit]:
    """Find formal names in passages that have short ones too; the owner's first mention does not count."""
    for passage in material.english:
        if passage.kind != "prose":
            continue
        formal: list[Stretch] = []
        short: list[str] = []
        leads = set(passage.owners)
        for paragraph in passage.paragraphs:
            for name in material.states(paragraph):
                entity = material.registry.entity(name.key)
                assert entity is not None
                if name.key in leads and name.form == "formal":
                    leads.discard(name.key)
                elif name.form == "formal":
                    formal.append(Stretch(passage, paragraph, name.start, name.end))
                elif entity.formal is not None and not material.is_quoted(paragraph, name.start, name.end):
                    short.append(without_article(entity.short))
                    leads.discard(name.key)
        for stretch in formal if short else ():
            message = f"“{stretch.text}” is a formal name, but “{short[0]}” in the same passage is a short one"
            yield Hit(stretch, message, "use short names throughout, or formal ones throughout")


@rule(
    "NAM003",
    "capitalised article before a name inside a sentence",
    severity="warning",
    why="“The” is not part of a registered name in running text; inside a sentence it is in lower case.",
    source=f"{MANUAL}, “Capital letters”",
    good=(
        "They met the International Organization for Migration.",
        "The International Organization for Migration met.",
    ),
    bad=(
        Example(
            "They met The International Organization for Migration.",
            fixed="They met the International Organization for Migration.",
        ),
    ),
    kept=(
        "Write to the office,\\\nThe Regional Support Office, Bangkok.",
        "They met (The International Organization for Migration spoke) and read *of The International Organization "
        "for Migration*.",
        "It is “of The International Organization for Migration” – The International Organization for Migration.",
    ),
)
def capital_article(material: Material) -> Iterator[Hit]:
    """Find the article with a capital before a registered name, inside a sentence."""
    for passage, paragraph in material.paragraphs("prose"):
        for name in material.names(paragraph):
            at = name.start - 4
            if name.marked or paragraph.text[max(at, 0) : name.start] != "The ":
                continue
            if not starts_sentence(paragraph, at) and not material.is_quoted(paragraph, at, name.start):
                shown = paragraph.text[name.start : name.end]
                message = f"“The” before “{shown}” inside a sentence"
                sure = re.search(r"[\w,;] $", paragraph.text[max(at - 2, 0) : at]) is not None
                yield Hit(Stretch(passage, paragraph, at, at + 3), message, "write “the”", "the" if sure else None)
