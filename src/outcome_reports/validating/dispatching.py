"""Choice of validators for each file; all run in parallel."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from outcome_reports.errors import EXPECTED, ArgumentError, words_of
from outcome_reports.intake.limits import OUTPUT_BYTES
from outcome_reports.validating import axe, epubcheck, html, openxml, pdf_rules, verapdf, word_rules
from outcome_reports.validating.verdicts import FailedValidatorsError, Unavailable, Validator, Verdict

_MODULES = (verapdf, pdf_rules, openxml, word_rules, html, axe, epubcheck)
_BY_SUFFIX: dict[str, list[Validator]] = {}
for _validator in (module.VALIDATOR for module in _MODULES):
    for _suffix in _validator.suffixes:
        _BY_SUFFIX.setdefault(_suffix, []).append(_validator)

SUFFIXES = tuple(_BY_SUFFIX)
"""The suffixes of files that can be validated."""


def validate(paths: Iterable[str | Path]) -> list[Verdict]:
    """Return the verdicts of every installed validator on each file, in the order given.

    A missing validator gives verdicts that say what to install. Raises FileNotFoundError for a missing file,
    ArgumentError for other files without validators, and FailedValidatorsError if one fails, after all have run.
    """
    files = list(dict.fromkeys(Path(path) for path in paths))
    for file in files:
        if not file.exists():
            raise FileNotFoundError(f"there is no file {file}")
        if not file.is_file():
            hint = ": name the files in it" if file.is_dir() else ""
            raise ArgumentError(f"{file} is not a regular file{hint}")
        if (size := file.stat().st_size) > OUTPUT_BYTES:
            raise ArgumentError(f"{file} has {size:,} bytes: validators are given files of at most {OUTPUT_BYTES:,}")
        try:
            str(file).encode()
        except UnicodeEncodeError:
            raise ArgumentError(f"{file}: no validator takes a name that is not UTF-8; rename the file") from None
        if file.suffix.lower() not in _BY_SUFFIX:
            raise ArgumentError(f"{file}: no validator for this kind of file (supported: {', '.join(SUFFIXES)})")
    work: dict[int, tuple[Validator, list[Path]]] = {}
    for file in files:
        for validator in _BY_SUFFIX[file.suffix.lower()]:
            work.setdefault(id(validator), (validator, []))[1].append(file)
    with ThreadPoolExecutor(max_workers=len(work) or 1) as executor:
        done = list(executor.map(_verdicts, work.values()))
    verdicts = sorted(
        (verdict for found, _ in done for verdict in found), key=lambda verdict: files.index(verdict.file)
    )
    if failed := [why for _, why in done if why]:
        raise FailedValidatorsError(failed, verdicts)
    return verdicts


def missing_for(suffix: str) -> list[str]:
    """Return sentences that say what to install to validate files of a kind (".pdf"); none if nothing is missing."""
    missing = []
    for validator in _BY_SUFFIX[suffix]:
        for need in validator.needs:
            try:
                need()
            except Unavailable as error:
                missing.append(str(error))
    return missing


def _verdicts(task: tuple[Validator, list[Path]]) -> tuple[list[Verdict], str]:
    """Return the verdicts of a validator, and why it failed, "" if it did not."""
    validator, files = task
    try:
        return validator.run(files), ""
    except EXPECTED as error:
        verdicts = [
            Verdict(file, validator.tool, standard, unavailable=words_of(error))
            for file in files
            for standard in validator.standards
        ]
        return verdicts, "" if isinstance(error, Unavailable) else words_of(error)
