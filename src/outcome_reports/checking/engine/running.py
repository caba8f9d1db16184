"""Running of a profile's rules over an edition, which turns their hits into findings with places and fixes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace

import outcome_reports.checking.rules  # noqa: F401  (its import fills RULES)
from outcome_reports.checking.engine.findings import Finding, Fix, NoPlaces, Places, Severity
from outcome_reports.checking.engine.fix_limits import may_fix
from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.profile import Profile, standard_profile
from outcome_reports.checking.engine.rule import RULES, Hit, rules_named
from outcome_reports.checking.engine.suppressing import without_suppressed
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.model import Edition
from outcome_reports.platform.shared_work import shared

_OTHER_HALF = frozenset({"ACR", "NAM", "STR"})
"""Families of rules that, with reading the edition before, take half of the time; spelling has a process already."""


def check_edition(
    edition: Edition,
    *,
    profile: Profile | str,
    places: Places | None = None,
    previous: Callable[[], Edition] | None = None,
    rules: Iterable[str] | None = None,
) -> list[Finding]:
    """Return all departures from the profile's house style in `edition`, in order of file and line.

    `places` gives the places of content in files; without it the model path replaces the file. `previous` reads the
    previous edition, for finding text carried over from it; `rules` are the ids or families to which the check is
    restricted. Raises ProfileError for an unknown profile, UnknownNameError for an unknown rule, and what `previous`
    raises.
    """
    chosen = standard_profile(profile) if isinstance(profile, str) else profile
    where: Places = places or NoPlaces()
    material = Material(edition, chosen, previous)
    names = tuple(RULES) if rules is None else rules_named(rules)
    by_other = [name for name in names if RULES[name].family in _OTHER_HALF]
    with shared(lambda: _found(by_other, material, where)) as others:
        found = dict.fromkeys((*_found([name for name in names if name not in by_other], material, where), *others()))
    if rules is None:
        return sorted(without_suppressed(found, edition, where), key=lambda finding: finding.order)
    return sorted(found, key=lambda finding: finding.order)


def _found(names: Iterable[str], material: Material, places: Places) -> list[Finding]:
    return [finding for name in names for finding in _findings(name, material, places)]


def _findings(name: str, material: Material, places: Places) -> Iterator[Finding]:
    rule = RULES[name]
    severity = material.profile.setting(name, rule.severity)
    if severity != "off":
        hits = (hit for hit in rule.find(material) if rule.unwritten or not material.is_unwritten(hit.at))
        found = ((hit, _finding(name, severity, hit, material, places)) for hit in hits)
        yield from _together(list(found), material) if rule.together else (finding for _, finding in found)


def _together(found: list[tuple[Hit, Finding]], material: Material) -> Iterator[Finding]:
    """Yield findings, without their fixes where another of the same sentence or table has none."""
    held = {_around(hit, material) for hit, finding in found if finding.fix is None}
    for hit, finding in found:
        yield replace(finding, fix=None) if finding.fix and _around(hit, material) in held else finding


def _around(hit: Hit, material: Material) -> Hashable:
    assert isinstance(hit.at, Stretch)
    paragraph = hit.at.paragraph
    if paragraph.kind == "cell":
        return id(hit.at.passage)
    return id(paragraph), bisect_left(material.sentences(paragraph), (hit.at.start + 1, 0))


def _finding(name: str, severity: Severity, hit: Hit, material: Material, places: Places) -> Finding:
    if not isinstance(hit.at, Stretch):
        return Finding(name, severity, *places.place(hit.at), hit.message, hit.hint, hit.excerpt, hit.at)
    stretch = hit.at
    before = stretch.passage.source[: stretch.offset]
    line, column = before.count("\n"), stretch.offset - (before.rfind("\n") + 1)
    position = places.place(stretch.passage.path, line, column)
    fix = None
    where, old, new = stretch.passage.path, stretch.text, hit.replacement
    if (
        new is not None
        and stretch.is_as_written
        and may_fix(material, stretch, new)
        and places.can_replace(where, line, column, old, new)
    ):
        fix = Fix(*position, old, new)
    excerpt = hit.excerpt or stretch.text
    return Finding(name, severity, *position, hit.message, hit.hint, excerpt, stretch.passage.path, fix)
