"""Reading of documents into a Story: Word files, and those that LibreOffice converts to Word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from outcome_reports.errors import ContentError, InstallationError, OutcomeError, Problem
from outcome_reports.importing.word.word_content import Story, paragraphs_of
from outcome_reports.importing.word.word_reading import read_story
from outcome_reports.intake.libreoffice import converted
from outcome_reports.intake.limits import PACKAGE_BYTES, WORD_PARAGRAPHS
from outcome_reports.intake.packages import read_package
from outcome_reports.intake.regular_files import RefusedError, read_file

CONVERTED = frozenset({".odt", ".ott", ".doc", ".dot", ".rtf", ".wps", ".fodt"})
"""Suffixes of documents that LibreOffice converts."""

_PACKAGES = frozenset({".odt", ".ott"})
_SAVE = "open it and save it as .docx"


def read_document(file: Path) -> Story:
    """Return the story of a document. Raises ContentError for a file of another type, or one that cannot be read;
    OSError.

    Documents with a suffix in `CONVERTED` are converted to Word by LibreOffice, if installed.
    """
    if file.suffix.casefold() not in CONVERTED:
        return _bounded(file, read_story(file))
    kind = file.suffix.casefold()
    try:
        made = converted(_read(file), kind, "docx:MS Word 2007 XML")
    except InstallationError:
        hint = f"{_SAVE}, or install LibreOffice, which this program then calls"
        raise _refused(file, f"a document of the kind {kind}", hint) from None
    except RefusedError as error:
        raise _refused(file, error.message, error.hint) from None
    except OutcomeError as error:
        raise _refused(file, str(error), _SAVE) from None
    with TemporaryDirectory() as place:
        document = Path(place) / "document.docx"
        document.write_bytes(made)
        try:
            story = _bounded(file, read_story(document))
        except ContentError as error:
            raise ContentError(replace(problem, file=file) for problem in error.problems) from None
    story.remarks.append("LibreOffice converted the document to Word before it was read")
    return story


def _read(file: Path) -> bytes:
    data = read_file(file, PACKAGE_BYTES)
    if file.suffix.casefold() in _PACKAGES:
        # Its unpacked size is limited, as for Word files.
        read_package(file)
    return data


def _refused(file: Path, message: str, hint: str) -> ContentError:
    return ContentError([Problem(file, 0, 0, message, hint)])


def _bounded(file: Path, story: Story) -> Story:
    """Return a story. Raises ContentError if it has more paragraphs than can be placed in a minute."""
    count = sum(1 for _ in paragraphs_of(story.blocks))
    if count > WORD_PARAGRAPHS:
        message = f"the document has {count:,} paragraphs"
        raise ContentError([Problem(file, 0, 0, message, f"at most {WORD_PARAGRAPHS:,}: divide it")])
    return story
