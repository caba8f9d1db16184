"""Suppressions: findings accepted with a reason, in `edition.yaml` or in a comment above the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from outcome_reports.checking.engine.findings import Finding, Places, Position
from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import RULES, Example, Hit, Rule, rule
from outcome_reports.model import Edition
from outcome_reports.model.leaves import Path as ModelPath

_REMARK = re.compile(r"^\s*check\s*:\s*(?P<rest>.*)$", re.IGNORECASE)
_IGNORE = re.compile(r"^ignore\s+(?P<rules>[A-Z]{3}\d{0,3}(?:\s*,\s*[A-Z]{3}\d{0,3})*)\s+because\s+(?P<reason>\S.*)$")


@dataclass
class Declaration:
    """A suppression of findings of `rules`, at or below `where`, with `text`; `used` once it has matched."""

    rules: tuple[str, ...]
    where: ModelPath
    position: Position
    text: str | None = None
    used: bool = field(default=False)

    def covers(self, finding: Finding) -> bool:
        """Return whether the finding is suppressed."""
        if not any(finding.rule == rule or finding.rule.rstrip("0123456789") == rule for rule in self.rules):
            return False
        if finding.where[: len(self.where)] != self.where:
            return False
        return self.text is None or self.text.casefold() in f"{finding.excerpt}\n{finding.message}".casefold()


def _none(_material: Material) -> Iterator[Hit]:
    return iter(())


SUP001: Rule = rule(
    "SUP001",
    "suppression that cannot be understood or gives no reason",
    severity="error",
    why="A comment that switches a rule off says which rule and why: “# check: ignore NAM003 because …”.",
    source=(
        "the profile’s own choice: a departure from house style is a decision, and others should be able to see "
        "the reason"
    ),
    good=(Example("It is is so.", remark="check: ignore LNG011 because the doubled word is quoted as it was said"),),
    bad=(Example("It is is so.", remark="check: ignore LNG011"), Example("It is so.", remark="check: LNG011 is wrong")),
)(_none)
SUP002: Rule = rule(
    "SUP002",
    "suppression that suppresses nothing",
    severity="warning",
    why="The finding has gone; the suppression would hide the next one.",
    source="the profile’s own choice",
    good=(Example("It is is so.", parts={"suppress": [{"rule": "LNG011", "reason": "quoted as it was said"}]}),),
    bad=(
        Example("It is so.", parts={"suppress": [{"rule": "LNG011", "reason": "quoted as it was said"}]}),
        Example("It is so.", remark="check: ignore LNG011 because the doubled word is quoted as it was said"),
    ),
)(_none)


def without_suppressed(findings: Iterable[Finding], edition: Edition, places: Places) -> Iterator[Finding]:
    """Yield the findings that are not suppressed, and those about the suppressions themselves."""
    declarations = [
        Declaration((entry.rule,), (), places.place(("suppress", index)), entry.text)
        for index, entry in enumerate(edition.suppress)
    ]
    faulty: list[Finding] = []
    for where, words, position in places.remarks():
        if (remark := _REMARK.match(words)) is None:
            continue
        if ignore := _IGNORE.match(remark["rest"]):
            rules = tuple(name.strip() for name in ignore["rules"].split(","))
            declarations.append(Declaration(rules, where, position))
        else:
            message, hint = "a suppression without rule or reason", "write: # check: ignore NAM003 because …"
            faulty.append(Finding(SUP001.id, SUP001.severity, *position, message, hint, words.strip(), where))
    for finding in findings:
        covering = [declaration for declaration in declarations if declaration.covers(finding)]
        for declaration in covering:
            declaration.used = True
        if not covering:
            yield finding
    yield from faulty
    for declaration in declarations:
        if not declaration.used:
            names = ", ".join(declaration.rules)
            message, hint = f"nothing is suppressed here: {names} finds nothing", "remove it"
            strange = [name for name in declaration.rules if not any(id.startswith(name) for id in RULES)]
            if strange:
                message, hint = f"unknown rule “{strange[0]}”", "outcome-reports check --list-rules lists all"
            yield Finding(SUP002.id, SUP002.severity, *declaration.position, message, hint, names, declaration.where)
