"""The package of an EPUB: its description, its navigation, and the archive around them (EPUB 3.3, 4 to 7)."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from collections.abc import Callable, Sequence

from jinja2 import Environment

from outcome_reports import tree
from outcome_reports.platform.records import record
from outcome_reports.writers.html.node_rendering import NodeWriter
from outcome_reports.writers.html.sections import Outline

MEDIA_TYPE = "application/epub+zip"
# ZIP knows no time before 1980, and the same bytes need the same time.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@record(frozen=True, slots=True)
class Page:
    """A file of the publication: its path beside the package document, its bytes and their media type."""

    name: str
    data: bytes
    media_type: str

    @property
    def has_drawings(self) -> bool:
        """Return whether a page has drawings in it, which a package has to declare (EPUB 3.3, D.8.2)."""
        return self.media_type == "application/xhtml+xml" and b"<svg:svg" in self.data


def packed(
    environment: Environment,
    writer: NodeWriter,
    pages: Sequence[Page],
    others: Sequence[Page],
    *,
    outline: Outline,
    file_of: Callable[[str], str],
) -> bytes:
    """Return the archive; `pages` are read in their order, `others` are what they show.

    `outline` becomes the navigation; `file_of` says where a block is. Raises RenderError for labels that are missing.
    """
    document = writer.document
    navigation = environment.get_template("epub_navigation.xml.j2").render(
        document=document, writer=writer, outline=outline, file_of=file_of, first=pages[0].name, words=tree.inline_text
    )
    package = environment.get_template("epub_package.xml.j2").render(
        document=document,
        writer=writer,
        identifier=_identifier(document),
        pages=pages,
        others=others,
        pictured=any(page.name.startswith("pictures/") for page in others),
        ids={page.name: f"f{number}" for number, page in enumerate([*pages, *others], 1)},
    )
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": package.encode("utf-8"),
        "EPUB/navigation.xhtml": navigation.encode("utf-8"),
        **{f"EPUB/{page.name}": page.data for page in (*pages, *others)},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        # First, stored and without extra fields, so that programs know the file by its first bytes (OCF, 4.3).
        archive.writestr(zipfile.ZipInfo("mimetype", _EPOCH), MEDIA_TYPE.encode("ascii"), zipfile.ZIP_STORED)
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _identifier(document: tree.Document) -> str:
    """Return a UUID that is the same for the same words of the same version."""
    metadata = document.metadata
    said = [document.kind, document.lang, metadata.title, metadata.date.isoformat(), metadata.version]
    digest = hashlib.sha256("\n".join([*said, *tree.lines_of(document.blocks)]).encode()).digest()
    return f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=5)}"
