"""Word templates of houses, in which a document is then written."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from outcome_reports.reading import with_reference_doc
from outcome_reports.writers.docx import write_docx
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.package_changes import changed_package
from tests.support.sample_tree import sample_document
from tests.support.word_templates import TEMPLATES
from tests.unit.writers.docx_reading import BARE, BRAND


@functools.cache
def samples() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return [make(Path(folder, name)).read_bytes() for name, make in TEMPLATES.items()]


def take(data: bytes, place: Path) -> object:
    file = place / "house.dotx"
    file.write_bytes(data)
    return len(write_docx(sample_document(), with_reference_doc(BRAND, file), BARE))


KIND = Kind(samples, changed_package, take, runs=30)
