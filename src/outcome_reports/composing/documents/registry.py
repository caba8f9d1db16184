"""The registry of kinds of document: one line for each. Commands, builds and archives derive their lists from it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from outcome_reports.model import Edition
    from outcome_reports.tree import Document


@record(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its `name` in commands, which is also the name of its files.

    `module` has two functions, and is imported when first needed: `content(edition) -> Edition`, the content of an
    edition that the document shows, and `compose(edition) -> Document`, which takes that. Kinds `of_subject` are made
    from an Excerpt for keys of the registry instead.
    """

    name: str
    module: str
    of_subject: bool = False

    def content(self, edition: Edition) -> Edition:
        """Return the content of `edition` that the document shows, is composed from, and contains in its file."""
        return cast("Edition", importlib.import_module(self.module).content(edition))

    def compose(self, content: Edition) -> Document:
        """Return the document that shows all of `content`. Raises the errors of `compose_document`."""
        return cast("Document", importlib.import_module(self.module).compose(content))


_ROOM = "outcome_reports.composing.documents"
_ALL = (
    DocumentKind("statement", f"{_ROOM}.statement"),
    DocumentKind("summary", f"{_ROOM}.event_summary"),
    DocumentKind("brief", f"{_ROOM}.brief"),
    DocumentKind("excerpt", f"{_ROOM}.excerpt_document", of_subject=True),
)

KINDS: Mapping[str, DocumentKind] = {kind.name: kind for kind in _ALL}
"""Every kind of document by its name."""
OF_EDITION = tuple(kind.name for kind in _ALL if not kind.of_subject)
"""The kinds of which an edition has one each."""
STATEMENT = OF_EDITION[0]
"""The default document; excerpts give its pages."""
