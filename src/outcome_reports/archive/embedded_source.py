"""The source of a document as JSON: put into its PDF, taken out again, and read back.

It holds the kind of the document, the brand, and the content that the document shows. Written with sorted keys, so that
equal content gives equal bytes.
"""

from __future__ import annotations

import base64
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outcome_reports.branding.brand import Brand
from outcome_reports.composing.documents.registry import KINDS
from outcome_reports.errors import ContentError, Problem
from outcome_reports.model import REDUCED, Edition, Registry
from outcome_reports.model.excerpt import Excerpt

NAME = "content.json"
DESCRIPTION = "The structured content this document was made from"
MEDIA_TYPE = "application/json"
FORMAT = "outcome_reports 1"


@dataclass(frozen=True, slots=True)
class Archive:
    """The source of one document: the name of its `kind`, what it is made from, how it looks.

    `without` names the parts that were left out of an excerpt.
    """

    kind: str
    content: Edition | Excerpt
    brand: Brand
    without: tuple[str, ...] = ()


def write_archive(archive: Archive) -> bytes:
    """The archive as JSON, UTF-8."""
    content = archive.content.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    images = archive.content.images if isinstance(archive.content, Edition) else {}
    data: dict[str, Any] = {
        "format": FORMAT,
        "document": archive.kind,
        "brand": archive.brand.model_dump(mode="json", exclude_defaults=True),
        "content": content,
    }
    if images:
        data["images"] = {name: base64.b64encode(image).decode("ascii") for name, image in images.items()}
    if archive.without:
        data["without"] = sorted(archive.without)
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8") + b"\n"


def read_archive(data: bytes, shown: Path) -> Archive:
    """The archive in `data`; `shown` is the file that messages name. Raises ContentError if it is none."""
    try:
        return _archive(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        # Where in the bytes JSON stops making sense tells nobody anything.
        why = "" if isinstance(error, json.JSONDecodeError | UnicodeDecodeError) else f": {error}"
        message = f"this is no content of a document of ours{why}"
        hint = "take it out of a PDF by “outcome-reports extract”"
        if (shown.parent / "edition.yaml").is_file() or (shown.parent.parent / "edition.yaml").is_file():
            message, hint = (
                "this is one file of an edition",
                "name the edition’s folder, the one with edition.yaml in it",
            )
        raise ContentError([Problem(shown, 0, 0, message, hint)]) from None


def _archive(found: Any) -> Archive:
    if found["format"] != FORMAT:
        raise ValueError(f"its format is {found['format']!r}, not {FORMAT!r}")
    cls: type[Edition | Excerpt] = Excerpt if KINDS[found["document"]].of_subject else Edition
    images = {name: base64.b64decode(image, validate=True) for name, image in found.get("images", {}).items()}
    # An excerpt may count entities as its subject that its own registry has no need of.
    keys = Registry.model_validate(found["content"]["registry"]).known_keys if cls is Edition else None
    content = cls.model_validate(
        found["content"] | ({"images": images} if images else {}), context={"keys": keys, REDUCED: True}
    )
    brand = Brand.model_validate(found["brand"])
    return Archive(str(found["document"]), content, brand, tuple(found.get("without", ())))


_OURS = "take a PDF that outcome_reports has made"


def extract(pdf: bytes, shown: Path) -> bytes:
    """The JSON inside a PDF of ours; `shown` is the file that messages name. Raises ContentError if there is none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # Of a file that is none at all pypdf would write what it looked for to the log.
    if b"%PDF-" not in pdf[:1024]:
        raise ContentError([Problem(shown, 0, 0, "this is no PDF", _OURS)])
    try:
        attachments = PdfReader(io.BytesIO(pdf)).attachments
        if found := attachments.get(NAME):
            return found[0]
        message = "there is no content inside this PDF"
    except (PyPdfError, ValueError, KeyError, OSError) as error:
        message = f"this is no PDF that can be read: {error}"
    raise ContentError([Problem(shown, 0, 0, message, _OURS)])
