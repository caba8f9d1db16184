"""Files inside a PDF, found without trusting the PDF's own data."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from outcome_reports.intake.regular_files import RefusedError

_MOST_STEPS = 60
"""Maximum number of dictionaries searched for one file; ours is the first."""
_MOST_FILTERS = 2


def is_pdf(data: bytes) -> bool:
    """Return whether a file with this content is a PDF: its header may come after up to 1,024 bytes of anything
    (ISO 32000-1, Annex H, 3.4.1), but JSON and office files may quote one.
    """
    head = data[:1024]
    return b"%PDF-" in head and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"PK"))


def attached_file(pdf: bytes, name: str) -> bytes | None:
    """Return the file `name` inside a PDF (ISO 32000-1, 7.11.4), None if it has no such file.

    Raises RefusedError for data that is not a PDF or cannot be read as one.
    """
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    if not is_pdf(pdf):
        raise RefusedError("this is not a PDF", "name a PDF")
    # Every faulty object would print a line on the console.
    log, silence = logging.getLogger("pypdf"), logging.NullHandler()
    log.addHandler(silence)
    before, log.propagate = log.propagate, False
    try:
        root = PdfReader(io.BytesIO(pdf)).root_object
        for found in _specifications(root):
            if name in {_text(found.get("/UF")), _text(found.get("/F"))}:
                return _data(found)
    except (RefusedError, MemoryError):
        raise
    except FileNotDecryptedError:
        raise RefusedError("this PDF has a password", "save it without one") from None
    except Exception:  # noqa: BLE001 - on a damaged file pypdf fails in any way that Python can
        raise RefusedError("this PDF is damaged", "open it and save it again, or use another copy") from None
    finally:
        log.propagate = before
        log.removeHandler(silence)
    return None


def _text(value: object) -> str:
    resolved = _resolved(value)
    return resolved if isinstance(resolved, str) else ""


def _resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _specifications(root: Any) -> Iterator[Any]:
    """Yield the file specifications of the catalogue: associated files, then those in the name tree."""
    from pypdf.generic import ArrayObject, DictionaryObject

    names = _resolved(_resolved(root.get("/Names")) or {})
    waiting = [names.get("/EmbeddedFiles") if isinstance(names, DictionaryObject) else None, root.get("/AF")]
    for _ in range(_MOST_STEPS):
        if not waiting:
            return
        found = _resolved(waiting.pop())
        if isinstance(found, DictionaryObject) and "/EF" in found:
            yield found
        elif isinstance(found, DictionaryObject):
            waiting += [found.get("/Kids"), found.get("/Names")]
        elif isinstance(found, ArrayObject):
            waiting += list(found[: 2 * _MOST_STEPS])[::-1]


def _data(specification: Any) -> bytes:
    from pypdf.generic import StreamObject

    files = _resolved(specification["/EF"])
    stream = _resolved(files.get("/UF") or files.get("/F"))
    if not isinstance(stream, StreamObject):
        raise RefusedError("the file inside this PDF is damaged", "use another copy of the PDF")
    filters = _resolved(stream.get("/Filter", []))
    if isinstance(filters, list) and len(filters) > _MOST_FILTERS:
        raise RefusedError("the file inside this PDF is compressed several times over", "use another copy of the PDF")
    return bytes(stream.get_data())
