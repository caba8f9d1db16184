"""Registry proposals: names and terms of a document that the registry lacks, as a file for a person to check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from outcome_reports.language.ascii_words import ascii_words
from outcome_reports.markup.placeholders import confirm
from outcome_reports.model import Registry
from outcome_reports.reading.yaml_writing import yaml_comment, yaml_scalar

_KEY = 40


def proposals_file(
    registry: Registry, names: Mapping[str, str], terms: Mapping[str, str], differences: Iterable[str]
) -> str:
    """Return the file of proposals, "" for none.

    `names` are names and their places, `terms` acronyms and their meanings, `differences` acronyms whose meanings
    differ between registry and document.
    """
    taken = {e.key for e in registry.entities} | {g.key for g in registry.groups} | {t.key for t in registry.terms}
    made = "".join(yaml_comment(confirm(text)) for text in differences)
    entities = ""
    for name, where in names.items():
        short, _, acronym = name.strip().partition(" (")
        if not (key := _new_key(acronym.rstrip(")") or short, taken)):
            continue
        entities += yaml_comment(f"Seen {where}", 2)
        entities += f"  - key: {key}\n    kind: organisation\n    short: {yaml_scalar(short)}\n"
        entities += f"    acronym: {yaml_scalar(acronym.rstrip(')'))}\n" if acronym else ""
    if entities:
        made += yaml_comment(confirm("key (ISO 3166 alpha-3 for a State), kind and name of each"))
        made += f"entities:\n{entities}"
    entries = ""
    for acronym, meaning in terms.items():
        if key := _new_key(acronym, taken):
            entries += f"  - key: {key}\n    acronym: {yaml_scalar(acronym)}\n    expansion: {yaml_scalar(meaning)}\n"
    if entries:
        made += yaml_comment(confirm("these terms of the glossary; a body belongs among the entities"))
        made += f"terms:\n{entries}"
    if not made:
        return ""
    return (
        yaml_comment("What the registry lacks. Look through it, then run: outcome-reports registry add (this file)")
        + made
    )


def _new_key(name: str, taken: set[str]) -> str:
    key = "-".join(ascii_words(name)).upper()[:_KEY].rstrip("-")
    if not key[:1].isalpha() or key in taken:
        return ""
    taken.add(key)
    return key
