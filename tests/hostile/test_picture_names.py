"""Pictures whose names mean something to HTML, XML or addresses, in every format."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

import outcome_reports as outr
from tests.unit.intake.test_pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.folders import EditionFolder

NAMES = [
    "a b.png",
    "Unterschrift Präsidentin.png",
    'the "signature".png',
    "a<b>&amp;.png",
    "50%25#1?.png",
    "ลายเซ็น.png",
    "it's.png",
    "a;b,c=d+e.png",
]


def test_a_picture_of_any_name_is_in_all_formats(folder: EditionFolder, tmp_path: Path) -> None:
    signed = "".join(
        f"  - {{name: N{number}, office: O, signature: 'images/{name.replace(chr(39), chr(39) * 2)}'}}\n"
        for number, name in enumerate(NAMES)
    )
    folder.write("foreword.yaml", f"text: x\nsignatories:\n{signed}")
    for number, name in enumerate(NAMES):
        folder.write(f"images/{name}", picture(size=(40 + number, 30)))
    statement = folder.load().statement()
    assert statement.to_html().count(b"data:image/png") >= len(NAMES)
    with zipfile.ZipFile(io.BytesIO(statement.to("docx"))) as archive:
        assert len([name for name in archive.namelist() if name.startswith("word/media/")]) >= len(NAMES)
    pdf = statement.to("pdf")
    assert pdf.count(b"/Subtype /Image") >= len(NAMES)
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert outr.load_document(tmp_path / "a.pdf").to("pdf") == pdf


@pytest.mark.parametrize("name", ["a\u202eb.png", "a\u200bb.png"])
def test_names_that_hide_something_are_refused(folder: EditionFolder, name: str) -> None:
    folder.write("foreword.yaml", f"text: x\nsignatories:\n  - {{name: N, office: O, signature: 'images/{name}'}}\n")
    folder.write(f"images/{name}", picture())
    assert "invisible" in str(folder.found())
