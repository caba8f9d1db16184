"""Word templates of houses, in which a document is then written."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from outcome_reports import tree
from outcome_reports.reading import with_reference_doc
from outcome_reports.writers.docx import write_docx
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.package_changes import changed_package
from tests.support.word_templates import TEMPLATES
from tests.unit.writers.docx_reading import BARE, BRAND, document


@functools.cache
def samples() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return [make(Path(folder, name)).read_bytes() for name, make in TEMPLATES.items()]


def take(data: bytes, place: Path) -> object:
    file = place / "house.dotx"
    file.write_bytes(data)
    return len(write_docx(_document(), with_reference_doc(BRAND, file), BARE))


def _document() -> tree.Document:
    """A document with what templates have a say in: headings, lists, a table and its caption."""
    words = tree.Paragraph((tree.Text("Words of it."),))
    items = (tree.ListItem((words,)), tree.ListItem((words,)))
    row = tree.Row((tree.Cell((words,)), tree.Cell((words,))))
    columns = (tree.Column(0.5), tree.Column(0.5))
    table = tree.Table(columns=columns, head=(row,), body=(row,), caption=(tree.Text("About it"),))
    lists = (tree.ItemList(items), tree.ItemList(items, ordered=True))
    title = tree.Section((tree.Heading(1, (tree.Text("The title"),)),), role=tree.Role.COVER)
    return document(
        title, tree.Section((tree.Heading(2, (tree.Text("A heading"),)), words, *lists, table)), mark="Draft"
    )


KIND = Kind(samples, changed_package, take, runs=30)
