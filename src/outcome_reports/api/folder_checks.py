"""House-style checks of the edition in a folder, for the command line and for scripts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path

from outcome_reports.checking import Finding, check_edition, read_profile, rules_named
from outcome_reports.errors import ContentError, counted
from outcome_reports.intake.limits import CONTENT_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.model import Edition
from outcome_reports.reading import read_edition_with_places
from outcome_reports.rewriting.fixing import fix_files

STANDARD_PROFILE = "rso"
"""The default profile: that of the organiser of this dialogue."""
_HEAD = 4000
_MAX_ROUNDS = 10


def check_folder(
    folder: str | Path, profile: str = STANDARD_PROFILE, previous: str | Path | None = None, rules: Iterable[str] = ()
) -> list[Finding]:
    """Return departures from house style in the edition in `folder`, in order of file and line.

    `profile` is the name of a style profile in the package or in `folder/house-style`. `previous` is the folder of the
    previous edition, whose sentences must not be repeated; by default, the folder beside `folder` with the same series
    and the preceding number. `rules` are rule ids or families; none means all. Raises ContentError with every problem
    if the edition cannot be read, ProfileError for an unknown profile, and UnknownNameError for an unknown rule.
    """
    place, wanted = Path(folder), rules_named(rules)
    edition, _, places = read_edition_with_places(place)
    check = functools.partial(check_edition, edition, places=places, profile=read_profile(profile, place))
    told: list[Finding] = []
    if previous is not None:
        found = check(previous=lambda: read_edition_with_places(previous)[0])
    elif (beside := previous_folder(place, edition)) is None:
        found = check()
    else:
        try:
            found = check(previous=lambda: read_edition_with_places(beside, registry=edition.registry)[0])
        except ContentError as error:
            # Its mistakes do not concern this edition, but report that nothing was compared.
            message = f"nothing was compared with the previous edition, {beside.name}: it cannot be read"
            hint = f"{counted(len(error.problems), 'problem')}: outcome-reports check {beside}"
            told, found = [Finding("STR010", "info", place, 0, 0, message, hint)], check()
    chosen = (finding for finding in (*told, *found) if not wanted or finding.rule in wanted)
    return sorted(chosen, key=lambda finding: finding.order)


def fix_folder(
    folder: str | Path, profile: str = STANDARD_PROFILE, previous: str | Path | None = None, rules: Iterable[str] = ()
) -> tuple[list[Finding], list[Finding]]:
    """Correct the edition in `folder` until no finding has a fix; return corrected and remaining findings.

    Arguments and errors are those of `check_folder`; also raises OSError for a file that cannot be written. Fixes may
    overlap or make others possible, so there are several rounds: a second call changes nothing.
    """
    mended: list[Finding] = []
    wanted = tuple(rules)
    for _ in range(_MAX_ROUNDS):
        findings = check_folder(folder, profile, previous, wanted)
        if not (now := fix_files(findings)):
            break
        mended += now
    return mended, check_folder(folder, profile, previous, wanted) if mended else findings


def previous_folder(folder: Path, edition: Edition) -> Path | None:
    """Return the folder of the previous edition beside `folder`; None if there is none or more than one."""
    beside = folder.resolve().parent
    found = [head.parent for head in sorted(beside.glob("*/edition.yaml")) if _is_before(head, edition)]
    return found[0] if len(found) == 1 else None


def _is_before(head: Path, edition: Edition) -> bool:
    try:
        text = read_file(head, CONTENT_BYTES)[:_HEAD].decode("utf-8", "replace")
    except RefusedError:
        return False
    series = re.search(r"^series:[ ]*[\"']?(.+?)[\"']?[ ]*$", text, re.MULTILINE)
    number = re.search(r"^number:[ ]*0*(\d+)[ ]*$", text, re.MULTILINE)
    return bool(series and number and (series[1], number[1]) == (edition.series, str(edition.number - 1)))
