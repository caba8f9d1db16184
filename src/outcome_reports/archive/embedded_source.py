"""The source of a document as JSON: embedded in its PDF, extracted, and read back.

It contains the kind of the document, the brand, and the content that the document shows. Keys are sorted, so that equal
content gives equal bytes.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from outcome_reports.branding.brand import Brand
from outcome_reports.composing.documents.registry import KINDS
from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.images import clean_image
from outcome_reports.intake.json_values import read_json
from outcome_reports.intake.limits import SOURCE_BYTES
from outcome_reports.intake.named_files import check_path
from outcome_reports.intake.pdf_attachments import attached_file
from outcome_reports.intake.pictures import PictureRoom
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.model import REDUCED, Edition, Registry
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.platform.plain_faults import plain_fault
from outcome_reports.platform.records import record

NAME = "content.json"
MEDIA_TYPE = "application/json"
FORMAT = "outcome_reports 1"
_OURS = "use a PDF that outcome_reports made"
_OF_WORD = {"reference_doc", "reference_data"}


@record(frozen=True, slots=True)
class Archive:
    """The source of one document: the name of its `kind`, its content, and its brand.

    `without` names the parts that were left out of an excerpt.
    """

    kind: str
    content: Edition | Excerpt
    brand: Brand
    without: tuple[str, ...] = ()


def write_archive(archive: Archive) -> bytes:
    """Return the archive as JSON, UTF-8."""
    content = archive.content.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    images = archive.content.images
    data: dict[str, Any] = {
        "format": FORMAT,
        "document": archive.kind,
        # A PDF does not use the Word template.
        "brand": archive.brand.model_dump(mode="json", exclude_defaults=True, exclude=_OF_WORD),
        "content": content,
    }
    if images:
        data["images"] = {name: b64encode(image).decode("ascii") for name, image in images.items()}
    if archive.without:
        data["without"] = sorted(archive.without)
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8") + b"\n"


def read_archive(data: bytes, shown: Path) -> Archive:
    """Return the archive in `data`; `shown` is the file named in messages. Raises ContentError if it is not one.

    Pictures are checked and rebuilt like those of a folder, wherever the archive comes from.
    """
    try:
        return _archive(read_json(data))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"this is not the content of a document of ours: {_why(error)}"
        hint = "extract it from a PDF with “outcome-reports extract”"
        if (shown.parent / "edition.yaml").is_file() or (shown.parent.parent / "edition.yaml").is_file():
            message, hint = (
                "this is only one file of an edition",
                "name the edition’s folder, the one with edition.yaml in it",
            )
        raise ContentError([Problem(shown, 0, 0, message, hint)]) from None


def _why(error: Exception) -> str:
    if isinstance(error, RefusedError):
        return error.message
    if isinstance(error, KeyError):
        return f"“{error.args[0]}” is missing"
    if isinstance(error, ValidationError):
        found = error.errors(include_url=False, include_input=False)
        place = ".".join(map(str, found[0]["loc"]))
        more = f" (and {len(found) - 1:,} more)" if len(found) > 1 else ""
        return f"{f'{place}:' if place else 'it'} {plain_fault(found[0])}{more}"
    # What Python says of a wrong type is about code.
    return str(error) if isinstance(error, ValueError) else "a value has the wrong type"


def _object(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise RefusedError(f"{name} is not an object", _OURS)
    return value


def _archive(value: Any) -> Archive:
    found = _object(value, "it")
    if found["format"] != FORMAT:
        raise ValueError(f"its format is {found['format']!r}, not {FORMAT!r}")
    if (kind := str(found["document"])) not in KINDS:
        raise ValueError(f"unknown document “{kind}”")
    cls: type[Edition | Excerpt] = Excerpt if KINDS[kind].of_subject else Edition
    room = PictureRoom()
    images = {name: _picture(name, image, room) for name, image in _object(found.get("images", {}), "“images”").items()}
    said = _object(found["content"], "“content”")
    # An excerpt may count entities as its subject that its own registry does not need.
    keys = Registry.model_validate(said["registry"]).known_keys if cls is Edition else None
    content = cls.model_validate(said | ({"images": images} if images else {}), context={"keys": keys, REDUCED: True})
    if isinstance(content, Excerpt):
        # The edition that its document is composed with must be valid, too.
        from outcome_reports.composing.documents.excerpt_document import edition_of

        edition_of(content)
    brand = Brand.model_validate(
        {key: value for key, value in _object(found["brand"], "“brand”").items() if key not in _OF_WORD}
    )
    if brand.logo is not None:
        from outcome_reports.reading.logos import clean_logo

        brand = brand.model_copy(update={"logo": clean_logo(brand.logo, brand.logo.picture)})
    return Archive(kind, content, brand, tuple(found.get("without", ())))


def _picture(name: str, image: str, room: PictureRoom) -> bytes:
    check_path(name)
    try:
        data = b64decode(image, validate=True)
    except (TypeError, ValueError):
        raise RefusedError(f"“{name}” is not base64", _OURS) from None
    return clean_image(name, data, room=room)


def extract(pdf: bytes, shown: Path) -> bytes:
    """Return the JSON inside one of our PDFs; `shown` is the file named in messages.

    Raises ContentError if there is none.
    """
    message, hint = "there is no content inside this PDF", _OURS
    try:
        if (found := attached_file(pdf, NAME)) is not None:
            found.decode("utf-8")
            return found
    except RefusedError as error:
        message, hint = error.message, error.hint
    except UnicodeDecodeError:
        message = "the content inside this PDF is damaged"
    raise ContentError([Problem(shown, 0, 0, message, hint)])


def check_source(data: bytes, shown: Path) -> None:
    """Raise ContentError unless `data`, which was inside the PDF `shown`, is a JSON object."""
    try:
        _object(read_json(data), "it")
    except RefusedError as error:
        message = f"the content inside this PDF is damaged: {error.message}"
        raise ContentError([Problem(shown, 0, 0, message, _OURS)]) from None


def read_source_file(file: Path) -> bytes:
    """Return the bytes of a PDF or a `content.json`. Raises ContentError for a file that cannot be read."""
    try:
        return read_file(file, SOURCE_BYTES)
    except RefusedError as error:
        raise ContentError([Problem(file, 0, 0, error.message, error.hint)]) from None
